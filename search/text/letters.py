"""Vietnamese letters: cleaning, the two search keys, tokens, slugs.

Two keys are made of every word, and both are indexed:

* **key A** (canonical): lower case, one place for the tone mark, one spelling
  of a stand-alone *i/y*; all marks kept. "Hoà" and "hóa" differ, "hoà" and
  "hòa" do not.
* **key B** (folded): key A without marks and with *đ* as *d*; always ASCII.

Background: TCVN 6909:2001 (Unicode for Vietnamese); Decision 240/QĐ (1984) and
its practice for the two conventions of tone placement.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from anyascii import anyascii

# --- cleaning -------------------------------------------------------------

_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200d\u200e\u200f"
    "\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064"
    "\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d\u206e\u206f\ufeff\ufff9\ufffa\ufffb\ufffe\uffff"
)
_BLANKS = "\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\u0085"
_DIRTY = re.compile(f"[{_INVISIBLE}{_BLANKS}\x00-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff]|  |^ | $")
_DROP = re.compile(f"[{_INVISIBLE}\ud800-\udfff\ue000-\uf8ff\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
_PUNCTUATION = {
    **dict.fromkeys(map(ord, "\u2018\u2019\u201a\u201b\u2032\u2035\u02bc\u02b9\u00b4\uff07"), "'"),
    **dict.fromkeys(map(ord, "\u201c\u201d\u201e\u201f\u2033\u2036\u00ab\u00bb\uff02"), '"'),
    **dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d\u2043"), "-"),
    **dict.fromkeys(map(ord, "\u2044\u2215\uff0f"), "/"),
}
_HAS_PUNCTUATION = re.compile("[" + "".join(map(chr, _PUNCTUATION)) + "]")


def tidy(text: str) -> str:
    """NFC, invisible characters dropped, every run of blanks one space.

    Meant for display: quotes and dashes stay as they were typed.
    """
    text = unicodedata.normalize("NFC", text)
    if _DIRTY.search(text):
        text = unicodedata.normalize("NFC", _DROP.sub("", text))
        text = " ".join(text.split())
    return text


def clean(text: str) -> str:
    """Like :func:`tidy`, and quotes, primes, dashes and slashes in plain form.

    Each mark is replaced by exactly one other, so offsets into ``tidy(text)``
    and ``clean(text)`` are the same.
    """
    text = tidy(text)
    if _HAS_PUNCTUATION.search(text):
        text = text.translate(_PUNCTUATION)
    return text


# --- one syllable -----------------------------------------------------------

TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_TONE_MARK = {order: mark for mark, order in TONES.items()}
_ETH = str.maketrans({"\u00d0": "\u0111", "\u00f0": "\u0111", "\u0189": "\u0111", "\u0256": "\u0111"})
_SYLLABLE = re.compile(
    "(ngh|ng|nh|ch|gh|gi(?=[aăâeêoôơuư])|kh|ph|qu(?=[aăâeêiouôơy])|th|tr|[bcdđghklmnpqrstvx])?"
    "([aăâeêioôơuưy]{1,3})"
    "(ch|ng|nh|[cmnpt])?"
)
_IY_ONSETS = frozenset(["", "h", "k", "l", "m", "s", "t", "v"])

# Letters of other scripts that look like ours ("Nguyеn" with a Cyrillic е), and shapes typed with the mark next to it.
_LOOK_ALIKE = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u04bb\u0501\u043a\u043c\u0442\u043d\u0432"
    "\u03b1\u03bf\u03c1\u03bd\u03c5\u03ba\u03b9\u03c4\u03c7\u0131\u0261\u01ce\u014f\u0115\u01d4",
    "aeopcyxijshdkmtnbaopvukitxigăôêư",
)
_LOOK_ALIKE_CAPITALS = str.maketrans(
    "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7"
    "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425\u0423\u0406",
    "ABEZHIKMNOPTYXABEKMHOPCTXYI",
)
_LOOKS_THE_SAME = re.compile(
    "[\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u03bf\u03b1\u03bd\u0410\u0415\u041e\u0420\u0421\u0425]+"
)
_OURS = re.compile("[0-9a-zđăâêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]*")
_LATIN = re.compile("[a-zđăâêôơư]")
_STROKE = re.compile("d[\u0335-\u0338]")


def _latin(word: str) -> str:
    """A word in our letters, lower case: full-width and look-alike ones, a stroke put over d, are what they look like.

    Words wholly in another script stay in it, unless every letter of them looks like one of ours.
    """
    word = "".join(wide if (wide := unicodedata.normalize("NFKC", char)).isalnum() else char for char in word)
    bare = unicodedata.normalize("NFD", word)
    letters = "".join(char for char in bare if not unicodedata.combining(char))
    alike = letters.translate(_LOOK_ALIKE_CAPITALS)
    if _LATIN.search(letters.lower()) or _LOOKS_THE_SAME.fullmatch(letters):
        word = unicodedata.normalize("NFC", bare.translate(_LOOK_ALIKE_CAPITALS)).lower().translate(_LOOK_ALIKE)
    elif alike.isascii() and alike.isalpha():
        word = unicodedata.normalize("NFC", bare.translate(_LOOK_ALIKE_CAPITALS)).lower()
    return unicodedata.normalize("NFC", _STROKE.sub("đ", word.lower())).translate(_ETH)


def split_tone(word: str) -> tuple[str, int]:
    """``"hoà"`` → ``("hoa", 1)``: NFC letters without tone marks, and the tone.

    Tones are numbered in dictionary order: ngang 0, huyền 1, hỏi 2, ngã 3,
    sắc 4, nặng 5. With several marks the first counts.
    """
    if word.isascii():
        return word, 0
    tone = 0
    letters = []
    for char in unicodedata.normalize("NFD", word):
        mark = TONES.get(char)
        if mark is None:
            letters.append(char)
        elif not tone:
            tone = mark
    return unicodedata.normalize("NFC", "".join(letters)), tone


def _tone_position(vowels: str, closed: bool) -> int:
    """Index of the vowel that carries the tone mark (older convention: hòa)."""
    for index in range(len(vowels) - 1, -1, -1):
        if vowels[index] in "ăâêôơư":
            return index
    if len(vowels) == 1:
        return 0
    if len(vowels) == 3 or closed:
        return 1
    return 0


@lru_cache(maxsize=65536)
def key_a(word: str) -> str:
    """Canonical key of one word: NFC, lower case, one tone placement, i/y folded.

    "Hoà" → "hòa", "qúy" → "quý", "kì" → "kỳ"; "thúy" stays apart from "thúi".
    Words that are no Vietnamese syllable are only lower-cased.
    """
    given, word = word, unicodedata.normalize("NFC", word.lower()).translate(_ETH)
    if not _OURS.fullmatch(word):
        word = _latin(given)
    letters, tone = split_tone(word)
    if len(letters) > 7:
        return word
    match = _SYLLABLE.fullmatch(letters)
    if match is None or len({char for char in unicodedata.normalize("NFD", word) if char in TONES}) > 1:
        return word
    onset, vowels, coda = match[1] or "", match[2], match[3] or ""
    if vowels == "i" and (onset == "qu" or (not coda and onset in _IY_ONSETS)):
        vowels = "y"
    elif onset == "qu" and vowels == "iê":
        vowels = "yê"
    if not tone:
        return onset + vowels + coda
    at = _tone_position(vowels, bool(coda)) + 1
    return unicodedata.normalize("NFC", onset + vowels[:at] + _TONE_MARK[tone] + vowels[at:] + coda)


_NOT_KEY = re.compile("[^0-9a-z]+")


@lru_cache(maxsize=65536)
def key_b(word: str) -> str:
    """Folded key of one word: key A, đ → d, no marks; only ``[0-9a-z]``, may be ""."""
    key = key_a(word)
    if key.isascii():
        return key_a(_NOT_KEY.sub("", key))
    bare = "".join(
        char for char in unicodedata.normalize("NFD", key.replace("đ", "d")) if not unicodedata.combining(char)
    )
    if not bare.isascii():
        bare = anyascii(bare).lower()
    return key_a(_NOT_KEY.sub("", bare))


@lru_cache(maxsize=65536)
def has_marks(word: str) -> bool:
    """True if the word carries Vietnamese marks (also đ): it was typed exactly."""
    return not key_a(word).isascii()


@lru_cache(maxsize=65536)
def written_with_i(word: str) -> bool | None:
    """Whether an i was written where key A has a y: "Lí" yes, "Lý" no, None for words that have but one spelling."""
    key = split_tone(key_a(word))[0]
    match = _SYLLABLE.fullmatch(key)
    if match is None or match[2] not in ("y", "yê") or (match[1] or "") not in _IY_ONSETS | {"qu"}:
        return None
    written = split_tone(unicodedata.normalize("NFC", word.lower()))[0]
    if written != key and written.replace("i", "y") == key:
        return True
    return None if match[3] and match[1] != "qu" else False


# --- tokens ---------------------------------------------------------------

_TOKEN = re.compile(
    r"\d{1,3}(?:\.\d{3})+(?![\d.])(?=[\W_]|$)"
    r"|[^\W_](?:[^\W_]|[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff])*"
)
MAX_TOKEN = 60


class Token(NamedTuple):
    """One word with its two keys and its place (character offsets)."""

    text: str
    a: str
    b: str
    start: int
    end: int


@lru_cache(maxsize=65536)
def _word_keys(word: str) -> tuple[str, str]:
    if word.isascii() and word[0].isdigit():
        number = word.replace(".", "")
        if number.isdigit():
            number = number.lstrip("0") or "0"
            return number[:MAX_TOKEN], number[:MAX_TOKEN]
    plain = clean(word)
    folded = key_b(plain)
    if folded.isdigit():
        folded = folded.lstrip("0") or "0"
    return key_a(plain)[:MAX_TOKEN], folded[:MAX_TOKEN]


def tokens(text: str) -> list[Token]:
    """Words of ``text`` in order, with offsets into ``text`` as given.

    Punctuation separates; numbers lose leading zeros and thousands dots
    ("06" is "6", "1.657" is "1657"). Words without a folded key are dropped.
    """
    found = []
    for match in _TOKEN.finditer(text):
        word = match[0]
        a, b = _word_keys(word if len(word) <= 2 * MAX_TOKEN else word[: 2 * MAX_TOKEN])
        if b:
            found.append(Token(word, a, b, match.start(), match.end()))
    return found


def keys(text: str) -> tuple[list[str], list[str]]:
    """The words of ``text`` as (keys A, keys B), in step with each other."""
    a_keys, b_keys = [], []
    for word in _TOKEN.findall(text):
        a, b = _word_keys(word if len(word) <= 2 * MAX_TOKEN else word[: 2 * MAX_TOKEN])
        if b:
            a_keys.append(a)
            b_keys.append(b)
    return a_keys, b_keys


def spellings(text: str) -> dict[str, bool]:
    """{key A: written with i?} of the words of ``text`` that may be written with i or y."""
    found = ((token.a, written_with_i(token.text)) for token in tokens(text))
    return {key: with_i for key, with_i in found if with_i is not None}


def canonical(text: str) -> str:
    """Key A of a whole text: its words joined by one space."""
    return " ".join(keys(clean(text))[0])


def fold(text: str) -> str:
    """Key B of a whole text: ASCII words joined by one space."""
    return " ".join(keys(clean(text))[1])


# --- addresses and file names -----------------------------------------------


def _slug_letters() -> tuple[tuple[str, str], ...]:
    groups: dict[str, str] = {"d": "đĐ"}
    for vowel in "aăâeêioôơuưy":
        plain = unicodedata.normalize("NFD", vowel)[0]
        toned = [unicodedata.normalize("NFC", vowel + mark) for mark in ("", *TONES)]
        letters = "".join(letter for letter in toned if letter != plain)
        groups[plain] = groups.get(plain, "") + letters + letters.upper()
    return tuple(groups.items())


# (plain letter, every marked letter that becomes it), for slugs made in the browser.
SLUG_LETTERS = _slug_letters()


def _cut(words: list[str], limit: int, glue: str) -> str:
    made = ""
    for word in words:
        longer = made + glue + word if made else word
        if len(longer) > limit:
            return made or word[:limit]
        made = longer
    return made


_PLAIN_WORD = re.compile("[0-9a-z]+")


def _plain_words(text: str) -> list[str]:
    """ASCII words as spelled: no i/y folding, numbers as written."""
    bare = "".join(
        char
        for char in unicodedata.normalize("NFD", clean(text).lower().translate(_ETH).replace("đ", "d"))
        if not unicodedata.combining(char)
    )
    return _PLAIN_WORD.findall(bare if bare.isascii() else anyascii(bare).lower())


def slug(text: str, limit: int = 80) -> str:
    """Address part: "Quyết định số 04/QĐ" → "quyet-dinh-so-04-qd"; may be ""."""
    return _cut(_plain_words(text), limit, "-")


def file_name(name: str, limit: int = 100) -> str:
    """Safe ASCII file name that keeps its extension; "tep" when nothing is left."""
    base = re.split(r"[/\\]", name.replace("\x00", ""))[-1]
    stem, dot, ending = base.rpartition(".")
    extension = "".join(_plain_words(ending))[:10] if dot and stem else ""
    stem = _cut(_plain_words(stem if extension else base), limit, "-") or "tep"
    return f"{stem}.{extension}" if extension else stem
