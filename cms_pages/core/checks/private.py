"""Numbers of people: what a page should not tell about anybody without need."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cms_pages.core.models import OfficeSettings
from registrations.feedback.private_shapes import What, fold_in_place, places

from .reading import Matter
from .registry import Hint

TOLD = {
    What.IDENTITY: "số giấy tờ tùy thân",
    What.PHONE: "số điện thoại",
    What.ACCOUNT: "số tài khoản",
}
_GROUPS = re.compile(r"\d{1,3}(?:\.\d{3})+")
# Not of a person: an amount in groups of three, years in a row, a fraction, a number that everybody may call.
_AMOUNT = re.compile(r"[1-9]\d{0,2}(?:([ .])\d{3})(?:\1\d{3})*|[1-9]\d*")
_YEARS = re.compile(r"(?:19|20)\d\d(?:\D{1,3}(?:19|20)\d\d)*")
_FRACTION = re.compile(r"\d{1,3}[.,]\d{4,}")
_HOTLINE = re.compile(r"1[89]00\d{4,6}")
_COUNTED = re.compile(
    r"\s*(?:m2|m3|m²|m³|km|ha|kg|tan|ta|lit|kwh|luot|nguoi|ho|cay|con|khach|dan|ban|cuon|san pham|dong|d|vnd|nghin|trieu|ty)\b"
)
_OF_A_BUSINESS = re.compile(r"(?:ma so thue|mst|ma so doanh nghiep|dkkd)\W*(?:so|la)?\W*$")
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
    if _YEARS.fullmatch(run) or _HOTLINE.fullmatch(_digits(run)) or _OF_A_BUSINESS.search(before):
        return True
    if _OF_A_DOCUMENT.match(after) or _FRACTION.fullmatch(run) or re.search(r"\d,$", before):
        return True
    round_sum = bool(re.search(r"\D000$", run))
    return bool(_AMOUNT.fullmatch(run) and not _NAMED.search(before) and (round_sum or _COUNTED.match(after.lower())))


def private(matter: Matter) -> Iterator[Hint]:
    """Numbers of identity cards, telephones and accounts; those of the office itself stand at the foot of every page."""
    known = {
        _digits(each) for told in OfficeSettings.objects.values_list("phone", flat=True) for each in told.split(";")
    }
    for piece in matter.pieces:
        folded = fold_in_place(piece.text)
        for what, (start, end) in places(piece.text, folded):
            if what not in TOLD:
                continue
            if piece.text[start - 1 : start] == "(" and ")" in piece.text[start:end]:
                start -= 1  # (+84) 912 345 678
            seen = piece.text[start:end].strip()
            if _GROUPS.fullmatch(seen) or _digits(seen) in known or _of_nobody(folded, start, end):
                continue
            advice = "Mời bỏ hoặc che bớt, trừ khi đây là số của cơ quan và cần cho người đọc."
            yield Hint("private", f"Có vẻ là {TOLD[what]}: “{seen}”", advice, piece.where, piece.spot, piece.part, seen)
