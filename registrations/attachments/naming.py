"""File names as readers see them."""

from __future__ import annotations

import re

from search.text import tidy

MAX_LENGTH = 120
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')


def shown_name(given: str) -> str:
    """The name of a file as its sender knows it, on one line and not endless: for messages, not for saving."""
    name = tidy(re.split(r"[\\/]", str(given)[-1000:])[-1])
    return name if len(name) <= MAX_LENGTH else f"{name[:40]}…{name[-20:]}"


def safe_name(given: str, extension: str) -> str:
    """A name fit for display and for saving: one line, no path, at most 120 signs, the extension of the true kind.

    "..\\..\\Báo cáo.exe" with the extension "docx" gives "Báo cáo.docx".
    """
    name = re.split(r"[\\/]", str(given))[-1]
    name = _FORBIDDEN.sub(" ", tidy(name[:1000]))
    stem = re.sub(r"\.[0-9A-Za-z]{1,5}$", "", name).strip(" .-")
    stem = tidy(stem)[: MAX_LENGTH - len(extension) - 1].strip(" .-") or "tep-dinh-kem"
    return f"{stem}.{extension}"
