"""Questions of the open data: which records a filter means."""

from __future__ import annotations

from django.db.models import QuerySet

from registrations.awards.models import AwardRecord
from registrations.units.models import Succession, Unit

SIMPLE_FILTERS = ("year", "authority", "form", "award_class", "level", "kind", "recipient_kind")


def units_meant(code: str) -> set[int]:
    """The unit of a code with everything below it and everything it came of, as the archive's facet counts it."""
    below: dict[int, list[int]] = {}
    for pk, parent in Unit.objects.filter(parent__isnull=False).values_list("pk", "parent_id"):
        below.setdefault(parent, []).append(pk)
    for before, after in Succession.objects.values_list("predecessor_id", "successor_id"):
        below.setdefault(after, []).append(before)
    todo = list(Unit.objects.filter(code=code).values_list("pk", flat=True))
    found: set[int] = set()
    while todo:
        unit = todo.pop()
        if unit not in found:
            found.add(unit)
            todo += below.get(unit, ())
    return found


def filtered(
    records: QuerySet[AwardRecord], *, unit: str = "", decision: str = "", recipient: str = "", **choices
) -> QuerySet[AwardRecord]:
    """Narrow records down; empty values do not narrow. A child's unit is not shown, so no filter tells it either."""
    records = records.filter(**{name: choices[name] for name in SIMPLE_FILTERS if choices.get(name)})
    if decision:
        records = records.filter(decision__public_id=decision)
    if recipient:
        # As on the page of the recipient: what was given to a child is joined to nobody.
        records = records.filter(recipient_link__recipient__public_id=recipient, is_minor=False)
    if unit:
        records = records.at_home_in(units_meant(unit)).filter(is_minor=False)
    return records
