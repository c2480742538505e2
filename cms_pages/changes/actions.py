"""Everything that happens to changes that wait for a second person."""

from __future__ import annotations

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from registrations.refusals import demand

from . import emails, queries, rules, snapshots
from .coverage import WAITS
from .guard import approved
from .models import Change

GONE = "Nội dung này đã bị xóa nên không còn gì để duyệt."
MEANWHILE = "“{label}” đã đổi từ khi đề nghị. Mời trả lại để người đề nghị xem lại."


class Changed(Exception):
    """The change is not what the person saw, or somebody has decided already."""


def _locked(change):
    return Change.objects.select_for_update().get(pk=change.pk)


@transaction.atomic
def propose(row, wanted, *, by):
    """Ask for other words in a row, which stays as it is; returns the change that waits.

    `wanted` is a snapshot of the row as it should be. A change that waits
    already is written on, and both people are its authors. Wanting what stands
    there anyway withdraws it: then, and where nothing differs, None is returned.
    """
    now = snapshots.snapshot(row)
    names = snapshots.differing(now, wanted)
    waiting = queries.waiting_of(row)
    change = _locked(waiting) if waiting else None
    if not names:
        if change is not None and change.waits:
            _decide(change, Change.Outcome.WITHDRAWN, by)
            log(row, "changes.withdrawn", user=by)
        return None
    if change is None or not change.waits:
        change = Change(content_type=ContentType.objects.get_for_model(type(row)), object_id=str(row.pk), version=0)
    change.title = queries.name_of(row)
    change.before = {name: now[name] for name in names}
    change.after = {name: wanted[name] for name in names}
    change.authors = sorted({*change.authors, by.pk})
    change.version += 1
    change.proposed_by, change.proposed_at = by, timezone.now()
    change.save()
    told = snapshots.lines(type(row), row, change)
    log(row, "changes.proposed", user=by, data={"fields": ", ".join(line.label.lower() for line in told)})
    emails.tell_proposed(change, told)
    return change


def _decide(change, outcome, by, answer=""):
    change.outcome, change.decided_by, change.decided_at, change.answer = outcome, by, timezone.now(), answer
    change.save()


@transaction.atomic
def approve(change, *, by, version):
    """Put the words of a change before everybody.

    Raises Changed where it is no longer what the approver saw, PermissionDenied
    for its authors, ValidationError where the public words have changed since
    or the new ones will not do.
    """
    change = _locked(change)
    if not change.waits or change.version != version:
        raise Changed
    demand(rules.may_approve(by, change))
    model = change.content_type.model_class()
    row = model._default_manager.select_for_update().filter(pk=change.object_id).first() if model else None
    if row is None:
        raise ValidationError(GONE)
    if stale := [line for line in snapshots.lines(model, row, change) if line.in_the_way]:
        raise ValidationError([MEANWHILE.format(label=line.label) for line in stale])
    snapshots.write(row, change.after)
    row.full_clean()
    with approved():
        row.save()
    _decide(change, Change.Outcome.APPROVED, by)
    log(row, "changes.approved", user=by, content_changed=True, data={"author": str(change.proposed_by)})
    return row


@transaction.atomic
def give_back(change, reason, *, by):
    """Refuse a change, with the reason. Raises ValidationError without one, Changed, PermissionDenied."""
    change = _locked(change)
    if not change.waits:
        raise Changed
    demand(rules.may_approve(by, change))
    if not reason.strip():
        raise ValidationError("Mời ghi lý do để người đề nghị biết cần sửa gì.")
    _decide(change, Change.Outcome.RETURNED, by, reason.strip()[:500])
    if (row := change.target) is not None:
        log(row, "changes.returned", user=by, data={"reason": change.answer})
    emails.tell_returned(change)


@transaction.atomic
def withdraw(change, *, by):
    """Give up a change that one wrote part of. Raises Changed, PermissionDenied."""
    change = _locked(change)
    if not change.waits:
        raise Changed
    demand(rules.may_withdraw(by, change))
    _decide(change, Change.Outcome.WITHDRAWN, by)
    if (row := change.target) is not None:
        log(row, "changes.withdrawn", user=by)


@transaction.atomic
def take_off(row, name, *, by):
    """Empty at once what stands on the public pages by mistake or longer than it should; one person's right."""
    demand(rules.may_take_off(by) and name in WAITS[row._meta.label].taken_off)
    row = type(row)._default_manager.select_for_update().get(pk=row.pk)
    if not getattr(row, name):
        return
    words = getattr(row, name)
    setattr(row, name, "")
    with approved():
        row.save()
    log(row, "changes.taken_off", user=by, content_changed=True, data={"words": words})
