"""Who may do what with questions among officers."""

from .audience import is_officer


def may_read(user, question=None):
    """Officers read all questions; one that was taken down only who answers, and who asked it."""
    if not is_officer(user):
        return False
    return question is None or question.hidden_at is None or question.asked_by_id == user.pk or may_answer(user)


def may_answer(user):
    """The standing body."""
    return user.is_active and user.has_perm("cms_guidance.answer_question")
