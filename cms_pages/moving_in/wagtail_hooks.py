"""The room's place in the back office and the words of its log."""

from wagtail import hooks

from cms_pages.moving_in.staff import BatchViewSet
from registrations.log_sentences import register_sentences

LOG_ACTIONS = {
    "moving_in.received": ("Gửi gói bài", "Đã gửi gói bài “{name}”"),
    "moving_in.begun": ("Chuyển bài", "Bắt đầu chuyển {count} bài thành bản nháp"),
    "moving_in.approved": ("Duyệt đợt chuyển bài", "Đã duyệt đăng {count} bài do {brought_by} chuyển"),
    "moving_in.stopped": ("Dừng chuyển bài", "Đã dừng việc “{stage}”"),
    "moving_in.discarded": ("Bỏ gói bài", "Đã bỏ gói bài “{name}”"),
}


@hooks.register("register_admin_viewset")
def register_viewset():
    return BatchViewSet()


@hooks.register("register_log_actions")
def register_log_actions(actions):
    register_sentences(actions, LOG_ACTIONS)
