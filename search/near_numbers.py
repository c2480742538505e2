"""Help when a document number finds nothing: numbers are exact, but what stands near one is offered.

Near is: digits exchanged, one digit wrong, missing or too many, the same number
of another kind, issuer or year, a letter O for a nought. Each offer is asked
for before it is made; altogether a few small questions, whatever the corpus.
"""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import permutations
from typing import Any

from . import lexicon
from .engines import Request, get_engine
from .filter_values import FilterValues
from .query import Constraint, Query
from .reading import read
from .text import find_numbers
from .text.number_words import flat

PAPERS = ("decision", "document")
MAX_OFFERED = 4
MAX_TOGETHER = 2  # offers for which the rest of what was typed is asked for too
MAX_ROUNDS = 3
MAX_SHUFFLED = 4  # digits that are put in every order
LOOKED_AT = 20
_PARTS = re.compile(r"(?P<number>\d{1,6})(?P<letter>[a-z]?)\|(?P<type>[^|]*)\|(?P<issuer>[^|]*)\|(?P<year>\d*)")
_LOOKS_LIKE_DIGITS = re.compile(r"(?<![\w])(?=[\doOlI]*\d)(?=\d*[oOlI])[\doOlI]{2,6}(?=\s*[/.-]|\s|$)")


@dataclass(frozen=True, slots=True)
class Offer:
    """A search to offer: its text, why, and what tells it from others (the days of a number)."""

    text: str
    reason: str
    note: str = ""


def near_numbers(query: Query, request: Request) -> tuple[list[Offer], list[str]]:
    """Offers and a sentence for a query without finds; nothing if no document number was typed."""
    asked = _asked(query)
    if asked is None:
        return list(_digits_meant(query, request)), []
    typed, term = asked
    offers = [*_near(query, request, typed, term)]
    rest = _cut(query.typed, typed)
    if rest and _finds(rest, request):
        offers.append(Offer(rest, "fewer", f"không kèm {_told(typed)}"))
    told = f"Không có {_told(typed)}{' khớp với câu tìm' if rest else ''}."
    if offers and offers[0].reason == "number":
        told += f" Có phải {' '.join(filter(None, (offers[0].text, offers[0].note)))}?"
    return offers[: MAX_OFFERED + 1], [told]


def _told(typed: str) -> str:
    return typed if re.search(r"\D", typed) else f"văn bản số {typed}"


def _asked(query: Query) -> tuple[str, str] | None:
    """The first document number of the query as typed and as a term; no bare year, no digits that may count something."""
    for constraint in query.constraints:
        if constraint.number and not constraint.excluded:
            return constraint.label.removeprefix("Số ").strip(), constraint.number
    for group in query.groups:
        if group.numbers and not group.year and not (group.typed.isdigit() and len(group.typed) < 3):
            return group.typed.strip(), group.numbers[0]
    return None


def _near(query: Query, request: Request, typed: str, term: str) -> Iterator[Offer]:
    parts = _PARTS.fullmatch(term)
    if parts is None:
        return
    number, letter = parts["number"], parts["letter"]
    kind = f"|{parts['type']}|{parts['issuer']}|"
    shown = next((digits for digits in re.findall(r"\d+", typed) if digits.lstrip("0") == number), number)
    ranks = {f"{near}{letter}": rank for rank, near in enumerate(_close_digits(shown), 1)}
    same = {f"{number}{other}": 0 for other in ("", letter, "a", "b")}
    ranks |= same  # of the same kind: another year, another day, another letter
    found = list(_stored([f"{near}{kind}" for near in ranks], request))
    found.sort(key=lambda pair: ranks.get(pair[0], 99))
    found += _stored([f"{each}|||" for each in same], request)
    if not found:
        found = sorted(_stored([f"{near}|||" for near in ranks], request), key=lambda pair: ranks.get(pair[0], 99))
    offered: dict[str, list[str]] = {}
    for _, document in found:
        offered.setdefault(document["number"], []).append(document["date"] or "")
    rest = _cut(query.typed, typed)
    for at, (own, dates) in enumerate(list(offered.items())[:MAX_OFFERED]):
        together = f"{own} {rest}" if rest else own
        text = together if rest and at < MAX_TOGETHER and _finds(together, request) else own
        if text == own and not _finds(own, request):
            continue
        days = list(dict.fromkeys(_day(date) for date in dates if date))[:3]
        yield Offer(text, "number", f"ngày {', '.join(days)}" if days else "")


def _close_digits(number: str) -> list[str]:
    """Numbers that are easily typed for this one, the nearest first, at most some hundred."""
    made: list[str] = []
    size = len(number)
    for gap in range(1, size):  # neighbours exchanged, then others
        for at in range(size - gap):
            swapped = list(number)
            swapped[at], swapped[at + gap] = swapped[at + gap], swapped[at]
            made.append("".join(swapped))
    if size <= MAX_SHUFFLED:
        made += ["".join(order) for order in permutations(number)]
    if size >= 3:
        made += [number[:at] + digit + number[at + 1 :] for at in range(size - 1, -1, -1) for digit in "0123456789"]
        made += [number[:at] + number[at + 1 :] for at in range(size)]
        made += [number[:at] + digit + number[at:] for at in range(size, -1, -1) for digit in "0123456789"]
    plain = dict.fromkeys(each.lstrip("0") for each in made)
    return [each for each in plain if each and each != number.lstrip("0") and len(each) <= 6]


def _stored(terms: list[str], request: Request) -> Iterator[tuple[str, dict[str, Any]]]:
    """(head of the term, document) of entries that bear one of these numbers, few of each number; papers first."""
    left = list(dict.fromkeys(terms))
    kinds = [PAPERS, tuple(request.kinds)] if tuple(request.kinds) != PAPERS else [PAPERS]
    for within in kinds:
        for _ in range(MAX_ROUNDS):
            if not left:
                return
            narrow = Constraint(label="", numbers=tuple(left))
            asked = Request(query=Query(constraints=(narrow,)), kinds=within, limit=LOOKED_AT)
            answer = get_engine().search(asked)
            for document in answer.documents:
                for own in find_numbers(document["number"], typed=True):
                    head = f"{own.number}{own.letter}"
                    yield head, document
                    left = [term for term in left if term.partition("|")[0] != head]
            if answer.total <= LOOKED_AT:
                break


def _finds(text: str, request: Request) -> bool:
    asked = replace(
        request, query=read(text, lexicon.current(), FilterValues()), facets=(), offset=0, limit=1, exact=False
    )
    return bool(asked.query.groups or asked.query.constraints) and get_engine().search(asked).total > 0


def _cut(text: str, part: str) -> str:
    """The text without a part of it; "" if nothing is left."""
    at = flat(text).find(flat(part))
    if at < 0:
        return ""
    begin = re.search(r"(?:\bs[ốo](?: hiệu)?\s?:\s?\"?|^)$", text[:at])
    rest = f"{text[: begin.start() if begin else at]} {text[at + len(part) :]}"
    return " ".join(rest.replace('""', " ").split()).strip(' ,;-:"')


def _digits_meant(query: Query, request: Request) -> Iterator[Offer]:
    """ "1O57/QĐ-UBND": a letter that looks like a digit, read as one if that finds something."""
    meant = _LOOKS_LIKE_DIGITS.sub(lambda m: m[0].translate(str.maketrans("oOlI", "0011")), query.typed)
    if meant != query.typed and find_numbers(meant, typed=True) and _finds(meant, request):
        yield Offer(meant, "number")


def _day(iso: str) -> str:
    day = datetime.date.fromisoformat(iso)
    return f"{day.day}/{day.month}/{day.year}"
