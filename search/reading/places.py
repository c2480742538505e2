"""Names of places and offices, old and new."""

from collections.abc import Sequence

from search.places import Place
from search.query import MAX_ALTERNATIVES, SURNAMES, Group, Words, make_words, words_of
from search.text import Token, fold, has_marks, tokens

from .draft import Draft
from .spelling import Word

SAME_NAME = "Có nhiều địa danh cùng tên. Mời chọn đúng nơi cần tìm."
# Names of places that are words of every day: inside a longer query they are taken as words.
_EVERYDAY = frozenset(
    "doan ket,quyet thang,khang chien,thong nhat,chien thang,hoa binh,tan tien,dong y,minh tien,dong tien,nhat tien,"
    "quang trung,le loi,hung dao,nhan ly,tan thanh,tan lap,dong tan,thanh long,quoc khanh".split(",")
)
_IN_NAMES = SURNAMES | {"thi", "van", "ong", "ba"}


def offer_places(draft: Draft, words: Sequence[Word]) -> None:
    """Offer a choice if what was typed names several places and nothing else."""
    found = [word.token for word in words]
    sites = draft.lexicon.sites
    names = [place.label or place.name for place in _different(sites.named(sites.bare, found))]
    if not names:
        names = draft.lexicon.bare.get(tuple(t.b for t in found), [])
        a = [t.a for t in found]
        if any(has_marks(key) for key in a):
            names = [name for name in names if [t.a for t in tokens(name)][-len(a) :] == a]
    if len(names) > 1:
        draft.choices += names
        draft.note(SAME_NAME)


def read_place(draft: Draft, words: Sequence[Word]) -> bool:
    """Is the run the name of a place or office? Then it is written down with what came of it."""
    run = [word.token for word in words]
    sites = draft.lexicon.sites
    if exact := sites.named(sites.exact, run):
        return _one(draft, run, exact[0], exact=True)
    full = _different(sites.named(sites.full, run))
    if len(full) == 1:
        return _one(draft, run, full[0])
    if full:
        typed = words_of(run)
        draft.groups.append(Group(typed.text, words=(typed,), units=tuple(place.code for place in full)))
        draft.offer(words[0].start, words[-1].end, (place.label or place.name for place in full))
        draft.note(SAME_NAME)
        return True
    key = tuple(t.b for t in run)
    if key in draft.lexicon.places and _alias(draft, run, draft.lexicon.places[key]):
        return True
    if key in draft.lexicon.longs:
        return False
    bare = _different(sites.named(sites.bare, run))
    if len(bare) == 1 and not _means_something_else(draft, words):
        return _one(draft, run, bare[0], bare=True)
    names = draft.lexicon.bare.get(key, ())
    if len(names) != 1:
        return False
    pairs = draft.lexicon.places.get(tuple(fold(names[0]).split()), [])
    return len(pairs) == 1 and _alias(draft, run, pairs)


def _different(places: Sequence[Place]) -> list[Place]:
    """Without those that passed into another one of their own name: its awards are there."""
    codes = {(place.code, fold(place.name)) for place in places}
    return [
        place
        for place in places
        if not any((change.code, fold(place.name)) in codes and change.code != place.code for change in place.into)
    ]


def _means_something_else(draft: Draft, words: Sequence[Word]) -> bool:
    """A bare name inside a longer query may be part of a person's name ("Đặng Quốc Việt") or a word of every day."""
    whole = not draft.groups and len(fold(draft.text).split()) == len(words)
    if whole:
        return False
    if " ".join(word.b for word in words) in _EVERYDAY:
        return True
    before = fold(draft.text[: words[0].start]).split()
    return bool(before) and draft.respelled.get(before[-1], before[-1]) in _IN_NAMES


def _one(draft: Draft, run: Sequence[Token], place: Place, *, exact: bool = False, bare: bool = False) -> bool:
    """Write down one place; with ``exact`` it was told from others of its name, which then do not answer.

    A ``bare`` name may also be that of a person, who is then found below,
    whichever name was typed first; a word of every day stays one.
    """
    everyday = bare and " ".join(token.b for token in run) in _EVERYDAY
    typed = words_of(run, phrase=not everyday)
    named = make_words(place.name, phrase=True)
    same = (typed, named) if named and not exact and not everyday and set(named.b) - set(typed.b) else (typed,)
    names = list(dict.fromkeys(change.name for change in place.others if fold(change.name) != fold(place.name)))
    related = tuple(w for w in (make_words(name, phrase=True) for name in names[:MAX_ALTERNATIVES]) if w)
    if bare and len(run) == 2:
        related += (words_of(run[::-1], phrase=True),)
    around = tuple(dict.fromkeys([*(change.code for change in place.others), *place.ground]))
    draft.groups.append(Group(typed.text, words=same, related=related, units=(place.code,), around=around))
    together = f" (cùng {', '.join(names)})" if names else ""
    label = f"{place.label or place.name}{together}"
    draft.read_as.append(f"“{typed.text}”, kể cả {label}" if everyday else label)
    if told := place.told():
        draft.note(told)
    return True


def _alias(draft: Draft, run: Sequence[Token], pairs: list[tuple[str, str]]) -> bool:
    typed = words_of(run)
    if typed.marked:
        size = len(typed.a)
        pairs = [p for p in pairs if tuple(t.a for t in tokens(p[0]))[-size:] == typed.a]
    if not pairs:
        return False
    others = list(dict.fromkeys(other for _, other in pairs))[:MAX_ALTERNATIVES]
    related = tuple(w for w in (make_words(name, phrase=True) for name in others) if w)
    draft.groups.append(Group(typed.text, words=(typed,), related=related))
    draft.read_as.append(f"“{typed.text}” và tên liên quan: {', '.join(others)}")
    return True


def related_places(draft: Draft, key: tuple[str, ...]) -> tuple[Words, ...]:
    """Other names of the place that a full phrase names, if it names one."""
    others = dict.fromkeys(other for _, other in draft.lexicon.places.get(key, ()))
    return tuple(w for w in (make_words(name, phrase=True) for name in list(others)[:MAX_ALTERNATIVES]) if w)
