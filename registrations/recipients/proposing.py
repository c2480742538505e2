"""Keeps the worklist of proposals abreast of the records: name by name, never the whole table at once."""

from collections import defaultdict
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Count, Max
from django.db.models.functions import Coalesce
from django.utils import timezone

from registrations.awards.models import AwardEvent, AwardRecord
from registrations.awards.querysets import HOME_UNIT
from registrations.titles.models import RecipientKind
from search import text

from .lineage import Lineage
from .matching import Fact, Found, Parted, find
from .models import Apart, ApartRecord, Proposal, Watermark

CHUNK = 500
A_MINUTE = 20_000
# A name that more records bear than this says nothing of itself; officers find such recipients by searching.
MOST_OF_A_NAME = 2_000
_FIELDS = ("pk", "recipient_link__recipient", "recipient_kind", "name", "name_key", "sort_key")
_MORE = ("born", "position", "place", "unit_key", "year", "decision", "title", "award_wording", "award_class")


def refresh(names: Iterable[str], lineage: Lineage | None = None) -> int:
    """Compute the proposals of these folded names anew. Returns how many proposals stand for them."""
    lineage = lineage or Lineage()
    names, made = sorted(set(names)), 0
    for start in range(0, len(names), CHUNK):
        made += _refresh(set(names[start : start + CHUNK]), lineage)
    return made


@transaction.atomic
def _refresh(names: set[str], lineage: Lineage) -> int:
    facts = _facts(names)
    # A collective may bear another name since its unit was renamed: those names belong to the same question.
    renamed = _renamed(facts, lineage)
    if more := set().union(*renamed.values()) - names if renamed else set():
        facts += _facts(more)
        renamed |= _renamed(facts, lineage)
    names = names | more
    rows = ApartRecord.objects.filter(record__name_key__in=names, apart__in=Apart.objects.in_effect())
    apart = Parted(rows.values_list("apart_id", "record_id", "side"))
    found = [each for group in _families(facts, renamed) for each in find(group, lineage, apart)]
    _write(names, found)
    return len(found)


def _facts(names: Iterable[str]) -> list[Fact]:
    records = AwardRecord.objects.filter(name_key__in=names, is_minor=False).order_by()
    records = records.annotate(born=Coalesce("birth_year", "recipient_link__recipient__birth_year"), place=HOME_UNIT)
    return [
        Fact(*first, born, text.fold(position), unit, unit_key, year, decision, f"{title or wording}/{award_class}")
        for *first, born, position, unit, unit_key, year, decision, title, wording, award_class in records.values_list(
            *_FIELDS, *_MORE
        )
    ]


def _renamed(facts: Iterable[Fact], lineage: Lineage) -> dict[str, set[str]]:
    found = defaultdict(set)
    for fact in facts:
        if fact.kind == RecipientKind.COLLECTIVE and fact.unit in lineage.with_line:
            found[fact.name_key] |= lineage.renamed(fact.name_key, fact.unit)
    return found


def _families(facts: list[Fact], renamed: dict[str, set[str]]) -> Iterable[list[Fact]]:
    """Facts that may be of one recipient: one kind and one name, or names that follow one another."""
    head: dict[str, str] = {}

    def top(name):
        while head.get(name, name) != name:
            name = head[name]
        return name

    for name, others in renamed.items():
        for other in others:
            head[top(other)] = top(name)
    families = defaultdict(list)
    for fact in facts:
        name = top(fact.name_key) if fact.kind == RecipientKind.COLLECTIVE else fact.name_key
        families[fact.kind, name].append(fact)
    return [family for family in families.values() if 1 < len(family) <= MOST_OF_A_NAME]


