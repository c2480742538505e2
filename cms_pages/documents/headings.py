"""What the head of a document says: "QĐ số 27/2021/QĐ-UBND ngày 15/10/2021 của UBND tỉnh về việc …".

Pure functions; `search.text` reads numbers and dates.
"""

import datetime
import re
from dataclasses import dataclass, replace

from search.text import find_numbers, find_spans, parse_number, tidy
from search.text.number_words import TYPE_WORDS, choice, flat

from .issuers import issuer_of, long_name
from .kinds import TYPE_OF_CODE, DocumentType

MOST = 2000
# How codes are printed, by their flattened form; what is not here is printed in capitals.
_PRINTED = {
    "qd": "QĐ", "nd": "NĐ", "cd": "CĐ", "qdi": "QĐi", "da": "ĐA", "tw": "TW", "ttg": "TTg", "ttr": "TTr", "ctr": "CTr",
    "hdnd": "HĐND", "hdtdkt": "HĐTĐKT", "hdtdktw": "HĐTĐKTTW", "hdtdkttw": "HĐTĐKTTW", "tdkt": "TĐKT",
    "btdkt": "BTĐKT", "btdkttw": "BTĐKTTW", "bgddt": "BGDĐT", "sgddt": "SGDĐT", "skhdt": "SKHĐT", "ldtbxh": "LĐTBXH",
    "hdbt": "HĐBT", "hdsk": "HĐSK", "tldld": "TLĐLĐ", "ldld": "LĐLĐ",
}  # fmt: skip
_STOP = (
    r"ve viec|ve|v/v|ban hanh|quy dinh|phe duyet|sua doi|bai bo|thay the|cong bo|huong dan|tang|khen thuong|kem theo|"
    r"ngay|thong qua"
)
# Read in flattened text, so that capitals and missing marks make no difference. "Thi đua - Khen thưởng" is a name.
_OF = re.compile(
    rf"[\s,;)]*(?:cua|do)\s+(?P<issuer>.+?)\s*(?=(?<!thi dua -)(?<!thi dua,)(?<!thi dua va)(?!(?<=thi dua)\s(?:-\s)?khen thuong)\s(?:{_STOP})\b|[,;:(]|\.\s|\.?$)",
    re.S,
)
_DAY_WORDS = r"so hieu|so|ngay ban hanh|ban hanh ngay|ngay ky|ky ngay|ngay|ky|ban hanh"
_WORDS_OF_HEAD = re.compile(rf"[\s,;:.()–—-]*(?:{_DAY_WORDS})?[\s,;:.()–—-]*$")
# What stands between the word for a type and the number without making it another document's number.
_QUALIFIED = re.compile(
    rf"(?P<type>{choice(TYPE_WORDS)}|van ban)(?:\s+(?:hoa toc|thuong khan|khan|mat|lien tich|lien nganh|phoi hop|"
    r"hanh dong|chung|lien bo))*\s*(?:so)?[\s:.]*"
)
_LAW_NAME = re.compile(r"(?:bo )?luat\s(?!.*\b(?:luat|cua|sua doi)\b)(?P<name>.{3,120}?),?\s+(?:so)?[\s:.]*")
_BULLET = re.compile(r"(?:[-–—•*+]|\(?\d{1,2}[.)]|[a-zđ][.)])\s+")
_JOIN = re.compile(r"[\s,;.&+]*(?:va|cung|voi|va ca)?[\s,;]*")
# "QUYẾT ĐỊNH Về việc …": the word printed large above what the document is about.
_TYPE_AS_HEADING = re.compile(
    "^(?:" + "|".join(label.upper() for label in DocumentType.labels) + r")\s+(?=[A-ZĐ]?[a-zà-ỹđ])"
)
# A year of two digits is read only behind "ngày"; a day that cannot be read is left out of what the document is about.
_SHORT_DATE = re.compile(
    r"[\s,;.(-]*(?:ngày|ngay|ký ngày)\s*(?P<day>\d{1,2})\s*(?:[/.-]|tháng|thang)\s*(?P<month>\d{1,2})\s*(?:[/.-]|năm|nam)\s*"
    r"(?P<year>\d\d(?:\d\d)?)(?!\d)\)?",
    re.I,
)
_YEAR_ONLY = re.compile(r"[\s,;:.(-]*(?:năm|nam)\s+(?:19|20)\d\d\b", re.I)
_JOINT = frozenset("ttlt nqlt hdln hdlt khlt qcph".split())
_SEPARATORS = " \t\n,;:.–—-"


@dataclass(frozen=True, slots=True)
class Heading:
    """What was read; what is not said is empty. `number` is as printed, `issuer` a proposal, `subject` the rest.

    `others` are numbers of further documents that the line names beside it.
    """

    number: str = ""
    serial: int | None = None
    symbol: str = ""
    year: int | None = None
    document_type: str = ""
    issuer: str = ""
    issued_on: datetime.date | None = None
    subject: str = ""
    others: tuple[str, ...] = ()

    def __bool__(self):
        return bool(self.number)


def read_heading(text, place="tỉnh Lạng Sơn"):
    """The Heading that `text` begins with; an empty one when it begins with something else.

    A number further on is that of another document ("Sửa đổi Quyết định số …"). Never raises.
    """
    text = _prepared(text)
    found = find_numbers(text, typed=True)
    dates = [(span.at, span.to) for span in find_spans(text) if span.token[0] == "d"]
    found = [each for each in found if not any(at <= each.start < to for at, to in dates)]
    if not found:
        return Heading()
    number = found[0]
    said = _said_before(text[: number.start], number)
    if said is None:
        return Heading()
    kind, name = said
    heading = _of_number(number, place)
    heading = replace(heading, document_type=heading.document_type or kind)
    heading, end = _with_date(heading, text, number.end, place)
    named = _OF.match(flat(text), end)
    if named and named.end("issuer") - named.start("issuer") <= 150:
        heading = replace(heading, issuer=long_name(text[slice(*named.span("issuer"))].strip(_SEPARATORS), place))
        end = named.end()
        if not heading.issued_on:
            heading, end = _with_date(heading, text, end, place)
    others = _others(text, found[1:], end)
    subject = name if others else _subject(text[end:]) or name
    return replace(heading, subject=subject, others=tuple(_printed(each) for each in others))


