"""Desks of the back office: pages of a room that lie behind its list, for whom the room's rule lets in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin


class Desk(WagtailAdminTemplateMixin, TemplateView):
    """A page of a desk: who may come, and the way back to where the desk begins.

    A room sets ``allowed`` (its rule, as a ``staticmethod`` that takes the account) and ``begins`` (the name of the
    route of its first page, and what that page is called). Raises PermissionDenied for everybody else.
    """

    http_method_names = ["get", "head", "post"]
    allowed: Callable[[Any], bool]
    begins: tuple[str, str]

    def dispatch(self, request, *args, **kwargs):
        if not self.allowed(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def trail(self):
        """Breadcrumbs between the beginning and this page."""
        return []

    def get_breadcrumbs_items(self):
        route, label = self.begins
        return [*self.breadcrumbs_items, {"url": reverse(route), "label": label}, *self.trail()]
