"""Abbreviations and full phrases, whole or half short: "CSTĐCS", "CSTĐ cơ sở", "U.B.N.D", "chủ tịch UBND"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from search.lexicon import Lexicon, Node
from search.query import MAX_ALTERNATIVES, Group, Words, make_words, words_of
from search.text import fold, has_marks, tokens
from search.text.letters import split_tone
from search.text.syllables import consistent, is_syllable

from .draft import Draft
from .spelling import Word

MAX_SHORT = 6  # words that an abbreviation may be written in
MAX_PHRASE = 16
MAX_MIXED = 5
_CLOSE_GAP = re.compile(r"[\s.&/–-]{0,3}")

Known = list[tuple[str, tuple[str, ...], bool]]


def short_at(lexicon: Lexicon, words: Sequence[Word], at: int) -> Iterator[tuple[int, Known]]:
    """(words used, what they may be short for), the longest first: by the words, or by the letters joined."""
    for size in range(min(MAX_SHORT, len(words) - at), 0, -1):
        run = words[at : at + size]
        key = tuple(word.b for word in run)
        if known := lexicon.shorts.get(key):
            if _is_short(run, known):
                yield size, known
        elif size > 1 and _hangs_together(run):
            keys = lexicon.joined.get("".join(key), ())
            if known := [each for other in keys for each in lexicon.shorts[other]]:
                yield size, known


def _is_short(run: Sequence[Word], known: Known) -> bool:
    """A single letter needs its full stop, a syllable capitals and marks: "tư" is a word, "TƯ" is short."""
    if len(run) > 1:
        return True
    word = run[0]
    if len(word.b) == 1:
        return word.dotted
    if is_syllable(word.a) and not _toneless_stop(word.a):
        return word.token.text.isupper() and any(word.a == tokens(short)[0].a for short, _, _ in known)
    return True


def _toneless_stop(key: str) -> bool:
    """No syllable that ends in a stop goes without a tone: "ngưt" is short, and so is "ngut" if the list has it."""
    letters, tone = split_tone(key)
    return not tone and letters.endswith(("c", "ch", "p", "t"))


def _hangs_together(run: Sequence[Word]) -> bool:
    """Letters that are one abbreviation: "U.B.N.D", "TĐ-KT", "cstđ cs", but no row of ordinary words."""
    if not all(_CLOSE_GAP.fullmatch(word.gap) for word in run[:-1]):
        return False
    ordinary = [len(word.b) > 1 and is_syllable(word.a) and not word.token.text.isupper() for word in run]
    blanks = [word.gap.isspace() for word in run[:-1]]
    if any(plain and len(word.b) > 2 for plain, word in zip(ordinary, run, strict=True)):
        return False
    return not any(blanks) or not any(ordinary)


@dataclass(frozen=True, slots=True)
class Match:
    """A full phrase found in what was typed: ``key`` its folded words, ``size`` the words typed for it."""

    size: int
    key: tuple[str, ...]
    shorts: int


def phrase_at(lexicon: Lexicon, words: Sequence[Word], at: int) -> Match | None:
    """The longest full phrase that begins here, any part of which may be typed short."""
    found = list(_matches(lexicon, words, at))
    if not found:
        return None
    most = max(match.size for match in found)
    best = sorted((m for m in found if m.size == most), key=lambda m: (m.shorts, -len(m.key)))
    # Two phrases by different meanings of one abbreviation: nothing tells which.
    if (
        best[0].shorts
        and len({m.key for m in best if m.shorts == best[0].shorts and len(m.key) == len(best[0].key)}) > 1
    ):
        return None
    return best[0]


def _matches(lexicon: Lexicon, words: Sequence[Word], at: int) -> Iterator[Match]:
    # (next word, where in the tree, words of the phrase so far, abbreviations used)
    paths: list[tuple[int, Node, tuple[str, ...], int]] = [(at, lexicon.tree, (), 0)]
    steps = 0
    while paths and steps < 400:
        steps += 1
        end, node, key, used = paths.pop()
        if "" in node and end > at:
            yield Match(end - at, key, used)
        if end >= len(words) or end - at >= MAX_PHRASE or (end > at and "," in words[end - 1].gap and used):
            continue
        word = words[end]
        if word.b in node and _agrees(lexicon, word, key):
            paths.append((end + 1, node[word.b], (*key, word.b), used))
        for size, known in short_at(lexicon, words, end):
            for long in dict.fromkeys(
                long for _, longs, _ in _marked(words[end : end + size], known) for long in longs
            ):
                folded = tuple(fold(long).split())
                below: Node | None = node
                for part in folded:
                    below = below.get(part) if below is not None else None
                if below is not None:
                    paths.append((end + size, below, key + folded, used + 1))


def _agrees(lexicon: Lexicon, word: Word, key: tuple[str, ...]) -> bool:
    """May a word with marks stand at this place of a phrase? “thi dừa” is no “thi đua”."""
    if not has_marks(word.a):
        return True
    return word.a in lexicon.spelled.get((*key, word.b), ()) or any(
        other in lexicon.spelled.get((*key, word.b), ()) for other in consistent(word.a)
    )


def _marked(run: Sequence[Word], known: Known) -> Known:
    """Of several abbreviations without marks the one whose marks were typed."""
    typed = "".join(word.a for word in run)
    exact = [each for each in known if "".join(t.a for t in tokens(each[0])) == typed]
    return exact if exact and has_marks(typed) else known


def write_phrase(draft: Draft, words: Sequence[Word], match: Match, related: tuple[Words, ...] = ()) -> None:
    """The group of a full phrase: as typed, in full, and in every short way to say it."""
    run = words[: match.size]
    lexicon = draft.lexicon
    said = draft.text[run[0].start : run[-1].end]
    typed = words_of([word.token for word in run], said)
    same = [make_words(text, phrase=True) for text in _ways(lexicon, match.key)]
    made = list(dict.fromkeys(w for w in same if w and w.b != typed.b))
    if match.shorts:
        full = make_words(lexicon.full_form(match.key), phrase=True)
        made = [w for w in (full, words_of([word.token for word in run], said, phrase=True)) if w] + made
        draft.read_as.append(f"“{typed.text}” là {lexicon.full_form(match.key)}")
    wider = [make_words(short, phrase=True) for short in lexicon.inside.get(match.key, ())]
    seen = {w.b for w in made}
    extra = tuple(w for w in wider if w and w.b not in seen)[:MAX_ALTERNATIVES]
    draft.groups.append(
        Group(typed.text, words=(typed, *made[: MAX_ALTERNATIVES - 1]), related=(*related, *extra)[:MAX_ALTERNATIVES])
    )


def _ways(lexicon: Lexicon, key: tuple[str, ...]) -> list[str]:
    """The short forms of a phrase and the other phrases that they stand for, then those with parts of them short."""
    made = [short for short, _ in lexicon.longs.get(key, ()) if not is_syllable(short)]  # "TƯ" is also "tư"
    others = _meaning_the_same(lexicon, key)
    mixed = [way for each in (key, *others) for way in _half_short(lexicon, each)]
    return [*made, *(lexicon.full_form(other) for other in others), *dict.fromkeys(mixed)]


def _meaning_the_same(lexicon: Lexicon, key: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Phrases that an abbreviation of this one means as well: “Hội Liên hiệp Phụ nữ” for “Hội Phụ nữ” by “HPN”."""
    shorts = [tuple(fold(short).split()) for short, _ in lexicon.longs.get(key, ())]
    means = [longs for short in shorts for _, longs, ambiguous in lexicon.shorts.get(short, ()) if not ambiguous]
    phrases = [tuple(fold(long).split()) for longs in means for long in longs if key in _keys(longs)]
    return [phrase for phrase in dict.fromkeys(phrases) if phrase != key and lexicon.full_form(phrase)]


