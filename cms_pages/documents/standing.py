"""Where a document stands on a day: its own dates, and what later documents did to it.

Legal source: a document ends, wholly or in part, when its time is over, when a
later document amends or replaces it, or when it is repealed (Law on the
promulgation of legal documents 80/2015/QH13, Article 154, carried on by the
law of 2025). So an amended document is told as ended in part.
"""

import datetime
from dataclasses import dataclass, field
from typing import Any

from .kinds import ENDING, RelationKind, Validity

_DONE_BY = {
    RelationKind.REPLACES: "thay bằng",
    RelationKind.REPEALS: "bị bãi bỏ bởi",
    RelationKind.AMENDS: "được sửa đổi, bổ sung bởi",
}
_PART_DONE_BY = _DONE_BY | {RelationKind.REPLACES: "được thay thế bởi"}


@dataclass(frozen=True, slots=True)
class Act:
    """What a later document does to this one: from which day, to which part ("": to all of it)."""

    kind: str
    on: datetime.date
    by: str  # "Nghị định 152/2025/NĐ-CP"
    part: str = ""
    address: str = ""
    verified: bool = True
    document: Any = field(default=None, compare=False, repr=False)

    @property
    def ends_all(self):
        """Whether nothing of the document is left in force."""
        return self.kind in ENDING and not self.part

    @property
    def words(self):
        """ "thay bằng Nghị định 152/2025/NĐ-CP", the part before it where only a part is meant."""
        doubt = "" if self.verified else ", đang đối chiếu bản gốc"
        if self.part:
            return f"{self.part} {_PART_DONE_BY[self.kind]} {self.by}{doubt}"
        return f"{_DONE_BY[self.kind]} {self.by}{doubt}"


@dataclass(frozen=True, slots=True)
class Standing:
    """The validity of one document on one day."""

    state: Validity
    begins_on: datetime.date | None = None
    ends_on: datetime.date | None = None
    ended_by: tuple[Act, ...] = ()
    changes: tuple[Act, ...] = ()

    @property
    def label(self):
        """ "Còn hiệu lực"."""
        return self.state.label

    @property
    def details(self):
        """What the label leaves open: from when, until when, what came in its place. "" when there is nothing."""
        by = ", ".join(act.words for act in self.ended_by)
        if self.state == Validity.ENDED:
            return ", ".join(filter(None, [f"từ {_day(self.ends_on)}", by]))
        told = []
        if self.state == Validity.UPCOMING:
            told.append(f"có hiệu lực từ {_day(self.begins_on)}")
        if self.ends_on:
            told.append(", ".join(filter(None, [f"sẽ hết hiệu lực từ {_day(self.ends_on)}", by])))
        return "; ".join([*told, *(f"{act.words} từ {_day(act.on)}" for act in self.changes)])

    @property
    def note(self):
        """What a link to the document says beside it; "" for one that is wholly in force."""
        if self.state == Validity.IN_FORCE:
            return ""
        if self.state == Validity.ENDED:
            return f"hết hiệu lực {self.details}"
        if self.state == Validity.UPCOMING:
            return f"chưa có hiệu lực; có hiệu lực từ {_day(self.begins_on)}"
        return "hết hiệu lực một phần"


def standing(begins_on, ends_on, acts, on):
    """The Standing of a document with these own dates (either may be None) on a day.

    Spans are half-open: on its last day itself a document is no longer in force.
    """
    whole = [act for act in acts if act.ends_all]
    days = [day for day in (ends_on, *(act.on for act in whole)) if day]
    last = min(days, default=None)
    ended = last is not None and last <= on
    # What replaced it is told also when its own time was over before.
    ended_by = tuple(act for act in whole if act.on <= max(on, last)) if last else ()
    changes = tuple(sorted((act for act in acts if not act.ends_all and act.on <= on), key=lambda act: act.on))
    if ended:
        return Standing(Validity.ENDED, begins_on, last, ended_by)
    if begins_on and begins_on > on:
        return Standing(Validity.UPCOMING, begins_on, last, ended_by)
    state = Validity.PARTLY if changes else Validity.IN_FORCE
    return Standing(state, begins_on, last, ended_by, changes)


def _day(day):
    return f"{day:%d/%m/%Y}"
