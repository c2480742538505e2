"""This room's menu in the back office and the words of its log."""

from django.urls import reverse
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from registrations.log_sentences import register_sentences

from . import rules
from .staff import MENU, VIEWSETS

LOG_ACTIONS = {
    "feedback.assign": ("Giao xử lý", "Đã giao xử lý: {names}"),
    "feedback.note": ("Ghi chú", "Đã ghi chú nội bộ"),
    "feedback.ask": ("Đề nghị bổ sung", "Đã đề nghị người gửi bổ sung"),
    "feedback.go_on": ("Thôi chờ bổ sung", "Đã thôi chờ người gửi bổ sung"),
    "feedback.extend": ("Gia hạn", "Đã gia hạn thêm {days} ngày làm việc"),
    "feedback.forward": ("Chuyển cơ quan khác", "Đã chuyển cơ quan khác bằng văn bản số {number}"),
    "feedback.merge": ("Gộp trùng", "Đã gộp vào {into}"),
    "feedback.set_aside": ("Xếp thư rác", "Đã xếp vào thư rác"),
    "feedback.take_back": ("Lấy lại", "Đã lấy lại để xử lý"),
    "feedback.restrict": ("Sổ phản ánh vi phạm", "{words}"),
    "feedback.open_sender": ("Mở thông tin người gửi", "Đã mở thông tin người gửi"),
    "feedback.draft": ("Soạn trả lời", "Đã lưu bản trả lời"),
    "feedback.submit": ("Trình duyệt", "Đã trình duyệt bản trả lời"),
    "feedback.approve": ("Duyệt trả lời", "Đã duyệt và gửi trả lời"),
    "feedback.send_back": ("Trả lại", "Đã trả lại bản trả lời để sửa"),
    "feedback.publish": ("Đăng Hỏi đáp", "Đã đăng vào mục Hỏi đáp"),
    "feedback.change_entry": ("Sửa Hỏi đáp", "Đã sửa nội dung ở mục Hỏi đáp"),
    "feedback.withdraw": ("Gỡ Hỏi đáp", "Đã gỡ khỏi mục Hỏi đáp"),
    "feedback.erase_contact": ("Xóa thông tin người gửi", "Đã xóa thông tin người gửi, tệp và che nội dung riêng"),
    "feedback.erase_words": ("Xóa nội dung", "Đã xóa nội dung khi hết hạn lưu"),
}

feedback_menu = Menu(register_hook_name=MENU, construct_hook_name="construct_feedback_menu")


class _Item(MenuItem):
    def is_shown(self, request):
        return rules.may_read(request.user)


@hooks.register("register_admin_menu_item")
def menu():
    return SubmenuMenuItem("Hỏi đáp, góp ý", feedback_menu, name="hoi-dap-gop-y", icon_name="mail", order=225)


@hooks.register(MENU)
def inbox_item():
    return _Item("Hộp góp ý, câu hỏi", reverse("feedback_desk:index"), name="hop-gop-y", icon_name="mail", order=10)


@hooks.register(MENU)
def entries_item():
    return _Item(
        "Câu hỏi đã đăng", reverse("feedback_desk:entries"), name="cau-hoi-da-dang", icon_name="view", order=20
    )


@hooks.register(MENU)
def figures_item():
    return _Item("Số liệu", reverse("feedback_desk:figures"), name="so-lieu-gop-y", icon_name="table", order=30)


@hooks.register("register_admin_viewset")
def register_viewsets():
    return [viewset() for viewset in VIEWSETS]


@hooks.register("register_log_actions")
def register_log_actions(actions):
    register_sentences(actions, LOG_ACTIONS)
