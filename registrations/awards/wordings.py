"""The distinct wordings of one list: asked once, answered once, taken by every row that has them."""

import hashlib
from dataclasses import dataclass, field

from registrations.tables.names import Kind
from registrations.titles import queries as titles
from registrations.titles.matching import Catalogue
from registrations.titles.models import AwardClass, RecipientKind, Title
from registrations.units.models import Succession, Unit, UnitName
from search import text

from .models import Decision, ImportWording
from .unit_matching import UnitIndex

About, State = ImportWording.About, ImportWording.State
_KEY_LENGTH = 200


@dataclass(slots=True)
class Wording:
    """One wording, what it was taken for and why; ``found`` holds values of the records to be made."""

    about: str
    key: str
    text: str
    state: str
    found: dict
    why: str = ""
    question: str = ""
    candidates: list[int] = field(default_factory=list)
    rows: int = 0
    answer: dict | None = None

    @property
    def is_open(self) -> bool:
        """Does an officer still have to decide?"""
        return self.state == State.ASKED and self.answer is None

    @property
    def reason(self) -> str:
        """The name under which a row keeps why it has these values."""
        return "title" if self.about == About.AWARD else "unit_matched"


def key_of(wording: str) -> str:
    """The form under which a wording is compared and remembered."""
    folded = text.fold(wording)
    if len(folded) <= _KEY_LENGTH:
        return folded
    return f"{folded[: _KEY_LENGTH - 33]} {hashlib.md5(folded.encode(), usedforsecurity=False).hexdigest()}"


def unit_wording(row, kind: str) -> str:
    """The words of a row that say where the recipient belongs, most telling first."""
    if row.unit:
        return _joined(row.unit, "" if row.kind == Kind.ENTERPRISE else row.address)
    if kind != RecipientKind.PERSON and row.name:
        return _joined(row.name, "" if row.kind == Kind.ENTERPRISE else row.address)
    return text.tidy(row.address or row.position)


def _joined(first: str, place: str) -> str:
    first, place = text.tidy(first), text.tidy(place)
    return f"{first}\n{place}" if place and text.fold(place) not in text.fold(first) else first


def award_values(title: Title | None, award_class: str = "") -> dict:
    """What a row takes from a row of the catalogue."""
    if title is None:
        return {"title_id": None, "award_class": award_class, "form": "", "level": ""}
    taken = award_class if award_class in title.classes else ""
    return {"title_id": title.pk, "award_class": taken, "form": title.form, "level": title.level}


