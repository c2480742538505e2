"""Vietnamese dictionary order as plain ASCII strings.

Keys compare byte by byte, so they can be stored in a column and sorted by any
database: letters first (a ă â b c d đ e ê …), then the tone of the syllable
(ngang, huyền, hỏi, ngã, sắc, nặng), syllable by syllable.
"""

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

from .letters import _ETH, clean, split_tone

_SHAPED = {"ă": "a1", "â": "a2", "đ": "d1", "ê": "e1", "ô": "o1", "ơ": "o2", "ư": "u1"}
_WORD = re.compile(r"[^\W_]+")

# Words that stand before a name but are not part of it.
_TITLE_LIST = (
    "ông bà anh chị cô chú bác cụ em cháu đc đ/c đồng_chí ts ths bs bsck bsckii bscki pgs gs ks cn "
    "ncs nsưt nsnd ngưt ngnd ttưt ttnd lm hòa_thượng thượng_tọa đại_đức"
)
TITLES = frozenset(_TITLE_LIST.split())
_TITLE = re.compile(
    "(?:(?:"
    + "|".join(re.escape(title.replace("_", " ")) for title in sorted(TITLES, key=len, reverse=True))
    + r")\b[.:]*\s+|(?:ts|ths|bs|pgs|gs|ks|đ/c)\.\s*)",
    re.IGNORECASE,
)


@lru_cache(maxsize=32768)
def _word_key(word: str) -> str:
    if word.isdigit() and word.isascii():
        number = word.lstrip("0") or "0"
        return f"{len(number):03d}{number} 0"
    letters, tone = split_tone(word)
    made = []
    for char in letters:
        if char in _SHAPED:
            made.append(_SHAPED[char])
        elif char.isascii():
            made.append(char + "0")
        else:
            plain = unicodedata.normalize("NFD", char)[0]
            plain = plain if plain.isascii() else anyascii(plain).lower()
            made.extend(c + "0" for c in plain if c.isalnum())
    return "".join(made) + f" {tone}" if made else ""


def sort_key(text: str) -> str:
    """Dictionary-order key of a text; case, punctuation and tone placement play no part."""
    words = _WORD.findall(unicodedata.normalize("NFC", clean(text).lower()).translate(_ETH))
    return " ".join(filter(None, map(_word_key, words)))


def without_titles(name: str) -> str:
    """A person's name without "Ông", "Bà", "Đ/c", "TS." … before it.

    A single remaining word is never taken away: "Bà" alone stays.
    """
    name = clean(name)
    while True:
        match = _TITLE.match(name)
        if match is None or not name[match.end() :].strip():
            return name
        name = name[match.end() :]


def person_sort_key(name: str) -> str:
    """Order of persons: given name (last word) first, then family and middle names."""
    bare = re.split(r"[(,;]", without_titles(name), maxsplit=1)[0].split()
    if not bare:
        return sort_key(name)
    return sort_key(bare[-1]) + "  " + sort_key(" ".join(bare[:-1]))
