"""The articles of a package, one record each, as they were written: from the rows of a CSV file or from HTML files."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from cms_pages.moving_in.letters import readable, text_of
from cms_pages.moving_in.packages import Package, Unusable
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


def read_records(package: Package) -> Iterator[Record]:
    """The articles of a package in their order. Raises Unusable where nothing in it can be read as articles."""
    lists = package.lists()
    if lists:
        for name in lists:
            if fold(name.rpartition("/")[2]).startswith("chuyen huong"):
                continue
            yield from _rows(package, name)
    elif articles := package.articles():
        for name in articles:
            yield _page(package, name)
    else:
        raise Unusable(
            "Không thấy bài nào: gói cần một tệp .csv theo mẫu ở ngoài cùng, hoặc các tệp .html, mỗi tệp một bài."
        )


def _rows(package: Package, name: str) -> Iterator[Record]:
    text, coding = text_of(package.read(name))
    sample = text[:20_000]
    first = sample.partition("\n")[0]
    delimiter = max(",;\t|", key=first.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        headings = next(rows, [])
        known = [_FIELD.get(fold(heading)) for heading in readable(headings)[0]]
        if "title" not in known or not {"html", "file"} & set(known):
            raise Unusable(
                f"“{name}” thiếu cột bắt buộc: cần cột “Tiêu đề” và một trong hai cột “Nội dung”, “Tệp nội dung”."
            )
        for number, row in enumerate(rows, start=2):
            if number > MOST_RECORDS + 1:
                raise Unusable(f"“{name}” có hơn {MOST_RECORDS} dòng. Mời chia thành nhiều đợt.")
            if any(cell.strip() for cell in row):
                yield _row(package, name, f"dòng {number}", dict(zip(known, row, strict=False)), coding)
    except csv.Error as error:
        raise Unusable(
            f"“{name}” có ô dài quá {MOST_HTML >> 20} MB hoặc dấu nháy không đóng, không đọc được."
        ) from error


def _row(package: Package, name: str, place: str, cells: dict, coding: str) -> Record:
    fields = {key: value for key, value in cells.items() if key and value and value.strip()}
    beside = name
    if path := fields.get("file", "").strip():
        beside = package.find(path, name)
        if beside and not fields.get("html"):
            html, coding = text_of(package.read(beside, MOST_HTML))
            fields["html"] = _body(html)
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
    title = re.search(r"<title[^>]*>(.*?)</title>", html, re.I | re.S) or re.search(
        r"<h1[^>]*>(.*?)</h1>", html, re.I | re.S
    )
    fields["title"] = unescape(re.sub(r"<[^>]+>", " ", title[1])) if title else ""
    fields["html"] = _body(html)
    fields["old_addresses"] = fields["old_addresses"] or f"/{name}"
    return _record(name, {key: value for key, value in fields.items() if value}, name, coding)


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
        fields[name] = text.strip() if several else tidy(unescape(text))
    return Record(place, fields, beside, old or ("" if coding.startswith("UTF-8") else coding))
