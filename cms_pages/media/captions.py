"""Captions of a film: WebVTT as browsers want it, made of what people have (.vtt, .srt).

Source: W3C WebVTT; SubRip has no standard, its common form is read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from search.text import tidy

MOST_CUES = 20_000
_TIME = r"(?:(\d{1,3}):)?([0-5]?\d):([0-5]\d)[.,](\d{1,3})"
_TIMING = re.compile(rf"^{_TIME}[ \t]+-->[ \t]+{_TIME}(?:[ \t]+(.*))?$")
_SETTING = re.compile(r"(?:line|position|size|align|vertical|region):[\w%,.-]+")
_KEPT_TAG = re.compile(r"</?(?:b|i|u|v)>|<v [^<>]{1,80}>")
_TAG = re.compile(r"<[^<>]*>|\{\\[^{}]*\}")


class CaptionError(ValueError):
    """What is wrong with captions, told to the editor; the message names the line."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One line of captions: seconds from the beginning of the film, settings of its place, text."""

    start: float
    end: float
    settings: str
    text: str


def decoded(content: bytes) -> str:
    """The text of a captions file. Raises CaptionError when it is neither UTF-8 nor UTF-16 with its mark."""
    try:
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):
            return content.decode("utf-16")
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CaptionError("Tệp phụ đề không ở bảng mã UTF-8. Mời mở tệp, lưu lại với mã UTF-8 rồi tải lên.") from error


def webvtt(text: str) -> str:
    """Captions in WebVTT, tidied; reads WebVTT and SubRip. Raises CaptionError naming the first line that is wrong."""
    cues = read(text)
    blocks = [f"{_stamp(cue.start)} --> {_stamp(cue.end)}{cue.settings}\n{cue.text}" for cue in cues]
    return "WEBVTT\n\n" + "\n\n".join(blocks) + "\n"


def read(text: str) -> list[Cue]:
    """The cues of captions in the order of the film. Raises CaptionError."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    cues: list[Cue] = []
    at = 0
    while at < len(lines):
        if "-->" not in lines[at]:
            at += 1
            continue
        number = at + 1
        start, end, settings = _timing(lines[at].strip(), number)
        at += 1
        said = []
        while at < len(lines) and lines[at].strip() and "-->" not in lines[at]:
            said.append(lines[at])
            at += 1
        if words := _words(said):
            cues.append(Cue(start, end, settings, words))
        if len(cues) > MOST_CUES:
            raise CaptionError("Phụ đề dài quá mức nhận được. Mời kiểm tra lại tệp.")
    if not cues:
        raise CaptionError(
            "Chưa thấy dòng phụ đề nào. Mỗi câu cần một dòng thời gian, ví dụ “00:01.000 --> 00:04.000”, "
            "dòng dưới là lời."
        )
    return sorted(cues, key=lambda cue: (cue.start, cue.end))


def spoken(text: str) -> str:
    """The words of captions without times, to begin a transcript from."""
    return "\n".join(_TAG.sub("", cue.text) for cue in read(text))


def _timing(line: str, number: int) -> tuple[float, float, str]:
    found = _TIMING.match(line)
    if found is None:
        raise CaptionError(f"Dòng {number} chưa đúng cách ghi thời gian. Ví dụ đúng: “00:01.000 --> 00:04.000”.")
    start, end = _seconds(*found.groups()[:4]), _seconds(*found.groups()[4:8])
    if end <= start:
        raise CaptionError(f"Dòng {number}: lúc hết cần sau lúc bắt đầu.")
    settings = _SETTING.findall(found[9] or "")
    return start, end, "".join(f" {each}" for each in settings)


def _seconds(hours: str | None, minutes: str, seconds: str, parts: str) -> float:
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + int(parts.ljust(3, "0")) / 1000


def _stamp(seconds: float) -> str:
    whole = round(seconds * 1000)
    minutes, rest = divmod(whole, 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02d}:{minutes:02d}:{rest // 1000:02d}.{rest % 1000:03d}"


def _words(lines: list[str]) -> str:
    """The lines of a cue; tags that WebVTT does not know, and the number of the next SubRip cue, are left out."""
    tidied = [tidy(_TAG.sub(lambda found: found[0] if _KEPT_TAG.fullmatch(found[0]) else "", line)) for line in lines]
    return "\n".join(line for line in tidied if line)
