"""Everything that happens to recipients: one function per event, each of which can be taken back."""

from collections.abc import Iterable, Sequence

from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.log_actions import log

from registrations.awards.models import AwardRecord
from registrations.consultations.models import Nominee
from registrations.refusals import Refused, demand
from registrations.titles.models import RecipientKind

from . import proposing, rules, steps
from .models import (
    ONE,
    Apart,
    ApartRecord,
    Proposal,
    Recipient,
    RecipientNominee,
    RecipientRecord,
    Step,
    Strength,
)

MOST_AT_ONCE = 100


# --- joining, parting, merging ------------------------------------------------


def join(record_pks: Iterable[int], by, why: str = "") -> Recipient:
    """Confirm that records are of one recipient; recipients that they have already are merged with all their records.

    The oldest recipient remains and keeps its address. Raises Refused when
    there is nothing to join, the kinds differ, a record is a child's, or it
    was decided that some of them are of different recipients.
    """
    demand(rules.may_join(by))
    try:
        with transaction.atomic():
            return _join(record_pks, by, why)
    except IntegrityError:
        raise Refused("Vừa có người khác xác nhận một trong các lượt này. Mời xem lại.") from None


def _join(record_pks: Iterable[int], by, why: str) -> Recipient:
    records = _locked(record_pks)
    links = _links_of(records)
    known = sorted({link.recipient_id for link in links})
    loose = [record for record in records if record.pk not in {link.record_id for link in links}]
    if len(known) + len(loose) < 2:
        raise Refused("Cần ít nhất hai lượt khen thưởng chưa thuộc cùng một trang để xác nhận.")
    sides = _sides(known, loose)
    _check_together(records, sides)
    recipients = list(Recipient.objects.select_for_update().filter(pk__in=known).order_by("pk"))
    target, others = (recipients[0], recipients[1:]) if recipients else (None, [])
    # Nominations go with the recipients; so does what was merged into them before.
    nominees = list(RecipientNominee.objects.filter(recipient__in=others).values_list("nominee_id", flat=True))
    all_pks = [pk for side in sides for pk in side]
    before = steps.snapshot(records=all_pks, nominees=nominees, recipients=known)
    target = target or _new_recipient(records, by)
    now = timezone.now()
    RecipientRecord.objects.filter(recipient__in=others).update(recipient=target)
    RecipientNominee.objects.filter(recipient__in=others).update(recipient=target)
    Recipient.objects.filter(pk__in=[each.pk for each in others]).update(merged_into=target)
    RecipientRecord.objects.bulk_create(
        RecipientRecord(record=record, recipient=target, confirmed_by=by, confirmed_at=now, why=why[:500])
        for record in loose
    )
    after = steps.snapshot(records=all_pks, nominees=nominees, recipients={*known, target.pk})
    kind = Step.Kind.MERGE if others else Step.Kind.JOIN
    _keep(kind, target, before, after, by, why, count=len(all_pks))
    _refresh(all_pks)
    return target


def merge(recipients: Sequence[Recipient], by, why: str = "") -> Recipient:
    """Make one recipient of several, with all their records. Raises Refused like ``join``."""
    pks = RecipientRecord.objects.filter(recipient__in=recipients).values_list("record_id", flat=True)
    return join(list(pks), by, why)


def split(recipient: Recipient, record_pks: Iterable[int], by, why: str = "", *, apart: bool = True) -> Step:
    """Take records off a recipient; two or more of them become a recipient of their own.

    With ``apart`` it is also kept that they are of somebody else, so that they
    are not proposed again. Raises Refused when a record is not of the
    recipient or none would be left.
    """
    demand(rules.may_join(by))
    with transaction.atomic():
        recipient = Recipient.objects.select_for_update().get(pk=recipient.pk)
        mine = list(recipient.links.values_list("record_id", flat=True))
        off = sorted(set(record_pks))
        if not off or not set(off) <= set(mine):
            raise Refused("Những lượt được chọn không còn thuộc trang này. Mời xem lại.")
        left = sorted(set(mine) - set(off))
        if not left:
            raise Refused("Cần để lại ít nhất một lượt. Nếu cả trang được ghép nhầm, mời hoàn tác việc đã ghép.")
        before = steps.snapshot(records=mine, recipients=[recipient.pk])
        RecipientRecord.objects.filter(record__in=off).delete()
        made = []
        if len(off) > 1:
            new = _new_recipient(_locked(off), by)
            made = [new.pk]
            RecipientRecord.objects.bulk_create(
                RecipientRecord(record_id=pk, recipient=new, confirmed_by=by, why=why[:500]) for pk in off
            )
        after = steps.snapshot(records=mine, recipients=[recipient.pk, *made])
        decided = _part(recipient.kind, recipient.name, [left, off], by, why) if apart else None
        step = _keep(Step.Kind.SPLIT, recipient, before, after, by, why, count=len(off), apart=decided)
        _refresh(mine)
        return step


