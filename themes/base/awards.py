"""Which drawing stands beside an award: the shape says the form, pips say the class."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from .motifs import GLYPHS

# The longest matching beginning of a code decides. Codes are those of the
# catalogue of titles; names typed by people are slugged to the same form.
_SHAPES = {
    "anh-hung": "danh-hieu-vinh-du",
    "ba-me-viet-nam-anh-hung": "danh-hieu-vinh-du",
    "bang-khen": "bang-khen",
    "bang-khen-cua-thu-tuong": "bang-khen-thu-tuong",
    "bang-khen-thu-tuong": "bang-khen-thu-tuong",
    "bang-khen-ttg": "bang-khen-thu-tuong",
    "chien-si-thi-dua": "chien-si-thi-dua",
    "chien-si-tien-tien": "lao-dong-tien-tien",
    "cstd": "chien-si-thi-dua",
    "co-thi-dua": "co-thi-dua",
    "danh-hieu-vinh-du": "danh-hieu-vinh-du",
    "don-vi-quyet-thang": "tap-the-lao-dong",
    "don-vi-tien-tien": "tap-the-lao-dong",
    "giai-thuong": "giai-thuong",
    "giay-khen": "giay-khen",
    "huan-chuong": "huan-chuong",
    "huy-chuong": "huy-chuong",
    "huy-hieu": "huy-hieu",
    "ky-niem-chuong": "ky-niem-chuong",
    "lao-dong-tien-tien": "lao-dong-tien-tien",
    "nghe-nhan": "danh-hieu-vinh-du",
    "nghe-si": "danh-hieu-vinh-du",
    "nha-giao": "danh-hieu-vinh-du",
    "tap-the": "tap-the-lao-dong",
    "thay-thuoc": "danh-hieu-vinh-du",
    "thon-to-dan-pho-van-hoa": "tap-the-lao-dong",
    "xa-phuong-thi-tran-tieu-bieu": "tap-the-lao-dong",
    "gia-dinh-van-hoa": "huy-hieu",
    "danh-hieu-thi-dua": "lao-dong-tien-tien",
    "danh-hieu-dia-phuong": "huy-hieu",
}
_CLASSES = {"1": "nhat", "2": "nhi", "3": "ba", "nhat": "nhat", "nhi": "nhi", "ba": "ba"}
_WITH_CLASS = ("huan-chuong", "huy-chuong")


def _plain(text: object) -> str:
    """Lower case, marks dropped, words joined by hyphens."""
    folded = unicodedata.normalize("NFD", str(text or "").lower().replace("đ", "d"))
    letters = "".join(c if c.isascii() and c.isalnum() else " " for c in folded if not unicodedata.combining(c))
    return "-".join(letters.split())


def _shape(plain: str) -> str:
    known = [start for start in _SHAPES if plain == start or plain.startswith(f"{start}-")]
    return _SHAPES[max(known, key=len)] if known else ""


@lru_cache(maxsize=2048)
def award_glyph(code: str, klass: str | int | None = None) -> str:
    """Name of the glyph for a form or title (code or Vietnamese name) and its class.

    The class is 1, 2, 3 or a word such as "nhat", "Nhất", "hạng Nhất"; it shows only on
    orders and medals. Returns "" for a form that has no drawing.
    """
    plain = _plain(code)
    if plain in GLYPHS:
        shape = plain
    else:
        shape = _shape(plain) or _shape(plain.removeprefix("danh-hieu-"))
    if shape in _WITH_CLASS:
        words = [*_plain(klass).split("-")[-1:], *(plain.split("-")[-1:] if "hang" in plain else [])]
        level = next((_CLASSES[word] for word in words if word in _CLASSES), "")
        return f"{shape}-{level}" if level else shape
    return shape
