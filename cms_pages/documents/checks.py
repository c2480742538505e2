"""Content checks about documents that a page names: are they in the library, are they in force."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.db.models import Q

from cms_pages.core.checks.reading import Matter, Piece
from cms_pages.core.checks.registry import Hint
from cms_pages.documents.library import put_standings
from cms_pages.documents.models import DocumentPage, DocumentRelation, RelationKind, Validity
from registrations.awards.models import Decision
from search.text import DocNumber, clean, find_numbers, fold, parse_number

MOST_NUMBERS = 60
AROUND = 160
_BREAK = re.compile(r"[;\n]|[.!?…] ")
# Judgements are of the courts; no library of the council has them.
_OF_A_COURT = re.compile(r"-(?:ST|PT|GĐT)$|QĐ(?:ST|PT|GĐT)-", re.IGNORECASE)
# Who writes one of these near the number knows that the document is of the past.
_OF_THE_PAST = re.compile(
    r"het hieu luc|bai bo|thay the|thay cho|thay bang|truoc day|truoc kia|khong con|da duoc thay|huy bo|thoi hieu luc"
    r"|ngung hieu luc|duoc thay|van ban cu|quy dinh cu"
)


def _cited(matter: Matter) -> Iterator[tuple[DocNumber, str, Piece]]:
    """Every number that the page names, with the sentence around it, and the text it stands in.

    A number is told by its type and issuer; "Nghị định số 91/2017" leaves the issuer out.
    """
    own = parse_number(getattr(matter.page, "number", "") or "")
    for piece in matter.pieces:
        if piece.name == "number":
            continue
        text = clean(piece.text)
        for number in find_numbers(text):
            if _OF_A_COURT.search(number.original):
                continue
            told = number.type or (number.issuer or "").startswith("qh")
            if told and (number.issuer or number.year) and not (own and own.normalised == number.normalised):
                yield number, _sentence(text, number), piece


def _sentence(text: str, number: DocNumber) -> str:
    """The words around a number as far as its sentence goes: what the next one says is said of others."""
    before = _BREAK.split(text[max(0, number.start - AROUND) : number.start])[-1]
    return before + text[number.start : number.end] + _BREAK.split(text[number.end : number.end + AROUND])[0]


def _starting(numbers: list[DocNumber]) -> Q:
    found = Q(pk=None)
    for shown in {form for each in numbers for form in (each.shown, str(each.number), f"0{each.number}")}:
        found |= Q(number__startswith=shown)
    return found


def _agree(one: DocNumber, other: DocNumber) -> bool:
    if (one.number, one.letter) != (other.number, other.letter):
        return False
    if one.issuer != other.issuer and one.issuer and other.issuer:
        return False
    # A law bears no type in its number; "Luật số 06/2022/QH15" tells it.
    if one.type != other.type and one.type and other.type:
        return False
    return not (one.year and other.year) or one.year == other.year


def documents(matter: Matter) -> Iterator[Hint]:
    """Documents that are not in the library, and those no longer in force that are named as if they were.

    Four queries at most, however many are named.
    """
    cited = list(_cited(matter))[:MOST_NUMBERS]
    if not cited:
        return
    starting = _starting([number for number, *_ in cited])
    pages = put_standings(DocumentPage.objects.live().filter(starting).defer("body"))
    library = [(parse_number(page.number), page) for page in pages]
    decisions = [parse_number(number) for number in Decision.objects.filter(starting).values_list("number", flat=True)]
    ended = [page.pk for _, page in library if page.standing.state == Validity.ENDED]
    successors = (
        {
            link.other_id: link.page
            for link in DocumentRelation.objects.filter(other__in=ended, kind=RelationKind.REPLACES, page__live=True)
            .select_related("page")
            .order_by("page__issued_on")
        }
        if ended
        else {}
    )
    told = set()
    for number, around, piece in cited:
        place = piece.where, piece.spot, piece.part, number.original
        pages = [page for known, page in library if known and _agree(known, number)]
        if number.normalised in told:
            continue  # once for each document is enough
        if not pages:
            if number.issuer and not any(known and _agree(known, number) for known in decisions):
                told.add(number.normalised)
                seen = f"Văn bản số {number.original} chưa có trong thư viện"
                advice = "Mời kiểm tra lại số, ký hiệu; nếu đúng thì nên đăng văn bản ấy để người đọc mở được."
                yield Hint("unknown-document", seen, advice, *place)
        elif all(page.standing.state == Validity.ENDED for page in pages) and not _OF_THE_PAST.search(fold(around)):
            told.add(number.normalised)
            yield Hint("ended-document", _ended(number, pages[0], successors), _ENDED_ADVICE, *place)


_ENDED_ADVICE = "Mời dẫn văn bản đang có hiệu lực, hoặc ghi rõ là văn bản này đã hết hiệu lực."


def _ended(number: DocNumber, page: DocumentPage, successors: dict[int, DocumentPage]) -> str:
    since = f" từ {page.standing.ends_on:%d/%m/%Y}" if page.standing.ends_on else ""
    instead = f", thay bằng {successors[page.pk].short_name}" if page.pk in successors else ""
    return f"Văn bản số {number.original} hết hiệu lực{since}{instead}"
