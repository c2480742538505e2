"""What the head of a document says: "QĐ số 27/2021/QĐ-UBND ngày 15/10/2021 của UBND tỉnh về việc …".

Pure functions; `search.text` reads numbers and dates.
"""

import datetime
import re
from dataclasses import dataclass, replace

from search.text import find_numbers, find_spans, parse_number, tidy
from search.text.number_words import flat

from .kinds import TYPE_OF_CODE, DocumentType

MOST = 2000
# How codes are printed, by their flattened form; what is not here is printed in capitals.
_PRINTED = {
    "qd": "QĐ", "nd": "NĐ", "cd": "CĐ", "qdi": "QĐi", "da": "ĐA", "tw": "TW", "ttg": "TTg", "ttr": "TTr", "ctr": "CTr",
    "hdnd": "HĐND", "hdtdkt": "HĐTĐKT", "hdtdktw": "HĐTĐKTTW", "hdtdkttw": "HĐTĐKTTW", "tdkt": "TĐKT",
    "btdkt": "BTĐKT", "btdkttw": "BTĐKTTW", "bgddt": "BGDĐT", "sgddt": "SGDĐT", "skhdt": "SKHĐT", "ldtbxh": "LĐTBXH",
    "hdbt": "HĐBT", "hdsk": "HĐSK", "tldld": "TLĐLĐ", "ldld": "LĐLĐ",
}  # fmt: skip
# Who issues under which code; {place} is the province of the office.
_ISSUERS = {
    "ubnd": "Ủy ban nhân dân {place}",
    "hdnd": "Hội đồng nhân dân {place}",
    "hdtdkt": "Hội đồng Thi đua - Khen thưởng {place}",
    "snv": "Sở Nội vụ",
    "skhcn": "Sở Khoa học và Công nghệ",
    "sgddt": "Sở Giáo dục và Đào tạo",
    "stc": "Sở Tài chính",
    "syt": "Sở Y tế",
    "cp": "Chính phủ",
    "ttg": "Thủ tướng Chính phủ",
    "ctn": "Chủ tịch nước",
    "qh": "Quốc hội",
    "ubtvqh": "Ủy ban Thường vụ Quốc hội",
    "vpcp": "Văn phòng Chính phủ",
    "bnv": "Bộ Nội vụ",
    "btc": "Bộ Tài chính",
    "bgddt": "Bộ Giáo dục và Đào tạo",
    "byt": "Bộ Y tế",
    "bqp": "Bộ Quốc phòng",
    "bca": "Bộ Công an",
    "btp": "Bộ Tư pháp",
    "bkhcn": "Bộ Khoa học và Công nghệ",
    "hdtdkttw": "Hội đồng Thi đua - Khen thưởng Trung ương",
    "btdkttw": "Ban Thi đua - Khen thưởng Trung ương",
}
_SHORT = (("UBND", "Ủy ban nhân dân"), ("HĐND", "Hội đồng nhân dân"), ("HĐTĐKT", "Hội đồng Thi đua - Khen thưởng"))
_STOP = (
    r"về(?: việc)?|v/v|ban hành|quy định|phê duyệt|sửa đổi|bãi bỏ|thay thế|công bố|hướng dẫn|tặng|khen thưởng|kèm theo"
)
_OF = re.compile(rf"\s*,?\s*của\s+(?P<issuer>.+?)\s*(?=\s(?:{_STOP})\b|[,;:]|\.\s|\.?$)", re.I | re.S)
_WORDS_OF_HEAD = re.compile(r"[\s,;:.()–—-]*(?:so hieu|so|ngay|ky)?[\s,;:.()–—-]*$")
_SEPARATORS = " \t\n,;:.–—-"


@dataclass(frozen=True, slots=True)
class Heading:
    """What was read; what is not said is empty. `number` is as printed, `issuer` a proposal, `subject` the rest."""

    number: str = ""
    serial: int | None = None
    symbol: str = ""
    year: int | None = None
    document_type: str = ""
    issuer: str = ""
    issued_on: datetime.date | None = None
    subject: str = ""

    def __bool__(self):
        return bool(self.number)


