"""Four eyes: what one person wrote, another approves, and only then it is public.

Wagtail lets whoever may publish do so past every workflow, and lets authors
approve their own text. Here nobody holds the permission to publish: the
finished workflow is the permission (`publishing.py`), and its step refuses
everybody who wrote any part of what is to be published.
"""

from django.db.models import Q
from wagtail.models import AbstractGroupApprovalTask, TaskState, WorkflowState
from wagtail.models.pages import PagePermissionTester

WITHDRAW = "cms_core.withdraw_page"


def authors_since_publication(page):
    """Ids of all users who saved a revision of the page since it was last published."""
    revisions = page.revisions
    if page.live_revision_id:
        revisions = revisions.filter(pk__gt=page.live_revision_id)
    return set(revisions.exclude(user=None).values_list("user_id", flat=True))


def awaits_somebody_else(page, user):
    """Whether this person decides on the page's present step but wrote part of it, so that another must approve."""
    task = page.current_workflow_task
    if not isinstance(task, SecondPersonApproval) or not task.may_decide(user):
        return False
    return user.pk in authors_since_publication(page)


def obstacles_of(page):
    """Why the newest text of a page may not be approved, in sentences; empty when it may."""
    newest = page.get_latest_revision_as_object()
    return newest.obstacles() if hasattr(newest, "obstacles") else []


def latest_decision(page):
    """The task state by which the page was last returned for changes, or None when nothing is returned."""
    state = page.current_workflow_state
    if state is None or state.status != WorkflowState.STATUS_NEEDS_CHANGES:
        return None
    return state.current_task_state


def waiting_for(user):
    """Steps that this person can approve now, oldest first, as (page, task state)."""
    states = TaskState.objects.reviewable_by(user).select_related("revision__user").order_by("started_at", "pk")
    found = []
    for state in states:
        page = state.revision.content_object
        if page and any(name == "approve" for name, *_ in state.task.specific.get_actions(page, user)):
            found.append((page, state))
    return found


class SecondPersonApproval(AbstractGroupApprovalTask):
    """Duyệt bởi người thứ hai: a member of the groups approves, never one of the authors."""

    class Meta:
        verbose_name = "duyệt bởi người thứ hai"
        verbose_name_plural = "duyệt bởi người thứ hai"

    @classmethod
    def get_description(cls):
        return "Người trong các nhóm được chọn duyệt; người đã viết hoặc sửa bản này không tự duyệt được."

    def get_actions(self, obj, user):
        actions = super().get_actions(obj, user)
        if user.pk in authors_since_publication(obj) or obstacles_of(obj):
            return [action for action in actions if action[0] != "approve"]
        return actions

    def on_action(self, task_state, user, action_name, **kwargs):
        """Refuse an author's approval, and that of what may not be public, also when it comes by a direct request."""
        if action_name == "approve":
            page = task_state.workflow_state.content_object
            if user.pk in authors_since_publication(page) or not self.may_decide(user) or obstacles_of(page):
                return None
        return super().on_action(task_state, user, action_name, **kwargs)

    def may_decide(self, user):
        """Whether the person belongs to the groups of this step."""
        return user.is_superuser or self._user_in_groups(user)

    def get_task_states_user_can_moderate(self, user, **kwargs):
        if not self.may_decide(user):
            return TaskState.objects.none()
        states = self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
        return states.exclude(Q(revision__user=user))


class FourEyesPermissionTester(PagePermissionTester):
    """Page permissions in which publishing never belongs to one person, superusers included."""

    def can_publish(self):
        return False

    def can_publish_subpage(self):
        return False

    def _may_withdraw(self):
        return self.user.is_active and self.user.has_perm(WITHDRAW)

    def can_unpublish(self):
        return self.page.live and not self.page_is_root and not self.page_locked() and self._may_withdraw()

    def can_unschedule(self):
        return self._may_withdraw()

    def can_set_view_restrictions(self):
        return self._may_withdraw()
