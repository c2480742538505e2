"""Four eyes: what one person wrote, another approves, and only then it is public.

Wagtail lets whoever may publish do so past every workflow, and lets authors
approve their own text. Here nobody holds the permission to publish: the
finished workflow is the permission (`publishing.py`), and its last step
refuses everybody who wrote any part of what is to be published. What a
contributor wrote passes an editor first.
"""

from django import forms
from django.contrib.auth import get_user_model
from django.utils import timezone
from wagtail.forms import TaskStateCommentForm
from wagtail.locks import BaseLock
from wagtail.models import AbstractGroupApprovalTask, PageViewRestriction, TaskState, WorkflowState
from wagtail.models.pages import PagePermissionTester

from cms_pages.core import gates
from cms_pages.core.authors import authors_since_publication
from cms_pages.core.completeness import gaps
from cms_pages.core.file_guard import goes_up_later
from registrations.text_fields import TextField

WITHDRAW = "cms_core.withdraw_page"
CONTRIBUTORS = "Cộng tác viên"
UNSEEN = "Mục “{above}”, nơi đặt trang này, chưa được đăng. Mời đăng mục ấy trước, hoặc đưa cả hai vào một gói công bố."
PASSED = (TaskState.STATUS_APPROVED, TaskState.STATUS_SKIPPED)


def awaits_somebody_else(page, user):
    """Whether this person decides on the page's present step but wrote part of it, so that another must approve."""
    task = page.current_workflow_task
    if not isinstance(task, SecondPersonApproval) or not task.may_decide(user):
        return False
    return user.pk in authors_since_publication(page)


def obstacles_of(page):
    """Why the newest text of a page may not be approved, in sentences; empty when it may."""
    newest = page.get_latest_revision_as_object()
    return [*place_of(page, newest.go_live_at), *words_of(newest)]


def words_of(version):
    """What keeps a version of a page from being public, in sentences."""
    return [*(version.obstacles() if hasattr(version, "obstacles") else []), *gaps(version)]


def place_of(page, moment=None, together=frozenset()):
    """Why a page may not be public where it stands: what stands above it is not, nor will be at its moment.

    `together` are keys of pages that become public in the same instant.
    """
    above = page.get_parent()
    if above is None or above.live or above.pk in together:
        return []
    coming = above.scheduled_revision
    if coming and moment and coming.approved_go_live_at <= moment:
        return []
    return [UNSEEN.format(above=above.draft_title)]


def latest_decision(page):
    """The task state by which the page was last returned for changes, or None when nothing is returned."""
    state = page.current_workflow_state
    if state is None or state.status != WorkflowState.STATUS_NEEDS_CHANGES:
        return None
    return state.current_task_state


def goes_live(page, state):
    """What the next yes to a page leads to: a time in the future, True for at once, None where another step follows."""
    if not isinstance(state.task.specific, SecondPersonApproval):
        return None
    return page.go_live_at if page.go_live_at and page.go_live_at > timezone.now() else True


def waiting_for(user):
    """Steps that this person can approve now, oldest first, as (page, task state)."""
    states = TaskState.objects.reviewable_by(user).select_related("revision__user").order_by("started_at", "pk")
    found = []
    for state in states:
        page = state.revision.content_object
        if page and any(name == "approve" for name, *_ in state.task.specific.get_actions(page, user)):
            found.append((page, state))
    return found


class _ReasonForm(TaskStateCommentForm):
    """Why a page is returned: whoever wrote it has nothing else to go by."""

    use_required_attribute = False  # said by us, in Vietnamese

    comment = TextField(
        label="Nhận xét",
        required=True,
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
        help_text="Ghi rõ chỗ cần sửa; người viết đọc được nhận xét này.",
        error_messages={"required": "Mời ghi rõ chỗ cần sửa."},
    )


class _Step(AbstractGroupApprovalTask):
    """A step that members of groups decide."""

    class Meta:
        abstract = True

    def may_decide(self, user):
        """Whether the person belongs to the groups of this step."""
        return user.is_superuser or self._user_in_groups(user)

    def get_form_for_action(self, action):
        return _ReasonForm if action == "reject" else super().get_form_for_action(action)


class EditorialCheck(_Step):
    """Biên tập xem trước: an editor reads what a contributor wrote before it goes to the approver."""

    class Meta:
        verbose_name = "biên tập bài của cộng tác viên"
        verbose_name_plural = "biên tập bài của cộng tác viên"

    @classmethod
    def get_description(cls):
        return "Bài của cộng tác viên qua tay người trong các nhóm được chọn trước; bài của người khác bỏ qua bước này."

    def is_needed(self, workflow_state, by):
        """Whether a contributor wrote something that no editor has passed on, and it is no editor who hands it in."""
        if by is not None and self.may_decide(by):
            return False
        page = workflow_state.content_object
        passed = workflow_state.task_states.filter(task=self, status__in=PASSED).order_by("-pk").first()
        if passed is None:
            writers = authors_since_publication(page)
        else:
            writers = page.revisions.filter(pk__gt=passed.revision_id).values_list("user_id", flat=True)
        contributors = get_user_model().objects.filter(pk__in=writers, groups__name=CONTRIBUTORS)
        return contributors.exclude(is_superuser=True).exclude(groups__in=self.groups.all()).exists()

    def start(self, workflow_state, user=None):
        if self.is_needed(workflow_state, user):
            return super().start(workflow_state, user=user)
        return TaskState.objects.create(
            workflow_state=workflow_state,
            revision=workflow_state.content_object.get_latest_revision(),
            task=self.task_ptr,
            status=TaskState.STATUS_SKIPPED,
        )

    def get_actions(self, obj, user):
        if not self.may_decide(user):
            return []
        return [
            ("reject", "Trả lại để sửa", True),
            ("approve", "Chuyển người duyệt", False),
            ("approve", "Chuyển người duyệt, kèm nhận xét", True),
        ]

    def on_action(self, task_state, user, action_name, **kwargs):
        """Pass on or return. Who mends while passing on passes on what they mended."""
        if not self.may_decide(user):
            return None
        latest = task_state.workflow_state.content_object.get_latest_revision()
        if action_name == "approve" and latest != task_state.revision and latest.user_id == user.pk:
            task_state.revision = latest
        return super().on_action(task_state, user, action_name, **kwargs)