def read_heading(text, place="tỉnh Lạng Sơn"):
    """The Heading that `text` begins with; an empty one when it begins with something else.

    A number further on is that of another document ("Sửa đổi Quyết định số …"). Never raises.
    """
    text = tidy((text or "")[:MOST])
    found = find_numbers(text, typed=True)
    dates = [(span.at, span.to) for span in find_spans(text) if span.token[0] == "d"]
    found = [each for each in found if not any(at <= each.start < to for at, to in dates)]
    if not found or _has_words(text[: found[0].start]):
        return Heading()
    number = found[0]
    heading, end = _with_date(_of_number(number, place), text, number.end)
    named = _OF.match(text, end)
    if named and len(named["issuer"]) <= 150:
        heading = replace(heading, issuer=_long_name(named["issuer"], place))
        end = named.end()
    return replace(heading, subject=_subject(text[end:]))


def read_first_page(text, place="tỉnh Lạng Sơn"):
    """The Heading printed on the first page of a document ("Số: 27/2021/QĐ-UBND … ngày 15 tháng 10 năm 2021")."""
    text = tidy((text or "")[:MOST])
    said = re.search(r"\bsố\s*:", text, re.I)
    if said is None:
        return Heading()
    numbers = [each for each in find_numbers(text[said.start() :]) if not each.start - len(said[0]) > 8]
    if not numbers:
        return Heading()
    heading = _of_number(numbers[0], place)
    days = [span.start for span in find_spans(text[said.end() :]) if span.token[0] == "d"]
    return replace(heading, issued_on=days[0] if days else None)


def parts_of(number):
    """(serial, symbol, year) of a number as printed; (None, "", None) for what is none."""
    read = parse_number(number)
    if read is None:
        return None, "", None
    return read.number, _symbol(_printed(read)), read.year


def _of_number(number, place):
    printed = _printed(number)
    return Heading(
        number=printed,
        serial=number.number,
        symbol=_symbol(printed),
        year=number.year,
        document_type=str(TYPE_OF_CODE.get(number.type or "", "")),
        issuer=_issuer(number, place),
    )


def _with_date(heading, text, end):
    """The heading with the day that stands right behind its number, and where that ends."""
    for span in find_spans(text):
        if span.token[0] == "d" and span.at >= end and not _has_words(text[end : span.at]):
            return replace(heading, issued_on=span.start), span.to
    return heading, end


def _has_words(text):
    return not _WORDS_OF_HEAD.fullmatch(flat(text))


def _printed(number):
    """The number as documents print it: "27/2021/QĐ-UBND" also for "27/2021/qd-ubnd"."""
    written = re.sub(r"\s*([/-])\s*", r"\1", number.original.strip())
    strict = re.search(r"\d[\w.]*(?:/(?:19|20)\d\d)?[/-].*", written)
    if strict is None:
        return number.shown + number.letter
    written = re.sub(r"(?<=\d)\.(?=\d{3}\b)", "", strict[0])
    head, *rest = re.split(r"([/\s-])", written)
    return "".join([head, *(_code(part) for part in rest)]).strip()


def _code(part):
    folded = flat(part)
    digits = re.search(r"\d*$", folded)[0]
    known = _PRINTED.get(folded[: len(folded) - len(digits)] if digits else folded)
    if known:
        return known + digits
    return part if part != part.lower() else part.upper()


def _symbol(printed):
    """ "QĐ-UBND" of "27/2021/QĐ-UBND"; "CT/TU" of "30-CT/TU"; "QH15" of "06/2022/QH15"."""
    return re.sub(r"^\d+[A-Za-z]?(?:[/-](?:19|20)\d\d(?!\w))?[/-]?", "", printed)


def _issuer(number, place):
    first, *rest = (number.issuer or "").split("-")
    name = _ISSUERS.get(re.sub(r"\d+$", "", first), "")
    if number.type == "cv" and rest and not name:
        name = _ISSUERS.get(rest[0], "")
    return name.format(place=place)


def _long_name(said, place):
    name = said.strip(_SEPARATORS)
    for short, full in _SHORT:
        name = re.sub(rf"\b{short}\b", full, name)
    name = name[:1].upper() + name[1:]
    own = place.partition(" ")[0]
    # "UBND tỉnh": which one is clear here.
    return name + place[len(own) :] if re.search(rf"\b{own}$", name, re.I) else name


def _subject(rest):
    rest = re.sub(r"^v/v\b", "Về việc", rest.strip(_SEPARATORS), flags=re.I).strip(_SEPARATORS)
    return rest[:1].upper() + rest[1:]


def type_label(value):
    """The Vietnamese name of a type of document."""
    return str(DocumentType(value).label) if value in DocumentType.values else ""