@transaction.atomic
def set_apart(record_pks: Iterable[int], by, why: str = "") -> Step:
    """Keep that records are of different recipients: each its own, those of one recipient together.

    They are not proposed as one again. Raises Refused when all of them are
    confirmed to be of one recipient.
    """
    demand(rules.may_join(by))
    records = _locked(record_pks)
    links = _links_of(records)
    known = sorted({link.recipient_id for link in links})
    loose = [record for record in records if record.pk not in {link.record_id for link in links}]
    sides = _sides(known, loose)
    if len(sides) < 2:
        raise Refused("Các lượt này đang được xác nhận là của cùng một trang. Mời tách trước.")
    newest = records[-1]
    decided = _part(newest.recipient_kind, newest.name, sides, by, why)
    recipient = Recipient.objects.filter(pk__in=known).order_by("pk").first()
    step = _keep(
        Step.Kind.APART, recipient, {}, {}, by, why, count=len(records), apart=decided, name=newest.name, about=newest
    )
    _refresh([pk for side in sides for pk in side])
    return step


def _part(kind: str, name: str, sides: list[list[int]], by, why: str) -> Apart:
    decided = Apart.objects.create(kind=kind, name=name, why=why[:500], decided_by=by)
    ApartRecord.objects.bulk_create(
        ApartRecord(apart=decided, record_id=pk, side=number) for number, side in enumerate(sides, 1) for pk in side
    )
    return decided


@transaction.atomic
def undo(step: Step, by) -> Step:
    """Take one step back: links, merges and decisions stand again exactly as before it.

    Raises Refused when it was taken back before, or when what it touched has
    been changed by a later step, which has to be taken back first.
    """
    demand(rules.may_join(by))
    step = Step.objects.select_for_update(of=("self",)).select_related("apart").get(pk=step.pk)
    if not rules.may_be_undone(step):
        raise Refused("Việc này đã được hoàn tác.")
    changed = Refused("Sau việc này đã có việc khác với cùng những lượt khen thưởng. Mời hoàn tác việc sau trước.")
    if not steps.same(step.after, steps.again(step.after)):
        raise changed
    made = steps.made(step.before, step.after)
    touched = [int(pk) for pk in step.before.get("records", {})]
    others = RecipientRecord.objects.filter(recipient__in=made).exclude(record__in=touched)
    if others.exists() or RecipientNominee.objects.filter(recipient__in=made).exists():
        raise changed
    if Recipient.objects.filter(merged_into__in=made).exists():
        raise changed
    if step.apart_id:
        Apart.objects.filter(pk=step.apart_id, undone_at__isnull=True).update(undone_at=timezone.now())
    recipient = None if step.recipient_id in made else step.recipient
    steps.restore(step.before, step.after)
    _check_restored(step)
    answer = _keep(Step.Kind.UNDO, recipient, step.after, step.before, by, "", count=len(touched), name=step.name)
    Step.objects.filter(pk=step.pk).update(undone_by=answer)
    parted = ApartRecord.objects.filter(apart=step.apart_id).values_list("record_id", flat=True)
    _refresh([*touched, *parted])
    return answer


def _check_restored(step: Step) -> None:
    """What comes back together may have been decided apart meanwhile."""
    recipients = {link["recipient"] for link in step.before.get("records", {}).values() if link}
    for recipient in recipients:
        pks = RecipientRecord.objects.filter(recipient=recipient).values_list("record_id", flat=True)
        if rules.parted_among([pk] for pk in pks):
            raise Refused("Sau đó đã có người xác định các lượt này không cùng một nơi. Mời hoàn tác việc đó trước.")


# --- the worklist -------------------------------------------------------------


@transaction.atomic
def postpone(proposal: Proposal, by) -> None:
    """Put a proposal off; it stays findable under "để sau"."""
    demand(rules.may_join(by))
    Proposal.objects.filter(pk=proposal.pk).update(postponed_at=timezone.now(), postponed_by=by)


@transaction.atomic
def resume(proposal: Proposal, by) -> None:
    """Bring a proposal back to the list."""
    demand(rules.may_join(by))
    Proposal.objects.filter(pk=proposal.pk).update(postponed_at=None, postponed_by=None)


def confirm_strong(fingerprints: Sequence[str], by) -> tuple[int, int]:
    """Confirm proposals of the strongest class that an officer has looked through. Returns (confirmed, left out).

    Each is computed anew first; what is no longer exactly what was shown, or
    no longer of the strongest class, is left out.
    """
    demand(rules.may_join(by))
    wanted = list(dict.fromkeys(fingerprints))[:MOST_AT_ONCE]
    names = Proposal.objects.filter(fingerprint__in=wanted).values_list("name_key", flat=True)
    proposing.refresh(names)
    done = 0
    for proposal in Proposal.objects.filter(fingerprint__in=wanted, strength=Strength.STRONG):
        try:
            join(proposal.record_ids, by, proposal.reason)
            done += 1
        except Refused:
            continue
    return done, len(wanted) - done


# --- names, nominations -------------------------------------------------------


