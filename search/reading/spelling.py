"""Each word as it was meant: keys of typing methods, words run together or torn, one letter wrong.

What was typed always stays in the query. A word is read otherwise only if it
cannot be right as it stands, or if the index does not have it; both are said.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from search.query import Words
from search.text import Token, has_marks, key_b, split_tone, tokens
from search.text.syllables import consistent, is_syllable, spellings
from search.text.typing import decode

from .draft import Draft, Vocabulary

MAX_SLIPS = 3  # words of one query that are looked for with a letter wrong
MAX_NEAR = 6
MIN_SLIPPED = 5
MAX_RUN = 24
MAX_PARTS = 4
# Words before a name that are no part of it: they need not stand in the index.
KIN = frozenset("ông bà anh chị cô chú bác cụ em cháu thầy bố mẹ".split())


@dataclass(frozen=True, slots=True)
class Word:
    """One word: the token as read, the gap after it, and other readings.

    ``also`` answers as well as the token, ``near`` less well;
    ``said`` is what the reader is told if they are used. ``start`` and
    ``end`` are offsets into the text of the draft.
    """

    token: Token
    start: int
    end: int
    gap: str = " "
    also: tuple[Words, ...] = ()
    near: tuple[Words, ...] = ()
    said: str = ""

    @property
    def a(self) -> str:
        """Key A."""
        return self.token.a

    @property
    def b(self) -> str:
        """Key B."""
        return self.token.b

    @property
    def dotted(self) -> bool:
        """Does a full stop follow at once?"""
        return self.gap.startswith(".")


def spelled(draft: Draft, text: str, offset: int, limit: int) -> list[Word]:
    """The words of a piece of text, each as it was meant."""
    found = tokens(text)[:limit]
    words = []
    for at, token in enumerate(found):
        after = found[at + 1].start if at + 1 < len(found) else len(text)
        words.append(Word(token, offset + token.start, offset + token.end, text[token.end : after]))
    if not words:
        return []
    known = draft.vocabulary.known(_asked(words)) if draft.vocabulary else None
    words = _joined([_decoded(draft, word, known) for word in words], known)
    words = [part for word in words for part in _parted(draft, word, known)]
    if draft.vocabulary and known is not None:
        known |= draft.vocabulary.known(word.b for word in words)
    return [_slipped(draft, word, known, last=at == len(words) - 1) for at, word in enumerate(words)]


def _asked(words: Sequence[Word]) -> set[str]:
    asked = {word.b for word in words}
    asked |= {key_b(meant) for word in words if (meant := decode(word.token.text))}
    asked |= {one.b + other.b for one, other in pairwise(words) if _torn(one, other)}
    return asked


def _decoded(draft: Draft, word: Word, known: set[str] | None) -> Word:
    """With the keys of Telex or VNI that were left in it turned into marks."""
    meant = decode(word.token.text)
    if not meant or (known is not None and (word.b in known or not (meant in KIN or key_b(meant) in known))):
        return word
    if draft.vocabulary is None and (len(word.token.text) < 4 or is_syllable(word.token.text)):
        return word
    if (
        draft.vocabulary
        and meant not in KIN
        and not any(draft.vocabulary.counts((meant, *consistent(meant)), "a").values())
    ):
        return word
    typed = word.token.text
    shown = meant.upper() if typed.isupper() and len(typed) > 1 else meant.title() if typed[:1].isupper() else meant
    draft.read_as.append(f"“{typed}” đọc là “{shown}”")
    token = Token(shown, meant, key_b(meant), word.token.start, word.token.end)
    return replace(word, token=token, also=(_typed(word),))


# --- run together, torn apart -----------------------------------------------


def _joined(words: list[Word], known: set[str] | None) -> list[Word]:
    """“k hen” may be “khen”: a part that is no syllable, with its neighbour."""
    if known is None:
        return words
    made: list[Word] = []
    for at, word in enumerate(words):
        last = made[-1] if made else None
        alone = at < 2 or words[at - 2].gap.isspace()  # not the c of "đ/c"
        if last is not None and alone and _torn(last, word) and last.b + word.b in known:
            whole = last.token.text + word.token.text
            (token,) = tokens(whole)[:1] or [word.token]
            torn = Words((last.a, word.a), (last.b, word.b), f"{last.token.text} {word.token.text}", phrase=True)
            made[-1] = Word(token, last.start, word.end, word.gap, also=(torn,))
        else:
            made.append(word)
    return made


def _torn(one: Word, other: Word) -> bool:
    whole = one.token.text + other.token.text
    if one.gap != " " or not is_syllable(whole) or any(w.token.text.isupper() for w in (one, other)):
        return False
    return len(one.b + other.b) > 2 and not (is_syllable(one.a) and is_syllable(other.a))


def _parted(draft: Draft, word: Word, known: set[str] | None) -> list[Word]:
    """“nguyenvan” is two words, “hạng1” too, if the index has no such word."""
    vocabulary = draft.vocabulary
    if vocabulary is None or known is None or word.b in known or word.also or is_syllable(word.a):
        return [word]
    cuts = _number_cut(word) or _syllable_cuts(word, vocabulary)
    text = word.token.text
    if not cuts or len(text) != len(word.a):
        return [word]
    made = []
    for at, end in pairwise((0, *cuts)):
        for token in tokens(text[at:end])[:1]:
            gap = word.gap if end == cuts[-1] else " "
            made.append(Word(token, word.start + at, word.start + end, gap))
    draft.read_as.append(f"“{text}” đọc là “{' '.join(part.token.text for part in made)}”")
    return made


def _number_cut(word: Word) -> tuple[int, ...]:
    letters = word.a.rstrip("0123456789")
    digits = len(word.a) - len(letters)
    return (len(letters), len(word.a)) if 0 < digits < 5 and len(letters) > 1 and is_syllable(letters) else ()


def _syllable_cuts(word: Word, vocabulary: Vocabulary) -> tuple[int, ...]:
    """Ends of the fewest known syllables that make the word, of two ways the one without rare ones; () if none."""
    a, b = word.a, word.b
    if not 4 <= len(b) <= MAX_RUN or len(a) != len(b) or not b.isalpha():
        return ()
    pieces = {b[at:end] for at in range(len(b)) for end in range(at + 2, min(at + 7, len(b)) + 1)}
    counted = vocabulary.counts(piece for piece in pieces if is_syllable(piece))
    # best[end]: (number of parts, -entries of the rarest part, where the parts end)
    best: dict[int, tuple[int, int, tuple[int, ...]]] = {0: (0, -(10**9), ())}
    for end in range(2, len(b) + 1):
        for at in range(max(0, end - 7), end - 1):
            count = counted.get(b[at:end], 0)
            if count and at in best and best[at][0] < MAX_PARTS and is_syllable(a[at:end]):
                found = (best[at][0] + 1, max(best[at][1], -count), (*best[at][2], end))
                best[end] = min(best.get(end, found), found)
    parts, _, ends = best.get(len(b), (0, 0, ()))
    return ends if parts > 1 else ()


# --- one letter wrong ---------------------------------------------------------


def _slipped(draft: Draft, word: Word, known: set[str] | None, *, last: bool) -> Word:
    vocabulary = draft.vocabulary
    if vocabulary is None or known is None or word.also or len(draft.respelled) >= MAX_SLIPS:
        return word
    unseen = word.b not in known
    if not (unseen or draft.widely) or not _may_slip(draft, word):
        return word
    close = [other for other in vocabulary.close(word.b) if _has_vowel(other) and (other,) not in draft.lexicon.shorts]
    if len(word.b) < MIN_SLIPPED:
        close = [other for other in close if len(other) >= MIN_SLIPPED]
    if last and unseen and not draft.widely and any(other.startswith(word.b) for other in close):
        return word  # not finished yet
    near = _agreeing(draft, word, close, vocabulary)[:MAX_NEAR]
    if not near:
        return word
    first = near[0]
    shown = ", ".join(f"“{text}”" for text in dict.fromkeys(words.text for words in near))
    if not unseen:
        draft.note("Không có kết quả đúng như đã gõ. Dưới đây là kết quả cho những chữ gần giống.")
        return replace(word, near=tuple(near))
    draft.respelled[word.b] = first.b[0]
    said = f"Không thấy “{word.token.text}”, đã tìm cả {shown}."
    if is_syllable(word.a):
        # It may still be a part of a phrase that is written short.
        return replace(word, also=(first,), near=tuple(near[1:]), said=said)
    draft.note(said)
    token = Token(first.text, first.a[0], first.b[0], word.token.start, word.token.end)
    return replace(word, token=token, also=(_typed(word),), near=tuple(near[1:]))


def _typed(word: Word) -> Words:
    return Words((word.a,), (word.b,), word.token.text)


def _may_slip(draft: Draft, word: Word) -> bool:
    """Words of five letters or more; of four if they can be no syllable. Never numbers and abbreviations."""
    b, text = word.b, word.token.text
    if not b.isalpha() or (b,) in draft.lexicon.shorts:
        return False
    if text.isupper() and not is_syllable(word.a) and (not draft.text.isupper() or not _has_vowel(b)):
        return False
    return len(b) >= MIN_SLIPPED or (len(b) == MIN_SLIPPED - 1 and not is_syllable(word.a))


def _has_vowel(word: str) -> bool:
    return any(char in "aeiouy" for char in word)


def _agreeing(draft: Draft, word: Word, close: list[str], vocabulary: Vocabulary) -> list[Words]:
    """The close words as the index spells them, those left out whose marks differ from the marks typed.

    In a query with marks a word that can be right as it stands, like “Thanh”,
    is no slip for one with other marks, like “Thắng”.
    """
    marked = has_marks(word.a)
    strict = not marked and draft.marked and is_syllable(word.a)
    counted = vocabulary.counts({key for other in close for key in (other, *spellings(other))}, "a") if close else {}
    made = []
    for other in close:
        ways = sorted(
            (key for key in {other, *spellings(other)} if counted.get(key)), key=lambda key: (-counted[key], key)
        )
        if marked or strict:
            ways = [key for key in ways if (key == other if strict else _one_slip(word.a, key))]
            made += [Words((key,), (other,), key) for key in ways[:2]]
        elif ways:
            made.append(Words((other,), (other,), ways[0]))
    return made


def _one_slip(typed: str, meant: str) -> bool:
    """Do the two differ by one letter when the marks that were typed are kept?"""
    (letters, tone), (others, its) = split_tone(typed), split_tone(meant)
    if tone not in (0, its):
        return False
    short, long = sorted((letters, others), key=len)
    for at in range(len(long)):
        if len(short) == len(long):
            swapped = letters[:at] + letters[at + 1 : at + 2] + letters[at : at + 1] + letters[at + 2 :]
            if _fits(swapped, others) or _fits(
                letters[:at] + "?" + letters[at + 1 :], others[:at] + "?" + others[at + 1 :]
            ):
                return True
        elif (
            short is letters
            and _fits(letters, others[:at] + others[at + 1 :])
            or short is others
            and _fits(letters[:at] + letters[at + 1 :], others)
        ):
            return True
    return False


def _fits(typed: str, meant: str) -> bool:
    """Letter by letter the same, or the plain letter of it."""
    return len(typed) == len(meant) and all(
        one in (other, key_b(other)) for one, other in zip(typed, meant, strict=True)
    )
