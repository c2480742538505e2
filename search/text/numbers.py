"""Numbers of Vietnamese documents: "1657/QĐ-UBND", "12/2019/NQ-HĐND", "30-CT/TU".

State form (Decree 30/2020/NĐ-CP, appendix I): number [/year] / type - issuer;
Party form: number - type / issuer; laws: number / year / QH + term. The year
stands in the number of legal documents only; for the others the date tells it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from .letters import clean, key_b

# Folded type codes and the words that people write instead.
TYPE_WORDS = {
    "quyet dinh": "qd",
    "nghi quyet": "nq",
    "nghi quyet lien tich": "nqlt",
    "nghi dinh": "nd",
    "thong tu": "tt",
    "thong tu lien tich": "ttlt",
    "chi thi": "ct",
    "ke hoach": "kh",
    "ket luan": "kl",
    "to trinh": "ttr",
    "huong dan": "hd",
    "bao cao": "bc",
    "thong bao": "tb",
    "thong tri": "tt",
    "cong van": "cv",
    "cong dien": "cd",
    "luat": "luat",
    "phap lenh": "pl",
    "lenh": "l",
    "sac lenh": "sl",
    "quy dinh": "qdi",
    "quy che": "qc",
    "quy chuan": "qc",
    "van ban hop nhat": "vbhn",
    "de an": "da",
    "chuong trinh": "ctr",
    "phuong an": "pa",
    "bien ban": "bb",
    "giay moi": "gm",
    "tuyen bo": "tbo",
}
TYPE_LABELS = {
    "qd": "Quyết định",
    "nq": "Nghị quyết",
    "nd": "Nghị định",
    "tt": "Thông tư",
    "ttlt": "Thông tư liên tịch",
    "ct": "Chỉ thị",
    "kh": "Kế hoạch",
    "kl": "Kết luận",
    "ttr": "Tờ trình",
    "hd": "Hướng dẫn",
    "bc": "Báo cáo",
    "tb": "Thông báo",
    "cv": "Công văn",
    "cd": "Công điện",
    "luat": "Luật",
    "pl": "Pháp lệnh",
    "vbhn": "Văn bản hợp nhất",
    "da": "Đề án",
    "ctr": "Chương trình",
}
TYPE_CODES = frozenset(TYPE_WORDS.values()) | {"nqlt", "qdi", "hdlt", "cttr", "sl"}


@dataclass(frozen=True, slots=True)
class DocNumber:
    """One document number, read.

    ``number`` compares without leading zeros, ``shown`` keeps them; ``letter``
    is the rare addition of "1657a"; ``year``, ``type`` and ``issuer`` are None
    when not written. ``start``/``end`` are offsets into ``clean(text)``.
    """

    number: int
    shown: str
    letter: str = ""
    year: int | None = None
    type: str | None = None
    issuer: str | None = None
    original: str = ""
    start: int = 0
    end: int = 0

    @property
    def normalised(self) -> str:
        """Comparable form ``number|type|issuer|year``, e.g. ``1657|qd|ubnd|2021``."""
        year = str(self.year or "")
        return f"{self.number}{self.letter}|{self.type or ''}|{self.issuer or ''}|{year}"

    def terms(self, year: int | None = None) -> set[str]:
        """Index terms: one for every set of parts by which it may be asked for.

        ``year`` is that of the document's date, used when the number has none.
        """
        head = f"{self.number}{self.letter}"
        years = {"", str(self.year or year or "")}
        types = {"", self.type or ""}
        issuers = {"", self.issuer or ""}
        if self.issuer:
            issuers.update(self.issuer.split("-"))
            if re.fullmatch(r"qh\d*", self.issuer) and not self.type:
                types.add("luat")
        return {f"{head}|{t}|{i}|{y}" for t in types for i in issuers for y in years}


_L = r"[A-Za-zĐđƯưÔôƠơÂâĂăÊê]"
_NUM = r"(?<![\w/.,-])(?P<num>\d{1,3}\.\d{3}|\d{1,6})(?P<let>[A-Za-zđĐ]?)"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_ISSUER = rf"(?P<issuer>{_L}[A-Za-zĐđƯưÔôƠơÂâĂăÊê0-9]{{0,14}}(?:\s?[-.&]\s?{_L}[A-Za-zĐđ0-9]{{1,9}}){{0,3}})"
_STRICT = re.compile(rf"{_NUM}\s*(?:/\s*{_YEAR}\s*)?/\s*(?P<type>{_L}{{1,6}})\s*-\s*{_ISSUER}(?!\w)")
_LAW = re.compile(rf"{_NUM}\s*/\s*{_YEAR}\s*/\s*(?P<issuer>(?:QH|UBTVQH)\d{{0,2}})(?!\w)", re.I)
_PARTY = re.compile(rf"{_NUM}\s*-\s*(?P<type>{_L}{{1,6}})\s*/\s*(?P<issuer>{_L}[\w-]{{0,14}})(?!\w)")
_NO_ISSUER = re.compile(rf"{_NUM}\s*/\s*(?:{_YEAR}\s*/\s*)?(?P<type>{_L}{{1,5}})(?!\s?[-/]\s?\w)(?!\w)")
_WITH_YEAR = re.compile(rf"{_NUM}\s*/\s*{_YEAR}(?![\w/.-])")
_BARE = re.compile(rf"{_NUM}(?![\w/.,-])")

_TYPE_BEFORE = re.compile(
    r"(?:(?P<words>"
    + "|".join(sorted(map(re.escape, TYPE_WORDS), key=len, reverse=True))
    + r")|(?P<code>"
    + "|".join(sorted(map(re.escape, TYPE_CODES), key=len, reverse=True))
    + r"))\s*(?:so|s)?\s*[:.]?\s*$"
)
_SO_BEFORE = re.compile(r"(?:^|\W)so\s*:?\s*$")

# "1657 qd ubnd", "1657qd-ubnd", "QD-UBND 1657": only in what people type.
_KNOWN_TYPES = "|".join(sorted(TYPE_CODES - {"l", "luat"}, key=len, reverse=True))
_LOOSE = re.compile(
    rf"(?<![\w/.])(?P<num>\d{{1,6}})(?P<let>[a-z]?)[\s/_.-]{{0,3}}(?:{_YEAR}[\s/_.-]{{1,3}})?"
    rf"(?P<type>{_KNOWN_TYPES})[\s/_.-]{{0,3}}(?P<issuer>[a-z]{{2,12}}\d{{0,2}})?(?!\w)"
)
_LOOSE_BACK = re.compile(
    rf"(?<!\w)(?P<type>{_KNOWN_TYPES})[\s/_.-]{{1,3}}(?P<issuer>[a-z]{{2,12}}\d{{0,2}})"
    r"\s+(?:so\s+)?(?P<num>\d{1,6})(?P<let>[a-z]?)(?![\w/])"
)
_TIGHT = re.compile(rf"(?<![\w/.-])(?P<type>{_KNOWN_TYPES})[/_.-]?(?P<num>\d{{1,6}})(?P<let>[a-z]?)(?![\w/.-])")
_ISSUER_LIST = (
    "ubnd hdnd cp ttg ctn bnv hdtdkt btdkt snv tu tw qh ubtvqh vpqh btttt bgddt btc byt bct bqp bca "
    "btdktw vpcp vpubnd skhdt sgddt syt stc hdsk mttq mttqvn bct bbt hdtdkttw"
)
_ISSUERS = frozenset(_ISSUER_LIST.split())

_FLAT = str.maketrans(
    "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ",
    "aaaaaaaaaaaaaaaaaeeeeeeeeeeeiiiiiooooooooooooooooouuuuuuuuuuuyyyyyd",
)


def flat(text: str) -> str:
    """Lower-case letters without Vietnamese marks, length kept (offsets hold)."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lowered.translate(_FLAT)


