"""What the page of a year still misses, said to who has it open in the editor."""

from django.utils import timezone
from wagtail.admin.panels import Panel

from cms_pages.targets import gaps


class GapsPanel(Panel):
    """Missing file, targets, candidates or results."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "cms_pages/targets/admin/gaps.html"

        def is_shown(self):
            return bool(self.instance.pk and self.missing)

        @property
        def missing(self):
            return gaps.of(self.instance, timezone.localdate())

        def get_context_data(self, parent_context=None):
            return super().get_context_data(parent_context) | {"missing": self.missing}
