"""The places of a report that an officer may mark for mending, and their names."""

from __future__ import annotations

from collections.abc import Sequence

from .models import ReportPeriod

FILES = "tep"


def choices(period: ReportPeriod) -> list[tuple[str, str]]:
    """(mark, name) of everything that can be marked in a report of a period."""
    figures = [(f"chi-tieu:{each.key}", each.name) for each in period.indicators.all()]
    passages = [(f"phan:{each.pk}", each.heading) for each in period.sections.all()]
    return [*figures, *passages, (FILES, "Tệp kèm")]


def names(period: ReportPeriod, marks: Sequence[str]) -> list[str]:
    """The names of marks, in the order of the report; what is no longer asked is passed over."""
    return [name for mark, name in choices(period) if mark in set(marks)]
