"""Names of places, old and new."""

from search.query import MAX_ALTERNATIVES, Group, Words, make_words, words_of
from search.text import Token, fold, has_marks, tokens

from .draft import Draft


def offer_places(draft: Draft, found: list[Token]) -> None:
    """Offer a choice if what was typed names several places."""
    names = draft.lexicon.bare.get(tuple(t.b for t in found), [])
    marked = any(has_marks(t.a) for t in found)
    a = [t.a for t in found]
    if marked:
        names = [name for name in names if [t.a for t in tokens(name)][-len(a) :] == a]
    if len(names) > 1:
        draft.choices += names
        draft.notes.append("Có nhiều địa danh cùng tên. Mời chọn đúng nơi cần tìm.")


def read_place(draft: Draft, run: list[Token]) -> bool:
    """Is the run the name of one place? Then it is written down with the other names of that place."""
    key = tuple(t.b for t in run)
    if key in draft.lexicon.places and _write(draft, run, draft.lexicon.places[key]):
        return True
    if key in draft.lexicon.longs:
        return False
    names = draft.lexicon.bare.get(key, ())
    if len(names) != 1:
        return False
    pairs = draft.lexicon.places.get(tuple(fold(names[0]).split()), [])
    return len(pairs) == 1 and _write(draft, run, pairs)


def _write(draft: Draft, run: list[Token], pairs: list[tuple[str, str]]) -> bool:
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