@lru_cache(maxsize=4096)
def _issuer(text: str) -> str:
    return "-".join(filter(None, (key_b(part) for part in re.split(r"[\s\-.&]+", text))))


def _make(match: re.Match[str], text: str, kind: str = "", start: int | None = None) -> DocNumber:
    found = match.groupdict()
    shown = found["num"].replace(".", "")
    kind = kind or found.get("type") or ""
    issuer = found.get("issuer")
    return DocNumber(
        number=int(shown),
        shown=shown,
        letter=key_b(found.get("let") or ""),
        year=int(found["year"]) if found.get("year") else None,
        type=key_b(kind) if kind else None,
        issuer=_issuer(issuer) if issuer else None,
        original=text[match.start() : match.end()],
        start=match.start() if start is None else start,
        end=match.end(),
    )


def _type_before(flattened: str, start: int) -> tuple[str | None, int]:
    """Type word just before offset ``start`` ("Quyết định số …") and where it begins."""
    window = flattened[max(0, start - 40) : start]
    match = _TYPE_BEFORE.search(window)
    if match is None:
        return None, start
    begin = start - len(window) + match.start()
    if begin and flattened[begin - 1].isalnum():
        return None, start
    return TYPE_WORDS.get(match["words"]) if match["words"] else match["code"], begin


