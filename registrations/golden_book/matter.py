"""What is printed in the book of a year, as plain data: only what everyone may see, in the order of the book."""

from datetime import datetime

from django.conf import settings

from registrations.awards.models import ARCHIVE_PATH
from registrations.awards.showing import public_view
from registrations.titles.models import RecipientKind
from registrations.units.models import OrganisingBody
from search.text import fold, without_titles
from themes.base.vietnamese import datetime_text, number_text

from . import queries

_ORDINALS = (
    "thứ nhất",
    "thứ hai",
    "thứ ba",
    "thứ tư",
    "thứ năm",
    "thứ sáu",
    "thứ bảy",
    "thứ tám",
    "thứ chín",
    "thứ mười",
)


def of(year: int, now: datetime) -> dict:
    """The matter of a year's book: ``book`` (what its hash covers) and ``state`` (when it was read).

    Holds a short tuple for each record: ten thousand take about ten megabytes.
    """
    chapters = [_chapter(chapter, number) for number, chapter in enumerate(queries.chapters_of(year, now))]
    places = [section["rows"] for chapter in chapters for section in chapter["sections"]]
    counts = [section["count"] for chapter in chapters for section in chapter["sections"]]
    people, bodies = [], []
    at, left = 0, counts[0] if counts else 0
    total = sum(counts)
    records = queries.in_order(year, now).select_related("title", "decision")
    for number, record in enumerate(records.iterator(chunk_size=2000), start=1):
        if number > total:
            break  # a record became public since the chapters were counted: the next book has it
        while not left:
            at, left = at + 1, counts[at + 1]
        left -= 1
        row = _row(record, number)
        places[at].append(row)
        index = people if record.recipient_kind == RecipientKind.PERSON else bodies
        index.append((record.sort_key, row[1], number))
    body = OrganisingBody.objects.filter(decisions__records__year=year).order_by("pk").first()
    return {
        "book": {
            "layout": queries.LAYOUT,
            "year": year,
            "council": body.name if body else "",
            "count": total,
            "left_out": queries.left_out(year, now),
            "chapters": chapters,
            "people": _index(people, last_word=True),
            "bodies": _index(bodies, last_word=False),
            "corrections": [
                [f"{event.on:%d/%m/%Y}", event.get_kind_display(), event.record.name, event.public_note, event.source]
                for event in queries.told_events(year, now)
            ],
            "address": f"{settings.SITE_URL}{ARCHIVE_PATH}so/{year}/",
        },
        "state": datetime_text(now),
    }


def _chapter(chapter: queries.Chapter, number: int) -> dict:
    return {
        "part": f"Phần {_ORDINALS[number]}" if number < len(_ORDINALS) else f"Phần thứ {number + 1}",
        "title": chapter.label,
        "count": number_text(chapter.count),
        "state": chapter.is_state,
        "sections": [
            {"title": s.heading, "count": s.count, "words": f"{number_text(s.count)} lượt", "rows": []}
            for s in chapter.sections
        ],
    }


def _row(record, number: int) -> list:
    """[number, name, where, place then, merit or "", posthumous, decision]."""
    shown = public_view(record)
    name = f"{shown.honorific} {shown.name}" if shown.honorific and not shown.is_minor else shown.name
    return [
        number,
        name,
        shown.where,
        shown.place_then,
        shown.merit if record.authority in queries.STATE_AUTHORITIES else "",
        shown.posthumous,
        f"Quyết định số {record.decision.number} ngày {record.decision.signed_on:%d/%m/%Y}",
    ]


def _index(found: list[tuple[str, str, int]], *, last_word: bool) -> list:
    """[[letter, [[name, number], …]], …] in Vietnamese order."""
    letters: dict[str, list] = {}
    for key, name, number in sorted(found):
        words = without_titles(name).split()
        head = (words[-1] if last_word else words[0])[:1].upper() if words else "#"
        if not fold(head).isalpha():
            head = "#"
        # Letters are told apart by the sort key: À stands under A, Ă under Ă.
        letters.setdefault(key[:2] if head != "#" else "#", [_letter(key) if head != "#" else "#", []])[1].append(
            [name, number]
        )
    return list(letters.values())


def _letter(key: str) -> str:
    return queries.LETTERS_BY_KEY.get(key[:2], key[:1]).upper()
