"""Everything that happens to decisions and award records: one function per event."""

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from registrations.attachments import actions as attachments
from registrations.refusals import Refused, demand
from search.outbox.actions import enqueue_many

from . import emails, nominated_actions
from .event_writing import DECISION_FILES, Ground, write
from .events import plain
from .import_actions import confirm_import, discard_preview, file_hash, import_recipients, preview_import
from .import_undo import undo_import
from .models import Decision, EventKind

__all__ = [
    "DECISION_FILES",
    "Refused",
    "confirm_import",
    "discard_preview",
    "file_hash",
    "import_recipients",
    "preview_import",
    "publish_decision",
    "save_decision",
    "undo_import",
    "withdraw_decision",
]


def save_decision(form, by) -> Decision:
    """Save a decision from its form, with the files that were handed in.

    Once the decision has been published every change is kept as an event with
    the form's ``on``, ``source``, ``source_upload`` and ``public_note``. Raises
    RefusedFile when a file is not what its name says; nothing is saved then.
    """
    creating = form.instance.pk is None
    demand(by.has_perm("awards.add_decision" if creating else "awards.change_decision"))
    with transaction.atomic():
        before = None if creating else Decision.objects.select_for_update().get(pk=form.instance.pk)
        decision = form.save(commit=False)
        if creating:
            decision.created_by = by
        for name in ("signed", "public"):
            if uploaded := form.cleaned_data.get(f"{name}_upload"):
                setattr(decision, f"{name}_file", attachments.store(uploaded, allowed=DECISION_FILES, by=by))
        decision.save()
        # The records repeat the year and the authority of their decision for facets and statistics.
        decision.records.update(year=decision.year, authority=decision.authority)
        _index(decision)
        log(decision, "wagtail.create" if creating else "wagtail.edit", user=by, content_changed=True)
        if before is not None and before.published_at:
            _keep_correction(before, decision, form.cleaned_data, by)
    return decision


def _keep_correction(before: Decision, decision: Decision, data: dict, by) -> None:
    pairs = {name: [plain(getattr(before, name)), plain(getattr(decision, name))] for name in Decision.CORRECTABLE}
    # A new file may bear the name of the one before it.
    files = {name for name in ("signed_file", "public_file") if data.get(name.replace("file", "upload"))}
    changes = {name: pair for name, pair in pairs.items() if pair[0] != pair[1] or name in files}
    if not changes:
        return
    ground = Ground(data.get("on") or timezone.localdate(), data.get("source", ""), data.get("source_upload") or None)
    event = write(decision, EventKind.CORRECTION, ground, by, changes, public_note=data.get("public_note", ""))
    if event.public_note:
        emails.decision_event(event)


# --- publication --------------------------------------------------------------


@transaction.atomic
def publish_decision(decision: Decision, *, url: str, at=None, until=None) -> None:
    """Open a decision and its public records to everyone from ``at`` (now) to ``until`` (no end).

    Called by the decision's page whenever its publication or address changes.
    """
    decision = Decision.objects.select_for_update().get(pk=decision.pk)
    decision.published_at = decision.published_at or at or timezone.now()
    decision.withdrawn_at = until
    decision.public_url = url
    decision.save(update_fields=["published_at", "withdrawn_at", "public_url"])
    _index(decision)
    nominated_actions.follow_publication(decision)
    emails.decision_published(decision)


@transaction.atomic
def withdraw_decision(decision: Decision, *, at=None) -> None:
    """Close a decision and all its records to the public from ``at`` (now)."""
    decision = Decision.objects.select_for_update().get(pk=decision.pk)
    if decision.published_at is None:
        return
    decision.withdrawn_at = at or timezone.now()
    decision.save(update_fields=["withdrawn_at"])
    _index(decision)


def _index(decision: Decision) -> None:
    if decision.published_at is not None:
        enqueue_many("award", decision.records.values_list("pk", flat=True))
