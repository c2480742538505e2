"""The articles of a package, one record each, as they were written: from the rows of a CSV file or from HTML files."""

from __future__ import annotations

import codecs
import csv
import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from itertools import chain, islice

from cms_pages.moving_in.letters import coding_of, readable, text_of
from cms_pages.moving_in.packages import MOST_LIST, Package, Unusable
from search.text import fold, tidy

MOST_HTML = 5 << 20
MOST_RECORDS = 20_000
# Heading, folded -> field. The first is what the guide names; the others are how exports of old sites call it.
HEADINGS = {
    "title": ("tieu de", "ten bai", "title", "post title", "ten"),
    "date": ("ngay dang", "ngay", "date", "published", "post date", "created", "pubdate"),
    "byline": ("tac gia", "nguoi viet", "but danh", "byline", "author", "creator"),
    "category": ("chuyen muc", "danh muc", "category", "categories", "section"),
    "lead": ("tom tat", "mo ta", "sapo", "lead", "excerpt", "description", "summary"),
    "html": ("noi dung", "noi dung html", "html", "content", "body", "post content"),
    "file": ("tep noi dung", "tep html", "file", "html file"),
    "picture": ("anh dai dien", "anh", "picture", "image", "thumbnail"),
    "picture_alt": ("mo ta anh", "alt"),
    "attachments": ("tep dinh kem", "dinh kem", "attachments", "files"),
    "old_addresses": ("dia chi cu", "duong dan cu", "link", "url", "old url", "permalink", "old addresses"),
    "source_name": ("nguon", "ten nguon", "source"),
    "source_url": ("dia chi nguon", "source url"),
    "key": ("ma bai", "ma", "id", "post id", "guid"),
}
_FIELD = {heading: name for name, headings in HEADINGS.items() for heading in headings}
# Marks in a short text; a sign of less-than before a figure or a blank is none.
_TAG = re.compile(r"</?[a-z][^<>]{0,200}>", re.I)
_END = re.compile(r"\r\n|\n|\r(?!$)")
_META = re.compile(r"<meta\b[^>]*>", re.I)
_ATTRIBUTE = re.compile(r"""([\w:-]+)\s*=\s*("([^"]*)"|'([^']*)'|[^\s>]+)""")
_META_FIELDS = {
    "date": ("article:published_time", "date", "dc.date", "pubdate", "ngay"),
    "byline": ("author", "dc.creator", "article:author"),
    "category": ("article:section", "category", "keywords"),
    "lead": ("description", "og:description"),
    "old_addresses": ("old-url", "og:url"),
    "picture": ("og:image",),
}

ASK_FOR_LIST = "Mời nhờ nơi giữ trang cũ xuất các bài thành CSV theo mẫu, mỗi dòng một bài."

csv.field_size_limit(MOST_HTML)


@dataclass
class Record:
    """One article as it was written; every field a text. `place` tells staff where it stands."""

    place: str
    fields: dict[str, str] = field(default_factory=dict)
    beside: str = ""
    coding: str = ""

    def __getattr__(self, name: str) -> str:
        if name in HEADINGS:
            return self.fields.get(name, "")
        raise AttributeError(name)

    @property
    def addresses(self) -> list[str]:
        """The old addresses, one by one."""
        return (
            list(dict.fromkeys(re.split(r"[\s;|]+", self.old_addresses.strip()))) if self.old_addresses.strip() else []
        )

    @property
    def files(self) -> list[str]:
        """The attached files, one by one."""
        return [each.strip() for each in re.split(r"[;|\n]+", self.attachments) if each.strip()]

    @property
    def identity(self) -> str:
        """What the article is known by when it comes a second time: its number, its first address, or title and day."""
        if self.key.strip():
            return f"ma:{self.key.strip()}"[:300]
        if self.addresses:
            return f"dia-chi:{self.addresses[0]}"[:300]
        return f"bai:{fold(self.title)}|{self.date.strip()}"[:300]

    @property
    def digest(self) -> str:
        """Changes with anything that was written."""
        told = "\x00".join(f"{name}={self.fields[name]}" for name in sorted(self.fields))
        return hashlib.sha256(told.encode()).hexdigest()


def read_records(package: Package, after: int = 0, *, bodies: bool = True) -> Iterator[Record]:
    """The articles of a package in their order, those after the first so many.

    Without bodies, the files that the rows of a list name are left closed. Raises Unusable where nothing in the
    package can be read as articles.
    """
    lists = [name for name in package.lists() if not fold(name.rpartition("/")[2]).startswith("chuyen huong")]
    if lists:
        rows = (
            (name, number, cells, coding) for name in lists for number, cells, coding in _rows(package, name)
        )  # fmt: skip
        for name, number, cells, coding in islice(rows, after, None):
            yield _row(package, name, f"dòng {number}", cells, coding, bodies=bodies)
    elif articles := package.articles():
        for name in articles[after:]:
            yield _page(package, name)
    else:
        if "[Content_Types].xml" in package.names:
            raise Unusable(
                "Tệp này là sổ Excel hoặc tài liệu Word. Mời mở bằng Excel, lưu danh sách dạng CSV UTF-8 rồi gửi lại."
            )
        nested = any(name.lower().endswith((".zip", ".rar", ".7z")) for name in package.names)
        raise Unusable(
            "Trong gói là một tệp nén khác. Mời mở tệp nén bên trong, nén lại chính các tệp đó rồi gửi lại."
            if nested
            else "Không thấy bài nào: gói cần một tệp .csv theo mẫu ở ngoài cùng, hoặc các tệp .html, mỗi tệp một bài."
        )


