"""From the words of an office's list to a row of the catalogue: pure functions.

Offices write the same award in many ways ("BK", "Bằng khen của Chủ tịch UBND
tỉnh", "CSTĐ cấp tỉnh", "Huân chương Lao động hạng 3"). Nothing is guessed
silently: whatever is not certain comes back as a doubt for the officer.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from search import text

from .models import AwardClass, Title

# Written abbreviation → words, all folded. Longer ones first matter only to the reader: each is one word.
_ABBREVIATIONS = {
    "cstdtq": "chien si thi dua toan quoc",
    "cstdcs": "chien si thi dua co so",
    "cstdcst": "chien si thi dua tinh",
    "cstd": "chien si thi dua",
    "ldtt": "lao dong tien tien",
    "cstt": "chien si tien tien",
    "ttldxs": "tap the lao dong xuat sac",
    "ttldtt": "tap the lao dong tien tien",
    "ldxs": "lao dong xuat sac",
    "dvqt": "don vi quyet thang",
    "dvtt": "don vi tien tien",
    "gdvh": "gia dinh van hoa",
    "hcld": "huan chuong lao dong",
    "hcdl": "huan chuong doc lap",
    "hckc": "huan chuong khang chien",
    "hchkc": "huy chuong khang chien",
    "hcqc": "huan chuong quan cong",
    "hccc": "huan chuong chien cong",
    "hcbvtq": "huan chuong bao ve to quoc",
    "hcddk": "huan chuong dai doan ket dan toc",
    "hc": "huan chuong",
    "hch": "huy chuong",
    "bk": "bang khen",
    "gk": "giay khen",
    "knc": "ky niem chuong",
    "ctd": "co thi dua",
    "ct": "chu tich",
    "ubnd": "uy ban nhan dan",
    "ttg": "thu tuong",
    "ttcp": "thu tuong chinh phu",
    "cp": "chinh phu",
    "bmvnah": "ba me viet nam anh hung",
    "vnah": "viet nam anh hung",
    "ahld": "anh hung lao dong",
    "ahllvtnd": "anh hung luc luong vu trang nhan dan",
    "llvtnd": "luc luong vu trang nhan dan",
    "llvt": "luc luong vu trang",
    "tnxp": "thanh nien xung phong",
    "gd": "giam doc",
    "ld": "lao dong",
}
_SKIPPED = frozenset(["cua", "cap", "danh", "hieu", "tang", "thuong", "truy", "cong", "nhan", "ve", "va"])
_CLASSES = {
    "nhat": "nhat",
    "1": "nhat",
    "i": "nhat",
    "nhi": "nhi",
    "2": "nhi",
    "ii": "nhi",
    "ba": "ba",
    "3": "ba",
    "iii": "ba",
}
_CLASS = re.compile(r"\b(?:hang|loai|h)\s+(nhat|nhi|ba|iii|ii|i|[123])\b")
_CLASS_AT_END = re.compile(r"\b(nhat|nhi|ba|iii|ii|i)$")


@dataclass(frozen=True, slots=True)
class AwardMatch:
    """What a wording was taken to mean.

    ``title`` is None when no row fits. ``why`` tells the officer how it was
    found; every entry of ``doubts`` is something to look at before confirming.
    """

    title: Title | None = None
    award_class: str = ""
    posthumous: bool = False
    why: str = ""
    doubts: list[str] = field(default_factory=list)
    candidates: tuple[Title, ...] = ()


@lru_cache(maxsize=4096)
def _words(wording: str) -> tuple[str, ...]:
    """Folded words with abbreviations written out and words without meaning left out."""
    made = []
    for word in text.fold(wording).split():
        made.extend(text.fold(_ABBREVIATIONS[word]).split() if word in _ABBREVIATIONS else [word])
    return tuple(word for word in made if word not in _SKIPPED)


def class_of(wording: str) -> str:
    """The class (hạng) in a wording as an AwardClass value, or ""."""
    folded = text.fold(wording)
    match = _CLASS.search(folded) or _CLASS_AT_END.search(folded)
    return _CLASSES[match[1]] if match else ""


def _covers(alias: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Do the words of the alias stand in the wording, in this order?"""
    rest = iter(words)
    return bool(alias) and all(word in rest for word in alias)


class Catalogue:
    """Rows of the catalogue made ready for many look-ups; one per import."""

    def __init__(self, titles: Iterable[Title]):
        self._aliases: list[tuple[tuple[str, ...], Title]] = []
        for title in titles:
            names = {title.name, title.short_name, *title.other_names}
            self._aliases += [(words, title) for name in names if (words := _words(name))]
        self._found: dict[tuple[str, str], AwardMatch] = {}

    def match(self, wording: str, *, authority: str = "", recipient_kind: str = "") -> AwardMatch:
        """Match one wording; ``authority`` is that of the decision and settles what words leave open."""
        key = (wording, authority)
        if key not in self._found:
            self._found[key] = self._match(wording, authority)
        found = self._found[key]
        title = found.title
        if title and recipient_kind and recipient_kind not in title.recipient_kinds:
            doubt = f"“{title.name}” thường không dành cho đối tượng này."
            return AwardMatch(
                title, found.award_class, found.posthumous, found.why, [*found.doubts, doubt], found.candidates
            )
        return found

    def _match(self, wording: str, authority: str) -> AwardMatch:
        words = _words(wording)
        award_class = class_of(wording)
        posthumous = "truy tang" in text.fold(wording)
        best, titles = self._longest(words)
        if not titles:
            shown = text.tidy(wording)[:80]
            doubt = (
                f"Chưa tìm thấy “{shown}” trong danh mục có hiệu lực vào ngày ký."
                if shown
                else "Chưa ghi hình thức khen thưởng."
            )
            return AwardMatch(None, award_class, posthumous, "", [doubt])
        doubts: list[str] = []
        why = "theo tên trong danh sách"
        if len(titles) > 1:
            fitting = [title for title in titles if title.authority == authority]
            if len(fitting) == 1:
                why = "theo tên trong danh sách và thẩm quyền của quyết định"
                titles = fitting
            else:
                names = "; ".join(title.name for title in titles[:4])
                return AwardMatch(None, award_class, posthumous, "", [f"Có nhiều mục phù hợp: {names}."], tuple(titles))
        title = titles[0]
        if authority and title.authority != authority:
            doubts.append(f"“{title.name}” thuộc thẩm quyền khác với quyết định này.")
        doubts += _class_doubts(title, award_class, wording)
        return AwardMatch(title, award_class if award_class in title.classes else "", posthumous, why, doubts)

    def _longest(self, words: tuple[str, ...]) -> tuple[int, list[Title]]:
        """Titles with the longest alias that stands in the wording."""
        best, found = 0, {}
        for alias, title in self._aliases:
            if len(alias) >= best and _covers(alias, words):
                if len(alias) > best:
                    best, found = len(alias), {}
                found[title.code] = title
        return best, list(found.values())


def _class_doubts(title: Title, award_class: str, wording: str) -> list[str]:
    if title.classes and not award_class:
        return [f"“{title.name}” có các hạng nhưng danh sách chưa ghi hạng."]
    if award_class and title.classes and award_class not in title.classes:
        return [f"“{title.name}” không có {AwardClass(award_class).label}."]
    if award_class and not title.classes and _CLASS.search(text.fold(wording)):
        return [f"“{title.name}” không chia hạng."]
    return []
