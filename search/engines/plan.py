"""From a query to what an engine is asked: what matches. In which order, ``ranking`` says.

The plan is the same for every engine; only the parts (``Parts``) are the
engine's own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from search.entry import FACETS
from search.query import TITLE, Group, Query, Words

from . import Request
from .documents import row_terms

Part = Any  # a query of the engine
# Words of more entries than this: whether they stand in a row tells nothing any more, and costs most.
COMMON = 20_000
MANY = 10_000_000
AGREEING = "c"  # the tier between "a" and "b": all marks that were typed, and perhaps more


class Parts(Protocol):
    """The queries that an engine can make, and what it knows of its words."""

    def term(self, field: str, value: str) -> Part:
        """Entries with this term in a field."""

    def any_term(self, field: str, values: Sequence[str]) -> Part:
        """Entries with one of these terms."""

    def phrase(self, field: str, values: Sequence[str]) -> Part:
        """Entries with these terms in a row."""

    def begun(self, field: str, begin: str) -> Part | None:
        """Entries with a term that begins so; None if there is no such term."""

    def years(self, first: int, last: int) -> Part:
        """Entries of these years, both included."""

    def days(self, first: int, last: int) -> Part:
        """Entries dated on these days (ordinals), both included; of a year alone: on its first day."""

    def without(self, part: Part) -> Part:
        """All entries but those that match."""

    def everything(self) -> Part:
        """All entries."""

    def nothing(self) -> Part:
        """No entry."""

    def both(self, parts: Sequence[Part]) -> Part:
        """What matches all of them (at least one is given)."""

    def either(self, parts: Sequence[Part]) -> Part:
        """What matches any of them."""

    def frequency(self, field: str, value: str) -> int:
        """How many entries have the term (deleted ones may still count)."""


@dataclass(slots=True)
class Plan:
    """Queries for one request, ready to be combined with filters."""

    parts: Parts
    request: Request
    within: Part | None = None  # only what matches this too: said beside the words, the engine begins with it

    @property
    def query(self) -> Query:
        """What is asked."""
        return self.request.query

    def _words(self, field: str, words: Words, tier: str, *, surely: bool = False) -> Part:
        if tier == AGREEING:
            return self._agreeing(field[:-1], words)
        values = words.a if tier == "a" else words.b
        if words.phrase and len(values) > 1:
            return self._row(field, values, surely) if field in ("a", "b") else self.parts.phrase(field, values)
        return self.parts.both([self.parts.term(field, value) for value in dict.fromkeys(values)])

    def _row(self, field: str, values: Sequence[str], surely: bool) -> Part:
        """Words in a row, anywhere in an entry, by the pairs of them that stand in a row.

        Of two words the pair tells all. Of more words each pair may stand there and yet not all of them in one row, so
        that their places are looked at too. Not so if every pair stands in very many entries (an institution, a form of
        award), where looking costs most and finds nothing: unless it shall be done ``surely``, for words in quotes.
        """
        pairs = row_terms(values)
        made = [self.parts.term(f"r{field}", pair) for pair in dict.fromkeys(pairs)]
        if len(pairs) > 1 and (surely or min(self.parts.frequency(f"r{field}", pair) for pair in pairs) <= COMMON):
            made.append(self.parts.phrase(field, values))
        return self.parts.both(made)

    def _agreeing(self, head: str, words: Words) -> Part:
        """Words that have all the marks typed, and perhaps more; what was typed without any is any spelling."""
        if words.phrase and len(words.a) > 1:
            return self.parts.phrase(f"{head}a", words.a)
        made = []
        text = "fa" if head == "f" else "a"
        for b, spelled in zip(words.b, words.agreeing, strict=True):
            known = [key for key in spelled if self.parts.frequency(text, key)] or spelled[:1]
            made.append(
                self.parts.either([self.parts.term(f"{head}a", key) for key in known])
                if known
                else self.parts.term(f"{head}b", b)
            )
        return self.parts.both(made)

    @property
    def marks(self) -> str:
        """The tier of what agrees in its marks: of a query that was typed with half of them, what has those."""
        return AGREEING if self.query.half else "a"

    @property
    def agrees_wider(self) -> bool:
        """Were some marks typed, and may words with more of them be meant?"""
        if not self.query.marked:
            return False
        typed = [group.words[0] for group in self.query.required if group.words and not group.quoted]
        return any(
            any(self.parts.frequency("a", key) for key in spelled[1:])
            if spelled
            else self.parts.frequency("b", b) > self.parts.frequency("a", a)
            for words in typed
            if not words.phrase
            for a, b, spelled in zip(words.a, words.b, words.agreeing, strict=True)
        )

    def _other(self, group: Group) -> list[Part]:
        """What answers a group beside its words: own number, date, year."""
        made = [self.parts.term("num", number) for number in group.numbers]
        made += [self.parts.term("dat", span) for span in group.spans]
        if group.year:
            made.append(self.parts.term("f_year", str(group.year)))
        if group.years:
            made.append(self.parts.years(*group.years))
        if group.days:
            made.append(self.parts.days(*group.days))
        return made

    def group(self, group: Group, fields: Sequence[str], *, related: bool = False) -> Part:
        """A group in the given fields; their last letter tells the tier."""
        return self.parts.either(self._ways(group, fields, related))

    def _ways(self, group: Group, fields: Sequence[str], related: bool) -> list[Part]:
        """What answers a group, each way by itself."""
        said = (*group.words, *(group.related if related else ()))
        made = [
            self._words(field, words, field[-1], surely=group.quoted)
            for field in fields
            for words in _needed(said, field[-1])
            if not (group.quoted and words.marked and field[-1] != "a") and self._there(field, words)
        ]
        if group.quoted and not made:
            made = [self._words(field[:-1] + "a", w, "a", surely=True) for w in group.words for field in fields]
        if related and group.begins:
            begun = [self.parts.begun("hb", begin) for begin in group.begins]
            made += [part for part in begun if part is not None]
        if group.units and not any(field[0] in "hp" for field in fields):
            # Whose unit it is says as much as a text that names it, and less than a title.
            units = (*group.units, *group.around) if related else group.units
            made.append(self.parts.any_term("f_unit", units))
        made += self._other(group)
        made += [self.parts.term("men", number) for number in group.numbers]
        if any(field[0] == "f" for field in fields):
            made += [self.parts.term("fmen", number) for number in group.numbers]
            made += [self.parts.term("fdat", span) for span in group.spans]
        return made

    def _there(self, field: str, words: Words) -> bool:
        """May the field hold these words? What stands in no entry then costs nothing."""
        tier = "a" if field[-1] == "a" else "b"
        known = f"f{tier}" if field[0] == "f" else tier  # "a" and "b" hold what the heads and the names hold
        keys = words.a if tier == "a" else words.b
        if words.phrase and known == tier and not all(self.parts.frequency(f"r{tier}", two) for two in row_terms(keys)):
            return False
        return all(self.parts.frequency(known, key) for key in keys)

    @property
    def files(self) -> bool:
        """May the text of files answer a part of the query?"""
        return any(
            group.numbers or group.spans or any(self._there("fb", words) for words in (*group.words, *group.related))
            for group in self.query.groups
        )

    def groups(self, fields: Sequence[str], *, related: bool = False) -> Part:
        """All groups in the given fields.

        What can be said in several ways costs all of them, wherever they stand; so each way is asked only beside the
        rarest words, if there are rare ones.
        """
        required = self.query.required
        ways = [self._ways(group, fields, related) for group in required]
        begun = self._begun(required[-1], fields) if related or fields[0] != "b" else None
        if begun is not None:
            ways[-1].append(begun)
        if not all(ways):
            return self.parts.nothing()
        rarest = min(range(len(ways)), key=lambda at: self._seen(required[at]))
        if self._seen(required[rarest]) <= COMMON and not (begun is not None and rarest == len(ways) - 1):
            rare = self.parts.either(ways[rarest])
            for at, many in enumerate(ways):
                if len(many) > 1 and at != rarest:
                    ways[at] = [self.parts.both([rare, way]) for way in many]
        made = [self.parts.either(many) for many in ways]
        return self.parts.both([*made, self.within] if self.within is not None else made)

    def _seen(self, group: Group) -> int:
        """In how many entries a group stands at most; MANY for one that can be said in several ways."""
        if len(group.words) != 1 or group.related or self._other(group) or group.begins or group.units:
            return MANY
        words, frequency = group.words[0], self.parts.frequency
        rows = [frequency("rb", pair) for pair in row_terms(words.b)] if words.phrase else []
        text = min(*(frequency("b", key) for key in words.b), *rows, MANY)
        return text + min(frequency("fb", key) for key in words.b)

    def _begun(self, group: Group, fields: Sequence[str]) -> Part | None:
        """Words that begin with the last word typed, if that word stands nowhere itself."""
        if group.quoted or len(group.words) != 1 or len(group.words[0].b) != 1:
            return None
        words, alone = group.words[0], len(self.query.required) == 1
        if words.b[0].isdigit() or (len(words.b[0]) < 2 and not alone):
            return None
        if len(words.b[0]) > 1 and self.parts.frequency("b", words.b[0]):
            return None
        fields = [field[:-1] + ("a" if words.marked else "b") if field[-1] == AGREEING else field for field in fields]
        made = [self.parts.begun(field, words.a[0] if field[-1] == "a" else words.b[0]) for field in fields]
        made = [part for part in made if part is not None]
        return self.parts.either(made) if made else None

    def base(self, *, exact: bool = False) -> Part:
        """What matches at all (with ``exact``: what agrees in its marks)."""
        if not self.query.groups:
            return self.parts.everything() if self.query.empty else self.parts.nothing()
        if self.request.heads:
            return self.unfinished(self.request.heads)
        tier = self.marks if exact else "b"
        return self.groups((tier, f"f{tier}") if self.files else (tier,), related=not exact)

    def unfinished(self, field: str) -> Part:
        """Heads with every word typed, the last of them whole or begun; a begun number for papers."""
        keys = [
            key
            for group in self.query.groups
            if group.role != TITLE
            for w in group.words[:1]
            for key in (w.a if field[-1] == "a" else w.b)
        ]
        if not keys:
            return self.parts.nothing()
        *whole, last = keys
        ends = [self.parts.term(field, last)]
        begun = self.parts.begun(field, last)
        if begun is not None:
            ends.append(begun)
        found = self.parts.both(
            [*(self.parts.term(field, key) for key in dict.fromkeys(whole)), self.parts.either(ends)]
        )
        if field[0] == "p":
            return found
        numbers = []
        if all(group.numbers for group in self.query.groups):
            numbers = [self.parts.term("num", number) for group in self.query.groups for number in group.numbers]
        if last.isdigit() and not whole and (more := self.parts.begun("num", last)) is not None:
            numbers.append(more)
        return self.parts.either([found, *numbers]) if numbers else found


def _needed(said: Sequence[Words], tier: str) -> list[Words]:
    """Ways to say a thing without those that another one finds anyway: "Sơn" finds all that "xã Sơn" finds."""
    if len(said) < 2 or tier == AGREEING:
        return list(said)
    keys = [words.a if tier == "a" else words.b for words in said]
    rows = [words.phrase and len(key) > 1 for words, key in zip(said, keys, strict=True)]

    def finds(one: int, other: int) -> bool:
        """Does ``one`` find whatever ``other`` finds?"""
        if not rows[one]:
            return set(keys[one]) <= set(keys[other])
        size, whole = len(keys[one]), keys[other]
        return rows[other] and any(whole[at : at + size] == keys[one] for at in range(len(whole) - size + 1))

    ways = range(len(said))
    return [
        said[way]
        for way in ways
        if not any(finds(other, way) and (other < way or not finds(way, other)) for other in ways if other != way)
    ]


def facet_groups(request: Request) -> dict[str, list[str]]:
    """{filter to leave out: facets counted without it}: a facet with a choice is counted as if it had none."""
    together: dict[str, list[str]] = {}
    for facet in request.facets:
        if facet not in FACETS:
            continue
        own = "year_range" if facet == "year" and not request.filters.get("year") else facet
        alone = bool(request.filters.get(facet)) or (own == "year_range" and bool(request.year_from or request.year_to))
        together.setdefault(own if alone else "", []).append(facet)
    return together