def _rows(package: Package, name: str) -> Iterator[tuple[int, dict, str]]:
    """(number of the line, cells by field, coding) of each row that holds anything; only one is in memory."""
    coding = coding_of(package.chunks(name, MOST_LIST))
    lines = _lines(codecs.iterdecode(package.chunks(name, MOST_LIST), coding.codec, errors="replace"))
    first = next(lines, "")
    if re.match(r"sep=.\s*$", first):  # written by Excel for itself
        first = next(lines, "")
    rows = csv.reader(chain([first], lines), delimiter=max(",;\t|", key=first.count))
    try:
        headings = next(rows, [])
        known = [_FIELD.get(fold(heading)) for heading in readable(headings)[0]]
        if "title" not in known or not {"html", "file"} & set(known):
            raise Unusable(_no_list(name, first))
        for number, row in enumerate(rows, start=2):
            if number > MOST_RECORDS + 1:
                raise Unusable(f"“{name}” có hơn {MOST_RECORDS} dòng. Mời chia thành nhiều đợt.")
            if any(cell.strip() for cell in row):
                yield number, dict(zip(known, row, strict=False)), coding.name
    except csv.Error as error:
        raise Unusable(
            f"“{name}” có ô dài quá {MOST_HTML >> 20} MB hoặc dấu nháy không đóng, không đọc được."
        ) from error


def _no_list(name: str, first: str) -> str:
    """Why a text cannot be read as a list: what it is instead, where its first line tells."""
    begins = first.lstrip().lower()
    if begins.startswith(("<?xml", "<rss", "{", "[")):
        return f"“{name}” là tệp XML hoặc JSON, không phải danh sách CSV. {ASK_FOR_LIST}"
    if begins.startswith(("insert ", "create ", "--", "/*", "set ", "drop ", "use ")):
        return f"“{name}” là bản sao cơ sở dữ liệu (SQL), không phải danh sách CSV. {ASK_FOR_LIST}"
    return f"“{name}” thiếu cột bắt buộc: cần cột “Tiêu đề” và một trong hai cột “Nội dung”, “Tệp nội dung”."


def _lines(texts: Iterable[str]) -> Iterator[str]:
    """A text that comes in pieces, by its lines; a line without an end is no longer than a cell may be."""
    rest = ""
    for text in texts:
        # Old Macs end lines with \r alone; one at the very end may be half of \r\n.
        *whole, rest = _END.split(f"{rest}{text}")
        yield from (f"{line}\n" for line in whole)
        if len(rest) > 2 * MOST_HTML:
            raise csv.Error("line")
    yield rest


def _row(package: Package, name: str, place: str, cells: dict, coding: str, *, bodies: bool) -> Record:
    fields = {key: value for key, value in cells.items() if key and value and value.strip()}
    beside = name
    if path := fields.get("file", "").strip():
        beside = package.find(path, name)
        if bodies and beside and not fields.get("html"):
            try:
                html, coding = text_of(package.read(beside, MOST_HTML))
            except Unusable as error:
                fields["unreadable"], html = str(error), ""
            fields["html"] = _body(html)
        elif bodies and not beside and not fields.get("html"):
            fields["unreadable"] = f"Không có tệp “{path[:120]}” trong gói."
    return _record(place, fields, beside or name, coding)


def _page(package: Package, name: str) -> Record:
    """An HTML file as an article: facts from its head, words from its body."""
    try:
        html, coding = text_of(package.read(name, MOST_HTML))
    except Unusable as error:
        return Record(name, {"unreadable": str(error)}, name)
    fields: dict[str, str] = {}
    metas = {}
    for tag in _META.findall(html):
        values = {
            key.lower(): unescape(double or single or raw) for key, raw, double, single in _ATTRIBUTE.findall(tag)
        }
        metas.setdefault((values.get("name") or values.get("property") or "").lower(), values.get("content", ""))
    for key, names in _META_FIELDS.items():
        fields[key] = next((metas[each] for each in names if metas.get(each)), "")
    fields["title"], fields["html"] = _titled(html)
    fields["old_addresses"] = fields["old_addresses"] or f"/{name}"
    return _record(name, {key: value for key, value in fields.items() if value}, name, coding)


def _titled(html: str) -> tuple[str, str]:
    """(title, words) of a page: its heading where the title only adds the name of the site; told once."""
    title, body = _inner("title", html), _body(html)
    heading = _inner("h1", body) or _inner("h1", html)
    if heading and (not title or fold(title).startswith(fold(heading))):
        title = heading
    if title and fold(_inner("h1", body)) == fold(title):
        body = _tag("h1").sub("", body, count=1)
    return title, body


def _tag(name: str) -> re.Pattern:
    return re.compile(rf"<{name}\b[^>]*>(.*?)</{name}>", re.I | re.S)


def _inner(name: str, html: str) -> str:
    found = _tag(name).search(html)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", found[1])).split()) if found else ""


def _body(html: str) -> str:
    for tag in ("article", "body"):
        if found := re.search(rf"<{tag}\b[^>]*>(.*)</{tag}>", html, re.I | re.S):
            return found[1]
    return html


def _record(place: str, fields: dict[str, str], beside: str, coding: str) -> Record:
    """Short texts as Unicode on one line each; the HTML is converted text by text where it is read."""
    names = [name for name in fields if name not in {"html", "unreadable"}]
    texts, old = readable([fields[name] for name in names])
    for name, text in zip(names, texts, strict=True):
        several = name in {"old_addresses", "attachments"}
        fields[name] = text.strip() if several else tidy(_TAG.sub(" ", unescape(text)))
    return Record(place, fields, beside, old or ("" if coding.startswith("UTF-") else coding))
