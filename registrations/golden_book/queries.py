"""The book of a year: its records in the order of a real book, its chapters, its state.

Highest authority first, then form, rank in the catalogue and class; inside an
award collectives, persons, households; inside those by name in Vietnamese
order. Awards that no longer stand are not in the book; their number is told.
"""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Case, Count, F, IntegerField, Max, Q, QuerySet, Sum, Value, When
from django.db.models.functions import Coalesce, Substr
from django.utils import timezone

from registrations.awards.events import AwardEvent
from registrations.awards.models import AwardRecord, Decision
from registrations.awards.queries import told_corrections
from registrations.awards.showing import award_name
from registrations.titles.models import Authority, AwardClass, Form, RecipientKind
from search.text import sort_key

from .models import BookEntry, BookPage, BookVolume, YearBook

# Part of every fingerprint: a new layout makes every printed book anew.
LAYOUT = "1"
STATE_AUTHORITIES = (Authority.PRESIDENT, Authority.GOVERNMENT, Authority.PRIME_MINISTER)
_FORMS = (
    Form.ORDER,
    Form.MEDAL,
    Form.HONORARY_TITLE,
    Form.PRIZE,
    Form.COMMEMORATIVE_MEDAL,
    Form.EMULATION_TITLE,
    Form.CERTIFICATE_OF_MERIT,
    Form.LOCAL_TITLE,
    Form.BADGE,
    Form.LETTER_OF_COMMENDATION,
)
_KINDS = (RecipientKind.COLLECTIVE, RecipientKind.PERSON, RecipientKind.HOUSEHOLD)
_LAST = 99
# The letters of an index and how the stored sort keys under them begin.
LETTERS = {letter: sort_key(letter)[:2] for letter in "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"}
LETTERS_BY_KEY = {key: letter for letter, key in LETTERS.items()}


def _rank(name: str, values) -> Case:
    whens = [When(**{name: value}, then=Value(rank)) for rank, value in enumerate(values)]
    return Case(*whens, default=Value(_LAST), output_field=IntegerField())


def _ranked(records: QuerySet) -> QuerySet:
    return records.annotate(
        authority_rank=_rank("authority", Authority.values),
        form_rank=_rank("form", _FORMS),
        title_rank=Coalesce("title__order", Value(32000)),
        class_rank=_rank("award_class", AwardClass.values),
        kind_rank=_rank("recipient_kind", _KINDS),
    )


_SECTION = ("authority_rank", "form_rank", "title_rank", "title__name", "award_class")
_ORDER = ("authority_rank", "form_rank", "title_rank", "title__name", "class_rank", "kind_rank", "sort_key", "pk")


def records_of(year: int, now: datetime | None = None) -> QuerySet[AwardRecord]:
    """Everything that stands in the book of a year, in no order."""
    return AwardRecord.objects.public(now).standing(timezone.localdate(now)).filter(year=year)


def in_order(year: int, now: datetime | None = None) -> QuerySet[AwardRecord]:
    """The records of a year from the first page of its book to the last."""
    return _ranked(records_of(year, now)).order_by(*_ORDER)


def by_name(year: int, letter: str, now: datetime | None = None) -> QuerySet[AwardRecord]:
    """The records whose name is found under a letter ("d", "đ"): persons by given name, others by their first word."""
    records = records_of(year, now).filter(sort_key__startswith=_key_of(letter)).select_related("title", "decision")
    return records.order_by("sort_key", "pk")


# --- chapters -----------------------------------------------------------------


@dataclass(slots=True)
class Section:
    """One award in the book: where it begins (counted from 0) and how many stand under it."""

    heading: str
    form: str
    award_class: str
    start: int
    count: int

    @property
    def anchor(self) -> str:
        """The section's place on its page."""
        return f"muc-{self.start + 1}"


@dataclass(slots=True)
class Chapter:
    """All that one authority conferred."""

    authority: str
    label: str
    start: int
    count: int = 0
    sections: list[Section] = field(default_factory=list)

    @property
    def is_state(self) -> bool:
        """Is it an honour of the State?"""
        return self.authority in STATE_AUTHORITIES


def chapters_of(year: int, now: datetime | None = None) -> list[Chapter]:
    """The table of contents of a year, with one query; sections are as many as there are awards, not records."""
    counted = (
        _ranked(records_of(year, now))
        .values(*_SECTION, "authority", "form", "class_rank")
        .annotate(n=Count("pk"))
        .order_by("authority_rank", "form_rank", "title_rank", "title__name", "class_rank")
    )
    chapters: list[Chapter] = []
    at = 0
    for row in counted:
        if not chapters or chapters[-1].authority != row["authority"]:
            label = str(Authority(row["authority"]).label) if row["authority"] in Authority.values else "Cơ quan khác"
            chapters.append(Chapter(row["authority"], label, at))
        form = str(Form(row["form"]).label) if row["form"] else "Hình thức khen thưởng khác"
        heading = award_name(row["title__name"] or form, form, row["award_class"])
        sections = chapters[-1].sections
        # One award whose rows in the catalogue followed each other within the year stays one section.
        if sections and sections[-1].heading == heading:
            sections[-1].count += row["n"]
        else:
            sections.append(Section(heading, row["form"], row["award_class"], at, row["n"]))
        chapters[-1].count += row["n"]
        at += row["n"]
    return chapters


