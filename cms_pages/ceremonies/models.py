"""Conferences and ceremonies: when and where, the programme, the album, and who was honoured, taken from the records."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, Q, Value, When
from django.utils import timezone
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable
from wagtail.search import index

from cms_pages.core.blocks import MatterBlock
from cms_pages.core.fields import MatterField
from cms_pages.core.happenings import CalendarFileMixin, HappeningMixin
from cms_pages.core.models import BasePage, matter_text
from cms_pages.core.paging import page_of
from cms_pages.core.pictures import with_pictures
from cms_pages.core.sections import SectionMixin
from registrations.awards.models import AwardRecord, Decision
from registrations.titles.models import Level

PER_PAGE = 20
HONOURED_PER_PAGE = 60
AHEAD = 50


class CeremonyIndexPage(CalendarFileMixin, SectionMixin, BasePage):
    """Mục hội nghị, lễ trao tặng: what is ahead, then what has been."""

    template = "cms_pages/ceremonies/index.html"
    parent_page_types = ["cms_home.HomePage"]
    subpage_types = ["cms_ceremonies.CeremonyPage"]
    child_related = ("picture",)
    max_count = 1

    class Meta:
        verbose_name = "mục hội nghị, lễ trao tặng"
        verbose_name_plural = "mục hội nghị, lễ trao tặng"

    def ceremonies(self):
        """Public events."""
        return CeremonyPage.objects.child_of(self).live().public().defer("body")

    def get_context(self, request, *args, **kwargs):
        now = timezone.now()
        held = with_pictures(self.ceremonies().exclude(is_ahead(now))).order_by("-starts_at", "-pk")
        return super().get_context(request, *args, **kwargs) | {
            "ahead": list(self.ceremonies().filter(is_ahead(now)).order_by("starts_at", "pk")[:AHEAD]),
            "held": page_of(request, held, PER_PAGE),
        }

    def calendar_pages(self):
        return list(self.ceremonies().filter(is_ahead(timezone.now())).order_by("starts_at", "pk")[:AHEAD])


def is_ahead(now):
    """Condition that an event has not ended; one without an end lasts to the end of its day."""
    today = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    return Q(ends_at__gt=now) | Q(ends_at__isnull=True, starts_at__gte=today)


class CeremonyPage(HappeningMixin, BasePage):
    """Hội nghị, lễ trao tặng."""

    class Kind(models.TextChoices):
        YEAR_END = "tong-ket", "Hội nghị tổng kết"
        PLEDGE = "giao-uoc", "Ký giao ước thi đua"
        CONFERRAL = "trao-tang", "Lễ trao tặng danh hiệu, phần thưởng"
        MEETING_EXEMPLARS = "gap-mat", "Gặp mặt, tôn vinh điển hình"
        OTHER = "khac", "Sự kiện khác"

    kind = models.CharField("loại", max_length=10, choices=Kind, default=Kind.CONFERRAL)
    starts_at = models.DateTimeField("bắt đầu", db_index=True)
    ends_at = models.DateTimeField("kết thúc", null=True, blank=True)
    place = models.CharField("địa điểm", max_length=250)
    host = models.CharField("cơ quan tổ chức", max_length=250, blank=True)
    body = MatterField(MatterBlock(), verbose_name="diễn biến, ảnh", blank=True)

    template = "cms_pages/ceremonies/ceremony.html"
    search_kind = "page"
    parent_page_types = ["cms_ceremonies.CeremonyIndexPage"]
    subpage_types: list[str] = []
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("kind"),
                FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
                FieldPanel("place"),
                FieldPanel("host"),
            ],
            "Thời gian, địa điểm",
        ),
        FieldPanel("picture"),
        InlinePanel("programme", heading="Chương trình", label="Mục"),
        FieldPanel("body"),
        InlinePanel(
            "decisions",
            heading="Được tôn vinh: theo quyết định (mọi người, tập thể công khai trong quyết định)",
            label="Quyết định",
        ),
        InlinePanel("records", heading="Được tôn vinh: chọn từng lượt khen thưởng", label="Lượt khen thưởng"),
    ]

    class Meta:
        verbose_name = "hội nghị, lễ trao tặng"
        verbose_name_plural = "hội nghị, lễ trao tặng"

    def clean(self):
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": "Giờ kết thúc cần sau giờ bắt đầu."})

    def honoured(self):
        """Public records of the chosen decisions and the records chosen one by one; never typed, the highest first.

        An award that has ended since stays out: nobody is honoured for what no longer stands.
        """
        if "decisions" in getattr(self, "_cluster_related_objects", {}):  # a draft, as in a preview
            decisions = [link.decision_id for link in self.decisions.all()]
            records = [link.record_id for link in self.records.all()]
        else:
            decisions = CeremonyDecision.objects.filter(page=self).values("decision")
            records = CeremonyRecord.objects.filter(page=self).values("record")
        rank = Case(*(When(level=level, then=Value(at)) for at, level in enumerate(Level.values)), default=Value(99))
        return (
            AwardRecord.objects.public()
            .standing()
            .filter(Q(decision__in=decisions) | Q(pk__in=records))
            .select_related("decision", "title")
            .order_by(rank, "decision__signed_on", "decision_id", "order", "pk")
        )

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {
            "programme": list(self.programme.all()),
            "honoured": (honoured := page_of(request, self.honoured(), HONOURED_PER_PAGE)),
            "rolls": by_award(honoured),
        }

    def structured_data(self):
        """https://schema.org/Event; those honoured stand on the page, with what became of their awards."""
        return self.described("Event", **self.as_event())

    def entry_date(self):
        return timezone.localtime(self.starts_at)

    def entry_fields(self):
        told = ". ".join(
            [self.get_kind_display(), self.place, self.host, *(item.text for item in self.programme.all())]
        )
        return {"body": f"{told}. {matter_text(self.body)}"}


