"""The history of a unit in one list: what it was called and when, what it came of and into what it passed."""

from dataclasses import dataclass
from datetime import date, timedelta

from .models import Unit


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing that happened; ``on`` is None when nobody knows the day."""

    on: date | None
    text: str
    unit: Unit | None = None
    source: str = ""
    verified: bool = True


def links_in(unit):
    """By what a unit came about."""
    return list(unit.successions_in.select_related("predecessor__parent"))


def links_out(unit):
    """Into what a unit passed."""
    return list(unit.successions_out.select_related("successor__parent"))


def history_of(unit, came=None, went=None):
    """Moments of a unit, oldest first; what has no day stands at the beginning.

    ``came`` and ``went`` are its `links_in` and `links_out` where they are read already.
    """
    found = [
        *_names(unit),
        *_links(links_in(unit) if came is None else came, links_out(unit) if went is None else went),
    ]
    if unit.effective_from:
        began = Moment(unit.effective_from, f"{unit.name} bắt đầu hoạt động", None, unit.source, unit.verified)
        found.append(began)
    if unit.effective_to:
        found.append(Moment(unit.effective_to, f"{unit.name} kết thúc, hết ngày {unit.last_day:%d/%m/%Y}"))
    return sorted(found, key=lambda each: (each.on is not None, each.on or date.min))


def _names(unit):
    for name in unit.names.all():
        span = ""
        if name.effective_to:
            span = f", đến hết ngày {name.effective_to - timedelta(days=1):%d/%m/%Y}"
        yield Moment(
            name.effective_from, f"{name.get_kind_display()}: {name.name}{span}", None, name.source, name.verified
        )


def _links(came, went):
    for link in came:
        how = "Nhận một phần của" if link.partial else "Tiếp nhận"
        yield Moment(link.on, how, link.predecessor, link.source, link.verified)
    for link in went:
        how = "Chuyển một phần vào" if link.partial else "Nhập vào"
        yield Moment(link.on, how, link.successor, link.source, link.verified)
