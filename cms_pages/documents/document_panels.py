"""Panels of the editor of a document."""

from django.utils.functional import cached_property
from wagtail.admin.panels import Panel

from .doubts import doubts_of
from .listing import incoming_of


class StandingPanel(Panel):
    """Whether the document is in force today, and what other documents say of it."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "cms_pages/documents/admin/standing.html"

        def is_shown(self):
            return bool(self.instance.pk and self.instance.issued_on)

        @cached_property
        def incoming(self):
            """Relations that others declare."""
            return incoming_of(self.instance)

        def get_context_data(self, parent_context=None):
            page = self.instance
            context = {"standing": page.standing_on(), "incoming": self.incoming, "page": page}
            context["doubts"] = doubts_of(type(page).objects.get(pk=page.pk), self.incoming)
            return super().get_context_data(parent_context) | context
