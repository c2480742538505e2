"""What somebody asked to be counted: read from an address, written into one, turned into conditions."""

from dataclasses import dataclass, field, replace
from functools import reduce
from operator import and_, or_

from django.db.models import Q, TextField
from django.db.models.functions import Cast
from django.db.models.lookups import Contains
from django.http import QueryDict
from django.utils import timezone

from search.text import asked_words, year_number

from .dimensions import BY_PARAM, DIMENSIONS, TELLING, UNSET, YES, Dimension

FIRST_YEAR = 1945
MAX_VALUES = 20


@dataclass(frozen=True, slots=True)
class Choice:
    """Filters that combine: values of one dimension are alternatives, dimensions all have to hold.

    Target groups are the exception: a recipient may be in several, so each
    one chosen has to hold. ``unit`` is the code of a unit of today.
    """

    values: dict[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    year_from: int | None = None
    year_to: int | None = None
    unit: str = ""

    @property
    def narrowed(self) -> bool:
        """Is anything left out?"""
        return bool(self.values or self.year_from or self.year_to or self.unit)

    @property
    def tells_of_children(self) -> bool:
        """Would a list behind these filters say more of a child than name, school and award?"""
        return bool(self.unit or TELLING & self.values.keys())

    @property
    def query(self) -> str:
        """The filters as a query string, "" when there are none."""
        return self.query_with()

    def query_with(self, **more: str) -> str:
        """The query string with other parameters after the filters."""
        params = QueryDict(mutable=True)
        for dimension in DIMENSIONS:
            if chosen := self.values.get(dimension.param):
                params.setlist(dimension.param, chosen)
        for name, value in (("tu", self.year_from), ("den", self.year_to), ("donvi", self.unit), *more.items()):
            if value:
                params[name] = str(value)
        return f"?{params.urlencode()}" if params else ""

    def narrow(self, dimension: Dimension, value: str) -> "Choice":
        """These filters and one value more: what a figure of a table counts."""
        chosen = self.values.get(dimension.param, ())
        kept = tuple(dict.fromkeys((*chosen, value))) if dimension.many else (value,)
        return replace(self, values={**self.values, dimension.param: kept})

    def without(self, dimension: Dimension, value: str) -> "Choice":
        """These filters with one value less."""
        kept = tuple(other for other in self.values.get(dimension.param, ()) if other != value)
        values = {**self.values, dimension.param: kept}
        return replace(self, values={name: chosen for name, chosen in values.items() if chosen})

    def of_year(self, year: int) -> "Choice":
        """These filters within one year."""
        return replace(self, year_from=year, year_to=year)

    def condition(self) -> Q:
        """The filters as a condition on records or on their counts; the unit is not in it."""
        condition = Q()
        if self.year_from:
            condition &= Q(year__gte=self.year_from)
        if self.year_to:
            condition &= Q(year__lte=self.year_to)
        for name, chosen in self.values.items():
            dimension = BY_PARAM[name]
            each = [value_condition(dimension, value) for value in chosen]
            condition &= reduce(and_ if dimension.many else or_, each, Q() if each else Q(pk__in=[]))
        return condition


def value_condition(dimension: Dimension, value: str) -> Q:
    """The condition that a record has this value."""
    name = dimension.field
    if dimension.flag:
        if value != UNSET:
            return Q(**{name: value == YES})
        # A person is no collective of which somebody forgot to say whether it is small.
        asked = Q(recipient_kind=dimension.about) if dimension.about else Q()
        return asked & Q(**{f"{name}__isnull": True})
    if dimension.many:
        if value == UNSET:
            return Q(**{name: []})
        return Q(Contains(Cast(name, TextField()), f'"{value}"'))
    return Q(**{name: "" if value == UNSET else value})


def read(params: QueryDict) -> Choice:
    """Read the filters of a request; what makes no sense is left out."""
    values = {}
    for dimension in DIMENSIONS:
        known = [value for value in dict.fromkeys(params.getlist(dimension.param)) if dimension.knows(value)]
        if known:
            values[dimension.param] = tuple(known[:MAX_VALUES])
    first, last = _year(params.get("tu", "")), _year(params.get("den", ""))
    if first and last and first > last:
        first, last = last, first
    return Choice(values, first, last, asked_words(params.get("donvi"), 60))


def _year(text: str) -> int | None:
    year = year_number(text.strip())
    return min(max(year, FIRST_YEAR), timezone.localdate().year) if year is not None else None
