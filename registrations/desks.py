"""Desks of the back office: pages of a room that lie behind its list, for whom the room's rule lets in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.urls import reverse
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin


def narrowed(
    found: QuerySet, asked: Mapping[str, str], filters: Iterable[tuple[str, str, Any]]
) -> tuple[QuerySet, dict]:
    """Rows of the chosen values, and {field: what is chosen}. A filter is (field, name in the address, choices).

    What no choice offers is as if nothing were asked.
    """
    chosen = {}
    for field, name, choices in filters:
        value = asked.get(name, "")
        chosen[field] = value if value in dict(choices) else ""
        found = found.filter(**{field: chosen[field]}) if chosen[field] else found
    return found, chosen


class Screen(WagtailAdminTemplateMixin, TemplateView):
    """A page of ours in the back office; whom ``allowed`` does not let in gets PermissionDenied."""

    http_method_names = ["get", "head", "post"]
    allowed: Callable[[Any], bool]

    def dispatch(self, request, *args, **kwargs):
        if not self.allowed(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def again(self, **context):
        """The page once more, with what was typed and what is wrong with it."""
        return self.render_to_response(self.get_context_data(**context), status=422)


class Desk(Screen):
    """A page of a desk, and the way back to where the desk begins.

    A room sets ``allowed`` (its rule, as a ``staticmethod`` that takes the account) and ``begins`` (the name of the
    route of its first page, and what that page is called).
    """

    begins: tuple[str, str]

    def trail(self):
        """Breadcrumbs between the beginning and this page."""
        return []

    def get_breadcrumbs_items(self):
        route, label = self.begins
        return [*self.breadcrumbs_items, {"url": reverse(route), "label": label}, *self.trail()]
