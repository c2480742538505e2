"""Questions about consent, terms and what is kept."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.apps import apps
from django.db.models import Max
from django.utils import timezone
from wagtail.models import ModelLogEntry

from registrations.calendar.queries import calendar_for
from registrations.calendar.working_days import add_working_days
from search.text import fold

from . import terms
from .models import ConsentText, RetentionRun, RightsTerm, SubjectRequest
from .registry import Holding, concern_of, concerns, holdings, keepings, openings

STANDING_DAYS = 10  # while the office has no row of its own


def current_consent(on):
    """The text of consent in force on a day, or None if the office has none yet."""
    return ConsentText.objects.filter(effective_from__lte=on).first()


@dataclass(frozen=True, slots=True)
class Line:
    """One holding as the inventory shows it."""

    holding: Holding
    what: str
    kept: str


def inventory(on):
    """What is kept of people, as (group, lines); the words of fields are those of the models. One query."""
    rows = terms.in_force(on)
    named = {keeping.code: terms.words_of(keeping, rows) for keeping in keepings()}
    lines = [Line(holding, _fields(holding), named.get(holding.keeping, holding.kept)) for holding in holdings()]
    return [(group, list(found)) for group, found in groupby(lines, key=lambda line: line.holding.group)]


@dataclass(frozen=True, slots=True)
class Term:
    """A term as the inventory shows it: what is erased, how long it is kept, the last time something was erased."""

    title: str
    words: str
    last: RetentionRun | None


def terms_shown(on):
    """Every term by which something is erased, in force on a day. Two queries."""
    rows = terms.in_force(on)
    newest = RetentionRun.objects.filter(count__gt=0).values("code").annotate(pk=Max("pk")).values("pk")
    runs = {run.code: run for run in RetentionRun.objects.filter(pk__in=newest)}
    return [Term(each.title, terms.words_of(each, rows), runs.get(each.code)) for each in keepings()]


def _fields(holding):
    meta = apps.get_model(holding.model)._meta
    words = ", ".join(dict.fromkeys(str(meta.get_field(name).verbose_name) for name in holding.fields))
    return words[:1].upper() + words[1:]


def due_on(kind, received_at: datetime):
    """The last day on which a request is answered in time: working days after it came in, by the row in force."""
    day = timezone.localdate(received_at)
    row = RightsTerm.objects.in_force(day).filter(kind=kind).first()
    return add_working_days(day, row.working_days if row else STANDING_DAYS, calendar_for(since=day))


def is_known_by(receipt, given) -> bool:
    """Whether name, phone or mail address of a request (its fields by name) is what is kept under a receipt."""
    concerned = concern_of(receipt.kind)
    kept = {fold(value) for _, value in concerned.lines(receipt)} - {""} if concerned else set()
    return any(fold(given[name]) in kept for name in ("name", "phone", "email"))


def reached(row: SubjectRequest) -> list:
    """The receipts that a request reaches: the one it names; with an identity that an officer checked, all of the person."""
    found = [row.about] if row.about and row.identity and concern_of(row.about.kind) else []
    if row.identity == SubjectRequest.Identity.OFFICER and (row.phone or row.email):
        found += [receipt for each in concerns() for receipt in each.find(row.phone, row.email)]
    return list({receipt.pk: receipt for receipt in found}.values())


def kept_of(row: SubjectRequest) -> list[tuple[str, list[tuple[str, str]]]]:
    """What is kept under the receipts that a request reaches: (which, lines)."""
    return [(f"{each.label}, mã {receipt.code}", list(each.lines(receipt))) for receipt, each in _concerned(row)]


def _concerned(row):
    return [(receipt, each) for receipt in reached(row) if (each := concern_of(receipt.kind))]


def opening_entries():
    """The log of openings of personal data, the newest first."""
    return (
        ModelLogEntry.objects.filter(action__in=list(openings()))
        .select_related("user", "content_type")
        .order_by("-timestamp", "-pk")
    )


def openings_before(now: datetime, months: int):
    """Entries of the log of openings whose term is over."""
    return list(opening_entries().filter(timestamp__lt=terms.months_before(now, months)))


def closed_before(now: datetime, months: int):
    """Requests answered longer ago than the term, of which it is still known who sent them."""
    from .models import SubjectRequest

    last = terms.months_before(now, months)
    return list(SubjectRequest.objects.filter(closed_at__lt=last, erased_at__isnull=True))
