"""Old sites' letters as Unicode: TCVN3, VNI, windows-1258, and UTF-8 that was once read as something else."""

import codecs
import re
import unicodedata
from typing import NamedTuple

from registrations.tables.legacy_text import convert, from_tcvn3, from_vni, guess_single_byte, with_windows_marks
from registrations.tables.wording import SOFT

_OLD_FONT = re.compile(r"^\s*['\"]?(\.vn|vni[-_ ])", re.I)
_WESTERN = {byte: bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in range(256)}
_BYTES = {letter: byte for byte, letter in _WESTERN.items()}
_HIGH = "".join(re.escape(letter) for letter, byte in _BYTES.items() if byte >= 0x80)
_FOLLOWING = "".join(re.escape(letter) for letter, byte in _BYTES.items() if 0x80 <= byte < 0xC0)
# "Tiáº¿ng Viá»‡t": the bytes of UTF-8 shown as letters of a western code page.
_VIETNAMESE = re.compile("[ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ\u0300-\u0323\u00a0–—‘’“”…•°²³]+")
_MANGLED = re.compile(f"[ÂÃÄÅÆáâ][{_FOLLOWING}]")


class Coding(NamedTuple):
    """How bytes are read: Python's name of the coding, and ours."""

    codec: str
    name: str


_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
SAMPLE = 1 << 20


def coding_of(chunks):
    """The coding of a file that comes in pieces: UTF-8 where all of it is, else by the look of its first megabyte."""
    decoder, sample, broken = codecs.getincrementaldecoder("utf-8")(), b"", False
    for piece in chunks:
        if not sample:
            for mark, codec in _MARKS:
                if piece.startswith(mark):
                    return Coding(codec, codec.upper())
            # Two bytes to a letter without a mark: Vietnamese has blanks and Latin letters everywhere.
            for start, codec in ((1, "utf-16-le"), (0, "utf-16-be")):
                if len(head := piece[:400]) > 20 and head[start::2].count(0) * 2 > len(head) // 2:
                    return Coding(codec, codec.upper())
        if len(sample) < SAMPLE:
            sample += piece
        if not broken:
            try:
                decoder.decode(piece)
            except UnicodeDecodeError:
                broken = True
        if broken and len(sample) >= SAMPLE:
            break
    if not broken and not decoder.getstate()[0]:
        return Coding("utf-8", "UTF-8")
    old = guess_single_byte(sample)[1]
    return Coding("latin-1", "phông chữ cũ") if old else Coding("cp1258", "windows-1258")


def text_of(data):
    """(text, coding) of a file's bytes. The text may still be in an old font: see `readable`."""
    coding = coding_of([data])
    text = data.decode(coding.codec, errors="replace")
    return unicodedata.normalize("NFC", text) if coding.codec == "cp1258" else text, coding.name


def unmangled(text):
    """The text with UTF-8 that was read as windows-1252 put right; a text that is right as it is stays so."""
    if not _MANGLED.search(text):
        return text
    runs = re.findall(f"[{_HIGH}]+", text)
    mended = {run: _mended(run) for run in runs}
    wrong = [run for run in runs if mended[run] != run]
    # Letters that Vietnamese has not, or three bytes to a letter: one such run is proof, of others several are needed.
    proof = any(len(run) > 2 or run[0] in "ÄÅÆ" for run in wrong) or len(set(wrong)) > 1
    if not proof or len(wrong) * 2 < len(runs):
        return text
    return re.sub(f"[{_HIGH}]+", lambda match: mended[match.group()], text)


def _mended(run):
    """A run of western letters as the Vietnamese that its bytes spell; itself where they spell nothing of the kind."""
    try:
        spelt = bytes(_BYTES[letter] for letter in run).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return run
    return spelt if _VIETNAMESE.fullmatch(spelt) else run


def readable(texts):
    """(texts as Unicode in one form, name of the old coding or ""), the texts of one article together."""
    mended = [with_windows_marks(unmangled(text)) for text in texts]
    coding = "UTF-8 đọc nhầm" if mended != list(texts) else ""
    converted, old = convert([unicodedata.normalize("NFC", text).replace("\u00ad", SOFT) for text in mended])
    return [text.replace(SOFT, "") for text in converted], old or coding


def by_font(face, text):
    """A text written in a font of an old coding, as Unicode; None where the font is no such font."""
    if not (found := _OLD_FONT.match(face or "")):
        return None
    if text != unicodedata.normalize("NFC", text) or any("\u1ea0" <= letter <= "\u1ef9" for letter in text):
        return None  # the font's name stayed behind after somebody converted the text
    text = with_windows_marks(text)
    converted = from_tcvn3 if found[1].lower() == ".vn" else from_vni
    return converted(text.replace("\u00ad", SOFT)).replace(SOFT, "")
