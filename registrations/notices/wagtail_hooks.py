"""The notices' place in the back office and the words of their log."""

from wagtail import hooks

from registrations.log_sentences import register_sentences

from .staff import NoticesViewSet

LOG_ACTIONS = {
    "notices.word": ("Sửa cách báo", "Đã sửa cách báo “{name}”"),
    "notices.send_again": ("Gửi lại thư", "Đã gửi lại thư"),
}


@hooks.register("register_admin_viewset")
def register_viewset():
    return NoticesViewSet()


@hooks.register("register_log_actions")
def register_log_actions(actions):
    register_sentences(actions, LOG_ACTIONS)
