"""Questions about bundles and about the terms of steps."""

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db.models import CharField, Exists, OuterRef
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, Revision, TaskState, WorkflowState
from wagtail.permissions import page_permission_policy

from cms_pages.core.fitness import missing_files
from cms_pages.core.gates import Hold
from cms_pages.core.workflow import EditorialCheck, SecondPersonApproval, place_of, words_of
from cms_pages.newsroom.models import Bundle, BundleItem, EditorialSettings
from registrations.calendar.queries import calendar_for
from registrations.calendar.working_days import add_working_days

TAKEN_OFF = ("wagtail.unpublish", "wagtail.unpublish.scheduled")


def open_items():
    """Pages of bundles that are not published yet."""
    return BundleItem.objects.filter(bundle__published_at=None)


def offered_to(user, most=12):
    """Drafts that this person may put into a bundle, the newest first: nothing of them is on its way by itself."""
    key = Cast(OuterRef("pk"), CharField())
    on_its_way = WorkflowState.objects.active().filter(
        base_content_type=ContentType.objects.get_for_model(Page), object_id=key
    )
    scheduled = Revision.page_revisions.filter(object_id=key, approved_go_live_at__isnull=False)
    mine = page_permission_policy.instances_user_has_permission_for(user, "change")
    drafts = mine.filter(has_unpublished_changes=True, latest_revision__isnull=False, depth__gt=2)
    drafts = drafts.exclude(pk__in=open_items().filter(page__isnull=False).values("page"))
    return drafts.filter(~Exists(on_its_way), ~Exists(scheduled)).order_by("-latest_revision_created_at", "-pk")[:most]


def hold_of(page):
    """What a bundle says to the publication of one of its pages by itself; None for a page of no bundle."""
    item = open_items().filter(page=page.pk).select_related("bundle").first()
    if item is None:
        return None
    bundle = item.bundle
    if bundle.sent_at:
        words = f"Trang nằm trong gói công bố “{bundle}” đã gửi duyệt. Muốn sửa, mời thu hồi gói trước."
        return Hold(words, locked=True)
    return Hold(f"Trang nằm trong gói công bố “{bundle}” và được gửi duyệt cùng gói.", locked=False)


def relied_on():
    """Versions that somebody decides on, or has approved, as part of a bundle."""
    items = open_items().filter(bundle__sent_at__isnull=False)
    return Revision.objects.filter(pk__in=items.values("revision"))


def moments():
    """The moments of approved bundles, as a one-column query."""
    waiting = Bundle.objects.filter(approved_at__isnull=False, published_at=None, stopped_at=None)
    return waiting.order_by().filter(goes_live_at__isnull=False).values_list("goes_live_at")


def due_bundles(now):
    """Approved bundles whose moment has come and that nobody stopped."""
    return Bundle.objects.filter(
        approved_at__isnull=False, published_at=None, stopped_at=None, goes_live_at__lte=now
    ).order_by("goes_live_at", "pk")


def obstacles(bundle, moment):
    """Why the bundle cannot be published at a moment, one sentence for each page concerned; empty when it can."""
    items = list(bundle.items.select_related("page", "revision"))
    if not items:
        return ["Gói chưa có trang nào."]
    together = {item.page_id for item in items if item.page_id}
    return [words for item in items if (words := _obstacle(item, bundle, together, moment))]


def _obstacle(item, bundle, together, moment):
    page = item.page
    if page is None:
        return f"“{item.title}” đã bị xóa."
    if item.was_live and not page.live:
        return f"“{item.title}” đã được gỡ xuống{_by_whom(page, bundle)}."
    if bundle.sent_at and (item.revision_id is None or page.latest_revision_id != item.revision_id):
        return f"“{item.title}” đã được sửa sau khi gửi duyệt."
    if bundle.sent_at and item.revision.created_at > bundle.sent_at:
        return f"“{item.title}” đã được sửa sau khi gửi duyệt."
    draft = page.get_latest_revision_as_object()
    if draft.changed_since(bundle.sent_at or moment):
        return f"Dữ liệu của “{item.title}” đã đổi sau khi gửi duyệt."
    shown = item.revision or page.get_latest_revision()
    lost = missing_files(page, shown) if shown else []
    if told := [*place_of(page, draft.go_live_at, together), *words_of(draft), *lost]:
        return f"“{item.title}”: {' '.join(told)}"
    try:
        draft.full_clean()  # others may have published since it was written what it now contradicts
    except ValidationError as error:
        return f"“{item.title}”: {' '.join(error.messages)}"
    if page.approved_schedule or (draft.go_live_at and draft.go_live_at > moment):
        return f"“{item.title}” có giờ đăng riêng. Mời bỏ giờ đăng của trang."
    if draft.expire_at and draft.expire_at <= moment:
        return f"“{item.title}” hết hạn trước giờ công bố của gói."
    return ""


def _by_whom(page, bundle):
    entry = PageLogEntry.objects.filter(page=page.pk, action__in=TAKEN_OFF, timestamp__gte=bundle.made_at).last()
    if entry is None or entry.user is None:
        return ""
    return f" ({entry.user}, {timezone.localtime(entry.timestamp):%d/%m/%Y})"


def terms():
    """Working days that each kind of step may take: {task model: days}."""
    found = EditorialSettings.load()
    return {EditorialCheck: found.check_days, SecondPersonApproval: found.approve_days}


def due_days(states):
    """The last day for each of the steps (task states) that have a term: {pk: date}."""
    states = list(states)
    if not states:
        return {}
    days, found = terms(), {}
    began = {state.pk: timezone.localdate(state.started_at) for state in states}
    calendar = calendar_for(since=min(began.values()))
    for state in states:
        term = days.get(state.task.specific_class)
        if term:
            found[state.pk] = add_working_days(began[state.pk], term, calendar)
    return found


def overdue(today):
    """Steps whose last day is past, oldest first, as (task state, last day)."""
    states = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS).select_related("task", "revision__user")
    states = list(states.order_by("started_at", "pk"))
    due = due_days(states)
    return [(state, due[state.pk]) for state in states if state.pk in due and due[state.pk] < today]
