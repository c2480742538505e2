"""The room's place in the back office and the words of its log."""

from wagtail import hooks

from registrations.log_sentences import register_sentences

from .staff import PledgesViewSet

LOG_ACTIONS = {
    "pledges.opened": ("Đưa giao ước ra ký", "Đã đưa bản {number} ra ký. {note}"),
    "pledges.signed": ("Ký giao ước", "{unit} đã ký bản {number}"),
    "pledges.completed": ("Ký đủ giao ước", "Mọi đơn vị đã ký bản {number}, mã tra cứu {receipt}"),
    "pledges.reminded": ("Nhắc ký giao ước", "Đã nhắc {count} đơn vị chưa ký"),
    "pledges.publicity": ("Đổi phần công khai của giao ước", "Phần công khai: {publicity}"),
}


@hooks.register("register_admin_viewset")
def register_viewset():
    return PledgesViewSet()


@hooks.register("register_log_actions")
def register_log_actions(actions):
    register_sentences(actions, LOG_ACTIONS)
