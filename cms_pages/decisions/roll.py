"""The roll of a decision: its public recipients, grouped by section, found by name, paged when it is long."""

from dataclasses import dataclass, field, replace

from django.core.paginator import Page, Paginator
from django.db.models import Case, Count, Min, Q, QuerySet, When

from registrations.awards.models import ARCHIVE_PATH, Decision
from registrations.awards.queries import public_recipients
from registrations.awards.showing import ended_label, hidden_fields
from registrations.titles.models import AwardClass, RecipientKind
from search import text

ALL_AT_ONCE = 600
PER_PAGE = 500
PRINTED_AT_ONCE = 20_000
MAX_TYPED = 100
MAX_WORDS = 12
FIELDS = (
    "public_id",
    "name",
    "recipient_kind",
    "section",
    "position",
    "unit_wording",
    "place_then",
    "is_minor",
    "ended_as",
    "ended_on",
    "posthumous",
    "form",
    "award_class",
    "award_wording",
    "title__name",
)


@dataclass(slots=True)
class Row:
    """One recipient as the list shows them; of a child under 16 name and school only."""

    number: str
    name: str
    url: str
    where: str
    old_place: str
    posthumous: bool
    ended: str = ""
    missed: bool = False


@dataclass(slots=True)
class Section:
    """One part of the list with its own heading."""

    title: str
    slug: str
    count: int
    rows: list[Row] = field(default_factory=list)
    is_open: bool = True
    hidden: bool = False

    @property
    def has_places(self) -> bool:
        """Is there anything for the column beside the name? Names of collectives often say it all."""
        return any(row.where or row.old_place or row.posthumous or row.ended for row in self.rows)


@dataclass(slots=True)
class Roll:
    """What the page shows of the list.

    ``whole`` is true when every recipient stands on the page; then a search
    only hides rows, so that it also works in place. Otherwise one section is
    shown, page by page, or the finds of a search by section, the nearest first.
    ``award`` is (form, name, class) when all recipients have the same award.
    ``printing``: every recipient stands there for paper, without links.
    """

    total: int
    sections: list[Section]
    typed: str = ""
    found: int = 0
    whole: bool = True
    page: Page | None = None
    award: tuple[str, str, str] | None = None
    printing: bool = False

    @property
    def may_print(self) -> bool:
        """Is a page with the whole list offered for paper? A short list is that page itself."""
        return not self.whole and self.total <= PRINTED_AT_ONCE


def of(decision: Decision, params, *, preview: bool = False) -> Roll:
    """The roll for the parameters of a request: q (typed), muc (section), trang (page), in (all of it, to be printed).

    ``decision`` comes from ``queries.for_page``.
    """
    typed = text.tidy(params.get("q", ""))[:MAX_TYPED]
    # An editor's preview shows what the public will see once the page is published.
    records = (
        decision.records.filter(is_public=True).order_by("order", "pk") if preview else public_recipients(decision)
    )
    if decision.public_count <= ALL_AT_ONCE:
        return _whole(_values(records), typed)
    if params.get("in") and decision.public_count <= PRINTED_AT_ONCE:
        return replace(_whole(_values(records), ""), printing=True)
    return _paged(records, decision.public_count, typed, params)


def _values(records) -> list:
    return list(records.values_list(*FIELDS, named=True))


def _row(number: int, found) -> Row:
    hidden = hidden_fields(is_minor=found.is_minor, ended_on=found.ended_on)
    return Row(
        str(number),
        found.name,
        f"{ARCHIVE_PATH}{found.public_id}/",
        where=", ".join(filter(None, ["" if "position" in hidden else found.position, found.unit_wording])),
        old_place="" if "place_then" in hidden else found.place_then,
        posthumous="posthumous" not in hidden and found.posthumous,
        ended=ended_label(found.ended_as, found.ended_on),
    )


