"""Who may do what with changes that wait."""

from cms_pages.core.workflow import WITHDRAW

APPROVE = "cms_changes.approve_change"


def may_approve(user, change):
    """An approver, but nobody who wrote part of the change: superusers neither."""
    return change.waits and user.is_active and user.has_perm(APPROVE) and not is_author(user, change)


def may_withdraw(user, change):
    """Who wrote part of it."""
    return change.waits and is_author(user, change)


def is_author(user, change):
    """Whether the person wrote part of the change."""
    return user.pk in change.authors


def may_change(user, model):
    """Whether the person keeps such rows."""
    return user.has_perm(f"{model._meta.app_label}.change_{model._meta.model_name}")


def may_see(user, change):
    """Who wrote it, who approves, and who keeps such rows."""
    model = change.content_type.model_class()
    return is_author(user, change) or user.has_perm(APPROVE) or (model is not None and may_change(user, model))


def may_take_off(user):
    """Who may empty at once what stands there by mistake: those who may take pages off the site."""
    return user.is_active and user.has_perm(WITHDRAW)
