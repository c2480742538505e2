"""What Wagtail's back office learns from this room."""

from wagtail import hooks

from .staff import ConsultationsGroup


@hooks.register("register_log_actions")
def log_actions(actions):
    """Events of a consultation's life, as the history shows them."""
    actions.register_action("consultations.open", "Mở lấy ý kiến", "Đã duyệt mở cuộc lấy ý kiến")
    actions.register_action(
        "consultations.draw", "Lấy từ đề nghị", "Đã đưa trường hợp từ đề nghị của đơn vị vào danh sách"
    )
    actions.register_action("consultations.change", "Điều chỉnh", "Đã ghi một điều chỉnh sau khi mở")
    actions.register_action("consultations.outcome", "Công bố kết quả", "Đã công bố kết quả lấy ý kiến")
    actions.register_action("consultations.handle", "Xử lý ý kiến", "Đã phân loại, giao hoặc cập nhật ý kiến")
    actions.register_action("consultations.open_sender", "Mở thông tin người gửi", "Đã mở thông tin người gửi ý kiến")
    actions.register_action(
        "consultations.erase_contact",
        "Xóa thông tin người gửi",
        "Đã xóa thông tin liên hệ của người gửi khi hết hạn lưu",
    )


@hooks.register("register_admin_viewset")
def register_viewsets():
    return ConsultationsGroup()
