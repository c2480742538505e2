"""Addresses of everything public that is no page, for search machines; children under 16 are left out.

What asks search machines to stay away (awards that no longer stand) is not told to them either.
"""

from django.db.models import ExpressionWrapper, F, IntegerField, Max, OuterRef, Subquery
from django.urls import reverse

from cms_pages.core.sitemaps import FixedSitemap, PageSitemap, PartedSitemap
from cms_pages.plans.models import WorkPlan
from registrations.awards.kinds import TargetGroup
from registrations.awards.models import AwardEvent, AwardRecord
from registrations.consultations.models import Consultation
from registrations.feedback.models import Entry
from registrations.recipients.queries import with_public_pages


class RecordSitemap(PartedSitemap):
    """All public records that stand."""

    changed = "decision__published_at"

    def items(self):
        shown = AwardRecord.objects.public().filter(is_minor=False, ended_on__isnull=True)
        return shown.select_related("decision").only("public_id", "decision__published_at").order_by("pk")

    @property
    def paginator(self):
        parts = super().paginator
        newest = AwardEvent.objects.filter(record=OuterRef("pk")).order_by("-recorded_at").values("recorded_at")[:1]
        parts.items = parts.items.annotate(corrected_at=Subquery(newest))
        return parts

    def parts(self):
        """A part changed when a decision of it was published, or when something happened to one of its records."""
        number = ExpressionWrapper((F("record_id") - 1) / self.limit + 1, output_field=IntegerField())
        events = AwardEvent.objects.order_by().annotate(part=number).values_list("part")
        happened = dict(events.annotate(newest=Max("recorded_at")))
        return [(part, max(filter(None, [newest, happened.get(part)]))) for part, newest in super().parts()]

    def lastmod(self, item):
        return max(filter(None, [item.decision.published_at, item.corrected_at]))


class RecipientSitemap(PartedSitemap):
    """Pages that join at least two public awards of one recipient."""

    def items(self):
        return with_public_pages().only("public_id").order_by("pk")


class QuestionSitemap(PartedSitemap):
    """Published questions with their answers."""

    changed = "changed_at"

    def items(self):
        return Entry.objects.public().only("slug", "published_at", "changed_at").order_by("pk")

    def lastmod(self, item):
        return item.changed_at or item.published_at


class ConsultationSitemap(PartedSitemap):
    """Windows for comments that were opened."""

    def items(self):
        return Consultation.objects.public().only("slug").order_by("pk")


class PlanSitemap(PartedSitemap):
    """Work plans that are public."""

    changed = "published_at"

    def items(self):
        shown = WorkPlan.objects.filter(published_at__isnull=False).select_related("organising_body")
        return shown.only("year", "published_at", "organising_body__slug").order_by("pk")

    def lastmod(self, item):
        return item.published_at


class SectionSitemap(FixedSitemap):
    """The pages by which everything else is found."""

    names = (
        "archive:search",
        "archive:book-shelf",
        "figures:overview",
        "figures:by-year",
        "figures:by-unit",
        "figures:targets",
        "consultations:index",
        "feedback:index",
        "clusters_public:index",
        "plans:index",
        "target_groups:index",
        "open_data:index",
        "site-map",
    )


class GroupSitemap(FixedSitemap):
    """One page for each target group."""

    names = tuple(TargetGroup.values)

    def location(self, item):
        return reverse("target_groups:group", args=[item])


SITEMAPS = {"luot-khen": RecordSitemap, "nguoi": RecipientSitemap, "hoi-dap": QuestionSitemap}
OF_SITE = {
    "trang": PageSitemap,
    "muc": SectionSitemap,
    "nhom": GroupSitemap,
    "lay-y-kien": ConsultationSitemap,
    "ke-hoach": PlanSitemap,
}

OF_ARCHIVE = {name: (sitemap, "archive:sitemap") for name, sitemap in SITEMAPS.items()}
ALL = {name: (sitemap, "sitemap-part") for name, sitemap in OF_SITE.items()} | OF_ARCHIVE
