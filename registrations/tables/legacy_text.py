"""Text typed with the fonts in use before Unicode: TCVN3 (.VnTime) and VNI (VNI-Times).

Such text reaches us as Latin-1 gibberish ("NguyÔn V¨n A"). It is converted only where the
result reads as Vietnamese syllables and the text as it stands does not.
"""

import re
import unicodedata
from collections.abc import Iterable

from .wording import SOFT

_TCVN3_BYTES = {
    0xA1: "Ă", 0xA2: "Â", 0xA3: "Ê", 0xA4: "Ô", 0xA5: "Ơ", 0xA6: "Ư", 0xA7: "Đ", 0xA8: "ă",
    0xA9: "â", 0xAA: "ê", 0xAB: "ô", 0xAC: "ơ", 0xAD: "ư", 0xAE: "đ", 0xB5: "à", 0xB6: "ả",
    0xB7: "ã", 0xB8: "á", 0xB9: "ạ", 0xBB: "ằ", 0xBC: "ẳ", 0xBD: "ẵ", 0xBE: "ắ", 0xC6: "ặ",
    0xC7: "ầ", 0xC8: "ẩ", 0xC9: "ẫ", 0xCA: "ấ", 0xCB: "ậ", 0xCC: "è", 0xCE: "ẻ", 0xCF: "ẽ",
    0xD0: "é", 0xD1: "ẹ", 0xD2: "ề", 0xD3: "ể", 0xD4: "ễ", 0xD5: "ế", 0xD6: "ệ", 0xD7: "ì",
    0xD8: "ỉ", 0xDC: "ĩ", 0xDD: "í", 0xDE: "ị", 0xDF: "ò", 0xE1: "ỏ", 0xE2: "õ", 0xE3: "ó",
    0xE4: "ọ", 0xE5: "ồ", 0xE6: "ổ", 0xE7: "ỗ", 0xE8: "ố", 0xE9: "ộ", 0xEA: "ờ", 0xEB: "ở",
    0xEC: "ỡ", 0xED: "ớ", 0xEE: "ợ", 0xEF: "ù", 0xF1: "ủ", 0xF2: "ũ", 0xF3: "ú", 0xF4: "ụ",
    0xF5: "ừ", 0xF6: "ử", 0xF7: "ữ", 0xF8: "ứ", 0xF9: "ự", 0xFA: "ỳ", 0xFB: "ỷ", 0xFC: "ỹ",
    0xFD: "ý", 0xFE: "ỵ",
}  # fmt: skip
_TCVN3 = {chr(code): letter for code, letter in _TCVN3_BYTES.items()} | {SOFT: "ư"}

_CAPITALS = {letter for letter in _TCVN3.values() if letter.isupper()}
"""The only marked capitals that the coding has."""

_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_BREVE = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_CIRCUMFLEX = {"â": "", "á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_VNI_ALONE = {
    "ñ": "đ", "ô": "ơ", "ö": "ư", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ",
}  # fmt: skip


def _vni_table() -> dict[str, str]:
    table = dict(_VNI_ALONE)
    for vowel in "aeiouyôö":
        base = _VNI_ALONE.get(vowel, vowel)
        for sign, tone in _TONES.items():
            table[vowel + sign] = base + tone
        if vowel == "a":
            table |= {vowel + sign: "ă" + tone for sign, tone in _BREVE.items()}
        if vowel in "aeo":
            table |= {vowel + sign: vowel + "\u0302" + tone for sign, tone in _CIRCUMFLEX.items()}
    table |= {key.upper(): value.upper() for key, value in table.items()}
    return {key: unicodedata.normalize("NFC", value) for key, value in table.items()}


_VNI = _vni_table()
_VNI_PATTERN = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))
_TONE_MARKS = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?"
    r"(?:i[êe]u|y[êe]u|[ưu][ơô][iu]|uy[êaeu]|o[aă][iyo]|uâ[y]|uê|ua|uâ|uơ|uô|uy|ưa|ưi|ươ|ưu|iê|ia|iu|"
    r"yê|oa|oă|oe|oi|oo|ôi|ơi|ui|ai|ao|au|ay|âu|ây|eo|êu|[aăâeêioôơuưy])"
    r"(?:ch|ng|nh|[cmnpt])?"
)
_PLAIN_MARKS = "–—“”‘’…" + SOFT
_WORD = re.compile(r"[^\s\d!-,./:-@\[-`{-~“”‘’–—…•-]+")
_MODERN = re.compile("[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0"
                     "\u1ea0-\u1ef9]")  # fmt: skip