@dataclass(slots=True)
class Roll:
    """Those who received one award by one decision."""

    award: AwardRecord
    records: list[AwardRecord] = field(default_factory=list)


def by_award(records) -> list[tuple[Decision, list[Roll]]]:
    """Records by decision and award, in the order in which each of them comes first."""
    found: dict[int, tuple[Decision, dict[str, Roll]]] = {}
    for record in records:
        _, rolls = found.setdefault(record.decision_id, (record.decision, {}))
        rolls.setdefault(record.award_wording, Roll(record)).records.append(record)
    return [(decision, list(rolls.values())) for decision, rolls in found.values()]


class ProgrammeItem(Orderable):
    """Mục trong chương trình của sự kiện."""

    page = ParentalKey(CeremonyPage, on_delete=models.CASCADE, related_name="programme", verbose_name="sự kiện")
    at = models.TimeField("giờ", null=True, blank=True)
    text = models.CharField("nội dung", max_length=300)

    panels = [FieldPanel("at"), FieldPanel("text")]

    class Meta(Orderable.Meta):
        verbose_name = "mục chương trình"
        verbose_name_plural = "chương trình"

    def __str__(self):
        return self.text


class CeremonyDecision(Orderable):
    """Quyết định được công bố, trao tại sự kiện."""

    page = ParentalKey(CeremonyPage, on_delete=models.CASCADE, related_name="decisions", verbose_name="sự kiện")
    decision = models.ForeignKey(Decision, models.CASCADE, related_name="+", verbose_name="quyết định")

    panels = [FieldPanel("decision")]

    class Meta(Orderable.Meta):
        verbose_name = "quyết định trao tại sự kiện"
        verbose_name_plural = "quyết định trao tại sự kiện"


class CeremonyRecord(Orderable):
    """Lượt khen thưởng được trao tại sự kiện."""

    page = ParentalKey(CeremonyPage, on_delete=models.CASCADE, related_name="records", verbose_name="sự kiện")
    record = models.ForeignKey(AwardRecord, models.CASCADE, related_name="+", verbose_name="lượt khen thưởng")

    panels = [FieldPanel("record")]

    class Meta(Orderable.Meta):
        verbose_name = "lượt khen thưởng trao tại sự kiện"
        verbose_name_plural = "lượt khen thưởng trao tại sự kiện"
