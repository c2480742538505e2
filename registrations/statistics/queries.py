"""Figures. The public sees standing records that are public, of decisions published at this instant.

Counts come from the cells. Decisions whose records changed since their cells
were made are counted from the records themselves, so that no figure is ever
older than the question.
"""

import json
from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from django.db.models import Case, Count, F, IntegerField, Q, QuerySet, Sum, TextField, Value, When
from django.db.models.functions import Cast
from django.utils import timezone

from registrations.awards.models import AwardRecord, Decision

from .choice import Choice, value_condition
from .dimensions import BY_FIELD, DIMENSIONS, NO, UNSET, YES, Dimension
from .models import Change, Tally, UnitTally
from .units_today import UnitsToday

YEAR = "year"
MANY = 200
_FLAG_VALUES = {0: [NO], 1: [YES], 2: [UNSET], 3: []}


class Scope(Enum):
    """Whose figures: everyone's, or the office's own with what is not public."""

    PUBLIC = "public"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: filters, who asks, when, and the ids of the unit's forerunners (None: all units).

    ``changed``: decisions whose cells are out of date; None when they are so
    many that only the records themselves are asked.
    """

    choice: Choice
    scope: Scope
    now: datetime
    unit_ids: frozenset[int] | None = None
    changed: tuple[int, ...] | None = ()


def ask(
    choice: Choice, scope: Scope = Scope.PUBLIC, now: datetime | None = None, tree: UnitsToday | None = None
) -> Asked:
    """Make ready a question. Raises LookupError when no unit of today has the code."""
    unit_ids = None
    if choice.unit:
        tree = tree or UnitsToday()
        unit = tree.by_code(choice.unit)
        if unit is None:
            raise LookupError(choice.unit)
        unit_ids = frozenset(tree.carried_by(unit.pk))
    changed = tuple(Change.objects.order_by().values_list("decision_id", flat=True).distinct()[: MANY + 1])
    return Asked(choice, scope, now or timezone.now(), unit_ids, changed if len(changed) <= MANY else None)


def _filtered(rows: QuerySet, asked: Asked, unit_by_unit: bool = False) -> QuerySet:
    today = timezone.localdate(asked.now)
    rows = rows.filter(asked.choice.condition()).filter(Q(ended_on__isnull=True) | Q(ended_on__gt=today))
    if asked.scope is Scope.PUBLIC:
        # A list of decisions, not a join: their rows are wide, and each would be read once for every cell.
        # Leaving out the few that are not public lets the database go unit by unit along its index.
        public = Decision.objects.public(asked.now).values("pk")
        rows = rows.filter(is_public=True)
        if unit_by_unit and not asked.choice.values:
            rows = rows.exclude(decision_id__in=Decision.objects.exclude(pk__in=public).values("pk"))
        else:
            rows = rows.filter(decision_id__in=public)
    if asked.unit_ids is not None:
        at_home = rows.model is AwardRecord
        rows = rows.at_home_in(asked.unit_ids) if at_home else rows.filter(unit__in=asked.unit_ids)
    return rows.order_by()


def _sources(asked: Asked, by_unit: bool = False) -> list[tuple[QuerySet, object]]:
    """(rows, how to count them): cells, and the records of decisions whose cells are out of date."""
    if asked.changed is None:
        return [(_filtered(AwardRecord.objects.all(), asked), Count("pk"))]
    model = UnitTally if by_unit or asked.unit_ids is not None else Tally
    cells = _filtered(model.objects.all(), asked, by_unit)
    if not asked.changed:
        return [(cells, Sum("amount"))]
    fresh = _filtered(AwardRecord.objects.filter(decision_id__in=asked.changed), asked)
    return [(cells.exclude(decision_id__in=asked.changed), Sum("amount")), (fresh, Count("pk"))]


def _value_of(name: str, raw) -> list[str]:
    """The values for an address that a column's value stands for."""
    dimension = BY_FIELD.get(name)
    if dimension is None:
        return [str(raw)]
    if dimension.flag:
        return _FLAG_VALUES[raw]
    if dimension.many:
        return json.loads(raw or "[]") or [UNSET]
    return [raw or UNSET]


def _plain(name: str):
    """A column as it groups best: lists as their text, flags as one of four numbers (the last: cannot be asked)."""
    dimension = BY_FIELD.get(name)
    if dimension and dimension.flag:
        unrecorded = value_condition(dimension, UNSET)
        return Case(When(**{name: True}, then=1), When(**{name: False}, then=0), When(unrecorded, then=2), default=3)
    return Cast(name, TextField()) if dimension and dimension.many else F(name)


def counts(asked: Asked, names: list[str]) -> dict[str, Counter]:
    """{column: {value: records}} for several columns.

    The database counts once, by all columns together, and the few thousand
    sorts of records that there are get added up here: several times quicker
    than going through the cells for each column.
    """
    raw: list[dict] = [{} for _ in names]
    columns = [_plain(name) for name in names]
    for rows, how in _sources(asked):
        for row in rows.values_list(*columns).annotate(total=how).iterator(chunk_size=5000):
            total = row[-1]
            for sums, value in zip(raw, row, strict=False):
                sums[value] = sums.get(value, 0) + total
    made: dict[str, Counter] = {name: Counter() for name in names}
    for name, sums in zip(names, raw, strict=True):
        for found, total in sums.items():
            for value in _value_of(name, found):
                made[name][value] += total
    return made


