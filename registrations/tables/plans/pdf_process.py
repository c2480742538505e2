"""Reading words and ruled lines of a PDF, as a process of its own: bytes on standard input, JSON on standard output.

A malformed PDF may crash compiled code or ask for more memory than there is; here that harms nobody.
Run by pdfs.py; imports nothing of the project. Lengths are in points, y grows downwards.
"""

import json
import resource
import sys

import pypdfium2
import pypdfium2.raw as pdfium

DAMAGED, LOCKED = 2, 3
"""Exit codes."""
_MEMORY = 1 << 30
_SECONDS = 60
_PASSWORD = 4
_MOST_CHARACTERS = 60_000
"""Of one page."""
_THIN = 2.5
_LINE_ENDS = (10, 13)


def upright(page: pypdfium2.PdfPage, left: float, bottom: float, right: float, top: float) -> list[float]:
    """A box as the page shows it, also where the page is turned: left, top, right, bottom."""
    width, height = page.get_size()
    match page.get_rotation():
        case 90:
            return [bottom, left, top, right]
        case 180:
            return [width - right, bottom, width - left, top]
        case 270:
            return [width - top, height - right, width - bottom, height - left]
    return [left, height - top, right, height - bottom]


def words_of(page: pypdfium2.PdfPage) -> list[list[object]]:
    """The words of a page: text, left, top, right, bottom."""
    text = page.get_textpage()
    words: list[list[object]] = []
    letters: list[str] = []
    box = [0.0, 0.0, 0.0, 0.0]
    ended = False
    """A line is said to end here; on a page that is turned it is said behind each letter."""
    count = min(text.count_chars(), _MOST_CHARACTERS)
    for at in range(count):
        code = pdfium.FPDFText_GetUnicode(text.raw, at)
        letter = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " "
        if code in _LINE_ENDS and letters:
            ended = True
            continue
        if letter.isspace() or code in (0xFFFE, 0xFFFF):
            ended = False
            if letters:
                words.append(["".join(letters), *box])
                letters = []
            continue
        left, upper, right, lower = upright(page, *text.get_charbox(at, loose=True))
        apart = letters and (
            abs(upper - box[1]) > 0.7 * (lower - upper)
            or left > box[2] + (0.08 if ended else 0.6) * (lower - upper)
            or left < box[0] - 1
        )
        ended = False
        if apart:
            words.append(["".join(letters), *box])
            letters = []
        if letters:
            box = [box[0], min(box[1], upper), max(box[2], right), max(box[3], lower)]
        else:
            box = [left, upper, right, lower]
        letters.append(letter)
    if letters:
        words.append(["".join(letters), *box])
    text.close()
    return words


def rules_of(page: pypdfium2.PdfPage) -> list[list[float]]:
    """The straight lines of a page that may rule a table: left, top, right, bottom."""
    found: list[list[float]] = []
    for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=4):
        left, top, right, bottom = upright(page, *thing.get_bounds())
        if right - left < 3 and bottom - top < 3:
            continue
        if right - left <= _THIN or bottom - top <= _THIN:
            found.append([left, top, right, bottom])
        elif right - left > 12 and bottom - top > 8:  # a box drawn around a cell
            found += [
                [left, top, right, top], [left, bottom, right, bottom],
                [left, top, left, bottom], [right, top, right, bottom],
            ]  # fmt: skip
    return found


def main() -> None:
    """Read, print, and end with an exit code that tells what was wrong."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    try:
        document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
    except pypdfium2.PdfiumError as error:
        sys.exit(LOCKED if getattr(error, "err_code", 0) == _PASSWORD else DAMAGED)
    pages: list[object] = []
    for at in range(min(len(document), int(sys.argv[1]))):
        try:
            page = document[at]
            pages.append({"words": words_of(page), "rules": rules_of(page)})
        except pypdfium2.PdfiumError:
            pages.append({"words": [], "rules": []})
    sys.stdout.write(json.dumps({"count": len(document), "pages": pages}))


if __name__ == "__main__":
    main()
