"""The room's place in the back office and the words of its log."""

from wagtail import hooks

from registrations.log_sentences import register_sentences

from .staff import ExemplarsDesk

LOG_ACTIONS = {
    "exemplars.submit": ("Gửi đề xuất gương điển hình", "Đơn vị đã gửi đề xuất gương điển hình, mã {receipt}"),
    "exemplars.withdraw": ("Rút đề xuất gương điển hình", "Đơn vị đã rút đề xuất gương điển hình"),
    "exemplars.return": ("Trả lại đề xuất gương điển hình", "Đã trả lại đề xuất gương điển hình để bổ sung"),
    "exemplars.accept": ("Tiếp nhận đề xuất gương điển hình", "Đã tiếp nhận đề xuất gương điển hình"),
    "exemplars.refuse": ("Không tiếp nhận đề xuất gương điển hình", "Đã ghi không tiếp nhận đề xuất gương điển hình"),
}


@hooks.register("register_admin_viewset")
def register_viewsets():
    return ExemplarsDesk()


@hooks.register("register_log_actions")
def register_log_actions(actions):
    register_sentences(actions, LOG_ACTIONS)
