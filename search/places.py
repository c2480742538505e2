"""Places and offices as the rooms know them: names, what is above, and what came of them, with days.

A place is known by its code; several may bear one name. ``Sites`` looks names
up as people type them: with the kind in full or short ("TT Cao Lộc", "P. Tam
Thanh"), without it, and with the place above ("xã Hòa Bình, huyện Văn Quan").
"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from .text import Token, canonical, fold, has_marks

Key = tuple[str, ...]
_SHORT_KINDS = {
    "xa": ("x",),
    "phuong": ("p", "f"),
    "thi tran": ("tt", "tti", "t tran"),
    "huyen": ("h",),
    "thanh pho": ("tp", "t p", "tpho"),
    "thi xa": ("tx",),
}
MAX_PARTS = 14


@dataclass(frozen=True, slots=True)
class Change:
    """On a day one place passed into another, wholly or in part; ``code`` and ``name`` are the other's."""

    code: str
    name: str
    on: datetime.date
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """One place or office.

    ``name`` is as it stands in a sentence ("xã Đào Viên"), ``bare`` without the
    kind ("" for offices), ``label`` tells it from others of its name ("xã Hòa
    Bình, huyện Văn Quan"), ``also`` are other names. ``until`` is the first day
    on which it was no more. ``into`` are those that came after it, ``out_of``
    those it was made of; ``ground`` codes of places that lie on its ground now.
    """

    code: str
    name: str
    bare: str = ""
    label: str = ""
    also: tuple[str, ...] = ()
    until: datetime.date | None = None
    into: tuple[Change, ...] = ()
    out_of: tuple[Change, ...] = ()
    ground: tuple[str, ...] = ()

    @property
    def others(self) -> tuple[Change, ...]:
        """The places whose awards are related to this one's."""
        return self.into or self.out_of

    def told(self) -> str:
        """What came of it, in a sentence with the day; "" if nothing did."""
        if self.into:
            on = self.into[0].on.strftime("%d/%m/%Y")
            names = _list(change.name for change in self.into)
            if any(change.partial for change in self.into) and len(self.into) > 1:
                return f"Từ {on}, {self.name} chia về {names}."
            return f"Từ {on}, {self.name} {'thuộc' if self.bare else 'nhập vào'} {names}."
        olds = [change for change in self.out_of if fold(change.name) != fold(self.name)]
        if olds:
            on = olds[0].on.strftime("%d/%m/%Y")
            parts = _list(change.name + (" (một phần)" if change.partial else "") for change in olds)
            return f"{self.name[:1].upper()}{self.name[1:]} từ {on} gồm cả {parts} trước đây."
        return ""


def _list(names: Iterable[str]) -> str:
    *most, last = dict.fromkeys(names)
    return f"{', '.join(most)} và {last}" if most else last


@dataclass(slots=True)
class Sites:
    """Places by the folded words of each of their names: ``full`` with the kind or office, ``bare`` without."""

    full: dict[Key, list[tuple[str, Place]]] = field(default_factory=dict)
    bare: dict[Key, list[tuple[str, Place]]] = field(default_factory=dict)
    exact: dict[Key, list[tuple[str, Place]]] = field(default_factory=dict)
    longest: int = 1

    def add(self, place: Place) -> None:
        """Know a place by all its names."""
        for name in (place.name, *place.also):
            self._put(self.full, name, place)
            if place.bare:
                for short in _shortened(name, place.bare):
                    self._put(self.full, short, place)
        if place.label and place.label != place.name:
            self._put(self.exact, place.label, place)
            for short in _shortened(place.label, place.bare) if place.bare else ():
                self._put(self.exact, short, place)
        if place.bare:
            self._put(self.bare, place.bare, place)

    def _put(self, names: dict[Key, list[tuple[str, Place]]], name: str, place: Place) -> None:
        key = tuple(fold(name).split())
        if 0 < len(key) <= MAX_PARTS and not any(known is place for _, known in names.get(key, ())):
            names.setdefault(key, []).append((name, place))
            self.longest = max(self.longest, len(key))

    def named(self, names: dict[Key, list[tuple[str, Place]]], run: Sequence[Token]) -> list[Place]:
        """Places of this name; every word typed with marks must agree with theirs."""
        found = names.get(tuple(token.b for token in run), ())
        return [place for name, place in found if _agrees(run, canonical(name).split())]


def _agrees(run: Sequence[Token], spelled: Sequence[str]) -> bool:
    return len(run) == len(spelled) and all(
        not has_marks(token.a) or token.a == key for token, key in zip(run, spelled, strict=True)
    )


def _shortened(name: str, bare: str) -> list[str]:
    """The name with its kind written short: "tt Cao Lộc"."""
    at = name.lower().find(bare.lower())
    if at <= 0:
        return []
    return [f"{short} {name[at:]}" for short in _SHORT_KINDS.get(fold(name[:at]), ())]


def build_sites(places: Iterable[Place]) -> Sites:
    """Sites of places."""
    sites = Sites()
    for place in places:
        sites.add(place)
    return sites
