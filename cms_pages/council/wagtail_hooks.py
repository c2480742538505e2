"""The council's place in the back office, and the words of its log."""

from django.urls import include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.admin.widgets import Button

from registrations.log_sentences import register_sentences

from . import rules, staff
from .models import ProvincialClusterPage

LOG_ACTIONS = {
    "council.assigned": ("Phân công theo dõi đơn vị", "Năm {year}: {name} theo dõi {unit}"),
    "council.unassigned": ("Bỏ phân công", "Năm {year}: {name} thôi theo dõi {unit}"),
    "council.report_day": ("Hạn báo cáo của thành viên", "Năm {year}: trước ngày {day}"),
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


@hooks.register("register_page_header_buttons")
def next_year_button(page, user, next_url=None, view_name=""):
    """On the page of a cluster between provinces: begin the one of the year after."""
    page = page.specific_deferred
    if isinstance(page, ProvincialClusterPage) and page.get_parent().permissions_for_user(user).can_add_subpage():
        url = reverse("council_desk:next_year", args=[page.pk])
        yield Button("Lập trang năm sau", url, icon_name="copy", priority=60)


@hooks.register("register_log_actions")
def log_actions(actions):
    register_sentences(actions, LOG_ACTIONS)
