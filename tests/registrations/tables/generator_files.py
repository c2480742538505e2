"""Writes an invented list as the file an office would send, less cleanly than it was thought out."""

import io
import random
import unicodedata

import xlsxwriter

from tests.registrations.tables.builders import build_docx, build_xls
from tests.registrations.tables.generator_layout import Made, Sheet

_TCVN3 = (
    "Ă¡ Â¢ Ê£ Ô¤ Ơ¥ Ư¦ Đ§ ă¨ â© êª ô« ơ¬ ư\u00ad đ® àµ ả¶ ã· á¸ ạ¹ ằ» ẳ¼ ẵ½ ắ¾ ặÆ ầÇ ẩÈ ẫÉ ấÊ ậË èÌ ẻÎ ẽÏ éÐ ẹÑ ềÒ ểÓ ễÔ "
    "ếÕ ệÖ ì× ỉØ ĩÜ íÝ ịÞ òß ỏá õâ óã ọä ồå ổæ ỗç ốè ộé ờê ởë ỡì ớí ợî ùï ủñ ũò úó ụô ừõ ửö ữ÷ ứø ựù ỳú ỷû ỹü ýý ỵþ"
)
_TO_TCVN3 = {pair[0]: pair[1:] for pair in _TCVN3.split(" ")}
_VNI_TONES = {"\u0301": "ù", "\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
_VNI_CIRCUMFLEX = {"": "â", "\u0301": "á", "\u0300": "à", "\u0309": "å", "\u0303": "ã", "\u0323": "ä"}
_VNI_BREVE = {"": "ê", "\u0301": "é", "\u0300": "è", "\u0309": "ú", "\u0303": "ü", "\u0323": "ë"}
_VNI_WHOLE = {"đ": "ñ", "í": "í", "ì": "ì", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î"}


def to_tcvn3(text: str) -> str:
    """Write a text as .VnTime would store it; capitals with tones need the capitals-only font."""
    return "".join(_TO_TCVN3.get(c) or _TO_TCVN3.get(c.lower(), c) for c in unicodedata.normalize("NFC", text))


def to_vni(text: str) -> str:
    """Write a text as VNI-Times would store it."""
    return "".join(_vni_letter(c) for c in unicodedata.normalize("NFC", text))


def _vni_letter(letter: str) -> str:
    if letter.isascii() or not letter.isalpha():
        return letter
    lower = letter.lower()
    written = _VNI_WHOLE.get(lower) or _vni_vowel(lower)
    return written.upper() if letter.isupper() else written


def _vni_vowel(letter: str) -> str:
    base, *marks = unicodedata.normalize("NFD", letter)
    tone = next((m for m in marks if m in _VNI_TONES), "")
    shape = next((m for m in marks if m not in _VNI_TONES), "")
    if shape == "\u0302":
        return base + _VNI_CIRCUMFLEX[tone]
    if shape == "\u0306":
        return base + _VNI_BREVE[tone]
    horned = {"o": "ô", "u": "ö"}.get(base, base) if shape == "\u031b" else base
    return horned + _VNI_TONES.get(tone, "")


def disturb(chance: random.Random, sheet: Sheet, form: str) -> None:
    """Write the same text less cleanly: decomposed, with no-break spaces, soft hyphens and line breaks."""
    if form in ("tcvn3", "vni"):
        return
    for row in sheet.rows:
        for index, text in enumerate(map(str, row)):
            if chance.random() < 0.15:
                text = unicodedata.normalize("NFD", text)
            if chance.random() < 0.1:
                text = text.replace(" ", "\xa0", 1)
            if chance.random() < 0.05 and text:
                text = f" {text}\u200b "
            if chance.random() < 0.03 and len(text) > 8:
                text = f"{text[:4]}\xad{text[4:]}"
            if chance.random() < 0.05 and form in ("xlsx", "docx"):
                text = text.replace(" ", "\n", 1)
            row[index] = text


def write(chance: random.Random, made: Made) -> tuple[bytes, str]:
    """Return the file's bytes and its name."""
    sheet, form = made.sheet, made.style.form
    disturb(chance, sheet, form)
    if form in ("tcvn3", "vni"):
        encode = to_tcvn3 if form == "tcvn3" else to_vni
        sheet.rows = [[encode(str(text)) for text in row] for row in sheet.rows]
        form = chance.choice(["xlsx", "xls"])
    if form == "xlsx":
        return _xlsx(sheet), "ds.xlsx"
    if form == "xls":
        return build_xls([[_number(text) for text in row] for row in sheet.rows]), "ds.xls"
    if form == "docx":
        return _docx(sheet), "ds.docx"
    return _csv(chance, sheet), "ds.csv"


def _number(text: object) -> object:
    return int(str(text)) if str(text).isascii() and str(text).isdigit() and len(str(text)) < 9 else text


def _xlsx(sheet: Sheet) -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    page = book.add_worksheet("Danh sách")
    for r, row in enumerate(sheet.rows):
        for c, text in enumerate(row):
            value = _number(text)
            if isinstance(value, int):
                page.write_number(r, c, value)
            elif value:
                page.write_string(r, c, str(value))
    for top, left, bottom, right in sheet.merges:
        if (top, left) != (bottom, right):
            page.merge_range(top, left, bottom, right, sheet.rows[top][left])
    for row in sheet.hidden:
        page.set_row(row, None, None, {"hidden": True})
    book.close()
    return buffer.getvalue()


def _docx(sheet: Sheet) -> bytes:
    """Paragraphs above the header, one table from it on."""
    across = {(top, left): right - left + 1 for top, left, bottom, right in sheet.merges if right > left}
    down = {(top, left) for top, left, bottom, _ in sheet.merges if bottom > top}
    table = []
    for r, row in enumerate(sheet.rows[sheet.header :], start=sheet.header):
        cells: list[object] = []
        c = 0
        filled = [*row, *[""] * (sheet.width - len(row))]
        while c < sheet.width:
            options: dict[str, object] = {}
            span = across.get((r, c), 1)
            if span > 1:
                options["span"] = span
            if (r, c) in down:
                options["merge"] = "restart"
            elif (r - 1, c) in down:
                options["merge"] = "continue"
            cells.append((str(filled[c]), options) if options else str(filled[c]))
            c += span
        table.append(cells)
    above = [" ".join(str(text) for text in row if text) for row in sheet.rows[: sheet.header]]
    return build_docx(*above, table)


def _csv(chance: random.Random, sheet: Sheet) -> bytes:
    mark = chance.choice([";", "\t", ",", "|"])
    text = "\r\n".join(mark.join(_quoted(str(cell), mark) for cell in row) for row in sheet.rows)
    return text.encode(chance.choice(["utf-8-sig", "utf-8", "utf-16"]))


def _quoted(text: str, mark: str) -> str:
    escaped = text.replace('"', '""')
    return f'"{escaped}"' if mark in text or '"' in text or "\n" in text else text
