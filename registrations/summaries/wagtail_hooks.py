"""What Wagtail's back office learns from this room."""

from wagtail import hooks

from .staff import SummaryViewSet
from .staff_rules import OutcomeRuleViewSet


@hooks.register("register_log_actions")
def log_actions(actions):
    """Events on the way to an outcome, as the history of a consultation shows them."""
    for name, words, told in (
        ("write", "Soạn kết quả", "Đã lưu kết quả đang soạn"),
        ("send", "Gửi duyệt kết quả", "Đã gửi kết quả để người khác công bố"),
        ("return", "Trả lại kết quả", "Đã trả lại kết quả cho người soạn"),
        ("point", "Ghi nhóm ý kiến", "Đã ghi một nhóm ý kiến"),
        ("drop_point", "Bỏ nhóm ý kiến", "Đã bỏ một nhóm ý kiến"),
        ("report", "Lập báo cáo tổng hợp", "Đã lập một bản báo cáo tổng hợp"),
        ("submit", "Trình báo cáo tổng hợp", "Đã trình Hội đồng một bản báo cáo tổng hợp"),
        ("open_senders", "Mở phụ lục người gửi", "Đã mở phụ lục có tên người gửi ý kiến"),
        ("remove_details", "Gỡ thông tin", "Đã gỡ thông tin của trường hợp không được khen thưởng"),
    ):
        actions.register_action(f"summaries.{name}", words, told)


@hooks.register("register_admin_viewset")
def register_viewset():
    return SummaryViewSet()


@hooks.register("register_admin_viewset")
def register_rules():
    return OutcomeRuleViewSet()
