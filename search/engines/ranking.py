"""In which order finds stand: levels, each one query, from the weakest to the strongest.

A find stands where the strongest level that it reaches puts it; within a level
the newer stands first. docs/tim-kiem.md has the same order in words. Levels
cost: an engine asks for them from the strongest down until the page is full.
"""

from dataclasses import dataclass

from search.entry import KINDS
from search.query import SURNAMES, TITLE, Query
from search.text import spellings

from .documents import MAX_WHOLE, spelled_term, whole_term
from .plan import AGREEING, COMMON, Part, Plan

PAPERS = ("decision", "document")  # the paper itself stands above what was done by it
TELLING = tuple(kind for kind in KINDS if kind != "award")  # few beside the awards, which would bury them
IN_NAMES = frozenset(["thi", "van"])
MAX_NAMED = 6  # words of a person's name


def levels(plan: Plan, *, exact: bool = False) -> list[Part]:
    """Queries from the weakest level, which is all that matches, to the strongest."""
    base = plan.base(exact=exact)
    if not plan.query.groups:
        return [base]
    if plan.request.heads:
        return [base, plan.unfinished(f"{plan.request.heads[0]}a")] if plan.query.marked else [base]
    return [base, *(level for level in _Levels(plan, exact).all() if level is not None)]


@dataclass(slots=True)
class _Levels:
    plan: Plan
    exact: bool

    @property
    def query(self) -> Query:
        return self.plan.query

    def all(self) -> list[Part | None]:
        plan, query, marked = self.plan, self.query, self.query.marked
        loosely = not self.exact and not query.verbatim
        numbered = any(group.numbers for group in query.groups)
        made: list[Part | None] = self._above_files() if plan.files else []
        if not self.exact and any(group.related or group.begins for group in query.groups):
            made.append(plan.groups(("b",)))
        if numbered and self._mere_number:
            made.append(self._own())
        if loosely:
            made += self._tier("b", in_body=not marked)
        if (query.half or not self.exact) and plan.agrees_wider:
            made += [*self._wider(), *self._titled(AGREEING)]
        if marked:
            made += [plan.groups(("a",))] if loosely else []
            made += self._tier("a", in_body=True)
        made += self._titled("a" if marked else "b")
        if numbered and not self._mere_number:
            made += self._numbered()
        return made

    # --- words ---

    def _typed(self, tier: str) -> list[str]:
        """All words typed, in their order; [] if a part of the query has none."""
        groups = [group for group in self.query.groups if group.role != TITLE] or self.query.groups
        if not all(group.words for group in groups):
            return []
        return [key for group in groups for key in (group.words[0].a if tier == "a" else group.words[0].b)]

    def _row(self, field: str) -> Part | None:
        """All words typed, in a row; None if that says nothing."""
        row = self._typed(field[-1])
        if not 1 < len(row) <= MAX_WHOLE or (len(self.query.groups) == 1 and self.query.groups[0].words[0].phrase):
            return None
        frequency = self.plan.parts.frequency
        if field in ("a", "b", "fa", "fb") and min(frequency(field, key) for key in row) > COMMON:
            return None
        return self.plan.parts.phrase(field, row)

    def _above_files(self) -> list[Part | None]:
        """Levels between what only files say and what title and body say."""
        marked, groups = self.query.marked, self.plan.groups
        tier = "a" if self.exact or marked else "b"
        marks = self.plan.marks
        exactly = groups((marks, f"f{marks}")) if marked and not (self.exact or self.query.verbatim) else None
        said = groups((marks,)) if self.exact else groups(("b",), related=True)
        return [exactly, self._row(f"f{tier}"), said]

    def _tier(self, tier: str, *, in_body: bool) -> list[Part | None]:
        """Levels of one tier above its base: in the body, in the head, in a name, the whole of a title or name."""
        head = f"h{tier}"
        made: list[Part | None] = []
        if in_body:
            row = self._row(tier)
            made += [self._telling(self.plan.groups((tier,))), row, self._telling(row)]
        heads = [self.plan.groups((head,)), self._row(head)]
        if self._looks_like_a_name:
            heads.append(self._row(f"p{tier}"))
        heads += self._whole(tier)
        return [*made, *(self._as_typed(heads) if tier == "a" else heads)]

    def _as_typed(self, heads: list[Part | None]) -> list[Part | None]:
        """Above each of these levels what of it is written with i or y as it was typed: “Lý” above “Lí”."""
        parts, wanted = self.plan.parts, []
        for group in self.query.required:
            for key, with_i in spellings(group.words[0].text).items() if group.words and not group.quoted else ():
                term = spelled_term(key)
                if with_i:
                    wanted.append(parts.term("whole", term))
                elif parts.frequency("whole", term):
                    wanted.append(parts.without(parts.term("whole", term)))
        if not wanted:
            return heads
        return [level for head in heads if head is not None for level in (head, parts.both([head, *wanted]))]

    def _telling(self, part: Part | None) -> Part | None:
        """Of what matches all but the awards; None if only the one or the other is asked for."""
        request, parts = self.plan.request, self.plan.parts
        within = set(request.kinds or KINDS) & set(request.filters.get("kind") or KINDS)
        if part is None or "award" not in within or within == {"award"}:
            return None
        return parts.both([parts.any_term("f_kind", TELLING), part])

    def _wider(self) -> list[Part | None]:
        """Levels of what agrees with the marks typed: anywhere, in the head, a name in a row, a whole name."""
        both = self.plan.parts.both
        head = self.plan.groups((f"h{AGREEING}",))
        row = self._row("pb") if self._looks_like_a_name else None
        ordered = [part for part in (row, *self._whole("b")) if part is not None]
        return [self.plan.groups((AGREEING,)), head, *(both([part, head]) for part in ordered)]

    @property
    def _looks_like_a_name(self) -> bool:
        words = self._typed("b")
        named = bool(words) and (words[0] in SURNAMES or not IN_NAMES.isdisjoint(words[:-1]))
        return named and 1 < len(words) <= MAX_NAMED and not any(word.isdigit() for word in words)

    def _whole(self, tier: str) -> list[Part | None]:
        """Names of people that begin with what was typed; a title or name that is just what was typed."""
        row, term = self._typed(tier), self.plan.parts.term
        if not 0 < len(row) <= MAX_WHOLE:
            return []
        begun = term("whole", whole_term(tier, row, begun=True)) if 1 < len(row) < MAX_NAMED else None
        return [begun, term("whole", whole_term(tier, row))]

    def _titled(self, tier: str) -> list[Part]:
        """Names found that have one of the titles and posts typed beside them; those that have them all."""
        if not self.query.titles:
            return []
        raised = [self.plan.group(group, ("b",)) for group in self.query.titles]
        both, either, groups = self.plan.parts.both, self.plan.parts.either, self.plan.groups
        award = self.plan.parts.term("f_kind", "award")  # which tells for what beside the name
        named = either([groups((f"h{tier}",)), both([award, groups((tier,))])])
        made = [both([named, either(raised)])]
        return [*made, both([named, *raised])] if len(raised) > 1 else made

    # --- numbers ---

    @property
    def _mere_number(self) -> bool:
        """Only figures among other words: "Đại đội 2" is no decision number 2."""
        numbered = [group for group in self.query.groups if group.numbers]
        others = [group for group in self.query.required if group.words and not group.numbers and not group.spans]
        return bool(others) and all(group.typed.isdigit() for group in numbered)

    def _own(self, *, exactly: bool = False, head: bool = False, dated: bool = False) -> Part:
        """Every number typed is the find's own document number.

        ``exactly``: with no part more or less than typed. ``head``: the other
        words stand in the title. ``dated``: a year typed is the find's own.
        """
        parts, made = self.plan.parts, []
        for group in self.query.required:
            if dated and group.year:
                made.append(parts.term("f_year", str(group.year)))
            elif group.numbers:
                made.append(parts.any_term("num", [f"={n}" if exactly else n for n in group.numbers]))
            else:
                made.append(self.plan.group(group, ("hb" if head else "b",), related=not head))
        return parts.both(made)

    def _numbered(self) -> list[Part]:
        """Levels above all others: what bears the number; of each sort the paper itself above the awards given by it."""
        groups = self.query.required
        others = [group for group in groups if not group.numbers and not group.spans]
        firm = [self._own()]
        if others and not all(group.year for group in others):
            firm.append(self._own(head=True))
        firm.append(self._own(exactly=True))
        if len(groups) > 1 and any(group.year for group in groups):
            firm.append(self._own(dated=True))
        papers = self.plan.parts.any_term("f_kind", PAPERS)
        return [level for own in firm for level in (own, self.plan.parts.both([own, papers]))]
