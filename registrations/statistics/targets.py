"""Targets held against the figures: numerator, denominator, verdict, and how far the unrecorded could move it."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from django.db.models import QuerySet

from . import conditions
from .choice import Choice
from .dimensions import BY_PARAM, UNSET
from .models import Operator, TargetRatio, TargetSet, percent_words
from .queries import Scope, ask, totals

# Stands for "no such question": nothing has no values of a dimension.
NOBODY = Choice({"doituong": ()})


class Verdict(Enum):
    """What can be said today. OPEN: the unrecorded could still turn it."""

    REACHED = "Đạt"
    MISSED = "Chưa đạt"
    OPEN = "Chưa đủ dữ liệu"
    EMPTY = "Chưa có lượt nào"


def reaches(part: int, whole: int, operator: str, threshold: Decimal) -> bool:
    """Compare the exact fraction, before any rounding: 20.004 % is above 20 %, 20 % is not."""
    share, wanted = Fraction(part * 100, whole), Fraction(threshold)
    if operator == Operator.ABOVE:
        return share > wanted
    return share >= wanted if operator == Operator.AT_LEAST else share == wanted


@dataclass(frozen=True, slots=True)
class Result:
    """One ratio as it stands."""

    ratio: TargetRatio
    part: int
    whole: int
    unknown: int
    denominator: Choice
    numerator: Choice
    unrecorded: Choice | None

    @property
    def percent_words(self) -> str:
        return percent_words(self.part, self.whole, self.ratio.places) if self.whole else ""

    @property
    def at_most_words(self) -> str:
        """The share if all the unrecorded belonged to the numerator."""
        return percent_words(self.part + self.unknown, self.whole, self.ratio.places) if self.whole else ""

    @property
    def verdict(self) -> Verdict:
        if not self.whole:
            return Verdict.EMPTY
        ends = {
            reaches(part, self.whole, self.ratio.operator, self.ratio.threshold)
            for part in (self.part, self.part + self.unknown)
        }
        if self.unknown and (len(ends) == 2 or self.ratio.operator == Operator.EXACTLY):
            return Verdict.OPEN
        return Verdict.REACHED if True in ends else Verdict.MISSED

    @property
    def target(self) -> str:
        return self.ratio.goal

    @property
    def missing(self) -> int:
        """How many more of the denominator's records would have to be in the numerator."""
        if not self.whole or self.ratio.operator == Operator.EXACTLY:
            return 0
        need = Fraction(self.ratio.threshold) * self.whole / 100
        least = need.__floor__() + 1 if self.ratio.operator == Operator.ABOVE else need.__ceil__()
        return max(0, least - self.part)

    @property
    def denominator_words(self) -> str:
        return conditions.words(self.ratio.denominator) or "mọi lượt khen thưởng"

    @property
    def numerator_words(self) -> str:
        return conditions.words(self.ratio.numerator)


def evaluate(target_set: TargetSet, scope: Scope = Scope.PUBLIC, now: datetime | None = None) -> list[Result]:
    """All ratios of a set, counted over its years (one query for all of them)."""
    years = Choice(year_from=target_set.year_from, year_to=target_set.year_to)
    ratios, asked = list(target_set.ratios.all()), []
    for ratio in ratios:
        denominator = conditions.narrow(years, ratio.denominator)
        asked += [denominator, conditions.narrow(denominator, ratio.numerator), _unrecorded(ratio, denominator)]
    counted = totals(ask(years, scope, now), [choice or NOBODY for choice in asked])
    return [
        Result(
            ratio=ratio,
            whole=counted[at],
            part=counted[at + 1],
            unknown=counted[at + 2],
            denominator=asked[at],
            numerator=asked[at + 1],
            unrecorded=asked[at + 2],
        )
        for at, ratio in zip(range(0, len(asked), 3), ratios, strict=True)
    ]


def _unrecorded(ratio: TargetRatio, denominator: Choice) -> Choice | None:
    """Records of the denominator that lack the flag the numerator asks for (the first, if it asks for several)."""
    for name in ratio.numerator:
        if BY_PARAM[name].flag and BY_PARAM[name].field != "posthumous" and UNSET not in ratio.numerator[name]:
            return conditions.narrow(denominator, {name: [UNSET]})
    return None


def sets(released_only: bool) -> QuerySet[TargetSet]:
    """Sets with their ratios; the public sees only those that the office released."""
    found = TargetSet.objects.prefetch_related("ratios")
    return found.filter(released=True) if released_only else found
