"""Numbers of people: what a page should not tell about anybody without need."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cms_pages.core.models import OfficeSettings
from registrations.feedback.private_shapes import What, fold_in_place, places

from .reading import Matter, plain
from .registry import Hint

TOLD = {
    What.IDENTITY: "số giấy tờ tùy thân",
    What.PHONE: "số điện thoại",
    What.ACCOUNT: "số tài khoản",
}
_GROUPS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
# Not of a person: an amount in groups of three, years in a row, a fraction, a number that everybody may call.
_AMOUNT = re.compile(r"[1-9]\d{0,2}(?:([ .])\d{3})(?:\1\d{3})*|[1-9]\d*")
_YEARS = re.compile(r"(?:19|20)\d\d(?:\D{1,3}(?:19|20)\d\d)*")
_FRACTION = re.compile(r"\d{1,3}[.,]\d{4,}")
_HOTLINE = re.compile(r"1[89]00\d{4,6}")
_COUNTED = re.compile(
    r"\s*(?:m2|m3|m²|m³|km|ha|kg|tan|ta|lit|kwh|luot|nguoi|ho|cay|con|khach|dan|ban|cuon|san pham|dong|d|vnd|nghin|trieu|ty)\b"
)
_OF_A_BUSINESS = re.compile(r"(?:ma so thue|mst|ma so doanh nghiep|dkkd)\W*(?:so|la)?\W*$")
# A tax number of a person begins with an 8, or is the one of the identity card.
_OF_A_PERSON = re.compile(r"8\d{9}|0\d{11}")
_TAXED = re.compile(r"(?:ma so thue|mst)(?: ca nhan)?\W*(?:so|la)?\W*$")
_COUNTING = re.compile(r"[1-9](?:\D{1,2}\d)+")
_DIALS = re.compile(
    r'<a\b[^>]*href="(?:tel:|https?://(?:www\.)?zalo\.me/)(\+?\d[\d .-]{7,15})"[^>]*>(.*?)</a>', re.S | re.I
)
# What hides a number from the shapes, sign for sign: "0912345678/0987654321", "ĐT0912345678", "0912·345·678".
_JOINTS = (
    (re.compile(r"(?<=\d{8})[/\\|](?=\+?\d{8})"), ";"),
    (re.compile(r"(?i)(?<=[dđ])t(?=0\d{8})"), " "),
    (re.compile(r"(?<=\d)[·•∙](?=\d)"), "."),
)
_OF_A_DOCUMENT = re.compile(r"\s?/\s?(?:\d{4}\s?/\s?)?[A-Z]{2}")
_NAMED = re.compile(
    r"(?:cccd|cmnd|can cuoc|chung minh|dinh danh|stk|tai khoan|dien thoai|sdt|dt|zalo|goi|lien he)\W{0,3}(?:\w+\W){0,2}$"
)


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _of_nobody(folded: str, start: int, end: int) -> bool:
    """Whether a run of digits is a quantity, a row of years, or the number of an office, a business, a document."""
    run, before, after = (
        folded[start:end].strip(" ()"),
        folded[max(0, start - 40) : start].lower(),
        folded[end : end + 20],
    )
    if _YEARS.fullmatch(run) or _HOTLINE.fullmatch(_digits(run)):
        return True
    if _OF_A_BUSINESS.search(before) and not _OF_A_PERSON.fullmatch(_digits(run)):
        return True
    if _OF_A_DOCUMENT.match(after) or _FRACTION.fullmatch(run) or re.search(r"\d,$", before):
        return True
    if _NAMED.search(before):
        return False
    if _GROUPS.fullmatch(run) or _COUNTING.fullmatch(run):
        return True
    round_sum = bool(re.search(r"\D000$", run))
    return bool(_AMOUNT.fullmatch(run) and (round_sum or _COUNTED.match(after.lower())))


def _apart(text: str) -> str:
    for joint, sign in _JOINTS:
        text = joint.sub(sign, text)
    return text


def _taxes_a_person(folded: str, start: int, end: int) -> bool:
    before = folded[max(0, start - 40) : start].lower()
    return bool(_TAXED.search(before) and _OF_A_PERSON.fullmatch(_digits(folded[start:end])))


def private(matter: Matter) -> Iterator[Hint]:
    """Numbers of identity cards, telephones and accounts; those of the office itself stand at the foot of every page."""
    known = {
        _digits(each) for told in OfficeSettings.objects.values_list("phone", flat=True) for each in told.split(";")
    }
    advice = "Mời bỏ hoặc che bớt, trừ khi đây là số của cơ quan và cần cho người đọc."
    for piece in matter.pieces:
        text = _apart(piece.text)
        folded = fold_in_place(text)
        for what, (start, end) in places(text, folded):
            if what is What.NUMBER and _taxes_a_person(folded, start, end):
                what = What.IDENTITY
            if what not in TOLD:
                continue
            if text[start - 1 : start] == "(" and ")" in text[start:end]:
                start -= 1  # (+84) 912 345 678
            seen = piece.text[start:end].strip()
            if _digits(seen) in known or _of_nobody(folded, start, end):
                continue
            yield Hint("private", f"Có vẻ là {TOLD[what]}: “{seen}”", advice, piece.where, piece.spot, piece.part, seen)
        for number, inner in _DIALS.findall(piece.html):
            words = plain(inner)
            if _digits(number) not in known | {_digits(words)} and not _HOTLINE.fullmatch(_digits(number)):
                seen = f"Liên kết gọi tới số điện thoại: “{number}”"
                yield Hint("private", seen, advice, piece.where, piece.spot, piece.part, words)