_DIGIT = re.compile(r"\d")


def find_numbers(text: str, *, typed: bool = False) -> list[DocNumber]:
    """Every document number in ``text``, in order, none overlapping.

    With ``typed=True`` the text is what a person typed into a search box: then
    "1657 qd ubnd", "quyết định 1657", "15/2025" and "QĐ-UBND 1657" are numbers
    too. Offsets refer to ``clean(text)``. Never raises.
    """
    text = clean(text)
    if not _DIGIT.search(text):
        return []
    taken = bytearray(len(text))
    found: list[DocNumber] = []
    for number in _candidates(text, flat(text), typed):
        if not any(taken[number.start : number.end]):
            taken[number.start : number.end] = b"\x01" * (number.end - number.start)
            found.append(number)
    if typed:
        # "số 1657/QĐ-UBND": the word belongs to the number and is no word to look for.
        found = [replace(number, start=_start_with_so(flat(text), number.start)) for number in found]
    return sorted(found, key=lambda number: number.start)


def _start_with_so(flattened: str, start: int) -> int:
    said = _SO_BEFORE.search(flattened, max(0, start - 8), start)
    return flattened.index("so", said.start()) if said else start


def _candidates(text: str, flattened: str, typed: bool) -> Iterator[DocNumber]:
    """Every reading of every place, the surest kinds first."""
    for pattern in (_LAW, _STRICT, _PARTY):
        for match in pattern.finditer(text):
            yield _with_type(match, text, flattened)
    for match in _NO_ISSUER.finditer(text):
        if key_b(match["type"]) in TYPE_CODES:
            yield _with_type(match, text, flattened)
    yield from _named(text, flattened, typed)
    if typed:
        for pattern in (_LOOSE, _LOOSE_BACK):
            for match in pattern.finditer(flattened):
                number = _loose(match, text)
                if number is not None:
                    yield number
        for match in _TIGHT.finditer(flattened):
            yield _make(match, text)


def _with_type(match: re.Match[str], text: str, flattened: str) -> DocNumber:
    number = _make(match, text)
    kind, begin = _type_before(flattened, match.start())
    if kind is None or (number.type and kind != number.type):
        return number
    return _make(match, text, kind, begin)


def _named(text: str, flattened: str, typed: bool) -> Iterator[DocNumber]:
    """Numbers known by the word before them, or typed as number/year."""
    for pattern in (_WITH_YEAR, _BARE):
        for match in pattern.finditer(text):
            kind, begin = _type_before(flattened, match.start())
            said = _SO_BEFORE.search(flattened, max(0, match.start() - 8), match.start())
            if kind is None:
                if typed and pattern is _WITH_YEAR:
                    yield _make(match, text)
                continue
            # In running text "kế hoạch 5 năm" is no number: it takes the word "số".
            if typed or said or pattern is _WITH_YEAR:
                yield _make(match, text, kind, begin)


def _loose(match: re.Match[str], text: str) -> DocNumber | None:
    issuer = match["issuer"]
    known = bool(issuer) and (issuer.rstrip("0123456789") in _ISSUERS or issuer in _ISSUERS)
    tight = "/" in match[0] or "-" in match[0] or "_" in match[0]
    if not (known or (tight and issuer)):
        return None
    return _make(match, text)


def parse_number(text: str) -> DocNumber | None:
    """The one number that ``text`` is, or None if it is something else or more."""
    found = find_numbers(text, typed=True)
    text = clean(text)
    if len(found) != 1:
        return None
    rest = flat(text[: found[0].start] + text[found[0].end :])
    return found[0] if re.fullmatch(r"\W*(?:so)?\W*", rest) else None


def same_number(one: str, other: str) -> bool:
    """Do two spellings name the same number (year only compared when both have it)?"""
    a, b = parse_number(one), parse_number(other)
    if a is None or b is None:
        return False
    same = (a.number, a.letter, a.type, a.issuer) == (b.number, b.letter, b.type, b.issuer)
    return same and (a.year == b.year or a.year is None or b.year is None)
