"""What happened in a movement, on one line of time: read from the records and pages, typed nowhere a second time."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.db.models import CharField, Count, Exists, ExpressionWrapper, F, OuterRef, Q
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from cms_pages.documents.library import notes_of
from cms_pages.documents.models import DocumentType
from cms_pages.exemplars.models import ExemplarPage
from cms_pages.news.models import ArticlePage
from registrations.awards.models import AwardRecord
from registrations.reports.summaries import released_of
from registrations.titles.models import RecipientKind
from themes.base import vietnamese

LABELS = {
    "launch": "Phát động",
    "begin": "Bắt đầu",
    "news": "Tin",
    "exemplar": "Gương điển hình",
    "so-ket": "Sơ kết",
    "results": "Kết quả",
    "end": "Kết thúc",
    "tong-ket": "Tổng kết",
    "awards": "Khen thưởng",
}
HIGH = {"launch", "so-ket", "tong-ket", "awards"}
MOST = {"news": 12, "exemplar": 12, "awards": 24}
"""How many moments of a kind stand on the line; the newest ones do."""
COMPLETE = {
    "awards": ("quyết định khen thưởng", "/quyet-dinh/"),
    "exemplar": ("gương điển hình", "/dien-hinh/"),
    "news": ("tin, bài", "/tin-tuc/"),
}
_TOLD = (
    "pk", "title", "url_path", "documentpage__number", "documentpage__document_type", "documentpage__issued_on",
    "exemplarpage__subject_name", "exemplarpage__told_on", "exemplarpage__lead", "articlepage__published_on",
    "articlepage__lead",
)  # fmt: skip


@dataclass(slots=True)
class Moment:
    """One thing that happened: on which day, what, and where to read of it."""

    on: date
    kind: str
    title: str
    url: str = ""
    text: str = ""
    meta: str = ""
    links: list[tuple[str, ...]] = field(default_factory=list)
    """Words and address of each, with what a reader is told behind it."""

    @property
    def label(self) -> str:
        """What kind of thing it is, in words."""
        return LABELS[self.kind]

    @property
    def is_high(self) -> bool:
        """Does it stand out on the line?"""
        return self.kind in HIGH


@dataclass(slots=True)
class Moments:
    """The line of a movement, and what the page tells beside it."""

    shown: list[Moment]
    summaries: list
    launch: tuple[str, str, str] | None
    """Name and address of the document that launched it, and how it stands today."""
    complete: list[tuple[str, str]]
    """What of which the line has only the newest, with its number, and where all of it is."""
    awards_url: str = ""
    news_url: str = ""


def of(page) -> Moments:
    """The moments of the movement of a page, oldest first; only what everybody may read (six queries)."""
    movement = page.told
    reviews = list(page.reviews.select_related("file"))
    told = _pages(movement.pk, {page.launch_document_id, *(each.document_id for each in reviews)} - {None})
    documents = {pk: row for pk, row in told.items() if row["documentpage__number"]}
    notes = notes_of(documents)
    for pk, row in documents.items():
        row["note"] = notes.get(pk, "")
    summaries = released_of(movement.pk)
    launch = documents.get(page.launch_document_id)
    kinds = {
        "span": _span(movement, launch),
        "reviews": _reviews(reviews, documents),
        "results": [_results(at, each) for at, each in enumerate(summaries, start=1)],
        "awards": _awards(movement.pk),
        "exemplar": [_exemplar(row) for row in told.values() if row["exemplarpage__told_on"]],
        "news": [_article(row) for row in told.values() if row["articlepage__published_on"]],
    }
    filtered = urlencode({"phongtrao": page.movement.slug})
    complete = [
        (f"{vietnamese.number_text(len(kinds[name]))} {words}", f"{section}?{filtered}")
        for name, (words, section) in COMPLETE.items()
        if len(kinds[name]) > MOST[name]
    ]
    for name, most in MOST.items():
        kinds[name] = sorted(kinds[name], key=lambda each: each.on)[-most:]
    order = list(LABELS)
    shown = sorted(sum(kinds.values(), []), key=lambda each: (each.on, order.index(each.kind)))
    awards_url = f"/so-vang/?{filtered}" if kinds["awards"] else ""
    news_url = f"/tin-tuc/?{filtered}" if kinds["news"] else ""
    named = _link_to(launch) if launch else None
    return Moments(shown, summaries, named, complete, awards_url, news_url)


def by_year(moments: list[Moment]) -> list[tuple[int, list[Moment]]]:
    """The moments year by year."""
    return [(year, list(group)) for year, group in groupby(moments, key=lambda each: each.on.year)]


def _pages(movement_id, documents) -> dict[int, dict[str, Any]]:
    """What the line tells of the documents, and of the exemplars and news of a movement: those everybody may read."""
    above = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    closed = PageViewRestriction.objects.annotate(below=above).filter(below__startswith=F("page__path"))
    wanted = Q(pk__in=documents) | Q(pk__in=ExemplarPage.objects.filter(movement=movement_id).values("pk"))
    wanted |= Q(pk__in=ArticlePage.objects.filter(movements=movement_id).values("pk"))
    found = Page.objects.live().filter(wanted).exclude(Exists(closed)).order_by("pk")
    return {row["pk"]: row for row in found.values(*_TOLD)}


def name_of(document: dict[str, Any]) -> str:
    """A document as one names it: "Kế hoạch số 12/KH-UBND"."""
    return f"{DocumentType(document['documentpage__document_type']).label} số {document['documentpage__number']}"


def address_of(row: dict[str, Any]) -> str:
    """The address of a page within the site."""
    return "/" + row["url_path"].split("/", 2)[2]


def _link_to(document: dict[str, Any]) -> tuple[str, str, str]:
    return name_of(document), address_of(document), document["note"]


def _span(movement, launch) -> list[Moment]:
    found = []
    day = launch["documentpage__issued_on"] if launch else None
    if launch:
        links = [_link_to(launch)]
        found.append(Moment(day, "launch", "Phát động phong trào", text=launch["title"], links=links))
    elif movement.starts_on:
        found.append(Moment(movement.starts_on, "launch", "Phát động phong trào", meta=movement.launch_number))
    if launch and movement.starts_on and movement.starts_on != day:
        found.append(Moment(movement.starts_on, "begin", "Phong trào bắt đầu"))
    if movement.ends_on:
        over = movement.ends_on < timezone.localdate()
        found.append(Moment(movement.ends_on, "end", "Phong trào kết thúc" if over else "Ngày kết thúc theo kế hoạch"))
    return found


def _reviews(reviews, documents) -> list[Moment]:
    found = []
    for each in reviews:
        document = documents.get(each.document_id)
        links = [_link_to(document)] if document else []
        links += [(f"Tệp báo cáo: {each.file.title}", each.file.url)] if each.file_id else []
        if each.held_on:
            title = f"{each.get_kind_display()} phong trào"
            found.append(Moment(each.held_on, each.kind, title, text=each.text, links=links))
    return found


def _results(number, summary) -> Moment:
    counted = f"Tổng hợp từ báo cáo của {summary.content['counted']} đơn vị."
    day = timezone.localtime(summary.released_at).date()
    return Moment(day, "results", summary.title, url=f"#ket-qua-{number}", text=counted)


def _awards(movement_id) -> list[Moment]:
    """One moment for each decision, with how many of each kind it honours; awards that no longer stand do not count."""
    records = AwardRecord.objects.public().standing().filter(decision__movement=movement_id)
    counted = records.order_by().values_list(
        "decision__signed_on", "decision__number", "decision__public_url", "decision__subject", "recipient_kind"
    )
    decisions = defaultdict(dict)
    for *decision, kind, count in counted.annotate(count=Count("pk")):
        decisions[tuple(decision)][kind] = count
    found = []
    for (day, number, url, subject), counts in decisions.items():
        told = [f"{counts[kind]} {label.lower()}" for kind, label in RecipientKind.choices if counts.get(kind)]
        found.append(
            Moment(
                day, "awards", f"Khen thưởng {', '.join(told)}", text=subject, links=[(f"Quyết định số {number}", url)]
            )
        )
    return found  # fmt: skip


def _exemplar(row) -> Moment:
    name, day = row["exemplarpage__subject_name"], row["exemplarpage__told_on"]
    return Moment(day, "exemplar", name, url=address_of(row), text=row["exemplarpage__lead"])


def _article(row) -> Moment:
    day = timezone.localtime(row["articlepage__published_on"]).date()
    return Moment(day, "news", row["title"], url=address_of(row), text=row["articlepage__lead"])
