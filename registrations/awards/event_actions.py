"""What happens to decisions and records after they were made: each thing a dated event, none a silent edit.

An event is never changed or deleted. What was recorded by mistake is lifted by
a further event (``restore_record``, ``restore_decision``, a new correction).
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.log_actions import log

from registrations.refusals import Refused, demand
from themes.base.vietnamese import number_text

from . import emails, rules
from .event_writing import BATCH, Ground, change, change_each, check_day, keep, locked, note, write
from .events import plain
from .kinds import TargetGroup
from .models import AwardEvent, AwardRecord, Decision, EventKind

__all__ = [
    "CERTIFICATES",
    "ENDINGS",
    "Ground",
    "certify",
    "correct_record",
    "end_decision",
    "end_record",
    "restore_decision",
    "restore_record",
    "set_publicity",
    "set_publicity_of",
]

ENDINGS = frozenset({EventKind.REVOCATION, EventKind.ANNULMENT, EventKind.STRIPPING})
GROUPED = "Ghi nhóm đối tượng để thống kê"
MOST_AT_ONCE = 10_000  # records in one change of publicity: what a transaction can hold without keeping others waiting
CERTIFICATES = frozenset({EventKind.EXCHANGE, EventKind.REISSUE, EventKind.WITHDRAWAL})


# --- corrections --------------------------------------------------------------


@transaction.atomic
def correct_record(record: AwardRecord, form, by) -> AwardRecord:
    """Correct a record from its form; what was, who changed it and on what ground is kept.

    The form carries ``on``, ``source``, ``source_upload`` and ``public_note``.
    Nothing changed: nothing is written. Raises RefusedFile for an unfit file.
    """
    demand(rules.may_correct(by))
    before = locked(record)
    changed = [name for name in form.changed_data if name in AwardRecord.CORRECTABLE]
    changes = {name: [plain(getattr(before, name)), plain(form.cleaned_data[name])] for name in changed}
    if not changes:
        return before
    record = form.save()
    data = form.cleaned_data
    ground = Ground(data.get("on") or timezone.localdate(), data["source"], data.get("source_upload") or None)
    event = note(record, EventKind.CORRECTION, ground, by, changes, public_note=data["public_note"])
    if changes.get("is_minor") == [False, True]:
        _withdraw_redacted(before.decision, data["source"], by)
    if event.public_note:
        emails.record_event(event)
    return record


# --- endings of one record ----------------------------------------------------


@transaction.atomic
def end_record(record: AwardRecord, kind: EventKind, ground: Ground, by) -> AwardEvent:
    """Record that an award was revoked, annulled or stripped from a day on.

    Raises Refused when it stands no longer, or the day is not possible.
    """
    demand(rules.may_end(by))
    if kind not in ENDINGS:
        raise ValueError(kind)
    record = locked(record)
    check_day(record.decision, ground.on)
    if record.ended_on:
        raise Refused(f"Lượt khen này {record.get_ended_as_display()} từ ngày {record.ended_on:%d/%m/%Y}.")
    event = change(record, kind, ground, by, {"ended_on": ground.on, "ended_as": str(kind)})
    emails.record_event(event)
    return event


@transaction.atomic
def restore_record(record: AwardRecord, ground: Ground, by) -> AwardEvent:
    """Lift the ending of an award: it stands again. The ending stays in the history.

    Raises Refused when it stands, or the whole decision has ended.
    """
    demand(rules.may_end(by))
    record = locked(record)
    check_day(record.decision, ground.on)
    if not record.ended_on:
        raise Refused("Lượt khen này đang có giá trị nên không cần khôi phục.")
    if record.decision.ended_on:
        raise Refused("Cả quyết định đã hết giá trị. Mời khôi phục quyết định.")
    event = change(record, EventKind.RESTORATION, ground, by, {"ended_on": None, "ended_as": ""})
    emails.record_event(event)
    return event


# --- certificates and objects -------------------------------------------------


@transaction.atomic
def certify(
    record: AwardRecord, kind: EventKind, ground: Ground, by, *, number: str = "", issued_on: date | None = None
) -> AwardEvent:
    """Record that the certificate was exchanged or issued again, or the object taken back.

    The place on the new certificate is the one of the record, as written when
    the award was given, whatever the place is called today (Decree
    152/2025/NĐ-CP and the rules before it). Raises Refused when the day is not
    possible or an award that ended is to get a new certificate.
    """
    demand(rules.may_certify(by))
    if kind not in CERTIFICATES:
        raise ValueError(kind)
    record = locked(record)
    check_day(record.decision, ground.on)
    withdrawn = kind == EventKind.WITHDRAWAL
    if record.ended_on and not withdrawn:
        raise Refused(f"Lượt khen này {record.get_ended_as_display()} nên không cấp đổi, cấp lại bằng.")
    if not withdrawn and not number:
        raise Refused("Mời ghi số của bằng mới.")
    number, issued_on = ("", None) if withdrawn else (number, issued_on or ground.on)
    changes = {"certificate_as": str(kind), "certificate_number": number, "certificate_on": issued_on}
    return change(
        record,
        kind,
        ground,
        by,
        changes,
        certificate_number=number,
        certificate_on=issued_on,
        certificate_place=record.place_then,
    )


# --- publicity ----------------------------------------------------------------


@transaction.atomic
def set_publicity(record: AwardRecord, is_public: bool, by, reason: str, on: date | None = None) -> AwardEvent | None:
    """Show a record to the public or take it out of everything public, at once.

    The signed file of its decision goes with it: see ``rules.offered_file``.
    Raises Refused without a reason. Returns None when nothing changes.
    """
    demand(rules.may_set_publicity(by))
    if not reason.strip():
        raise Refused("Mời ghi căn cứ của việc đặt công khai hoặc không công khai.")
    record = locked(record)
    if record.is_public == is_public:
        return None
    kind = EventKind.MADE_PUBLIC if is_public else EventKind.MADE_PRIVATE
    event = change(record, kind, Ground(on or timezone.localdate(), reason), by, {"is_public": is_public})
    if not is_public:
        _withdraw_redacted(record.decision, reason, by)
    return event


@transaction.atomic
def set_publicity_of(pks: Iterable[int], is_public: bool, ground: Ground, by) -> dict[Decision, int]:
    """Show many records (primary keys) to the public or take them out, all or none.

    Returns how many changed, by decision; records that are as wanted already
    are left alone. Each decision keeps one event with its parts, and its
    redacted file is offered no longer once somebody on it is hidden. Raises
    Refused without a reason, for no record at all or too many, or a day that
    is not possible.
    """
    demand(rules.may_set_publicity(by))
    if not ground.source.strip():
        raise Refused("Mời ghi căn cứ của việc đặt công khai hoặc không công khai.")
    wanted = _chosen(pks, "đặt")
    kind = EventKind.MADE_PUBLIC if is_public else EventKind.MADE_PRIVATE
    ground = replace(ground, file=keep(ground.file, by))  # one document, however many decisions
    made = {}
    for decision, mine in _changing(wanted, is_public):
        check_day(decision, ground.on)
        event = write(decision, kind, ground, by, {})
        change_each(event, mine, {"is_public": [not is_public, is_public]}, is_public=is_public)
        log(
            decision,
            f"awards.{kind.name.lower()}_many",
            user=by,
            data={"source": ground.source, "rows": len(mine)},
        )
        if not is_public:
            _withdraw_redacted(decision, ground.source, by)
        made[decision] = len(mine)
    return made


def _chosen(pks: Iterable[int], verb: str) -> list[int]:
    """The keys, each once, in order. Raises Refused for none or too many to be handled together."""
    wanted = sorted(set(pks))
    if not wanted:
        raise Refused("Chưa có lượt khen nào được chọn.")
    if len(wanted) > MOST_AT_ONCE:
        raise Refused(f"Mỗi lần {verb} được tối đa {number_text(MOST_AT_ONCE)} lượt khen. Mời chia thành nhiều lần.")
    return wanted


def _locked_of(pks: list[int]) -> tuple[dict[int, Decision], list[QuerySet[AwardRecord]]]:
    """The decisions of these records, locked in one order for everybody, and the records to be locked after them."""
    found = [AwardRecord.objects.filter(pk__in=pks[at : at + BATCH]) for at in range(0, len(pks), BATCH)]
    owners = {owner for records in found for owner in records.values_list("decision", flat=True).distinct()}
    decisions = Decision.objects.select_for_update().filter(pk__in=owners).order_by("pk").in_bulk()
    return decisions, [records.select_for_update().order_by("pk") for records in found]


def _changing(pks: list[int], is_public: bool) -> list[tuple[Decision, list[int]]]:
    """The decisions of these records with the records that are not as wanted, all locked."""
    decisions, found = _locked_of(pks)
    mine = defaultdict(list)
    for records in found:
        for pk, owner in records.filter(is_public=not is_public).values_list("pk", "decision"):
            mine[owner].append(pk)
    return [(decisions[owner], mine[owner]) for owner in sorted(mine)]


@transaction.atomic
def set_groups_of(pks: Iterable[int], add: Iterable[str], remove: Iterable[str], by) -> int:
    """Put many records (primary keys) into groups of recipients or take them out, all or none; how many changed.

    Groups serve statistics and filters: nothing of what was decided changes, so that no document is asked for.
    Each decision keeps one event with its parts. Raises Refused for no record at all or too many.
    """
    demand(rules.may_correct(by))
    wanted = _chosen(pks, "ghi")
    added, removed = set(add), set(remove)
    ground, count = Ground(timezone.localdate(), GROUPED), 0
    for decision, alike in _grouping(wanted, added, removed):
        event = write(decision, EventKind.CORRECTION, ground, by, {})
        for (before, after), mine in alike.items():
            change_each(event, mine, {"target_groups": [list(before), list(after)]}, target_groups=list(after))
        rows = sum(len(mine) for mine in alike.values())
        names = [str(TargetGroup(each).label) for each in TargetGroup.values if each in added | removed]
        log(decision, "awards.grouped", user=by, data={"rows": rows, "groups": "; ".join(names)})
        count += rows
    return count


def _grouping(pks: list[int], added: set[str], removed: set[str]):
    """The decisions of these records with the records that change, all locked: {(before, after): keys}."""
    decisions, found = _locked_of(pks)
    changing = defaultdict(lambda: defaultdict(list))
    for records in found:
        for pk, owner, before in records.values_list("pk", "decision", "target_groups"):
            after = [each for each in TargetGroup.values if each in added or each in before and each not in removed]
            if set(after) != set(before):
                changing[owner][tuple(before), tuple(after)].append(pk)
    return [(decisions[owner], changing[owner]) for owner in sorted(changing)]


def _withdraw_redacted(decision: Decision, source: str, by) -> None:
    """A redacted file that was made before still names whoever was hidden since: it is offered no longer."""
    if decision.public_file_id:
        change(decision, EventKind.CORRECTION, Ground(timezone.localdate(), source), by, {"public_file": None})


# --- the whole decision -------------------------------------------------------


@transaction.atomic
def end_decision(decision: Decision, kind: EventKind, ground: Ground, by) -> int:
    """Annul or revoke a whole decision: every award of it that stands ends with it. Returns how many.

    A fixed number of statements for a thousand records. Raises Refused when it
    has ended already or the day is not possible.
    """
    demand(rules.may_end(by))
    if kind not in {EventKind.REVOCATION, EventKind.ANNULMENT}:
        raise ValueError(kind)
    decision = Decision.objects.select_for_update().get(pk=decision.pk)
    check_day(decision, ground.on)
    if decision.ended_on:
        raise Refused(f"Quyết định này {decision.get_ended_as_display()} từ ngày {decision.ended_on:%d/%m/%Y}.")
    standing = list(decision.records.filter(ended_on__isnull=True).values_list("pk", flat=True))
    event = change(decision, kind, ground, by, {"ended_on": ground.on, "ended_as": str(kind)})
    changes = {"ended_on": [None, str(ground.on)], "ended_as": ["", str(kind)]}
    change_each(event, standing, changes, ended_on=ground.on, ended_as=str(kind))
    emails.decision_event(event)
    return len(standing)


@transaction.atomic
def restore_decision(decision: Decision, ground: Ground, by) -> int:
    """Lift the ending of a whole decision: what ended with it stands again. Returns how many.

    Awards that had ended by themselves before stay ended. Raises Refused when
    the decision stands.
    """
    demand(rules.may_end(by))
    decision = Decision.objects.select_for_update().get(pk=decision.pk)
    check_day(decision, ground.on)
    if not decision.ended_on:
        raise Refused("Quyết định này đang có giá trị nên không cần khôi phục.")
    ending = decision.events.filter(kind=decision.ended_as).order_by("-pk").first()
    ended_with_it = list(AwardEvent.objects.filter(whole=ending).values_list("record_id", flat=True))
    changes = {"ended_on": [str(decision.ended_on), None], "ended_as": [decision.ended_as, ""]}
    event = change(decision, EventKind.RESTORATION, ground, by, {"ended_on": None, "ended_as": ""})
    change_each(event, ended_with_it, changes, ended_on=None, ended_as="")
    emails.decision_event(event)
    return len(ended_with_it)
