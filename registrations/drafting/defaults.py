"""The built-in templates: a decision text and an annex laid out as Decree 30/2020/NĐ-CP, appendix I, asks.

A4, Times New Roman, margins 20/20/30/20 mm; national title and motto, number,
place and date, grounds, articles, addressees, signature. Made by code, so that
an office can draft from the first minute; it can be downloaded, changed in
Word and uploaded as the office's own.
"""

from functools import lru_cache

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.shared import Mm, Pt

from registrations.office_word import (
    BOTH,
    CENTRE,
    INDENT,
    LEFT,
    columns,
    line,
    new_document,
    repeat_on_each_page,
    rule,
    to_bytes,
)


@lru_cache(maxsize=1)
def decision_text() -> bytes:
    """The built-in template of the text of a decision."""
    document = new_document()
    left, right = columns(document, 70, 90)
    line(left, "{{ co_quan | upper }}", bold=True, size=13)
    rule(left, 22, 22)
    line(left, "Số: {{ so_ky_hieu }}", size=13, before=6)
    line(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True, size=12.5)
    line(right, "Độc lập - Tự do - Hạnh phúc", bold=True, size=13.5)
    rule(right, 15, 15)
    line(right, "{{ dia_danh }}, ngày {{ ngay }} tháng {{ thang }} năm {{ nam }}", italic=True, size=13.5, before=6)
    line(document, "QUYẾT ĐỊNH", bold=True, before=14)
    line(document, "{{ trich_yeu }}", bold=True)
    rule(document, 60, 60)
    line(document, "{{ tham_quyen | upper }}", bold=True, before=10, after=6)
    body = {"align": BOTH, "before": 6, "indent": INDENT}
    line(document, "{%p for dong in can_cu %}")
    line(document, "{{ dong }}", italic=True, **body)
    line(document, "{%p endfor %}")
    line(document, "QUYẾT ĐỊNH:", bold=True, before=10, after=4)
    first = line(document, "Điều 1. ", bold=True, **body)
    first.add_run("Khen thưởng {{ doi_tuong }}{% if ly_do %} {{ ly_do }}{% endif %}, gồm (có danh sách kèm theo):")
    line(document, "{%p for muc in cac_hinh_thuc %}")
    line(document, "{{ loop.index }}. {{ muc.hinh_thuc }}: {{ muc.doi_tuong }};", **body)
    line(document, "{%p endfor %}")
    second = line(document, "Điều 2. ", bold=True, **body)
    second.add_run(
        "Mức tiền thưởng và hiện vật kèm theo thực hiện theo quy định của pháp luật về thi đua, khen thưởng."
    )
    third = line(document, "Điều 3. ", bold=True, **body)
    third.add_run(
        "Quyết định này có hiệu lực kể từ ngày ký. {{ thi_hanh }} và các tập thể, cá nhân, hộ gia đình có tên tại Điều 1 "
        "chịu trách nhiệm thi hành Quyết định này./."
    )
    line(document, "", size=8)
    left, right = columns(document, 80, 80)
    line(left, "Nơi nhận:", bold=True, italic=True, size=12, align=LEFT)
    line(left, "{%p for noi in noi_nhan %}", size=11, align=LEFT)
    line(left, "- {{ noi }};", size=11, align=LEFT)
    line(left, "{%p endfor %}", size=11, align=LEFT)
    line(left, "- Lưu: VT.", size=11, align=LEFT)
    line(right, "{{ chuc_vu_nguoi_ky | upper }}", bold=True)
    for _ in range(4):
        line(right, "")
    line(right, "{{ nguoi_ky }}", bold=True)
    return to_bytes(document)


# (heading, content of a row, width in mm on a portrait page, and on a wide one)
_COLUMNS = {
    "tt": ("TT", "{{ dong.tt }}", 11, 12),
    "danh_xung": ("Ông/Bà", "{{ dong.danh_xung }}", 16, 17),
    "ten": ("Họ và tên, tên tập thể", "{{ dong.ten }}", 50, 58),
    "nam_sinh": ("Năm sinh", "{{ dong.nam_sinh }}", 16, 18),
    "chuc_vu": ("Chức vụ", "{{ dong.chuc_vu }}", 36, 42),
    "don_vi": ("Đơn vị", "{{ dong.don_vi }}", 47, 55),
    "dia_ban": ("Địa chỉ", "{{ dong.dia_ban }}", 40, 45),
    "thanh_tich": ("Thành tích", "{{ dong.thanh_tich }}", 60, 75),
}
_ALWAYS = ("tt", "danh_xung", "ten", "chuc_vu", "don_vi")
_NARROW = ("tt", "danh_xung", "nam_sinh")  # as wide as what stands in them, however many columns there are
_TEXT_WIDTH = {False: 160, True: 247}  # mm between the margins, on a portrait page and on a wide one


@lru_cache(maxsize=8)
def annex(*, birth_years: bool = False, places: bool = False, merits: bool = False) -> bytes:
    """The built-in template of an annex; columns for birth years, places and merits only where a list has them."""
    asked = {"nam_sinh": birth_years, "dia_ban": places, "thanh_tich": merits}
    shown = [name for name in _COLUMNS if name in _ALWAYS or asked[name]]
    wide = any(asked.values())
    document = new_document(landscape=wide)
    line(document, "DANH SÁCH", bold=True)
    line(document, "{{ trich_yeu }}", bold=True)
    line(
        document,
        "(Kèm theo Quyết định số {{ so_ky_hieu }} ngày {{ ngay_ky }} của {{ tham_quyen }})",
        italic=True,
        size=13,
        after=8,
    )
    table = document.add_table(rows=6, cols=len(shown))
    table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    widths = [Mm(width) for width in _widths(shown, wide=wide)]
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width
    for column, name in enumerate(shown):
        heading, content = _COLUMNS[name][:2]
        _write(table.cell(0, column), heading, bold=True)
        _write(table.cell(3, column), content, align=CENTRE if name in ("tt", "danh_xung", "nam_sinh") else LEFT)
    repeat_on_each_page(table.rows[0])
    for row, command in ((1, "{%tr for muc in cac_muc %}"), (4, "{%tr endfor %}"), (5, "{%tr endfor %}")):
        _write(table.cell(row, 0), command)
    section = table.cell(2, 0).merge(table.cell(2, len(shown) - 1))
    _write(section, "{{ muc.so }}. {{ muc.tieu_de }}", bold=True, align=LEFT)
    # The loop over lines opens in a row of its own, before the row it repeats.
    opening = table.add_row()
    _write(opening.cells[0], "{%tr for dong in muc.dong %}")
    table.rows[2]._tr.addnext(opening._tr)
    line(document, "Tổng cộng: {{ so_luot }} trường hợp./.", bold=True, align=LEFT, before=8, size=13)
    return to_bytes(document)


def _widths(shown: list[str], *, wide: bool) -> list[float]:
    """Widths in mm that fill the page: the columns of text give way to one another."""
    asked = {name: float(_COLUMNS[name][3 if wide else 2]) for name in shown}
    fixed = sum(width for name, width in asked.items() if name in _NARROW)
    share = (_TEXT_WIDTH[wide] - fixed) / (sum(asked.values()) - fixed)
    return [width if name in _NARROW else round(width * share, 1) for name, width in asked.items()]


def _write(cell, text: str, *, bold=False, align=CENTRE) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.alignment = align
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
    run = paragraph.add_run(text)
    run.bold, run.font.size = bold, Pt(13)