class SecondPersonApproval(_Step):
    """Duyệt bởi người thứ hai: a member of the groups approves, never one of the authors."""

    class Meta:
        verbose_name = "duyệt bởi người thứ hai"
        verbose_name_plural = "duyệt bởi người thứ hai"

    @classmethod
    def get_description(cls):
        return "Người trong các nhóm được chọn duyệt; người đã viết hoặc sửa bản này không tự duyệt được."

    def start(self, workflow_state, user=None):
        """Begin, or go back to a step before this one that the newest text has not passed."""
        earlier = workflow_state.get_next_task()
        if earlier is not None and earlier.pk != self.pk:
            return earlier.specific.start(workflow_state, user=user)
        return super().start(workflow_state, user=user)

    def get_actions(self, obj, user):
        actions = super().get_actions(obj, user)
        if user.pk in authors_since_publication(obj) or obstacles_of(obj):
            return [action for action in actions if action[0] != "approve"]
        return actions

    def on_action(self, task_state, user, action_name, **kwargs):
        """Refuse an author's approval, and that of what may not be public, also when it comes by a direct request."""
        if not self.may_decide(user):
            return None
        if action_name == "approve":
            page = task_state.workflow_state.content_object
            if user.pk in authors_since_publication(page) or obstacles_of(page):
                return None
        return super().on_action(task_state, user, action_name, **kwargs)


class HeldLock(BaseLock):
    """The lock of a page that another room holds back."""

    def __init__(self, page, hold):
        super().__init__(page)
        self.hold = hold

    def for_user(self, user):
        return True

    def get_message(self, user):
        return self.hold.message

    def get_locked_by(self, user):
        return "Đang khóa"

    def get_description(self, user):
        return self.hold.message


class FourEyesPermissionTester(PagePermissionTester):
    """Page permissions in which publishing never belongs to one person, superusers included."""

    def can_add_subpage(self):
        return super().can_add_subpage() and gates.may_write(self.user, self.page)

    def can_edit(self):
        return super().can_edit() and self._may_write_in(self.page)

    def can_publish(self):
        return False

    def can_publish_subpage(self):
        return False

    def can_copy(self):
        """A page of a record (a decision, a movement) is the only one of it, and has no copy."""
        fields = self.page.specific_class._meta.local_fields if self.page.specific_class else ()
        return super().can_copy() and not any(
            field.one_to_one and not field.remote_field.parent_link for field in fields
        )

    def can_delete(self, ignore_bulk=False):
        return super().can_delete(ignore_bulk) and self._may_write_in(self.page, with_descendants=True)

    def can_submit_for_moderation(self):
        return super().can_submit_for_moderation() and gates.held(self.page) is None and self._may_write_in(self.page)

    def can_copy_to(self, destination, recursive=False):
        return super().can_copy_to(destination, recursive) and self._may_write_in(destination, recursive)

    def can_move_to(self, destination):
        # By key: a page and its specific self are not equal, and Wagtail would go on to fail on the move.
        return (
            self.page.pk != destination.pk
            and super().can_move_to(destination)
            and self._may_write_in(destination, with_descendants=True)
            and not self._goes_up_elsewhere(destination)
            and (not self._shows_something() or (destination.live and _closed_by(self.page) == _closed_by(destination)))
        )

    def can_unpublish(self):
        # A lock, or an update that waits for its hour, must not keep anybody from taking something down.
        return self.page.live and self._may_withdraw() and not self._is_all_of_it()

    def can_unschedule(self):
        return self._may_withdraw()

    def can_set_view_restrictions(self):
        """Closing is withdrawing. Opening would be publishing by one person: what shows has to be taken off first."""
        if not self._may_withdraw() or self._is_all_of_it():
            return False
        return not (self.page.view_restrictions.exists() and self._shows_something())

    def can_reorder_children(self):
        return super().can_reorder_children() and self.user.is_superuser

    def _may_write_in(self, section, with_descendants=False):
        """Whether the person may write there what this page is, and what stands below it where that goes along."""
        kinds = {self.page.content_type_id}
        if with_descendants:
            kinds |= set(self.page.get_descendants().values_list("content_type_id", flat=True))
        return all(gates.may_write(self.user, section, kind) for kind in kinds)

    def _is_all_of_it(self):
        """Whether the whole portal stands below this page: no one person takes that off, or closes it."""
        return self.page_is_root or self.page.is_site_root()

    def _may_withdraw(self):
        return self.user.is_active and self.user.has_perm(WITHDRAW)

    def _goes_up_elsewhere(self, destination):
        """Whether what was approved for its hour where it stands would go up at another place."""
        if self.page.is_child_of(destination):
            return False
        return goes_up_later(self.page.get_descendants(inclusive=True).filter(live=False))

    def _shows_something(self):
        return self.page.get_descendants(inclusive=True).live().exists()


def _closed_by(page):
    """Keys of the view restrictions that hold on a page."""
    above = [page.path[:end] for end in range(page.steplen, len(page.path) + 1, page.steplen)]
    return set(PageViewRestriction.objects.filter(page__path__in=above).values_list("pk", flat=True))
