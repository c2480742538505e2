"""The room's place in the back office, and where pages are noticed."""

from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import actions, staff


@hooks.register("before_serve_page")
def notice(page, request, args, kwargs):
    actions.note_page(request, page)


@hooks.register("register_admin_urls")
def register_report_url():
    return [path("luot-doc/", staff.report, name="readings_report")]


@hooks.register("register_reports_menu_item")
def register_report_item():
    return MenuItem("Lượt đọc", reverse("readings_report"), name="readings", icon_name="view", order=110)
