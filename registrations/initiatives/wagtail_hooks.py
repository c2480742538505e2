"""The room's place in the back office and the words of its log."""

from wagtail import hooks

from registrations.log_sentences import register_sentences

from .staff import InitiativesDesk

LOG_ACTIONS = {
    "initiatives.submit": ("Gửi đơn sáng kiến", "Đơn vị đã gửi đơn sáng kiến, mã {receipt}"),
    "initiatives.withdraw": ("Rút đơn sáng kiến", "Đơn vị đã rút đơn sáng kiến"),
    "initiatives.return": ("Trả lại đơn sáng kiến", "Đã trả lại đơn sáng kiến để bổ sung"),
    "initiatives.recognise": ("Công nhận sáng kiến", "Đã ghi quyết định công nhận sáng kiến"),
    "initiatives.refuse": ("Không công nhận sáng kiến", "Đã ghi không công nhận sáng kiến"),
    "initiatives.likeness": ("Kết luận trùng lặp", "Kết luận về khả năng trùng lặp: {verdict}"),
}


@hooks.register("register_admin_viewset")
def register_viewsets():
    return InitiativesDesk()


@hooks.register("register_log_actions")
def register_log_actions(actions):
    register_sentences(actions, LOG_ACTIONS)
