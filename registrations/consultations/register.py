"""The public register of windows: what is open, coming and over, filtered, and as plain data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, FilteredRelation, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from search.text import sort_key

from .models import Change, Consultation, Nominee, State

STATES = (
    (State.OPEN, "Đang mở"),
    (State.UPCOMING, "Sắp mở"),
    (State.CLOSED, "Đã kết thúc"),
)


_YEAR = re.compile(r"(19|20|21)[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Choice:
    """What a reader asked the register for; what makes no sense counts as not asked."""

    year: int | None = None
    kind: str = ""
    award: str = ""
    state: str = ""

    @classmethod
    def read(cls, asked: Mapping[str, str]) -> Choice:
        """Out of an address: ``nam``, ``loai``, ``hinh-thuc``, ``trang-thai``."""
        year, kind, state = asked.get("nam", ""), asked.get("loai", ""), asked.get("trang-thai", "")
        award = asked.get("hinh-thuc", "")
        return cls(
            year=int(year) if _YEAR.fullmatch(year) else None,
            kind=kind if kind in Consultation.Kind.values else "",
            award=award if len(award) <= 80 and "\x00" not in award else "",
            state=state if state in dict(STATES) else "",
        )

    @property
    def narrows(self) -> bool:
        """Whether anything but the state was asked for."""
        return bool(self.year or self.kind or self.award)

    def apply(self, windows: QuerySet[Consultation], now: datetime | None = None) -> QuerySet[Consultation]:
        """The windows that fit; with ``now`` also by state. A nominee who is not public, or no more, makes none fit."""
        if now and self.state:
            narrowed = {State.OPEN: windows.open, State.UPCOMING: windows.upcoming, State.CLOSED: windows.closed}
            windows = narrowed[State(self.state)](now)
        if self.year:
            windows = windows.filter(opens_on__year=self.year)
        if self.kind:
            windows = windows.filter(kind=self.kind)
        if self.award:
            listed = Nominee.objects.shown().filter(consultation=OuterRef("pk"), title__code=self.award)
            windows = windows.filter(Exists(listed))
        return windows


def windows() -> QuerySet[Consultation]:
    """Every window an approver opened, with what the register tells of it."""
    changes = Change.objects.filter(consultation=OuterRef("pk")).order_by().values("consultation")
    longer = changes.filter(kind=Change.Kind.EXTENSION).annotate(found=Count("pk")).values("found")
    return (
        Consultation.objects.public()
        .select_related("organising_body", "outcome")
        .annotate(
            times_lengthened=Coalesce(Subquery(longer), 0),
            changed_at=Subquery(changes.annotate(last=Max("at")).values("last")),
        )
        .defer("frozen")
        .order_by("-closes_at", "-pk")
    )


def offers() -> tuple[list[int], list[tuple[str, str]]]:
    """What there is to choose from: years of opening, the newest first, and awards as (code, name)."""
    shown = FilteredRelation(
        "nominees",
        condition=Q(
            nominees__is_public=True, nominees__withdrawn_at__isnull=True, nominees__details_removed_at__isnull=True
        ),
    )
    found = Consultation.objects.public().annotate(shown=shown).order_by()
    rows = list(found.values_list("opens_on__year", "shown__title__code", "shown__title__name").distinct())
    awards = {code: name for _, code, name in rows if code}
    return sorted({year for year, _, _ in rows}, reverse=True), sorted(awards.items(), key=_by_name)


def _by_name(award: tuple[str, str]) -> str:
    return sort_key(award[1])


def touched_at(window: Consultation) -> datetime:
    """When what is public about a window last changed: opened, changed, outcome."""
    known = [window.opened_at, getattr(window, "changed_at", None)]
    if window.has_outcome:
        known.append(window.outcome.published_at)
    return max(at for at in known if at)


def as_data(window: Consultation, now: datetime, address: Any) -> dict[str, Any]:
    """One window as plain data; ``address`` makes absolute addresses. While it is open no number of comments is told."""
    state = window.state_at(now)
    page = address(window.get_absolute_url())
    data: dict[str, Any] = {
        "id": window.slug,
        "url": page,
        "title": window.title,
        "kind": window.kind,
        "state": str(state),
        "organising_body": str(window.organising_body),
        "proposing_body": window.proposing_body,
        "submission_number": window.submission_number,
        "submitted_on": _day(window.submitted_on),
        "legal_basis": window.legal_basis,
        "opens_at": _instant(window.opens_at),
        "closes_at": _instant(window.closes_at),
        "last_day": _day(window.last_day),
        "days": window.working_days,
        "counting": window.counting,
        "times_lengthened": window.times_lengthened,
        "council_meets_on": _day(window.council_meets_on),
        "updated_at": _instant(touched_at(window)),
        "text_sha256": window.text_hash,
        "text_url": f"{page}noi-dung.txt",
        "calendar_url": f"{page}lich.ics",
        "data_url": f"{page}du-lieu.json",
        "outcome": None,
    }
    if state == State.PUBLISHED:
        outcome = window.outcome
        data["outcome"] = {
            "published_at": _instant(outcome.published_at),
            "total": outcome.total,
            # Few comments are not broken down, here as on the page: it would tell who wrote what.
            "agree": outcome.agree if outcome.shows_split else None,
            "against": outcome.against if outcome.shows_split else None,
            "amend": outcome.amend if outcome.shows_split else None,
            "other": outcome.other if outcome.shows_split else None,
            "conclusions": outcome.conclusions,
        }
    return data


def nominees_data(nominees: Iterable[Nominee]) -> list[dict[str, Any]]:
    """The list of nominees as plain data; what was withdrawn or removed is left out."""
    return [_nominee(number, nominee) for number, nominee in enumerate(nominees, start=1)]


def _nominee(number: int, nominee: Nominee) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "number": number,
        "award": nominee.award,
        "details_removed": bool(nominee.details_removed_at),
    }
    if nominee.details_removed_at:
        return facts
    facts["address"] = nominee.get_address_display() if nominee.address else ""
    facts["name"] = nominee.name
    if nominee.withdrawn_at:
        return facts | {
            "withdrawn_at": _instant(nominee.withdrawn_at),
            "withdrawn_reason": nominee.withdrawn_reason,
        }
    return facts | {
        "kind": nominee.kind,
        "birth_year": nominee.birth_year,
        "position": nominee.position,
        "unit": nominee.unit,
        "place": nominee.place,
        "place_old": nominee.place_old,
        "merit": nominee.merit,
        "period": nominee.period,
        "withdrawn_at": None,
        "withdrawn_reason": "",
    }


def document_data(window: Consultation, address: Any) -> dict[str, Any] | None:
    """The draft of a document as plain data, with its articles and files; None for lists of nominees."""
    draft = window.draft
    if draft is None:
        return None
    page = window.get_absolute_url()
    return {
        "title": draft.title,
        "type": draft.rule.name,
        "drafting_body": draft.drafting_body,
        "explanation": draft.explanation,
        "passages": [{"number": one.number, "heading": one.heading, "text": one.text} for one in window.passages.all()],
        "files": [
            {
                "label": file.label,
                "url": address(f"{page}tep/{file.pk}/"),
                "sha256": file.attachment.sha256,
                "size": file.attachment.size,
            }
            for file in window.files
        ],
    }


def _instant(at: datetime | None) -> str | None:
    return timezone.localtime(at).isoformat(timespec="seconds") if at else None


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None