def _prepared(text):
    """Without bullets and quotation marks around; "Ð" (the Icelandic letter) as the Vietnamese one."""
    text = tidy((text or "")[:MOST]).replace("Ð", "Đ").replace("ð", "đ").strip()
    text = text.strip("“”\"'«»‘’ ")
    while bullet := _BULLET.match(text):
        text = text[bullet.end() :]
    return text


def _said_before(before, number):
    """(type, name) that the words before a number say; None where they belong to something else."""
    flattened = flat(before)
    if not _has_words(before):
        return "", ""
    if qualified := _QUALIFIED.fullmatch(flattened):
        return str(TYPE_OF_CODE.get(TYPE_WORDS.get(qualified["type"], ""), "")), ""
    if re.fullmatch(r"qh\d*", number.issuer or "") and (law := _LAW_NAME.fullmatch(flattened)):
        return str(DocumentType.LAW), before[: law.end("name")].strip(_SEPARATORS)
    return None


def _others(text, numbers, end):
    """Numbers of documents that are only joined to this one ("… và Thông tư số …"), one after the other."""
    found = []
    flattened = flat(text)
    for number in numbers:
        if number.start < end or (not found and not _JOIN.fullmatch(flattened, end, number.start)):
            break
        found.append(number)
    return found


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


def _with_date(heading, text, end, place):
    """The heading with the day that stands right behind its number, and where that ends."""
    towns = "|".join(re.escape(flat(town)) for town in (place.partition(" ")[2], "ha noi") if town)
    for span in find_spans(text):
        if span.token[0] != "d" or span.at < end:
            continue
        between = re.sub(rf"^[\s,;.]*(?:{towns})\s*,", "", flat(text[end : span.at]))
        if _WORDS_OF_HEAD.fullmatch(between):
            return replace(heading, issued_on=span.start), span.to + (text[span.to : span.to + 1] == ")")
    if short := _SHORT_DATE.match(text, end):
        return replace(heading, issued_on=_day_of(short)), short.end()
    year = _YEAR_ONLY.match(text, end)
    return heading, year.end() if year else end


def _day_of(match):
    """The day of "ngày 12/3/24"; None where the calendar lacks it. The oldest documents are of 1945."""
    year = int(match["year"])
    if year < 100:
        year += 2000 if year < 45 else 1900
    try:
        return datetime.date(year, int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def _has_words(text):
    return not _WORDS_OF_HEAD.fullmatch(flat(text))


def _printed(number):
    """The number as documents print it: "27/2021/QĐ-UBND" also for "27/2021/qd-ubnd"."""
    written = re.sub(r"\s*([/-])\s*", r"\1", number.original.strip())
    strict = re.search(r"\d[\w.]*(?:/(?:19|20)\d\d)?[/-].*", written)
    if strict is None:
        return _rebuilt(number, written)
    written = re.sub(r"(?<=\d)\.(?=\d{3}\b)", "", strict[0])
    head, *rest = re.split(r"([/\s-])", written)
    return "".join([head, *(_code(part) for part in rest)]).strip()


def _rebuilt(number, written):
    """ "1657/QĐ-UBND" of "QĐ-UBND số 1657"; the bare number where its symbol is not written."""
    head = number.shown + number.letter
    if not (number.type and number.issuer and f"{number.type}-{number.issuer}" in flat(written)):
        return head
    symbol = "-".join(_code(part.upper()) for part in (number.type, *number.issuer.split("-")))
    return "/".join(filter(None, [head, str(number.year or ""), symbol]))


def _code(part):
    folded = flat(part)
    digits = re.search(r"\d*$", folded)[0]
    known = _PRINTED.get(folded[: len(folded) - len(digits)] if digits else folded)
    if known:
        return known + digits
    return part if part != part.lower() else part.upper()


def _symbol(printed):
    """ "QĐ-UBND" of "27/2021/QĐ-UBND"; "CT/TU" of "30-CT/TU"; "QH15" of "06/2022/QH15"."""
    return re.sub(r"^\d+(?:[A-Za-z](?=[/-]))?(?:[/-](?:19|20)\d\d(?!\w))?[/-]?", "", printed)


def _issuer(number, place):
    first, *rest = (number.issuer or "").split("-")
    if number.type in _JOINT and rest:
        names = [issuer_of(code, place) for code in (first, *rest)]
        return ", ".join(names) if all(names) else ""
    name = issuer_of(re.sub(r"\d+$", "", first), place)
    return name or (issuer_of(rest[0], place) if number.type == "cv" and rest else "")


def _subject(rest):
    if re.fullmatch(r"[\s,;:.()“”\"'–—-]*(?:về|ve)?[\s,;:.()“”\"'–—-]*", rest, re.I):
        return ""
    rest = _TYPE_AS_HEADING.sub("", rest.strip(_SEPARATORS))
    rest = re.sub(r"^v/v\b", "Về việc", rest.strip(_SEPARATORS), flags=re.I).strip(_SEPARATORS)
    return rest[:1].upper() + rest[1:]


def type_label(value):
    """The Vietnamese name of a type of document."""
    return str(DocumentType(value).label) if value in DocumentType.values else ""
