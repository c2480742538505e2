"""The council's place in the back office, and the words of its log."""

from django.urls import include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from registrations.log_sentences import register_sentences

from . import rules, staff

LOG_ACTIONS = {
    "council.assigned": ("Phân công theo dõi đơn vị", "Năm {year}: {name} theo dõi {unit}"),
    "council.unassigned": ("Bỏ phân công", "Năm {year}: {name} thôi theo dõi {unit}"),
    "council.reported": ("Báo cáo của thành viên", "{name} gửi báo cáo về {unit}"),
}
menu = Menu(register_hook_name="register_council_menu_item")


@hooks.register("register_admin_urls")
def register_urls():
    return [path("hoi-dong/phan-cong/", include((staff.urlpatterns, "council_desk")))]


@hooks.register("register_admin_menu_item")
def register_menu():
    return SubmenuMenuItem("Hội đồng", menu, name="council", icon_name="group", order=236)


class AssignmentsItem(MenuItem):
    """Shown to those who may see it."""

    def is_shown(self, request):
        return rules.may_see_assignments(request.user)


@hooks.register("register_council_menu_item")
def register_item():
    return AssignmentsItem("Phân công đơn vị", reverse("council_desk:table"), icon_name="group", order=20)


@hooks.register("register_log_actions")
def log_actions(actions):
    register_sentences(actions, LOG_ACTIONS)
