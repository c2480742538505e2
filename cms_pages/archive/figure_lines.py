"""Figures made ready for the page: lines with their bar, their share and the address of the records behind."""

from dataclasses import dataclass

from registrations.statistics import exports
from registrations.statistics.choice import Choice
from registrations.statistics.dimensions import DIMENSIONS, FLAGS, UNSET, YES, Dimension
from registrations.statistics.models import percent, percent_words
from registrations.statistics.queries import Cross, Figures
from registrations.statistics.targets import Result

from .chart import Chart, chart

OVERVIEW, RECORDS = "/thong-ke/", "/thong-ke/ban-ghi/"
BAR = 100


@dataclass(frozen=True, slots=True)
class Line:
    """One row: words, count, share of the whole, width of its bar (0 to 100), and where it leads."""

    label: str
    count: int
    share: str
    width: str
    records: str
    narrower: str = ""
    unset: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """One table of the overview."""

    param: str
    heading: str
    lines: list[Line]
    note: str = ""


def _line(label: str, count: int, whole: int, highest: int, choice: Choice, narrower: str = "", **more) -> Line:
    width = f"{max(0.6, count / highest * BAR):.1f}"
    share = percent(count, whole, 1)
    words = percent_words(count, whole, 1) if share else "dưới 0,1 %"
    return Line(label, count, words, width, f"{RECORDS}{choice.query}", narrower, **more)


def sections(figures: Figures, choice: Choice, base: str = OVERVIEW) -> list[Section]:
    """A section for every dimension that divides what was found."""
    made = []
    for dimension in DIMENSIONS:
        found = figures.of(dimension)
        # That most awards know no classes says nothing.
        if dimension.field == "award_class":
            found = [(value, count) for value, count in found if value != UNSET]
        if dimension.flag or not any(value != UNSET for value, _ in found):
            continue
        highest = max(count for _, count in found)
        lines = []
        for value, count in found:
            narrower = choice.narrow(dimension, value)
            words, page = dimension.label(value), _page(narrower, base)
            lines.append(_line(words, count, figures.total, highest, narrower, page, unset=value == UNSET))
        note = "Một lượt có thể thuộc nhiều nhóm, nên cộng lại có thể hơn 100 %." if dimension.many else ""
        made.append(Section(dimension.param, dimension.heading, lines, note))
    return made


def _page(choice: Choice, base: str) -> str:
    """Address of the overview with these filters; a unit's own page carries its unit in the path."""
    if base != OVERVIEW:
        choice = Choice(choice.values, choice.year_from, choice.year_to)
    return f"{base}{choice.query}"


def flag_rows(figures: Figures, choice: Choice) -> list[dict]:
    """Flags with what was recorded: yes, no, and not recorded at all, which is not no."""
    rows = []
    for flag in FLAGS:
        found = figures.by[flag.field]
        cells = [
            {"value": value, "count": found[value], "url": f"{RECORDS}{choice.narrow(flag, value).query}"}
            for value in flag.values
        ]
        if found[YES]:
            rows.append({"label": flag.heading, "cells": cells})
    return rows


def unit_lines(found: list[tuple], whole: int, choice: Choice) -> list[Line]:
    """Lines of units, each leading to the unit's own page."""
    highest = max((count for _, count in found), default=1)
    lines = []
    for unit, count in found:
        own = Choice(choice.values, choice.year_from, choice.year_to, unit.code)
        lines.append(_line(unit.name, count, whole, highest, own, _page(own, f"{OVERVIEW}don-vi/{unit.code}/")))
    return lines


def year_chart(figures: Figures) -> Chart | None:
    """The histogram of awards by year."""
    return chart(figures.years)


def year_lines(figures: Figures, choice: Choice, base: str) -> list[Line]:
    """Years that have awards, newest first."""
    highest = max((count for _, count in figures.years), default=1)
    return [
        _line(str(year), count, figures.total, highest, choice.of_year(year), _page(choice.of_year(year), base))
        for year, count in reversed(figures.years)
        if count
    ]


def chips(choice: Choice, unit_name: str = "", base: str = "", keep: str = "") -> list[dict]:
    """What is chosen, each with the address that takes it off (``keep``: parameter to leave in every address)."""

    def at(left: Choice) -> str:
        query = left.query
        return f"{base}{query}{'&' if query and keep else '?' if keep else ''}{keep}" or "?"

    made = [
        {"label": dimension.full(value), "url": at(choice.without(dimension, value))}
        for dimension in DIMENSIONS
        for value in choice.values.get(dimension.param, ())
    ]
    if choice.year_from or choice.year_to:
        left = Choice(choice.values, unit=choice.unit)
        made.insert(0, {"label": exports.year_words(choice), "url": at(left)})
    if unit_name:
        left = Choice(choice.values, choice.year_from, choice.year_to)
        made.insert(0, {"label": unit_name, "url": at(left)})
    return [{**chip, "url": chip["url"] or base or "?"} for chip in made]


def groups(choice: Choice) -> list[dict]:
    """The filters for the form: every value that there is, what is chosen ticked."""
    return [
        {
            "name": dimension.param,
            "heading": dimension.heading,
            "flag": dimension.flag,
            "chosen": choice.values.get(dimension.param, ()),
            "values": _options(dimension),
        }
        for dimension in DIMENSIONS
    ]


def _options(dimension: Dimension) -> list[tuple[str, str]]:
    values = [v for v in dimension.values if not (dimension.field == "posthumous" and v == UNSET)]
    return [(value, dimension.label(value)) for value in values]


def cross_rows(table: Cross, choice: Choice) -> list[dict]:
    """Rows of the table of two ways; every number leads to its records, an empty cell to nothing."""
    rows = []
    for year in table.years:
        of_year = choice.of_year(year)
        cells = [
            (table.cells[year, value], f"{RECORDS}{of_year.narrow(table.dimension, value).query}")
            for value in table.values
        ]
        rows.append({"year": str(year), "cells": cells, "total": table.by_year[year], "url": RECORDS + of_year.query})
    return rows


def cross_columns(table: Cross, choice: Choice) -> list[dict]:
    """Columns with their sums and a small chart each, drawn to its own height: the shape of the years is what it shows."""
    first, last = min(table.years), max(table.years)
    columns = []
    for value in table.values:
        counted = [(year, table.cells[year, value]) for year in range(first, last + 1)]
        columns.append(
            {
                "label": table.dimension.label(value),
                "total": table.by_value[value],
                "url": f"{RECORDS}{choice.narrow(table.dimension, value).query}",
                "chart": chart(counted),
            }
        )
    return columns


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A ratio with the places of its bar, the unrecorded and its mark (0 to 100)."""

    result: Result
    filled: str
    open: str
    mark: str
    part_url: str
    whole_url: str
    unknown_url: str


def target_lines(results: list[Result]) -> list[TargetLine]:
    """Lines of the table of targets."""
    return [
        TargetLine(
            result=result,
            filled=f"{result.part / result.whole * BAR:.2f}" if result.whole else "0",
            open=f"{result.unknown / result.whole * BAR:.2f}" if result.whole else "0",
            mark=f"{min(float(result.ratio.threshold), 99.4):.2f}",
            part_url=f"{RECORDS}{result.numerator.query}",
            whole_url=f"{RECORDS}{result.denominator.query}",
            unknown_url=f"{RECORDS}{result.unrecorded.query}" if result.unrecorded else "",
        )
        for result in results
    ]
