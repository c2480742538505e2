"""Yes/no questions about who may join and part records, and which records may be joined."""

from collections.abc import Iterable

from registrations.awards.models import AwardRecord

from .matching import Parted
from .models import Apart, ApartRecord, Step


def may_view(user) -> bool:
    """May the user see recipients and proposals in the back office?"""
    return user.is_active and user.has_perm("recipients.view_recipient")


def may_join(user) -> bool:
    """May the user confirm, part and merge?"""
    return user.is_active and user.has_perm("recipients.join_recipient")


def may_edit(user) -> bool:
    """May the user change name, year of birth and note of a recipient?"""
    return user.is_active and user.has_perm("recipients.change_recipient")


def is_joinable(record: AwardRecord) -> bool:
    """Records of children are never joined: a page of all of a child's awards would follow the child.

    Source: Law on Children, art. 21.
    """
    return not record.is_minor


def parted_among(groups: Iterable[Iterable[int]]) -> bool:
    """Does a standing decision put records of different groups (primary keys) on different sides? One query."""
    groups = [list(group) for group in groups]
    pks = [pk for group in groups for pk in group]
    rows = ApartRecord.objects.filter(record__in=pks, apart__in=Apart.objects.in_effect())
    return Parted(rows.values_list("apart_id", "record_id", "side")).any_between(groups)


def may_be_undone(step: Step) -> bool:
    """Can the step still be taken back? What it touched is compared again when it is."""
    return step.kind != Step.Kind.UNDO and step.undone_by_id is None