@dataclass(frozen=True, slots=True)
class Figures:
    """All that the overview shows."""

    total: int
    years: list[tuple[int, int]]
    by: dict[str, Counter]

    def of(self, dimension: Dimension) -> list[tuple[str, int]]:
        """(value, records) of a dimension: in the order of its vocabulary, nothing for nobody."""
        found = self.by[dimension.field]
        return [(value, found[value]) for value in dimension.values if found[value]]


def figures(asked: Asked) -> Figures:
    """Count by year and by every dimension (one query)."""
    by = counts(asked, [YEAR, *(dimension.field for dimension in DIMENSIONS)])
    years = sorted((int(year), total) for year, total in by.pop(YEAR).items())
    if years:
        filled = dict(years)
        years = [(year, filled.get(year, 0)) for year in range(years[0][0], years[-1][0] + 1)]
    return Figures(sum(total for _, total in years), years, by)


def totals(asked: Asked, choices: list[Choice]) -> list[int]:
    """How many records each of several filters has (one query); they share the unit of the question."""
    parts = [
        rows.annotate(of=Value(number, IntegerField())).values_list("of").annotate(total=how)
        for number, choice in enumerate(choices)
        for rows, how in _sources(replace(asked, choice=choice))
    ]
    made = [0] * len(choices)
    for number, total in parts[0].union(*parts[1:], all=True) if parts else ():
        made[number] += total or 0
    return made


def total(asked: Asked) -> int:
    """How many records (one query)."""
    return totals(asked, [asked.choice])[0]


def by_unit(asked: Asked, tree: UnitsToday) -> list[tuple]:
    """(unit of today, records) for every unit that has some, in dictionary order (one or two queries)."""
    raw: Counter = Counter()
    for rows, how in _sources(asked, by_unit=True):
        if rows.model is AwardRecord:
            rows = rows.with_home_unit().values_list("home_unit")
        else:
            rows = rows.values_list("unit_id")
        for unit_id, total in rows.annotate(total=how):
            raw[unit_id] += total
    found = ((unit, sum(raw[pk] for pk in tree.carried_by(unit.pk))) for unit in tree.standing)
    return [(unit, total) for unit, total in found if total]


@dataclass(frozen=True, slots=True)
class Cross:
    """A table of two ways: years by the values of one dimension."""

    dimension: Dimension
    years: list[int]
    values: list[str]
    cells: Counter
    by_year: Counter
    by_value: Counter

    @property
    def total(self) -> int:
        return self.by_year.total()


def cross(asked: Asked, dimension: Dimension) -> Cross:
    """Count years against a dimension. Rows add up to their total unless the dimension is ``many``."""
    cells: Counter = Counter()
    by_year: Counter = Counter()
    by_value: Counter = Counter()
    for rows, how in _sources(asked):
        plain = rows.annotate(value=_plain(dimension.field))
        for year, raw, total in plain.values_list(YEAR, "value").annotate(total=how):
            by_year[year] += total
            for value in _value_of(dimension.field, raw):
                cells[year, value] += total
                by_value[value] += total
    years = sorted(by_year, reverse=True)
    return Cross(dimension, years, [v for v in dimension.values if by_value[v]], cells, by_year, by_value)


def records(asked: Asked) -> QuerySet[AwardRecord]:
    """The records behind a figure, newest first. Reads no cell: what it counts proves the figure."""
    found = AwardRecord.objects.standing(timezone.localdate(asked.now)).filter(asked.choice.condition())
    if asked.scope is Scope.PUBLIC:
        found = found.public(asked.now)
    if asked.unit_ids is not None:
        found = found.at_home_in(asked.unit_ids)
    return found.select_related("decision", "title").order_by("-year", "-pk")


def differences() -> list[str]:
    """Where cells and records disagree, in words: both counted whole, by decision and by each column.

    Decisions that wait to be counted anew are left out. Empty: all is well.
    """
    waiting = set(Change.objects.values_list("decision_id", flat=True))
    wrong = []
    for model, names in ((Tally, ["decision_id", *Tally.KEYS]), (UnitTally, ["unit_id"])):
        for name in names:
            kept = _whole(model.objects.exclude(decision_id__in=waiting), name, Sum("amount"))
            records = AwardRecord.objects.with_home_unit().exclude(decision_id__in=waiting)
            true = _whole(records, "home_unit" if name == "unit_id" else name, Count("pk"))
            wrong += [
                f"{model._meta.verbose_name}, {name} = {value}: đếm {true.get(value, 0)}, giữ {kept.get(value, 0)}"
                for value in {*kept, *true}
                if kept.get(value) != true.get(value)
            ]
    return sorted(wrong)


def _whole(rows: QuerySet, name: str, how) -> dict:
    cast = rows.order_by().annotate(value=Cast(F(name), TextField()))
    return dict(cast.values_list("value").annotate(total=how))


def decisions_of_each_form(decisions: QuerySet) -> Counter:
    """{form: how many of these decisions have public records of it}, from a subquery of their ids (one query)."""
    changed = Change.objects.values("decision_id")
    sources = [
        Tally.objects.filter(is_public=True, decision__in=decisions).exclude(decision__in=changed),
        AwardRecord.objects.filter(is_public=True, decision__in=decisions).filter(decision__in=changed),
    ]
    cells, fresh = (
        rows.order_by().values_list("form").annotate(n=Count("decision", distinct=True)) for rows in sources
    )
    found: Counter = Counter()
    for form, number in cells.union(fresh, all=True):
        found[form] += number
    return found
