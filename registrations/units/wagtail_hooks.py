"""The directory's place in the back office."""

from wagtail import hooks
from wagtail.admin.menu import Menu, SubmenuMenuItem

from .staff import UnitViewSet

# Rooms hang their lists in here: `menu_hook = "register_catalogue_menu_item"` on a viewset.
catalogue_menu = Menu(register_hook_name="register_catalogue_menu_item", construct_hook_name="construct_catalogue_menu")


@hooks.register("register_admin_menu_item")
def register_catalogue_menu():
    return SubmenuMenuItem("Danh mục", catalogue_menu, name="catalogue", icon_name="list-ul", order=240)


@hooks.register("register_admin_viewset")
def register_viewset():
    return UnitViewSet()


@hooks.register("register_log_actions")
def log_actions(actions):
    """Events of a unit, as its history shows them."""

    def named(text):
        return lambda data: text.format(**{"name": "", "role": ""} | (data or {}))

    actions.register_action("units.name", "Tên khác", named("Đã lưu tên khác: {name}"))
    actions.register_action("units.name_removed", "Bỏ tên", named("Đã bỏ tên khác: {name}"))
    actions.register_action("units.succession", "Đơn vị tiền nhiệm", named("Đã lưu đơn vị tiền nhiệm: {name}"))
    actions.register_action("units.succession_removed", "Bỏ tiền nhiệm", named("Đã bỏ đơn vị tiền nhiệm: {name}"))
    actions.register_action("units.joined", "Thêm thành viên", named("{name} nhận vai trò {role}"))
    actions.register_action("units.left", "Kết thúc vai trò", named("{name} thôi vai trò"))
