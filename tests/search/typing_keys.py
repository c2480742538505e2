"""Spelling Vietnamese as it comes out of a keyboard whose converter is off, and other ways to mistype it."""

import unicodedata

from search.text import split_tone

TELEX = {"ă": "aw", "â": "aa", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw", "đ": "dd"}
VNI = {"ă": "a8", "â": "a6", "ê": "e6", "ô": "o6", "ơ": "o7", "ư": "u7", "đ": "d9"}
TELEX_TONES = "·frxsj"
VNI_TONES = "·23415"
OLD_TONES = {"òa": "oà", "óa": "oá", "ỏa": "oả", "õa": "oã", "ọa": "oạ", "òe": "oè", "óe": "oé", "ỏe": "oẻ", "úy": "uý", "ùy": "uỳ", "ủy": "uỷ", "ụy": "uỵ"}  # fmt: skip


def typed_keys(word, *, vni=False, tone_at=None):
    """A word as keys: shapes at once, the tone behind the letter ``tone_at`` (the end if None)."""
    letters, tone = split_tone(unicodedata.normalize("NFC", word.lower()))
    made = [(VNI if vni else TELEX).get(letter, letter) for letter in letters]
    if tone:
        vowel = next(at for at, letter in enumerate(letters) if letter in "aăâeêioôơuưy")
        # The u of "qu" and the i of "gi" are no vowels yet: a tone typed behind them still counts.
        at = len(made) if tone_at is None else max(vowel + 1, min(tone_at, len(made)))
        made.insert(at, (VNI_TONES if vni else TELEX_TONES)[tone])
    return "".join(made)


def old_tones(word):
    """The tone mark at the newer of the two places."""
    for older, newer in OLD_TONES.items():
        word = word.replace(older, newer)
    return word


def slipped(word, kind, at, letter="z"):
    """One letter changed, left out, doubled, or exchanged with its neighbour."""
    at %= len(word)
    if kind == "changed":
        return word[:at] + letter + word[at + 1 :]
    if kind == "missing":
        return word[:at] + word[at + 1 :]
    if kind == "doubled":
        return word[: at + 1] + word[at:]
    at = min(at, len(word) - 2)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
