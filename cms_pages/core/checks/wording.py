"""Checks of words: titles in capitals, links that say nothing, what Word left behind."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from search.text import fold
from search.text.syllables import is_syllable

from .reading import Matter, Piece, plain
from .registry import Hint, short

FEWEST_LETTERS = 10
MOST_CAPITALS = 0.7
_WORD = re.compile(r"[^\W\d_]+")
_HEADING = re.compile(r"<h([2-6])[^>]*>(.*?)</h\1>", re.S)
_LINK = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.S)
_HREF = re.compile(r'href="([^"]*)"')
_BARE_ADDRESS = re.compile(r"(?i)(?:https?://|www\.)\S+")
EMPTY_LINKS = frozenset(
    """tai day|o day|day|xem|xem them|xem tai day|xem o day|xem chi tiet|xem chi tiet tai day|chi tiet|chi tiet tai day
    |bam vao day|bam day|nhan vao day|kich vao day|click|click vao day|click here|here|link|duong link|duong dan|lien ket
    |tai ve|tai ve tai day|tai xuong|tai file|file|tep|them|doc them|tiep|mo""".replace("\n", "")
    .replace("    ", "")
    .split("|")
)
# What Word's review mode and its fields leave in a text that was copied whole.
_REMAINS = re.compile(
    r"(?:Commented|Comment|Deleted|Inserted|Formatted|Moved|Bình luận|Chú thích|Đã xóa|Đã chèn|Đã định dạng|Định dạng)"
    r"\s?\[[^\]\n]{1,40}\]\s?:?"
    r"|(?:Deleted|Formatted|Inserted|Đã xóa|Đã định dạng)\s?:\s"
    r"|Error! (?:Reference source|Bookmark|Hyperlink)[^.\n]{0,60}\.?|Lỗi! [^.\n]{0,60}không hợp lệ[^.\n]{0,30}\.?"
    r"|\{\s?(?:MERGEFIELD|HYPERLINK|PAGEREF|REF|TOC|DATE|FORMTEXT)\b[^}\n]{0,80}\}?"
    r"|<!--\[if[^\n]{0,80}|\bmso-[a-z-]+\s?:|Evaluation Only\. Created with[^\n]{0,60}"
)
_STRUCK = re.compile(r"<(s|del|strike)\b[^>]*>(.*?)</\1>", re.S)
_FOREIGN_PICTURE = re.compile(r"<img\b[^>]*src=\"(?:file:|data:|cid:|https?:)", re.I)


def _in_capitals(text: str) -> bool:
    """Whether a line is written in capitals; abbreviations and names of firms are so by right and do not count."""
    letters = [letter for word in _WORD.findall(text) if is_syllable(word.lower()) for letter in word]
    upper = sum(letter.isupper() for letter in letters)
    return len(letters) >= FEWEST_LETTERS and " " in text.strip() and upper / len(letters) > MOST_CAPITALS


def capitals(matter: Matter) -> Iterator[Hint]:
    """Words in capitals are read slowly, and letter by letter by some screen readers."""
    advice = "Mời viết như câu thường, chỉ viết hoa chữ đầu và tên riêng."
    for piece in matter.pieces:
        if not piece.html and (piece.name in ("title", "lead") or len(piece.text) < 200) and _in_capitals(piece.text):
            yield Hint(
                "capitals", f"Viết hoa cả dòng: “{short(piece.text)}”", advice, piece.where, piece.spot, piece.part
            )
        for _, inner in _HEADING.findall(piece.html):
            if _in_capitals(plain(inner)):
                seen = f"Đề mục viết hoa cả dòng: “{short(plain(inner))}”"
                yield Hint("capitals", seen, advice, piece.where, piece.spot, piece.part, plain(inner))


def links(matter: Matter) -> Iterator[Hint]:
    """Who listens to a page hears its links one after another, without the words around them."""
    for piece in matter.pieces:
        for attributes, inner in _LINK.findall(piece.html):
            words = plain(inner)
            address = _HREF.search(attributes)
            if fold(words).strip(" .,:;…»>") in EMPTY_LINKS:
                seen = f"Chữ của liên kết chưa cho biết dẫn đến đâu: “{short(words)}”"
                advice = "Mời đặt liên kết vào tên của nơi dẫn đến, ví dụ “Kế hoạch số 12/KH-UBND”."
            elif _BARE_ADDRESS.fullmatch(words):
                seen = f"Liên kết hiện cả địa chỉ: “{short(words)}”"
                advice = "Mời thay bằng tên của trang được dẫn đến."
            elif not words:
                seen, advice = "Có một liên kết không có chữ", "Mời bỏ liên kết này hoặc đặt chữ cho liên kết."
            elif address and html.unescape(address[1]).lower().startswith(("file:", "c:", "d:")):
                seen = f"Liên kết dẫn vào máy của người viết: “{short(words)}”"
                advice = "Người đọc không mở được. Mời tải tệp lên thư viện rồi dẫn đến tệp ấy."
            else:
                continue
            yield Hint("link", seen, advice, piece.where, piece.spot, piece.part, words)


def remains(matter: Matter) -> Iterator[Hint]:
    """What was copied from a Word file under review often brings its remarks and deletions along."""
    for piece in matter.pieces:
        found = _REMAINS.search(piece.text) or _REMAINS.search(html.unescape(piece.html))
        if found:
            seen = f"Có vẻ còn dấu vết của bản đang sửa trong Word: “{short(found[0])}”"
            advice = "Mời xóa phần này, hoặc chấp nhận hết sửa đổi trong Word rồi chép lại."
            yield Hint("remains", seen, advice, piece.where, piece.spot, piece.part, found[0].strip())
        yield from _struck(piece)
        if _FOREIGN_PICTURE.search(piece.html):
            seen = "Có ảnh dán thẳng vào đoạn văn"
            advice = "Ảnh ấy không hiện cho người đọc. Mời tải ảnh lên thư viện rồi thêm khối Ảnh."
            yield Hint("remains", seen, advice, piece.where, piece.spot, piece.part)


def _struck(piece: Piece) -> Iterator[Hint]:
    for _, inner in _STRUCK.findall(piece.html):
        if plain(inner):
            seen = f"Có chữ gạch ngang: “{short(plain(inner))}”"
            advice = "Nếu đó là phần đã xóa trong Word, mời bỏ hẳn trước khi đăng."
            yield Hint("remains", seen, advice, piece.where, piece.spot, piece.part, plain(inner))
