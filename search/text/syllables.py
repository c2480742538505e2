"""What can be a Vietnamese syllable, and which spellings agree with one that was typed with part of its marks.

Onsets, rimes and the tones that a closed syllable may carry, as school
grammars list them; sounds of names in Tày, Nùng and loan words that use the
same letters ("xoong", "Pò") are let in.
"""

import re
import unicodedata
from functools import lru_cache

from .letters import TONES, key_a, key_b, split_tone

_ONSET = "ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx]"
_RIMES = frozenset(
    """
    a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt â âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êc êch êm ên êng ênh êp êt êu
    i ia ic ich im in ing inh ip it iu iêc iêm iên iêng iêp iêt iêu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oem oen oeo oet oc oi om on ong
    oong ooc op ot ô ôc ôi ôm ôn ông ôp ôt ôông ôôc ơ ơi ơm ơn ơng ơp ơt
    u ua uc ui um un ung up ut uân uâng uât uây uê uêch uên uênh uêu uơ uy uya uych uyn uynh uyt uyp uyu uyên uyêt
    uôc uôi uôm uôn uông uôt ư ưa ưc ưi ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
    y yê yêm yên yêng yêt yêu ych ym yn ynh yt yp
    """.split()
)
_Q_RIMES = frozenset(
    """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et
    ê ên êch ênh êt êu i y ych yn ynh yp yt yên yêt yu ơ ơn ơt ôc
    """.split()
)
_GI_RIMES = frozenset(rime for rime in _RIMES if rime[0] not in "iy")
_SPLIT = re.compile(f"({_ONSET})?(.+)")
_BEFORE_E_I = frozenset("eêiy")


def _plain(text: str) -> str:
    return "".join(
        char for char in unicodedata.normalize("NFD", text.replace("đ", "d")) if not unicodedata.combining(char)
    )


_ALL = {"qu": _Q_RIMES, "gi": _GI_RIMES}
_FOLDED = {onset: frozenset(map(_plain, rimes)) for onset, rimes in (("", _RIMES), *_ALL.items())}


def _cuts(letters: str) -> list[tuple[str, str]]:
    """Every way to cut a word into onset and rime ("gin" is g-in, "gian" gi-an)."""
    match = _SPLIT.fullmatch(letters)
    if match is None:
        return []
    onset, rime = match[1] or "", match[2]
    made = [(onset, rime)]
    if onset == "gi":
        made.append(("g", "i" + rime))
    if not onset and letters == "gi":
        made.append(("g", "i"))
    return made


def _fits(onset: str, rime: str, folded: bool) -> bool:
    if onset == "q" or (onset and rime in ("ă", "â")):
        return False
    rimes = _FOLDED.get(onset, _FOLDED[""]) if folded else _ALL.get(onset, _RIMES)
    if rime not in rimes:
        return False
    front = rime[0] in _BEFORE_E_I
    if onset in ("gh", "ngh"):
        return front and rime[0] != "y"
    if onset in ("c", "ng"):
        return not front
    return not (onset == "g" and rime[0] in "eê")


@lru_cache(maxsize=65536)
def is_syllable(word: str) -> bool:
    """Can the word, as its marks stand, be a Vietnamese syllable? Any case; words without marks are taken folded.

    "nguyễn", "thuong", "xoong" can; "khenn", "vawn", "bkav" cannot. A word with
    some of its marks ("nguyên", "nguyẽn") is asked for a fuller spelling.
    """
    key = key_a(word)
    letters, tone = split_tone(key)
    if not 1 <= len(letters) <= 7 or not letters.isalpha():
        return False
    if letters.isascii():
        # Marks may be missing: a tone alone says nothing about the shapes.
        stop = letters.endswith(("c", "ch", "p", "t"))
        return any(_fits(onset, rime, True) for onset, rime in _cuts(letters)) and not (stop and tone in (1, 2, 3))
    return any(_fits(onset, rime, False) for onset, rime in _cuts(letters)) or bool(consistent(key))


_SHAPES = {"a": "aăâ", "e": "eê", "o": "oôơ", "u": "uư", "d": "dđ"}


@lru_cache(maxsize=16384)
def spellings(folded: str) -> tuple[str, ...]:
    """Every Vietnamese syllable (key A) that folds to the word; () if there is none. At most some tens."""
    if not 1 <= len(folded) <= 7 or not folded.isascii() or not folded.isalpha():
        return ()
    shaped = [""]
    for char in folded:
        shaped = [made + letter for made in shaped for letter in _SHAPES.get(char, char)]
    made: dict[str, None] = {}
    for letters in shaped:
        if not any(_fits(onset, rime, False) for onset, rime in _cuts(letters)):
            continue
        stop = letters.endswith(("c", "ch", "p", "t"))
        for mark in ("", "\u0301", "\u0323") if stop else ("", *TONES):
            made[_toned(letters, mark)] = None
    return tuple(made)


def _toned(letters: str, mark: str) -> str:
    """Letters with a tone on any vowel: key A puts it where it belongs."""
    at = next((at for at, char in enumerate(letters) if char in "aăâeêioôơuưy"), 0) + 1
    return key_a(unicodedata.normalize("NFC", letters[:at] + mark + letters[at:])) if mark else key_a(letters)


@lru_cache(maxsize=16384)
def consistent(word: str) -> tuple[str, ...]:
    """Spellings (key A) that have all the marks of the word and perhaps more, the word itself left out.

    "nguyên" and "nguyẽn" agree with "nguyễn", "van" with "văn" and "vân"; "nguyễn" agrees with none.
    """
    key = key_a(word)
    letters, tone = split_tone(key)
    made = []
    for other in spellings(key_b(key)):
        others, its = split_tone(other)
        if other == key or len(others) != len(letters) or tone not in (0, its):
            continue
        if all(mine in (its_letter, _plain(its_letter)) for mine, its_letter in zip(letters, others, strict=True)):
            made.append(other)
    return tuple(made)
