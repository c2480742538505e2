"""The room's place in the back office and the words of its log."""

from wagtail import hooks

from registrations.log_sentences import register_sentences

from .staff import MeetingViewSet

LOG_ACTIONS = {
    "meetings.agenda": ("Chương trình họp", "Đã lưu chương trình họp: {count} mục"),
    "meetings.paper": ("Thêm tài liệu họp", "Đã thêm tài liệu “{title}”"),
    "meetings.paper_removed": ("Bỏ tài liệu họp", "Đã bỏ tài liệu “{title}”"),
    "meetings.called": ("Mời họp", "Đã mời {count} thành viên"),
    "meetings.changed": ("Báo thay đổi phiên họp", "Đã báo {count} thành viên"),
    "meetings.attendance": ("Điểm danh", "Đã ghi {count} thành viên"),
    "meetings.votes": ("Kết quả biểu quyết", "Đã lưu {count} nội dung biểu quyết"),
}


@hooks.register("register_admin_viewset")
def register_viewset():
    return MeetingViewSet()


@hooks.register("register_log_actions")
def register_log_actions(actions):
    register_sentences(actions, LOG_ACTIONS)
