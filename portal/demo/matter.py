"""The few signs in which the demo's texts are written, and the page blocks made of them.

Blocks are parted by empty lines. A block that begins with "## " is a heading,
"- " a list, "> " a quotation ("> words | speaker | role"); "[lưu ý] title |
text" a note, and with further lines of cells parted by " | ": "[bảng] caption",
"[mốc] title", "[ảnh] seed | alt | caption", "[chùm ảnh] title", "[tệp] title"; "[phim] key" is a film.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from html import escape
from typing import Any

Block = tuple[str, Any]
_YEAR = re.compile(r"\{Y([+-]\d+)?\}")
_TAG = re.compile(r"\[(lưu ý|kết quả|thông tin|bảng|mốc|ảnh|chùm ảnh|tệp|phim)\] ?(.*)")
_NOTES = {"lưu ý": "warn", "kết quả": "ok", "thông tin": "quiet"}


def dated(text: str, on: date) -> str:
    """Put years into a text: {Y} the year of the day, {Y-1} the one before."""
    return _YEAR.sub(lambda found: str(on.year + int(found[1] or 0)), text)


def blocks(
    text: str, on: date, picture: Callable[[str, str], Any], document: Callable[[str], Any], film=None
) -> list[Block]:
    """The blocks of a text. ``picture(seed, title)``, ``document(key)``, ``film(key)`` give what the blocks point at."""
    made: list[Block] = []
    prose: list[str] = []

    def close() -> None:
        if prose:
            made.append(("text", "".join(prose)))
            prose.clear()

    for part in re.split(r"\n\s*\n", dated(text, on).strip()):
        block = _special(part.strip(), picture, document, film)
        if block is None:
            prose.append(_prose(part.strip()))
        else:
            close()
            made.append(block)
    close()
    return made


def _prose(part: str) -> str:
    if part.startswith("## "):
        return f"<h2>{escape(part[3:], quote=False)}</h2>"
    if part.startswith("- "):
        items = "".join(f"<li>{escape(line[2:], quote=False)}</li>" for line in part.splitlines())
        return f"<ul>{items}</ul>"
    return f"<p>{escape(' '.join(part.split()), quote=False)}</p>"


def _cells(line: str, count: int) -> list[str]:
    cells = [cell.strip() for cell in line.split(" | ")]
    return cells + [""] * (count - len(cells))


def _special(part: str, picture, document, film) -> Block | None:
    if part.startswith("> "):
        text, speaker, role = _cells(part[2:], 3)
        return "quote", {"text": text, "speaker": speaker, "role": role}
    found = _TAG.match(part)
    if not found:
        return None
    head, lines = found[2], part.splitlines()[1:]
    if found[1] in _NOTES:
        title, text = _cells(head, 2)
        return "callout", {"kind": _NOTES[found[1]], "title": title, "text": f"<p>{escape(text, quote=False)}</p>"}
    if found[1] == "bảng":
        return "table", {"caption": head, "table": _table(lines)}
    if found[1] == "mốc":
        return "timeline", {"title": head, "moments": list(_moments(lines))}
    if found[1] == "phim":
        return "film", {"film": film(head.strip()), "title": ""}
    if found[1] == "ảnh":
        return "picture", _picture(head, picture)
    if found[1] == "chùm ảnh":
        return "gallery", {"title": head, "pictures": [_picture(line, picture) for line in lines]}
    return "files", {"title": head, "files": [{"file": document(line.strip()), "name": ""} for line in lines]}


def _picture(line: str, picture) -> dict[str, Any]:
    seed, alt, caption = _cells(line, 3)
    return {"image": picture(seed, alt), "alt": alt, "caption": caption, "credit": ""}


def _moments(lines: list[str]) -> Iterator[dict[str, str]]:
    for line in lines:
        when, what, text = _cells(line, 3)
        yield {"when": when, "what": what, "text": f"<p>{escape(text, quote=False)}</p>" if text else ""}


def _is_number(cell: str) -> bool:
    return bool(re.fullmatch(r"[\d.,%\s]+", cell))


def _table(lines: list[str]) -> dict[str, Any]:
    head, *rows = [_cells(line, 0) for line in lines]
    kinds = ["number" if all(_is_number(row[at]) for row in rows) else "text" for at in range(len(head))]
    return {
        "columns": [{"type": kind, "heading": name} for kind, name in zip(kinds, head, strict=True)],
        "rows": [{"values": row} for row in rows],
    }
