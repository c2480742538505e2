"""Search in the back office: the list of abbreviations, and a word when the search server is out."""

import datetime

from django.urls import path, reverse
from django.utils import timezone
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.admin.ui.components import Component
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet

from . import staff
from .engines import fallback
from .models import Abbreviation
from .text import clean


class AddAbbreviationView(CreateView):
    """The form for a new one, filled with the text that a report was asked about."""

    def get_initial_form_instance(self):
        return Abbreviation(short=clean(self.request.GET.get("short", ""))[:40])


class AbbreviationViewSet(SnippetViewSet):
    """Chữ viết tắt: edited by whoever may change snippets of this kind."""

    model = Abbreviation
    add_view_class = AddAbbreviationView
    icon = "search"
    menu_label = "Chữ viết tắt"
    menu_name = "abbreviations"
    menu_hook = "register_catalogue_menu_item"
    menu_order = 50
    list_display = ["short", "long", "ambiguous"]
    list_filter = ["ambiguous"]
    search_fields = ["short", "long"]
    search_backend_name = None
    ordering = ["short"]
    panels = [
        HelpPanel(
            content="<p>Khi người dùng gõ chữ viết tắt, Trang tìm cả cách viết đầy đủ, và ngược lại. "
            "Thay đổi có hiệu lực ngay, không cần lập lại chỉ mục.</p>"
        ),
        FieldPanel("short"),
        FieldPanel("long"),
        FieldPanel("ambiguous"),
    ]


register_snippet(AbbreviationViewSet)


class ServerPanel(Component):
    """Says on the first screen that the embedded index answers in place of the server, and since when."""

    name = "search_server"
    order = 10
    template_name = "search/staff/server.html"

    def __init__(self, status: fallback.Status) -> None:
        self.status = status

    def get_context_data(self, parent_context):
        since = None
        if self.status.state.open:
            since = datetime.datetime.fromtimestamp(self.status.state.since, timezone.get_current_timezone())
        return {"since": since}


@hooks.register("construct_homepage_panels", order=1100)
def say_that_the_server_is_out(request, panels):
    status = fallback.status()
    if status.degraded:
        panels.insert(0, ServerPanel(status))


@hooks.register("register_admin_urls")
def register_report_url():
    return [path("tu-khoa-tim-kiem/", staff.asked, name="search_asked")]


class _AskedItem(MenuItem):
    """Shown to who may read the report."""

    def is_shown(self, request):
        return staff.may_see(request.user)


@hooks.register("register_reports_menu_item")
def register_report_item():
    return _AskedItem("Từ khóa tìm kiếm", reverse("search_asked"), name="search-asked", icon_name="search", order=120)
