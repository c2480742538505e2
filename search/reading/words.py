"""Words in what was typed: places, full phrases, abbreviations, and each word that is left."""

import re

from search.query import JOINING, MAX_ALTERNATIVES, MAX_WORDS, SURNAMES, Group, make_words, words_of
from search.text import Token, tokens

from .draft import Draft
from .places import offer_places, read_place

_RANKS = (
    ({"1", "i", "nhat"}, "nhất"),
    ({"2", "ii", "nhi", "hai"}, "nhì"),
    ({"3", "iii", "ba"}, "ba"),
)
_RANK_WORDS = {"nhất": ("nhất", "1", "I"), "nhì": ("nhì", "2", "II", "hai"), "ba": ("ba", "3", "III")}
_YEAR = re.compile(r"(?:19|20)\d\d")
_TITLES = frozenset(["ong", "ba", "anh", "chi", "co", "chu", "bac", "cu", "em"])


def read_words(draft: Draft, found: list[Token]) -> None:
    """Read the words between two marks, the longest known phrase first."""
    found = _without_title(found[:MAX_WORDS])
    if not draft.groups and found:
        offer_places(draft, found)
    at = 0
    while at < len(found):
        at += _long_form(draft, found, at) or _short_form(draft, found, at) or _one(draft, found, at)


def _without_title(found: list[Token]) -> list[Token]:
    if len(found) >= 3 and found[0].b in _TITLES and found[1].b in SURNAMES:
        return found[1:]
    return found


def _long_form(draft: Draft, found: list[Token], at: int) -> int:
    """The longest full phrase or place name that begins here; returns the words used."""
    for size in range(min(draft.lexicon.longest, len(found) - at), 1, -1):
        run = found[at : at + size]
        if read_place(draft, run):
            return size
        key = tuple(t.b for t in run)
        if key in draft.lexicon.longs:
            _phrase(draft, run, key)
            return size
    return 0


def _phrase(draft: Draft, run: list[Token], key: tuple[str, ...]) -> None:
    typed = words_of(run)
    shorts = [make_words(short, phrase=True) for short, _ in draft.lexicon.longs[key]]
    wider = [make_words(short, phrase=True) for short in draft.lexicon.inside.get(key, ())]
    same = tuple(w for w in shorts if w)[:MAX_ALTERNATIVES]
    related = tuple(w for w in wider if w and w not in same)[:MAX_ALTERNATIVES]
    draft.groups.append(Group(typed.text, words=(typed, *same), related=related))


def _short_form(draft: Draft, found: list[Token], at: int) -> int:
    for size in range(min(4, len(found) - at), 0, -1):
        run = found[at : at + size]
        known = draft.lexicon.shorts.get(tuple(t.b for t in run))
        if known:
            _expand(draft, run, known)
            return size
    return 0


def _expand(draft: Draft, run: list[Token], known: list[tuple[str, tuple[str, ...], bool]]) -> None:
    typed = words_of(run, phrase=True)
    exact = [k for k in known if tuple(t.a for t in tokens(k[0])) == typed.a]
    if typed.marked and exact:
        known = exact
    longs = list(dict.fromkeys(long for _, each, _ in known for long in each))
    unsure = any(ambiguous for _, _, ambiguous in known) or len(longs) > 1 and len(known) > 1
    made = [w for w in (make_words(long, phrase=True) for long in longs) if w]
    wider = [make_words(short, phrase=True) for w in made for short in draft.lexicon.inside.get(w.b, ())]
    extra = tuple(w for w in wider if w)[:MAX_ALTERNATIVES]
    made = made[:MAX_ALTERNATIVES]
    if unsure:
        draft.groups.append(Group(typed.text, words=(typed,), related=(*made, *extra)))
        draft.notes.append(f"“{typed.text}” có nhiều nghĩa. Mời chọn nghĩa cần tìm.")
        draft.choices += longs
    else:
        draft.groups.append(Group(typed.text, words=(typed, *made), related=extra))
    draft.read_as.append(f"{typed.text} ({' / '.join(longs)})")


def _one(draft: Draft, found: list[Token], at: int) -> int:
    token = found[at]
    single = words_of([token])
    before = found[at - 1].b if at else ""
    if before == "hang":
        for spellings, rank in _RANKS:
            if token.b in spellings and (token.a == token.b or token.a in _RANK_WORDS[rank]):
                others = [make_words(word) for word in _RANK_WORDS[rank]]
                same = tuple(w for w in others if w and w.b != single.b)
                draft.groups.append(Group(token.text, words=(single, *same)))
                return 1
    if token.b == "nam" and at + 1 < len(found) and _YEAR.fullmatch(found[at + 1].b):
        # "năm 2021" is a year; records of that year need not have the word.
        draft.groups.append(Group(token.text, words=(single,), role=JOINING))
        return 1
    year = int(token.b) if _YEAR.fullmatch(token.b) else None
    numbers: tuple[str, ...] = ()
    if token.b.isdigit() and len(token.b) <= 6:
        numbers = (f"{token.b}|||",)
    draft.groups.append(Group(token.text, words=(single,), year=year, numbers=numbers))
    return 1
