"""The room's place in the back office and the words of its log."""

from django.urls import reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from registrations.log_sentences import register_sentences

from . import rules
from .staff import MeetingViewSet

LOG_ACTIONS = {
    "meetings.agenda": ("Chương trình họp", "Đã lưu chương trình họp: {count} mục"),
    "meetings.paper": ("Thêm tài liệu họp", "Đã thêm tài liệu “{title}”"),
    "meetings.paper_removed": ("Bỏ tài liệu họp", "Đã bỏ tài liệu “{title}”"),
    "meetings.called": ("Mời họp", "Đã mời {count} thành viên"),
    "meetings.changed": ("Báo thay đổi phiên họp", "Đã báo {count} thành viên"),
    "meetings.substitute": ("Ghi người dự thay", "{name} dự thay {member}"),
    "meetings.substitute_removed": ("Bỏ người dự thay", "{name} thôi dự thay {member}"),
    "meetings.attendance": ("Điểm danh", "Đã ghi {count} thành viên"),
    "meetings.votes": ("Kết quả biểu quyết", "Đã lưu {count} nội dung biểu quyết"),
}


@hooks.register("register_admin_viewset")
def register_viewset():
    return MeetingViewSet()


class MembersItem(MenuItem):
    """Shown to members and to those who prepare the meetings."""

    def is_shown(self, request):
        return rules.is_member(request.user)


@hooks.register("register_council_menu_item")
def register_members_area():
    return MembersItem("Khu vực thành viên", reverse("meetings:home"), icon_name="user", order=50)


@hooks.register("register_log_actions")
def register_log_actions(actions):
    register_sentences(actions, LOG_ACTIONS)