def years(now: datetime | None = None) -> list[dict]:
    """The years that have a book, newest first: year, count, how many are honours of the State, how many left out."""
    day = timezone.localdate(now)
    stands = Q(ended_on__isnull=True) | Q(ended_on__gt=day)
    counted = (
        AwardRecord.objects.public(now)
        .order_by("-year")
        .values("year")
        .annotate(
            count=Count("pk", filter=stands),
            state=Count("pk", filter=stands & Q(authority__in=STATE_AUTHORITIES)),
            left_out=Count("pk", filter=Q(ended_on__lte=day)),
        )
    )
    return list(counted.filter(count__gt=0))


def letters_of(year: int, now: datetime | None = None) -> list[tuple[str, int]]:
    """The letters under which names of a year stand, in Vietnamese order, each with its count."""
    keys = records_of(year, now).order_by().values_list(Substr("sort_key", 1, 2)).annotate(n=Count("pk"))
    counts = dict(keys)
    return [(letter, counts[key]) for letter, key in LETTERS.items() if key in counts]


def _key_of(letter: str) -> str:
    """The beginning of the sort keys under a letter. Raises KeyError for anything else."""
    return LETTERS[letter]


# --- what is not printed, and what was corrected ---------------------------------


def left_out(year: int, now: datetime | None = None) -> int:
    """How many public awards of the year no longer stand (revoked, annulled, stripped)."""
    return AwardRecord.objects.public(now).filter(year=year, ended_on__lte=timezone.localdate(now)).count()


def told_events(year: int, now: datetime | None = None) -> QuerySet[AwardEvent]:
    """The log of corrections of a year that readers are told of, newest first."""
    return told_corrections(now).filter(record__in=records_of(year, now))


# --- the printed book -------------------------------------------------------------


def fingerprint(year: int, now: datetime | None = None) -> str:
    """What changes when anything in the book of a year changes, at the price of two aggregates.

    The sums tell sets of records apart; every correction is an event; decisions
    are few. Headings take their words and order from the catalogue, the cover
    its name from the council; units stand in the book as their decision wrote
    them, whatever they are called since. Cheap enough to ask before each download, so that a book with a name
    that has become non-public is never given out.
    """
    day = timezone.localdate(now)
    # The decisions are public already; the rest of what ``records_of`` asks is asked here of each record.
    records = Q(records__is_public=True) & (Q(records__ended_on__isnull=True) | Q(records__ended_on__gt=day))
    state = [
        LAYOUT,
        *Decision.objects.public(now)
        .filter(records__year=year)
        .annotate(
            n=Count("records", filter=records, distinct=True),
            keys=Sum("records", filter=records),
            minors=Sum("records", filter=records & Q(records__is_minor=True)),
            told=Count("records__events"),
            last=Max("records__events"),
        )
        .order_by("pk")
        .values_list(
            *("pk", "number", "signed_on", "authority", "organising_body__name"),
            *("n", "keys", "minors", "told", "last"),
        ),
        *records_of(year, now).order_by("title").values_list("title", "title__name", "title__order").distinct(),
    ]
    return hashlib.sha256(json.dumps(state, default=str).encode()).hexdigest()


def book_of(year: int, now: datetime | None = None) -> YearBook | None:
    """The printed book of a year if it still says what the records say; None otherwise."""
    book = YearBook.objects.filter(year=year).exclude(file="").first()
    return book if book and book.fingerprint == fingerprint(year, now) else None


def stale_years(now: datetime | None = None) -> list[int]:
    """Years whose printed book is missing or no longer fits, newest first."""
    kept = dict(YearBook.objects.exclude(file="").values_list("year", "fingerprint"))
    return [row["year"] for row in years(now) if kept.get(row["year"]) != fingerprint(row["year"], now)]


# --- the old books --------------------------------------------------------------------


def volumes(now: datetime | None = None) -> list[BookVolume]:
    """Volumes that have pages open to everyone, each with ``open_pages``."""
    open_pages = BookPage.objects.public(now).order_by()
    counts = dict(open_pages.values_list("volume").annotate(n=Count("pk")))
    found = list(BookVolume.objects.filter(pk__in=counts).order_by("organising_body", "number"))
    for volume in found:
        volume.open_pages = counts[volume.pk]
    return found


def lines_of(page: BookPage) -> QuerySet[BookEntry]:
    """The lines of a page with their records."""
    return page.entries.select_related("record__title", "record__decision").order_by(
        F("line").asc(nulls_last=True), "pk"
    )


def pages_of(record: AwardRecord) -> list[BookEntry]:
    """Where a record stands in the old books, as far as everyone may see the page."""
    open_pages = BookPage.objects.public()
    return list(record.book_lines.filter(page__in=open_pages).select_related("page__volume"))


def corrections_on(page: BookPage) -> QuerySet[AwardEvent]:
    """What was corrected after the page was written, as readers are told."""
    return told_corrections().filter(record__book_lines__page=page)
