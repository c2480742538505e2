"""What is coming, of four kinds in one query: ceremonies, training classes, windows for comments, campaigns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import BooleanField, Case, CharField, DateTimeField, Exists, F, OuterRef, Q, Value, When
from django.db.models.functions import Cast, Coalesce, Concat
from django.urls import reverse
from django.utils import timezone

from cms_pages.ceremonies.models import CeremonyPage
from cms_pages.ceremonies.models import is_ahead as ceremony_is_ahead
from cms_pages.training.models import TrainingPage
from cms_pages.training.querysets import is_ahead as class_is_ahead
from registrations.campaigns.models import Campaign, CampaignDeadline
from registrations.consultations.models import Consultation
from themes.base import vietnamese

CEREMONY, CLASS, WINDOW, CAMPAIGN = "ceremony", "class", "window", "campaign"
SHOWN, MOST_OF_A_KIND = 6, 8
_NAMES = ("kind", "key", "title", "at", "until", "words", "flag")
_WORDS = {"kind", "key", "title", "words"}


@dataclass(frozen=True, slots=True)
class Coming:
    """One thing ahead. `at` is when it begins or, of windows and campaigns, when their time is over.

    `until` is the end of what has begun, of a class the deadline for enrolment; `words` the place, or how a campaign
    writes its deadline; `flag` tells of a window that it is open, of a campaign that some kind of unit has a
    deadline of its own.
    """

    kind: str
    key: str
    title: str
    at: datetime
    until: datetime | None
    words: str
    flag: bool | None

    @property
    def label(self) -> str:
        """What it is, in words."""
        if self.kind == CEREMONY:
            return str(dict(CeremonyPage.Kind.choices).get(self.words.partition("|")[0], ""))
        if self.kind == CLASS:
            return "Lớp tập huấn"
        return "Hạn gửi ý kiến" if self.flag else "Bắt đầu lấy ý kiến"

    @property
    def url(self) -> str:
        if self.kind in {CEREMONY, CLASS}:
            return "/" + self.key.split("/", 2)[2]
        return reverse("consultations:detail", args=[self.key])

    @property
    def on(self) -> date:
        """The day told beside the label; of an open window the last on which it takes comments."""
        over = self.kind == WINDOW and self.flag
        return vietnamese.day(self.at - timedelta(microseconds=1) if over else self.at)

    @property
    def told(self) -> str:
        """When and where, in words, and until when one may enrol."""
        if self.kind == WINDOW:
            day = f"{vietnamese.weekday_text(self.on)}, ngày {vietnamese.date_text(self.on)}"
            return f"Nhận ý kiến đến hết {day}" if self.flag else f"Từ {day}"
        begun = self.at <= timezone.now()
        begins = "Đang diễn ra" if begun else f"Từ {vietnamese.time_text(self.at)}, {vietnamese.weekday_text(self.at)}"
        place = self.words.partition("|")[2]
        told = f"{begins}; {place}" if place else begins
        if self.kind == CLASS and self.flag and self.until and self.until > timezone.now():
            told += f". Đơn vị đăng ký đến {vietnamese.datetime_text(self.until)}"
        return told


def _told(found: Any, order: str, **named: Any) -> Any:
    """Rows of one kind, the nearest of them, in the columns that all kinds share."""
    nearest = found.order_by(order, "pk").values("pk")[:MOST_OF_A_KIND]
    empty = {"until": Cast(Value(None), DateTimeField()), "flag": Cast(Value(None), BooleanField())}
    # Columns of the models bear some of these names.
    own = {
        f"of_{name}": Cast(value, CharField()) if name in _WORDS else value for name, value in (empty | named).items()
    }
    return (
        found.model.objects.filter(pk__in=nearest).order_by().annotate(**own).values_list(*map("of_{}".format, _NAMES))
    )


def _queries(now: datetime, hidden: Q) -> list[Any]:
    enrolling = Q(takes_enrolments=True) & (Q(enrol_from__isnull=True) | Q(enrol_from__lte=now))
    closes = Coalesce("enrol_until", "starts_at")
    takes = Case(When(enrolling & Q(starts_at__gt=now), then=Value(True)), default=Value(False))
    place = {"words": Concat(Value("|"), F("place"))}
    kind = {"words": Concat(F("kind"), Value("|"), F("place"))}
    page = {"key": F("url_path"), "title": F("title"), "at": F("starts_at")}
    return [
        _told(
            CeremonyPage.objects.live().exclude(hidden).filter(ceremony_is_ahead(now)),
            "starts_at", kind=Value(CEREMONY), until=F("ends_at"), **page, **kind,
        ),
        _told(
            TrainingPage.objects.live().exclude(hidden).filter(class_is_ahead(now)),
            "starts_at", kind=Value(CLASS), until=closes, flag=takes, **page, **place,
        ),
        _told(
            Consultation.objects.lasting(now),
            "closes_at", kind=Value(WINDOW), key=F("slug"), title=F("title"), words=Value(""), until=F("closes_at"),
            at=Case(When(opens_at__gt=now, then=F("opens_at")), default=F("closes_at")),
            flag=Case(When(opens_at__gt=now, then=Value(False)), default=Value(True)),
        ),
        _told(
            Campaign.objects.running(now),
            "closes_at", kind=Value(CAMPAIGN), key=F("pk"), title=F("name"), at=F("closes_at"), words=F("closing"),
            flag=Exists(CampaignDeadline.objects.filter(campaign=OuterRef("pk"))),
        ),
    ]  # fmt: skip


def coming(now: datetime, hidden: Q) -> list[Coming]:
    """What is ahead, nearest first; pages only outside the `hidden` parts of the tree. One query."""
    first, *others = _queries(now, hidden)
    found = [Coming(*row) for row in first.union(*others, all=True)]
    return sorted(found, key=lambda each: (each.at, each.kind, each.key))


def campaign(one: Coming) -> Campaign:
    """A campaign as the front page shows it; not to be saved."""
    made = Campaign(pk=int(one.key), name=one.title, closes_at=one.at, closing=one.words)
    made.has_own = one.flag
    return made
