"""Questions about recipients. Everything that faces the public starts at ``AwardRecord.objects.public()``."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from registrations.awards.models import AwardRecord, Decision
from registrations.consultations.models import Nominee
from registrations.titles.models import Form
from registrations.units.models import Succession, Unit
from search import text

from .models import Apart, ApartRecord, Proposal, Recipient, RecipientNominee, RecipientRecord

# No page shows more awards of one recipient; the largest of the province have some dozens.
MOST_SHOWN = 300
MOST_NOMINEES = 500


# --- for everyone -------------------------------------------------------------


def public_recipient(public_id: str) -> Recipient | None:
    """The recipient of an address, or the one into which it was merged; None where no public record is left."""
    found = Recipient.objects.filter(public_id=public_id).select_related("merged_into").first()
    for _ in range(5):
        if found is None or found.merged_into_id is None:
            return found
        found = Recipient.objects.select_related("merged_into").get(pk=found.merged_into_id)
    return None


def public_history(recipient: Recipient) -> list[AwardRecord]:
    """All awards of a recipient that may be shown, oldest first; never those given to a child."""
    records = AwardRecord.objects.public().filter(recipient_link__recipient=recipient, is_minor=False)
    return list(records.select_related("decision", "title", "unit").order_by("decision__signed_on", "pk")[:MOST_SHOWN])


def public_names(recipient: Recipient, history: list[AwardRecord]) -> tuple[str, list[str]]:
    """(name, other names) for the public page: from records that may be shown, and what an officer wrote by hand.

    A name that stands in records that are not public only is shown nowhere.
    """
    shown = {record.sort_key: record.name for record in history}  # the newest spelling of each
    name = recipient.name if recipient.named_by_hand or recipient.sort_key in shown else history[-1].name
    others = [*recipient.names, *(each for key, each in shown.items() if key != recipient.sort_key)]
    return name, [each for each in dict.fromkeys(others) if each != name]


def totals(records: list[AwardRecord]) -> list[tuple[str, str, int]]:
    """(form, label, how many still stand) in the order of the law's list of forms."""
    counts = Counter(record.form for record in records if record.stands())
    return [(form.value, form.label, counts[form.value]) for form in Form if counts[form.value]]


def units_today(records: list[AwardRecord]) -> dict[int, list[Unit]]:
    """What came of each unit that has ended, by its primary key; a few queries however long the line."""
    ended = {record.unit_id for record in records if record.unit_id and record.unit.effective_to}
    if not ended:
        return {}
    heirs: dict[int, list[Unit]] = {}
    todo = set(ended)
    for _ in range(3):
        for link in Succession.objects.filter(predecessor__in=todo).select_related("successor").order_by("pk"):
            heirs.setdefault(link.predecessor_id, []).append(link.successor)
        todo = {unit.pk for units in heirs.values() for unit in units if unit.effective_to} - set(heirs)
        if not todo:
            break
    return {unit: _ends(unit, heirs) for unit in ended}


def _ends(unit: int, heirs: dict[int, list[Unit]]) -> list[Unit]:
    found, todo, seen = [], [*heirs.get(unit, [])], set()
    while todo:
        here = todo.pop(0)
        if here.pk in seen:
            continue
        seen.add(here.pk)
        if here.pk in heirs:
            todo += heirs[here.pk]
        elif not here.effective_to:
            found.append(here)
    return found


def public_nominations(recipient: Recipient) -> list[Nominee]:
    """The times when the recipient was laid before the public for comment, newest first."""
    found = Nominee.objects.public().standing().filter(recipient_link__recipient=recipient)
    return list(found.select_related("consultation", "title").order_by("-consultation__opens_at", "-pk")[:50])


def _public_count(recipient: str):
    """How many records of a recipient (name of the outer column) everyone may see."""
    records = AwardRecord.objects.public().filter(is_minor=False, recipient_link__recipient=OuterRef(recipient))
    count = records.order_by().values("recipient_link__recipient").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(count), 0)


def pages_of(record_pks) -> dict[int, tuple[Recipient, int]]:
    """The page that joins the awards of each record's recipient, and how many it shows; one query."""
    links = RecipientRecord.objects.filter(record__in=record_pks, record__is_minor=False)
    links = links.select_related("recipient").annotate(shown=_public_count("recipient"))
    return {link.record_id: (link.recipient, link.shown) for link in links}


def pages_of_nominees(nominees: list[Nominee]) -> dict[int, tuple[str, str]]:
    """(address, words) of the page of each nominee whom an officer linked and whose page shows something; one query."""
    links = RecipientNominee.objects.filter(nominee__in=[nominee.pk for nominee in nominees])
    links = links.select_related("recipient", "nominee").annotate(shown=_public_count("recipient"))
    return {
        link.nominee_id: (
            link.recipient.get_absolute_url(),
            f"{link.nominee.name}: {link.shown} lượt khen thưởng đã có",
        )
        for link in links
        if link.shown
    }


