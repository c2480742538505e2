"""From the words of an office's list to a row of the catalogue: pure functions.

Offices write the same award in many ways ("BK", "Bằng khen của Chủ tịch UBND
tỉnh", "CSTĐ cấp tỉnh", "Huân chương Lao động hạng 3"). Nothing is guessed
silently: whatever is not certain comes back as a doubt for the officer.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from functools import lru_cache

from search import text

from .models import Authority, AwardClass, Title

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
# What may stand beside a name of the catalogue without changing which award is meant.
_HARMLESS = frozenset(["nam", "giai", "doan", "tu", "den", "hang", "loai", "h", "tinh", "lang", "son", *_CLASSES])
_REASON = re.compile(r"\b(?:ve thanh tich|vi da co|vi thanh tich|da co thanh tich|co thanh tich|cho cac|cho)\b.*")
# Of these the name of the body follows: "Giấy khen của Giám đốc Sở Y tế".
_NAMED_BODIES = frozenset(
    [Authority.MINISTER, Authority.AGENCY_HEAD, Authority.DISTRICT_CHAIR, Authority.COMMUNE_CHAIR]
)
_CANDIDATES = 4
_ALIKE = 0.6


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


def _says_no_more(alias: tuple[str, ...], words: tuple[str, ...], title: Title) -> bool:
    """Is what the wording adds to the alias without meaning for which award it is?"""
    more = Counter(words) - Counter(alias)
    if all(word in _HARMLESS or word.isdigit() for word in more):
        return True
    return title.authority in _NAMED_BODIES and len(alias) > 2 and words[: len(alias)] == alias


class Catalogue:
    """Rows of the catalogue made ready for many look-ups; one per import.

    ``ended`` are rows not in force on the day: a wording that means one of
    them is told so, and never gets it.
    """

    def __init__(self, titles: Iterable[Title], ended: Iterable[Title] = ()):
        self._aliases = _aliases(titles)
        self._ended = _aliases(ended)
        self._found: dict[tuple[str, str], AwardMatch] = {}

    def match(self, wording: str, *, authority: str = "", recipient_kind: str = "") -> AwardMatch:
        """Match one wording; ``authority`` is that of the decision and settles what words leave open."""
        key = (wording, authority)
        if key not in self._found:
            self._found[key] = self._match(wording, authority)
        found = self._found[key]
        title = found.title
        if title and (doubt := kind_doubt(title, recipient_kind)):
            return replace(found, doubts=[*found.doubts, doubt])
        return found

    def _match(self, wording: str, authority: str) -> AwardMatch:
        words = _words(_REASON.sub("", text.fold(wording)))
        award_class = class_of(wording)
        posthumous = "truy tang" in text.fold(wording)
        equal = _equal(self._aliases, words)
        if not equal:
            return self._near(wording, words, award_class, posthumous, authority)
        why = "theo tên trong danh sách"
        if len(equal) > 1:
            fitting = [title for title in equal if title.authority == authority]
            if len(fitting) != 1:
                names = "; ".join(title.name for title in equal[:_CANDIDATES])
                doubt = f"Có nhiều mục phù hợp: {names}."
                return AwardMatch(None, award_class, posthumous, "", [doubt], tuple(fitting or equal))
            why = "theo tên trong danh sách và thẩm quyền của quyết định"
            equal = fitting
        title = equal[0]
        doubts: list[str] = []
        if authority and title.authority != authority:
            doubts.append(f"“{title.name}” thuộc thẩm quyền khác với quyết định này.")
        doubts += _class_doubts(title, award_class, wording)
        taken = award_class if award_class in title.classes else ""
        return AwardMatch(title, taken, posthumous, why, doubts, (title,) if doubts else ())

    def _near(
        self, wording: str, words: tuple[str, ...], award_class: str, posthumous: bool, authority: str
    ) -> AwardMatch:
        """No row bears this name: say so, and offer the rows that come nearest."""
        shown = text.tidy(wording)[:80]
        candidates = self._nearest(words, authority)
        if not shown:
            doubt = "Chưa ghi hình thức khen thưởng."
        elif gone := _equal(self._ended, words):
            doubt = f"“{gone[0].name}” không có hiệu lực vào ngày ký quyết định (áp dụng {gone[0].span})."
        else:
            doubt = f"“{shown}” không trùng với tên nào trong danh mục có hiệu lực vào ngày ký."
        return AwardMatch(None, award_class, posthumous, "", [doubt], candidates)

    def _nearest(self, words: tuple[str, ...], authority: str) -> tuple[Title, ...]:
        """Rows whose name stands in the wording or is spelt much like it, best first."""
        if not words:
            return ()
        said = " ".join(words)[:200]
        best: dict[int, tuple[float, Title]] = {}
        for alias, title in self._aliases:
            matcher = SequenceMatcher(None, " ".join(alias), said, autojunk=False)
            covers = _covers(alias, words)
            if not covers and (matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _ALIKE):
                continue
            alike = matcher.ratio()
            if covers or alike >= _ALIKE:
                mark = alike + (0.3 if covers else 0) + (0.1 if title.authority == authority else 0)
                best[title.pk] = max(best.get(title.pk, (0.0, title)), (mark, title), key=lambda pair: pair[0])
        ordered = sorted(best.values(), key=lambda pair: -pair[0])
        return tuple(title for _, title in ordered[:_CANDIDATES])


def _aliases(titles: Iterable[Title]) -> list[tuple[tuple[str, ...], Title]]:
    made = []
    for title in titles:
        names = {title.name, title.short_name, *title.other_names}
        made += [(words, title) for name in sorted(names) if (words := _words(name))]
    return made


def _equal(aliases: list[tuple[tuple[str, ...], Title]], words: tuple[str, ...]) -> list[Title]:
    """Titles with the longest alias that the wording states without adding to it."""
    best, found = 0, {}
    for alias, title in aliases:
        if len(alias) >= best and _covers(alias, words) and _says_no_more(alias, words, title):
            if len(alias) > best:
                best, found = len(alias), {}
            found[title.code] = title
    return list(found.values())


def kind_doubt(title: Title, recipient_kind: str) -> str:
    """What is odd about giving this award to this kind of recipient; "" if nothing is."""
    if recipient_kind and recipient_kind not in title.recipient_kinds:
        return f"“{title.name}” thường không dành cho đối tượng này."
    return ""


def _class_doubts(title: Title, award_class: str, wording: str) -> list[str]:
    if title.classes and not award_class:
        return [f"“{title.name}” có các hạng nhưng danh sách chưa ghi hạng."]
    if award_class and title.classes and award_class not in title.classes:
        return [f"“{title.name}” không có {AwardClass(award_class).label}."]
    if award_class and not title.classes and _CLASS.search(text.fold(wording)):
        return [f"“{title.name}” không chia hạng."]
    return []
