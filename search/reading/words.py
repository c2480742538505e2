"""Words in what was typed: places, full phrases, abbreviations, names, and each word that is left."""

import re
from collections.abc import Sequence

from search.query import JOINING, MAX_WORDS, TITLE, Group, make_words, words_of
from search.text import fold, has_marks

from .draft import Draft
from .names import initial_at, title_at
from .places import offer_places, read_place, related_places
from .posts import posts_in, write_posts
from .shorts import phrase_at, short_at, told_by_context, write_phrase, write_short
from .spelling import Word, spelled

_RANKS = (
    ({"1", "i", "nhat"}, "nhất"),
    ({"2", "ii", "nhi", "hai"}, "nhì"),
    ({"3", "iii", "ba"}, "ba"),
)
_RANK_WORDS = {"nhất": ("nhất", "1", "I"), "nhì": ("nhì", "2", "II", "hai"), "ba": ("ba", "3", "III")}
# "Lần thứ VI", "khóa 15", "đợt II": after these a number may be written in digits, in Roman and, after "thứ", in words.
_COUNTING = frozenset(["thu", "khoa", "lan", "dot", "ky"])
_COUNTED = "không nhất hai ba tư năm sáu bảy tám chín mười".split()
MAX_COUNTED = 39
# Words between others that a find may do without, if enough is said beside them.
_JOINING = frozenset("và của các những cho là tại ở về với cùng được bị trong từ đã do theo".split())
_JOINING_FOLDED = frozenset("va cua cac nhung cho la tai o ve voi cung duoc trong".split())
MIN_BESIDE = 3


def read_words(draft: Draft, text: str, offset: int = 0) -> None:
    """Read the words between two marks, the longest known phrase first; ``offset`` is where the text stands."""
    words = spelled(draft, text, offset, MAX_WORDS)
    if not draft.groups and words:
        offer_places(draft, words)
    posts = dict(posts_in(draft, words))
    at = 0
    while at < len(words):
        if at in posts:
            write_posts(draft, words[at : posts[at]])
            at = posts[at]
            continue
        at += (
            _title(draft, words, at)
            or _place_or_phrase(draft, words, at)
            or _short(draft, words, at)
            or _one(draft, words, at)
        )


def _place_or_phrase(draft: Draft, words: Sequence[Word], at: int) -> int:
    """The longest full phrase or place name that begins here; returns the words used."""
    match = phrase_at(draft.lexicon, words, at)
    short = next((size for size, _ in short_at(draft.lexicon, words, at)), 0)
    if match is not None and match.shorts == 1 and match.size <= short:
        match = None
    for size in range(min(draft.lexicon.longest, len(words) - at), 1, -1):
        if match is not None and match.size > size:
            break
        if read_place(draft, words[at : at + size]):
            return size
    if match is None or match.size < 2:
        return 0
    write_phrase(draft, words[at:], match, related_places(draft, match.key))
    return match.size


def _title(draft: Draft, words: Sequence[Word], at: int) -> int:
    """A title before a name is not looked for; one that was conferred raises who has it."""
    size, raises = title_at(words, at)
    if not size:
        return 0
    run = words[at : at + size]
    said = draft.text[run[0].start : run[-1].end]
    draft.read_as.append(f"“{said}” là cách gọi trước tên, không bắt buộc có")
    if raises:
        known = next((known for used, known in short_at(draft.lexicon, words, at) if used == size), None)
        if known:
            write_short(draft, run, known, role=TITLE)
            draft.read_as.pop()
        else:
            draft.groups.append(Group(said, words=(words_of([word.token for word in run]),), role=TITLE))
    return size


def _short(draft: Draft, words: Sequence[Word], at: int) -> int:
    initial = initial_at(words, at)
    for size, known in short_at(draft.lexicon, words, at):
        if initial and size == 1:
            return 0
        known = told_by_context(draft.lexicon, words, at, size, known)
        write_short(draft, words[at : at + size], known)
        return size
    return 0


def _one(draft: Draft, words: Sequence[Word], at: int) -> int:
    word = words[at]
    single = words_of([word.token])
    if at and words[at - 1].b == "hang" and _rank(draft, words[at - 1], word):
        return 1
    if at and _rank_of_an_order(draft, word):
        return 1
    if at and words[at - 1].b in _COUNTING and _counted(draft, words[max(0, at - 2) : at], word):
        return 1
    year = int(word.b) if re.fullmatch(r"(?:19|20)\d\d", word.b) else None
    numbers = (f"{word.b}|||",) if word.b.isdigit() and len(word.b) <= 6 else ()
    if word.said:
        draft.note(word.said)
    begins = (word.b,) if initial_at(words, at) else ()
    if begins:
        draft.read_as.append(f"“{word.token.text}.” là chữ đầu của một tên")
    draft.groups.append(
        Group(
            word.token.text,
            words=(single, *word.also),
            related=word.near,
            year=year,
            numbers=numbers,
            begins=begins,
            role=JOINING if _joins(draft, words, at) else "",
        )
    )
    return 1


