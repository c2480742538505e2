"""Yes/no questions about who may do what to decisions and records, and when."""

from .models import AwardRecord, Decision, RecipientImport


def may_import(user) -> bool:
    """May the user bring lists of recipients in?"""
    return user.is_active and user.has_perm("awards.import_awardrecord")


def may_correct(user) -> bool:
    """May the user correct a record?"""
    return user.is_active and user.has_perm("awards.change_awardrecord")


def may_set_publicity(user) -> bool:
    """May the user decide whether a record is shown to the public?"""
    return user.is_active and user.has_perm("awards.set_publicity_awardrecord")


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


def file_is_public(decision: Decision) -> bool:
    """May everyone read the signed file? Not while it names people who are not public."""
    if not (decision.signed_file_id and decision.is_published()):
        return False
    if decision.file_is_redacted:
        return True
    hidden = getattr(decision, "has_hidden", None)  # known when the decision was read for its page
    return not (decision.records.filter(is_public=False).exists() if hidden is None else hidden)


def may_read_file(user, attachment) -> bool:
    """Answer for the room of attachments: who may read a file that a decision links."""
    decision = Decision.objects.filter(signed_file=attachment.pk).first()
    if decision is None:
        return False
    return user.has_perm("awards.view_decision") or file_is_public(decision)


def shows_only_school(record: AwardRecord) -> bool:
    """Of a child under 16 only name, school and award are shown. Source: Law on Children, art. 21."""
    return record.is_minor
