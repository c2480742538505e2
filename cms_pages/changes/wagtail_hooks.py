"""The room's place in the back office and the words of its log."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from registrations.log_sentences import register_sentences

from . import queries, staff
from .coverage import words_of
from .guard import BORNE

LOG_ACTIONS = {
    "changes.proposed": ("Đề nghị thay đổi", "Đề nghị thay đổi: {fields}"),
    "changes.approved": ("Duyệt thay đổi", "Đã duyệt thay đổi do {author} đề nghị"),
    "changes.returned": ("Không duyệt thay đổi", "Không duyệt thay đổi: {reason}"),
    "changes.withdrawn": ("Rút thay đổi", "Đã rút đề nghị thay đổi"),
    "changes.taken_off": ("Gỡ thông báo", "Đã gỡ khỏi mọi trang: “{words}”"),
}


class _ChangesItem(MenuItem):
    def is_shown(self, request):
        return queries.use_list(request.user)


@hooks.register("register_newsroom_menu_item")
def menu_item():
    return _ChangesItem("Thay đổi chờ duyệt", reverse("thay-doi:index"), name="changes", icon_name="view", order=25)


@hooks.register("register_admin_urls")
def urls():
    patterns = [
        path("", staff.ListView.as_view(), name="index"),
        path("<int:pk>/", staff.ChangeView.as_view(), name="change"),
    ]
    return [path("thay-doi/", include((patterns, "thay-doi")))]


@hooks.register("register_log_actions")
def log_actions(actions):
    register_sentences(actions, LOG_ACTIONS)


@hooks.register("before_delete_snippet")
def keep_what_is_borne(request, rows):
    """A topic or category that public pages bear is taken off these pages first."""
    for row in rows:
        words = words_of(type(row))
        if words is not None and not words.fields and (count := queries.shown_by(row)):
            messages.error(request, BORNE.format(count=count))
            return redirect(queries.address_of(row, request.user))
    return None
