"""From the rows of an office's list to the values of award records, with reasons and doubts.

Nothing is written here. Every value says where it comes from, every doubt is
a sentence for the officer; an error keeps the whole list from being imported.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from registrations.tables.names import Kind
from registrations.titles.matching import kind_doubt
from registrations.titles.models import RecipientKind
from search import text

from .kinds import TargetGroup
from .listing_values import birth_year_of, check, is_minor
from .models import Decision
from .repeats import mark_repeats
from .wordings import Wordings, unit_wording

_KINDS = {
    Kind.INDIVIDUAL: RecipientKind.PERSON,
    Kind.COLLECTIVE: RecipientKind.COLLECTIVE,
    Kind.ENTERPRISE: RecipientKind.COLLECTIVE,
    Kind.HOUSEHOLD: RecipientKind.HOUSEHOLD,
}
_STEP = 250
# Said better here, or asked as a question about the wording.
_READER_ONLY = ("Có thể trùng với", "Chưa đọc được danh hiệu")
OTHER = "khac"
Progress = Callable[[float], None]


@dataclass(slots=True)
class PreparedRow:
    """One row ready to become a record: its values, where they come from, doubts and errors.

    A doubt is ``{"about": …, "text": …}``; those about "hinh-thuc" and
    "don-vi" end when the question about the wording is answered.
    """

    values: dict
    why: dict[str, str] = field(default_factory=dict)
    doubts: list[dict[str, str]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    award_key: str = ""
    unit_key: str = ""

    def doubt(self, sentence: str, about: str = OTHER) -> None:
        """Add a doubt once."""
        if all(known["text"] != sentence for known in self.doubts):
            self.doubts.append({"about": about, "text": sentence})


@dataclass(slots=True)
class Prepared:
    """A whole list: its rows, its wordings, and what is to be said of it as a whole."""

    rows: list[PreparedRow]
    wordings: Wordings
    notes: list[str] = field(default_factory=list)
    contradictions: list[str] = field(default_factory=list)


def prepare(
    decision: Decision, reading, *, wordings: Wordings | None = None, progress: Progress | None = None
) -> Prepared:
    """Match every row of a reading (``registrations.tables.read_list``) for one decision.

    ``wordings`` brings what is known of the sender and what was answered
    before; ``progress`` is told the share done, 0 to 1.
    """
    wordings = wordings or Wordings(decision)
    rows = []
    for number, row in enumerate(reading.rows):
        if progress and number % _STEP == 0:
            progress(number / len(reading.rows))
        rows.append(_prepare_row(row, decision, wordings))
    _name_sections(rows)
    mark_repeats(rows, decision)
    return Prepared(rows, wordings, list(reading.doubts), _contradictions(reading, decision))


def _contradictions(reading, decision: Decision) -> list[str]:
    found = []
    if reading.decision_number and decision.key_of(reading.decision_number) != decision.number_key:
        found.append(f"Danh sách ghi số {reading.decision_number}, khác với số {decision.number} của quyết định này.")
    if reading.decision_date and reading.decision_date != decision.signed_on:
        found.append(
            f"Danh sách ghi ngày {reading.decision_date:%d/%m/%Y}, khác với ngày ký {decision.signed_on:%d/%m/%Y}."
        )
    others = {r.decision_number for r in reading.rows if r.decision_number}
    for number in sorted(n for n in others if decision.key_of(n) != decision.number_key):
        if number != reading.decision_number:
            count = sum(r.decision_number == number for r in reading.rows)
            found.append(f"{count} dòng ghi quyết định số {number}, khác với quyết định đang nhập.")
    return found[:5]


def _prepare_row(row, decision: Decision, wordings: Wordings) -> PreparedRow:
    kind = _KINDS.get(row.kind, "")
    made = PreparedRow(values={}, why=dict(row.because), errors=list(row.errors))
    award = wordings.award(row.award, row.award_class)
    for sentence in row.doubts:
        if not sentence.startswith(_READER_ONLY):
            made.doubt(sentence, award.about if award.is_open and "tên danh hiệu" in sentence else OTHER)
    if row.decision_number and decision.key_of(row.decision_number) != decision.number_key:
        made.doubt(f"Dòng này ghi quyết định số {row.decision_number}, khác với quyết định đang nhập.")
    if not kind:
        kind = RecipientKind.PERSON if row.honorific else RecipientKind.COLLECTIVE
        label = RecipientKind(kind).label.lower()
        made.doubt(f"Chưa rõ là cá nhân hay tập thể; tạm ghi “{label}”.", "doi-tuong")
    unit = wordings.unit(unit_wording(row, kind))
    made.award_key, made.unit_key = award.key, unit.key if unit else ""
    _fill(made, row, decision, kind)
    for wording in filter(None, (award, unit)):
        made.values |= {name: value for name, value in wording.found.items() if name in made.values}
        if wording.why:
            made.why[wording.reason] = wording.why
        if wording.is_open:
            made.doubt(wording.question, wording.about)
    made.values["posthumous"] = bool(row.posthumous or award.found.get("posthumous"))
    if (title := wordings.title(award)) and (odd := kind_doubt(title, kind)):
        made.doubt(odd)
    errors, doubts = check(made.values)
    made.errors += errors
    for sentence in doubts:
        made.doubt(sentence)
    return made


def _fill(made: PreparedRow, row, decision: Decision, kind: str) -> None:
    birth_year = birth_year_of(row.birth_year)
    if row.birth_year and birth_year is None:
        made.doubt(f"Chưa đọc được năm sinh “{str(row.birth_year)[:40]}”; tạm để trống.")
    made.values |= {
        "name": text.tidy(row.name),
        "honorific": text.tidy(row.honorific),
        "recipient_kind": str(kind),
        "position": text.tidy(row.position),
        "unit_id": None,
        "within_id": None,
        "unit_wording": text.tidy(row.unit),
        "place_then": text.tidy(row.address),
        "title_id": None,
        "award_wording": text.tidy(row.award) or decision.subject[:500],
        "award_class": "",
        "form": "",
        "level": "",
        "kind": decision.kind,
        "merit": text.tidy(row.merit),
        "birth_year": birth_year,
        "is_minor": is_minor(birth_year, decision.signed_on),
        "female": {"nữ": True, "nam": False}.get(row.gender),
        "period": text.tidy(row.period),
        "target_groups": [str(TargetGroup.ENTREPRENEUR)] if row.kind == Kind.ENTERPRISE else [],
        "source_cell": row.source[:120],
    }


def _name_sections(rows: list[PreparedRow]) -> None:
    """Group the list as its reader expects: by award when there are several, then by kind of recipient."""
    several = len({row.award_key for row in rows}) > 1
    for row in rows:
        row.values["section"] = section_of(row.values, several_awards=several)


def section_of(values: dict, *, several_awards: bool) -> str:
    """The heading under which a record stands in the published list."""
    kind = RecipientKind(values["recipient_kind"]).label
    award = values["award_wording"]
    return f"{award[:1].upper()}{award[1:]} – {kind.lower()}"[:500] if several_awards else kind
