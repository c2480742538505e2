"""The roll of a decision: its public recipients, grouped by section, found by name, paged when it is long."""

from dataclasses import dataclass, field

from django.core.paginator import Page, Paginator
from django.db.models import Count, Min, Q, QuerySet

from registrations.awards.models import AwardRecord, Decision
from registrations.awards.queries import public_recipients
from registrations.titles.models import RecipientKind
from search import text

ALL_AT_ONCE = 600
PER_PAGE = 500
MAX_TYPED = 100


@dataclass(slots=True)
class Section:
    """One part of the list with its own heading."""

    title: str
    slug: str
    count: int
    records: list[AwardRecord] = field(default_factory=list)
    is_open: bool = True
    has_places: bool = True
    hidden: bool = False


@dataclass(slots=True)
class Roll:
    """What the page shows of the list.

    ``whole`` is true when every recipient stands on the page; then a search
    only hides rows, so that it also works in place. Otherwise one section is
    shown, page by page, or the finds of a search.
    """

    total: int
    sections: list[Section]
    typed: str = ""
    found: int = 0
    whole: bool = True
    page: Page | None = None
    award: tuple[str, str, str] | None = None


def of(decision: Decision, params, *, preview: bool = False) -> Roll:
    """The roll for the parameters of a request: q (typed), muc (section), trang (page).

    ``decision`` comes from ``queries.for_page``.
    """
    typed = text.tidy(params.get("q", ""))[:MAX_TYPED]
    records = public_recipients(decision)
    if preview:
        records = decision.records.filter(is_public=True).select_related("title").order_by("order", "pk")
    if decision.public_count <= ALL_AT_ONCE:
        return _whole(list(records), typed)
    return _paged(records, decision.public_count, typed, params)


def _section_name(record: AwardRecord) -> str:
    return record.section or RecipientKind(record.recipient_kind).label


def _whole(records: list[AwardRecord], typed: str) -> Roll:
    sections: dict[str, Section] = {}
    for record in records:
        name = _section_name(record)
        if name not in sections:
            sections[name] = Section(name, text.slug(name) or f"muc-{len(sections) + 1}", 0)
        sections[name].records.append(record)
    words = text.fold(typed).split()
    found = 0
    for section in sections.values():
        section.count = len(section.records)
        section.has_places = any(map(_has_place, section.records))
        for record in section.records:
            record.missed = bool(words) and not _matches(record, words)
        missed = sum(record.missed for record in section.records)
        section.hidden = bool(words) and missed == section.count
        found += section.count - missed
    return Roll(len(records), list(sections.values()), typed, found, award=_one_award(records))


def _has_place(record: AwardRecord) -> bool:
    """Is there anything for the column beside the name? Names of collectives often say it all."""
    return bool(record.unit_wording or (not record.is_minor and (record.position or record.place_then)))


def _matches(record: AwardRecord, words: list[str]) -> bool:
    shown = [record.name, record.unit_wording] if record.is_minor else _shown(record)
    folded = text.fold(" ".join(shown))
    return all(word in folded for word in words)


def _shown(record: AwardRecord) -> list[str]:
    return [record.name, record.position, record.unit_wording, record.place_then]


def _one_award(records: list[AwardRecord]) -> tuple[str, str, str] | None:
    """Form, name and class of the award if all recipients have the same one."""
    awards = {(record.form, record.award_name, record.award_class) for record in records}
    return awards.pop() if len(awards) == 1 else None


def _paged(records: QuerySet[AwardRecord], total: int, typed: str, params) -> Roll:
    words = text.fold(typed).split()
    if words:
        for word in words[:12]:
            records = records.filter(Q(name_key__contains=word) | Q(unit_key__contains=word))
        page = Paginator(records, PER_PAGE).get_page(params.get("trang"))
        shown = Section("Tìm thấy", "tim-thay", page.paginator.count, _clean(page))
        return Roll(total, [shown], typed, page.paginator.count, whole=False, page=page)
    rows = records.order_by().values_list("section").annotate(n=Count("pk"), first=Min("order")).order_by("first")
    sections = [
        Section(name or "Danh sách", text.slug(name) or f"muc-{number}", count, is_open=False)
        for number, (name, count, _) in enumerate(rows, start=1)
    ]
    at = next((n for n, section in enumerate(sections) if section.slug == params.get("muc")), 0)
    chosen = sections[at]
    paginator = Paginator(records.filter(section=rows[at][0]), PER_PAGE)
    paginator.count = chosen.count  # known from the headings: no need to count again
    page = paginator.get_page(params.get("trang"))
    chosen.records, chosen.is_open = _clean(page), True
    return Roll(total, sections, typed, 0, whole=False, page=page)


def _clean(page: Page) -> list[AwardRecord]:
    records = list(page.object_list)
    for record in records:
        record.missed = False
    return records