def _rank(draft: Draft, before: Word, word: Word) -> bool:
    """“hạng nhất” is “hạng 1” and “hạng I”: always both words in a row, because “I” alone is also “Ý”."""
    if not draft.groups or draft.groups[-1].words[:1] != (words_of([before.token]),):
        return False
    typed_as = "i" if word.token.text in ("I", "i") else word.b  # its key is that of "y"
    for spellings, rank in _RANKS:
        if typed_as in spellings and (word.a == word.b or word.a in _RANK_WORDS[rank]):
            typed = words_of([before.token, word.token], phrase=True)
            others = [make_words(f"hạng {other}", phrase=True) for other in _RANK_WORDS[rank]]
            same = tuple(w for w in others if w and w.b != typed.b)
            alone = (words_of([word.token]),) if word.b in ("nhat", "nhi") else ()
            draft.groups[-1] = Group(typed.text, words=(typed, *same), related=alone)
            return True
    return False


def _rank_of_an_order(draft: Draft, word: Word) -> bool:
    """“HCLĐ II”, “huân chương Lao động 3”: after an order or a medal a bare figure is its rank."""
    said = draft.groups[-1].words if draft.groups else ()
    if not any(len(words.b) > 1 and words.b[1] == "chuong" and words.b[0] in ("huan", "huy") for words in said):
        return False
    typed_as = "i" if word.token.text in ("I", "i") else word.b
    rank = next((rank for spellings, rank in _RANKS if typed_as in spellings and not typed_as.isalpha()), "")
    rank = rank or {"I": "nhất", "II": "nhì", "III": "ba"}.get(word.token.text, "")
    if not rank:
        return False
    told = (f"hang {word.b}", *(f"hạng {way}" for way in _RANK_WORDS[rank]))  # the first as typed: without marks
    ways = [make_words(way, phrase=True) for way in told]
    draft.groups.append(Group(word.token.text, words=tuple(way for way in ways if way)))
    draft.read_as.append(f"“{word.token.text}” là hạng {rank.capitalize()}")
    return True


def _roman(number: int) -> str:
    return "X" * (number // 10) + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[number % 10]


_ROMANS = {_roman(number): number for number in range(1, MAX_COUNTED + 1)}


def _counted(draft: Draft, before: Sequence[Word], word: Word) -> bool:
    """“thứ 6” is “thứ VI” and “thứ sáu”, “lần 2” is “lần thứ hai”, too: always in a row, because “VI” alone is also “vì”."""
    head = before[-1]
    if not draft.groups or draft.groups[-1].words[:1] != (words_of([head.token]),):
        return False
    number = int(word.b) if word.b.isdigit() and len(word.b) < 3 else _ROMANS.get(word.token.text.upper(), 0)
    if not number and head.b == "thu" and word.a in _COUNTED and has_marks(word.a):
        number = _COUNTED.index(word.a)
    if not 0 < number <= MAX_COUNTED:
        return False
    run = [head.token, word.token]
    if head.b == "thu" and len(before) > 1 and before[0].b == "lan" and len(draft.groups) > 1:
        run = [before[0].token, *run]
        draft.groups.pop()
    heads = ["lần", "lần thứ"] if run[0].b == "lan" else [head.token.text]
    ways = [f"{each} {way}" for each in heads for way in (str(number), _roman(number))]
    if number < len(_COUNTED):
        ways += [f"{each} {_COUNTED[number]}" for each in heads if fold(each).endswith("thu")]
    typed = words_of(run, phrase=True)
    others = [made for way in ways if (made := make_words(way, phrase=True)) and made.b != typed.b]
    draft.groups[-1] = Group(typed.text, words=(typed, *dict.fromkeys(others)))
    return True


def _joins(draft: Draft, words: Sequence[Word], at: int) -> bool:
    word = words[at]
    if not 0 < at < len(words) - 1 or len(words) <= MIN_BESIDE:
        return False
    if not (word.a in _JOINING or (not has_marks(word.a) and not draft.marked and word.b in _JOINING_FOLDED)):
        return False
    return sum(other.a not in _JOINING for other in words) >= MIN_BESIDE
