"""Drawn pictures and sample files for the demo's pages. Nothing is fetched, nothing is a photograph."""

import io
import json
import tomllib
from collections.abc import Callable

import typst
import xlsxwriter
from django.core.files.base import ContentFile
from wagtail.documents.models import Document
from wagtail.images.models import Image

from portal.demo.honours import DATA
from registrations.office_word import CENTRE, new_document, write
from search.text import slug
from themes.base import motifs

DRAWINGS: dict[str, Callable[[str], str]] = {
    "nha": lambda seed: motifs.house(motifs.portrait_number(seed)),
    "nguoi": lambda seed: motifs.person(motifs.portrait_number(seed)),
    "nui": motifs.skyline,
}
# Files that articles and documents offer: key → (title, columns).
FORMS = {
    "mau-danh-sach": (
        "Mẫu danh sách đề nghị khen thưởng",
        ("STT", "Họ và tên", "Chức vụ", "Đơn vị", "Hình thức đề nghị", "Tóm tắt thành tích"),
    ),
    "mau-dang-ky": (
        "Mẫu bảng đăng ký danh hiệu thi đua",
        ("STT", "Tập thể, cá nhân", "Chức vụ, bộ phận", "Danh hiệu đăng ký", "Sáng kiến dự kiến"),
    ),
    "bang-cham-diem": ("Bảng tự chấm điểm thi đua của cụm, khối", ("Tiêu chí", "Điểm chuẩn", "Tự chấm", "Minh chứng")),
    "mau-bao-cao": (
        "Mẫu báo cáo thành tích ngắn gọn cho khen thưởng đột xuất",
        ("Mục", "Nội dung cần ghi", "Nội dung của đơn vị"),
    ),
}


class Library:
    """Pictures and files, each made once and shared by the pages that show it."""

    def __init__(self, by):
        self.by = by
        self._pictures: dict[str, Image] = {}
        self._documents: dict[str, Document] = {}

    def picture(self, seed: str, title: str) -> Image:
        """A drawing: "nha:x" a stilt house, "nguoi:x" a person, "nui:x" mountains, else the woven cover of the seed."""
        if seed not in self._pictures:
            kind, _, rest = seed.partition(":")
            svg = DRAWINGS[kind](rest) if rest else motifs.cover(seed)
            file = ContentFile(svg.encode(), name=f"{slug(seed)}.svg")
            image = Image(title=(title or "Hoa văn dệt")[:255], file=file, uploaded_by_user=self.by)
            image.save()
            self._pictures[seed] = image
        return self._pictures[seed]

    def document(self, key: str) -> Document:
        """A sample form as a workbook, or a sample plan as a PDF."""
        if key not in self._documents:
            if key in FORMS:
                title, columns = FORMS[key]
                file = ContentFile(_workbook(title, columns), name=f"{key}.xlsx")
            elif key in (forms := tomllib.loads((DATA / "word_forms.toml").read_text())):
                title = forms[key]["title"].replace(" năm {{ nam }}", "")
                file = ContentFile(_word(forms[key]), name=f"{key}.docx")
            else:
                matter = tomllib.loads((DATA / "files.toml").read_text())[key]
                title = matter["title"]
                file = ContentFile(_pdf(matter), name=f"{key}.pdf")
            document = Document(title=title, file=file, uploaded_by_user=self.by)
            document.file_size = file.size
            document.save()
            self._documents[key] = document
        return self._documents[key]


def _pdf(matter: dict) -> bytes:
    return typst.compile(
        str(DATA / "van_ban.typ"),
        root=str(DATA),
        sys_inputs={"matter": json.dumps(matter, ensure_ascii=False)},
        ignore_system_fonts=True,
    )


def _word(form: dict) -> bytes:
    """A form in Word with the head of an office paper and the places that the portal fills in."""
    paper = new_document()
    for text in ("{{ don_vi_cap_tren }}", "{{ don_vi_hoa }}", form["title"].upper().replace("{{ NAM }}", "{{ nam }}")):
        write(centred(paper), text, bold=not text.startswith("{{ don_vi_cap"))
    write(centred(paper), "{{ dia_chi }}, {{ ngay_day_du }}", italic=True)
    for text in [*form["lines"], "Người lập: {{ nguoi_lap }}, {{ chuc_vu }}", "Điện thoại: {{ dien_thoai }}"]:
        write(paper.add_paragraph(), text)
        paper.add_paragraph()
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def centred(paper):
    """A new paragraph in the middle of the line."""
    paragraph = paper.add_paragraph()
    paragraph.alignment = CENTRE
    return paragraph


def _workbook(title: str, columns: tuple[str, ...]) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("Mẫu")
    bold = book.add_format({"bold": True, "text_wrap": True, "border": 1})
    sheet.write(0, 0, title, book.add_format({"bold": True, "font_size": 14}))
    for at, name in enumerate(columns):
        sheet.write(2, at, name, bold)
        sheet.set_column(at, at, max(8, len(name) + 6))
    book.close()
    return out.getvalue()
