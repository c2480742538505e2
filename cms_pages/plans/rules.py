"""Who may do what with work plans."""


def may_see(user):
    """Staff who follow the plans."""
    return user.has_perm("cms_plans.view_workplan") or may_edit(user) or user.has_perm("cms_plans.publish_workplan")


def may_edit(user):
    """Staff who keep the plans and say how far the tasks are."""
    return user.has_perm("cms_plans.change_workplan")


def may_publish(user, plan):
    """The approver, but nobody who changed the plan since it was last approved."""
    return user.has_perm("cms_plans.publish_workplan") and not is_author(user, plan)


def is_author(user, plan):
    """Did this person change what waits for approval?"""
    return user.pk in plan.authors or plan.changed_by_id == user.pk