def _write(names: set[str], found: list[Found]) -> None:
    """Put the proposals of these names in place; those that stay keep what an officer did with them."""
    wanted = {each.fingerprint: each for each in found}
    standing = dict(Proposal.objects.filter(name_key__in=names).values_list("fingerprint", "pk"))
    gone = [pk for fingerprint, pk in standing.items() if fingerprint not in wanted]
    Proposal.objects.filter(pk__in=gone).delete()
    Proposal.objects.bulk_create(
        [_row(each) for each in wanted.values()],
        update_conflicts=True,
        unique_fields=["fingerprint"],
        update_fields=["name", "name_key", "strength", "reason", "record_ids", "first_year", "last_year"],
    )


def _row(found: Found) -> Proposal:
    newest = found.facts[-1]
    return Proposal(
        fingerprint=found.fingerprint,
        kind=newest.kind,
        name=newest.name,
        name_key=newest.name_key,
        strength=found.strength,
        reason=found.reason,
        record_ids=[fact.pk for fact in found.facts],
        first_year=found.facts[0].year,
        last_year=newest.year,
    )


def rebuild() -> int:
    """Compute the whole worklist, leafing through the names in their order. Returns how many proposals stand."""
    mark = _mark_now()
    lineage, last = Lineage(), ""
    mark.directory = lineage.marks()
    Proposal.objects.exclude(name_key__in=AwardRecord.objects.values("name_key")).delete()
    while names := _names_after(last):
        refresh(names, lineage)
        last = names[-1]
    _keep(mark)
    return Proposal.objects.count()


def _names_after(last: str) -> list[str]:
    """The next names in the order of the index."""
    found = AwardRecord.objects.filter(name_key__gt=last).order_by("name_key").values("name_key")
    return list(found.annotate(n=Count("pk")).values_list("name_key", flat=True)[:CHUNK])


def catch_up() -> int:
    """Follow what was imported, corrected, or renamed in the directory since the last time.

    Returns how many names were looked at.
    """
    mark, now, lineage = _mark(), _mark_now(), Lineage()
    now.directory = lineage.marks()
    names = _of_units(mark.directory, now.directory, lineage)
    if not names and (mark.last_record, mark.last_event) == (now.last_record, now.last_event):
        if mark.directory != now.directory:
            _keep(now)
        return 0
    new = AwardRecord.objects.filter(pk__gt=mark.last_record).order_by("pk")
    records = list(new.values_list("pk", "name_key")[:A_MINUTE])
    events = AwardEvent.objects.filter(pk__gt=mark.last_event, pk__lte=now.last_event).order_by("pk")
    names |= {name for _, name in records}
    for name, changes in events.values_list("record__name_key", "changes"):
        names.add(name)
        if "name" in changes:
            names.add(text.fold(text.without_titles(str(changes["name"][0]))))
    refresh(names, lineage)
    if len(records) == A_MINUTE:  # the rest comes with the next minute
        now.last_record = records[-1][0]
    _keep(now)
    return len(names)


def _of_units(before: dict[str, str], now: dict[str, str], lineage: Lineage) -> set[str]:
    """Names of records at home in a unit of which the directory says something else than before, or near one."""
    if not before:  # never noted: whatever is there was looked at with these units
        return set()
    changed = {int(pk) for pk in now.keys() | before.keys() if now.get(pk) != before.get(pk)}
    if not changed:
        return set()
    near = sorted(lineage.around(changed))
    found: set[str] = set()
    for at in range(0, len(near), CHUNK):
        records = AwardRecord.objects.at_home_in(near[at : at + CHUNK]).order_by()
        found.update(records.values_list("name_key", flat=True).distinct().iterator(chunk_size=5000))
    return found


def _mark() -> Watermark:
    return Watermark.objects.first() or Watermark()


def _mark_now() -> Watermark:
    """How far records and events reach at this moment."""
    mark = _mark()
    mark.last_record = AwardRecord.objects.aggregate(n=Max("pk"))["n"] or 0
    mark.last_event = AwardEvent.objects.aggregate(n=Max("pk"))["n"] or 0
    return mark


def _keep(mark: Watermark) -> None:
    mark.at = timezone.now()
    mark.save()