@transaction.atomic
def edit(form, by) -> Recipient:
    """Save name, other names, year of birth and note of a recipient from its form."""
    demand(rules.may_edit(by))
    form.instance.named_by_hand |= "name" in form.changed_data
    recipient = form.save()
    if form.changed_data:
        log(recipient, "wagtail.edit", user=by, content_changed=True, data={"fields": form.changed_data})
    return recipient


@transaction.atomic
def link_nominee(recipient: Recipient, nominee: Nominee, by, why: str = "") -> Step:
    """Confirm that a nomination laid before the public was of this recipient. Raises Refused if it is another's."""
    demand(rules.may_join(by))
    nominee = Nominee.objects.select_for_update().get(pk=nominee.pk)
    if not Nominee.objects.public().filter(pk=nominee.pk, kind=recipient.kind).exists():
        raise Refused("Lần đề nghị này không nối được: hồ sơ không công khai hoặc khác đối tượng.")
    if RecipientNominee.objects.filter(nominee=nominee).exists():
        raise Refused("Lần đề nghị này đã được nối với một trang.")
    before = steps.snapshot(nominees=[nominee.pk], recipients=[recipient.pk])
    RecipientNominee.objects.create(nominee=nominee, recipient=recipient, confirmed_by=by, why=why[:500])
    after = steps.snapshot(nominees=[nominee.pk], recipients=[recipient.pk])
    return _keep(Step.Kind.NOMINEE, recipient, before, after, by, why, count=1)


@transaction.atomic
def unlink_nominee(link: RecipientNominee, by, why: str = "") -> Step:
    """Take a nomination off a recipient."""
    demand(rules.may_join(by))
    before = steps.snapshot(nominees=[link.nominee_id], recipients=[link.recipient_id])
    recipient, nominee = link.recipient, link.nominee_id
    RecipientNominee.objects.filter(pk=link.pk).delete()
    after = steps.snapshot(nominees=[nominee], recipients=[recipient.pk])
    return _keep(Step.Kind.UNLINK_NOMINEE, recipient, before, after, by, why, count=1)


# --- inside -------------------------------------------------------------------


def _locked(record_pks: Iterable[int]) -> list[AwardRecord]:
    """The records, locked, oldest first; children's and unknown ones are refused."""
    pks = sorted(set(record_pks))
    found = AwardRecord.objects.select_for_update(of=("self",)).select_related("decision").filter(pk__in=pks)
    records = sorted(found.order_by("pk"), key=lambda record: (record.decision.signed_on, record.pk))
    if len(records) != len(pks) or not records:
        raise Refused("Có lượt khen thưởng không còn trong sổ. Mời xem lại.")
    if not all(map(rules.is_joinable, records)):
        raise Refused("Lượt khen thưởng của trẻ em dưới 16 tuổi không được ghép với lượt khác.")
    return records


def _links_of(records: list[AwardRecord]) -> list[RecipientRecord]:
    return list(RecipientRecord.objects.filter(record__in=records))


def _sides(recipients: list[int], loose: list[AwardRecord]) -> list[list[int]]:
    """Primary keys of records: those of each recipient together, each of the others alone."""
    sides = {pk: [] for pk in recipients}
    for recipient, record in RecipientRecord.objects.filter(recipient__in=recipients).values_list(
        "recipient_id", "record_id"
    ):
        sides[recipient].append(record)
    return [*sides.values(), *([record.pk] for record in loose)]


def _check_together(records: list[AwardRecord], sides: list[list[int]]) -> None:
    if len({record.recipient_kind for record in records}) > 1:
        raise Refused("Không ghép cá nhân, tập thể và hộ gia đình với nhau.")
    if rules.parted_among(sides):
        one = ONE[RecipientKind(records[0].recipient_kind)]
        raise Refused(f"Trong các lượt này có lượt đã được xác định không cùng một {one}. Mời hoàn tác việc đó trước.")


def _new_recipient(records: list[AwardRecord], by) -> Recipient:
    """A recipient named as in the newest record; what may be shown of its names is asked of the records."""
    newest = records[-1]
    birth_year = next((record.birth_year for record in reversed(records) if record.birth_year), None)
    return Recipient.objects.create(
        kind=newest.recipient_kind,
        name=newest.name,
        honorific=newest.honorific,
        birth_year=birth_year,
        created_by=by,
    )


def _keep(kind, recipient, before, after, by, why, *, count, apart=None, name="", about=None) -> Step:
    """Keep the step, in the room's own log and in the site history."""
    name = name or recipient.name
    step = Step.objects.create(
        kind=kind, recipient=recipient, name=name, why=why[:500], before=before, after=after, apart=apart, by=by
    )
    if instance := recipient or about:
        log(instance, f"recipients.{kind}", user=by, data={"name": name, "count": count, "why": why[:500]})
    return step


def _refresh(record_pks: Iterable[int]) -> None:
    names = AwardRecord.objects.filter(pk__in=list(record_pks)).values_list("name_key", flat=True)
    proposing.refresh(set(names))
