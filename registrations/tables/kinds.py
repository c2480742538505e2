"""Deciding what kind of recipient a row is, out of all that speaks for one."""

import re
from dataclasses import dataclass, field

from .columns import FIELD_LABELS
from .names import Kind, parse_kind
from .wording import flat

_KIND_OF_COLUMN = {
    "name_person": Kind.INDIVIDUAL,
    "family_name": Kind.INDIVIDUAL,
    "male": Kind.INDIVIDUAL,
    "female": Kind.INDIVIDUAL,
    "name_collective": Kind.COLLECTIVE,
    "name_household": Kind.HOUSEHOLD,
}
_KIND_OF_WORD = (
    (re.compile(r"(?:tap the|tt|to chuc|don vi|co quan)\b"), Kind.COLLECTIVE),
    (re.compile(r"(?:ca nhan|cn|nguoi)\b"), Kind.INDIVIDUAL),
    (re.compile(r"(?:ho gia dinh|gia dinh|hgd|ho)\b"), Kind.HOUSEHOLD),
    (re.compile(r"(?:doanh nghiep|dn|htx|hop tac xa)\b"), Kind.ENTERPRISE),
)
_ALIKE = (
    {Kind.COLLECTIVE, Kind.ENTERPRISE},
    {Kind.HOUSEHOLD, Kind.INDIVIDUAL},  # a household may be named by its head
)


@dataclass(slots=True)
class Evidence:
    """What a row and its surroundings say of the kind; texts of reasons beside each."""

    shape: Kind
    """By the form of the name."""
    name_field: str
    name_why: str
    cell: str = ""
    cell_why: str = ""
    section: Kind = Kind.UNKNOWN
    section_why: str = ""
    award: Kind = Kind.UNKNOWN
    """The only kind the award can go to."""
    personal_field: str = ""
    """A filled field that only people have: birth year, gender, position."""
    title: Kind = Kind.UNKNOWN


@dataclass(slots=True)
class Verdict:
    """The kind, why, and what speaks against it."""

    kind: Kind = Kind.UNKNOWN
    why: str = ""
    doubts: list[str] = field(default_factory=list)


def decide_kind(evidence: Evidence) -> Verdict:
    """Return the kind: what the list says outright goes before what wording suggests."""
    stated = _stated(evidence)
    if stated.kind:
        shape = evidence.shape
        if shape and shape != stated.kind and {shape, stated.kind} not in _ALIKE:
            stated.doubts.append(
                f"Danh sách xếp vào {stated.kind.label.lower()} nhưng tên có dạng {shape.label.lower()}."
            )
        return stated
    if evidence.shape:
        return _by_shape(evidence)
    if evidence.personal_field:
        return Verdict(Kind.INDIVIDUAL, f"có {FIELD_LABELS[evidence.personal_field]}")
    if evidence.title:
        return Verdict(evidence.title, "tiêu đề danh sách")
    return Verdict(doubts=["Chưa rõ đối tượng là cá nhân hay tập thể."])


def _stated(evidence: Evidence) -> Verdict:
    if chosen := parse_kind(evidence.cell):
        return Verdict(chosen, evidence.cell_why)
    for pattern, kind in _KIND_OF_WORD:
        if pattern.match(flat(evidence.cell)):
            return Verdict(kind, evidence.cell_why)
    if evidence.section:
        return Verdict(evidence.section, evidence.section_why)
    column = _KIND_OF_COLUMN.get(evidence.name_field, Kind.UNKNOWN)
    if column and (evidence.shape in (Kind.UNKNOWN, column) or column == Kind.HOUSEHOLD):
        return Verdict(column, evidence.name_why)
    if evidence.award and evidence.shape in (Kind.UNKNOWN, evidence.award):
        return Verdict(evidence.award, "danh hiệu chỉ dành cho đối tượng này")
    return Verdict()


def _by_shape(evidence: Evidence) -> Verdict:
    shape, award = evidence.shape, evidence.award
    column = _KIND_OF_COLUMN.get(evidence.name_field, Kind.UNKNOWN)
    verdict = Verdict(shape, "cách ghi tên")
    if column and column != shape and {column, shape} not in _ALIKE:
        label = FIELD_LABELS[evidence.name_field]
        verdict.doubts.append(f"Tên ghi ở cột {label} nhưng có dạng {shape.label.lower()}.")
    elif award and shape != award and {award, shape} not in _ALIKE:
        verdict.doubts.append(f"Danh hiệu dành cho {award.label.lower()} nhưng tên có dạng {shape.label.lower()}.")
    return verdict