def is_syllable(word: str) -> bool:
    """Tell whether a word has the form of a Vietnamese syllable."""
    decomposed = unicodedata.normalize("NFD", word.lower())
    bare, tones = _TONE_MARKS.subn("", decomposed)
    return tones <= 1 and bool(_SYLLABLE.fullmatch(unicodedata.normalize("NFC", bare)))


def from_tcvn3(text: str) -> str:
    """Convert TCVN3 text; words typed with a capitals-only font come out in capitals."""
    converted = "".join(_TCVN3.get(c, c) for c in text)
    if _in_capitals(text):
        return converted.upper()
    return _raise_first_letters(text, "".join(_even_capitals(word) for word in re.split(r"(\s+)", converted)))


def _raise_first_letters(text: str, converted: str) -> str:
    """Give back the capitals that the font does not have: at the start, and where all other words have one."""
    raised: set[int] = set()
    for piece in re.finditer(r"[^,;:()\n–-]+", text):
        starts = [piece.start() + word.start() for word in re.finditer(r"\S+", piece.group())]
        lacking = [at for at in starts if text[at] in _TCVN3 and _lacks_capital(converted[at])]
        titled = all(at in lacking or not converted[at].islower() for at in starts)
        raised.update(lacking if titled and 1 < len(starts) <= 6 else [at for at in lacking if at == 0])
    return "".join(c.upper() if at in raised else c for at, c in enumerate(converted))


def _lacks_capital(letter: str) -> bool:
    return letter.islower() and letter.upper() not in _CAPITALS


def _in_capitals(text: str) -> bool:
    """Tell whether a whole text was typed with a capitals-only font: its plain letters are capitals."""
    plain = [c for c in text if c.isascii() and c.isalpha()]
    return len(plain) > 2 and all(c.isupper() for c in plain) and any(c in _TCVN3 for c in text)


def _even_capitals(word: str) -> str:
    ascii_letters = [c for c in word if c.isascii() and c.isalpha()]
    marked = [c for c in word if c.isalpha() and not c.isascii()]
    if len(ascii_letters) > 1 and marked and all(c.isupper() for c in ascii_letters):
        return word.upper()
    return word


def from_vni(text: str) -> str:
    """Convert VNI text ("Nguyeãn Vaên A")."""
    return _VNI_PATTERN.sub(lambda match: _VNI[match.group()], text)


def _readable(texts: Iterable[str]) -> float:
    words = [w for text in texts for w in _WORD.findall(text) if not w.isascii()]
    if not words:
        return 0.0
    return sum(is_syllable(word) for word in words) / len(words)


def _suspicious(text: str) -> bool:
    return (
        not text.isascii()
        and not _MODERN.search(unicodedata.normalize("NFC", text))
        and all(ord(c) < 0x100 or c in _PLAIN_MARKS for c in text)
    )


_WINDOWS_MARKS = {code: bytes([code]).decode("cp1252", errors="ignore") or None for code in range(0x80, 0xA0)}


def with_windows_marks(text: str) -> str:
    """Give back the quotation marks and dashes of Windows, which Latin-1 reads as control characters."""
    return text.translate(_WINDOWS_MARKS)


def guess_single_byte(data: bytes) -> tuple[str, bool]:
    """Decode a text of one byte per letter; also tell whether it is in an old font and still to be converted."""
    latin = with_windows_marks(data.decode("latin-1")).replace("\u00ad", SOFT)
    windows = unicodedata.normalize("NFC", data.decode("cp1258", errors="replace"))
    lines = latin[:20_000].split("\n")
    old = max(_readable(map(from_tcvn3, lines)), _readable(map(from_vni, lines)))
    if old > max(_readable([windows[:20_000]]), 0.75):
        return latin, True
    return windows, False


def convert(texts: list[str]) -> tuple[list[str], str]:
    """Convert the texts of one sheet or document where an old font was used.

    Returns the texts and the name of the old coding, "" where nothing was changed. Texts that
    already hold Unicode Vietnamese are left alone, also in a file of both kinds.
    """
    doubtful = [text for text in texts if _suspicious(text.replace(SOFT, ""))]
    if not doubtful:
        return texts, ""
    candidates = {"TCVN3": from_tcvn3, "VNI": from_vni}
    scores = {name: _readable(function(text) for text in doubtful) for name, function in candidates.items()}
    best = max(scores, key=scores.__getitem__)
    if scores[best] < 0.75 or scores[best] < _readable(text.replace(SOFT, "") for text in doubtful) + 0.2:
        return texts, ""
    function = candidates[best]
    mixed = any(_MODERN.search(unicodedata.normalize("NFC", text)) for text in texts)

    def converted(text: str) -> str:
        if not _suspicious(text) or (mixed and _readable([text.replace(SOFT, "")]) == 1):
            return text
        return function(text)

    return [converted(text) for text in texts], best