def _keys(phrases: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(fold(phrase).split()) for phrase in phrases]


def _half_short(lexicon: Lexicon, key: tuple[str, ...]) -> list[str]:
    """The phrase with parts of it short ("CSTĐ cơ sở"), those of the fewest words first."""
    texts = lexicon.full_form(key).split()
    if len(texts) != len(key):
        return []
    mixed: list[str] = []
    for size in range(len(key) - 1, 1, -1):
        for start in range(len(key) - size + 1):
            for short in lexicon.said.get(key[start : start + size], ())[:2]:
                rest = texts[start + size :]
                mixed.append(" ".join([*texts[:start], short, *rest]))
                for tail in range(len(rest) - 1):
                    for other in lexicon.said.get(key[start + size + tail :], ())[:1]:
                        mixed.append(" ".join([*texts[:start], short, *rest[:tail], other]))
    return sorted(dict.fromkeys(mixed), key=lambda text: len(text.split()))[:MAX_MIXED]


def told_by_context(lexicon: Lexicon, words: Sequence[Word], at: int, size: int, known: Known) -> Known:
    """Of the meanings of an abbreviation those that go with the words behind it, all if none does."""
    keys = [match.key for match in _matches(lexicon, words, at) if match.shorts and match.size > size]
    made = []
    for short, longs, ambiguous in known:
        fit = tuple(
            long for long in longs if any(key[: len(f)] == f for key in keys for f in (tuple(fold(long).split()),))
        )
        if fit:
            made.append((short, fit, ambiguous))
    return made or known


def write_short(draft: Draft, run: Sequence[Word], known: Known, role: str = "") -> None:
    """The group of an abbreviation; one with several meanings asks back."""
    said = draft.text[run[0].start : run[-1].end]
    typed = words_of([word.token for word in run], said, phrase=True)
    known = _marked(run, known)
    longs = list(dict.fromkeys(long for _, each, _ in known for long in each))
    unsure = any(ambiguous for _, _, ambiguous in known) or (len(longs) > 1 and len({each for _, each, _ in known}) > 1)
    made = [w for w in (make_words(long, phrase=True) for long in longs) if w]
    spelled = [make_words(short, phrase=True) for short, _, _ in known]
    others = [w for w in spelled if w and w.b != typed.b and not is_syllable(w.text)]
    if not unsure:
        others += [
            w
            for m in made
            for text in _ways(draft.lexicon, m.b)
            if (w := make_words(text, phrase=True)) and w.b != typed.b
        ]
    wider = [make_words(short, phrase=True) for w in made for short in draft.lexicon.inside.get(w.b, ())]
    told = {w.b for w in made}
    others = [w for w in dict.fromkeys(others) if w.b not in told]
    seen = told | {w.b for w in others}
    extra = tuple(w for w in wider if w and w.b not in seen)[:MAX_ALTERNATIVES]
    if unsure:
        mixed = [make_words(text, phrase=True) for w in made for text in _ways(draft.lexicon, w.b)]
        made = list(dict.fromkeys([*made, *(w for w in mixed if w and w.b != typed.b)]))[: MAX_ALTERNATIVES - 1]
        draft.groups.append(Group(typed.text, words=(typed, *others[:2]), related=(*made, *extra), role=role))
        draft.note(f"“{typed.text}” có nhiều nghĩa. Mời chọn nghĩa cần tìm.")
        draft.offer(run[0].start, run[-1].end, longs)
    else:
        same = (*made, *others)[: MAX_ALTERNATIVES - 1]
        draft.groups.append(Group(typed.text, words=(typed, *same), related=extra, role=role))
    draft.read_as.append(f"{typed.text} ({' / '.join(longs)})")
