"""What the page of a movement still misses, said to who has it open in the editor."""

from django.utils import timezone
from wagtail.admin.panels import Panel

from cms_pages.movements import gaps


class GapsPanel(Panel):
    """Criteria, launch document and reviews that are missing; the facts that changed since the page was handed in."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "cms_pages/movements/admin/gaps.html"

        def is_shown(self):
            return bool(self.instance.pk and self.instance.movement_id and self.missing)

        @property
        def missing(self):
            return gaps.of_page(self.instance, timezone.localdate())

        def get_context_data(self, parent_context=None):
            return super().get_context_data(parent_context) | {"missing": self.missing}
