"""What the editor of a story is told of its consent, and of the awards it shows."""

from django.urls import reverse
from wagtail.admin.panels import Panel

from registrations.awards.models import AwardRecord


class ConsentPanel(Panel):
    """Whether the people told of consented; who consented is for those who keep the forms, on a screen of its own."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "cms_pages/exemplars/admin/consent.html"

        def get_context_data(self, parent_context=None):
            page = self.instance
            may_see = bool(page.pk) and self.request.user.has_perm("cms_exemplars.view_consent")
            return super().get_context_data(parent_context) | {
                "obstacles": page.obstacles(),
                "address": reverse("exemplar-consent", args=[page.pk]) if may_see else "",
                "is_new": not page.pk,
            }


def _is_to_come(record):
    """Whether readers will see the award once its decision is published: a story waits for it in a bundle."""
    return record.is_public and record.decision.published_at is None


class FallenAwardsPanel(Panel):
    """Names the awards in the story's timeline that no longer stand, or that readers no longer see."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "cms_pages/exemplars/admin/fallen_awards.html"

        def is_shown(self):
            return bool(self.fallen)

        @property
        def fallen(self):
            """Award records linked to the page that ended or are not public; those still to be published are neither."""
            if not self.instance.pk:
                return []
            linked = AwardRecord.objects.filter(exemplar_links__page=self.instance).select_related("decision", "title")
            seen = set(
                AwardRecord.objects.public().filter(exemplar_links__page=self.instance).values_list("pk", flat=True)
            )
            return [
                (record, record.pk in seen)
                for record in linked
                if record.ended_on or (record.pk not in seen and not _is_to_come(record))
            ]

        def get_context_data(self, parent_context=None):
            return super().get_context_data(parent_context) | {"fallen": self.fallen}
