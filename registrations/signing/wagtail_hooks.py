"""The room's place in the back office."""

from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import rules, staff


@hooks.register("register_admin_urls")
def register_urls():
    return [path("xac-nhan-ky/", staff.AttemptsView.as_view(), name="signing_attempts")]


class _Item(MenuItem):
    """Shown to who looks after accounts."""

    def is_shown(self, request):
        return rules.may_see_attempts(request.user)


@hooks.register("register_reports_menu_item")
def register_report():
    return _Item("Xác nhận ký duyệt", reverse("signing_attempts"), name="signing", icon_name="key", order=190)
