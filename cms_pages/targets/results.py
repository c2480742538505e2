"""Which candidates got their flag: read from the award records that everybody may see."""

from __future__ import annotations

from itertools import groupby

from registrations.awards.models import AwardRecord


def put_awards(candidates, year: int) -> None:
    """Put `award` on each candidate: the public record of its flag for that year, or None (one query)."""
    units = {each.unit_id for each in candidates if each.unit_id}
    found = {}
    if units:
        records = (
            AwardRecord.objects.public().standing().filter(unit__in=units, title__code__in={c.flag for c in candidates})
        )
        of_year = [record for record in records.select_related("decision", "title") if _year_of(record) == year]
        found = {(record.unit_id, record.title.code): record for record in of_year}
    for each in candidates:
        each.award = found.get((each.unit_id, each.flag))


def _year_of(record) -> int:
    """The year that an award is for: a flag is often signed in spring for the year before."""
    words = "".join(letter if letter.isdigit() else " " for letter in record.period).split()
    years = [int(word) for word in words if len(word) == 4]
    return years[-1] if years else record.year


def by_flag(candidates) -> list[tuple[str, list]]:
    """The candidates under the name of their flag, in the order of the page."""
    order = list(dict.fromkeys(each.flag for each in candidates))
    ranked = sorted(candidates, key=lambda each: order.index(each.flag))
    return [
        (group[0].get_flag_display(), group)
        for _, found in groupby(ranked, key=lambda each: each.flag)
        if (group := list(found))
    ]
