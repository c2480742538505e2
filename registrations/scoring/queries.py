"""Questions about criteria, sheets and results."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from django.db.models import Prefetch
from django.utils import timezone

from registrations.clusters.members import Member
from registrations.clusters.models import Cluster

from . import points
from .models import Category, CriteriaSet, Criterion, CriterionGroup, Entry, Evidence, ProtestTerm, Scoring, Sheet
from .rules import CLUSTER, COLUMNS, CROSS, SELF


def newest_set(cluster: Cluster) -> CriteriaSet | None:
    """The newest version of a cluster's criteria, whole."""
    return with_criteria(CriteriaSet.objects.filter(cluster=cluster)).order_by("-version").first()


def with_criteria(sets):
    """With groups, criteria and categories, in order."""
    groups = CriterionGroup.objects.prefetch_related(Prefetch("criteria", Criterion.objects.order_by("order", "pk")))
    return sets.select_related("cluster").prefetch_related(Prefetch("groups", groups), "categories")


def is_used(criteria_set: CriteriaSet) -> bool:
    """Whether scores lean on this version, so that it stays as it is."""
    return criteria_set.scorings.exists()


def previous_set(cluster: Cluster) -> CriteriaSet | None:
    """The newest criteria of the cluster of the same name in the last year before that has any."""
    found = CriteriaSet.objects.filter(
        cluster__organising_body=cluster.organising_body_id, cluster__name=cluster.name, cluster__year__lt=cluster.year
    )
    return with_criteria(found).order_by("-cluster__year", "-version").first()


def criteria_of(criteria_set: CriteriaSet) -> list[Criterion]:
    """All criteria of a set read by `with_criteria`, in order; their groups stand on them."""
    found = []
    for group in criteria_set.groups.all():
        for criterion in group.criteria.all():
            criterion.group = group
            found.append(criterion)
    return found


def stated_total(criteria_set: CriteriaSet) -> Decimal:
    """The most points of its score groups together, each under its cap."""
    groups = [
        points.GroupPoints(group.kind, group.cap, [each.points for each in group.criteria.all()])
        for group in criteria_set.groups.all()
        if group.kind == points.SCORE
    ]
    return sum((group.total for group in groups), points.ZERO)


def protest_term(cluster: Cluster, now: datetime | None = None) -> ProtestTerm | None:
    """The row in force for a cluster's council on a day."""
    day = timezone.localdate(now or timezone.now())
    found = ProtestTerm.objects.filter(organising_body=cluster.organising_body_id).in_force(day)
    return found.order_by("-effective_from", "-pk").first()


def scoring_of(cluster: Cluster) -> Scoring | None:
    """The scoring of a cluster with its criteria, if there is one."""
    sets = with_criteria(CriteriaSet.objects.all())
    found = Scoring.objects.select_related("cluster__organising_body").prefetch_related(Prefetch("criteria_set", sets))
    return found.filter(cluster=cluster).first()


@dataclass(slots=True)
class Cell:
    """One criterion on one sheet; `sent` are the columns that were sent."""

    criterion: Criterion
    entry: Entry | None
    files: Sequence[Evidence] = ()
    sent: Collection[str] = ()

    def points(self, column: str) -> Decimal | None:
        """What a column gives, or None."""
        return getattr(self.entry, f"{column}_points") if self.entry else None

    def note(self, column: str) -> str:
        """What a column says to it."""
        return getattr(self.entry, f"{column}_note") if self.entry else ""

    def before(self, column: str) -> Decimal | None:
        """The judgement that a column is compared with: the nearest one before it that was sent and says something."""
        earlier = [each for each in COLUMNS[: COLUMNS.index(column)] if each in self.sent]
        return next((found for each in reversed(earlier) if (found := self.points(each)) is not None), None)

    def is_lowered(self, column: str) -> bool:
        """Whether a column gives the unit less than the one before."""
        return points.lowers(self.criterion.group.kind, self.before(column), self.points(column))


@dataclass(slots=True)
class Book:
    """A sheet with all its cells."""

    sheet: Sheet
    criteria_set: CriteriaSet
    cells: list[Cell] = field(default_factory=list)

    def totals(self, column: str) -> points.Totals:
        """What a column comes to; criteria without points count nothing."""
        given: dict[int, list[Decimal]] = defaultdict(list)
        for cell in self.cells:
            if (value := cell.points(column)) is not None:
                given[cell.criterion.group_id].append(value)
        groups = [points.GroupPoints(each.kind, each.cap, given[each.pk]) for each in self.criteria_set.groups.all()]
        rules = self.criteria_set
        return points.totals(groups, bonus_cap=rules.bonus_cap, penalty_cap=rules.penalty_cap, places=rules.places)

    def gaps(self, column: str) -> list[str]:
        """What is missing before a column can be sent: points where they are needed, reasons where they are lower."""
        found = []
        for cell in self.cells:
            name = cell.criterion.code or cell.criterion.text[:60]
            # Bonus and penalty are for who has them: left empty they count nothing.
            if cell.points(column) is None and cell.criterion.group.kind == points.SCORE:
                found.append(f"Tiêu chí {name}: chưa ghi điểm.")
            elif column != SELF and cell.is_lowered(column) and not cell.note(column).strip():
                found.append(f"Tiêu chí {name}: điểm thấp hơn {WORDS_BEFORE[column]}, cần ghi lý do.")
        return found


