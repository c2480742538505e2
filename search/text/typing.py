"""Keys of Vietnamese typing methods left in a word, because the converter was off or half asleep.

Telex: letters twice or with *w* for shapes (aa ee oo dd aw ow uw w), one of *s f
r x j* for the tone, anywhere behind the vowel. VNI: digits, 6 7 8 9 for shapes
and 1 to 5 for tones.
"""

import unicodedata
from functools import lru_cache

from .letters import TONES, has_marks, key_a, split_tone
from .syllables import is_syllable

_MARKS = {order: mark for mark, order in TONES.items()}
_TELEX_TONES = {"f": 1, "r": 2, "x": 3, "s": 4, "j": 5, "z": 0}
_VNI_TONES = {"2": 1, "3": 2, "4": 3, "1": 4, "5": 5, "0": 0}
_TWICE = {"a": "â", "e": "ê", "o": "ô"}
_VOWELS = frozenset("aăâeêioôơuưy")
_CODA = frozenset("cghmnpt")
MAX_TYPED_SYLLABLE = 12


@lru_cache(maxsize=16384)
def decode(word: str) -> str:
    """The syllable (key A) meant by a word with typing keys in it; "" if there is none.

    "Nguyeenx", "Hoàngf", "thuwơng", "dduwowngf", "Nguye6n4" are read;
    "khen", "Lotte", "2021" are left alone: they need no reading or have none.
    "coong" is read as "công", though it can be a syllable as it stands.
    """
    typed = unicodedata.normalize("NFC", word.lower())
    if not 2 <= len(typed) <= MAX_TYPED_SYLLABLE or typed.isdigit():
        return ""
    if is_syllable(typed) and "oo" not in typed:
        return ""
    letters, tone = split_tone(typed)
    made = _telex(letters, tone)
    if made is None and not tone and any(char.isdigit() for char in letters):
        made = _vni(letters, tone)
    if made is None:
        return ""
    key = _spelled(*made)
    return key if key and has_marks(key) and is_syllable(key) else ""


def _spelled(letters: list[str], tone: int) -> str:
    vowel = next((at for at, char in enumerate(letters) if char in _VOWELS), None)
    if vowel is None:
        return ""
    if letters[-2:] == ["ư", "ơ"]:
        letters = [*letters[:-2], "u", "ơ"]  # "thuở": nothing ends in ươ
    if tone:
        letters = [*letters[: vowel + 1], _MARKS[tone], *letters[vowel + 1 :]]
    return key_a(unicodedata.normalize("NFC", "".join(letters)))


def _telex(typed: str, tone: int) -> tuple[list[str], int] | None:
    """Letters with shapes and the tone, key by key as a converter would; None if no key was used."""
    made: list[str] = []
    used = False
    for char in typed:
        vowels = any(letter in _VOWELS for letter in made)
        if char in _TELEX_TONES and vowels:
            tone, used = _TELEX_TONES[char], True
        elif char == "w":
            used = _horn_or_breve(made) or used
        elif char == "d" and made and made[0] == "d" and (len(made) == 1 or vowels):
            made[0], used = "đ", True
        elif char in _TWICE and _double(made, char):
            used = True
        elif char in "fjz":
            return None
        else:
            made.append(char)
    return (made, tone) if used else None


def _double(made: list[str], char: str) -> bool:
    """A vowel typed again, at once or behind the end of the syllable ("huana")."""
    if made and made[-1] == _TWICE[char]:
        return True  # converted, and typed again
    if char not in made:
        return False
    at = len(made) - 1 - made[::-1].index(char)
    if at < len(made) - 1 and not all(letter in _CODA or letter in "iuy" for letter in made[at + 1 :]):
        return False
    made[at] = _TWICE[char]
    return True


def _horn_or_breve(made: list[str]) -> bool:
    """``w``: ư ơ ươ ă of what stands before, or ư itself."""
    vowels = [
        at for at, char in enumerate(made) if char in "aouơư" and not (char == "u" and made[at - 1 : at] == ["q"])
    ]
    if not vowels:
        made.append("ư")
        return True
    text = "".join(made[at] for at in vowels)
    if text in ("uo", "uơ", "ưo"):
        made[vowels[0]], made[vowels[1]] = "ư", "ơ"
    elif text.startswith("u") and text != "uô":
        made[vowels[0]] = "ư"
    elif text[-1] == "a":
        made[vowels[-1]] = "ă"
    elif "o" in text:
        made[vowels[text.index("o")]] = "ơ"
    else:
        return text[0] in "ươ" and len(text) == 1
    return True


def _vni(typed: str, tone: int) -> tuple[list[str], int] | None:
    made: list[str] = []
    for char in typed:
        if char in _VNI_TONES:
            tone = _VNI_TONES[char]
        elif char == "6":
            if not _put(made, {"a": "â", "e": "ê", "o": "ô"}):
                return None
        elif char == "7":
            if not _horn_or_breve(made) or made[-1:] == ["ư"] and "u" not in typed:
                return None
        elif char == "8":
            if not _put(made, {"a": "ă"}):
                return None
        elif char == "9":
            if not made or made[0] != "d":
                return None
            made[0] = "đ"
        elif char.isdigit():
            return None
        else:
            made.append(char)
    return made, tone


def _put(made: list[str], shapes: dict[str, str]) -> bool:
    for at in range(len(made) - 1, -1, -1):
        if made[at] in shapes:
            made[at] = shapes[made[at]]
            return True
    return False
