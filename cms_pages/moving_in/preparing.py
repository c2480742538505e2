"""From a record to what a page will hold, with everything that is wrong with it said in words. Writes nothing."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import PurePosixPath
from urllib.parse import unquote

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.validators import URLValidator
from django.utils import timezone

from cms_pages.core.taking_in import Picture, PictureBench, RefusedUpload, check_file
from cms_pages.moving_in import facts, old_addresses
from cms_pages.moving_in.markup import Matter, PictureRef, read_markup
from cms_pages.moving_in.packages import Package, Unusable
from cms_pages.moving_in.records import Record
from search.text import fold

FILE_KINDS = ("pdf", "docx", "xlsx", "csv", "txt", "zip")
# What articles offer for download, whether or not the portal takes it.
OFFERED = tuple(f".{each}" for each in (*FILE_KINDS, "doc", "xls", "ppt", "pptx", "rar", "7z", "rtf", "docm", "exe"))
MOST_TITLE = 255
SLACK = timedelta(days=1)  # a day without a time, or a clock of another zone
MONTH_FIRST = (
    "Ngày này chỉ đúng khi tháng đứng trước ngày. Nếu cả gói ghi như vậy thì ngày của những bài khác cũng bị hiểu sai: "
    "mời đổi cả cột thành ngày/tháng/năm rồi gửi lại gói."
)
_DATA = re.compile(r"data:image/[\w.+-]+;base64,(.*)", re.S | re.I)


@dataclass(frozen=True)
class Photo:
    """A picture of an article, fit to publish."""

    picture: Picture
    name: str
    alt: str
    caption: str = ""


@dataclass(frozen=True)
class Attached:
    """A file that comes with an article."""

    name: str
    content: bytes


@dataclass
class Prepared:
    """An article as a page will hold it. `errors` keep it out, `notes` say what was left out or changed."""

    record: Record
    title: str
    published_on: datetime | None = None
    lead: str = ""
    byline: str = ""
    category: str = ""
    source_name: str = ""
    source_url: str = ""
    blocks: list[tuple] = field(default_factory=list)
    cover: Photo | None = None
    files: list[Attached] = field(default_factory=list)
    old_paths: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


class Preparer:
    """Prepares the articles of one package; pictures that several articles share are made fit once."""

    def __init__(self, package: Package, categories: dict[str, str], hosts: Iterable[str], bench: PictureBench) -> None:
        """`categories` maps folded names and slugs of the portal's categories to slugs.

        `hosts` are the old site's names, so that links among its articles are known wherever they stand.
        """
        self.package, self.categories, self.bench = package, categories, bench
        self.hosts = frozenset(hosts)
        self._pictures: dict[str, Picture | str] = {}

    def prepare(self, record: Record) -> Prepared:
        """What the record becomes; never raises for what it holds."""
        made = Prepared(record, record.title[:MOST_TITLE])
        if "unreadable" in record.fields:
            made.errors.append(record.fields["unreadable"])
            return made
        self._facts(record, made)
        base = next((each for each in record.addresses if facts.old_path(each)), "") or f"/{record.beside}"
        matter = read_markup(record.html, base, self.hosts)
        self._matter(record, matter, made)
        self._files(record, made)
        return made

    def _facts(self, record: Record, made: Prepared) -> None:
        if not record.title:
            made.errors.append("Bài không có tiêu đề.")
        elif len(record.title) > MOST_TITLE:
            made.notes.append(f"Tiêu đề dài hơn {MOST_TITLE} ký tự nên bị cắt bớt.")
        if record.coding:
            made.notes.append(
                f"Chữ trong gói theo bảng mã cũ ({record.coding}), đã chuyển sang Unicode; mời xem lại dấu."
            )
        self._day(record, made)
        made.lead = _shortened(record.lead, 500, "Tóm tắt", made.notes)
        made.byline = _shortened(record.byline, 150, "Tên người viết", made.notes)
        made.source_name = _shortened(record.source_name, 150, "Tên nguồn", made.notes)
        if record.source_url:
            self._source(record, made)
        made.category = self.categories.get(fold(record.category), "")
        if record.category and not made.category:
            made.notes.append(f"Trang không có chuyên mục “{record.category[:60]}”; dùng chuyên mục mặc định.")
        for address in record.addresses:
            path = facts.old_path(address)
            if not path:
                made.notes.append(f"“{address[:80]}” không phải địa chỉ trang dùng được nên không chuyển hướng.")
            elif told := old_addresses.taken(path):
                made.notes.append(told)
            else:
                made.old_paths.append(path)

    def _source(self, record: Record, made: Prepared) -> None:
        try:
            URLValidator(["http", "https"])(record.source_url)
        except ValidationError:
            made.notes.append(f"Địa chỉ nguồn “{record.source_url[:80]}” không đúng nên bỏ qua.")
        else:
            made.source_url = record.source_url if len(record.source_url) <= 200 else ""

    def _day(self, record: Record, made: Prepared) -> None:
        made.published_on = facts.instant_of(record.date)
        if not record.date:
            made.errors.append("Bài không ghi ngày đăng.")
        elif made.published_on is None:
            made.errors.append(f"Không hiểu ngày đăng “{record.date[:60]}”; cần dạng ngày/tháng/năm, ví dụ 05/09/2019.")
            if facts.is_month_first(record.date):
                made.errors.append(MONTH_FIRST)
        elif made.published_on > timezone.now() + SLACK:
            made.errors.append(f"Ngày đăng {made.published_on:%d/%m/%Y} ở tương lai.")

    def _matter(self, record: Record, matter: Matter, made: Prepared) -> None:
        if matter.coding and not record.coding:
            made.notes.append(f"Nội dung theo bảng mã cũ ({matter.coding}), đã chuyển sang Unicode; mời xem lại dấu.")
        if matter.tracked:
            made.notes.append(f"Đã bỏ {matter.tracked} chỗ là vết sửa, ghi chú của Word hoặc phần ẩn.")
        if matter.dropped:
            made.notes.append("Đã bỏ phần chạy được hoặc nhúng từ nơi khác: " + ", ".join(matter.dropped) + ".")
        for kind, value in matter.blocks:
            if kind == "picture":
                if photo := self._photo(value, record, made):
                    made.blocks.append(("picture", photo))
            elif kind == "text":
                made.blocks.append(("text", self._linked(value, record, made)))
            else:
                made.blocks.append((kind, value))
        if not any(kind != "picture" for kind, _ in made.blocks):
            (made.notes if made.blocks else made.errors).append("Bài không có chữ nào trong phần nội dung.")
        self._cover(record, made)

    def _cover(self, record: Record, made: Prepared) -> None:
        """The picture of the list, else the first of the text; it stands above the text and not in it again."""
        if record.picture:
            made.cover = self._photo(PictureRef(record.picture, record.picture_alt), record, made)
        photos = [(at, value) for at, (kind, value) in enumerate(made.blocks) if kind == "picture"]
        if made.cover is None and photos:
            made.cover = photos[0][1]
        for at, photo in photos:
            if made.cover and photo.picture == made.cover.picture and not photo.caption:
                made.cover = photo if photo.alt else made.cover
                del made.blocks[at]
                break

    def _photo(self, ref: PictureRef, record: Record, made: Prepared) -> Photo | None:
        name, data = self._bytes(ref, record)
        if data is None:
            shown = "dán trong bài" if ref.src.startswith("data:") else f"“{unquote(ref.src)[:80]}”"
            made.notes.append(f"Không có ảnh {shown} trong gói; bài thiếu ảnh này.")
            return None
        key = hashlib.sha256(data).hexdigest()
        if key not in self._pictures:
            try:
                self._pictures[key] = self.bench.fit(data)
            except RefusedUpload as refusal:
                self._pictures[key] = refusal.message
            if len(self._pictures) > 40:  # what is shared is shared by neighbours
                self._pictures.pop(next(iter(self._pictures)))
        picture = self._pictures[key]
        if isinstance(picture, str):
            made.notes.append(f"Ảnh “{name}” không dùng được: {picture}")
            return None
        if not (ref.alt or ref.caption):
            made.notes.append(f"Ảnh “{name}” chưa có mô tả cho người không nhìn thấy ảnh.")
        return Photo(picture, name, ref.alt[:250], ref.caption[:300])

    def _bytes(self, ref: PictureRef, record: Record) -> tuple[str, bytes | None]:
        if ref.src.startswith("data:"):
            found = _DATA.match(ref.src)
            try:
                return "dán trong bài", base64.b64decode(unquote(found[1]), validate=False) if found else None
            except (binascii.Error, ValueError):
                return "dán trong bài", None
        name = self.package.find(ref.src, record.beside)
        if not name:
            return ref.src, None
        try:
            return PurePosixPath(name).name, self.package.read(name, settings.UPLOAD_MAX_BYTES)
        except Unusable:
            return PurePosixPath(name).name, b""

    def _linked(self, html: str, record: Record, made: Prepared) -> str:
        """Links to files that came along become files of the library: marked here, written when the page is made."""

        def replaced(match: re.Match) -> str:
            href = match[1].replace("&amp;", "&")
            name = self.package.find(href, record.beside) if href.startswith("/") or ":" not in href else ""
            if (
                not name
                and href.lower().partition("?")[0].endswith(OFFERED)
                and (href.startswith("/") or ":" not in href)
            ):
                made.notes.append(f"Bài dẫn tới tệp “{unquote(href)[-80:]}” không có trong gói; liên kết này sẽ hỏng.")
            if not name or not name.lower().endswith(FILE_KINDS):
                return match[0]
            at = self._attach(name, made)
            return match[0] if at is None else f'<a linktype="document" id="#{at}"'

        return re.sub(r'<a href="([^"]*)"', replaced, html)

    def _files(self, record: Record, made: Prepared) -> None:
        for wanted in record.files:
            name = self.package.find(wanted, record.beside)
            if not name:
                made.notes.append(f"Không có tệp “{wanted[:80]}” trong gói; bài thiếu tệp này.")
            else:
                self._attach(name, made)

    def _attach(self, name: str, made: Prepared) -> int | None:
        """The place of a file among those of the article; None where it cannot be taken."""
        short = PurePosixPath(name).name
        if not short.lower().endswith(FILE_KINDS):
            made.notes.append(f"Tệp “{short}” thuộc loại Trang không nhận nên bỏ qua.")
            return None
        try:
            content = self.package.read(name)
            check_file(SimpleUploadedFile(short, content))
        except (Unusable, RefusedUpload) as refusal:
            made.notes.append(f"Tệp “{short}” không dùng được: {refusal}")
            return None
        attached = Attached(short, content)
        if attached not in made.files:
            made.files.append(attached)
        return made.files.index(attached)


def _shortened(text: str, most: int, what: str, notes: list[str]) -> str:
    if len(text) <= most:
        return text
    notes.append(f"{what} dài hơn {most} ký tự nên bị cắt bớt.")
    return f"{text[: most - 1].rsplit(' ', 1)[0]}…"