WORDS_BEFORE = {CROSS: "điểm tự chấm", CLUSTER: "lần chấm trước"}


def book_of(sheet: Sheet, criteria_set: CriteriaSet) -> Book:
    """One sheet with its cells (criteria read by `with_criteria`)."""
    return books_of([sheet], criteria_set)[0]


def books_of(sheets: Sequence[Sheet], criteria_set: CriteriaSet) -> list[Book]:
    """Sheets with their cells, in two queries."""
    saved = [sheet.pk for sheet in sheets if sheet.pk]
    entries = {(each.sheet_id, each.criterion_id): each for each in Entry.objects.filter(sheet__in=saved)}
    files: dict[tuple[int, int], list[Evidence]] = defaultdict(list)
    for each in Evidence.objects.filter(sheet__in=saved).select_related("attachment"):
        files[each.sheet_id, each.criterion_id].append(each)
    criteria = criteria_of(criteria_set)

    def cells(sheet: Sheet) -> list[Cell]:
        sent = [column for column in (SELF, CROSS) if getattr(sheet, f"{column}_sent_at")]
        keys = [(each, (sheet.pk, each.pk)) for each in criteria]
        return [Cell(each, entries.get(key), files.get(key, ()), sent) for each, key in keys]

    return [Book(sheet, criteria_set, cells(sheet)) for sheet in sheets]


def sheet_of(scoring: Scoring, member: Member) -> Sheet:
    """The sheet about a member, its own before one it took over; an unsaved one when there is none yet."""
    found = {
        each.unit_id: each for each in scoring.sheets.filter(unit__in=member.unit_ids).select_related("unit", "checker")
    }
    own = found.get(member.unit.pk) or next((found[pk] for pk in sorted(found)), None)
    return own or Sheet(scoring=scoring, unit=member.unit)


@dataclass(frozen=True, slots=True)
class Row:
    """One member in the table of a scoring, its book, and the member that checks it."""

    member: Member
    book: Book
    checker: Member | None

    @property
    def sheet(self) -> Sheet:
        return self.book.sheet


def rows_of(scoring: Scoring, members: Sequence[Member]) -> list[Row]:
    """Every member of today with its sheet."""
    sheets = {each.unit_id: each for each in scoring.sheets.select_related("unit", "checker")}
    own = []
    for member in members:
        ids = [member.unit.pk, *sorted(member.unit_ids)]
        own.append(next((sheets[pk] for pk in ids if pk in sheets), None) or Sheet(scoring=scoring, unit=member.unit))
    by_unit = {pk: member for member in members for pk in member.unit_ids}
    books = books_of(own, scoring.criteria_set)
    return [Row(member, book, by_unit.get(book.sheet.checker_id)) for member, book in zip(members, books, strict=True)]


@dataclass(frozen=True, slots=True)
class Standing:
    """A unit in the ranking as it would be, or was, approved."""

    row: Row
    totals: points.Totals
    place: int
    shared: bool
    category: str


def standings(rows: Iterable[Row], criteria_set: CriteriaSet) -> list[Standing]:
    """The ranking that the cluster's column gives; units left out of it are not in it."""
    ranked = {row.member.unit.pk: row for row in rows if not row.sheet.unranked}
    totals = {pk: row.book.totals(CLUSTER) for pk, row in ranked.items()}
    places = points.ranking({pk: each.total for pk, each in totals.items()}, criteria_set.tie_rule)
    categories = list(criteria_set.categories.all())
    found = [
        Standing(
            row, totals[pk], places[pk].place, places[pk].shared, category(categories, totals[pk].total, places[pk])
        )
        for pk, row in ranked.items()
    ]
    return sorted(found, key=lambda each: (each.place, each.row.member.unit.sort_key))


def category(categories: Iterable[Category], total: Decimal, placed: points.Placed) -> str:
    """The first category, in order, that a total and a place reach; "" for none."""
    for each in categories:
        if each.min_points is not None and total < each.min_points:
            continue
        if each.max_place is not None and placed.place > each.max_place:
            continue
        return each.name
    return ""