class Wordings:
    """All wordings of one list, matched on the day of its decision.

    ``memory`` is a SenderMemory or None; ``answers`` holds what officers
    decided in an earlier reading of the same file: {(about, key): found}.
    """

    def __init__(self, decision: Decision, memory=None, answers: dict[tuple[str, str], dict] | None = None):
        self._decision = decision
        self._memory = memory
        self._answers = answers or {}
        in_force = list(titles.in_force(decision.signed_on))
        self._titles = {title.pk: title for title in in_force}
        ended = Title.objects.exclude(pk__in=self._titles)
        self._catalogue = Catalogue(in_force, ended)
        self._units = UnitIndex(
            Unit.objects.select_related("parent"),
            UnitName.objects.all(),
            decision.signed_on,
            Succession.objects.all(),
        )
        self._made: dict[tuple[str, str], Wording] = {}
        self.from_memory = 0

    def __iter__(self):
        return iter(self._made.values())

    def title(self, wording: Wording) -> Title | None:
        """The row of the catalogue that a wording of an award was taken for."""
        return self._titles.get(wording.found.get("title_id"))

    def award(self, award: str, award_class: str) -> Wording:
        """The wording of an award, counted once more."""
        said = text.tidy(" ".join(filter(None, [award, award_class])))
        wording = self._of(About.AWARD, said, self._match_award)
        wording.rows += 1
        return wording

    def unit(self, said: str) -> Wording | None:
        """The wording of a unit, counted once more; None where the list says nothing."""
        if not said:
            return None
        wording = self._of(About.UNIT, said, self._match_unit)
        wording.rows += 1
        return wording

    def _of(self, about: str, said: str, match) -> Wording:
        key = key_of(said)
        if (about, key) not in self._made:
            made = match(said, key)
            self._made[about, key] = made
            self._recall(made)
        return self._made[about, key]

    def _match_award(self, said: str, key: str) -> Wording:
        found = self._catalogue.match(said or self._decision.subject, authority=self._decision.authority)
        sure = bool(said and found.title and not found.doubts)
        values = award_values(found.title if said else None, found.award_class) | {"posthumous": found.posthumous}
        if not said:
            question = "Danh sách chưa ghi hình thức khen thưởng; tạm lấy trích yếu của quyết định."
            offered = [found.title, *found.candidates] if found.title else found.candidates
            candidates = list(dict.fromkeys(title.pk for title in offered))
            return Wording(About.AWARD, key, "", State.ASKED, values, "", question, candidates)
        why = f"{found.title.name}: {found.why}" if sure else ""
        candidates = [title.pk for title in found.candidates]
        state = State.SURE if sure else State.ASKED
        return Wording(About.AWARD, key, said, state, values, why, " ".join(found.doubts), candidates)

    def _match_unit(self, said: str, key: str) -> Wording:
        first, _, place = said.partition("\n")
        is_position = False
        found = self._units.match(first)
        if found.state == State.UNKNOWN and place:
            found = self._units.match(f"{first}, {place}")
        if found.state in (State.UNKNOWN, State.WITHIN):
            as_position = self._units.match(first, is_position=True)
            is_position = as_position.state == State.SURE
            found = as_position if is_position else found
        values = {
            "unit_id": found.unit.pk if found.unit else None,
            "within_id": found.within.pk if found.within else None,
            "part": found.part,
        }
        candidates = [unit.pk for unit in found.candidates]
        shown = first if is_position or not place else f"{first}, {place}"
        return Wording(About.UNIT, key, shown, found.state, values, found.why, found.question, candidates)

    def _recall(self, wording: Wording) -> None:
        """Take what an officer decided before: in this import, else in the sender's last one."""
        answer = self._answers.get((wording.about, wording.key))
        if answer is not None and self._holds(answer):
            wording.found, wording.answer = wording.found | answer, answer
            return
        known = self._memory and getattr(self._memory, "awards" if wording.about == About.AWARD else "units")
        remembered = (known or {}).get(wording.key)
        if remembered is None:
            return
        answer = self._award_of(remembered) if wording.about == About.AWARD else remembered
        if answer is None or not self._holds(answer, on_that_day=True):
            wording.state = State.ASKED
            wording.question = wording.question or "Lựa chọn đã nhớ không còn hợp với ngày ký quyết định."
            return
        wording.found = wording.found | answer
        wording.state = State.SURE
        wording.why = f"theo cách đã nhớ của {self._memory.sender}"
        self.from_memory += 1

    def _award_of(self, remembered: dict) -> dict | None:
        kept = {"kind": remembered["kind"]} if remembered.get("kind") else {}
        if not remembered.get("code"):
            return award_values(None, remembered.get("award_class", "")) | kept
        for title in self._titles.values():
            if title.code == remembered["code"]:
                return award_values(title, remembered.get("award_class", "")) | kept
        return None

    def _holds(self, answer: dict, *, on_that_day: bool = False) -> bool:
        """Is what was decided still there, and if asked for, does the unit stand on the decision's day?"""
        if (pk := answer.get("title_id")) and pk not in self._titles:
            return False
        for name in ("unit_id", "within_id"):
            if pk := answer.get(name):
                unit = self._units.by_pk.get(pk)
                if unit is None or (on_that_day and not unit.stands_on(self._decision.signed_on)):
                    return False
        return True


def as_model(batch, wording: Wording) -> ImportWording:
    """The row of the database that keeps a wording."""
    return ImportWording(
        batch=batch,
        about=wording.about,
        key=wording.key,
        wording=wording.text[:600],
        rows=wording.rows,
        state=wording.state,
        question=wording.question[:600],
        candidates=wording.candidates,
        found=wording.found,
    )


def class_label(award_class: str) -> str:
    """ "hạng Ba" or ""."""
    return AwardClass(award_class).label if award_class in AwardClass.values else ""
