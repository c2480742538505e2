"""What narrows an answer beside its words: filters chosen, and filters typed."""

from typing import Any

from search.entry import FACETS
from search.query import Constraint, Words
from search.text import has_marks

from . import Request
from .documents import MAX_FACET_VALUE

Part = Any
Parts = Any


def filters(parts: Parts, request: Request, *, without: str = "") -> list[Part]:
    """One query for each filter of the request, except the facet ``without``; filters that were typed always."""
    made = []
    if request.kinds:
        made.append(parts.any_term("f_kind", list(request.kinds)))
    for facet, values in request.filters.items():
        if facet != without and values and facet in FACETS:
            made.append(parts.any_term(f"f_{facet}", [str(value)[:MAX_FACET_VALUE] for value in values]))
    if (request.year_from or request.year_to) and without != "year_range":
        made.append(parts.years(request.year_from or 1, request.year_to or 9999))
    for constraint in request.query.constraints:
        part = _constraint(parts, constraint)
        made.append(parts.without(part) if constraint.excluded else part)
    return made


def _constraint(parts: Parts, constraint: Constraint) -> Part:
    made = []
    if constraint.facet:
        values = [value[:MAX_FACET_VALUE] for value in constraint.values]
        made.append(parts.any_term(f"f_{constraint.facet}", values) if values else parts.nothing())
    if constraint.years:
        made.append(parts.years(*constraint.years))
    if constraint.days:
        made.append(parts.days(*constraint.days))
    if constraint.span:
        made.append(parts.term("dat", constraint.span))
    if constraint.number or constraint.numbers:
        made.append(parts.any_term("num", list(filter(None, (constraint.number, *constraint.numbers)))))
    if constraint.words:
        made.append(parts.either([said(parts, field, constraint.words) for field in constraint.fields]))
    return parts.both(made)


def said(parts: Parts, field: str, words: Words) -> Part:
    """A text that says the words: a phrase with marks as it stands, other words each with the marks that it has."""
    if words.phrase and len(words.a) > 1:
        return parts.phrase(f"{field}a", words.a) if words.marked else parts.phrase(f"{field}b", words.b)
    pairs = zip(words.a, words.b, strict=True)
    return parts.both([parts.term(f"{field}a", a) if has_marks(a) else parts.term(f"{field}b", b) for a, b in pairs])
