"""A list pasted from a spreadsheet, or the submission's own list as a file → nominees, with every doubt told.

Nothing is taken silently: what a row does not say stays empty, what was made
out of its words is named, and an award that is not certain is chosen by hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from registrations.tables.errors import UnreadableList
from registrations.tables.limits import DEFAULT_LIMITS
from registrations.tables.names import Kind as ListKind
from registrations.tables.reading import read_list, read_pasted_list
from registrations.tables.records import ListRow
from registrations.titles.matching import Catalogue, class_of
from registrations.titles.models import AwardClass, RecipientKind, Title
from search.text import canonical, tidy

from .models import Nominee

MOST = 1000
LIMITS = {
    name: Nominee._meta.get_field(name).max_length
    for name in ("name", "position", "unit", "place", "place_old", "period")
}
_KINDS = {
    ListKind.INDIVIDUAL: RecipientKind.PERSON,
    ListKind.COLLECTIVE: RecipientKind.COLLECTIVE,
    ListKind.ENTERPRISE: RecipientKind.COLLECTIVE,
    ListKind.HOUSEHOLD: RecipientKind.HOUSEHOLD,
}
_ADDRESS = {"ông": Nominee.Address.MR, "bà": Nominee.Address.MS}
_NOW = re.compile(r"^(?P<old>.+?)[\s,;]*\(?\s*\bnay (?:là|thuộc)\b\s*(?P<new>[^()]+?)\)?$", re.IGNORECASE)
_BEFORE = re.compile(
    r"^(?P<new>.+?)[\s,;]*\(?\s*\b(?:trước đây là|trước là|tên cũ(?: là)?)\b:?\s*(?P<old>[^()]+?)\)?$", re.IGNORECASE
)


class BadList(ValueError):
    """A list that cannot be taken; the message says why."""


@dataclass(slots=True)
class Proposal:
    """One row as it would be taken: ``facts`` are plain data, ``title`` is a key or None when it must be chosen."""

    source: str
    facts: dict[str, Any]
    title: int | None
    award_class: str
    wording: str
    doubts: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.facts["name"]

    def as_dict(self) -> dict[str, Any]:
        """Plain data, fit for JSON."""
        return {name: getattr(self, name) for name in self.__slots__}


def from_paste(text: str, on: date, known: Iterable[Nominee] = ()) -> list[Proposal]:
    """Proposals out of pasted rows; ``known`` are on the list already. Raises BadList."""
    try:
        return _proposals(read_pasted_list(text, limits=replace(DEFAULT_LIMITS, rows=MOST)).rows, on, known)
    except UnreadableList as error:
        raise BadList(str(error)) from error


def from_file(data: bytes, filename: str, on: date, known: Iterable[Nominee] = ()) -> list[Proposal]:
    """Proposals out of an .xlsx, .xls, .docx or .csv list. Raises BadList."""
    try:
        return _proposals(read_list(data, filename, limits=replace(DEFAULT_LIMITS, rows=MOST)).rows, on, known)
    except UnreadableList as error:
        raise BadList(str(error)) from error


def _proposals(rows: Iterable[ListRow], on: date, known: Iterable[Nominee]) -> list[Proposal]:
    rows = list(rows)
    in_force = list(Title.objects.in_force(on))
    keys = {title.pk for title in in_force}
    catalogue = Catalogue(in_force, [title for title in Title.objects.all() if title.pk not in keys])
    listed = {canonical(nominee.name): nominee for nominee in known}
    return [_proposal(row, catalogue, listed) for row in rows]


def _proposal(row: ListRow, catalogue: Catalogue, listed: dict[str, Nominee]) -> Proposal:
    doubts, errors = list(row.doubts), list(row.errors)
    kind = _KINDS.get(row.kind)
    if kind is None:
        kind = RecipientKind.PERSON
        doubts.append("Danh sách chưa cho biết là cá nhân hay tập thể; tạm ghi cá nhân.")
    wording = _with_class(row)
    match = catalogue.match(wording, recipient_kind=kind)
    doubts += match.doubts
    award_class = match.award_class
    title = match.title
    if title and title.classes and award_class not in title.classes:
        title = None
    place, place_old = _places(row.address or "")
    if place_old:
        doubts.append(f"Tách từ “{row.address}”: nay là “{place}”, trước đây là “{place_old}”.")
    if row.birth_year and not 1850 < row.birth_year <= 2200:
        doubts.append(f"Năm sinh {row.birth_year} chưa hợp lý nên để trống.")
    facts = {
        "address": _ADDRESS.get(row.honorific.lower(), Nominee.Address.NONE),
        "name": tidy(row.name),
        "kind": str(kind),
        "birth_year": row.birth_year if row.birth_year and 1850 < row.birth_year <= 2200 else None,
        "position": row.position,
        "unit": row.unit,
        "place": place,
        "place_old": place_old,
        "merit": row.merit,
        "period": row.period,
    }
    errors += [
        f"{Nominee._meta.get_field(name).verbose_name} dài {len(facts[name])} ký tự, tối đa {most}."
        for name, most in LIMITS.items()
        if most and len(facts[name]) > most
    ]
    if not facts["name"]:
        errors.append("Dòng này không có tên.")
    if twin := listed.get(canonical(facts["name"])):
        doubts.append(f"“{twin.name}” đã có trong danh sách, {twin.award}.")
    return Proposal(
        row.source,
        facts,
        title.pk if title else None,
        award_class if title and title.classes else "",
        wording,
        list(dict.fromkeys(doubts)),
        list(dict.fromkeys(errors)),
    )


def _with_class(row: ListRow) -> str:
    """The award as the list says it, with the class that stands in a cell of its own."""
    if not row.award_class or class_of(row.award):
        return row.award
    return f"{row.award} {row.award_class if class_of(row.award_class) else f'hạng {row.award_class}'}"


def _places(words: str) -> tuple[str, str]:
    """(place now, place before) out of "xã A, nay là xã B" and the like; ("", "") holds nothing back."""
    for pattern in (_NOW, _BEFORE):
        if found := pattern.match(words):
            return tidy(found["new"]), tidy(found["old"])
    return words, ""


def award_choices(on: date) -> list[tuple[str, str]]:
    """Every award that may be chosen by hand, by class: ("key:class", words)."""
    choices = []
    for title in Title.objects.in_force(on):
        for award_class in title.classes or [""]:
            words = title.name_with_class(AwardClass(award_class) if award_class else "")
            choices.append((f"{title.pk}:{award_class}", words))
    return choices
