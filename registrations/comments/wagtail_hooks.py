"""What Wagtail's back office learns from this room."""

from wagtail import hooks

from registrations.log_sentences import register_sentences

from .staff import CommentViewSet
from .staff_rules import HandlingTermViewSet, LegalNoticeViewSet, OpeningsViewSet

LOG_ACTIONS = {
    "comments.handle": ("Xử lý ý kiến", "Đã phân loại, giao hoặc cập nhật ý kiến"),
    "comments.propose": ("Đề xuất chờ người thứ hai", "Đã đề xuất: {what}"),
    "comments.decide": ("Quyết định đề xuất", "Người thứ hai đã quyết định: {result}"),
    "comments.restore": ("Tính lại ý kiến", "Đã tính lại ý kiến đã để riêng"),
    "comments.restrict": ("Chuyển sổ hạn chế", "Đã chuyển ý kiến vào sổ hạn chế"),
    "comments.forward": ("Chuyển cơ quan có thẩm quyền", "Đã ghi việc chuyển cơ quan có thẩm quyền"),
    "comments.answer": ("Trả lời người gửi", "Đã trả lời người gửi ý kiến"),
    "comments.enter_paper": ("Nhập bản giấy", "Đã nhập ý kiến gửi bằng bản giấy"),
    "comments.open_sender": ("Mở thông tin người gửi", "Đã mở thông tin người gửi ý kiến"),
    "comments.erase_contact": (
        "Xóa thông tin người gửi",
        "Đã xóa thông tin liên hệ của người gửi khi hết hạn lưu",
    ),
}


@hooks.register("register_log_actions")
def log_actions(actions):
    """Events of a comment's life, as the history shows them."""
    register_sentences(actions, LOG_ACTIONS)


@hooks.register("register_admin_viewset")
def register_viewsets():
    return [CommentViewSet(), HandlingTermViewSet(), LegalNoticeViewSet(), OpeningsViewSet()]
