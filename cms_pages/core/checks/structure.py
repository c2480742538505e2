"""Checks of structure: headings, tables, pictures, films."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wagtail.blocks import StructBlock
from wagtail.contrib.typed_table_block.blocks import TypedTable
from wagtail.images import get_image_model
from wagtailmedia.models import get_media_model

from registrations.tables.vocabulary import SURNAMES
from search.text import fold

from .reading import Matter, Part, plain
from .registry import Hint, short

FIRST_LEVEL = 2
_HEADING = re.compile(r"<h([1-6])[^>]*>(.*?)</h\1>", re.S)
_BOLD_LINE = re.compile(r"<p[^>]*>\s*(?:<b>|<strong>)(?P<words>.{3,120}?)(?:</b>|</strong>)\s*:?\s*</p>", re.S)
_CREDIT = re.compile(r"(?:tin|bai|anh|nguon|tac gia|theo|thuc hien|nguoi thuc hien|bien tap)\b(?:\W+\w+){0,3}\W*$")
# Names that cameras, phones and scanners give.
_FILE_NAME = re.compile(
    r"(?i)^(?:(?:img|dsc|dscn|dscf|pxl|mvimg|image|photo|picture|anh|scan|screenshot|untitled|z|fb img|received)[ _-]*\d*"
    r"[\d _().-]*|[\d _().-]{4,}|[0-9a-f-]{16,})$|\.(?:jpe?g|png|webp|heic|gif)$"
)


def _signs(line: str) -> bool:
    """Whether a line in bold says who wrote or took what stands above: "Lục Văn Thắng", "Bài và ảnh: Thu Huế"."""
    names = line.split()
    person = 2 <= len(names) <= 5 and names[0].lower() in SURNAMES and all(each[0].isupper() for each in names)
    return person or ":" in line and bool(_CREDIT.match(fold(line.partition(":")[0])))


def headings(matter: Matter) -> Iterator[Hint]:
    """Headings are how people who listen to a page leaf through it: none is empty, none leaves a level out."""
    level = FIRST_LEVEL - 1
    for piece in matter.pieces:
        for number, inner in _HEADING.findall(piece.html):
            words, found = plain(inner), int(number)
            if not words:
                yield Hint("heading", "Có một đề mục trống", "Mời xóa dòng này.", piece.where, piece.spot)
                continue
            if found > level + 1:
                seen = f"Đề mục cấp {found} không đứng dưới đề mục cấp {found - 1}: “{short(words)}”"
                advice = f"Mời chọn kiểu đề mục cấp {level + 1}."
                yield Hint("heading", seen, advice, piece.where, piece.spot, piece.part, words)
            level = found
        for match in _BOLD_LINE.finditer(piece.html):
            words = plain(match["words"])
            if words and not words.endswith((".", "…", ";", ",")) and not _signs(words):
                seen = f"Dòng in đậm có vẻ là đề mục: “{short(words)}”"
                advice = "Nếu là đề mục, mời chọn kiểu Đề mục thay cho in đậm."
                yield Hint("heading", seen, advice, piece.where, piece.spot, piece.part, words)


def tables(matter: Matter) -> Iterator[Hint]:
    """A table without names of columns is a heap of words to who listens to it."""
    for part in matter.parts:
        if not isinstance(part.value, TypedTable) or not part.value.columns:
            continue
        names = [column["heading"].strip() for column in part.value.columns]
        if not any(names):
            advice = "Mời ghi tên cho từng cột ở dòng đầu của bảng."
            yield Hint("table", "Bảng chưa có tên cột", advice, part.where, part.spot)
        elif not all(names):
            seen = f"Bảng còn {names.count('')} cột chưa có tên"
            yield Hint("table", seen, "Mời ghi tên cho từng cột.", part.where, part.spot)


def pictures(matter: Matter) -> Iterator[Hint]:
    """A picture says in words what it shows, or is marked as decoration."""
    image_model = get_image_model()
    for part in _structs(matter):
        image = next((each for each in part.value.values() if isinstance(each, image_model)), None)
        if image is None or "alt" not in part.value:
            continue
        words = (part.value.get("alt") or "").strip()
        if part.value.get("decorative"):
            continue
        if not words:
            seen = f"Ảnh “{short(image.title)}” chưa có mô tả"
            advice = "Mời mô tả trong một câu: ai, làm gì, ở đâu; hoặc đánh dấu ảnh chỉ để trang trí."
            yield Hint("picture", seen, advice, part.where, part.spot, "alt")
        elif _FILE_NAME.search(words):
            seen = f"Mô tả ảnh là tên tệp: “{short(words)}”"
            yield Hint("picture", seen, "Mời thay bằng một câu nói ảnh cho thấy gì.", part.where, part.spot, "alt")
        elif fold(words) == fold(part.value.get("caption") or ""):
            seen = f"Mô tả ảnh lặp lại chú thích: “{short(words)}”"
            yield Hint("picture", seen, "Mời mô tả những gì nhìn thấy trong ảnh.", part.where, part.spot, "alt")
    lead = getattr(matter.page, "picture", None)
    if isinstance(lead, image_model) and _FILE_NAME.search(lead.title.strip()):
        seen = f"Ảnh đại diện còn mang tên tệp: “{short(lead.title)}”"
        yield Hint("picture", seen, "Mời đặt lại tiêu đề ảnh trong thư viện.", "Ảnh đại diện", "#id_picture-chooser")


def films(matter: Matter) -> Iterator[Hint]:
    """A film has captions for who does not hear it and its words for who does not see it."""
    media_model = get_media_model()
    found = [
        (value, part.where, part.spot)
        for part in _structs(matter)
        for value in part.value.values()
        if isinstance(value, media_model)
    ]
    for each in matter.page._meta.concrete_fields:
        if each.is_relation and isinstance(value := getattr(matter.page, each.name, None), media_model):
            found.append((value, str(each.verbose_name).capitalize(), f"#id_{each.name}-chooser"))
    advice = "Mời ghi thêm trong thư viện: người không nghe được, không nhìn được cần có phần này để hiểu."
    for film, where, spot in found:
        audio = getattr(film, "is_audio", False)
        kind, said = ("Âm thanh", "lời ghi lại") if audio else ("Phim", "lời phim")
        for name, words in (("captions", "phụ đề"), ("transcript", said)):
            needless = name == "captions" and audio
            if not needless and not str(getattr(film, name, "có")).strip():
                yield Hint("film", f"{kind} “{short(film.title)}” chưa có {words}", advice, where, spot)


def _structs(matter: Matter) -> Iterator[Part]:
    return (part for part in matter.parts if isinstance(part.block, StructBlock) and part.value)