def with_public_pages() -> QuerySet[Recipient]:
    """Recipients whose page joins at least two public awards: those that search machines are told of."""
    return Recipient.objects.standing().annotate(shown=_public_count("pk")).filter(shown__gte=2)


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What the page of one record says of the others: the recipient's page, and undecided namesakes."""

    recipient: Recipient | None
    shown: int
    namesakes: int

    @property
    def joins(self) -> bool:
        """Is there more than this one award to see?"""
        return self.recipient is not None and self.shown > 1


def neighbours(record: AwardRecord) -> Neighbours:
    """Other awards of the same recipient, and of others with the same name where nothing is decided."""
    if record.is_minor:
        return Neighbours(None, 0, 0)
    recipient, shown = pages_of([record.pk]).get(record.pk, (None, 0))
    return Neighbours(recipient, shown, _namesakes(record, recipient).count())


def _namesakes(record: AwardRecord, recipient: Recipient | None) -> QuerySet[AwardRecord]:
    """Public records of exactly this name that nobody has joined to this one or parted from it."""
    others = AwardRecord.objects.public().filter(
        name_key=record.name_key,
        sort_key=record.sort_key,
        recipient_kind=record.recipient_kind,
        is_minor=False,
    )
    mine = Q(record=record)
    if recipient:
        mine |= Q(record__recipient_link__recipient=recipient)
        others = others.exclude(recipient_link__recipient=recipient)
    others = others.exclude(pk=record.pk)
    sides = ApartRecord.objects.filter(mine, apart__in=Apart.objects.in_effect()).values_list("apart_id", "side")
    parted = Q()
    for apart, side in set(sides):
        parted |= Q(apart=apart) & ~Q(side=side)
    if not parted:
        return others
    far = list(ApartRecord.objects.filter(parted).values_list("record_id", "record__recipient_link__recipient_id"))
    others = others.exclude(pk__in=[pk for pk, _ in far])
    if recipients := {pk for _, pk in far if pk}:
        others = others.exclude(recipient_link__recipient__in=recipients)
    return others


# --- for officers -------------------------------------------------------------


def for_staff() -> QuerySet[Recipient]:
    """Recipients that stand, with the number of their records."""
    return Recipient.objects.standing().with_record_count()


def staff_records(pks) -> list[AwardRecord]:
    """Records beside each other for an officer, public or not, oldest first."""
    records = AwardRecord.objects.filter(pk__in=pks, is_minor=False)
    records = records.select_related("decision", "title", "unit", "within", "recipient_link__recipient")
    return list(records.order_by("decision__signed_on", "pk"))


def worklist(typed: str = "", strength: int | None = None, kind: str = "", postponed: bool = False) -> QuerySet:
    """Proposals to look at, the surest first."""
    found = Proposal.objects.postponed() if postponed else Proposal.objects.waiting()
    found = found.naming(text.fold(typed).split())
    if strength:
        found = found.filter(strength=strength)
    if kind:
        found = found.filter(kind=kind)
    return found.by_strength()


def counts_by_strength() -> dict[int, int]:
    """How many proposals wait at each strength."""
    return dict(Proposal.objects.waiting().order_by().values_list("strength").annotate(n=Count("pk")))


def possible_nominees(recipient: Recipient) -> list[Nominee]:
    """Nominees of the same name that no officer has linked yet, newest first.

    The table of nominees has no folded name: the last word narrows it, the rest is compared here.
    """
    names = [recipient.name, *recipient.names]
    keys = {text.fold(text.without_titles(name)) for name in names}
    last = Q()
    for name in names:
        word = name.split()[-1]
        # SQLite knows capitals of ASCII letters only.
        last |= Q(name__iendswith=word) | Q(name__endswith=word.upper())
    found = Nominee.objects.public().standing().filter(last, kind=recipient.kind, recipient_link__isnull=True)
    found = found.select_related("consultation", "title").order_by("-pk")[:MOST_NOMINEES]
    return [nominee for nominee in found if text.fold(text.without_titles(nominee.name)) in keys][:20]


def linked_nominees(recipient: Recipient) -> QuerySet[RecipientNominee]:
    """Nominations that an officer linked."""
    return recipient.nominee_links.select_related("nominee__consultation", "nominee__title", "confirmed_by")


def other_records(recipient: Recipient, typed: str) -> QuerySet[AwardRecord]:
    """Records of the same kind that are not of this recipient, by words of name and unit or a decision's number."""
    found = AwardRecord.objects.filter(recipient_kind=recipient.kind, is_minor=False)
    found = found.exclude(recipient_link__recipient=recipient).select_related("decision", "title")
    words = Q()
    for word in text.fold(typed).split():
        words &= Q(name_key__contains=word) | Q(unit_key__contains=word)
    if text.parse_number(typed):
        words |= Q(decision__number_key=Decision.key_of(typed))
    return found.filter(words).order_by("-year", "-pk") if words else found.none()