def _whole(values: list, typed: str) -> Roll:
    sections: dict[str, Section] = {}
    for found in values:
        name = _heading(found)
        section = sections.get(name)
        if section is None:
            section = sections[name] = Section(name, text.slug(name) or f"muc-{len(sections) + 1}", 0)
        section.count += 1
        section.rows.append(_row(section.count, found))
    words = text.fold(typed).split()
    total = found_count = len(values)
    if words:
        found_count = sum(_hide_others(section, words) for section in sections.values())
    return Roll(total, list(sections.values()), typed, found_count, award=_one_award(values))


def _hide_others(section: Section, words: list[str]) -> int:
    """Mark the rows in which not every word begins a word; returns how many are left."""
    for row in section.rows:
        folded = text.fold(f"{row.name} {row.where} {row.old_place}")
        row.missed = not all(f" {word}" in f" {folded}" for word in words)
    left = sum(not row.missed for row in section.rows)
    section.hidden = not left
    return left


def _one_award(values: list) -> tuple[str, str, str] | None:
    awards = {(found.form, found.title__name, found.award_wording, found.award_class) for found in values}
    named = {(form, title or wording, award_class) for form, title, wording, award_class in awards}
    if len(named) != 1:
        return None
    form, name, award_class = named.pop()
    shown = f"{name} {AwardClass(award_class).label}" if award_class and any(a[1] for a in awards) else name
    return form, shown, award_class


def _paged(records: QuerySet, total: int, typed: str, params) -> Roll:
    if words := text.fold(typed).split()[:MAX_WORDS]:
        return _found(records, total, typed, words, params)
    counted = records.order_by().values_list("section").annotate(n=Count("pk"), first=Min("order")).order_by("first")
    sections = [
        Section(name or "Danh sách", text.slug(name) or f"muc-{number}", count, is_open=False)
        for number, (name, count, _) in enumerate(counted, start=1)
    ]
    at = next((n for n, section in enumerate(sections) if section.slug == params.get("muc")), 0)
    chosen = sections[at]
    paginator = Paginator(records.filter(section=counted[at][0]), PER_PAGE)
    paginator.count = chosen.count  # known from the headings: no need to count again
    page = paginator.get_page(params.get("trang"))
    chosen.rows, chosen.is_open = _rows_of(page), True
    return Roll(total, sections, typed, 0, whole=False, page=page)


def _found(records: QuerySet, total: int, typed: str, words: list[str], params) -> Roll:
    """The recipients in whose name or unit every word begins a word: those of this very name first."""
    numbers = _numbers(records)
    phrase = " ".join(words)
    for word in words:
        records = records.filter(_begins("name_key", word) | _begins("unit_key", word))
    in_name = Q()
    for word in words:
        in_name &= _begins("name_key", word)
    near = Case(
        When(Q(name_key=phrase) | Q(name_key__endswith=f" {phrase}") | Q(name_key__startswith=f"{phrase} "), then=0),
        When(in_name, then=1),
        default=2,
    )
    page = Paginator(records.alias(near=near).order_by("near", "order", "pk"), PER_PAGE).get_page(params.get("trang"))
    sections: dict[str, Section] = {}
    for found in _values(page.object_list):
        name = _heading(found)
        section = sections.setdefault(name, Section(name, f"tim-thay-{len(sections) + 1}", 0))
        section.count += 1
        section.rows.append(_row(numbers[found.public_id], found))
    return Roll(total, list(sections.values()), typed, page.paginator.count, whole=False, page=page)


def _begins(field: str, word: str) -> Q:
    return Q(**{f"{field}__startswith": word}) | Q(**{f"{field}__contains": f" {word}"})


def _numbers(records: QuerySet) -> dict[str, int]:
    """The number of each recipient in its section, as the whole list counts."""
    counts: dict[str, int] = {}
    numbers = {}
    for public_id, section, kind in records.values_list("public_id", "section", "recipient_kind").iterator():
        name = section or kind
        numbers[public_id] = counts[name] = counts.get(name, 0) + 1
    return numbers


def _heading(found) -> str:
    return found.section or RecipientKind(found.recipient_kind).label


def _rows_of(page: Page) -> list[Row]:
    return [_row(number, found) for number, found in enumerate(_values(page.object_list), start=page.start_index())]
