"""What Wagtail's back office learns from this room."""

from wagtail import hooks
from wagtail.admin.menu import Menu, SubmenuMenuItem

from registrations.log_sentences import register_sentences

from .staff import ConsultationViewSet, DocumentRuleViewSet

# Rooms above hang their desks in here: `menu_hook = "register_consultation_menu_item"` on a viewset.
consultation_menu = Menu(
    register_hook_name="register_consultation_menu_item", construct_hook_name="construct_consultation_menu"
)


@hooks.register("register_admin_menu_item")
def consultation_menu_item():
    return SubmenuMenuItem("Lấy ý kiến", consultation_menu, name="lay-y-kien", icon_name="group", order=220)


@hooks.register("register_log_actions")
def log_actions(actions):
    """Events of a consultation's life, as the history shows them."""
    actions.register_action("consultations.open", "Mở lấy ý kiến", "Đã duyệt mở cuộc lấy ý kiến")
    actions.register_action(
        "consultations.draw", "Lấy từ đề nghị", "Đã đưa trường hợp từ đề nghị của đơn vị vào danh sách"
    )
    register_sentences(actions, {"consultations.draft": ("Soạn bản thảo", "Đã soạn bản thảo: {what}")})
    actions.register_action("consultations.change", "Điều chỉnh", "Đã ghi một điều chỉnh sau khi mở")
    actions.register_action("consultations.outcome", "Công bố kết quả", "Đã công bố kết quả lấy ý kiến")


@hooks.register("register_admin_viewset")
def register_viewset():
    return [ConsultationViewSet(), DocumentRuleViewSet()]
