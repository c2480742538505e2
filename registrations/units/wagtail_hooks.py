"""The directory's place in the back office."""

from wagtail import hooks
from wagtail.admin.menu import Menu, SubmenuMenuItem

from registrations.log_sentences import register_sentences

from .staff import UnitViewSet

# Rooms hang their lists in here: `menu_hook = "register_catalogue_menu_item"` on a viewset.
catalogue_menu = Menu(register_hook_name="register_catalogue_menu_item", construct_hook_name="construct_catalogue_menu")


@hooks.register("register_admin_menu_item")
def register_catalogue_menu():
    return SubmenuMenuItem("Danh mục", catalogue_menu, name="catalogue", icon_name="list-ul", order=240)


@hooks.register("register_admin_viewset")
def register_viewset():
    return UnitViewSet()


LOG_ACTIONS = {
    "units.name": ("Tên khác", "Đã lưu tên khác: {name}"),
    "units.name_removed": ("Bỏ tên", "Đã bỏ tên khác: {name}"),
    "units.succession": ("Đơn vị tiền nhiệm", "Đã lưu đơn vị tiền nhiệm: {name}"),
    "units.succession_removed": ("Bỏ tiền nhiệm", "Đã bỏ đơn vị tiền nhiệm: {name}"),
    "units.joined": ("Thêm thành viên", "{name} nhận vai trò {role}"),
    "units.handed_over": ("Bàn giao", "{name} bàn giao vai trò cho {to}"),
    "units.collectives": ("Thêm tập thể", "Đã thêm {count} tập thể do đơn vị đăng ký thay"),
    "units.collective_renamed": ("Đổi tên tập thể", "{old} đổi tên thành {name}"),
    "units.collective_ended": ("Bỏ tập thể", "Đã bỏ {name} khỏi danh sách"),
    "units.left": ("Kết thúc vai trò", "{name} thôi vai trò"),
}


@hooks.register("register_log_actions")
def log_actions(actions):
    """Events of a unit, as its history shows them."""
    register_sentences(actions, LOG_ACTIONS)
