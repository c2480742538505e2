"""Where a document stands on a day: its own dates, and what later documents did to it.

Legal source: a document ends, wholly or in part, when its time is over, when a
later document of the same authority amends or replaces it, or when it is
repealed; its effect can be suspended for a time (Law on the promulgation of
legal documents 80/2015/QH13, Articles 153 and 154, carried on by the law of
2025). An amendment that only adds something takes nothing away, so whoever
enters it says whether a part lost its effect; unsaid, only the amendment itself
is told.
"""

import datetime
from dataclasses import dataclass, field
from typing import Any

from .kinds import ENDING, ENDING_PART, SUSPENDING, RelationKind, Validity

_DONE_BY = {
    RelationKind.REPLACES: "thay bằng",
    RelationKind.REPEALS: "bị bãi bỏ bởi",
    RelationKind.REPLACES_PART: "được thay thế một phần bởi",
    RelationKind.REPEALS_PART: "bị bãi bỏ một phần bởi",
    RelationKind.AMENDS: "được sửa đổi, bổ sung bởi",
    RelationKind.SUSPENDS: "ngưng hiệu lực theo",
    RelationKind.SUSPENDS_PART: "ngưng hiệu lực một phần theo",
    RelationKind.CORRECTS: "được đính chính bởi",
}
_PART_DONE_BY = _DONE_BY | {
    RelationKind.REPLACES: "được thay thế bởi",
    RelationKind.REPLACES_PART: "được thay thế bởi",
    RelationKind.REPEALS_PART: "bị bãi bỏ bởi",
    RelationKind.SUSPENDS_PART: "ngưng hiệu lực theo",
}


@dataclass(frozen=True, slots=True)
class Act:
    """What a later document does to this one: from which day, to which part ("": to all of it, or not said)."""

    kind: str
    on: datetime.date
    by: str  # "Nghị định 152/2025/NĐ-CP"
    part: str = ""
    address: str = ""
    verified: bool = True
    document: Any = field(default=None, compare=False, repr=False)
    until: datetime.date | None = None
    ends_part: bool = False

    @property
    def ends_all(self):
        """Whether nothing of the document is left in force."""
        return self.kind in ENDING and not self.part

    @property
    def ends_some(self):
        """Whether a part of the document is no longer in force, as far as was entered."""
        in_part = self.kind in ENDING_PART or (self.kind in ENDING and bool(self.part))
        return in_part or (self.kind == RelationKind.AMENDS and self.ends_part)

    @property
    def suspends_all(self):
        """Whether the whole document has no effect for a time."""
        return self.kind == RelationKind.SUSPENDS and not self.part

    def holds_on(self, on):
        """Whether it has begun and, for a suspension, is not over; half-open."""
        return self.on <= on and not (self.kind in SUSPENDING and self.until and self.until <= on)

    @property
    def words(self):
        """ "thay bằng Nghị định 152/2025/NĐ-CP", the part before it where only a part is meant."""
        return self._deed + self._doubt

    @property
    def since(self):
        """ "từ 01/07/2025", for a suspension also until when."""
        over = f" đến trước {_day(self.until)}" if self.kind in SUSPENDING and self.until else ""
        return f"từ {_day(self.on)}{over}"

    @property
    def dated(self):
        """Words and day; the doubt last, so that it is not the doubt that has a day."""
        return f"{self._deed} {self.since}{self._doubt}"

    @property
    def _deed(self):
        if self.part:
            return f"{self.part} {_PART_DONE_BY[self.kind]} {self.by}"
        return f"{_DONE_BY[self.kind]} {self.by}"

    @property
    def _doubt(self):
        return "" if self.verified else ", đang đối chiếu bản gốc"


@dataclass(frozen=True, slots=True)
class Standing:
    """The validity of one document on one day."""

    state: Validity
    begins_on: datetime.date | None = None
    ends_on: datetime.date | None = None
    ended_by: tuple[Act, ...] = ()
    changes: tuple[Act, ...] = ()
    coming: tuple[Act, ...] = ()

    @property
    def label(self):
        """ "Còn hiệu lực"."""
        return self.state.label

    @property
    def span(self):
        """From when, until when, what came in its place. "" when there is nothing that the label leaves open."""
        by = ", ".join(act.words for act in self.ended_by)
        if self.state == Validity.ENDED:
            return ", ".join(filter(None, [f"từ {_day(self.ends_on)}", by]))
        told = []
        if self.state == Validity.UPCOMING:
            told.append(f"có hiệu lực từ {_day(self.begins_on)}")
        if self.ends_on:
            told.append(", ".join(filter(None, [f"sẽ hết hiệu lực từ {_day(self.ends_on)}", by])))
        return "; ".join(told)

    @property
    def details(self):
        """The span, and what other documents do to this one."""
        acts = [*(act.dated for act in self.changes), *(f"sắp tới {act.dated}" for act in self.coming)]
        return "; ".join(filter(None, [self.span, *acts]))

    @property
    def note(self):
        """What a link to the document says beside it; "" for one that is wholly in force and unchanged."""
        if self.state == Validity.ENDED:
            return f"hết hiệu lực {self.details}"
        if self.state == Validity.UPCOMING:
            return f"chưa có hiệu lực; có hiệu lực từ {_day(self.begins_on)}"
        if self.state == Validity.SUSPENDED:
            return next(act.dated for act in self.changes if act.suspends_all)
        if self.state == Validity.IN_FORCE:
            return self._amended
        return self.state.label.lower()

    @property
    def _amended(self):
        amended = [act for act in self.changes if act.kind == RelationKind.AMENDS]
        if len(amended) > 1:
            return f"được sửa đổi, bổ sung, gần đây nhất bởi {amended[-1].by}"
        return f"được sửa đổi, bổ sung bởi {amended[0].by}" if amended else ""


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
    if ended:
        return Standing(Validity.ENDED, begins_on, last, ended_by)
    others = sorted((act for act in acts if not act.ends_all), key=lambda act: act.on)
    changes = tuple(act for act in others if act.holds_on(on))
    coming = tuple(act for act in others if act.on > on and (last is None or act.on < last))
    upcoming = begins_on is not None and begins_on > on
    state = Validity.UPCOMING if upcoming else _state(changes)
    return Standing(state, begins_on, last, ended_by, () if upcoming else changes, coming)


def _state(changes):
    """Of a document that has begun and not ended, with the acts that hold."""
    if any(act.suspends_all for act in changes):
        return Validity.SUSPENDED
    if any(act.ends_some for act in changes):
        return Validity.PARTLY
    return Validity.SUSPENDED_PARTLY if any(act.kind in SUSPENDING for act in changes) else Validity.IN_FORCE


def _day(day):
    return f"{day:%d/%m/%Y}"
