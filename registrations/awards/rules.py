"""Yes/no questions about who may do what to decisions and records, and when."""

from django.db.models import Q

from registrations.attachments.models import Attachment

from .models import AwardEvent, Decision, DecisionEvent, RecipientImport


def may_import(user) -> bool:
    """May the user bring lists of recipients in?"""
    return user.is_active and user.has_perm("awards.import_awardrecord")


def may_correct(user) -> bool:
    """May the user correct a record?"""
    return user.is_active and user.has_perm("awards.change_awardrecord")


def may_set_publicity(user) -> bool:
    """May the user decide whether a record is shown to the public?"""
    return user.is_active and user.has_perm("awards.set_publicity_awardrecord")


def may_end(user) -> bool:
    """May the user record that an award was revoked, annulled, stripped or restored?"""
    return user.is_active and user.has_perm("awards.end_awardrecord")


def may_certify(user) -> bool:
    """May the user record what came of a certificate or object?"""
    return user.is_active and user.has_perm("awards.certify_awardrecord")


def takes_imports(decision: Decision) -> bool:
    """Can lists still be imported? Once published with recipients, the decision changes by corrections only."""
    return decision.published_at is None or not decision.records.exists()


def may_still_change(decision: Decision) -> bool:
    """Was the decision never published? Only then can a whole import be undone."""
    return decision.published_at is None


def is_open(batch: RecipientImport) -> bool:
    """Is the import waiting to be confirmed?"""
    return batch.confirmed_at is None and batch.undone_at is None


def is_in_effect(batch: RecipientImport) -> bool:
    """Did the import make records that still stand?"""
    return batch.confirmed_at is not None and batch.undone_at is None


def may_undo(user, batch: RecipientImport) -> bool:
    """May the user undo the import? Its author or a holder of the permission, until publication."""
    if not (user.is_active and is_in_effect(batch) and may_still_change(batch.decision)):
        return False
    mine = batch.confirmed_by_id is not None and batch.confirmed_by_id == user.pk and may_import(user)
    return mine or user.has_perm("awards.undo_import_awardrecord")


def needs_redaction(decision: Decision) -> bool:
    """Does the signed file say more than everyone may read: somebody not public, or more of a child than its school?"""
    known = getattr(decision, "has_hidden", None)  # known when the decision was read for its page
    if known is not None:
        return known
    return decision.records.filter(Q(is_public=False) | Q(is_minor=True)).exists()


def offered_file(decision: Decision) -> Attachment | None:
    """The file of the decision that everyone may read: as signed, or redacted where that is needed; None for neither.

    Says nothing of whether the decision is published.
    """
    return decision.public_file if needs_redaction(decision) else decision.signed_file


def may_read_file(user, attachment) -> bool:
    """Answer for the room of attachments: who may read a file that a decision or an event links."""
    decision = Decision.objects.filter(Q(signed_file=attachment.pk) | Q(public_file=attachment.pk)).first()
    if decision is not None:
        if user.has_perm("awards.view_decision"):
            return True
        offered = offered_file(decision)
        return offered is not None and offered.pk == attachment.pk and decision.is_published()
    if not user.has_perm("awards.view_awardrecord"):
        return False
    events = (
        AwardEvent.objects.filter(source_file=attachment.pk),
        DecisionEvent.objects.filter(source_file=attachment.pk),
    )
    return any(found.exists() for found in events)
