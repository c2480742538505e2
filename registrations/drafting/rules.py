"""Yes/no questions about drafts and templates."""

from django.db.models import Q

from registrations.consultations.models import Consultation, State

from .models import Draft, DraftTemplate


def may_draft(user) -> bool:
    """May the user draft the text and annex of a decision?"""
    return user.is_active and user.has_perm("drafting.add_draft")


def may_see(user) -> bool:
    """May the user read drafts?"""
    return user.is_active and (user.has_perm("drafting.view_draft") or user.has_perm("drafting.add_draft"))


def may_keep_templates(user) -> bool:
    """May the user bring templates in?"""
    return user.is_active and user.has_perm("drafting.add_drafttemplate")


def has_passed(consultation: Consultation, now) -> bool:
    """Is the consultation over, so that a decision may be drafted from its nominees?"""
    return consultation.state_at(now) in (State.CLOSED, State.PUBLISHED)


def may_read_file(user, attachment) -> bool:
    """Answer for the room of attachments: drafts and templates are the office's own papers."""
    if may_see(user) and Draft.objects.filter(Q(text_file=attachment.pk) | Q(annex_file=attachment.pk)).exists():
        return True
    return may_keep_templates(user) and DraftTemplate.objects.filter(file=attachment.pk).exists()
