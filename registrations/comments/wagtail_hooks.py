"""What Wagtail's back office learns from this room."""

from wagtail import hooks

from .staff import CommentViewSet


@hooks.register("register_log_actions")
def log_actions(actions):
    """Events of a comment's life, as the history shows them."""
    actions.register_action("comments.handle", "Xử lý ý kiến", "Đã phân loại, giao hoặc cập nhật ý kiến")
    actions.register_action("comments.open_sender", "Mở thông tin người gửi", "Đã mở thông tin người gửi ý kiến")
    actions.register_action(
        "comments.erase_contact",
        "Xóa thông tin người gửi",
        "Đã xóa thông tin liên hệ của người gửi khi hết hạn lưu",
    )


@hooks.register("register_admin_viewset")
def register_viewset():
    return CommentViewSet()
