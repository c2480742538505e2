"""The first screen of the back office: what waits for this person, and what they can begin."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from wagtail.admin.ui.components import Component
from wagtail.models import Page, WorkflowState

from cms_pages.changes import queries as changes
from cms_pages.core.workflow import EditorialCheck, waiting_for
from cms_pages.documents.models import DocumentIndexPage
from cms_pages.exemplars.models import ExemplarIndexPage
from cms_pages.moving_in.models import ImportBatch
from cms_pages.moving_in.rules import may_approve as may_approve_batch
from cms_pages.news.models import NewsIndexPage
from cms_pages.newsroom.models import Bundle
from cms_pages.newsroom.queries import due_days
from cms_pages.newsroom.rules import may_approve, may_take_back
from cms_pages.plans import queries as plans
from cms_pages.plans.rules import may_publish
from cms_pages.readings.queries import most_read
from registrations.calendar.due import due_for
from registrations.consultations import queries as consultations
from registrations.summaries.queries import awaiting
from registrations.summaries.queries import late as late_outcomes
from registrations.summaries.rules import may_write

from .heaps import LOOKED_AT, Heap, Task, sent
from .sent_in import sent_in
from .upkeep import upkeep

SHOWN_READ = 5
SAID = 120  # of what the approver wrote
SHOWN_DUE = 8
READ_DAYS = 7

# Where to write what: section, then app and model of the page, words and icon of the button.
WRITING = (
    (NewsIndexPage, "cms_news", "articlepage", "Viết tin", "edit"),
    (ExemplarIndexPage, "cms_exemplars", "exemplarpage", "Viết gương điển hình", "user"),
    (DocumentIndexPage, "cms_documents", "documentpage", "Đăng văn bản", "doc-full"),
)
# Which permission opens which screen, with words and icon of the button: what is begun there, and what is read.
RECORDS = (
    ("awards.add_decision", "quyet-dinh:add", "Nhập quyết định và danh sách", "pick"),
    ("consultations.add_consultation", "lay-y-kien:add", "Mở cuộc lấy ý kiến", "openquote"),
    ("campaigns.review_registration", "campaigns_desk:index", "Theo dõi đăng ký thi đua", "form"),
    ("accounts.invite_member", "invitation:add", "Mời người dùng", "mail"),
    ("cms_newsroom.add_sectionright", "muc-cua-don-vi:add", "Giao mục cho đơn vị viết bài", "folder-open-inverse"),
)
READING = (
    ("cms_meetings.read_meeting", "meetings:home", "Phiên họp và tài liệu", "date"),
    ("cms_council.view_assignment", "council_desk:table", "Đơn vị được phân công", "group"),
    ("consultations.view_consultation", "lay-y-kien:index", "Các cuộc lấy ý kiến", "openquote"),
    ("awards.view_decision", "quyet-dinh:index", "Quyết định khen thưởng", "pick"),
)


def heaps(user: Any) -> list[Heap]:
    """What waits for this person, sort by sort; empty sorts are left out."""
    found = [*_to_approve(user), *_changes(user), _bundles(user), _batches(user), *_own_pages(user), *_records(user)]
    return [heap for heap in found if heap.tasks]


def _edit(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def _to_approve(user: Any) -> list[Heap]:
    """Pages handed in, the oldest first: those an editor passes on, and those whose approval publishes them."""
    waiting = waiting_for(user)[:LOOKED_AT]
    due, today = due_days(state for _, state in waiting), timezone.localdate()
    to_check, to_approve = [], []
    for page, state in waiting:
        last = due.get(state.pk)
        late = last is not None and last < today
        note = sent(state.revision.user, state.started_at)
        task = Task(page.draft_title, _edit(page), f"Quá hạn ({last:%d/%m/%Y}). {note}" if late else note, late)
        (to_check if isinstance(state.task.specific, EditorialCheck) else to_approve).append(task)
    return [Heap("Chờ ông, bà duyệt", to_approve), Heap("Chờ ông, bà xem, chuyển người duyệt", to_check)]


def _changes(user: Any) -> list[Heap]:
    """Changes of the office's facts, of catalogues and of words of files: for the approver, and for who asked."""
    waiting, own = changes.waiting_for(user), changes.own_waiting(user)
    return [
        Heap("Thay đổi chờ ông, bà duyệt", [_change(each) for each in waiting[:LOOKED_AT]]),
        Heap("Thay đổi của ông, bà, đang chờ người khác duyệt", [_change(each) for each in own[:LOOKED_AT]]),
    ]


def _change(change: Any) -> Task:
    url = reverse("thay-doi:change", args=[change.pk])
    return Task(change.title, url, sent(change.proposed_by, change.proposed_at))


def _bundles(user: Any) -> Heap:
    """Bundles that wait for this approver, and those that could not be published, for who put them together."""
    tasks = []
    for bundle in Bundle.objects.filter(published_at=None, sent_at__isnull=False).order_by("sent_at")[:LOOKED_AT]:
        url = reverse("goi-cong-bo:inspect", args=[bundle.pk])
        if bundle.stopped_at and may_take_back(user, bundle):
            tasks.append(Task(bundle.title, url, "Chưa công bố được: có trang không còn như khi duyệt", late=True))
        elif may_approve(user, bundle):
            tasks.append(Task(bundle.title, url, "Gói công bố chờ duyệt"))
    return Heap("Gói công bố", tasks)


def _batches(user: Any) -> Heap:
    """Articles brought from an old site that wait for this approver."""
    made = ImportBatch.objects.filter(stage=ImportBatch.Stage.MADE).select_related("created_by")[:LOOKED_AT]
    tasks = [
        Task(batch.name, reverse("moving_in:inspect", args=[batch.pk]), sent(batch.created_by, batch.created_at))
        for batch in made
        if may_approve_batch(user, batch)
    ]
    return Heap("Bài chuyển từ trang cũ, chờ ông, bà duyệt", tasks)


def _own_pages(user: Any) -> list[Heap]:
    """Pages of this person: returned ones with what was asked for, the oldest first; drafts, the last one worked at first."""
    mine = Page.objects.filter(Q(owner=user) | Q(latest_revision__user=user), has_unpublished_changes=True)
    states = {
        state.object_id: state
        for state in WorkflowState.objects.active()
        .filter(base_content_type=ContentType.objects.get_for_model(Page))
        .filter(Q(requested_by=user) | Q(object_id__in=[str(pk) for pk in mine.values_list("pk", flat=True)]))
        .select_related("current_task_state__finished_by")
    }
    returned, waiting, drafts = [], [], []
    pages = Page.objects.filter(Q(pk__in=mine) | Q(pk__in=[int(pk) for pk in states])).order_by(
        "-latest_revision_created_at", "-pk"
    )[:LOOKED_AT]
    for page in pages:
        state = states.get(str(page.pk))
        if state and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
            step = state.current_task_state
            returned.append((step.finished_at, Task(page.draft_title, _edit(page), _why(step))))
        elif state:
            note = f"Gửi ngày {timezone.localtime(state.created_at):%d/%m/%Y}"
            waiting.append((state.created_at, Task(page.draft_title, _edit(page), note)))
        elif not page.approved_schedule:
            drafts.append(Task(page.draft_title, _edit(page), _last_change(page)))
    lists = [[task for _, task in sorted(each, key=lambda pair: pair[0])] for each in (returned, waiting)]
    return [
        Heap("Được trả lại để sửa", lists[0]),
        Heap("Bản nháp của ông, bà", drafts),
        Heap("Đã gửi, đang chờ người khác duyệt", lists[1]),
    ]


def _why(step: Any) -> str:
    """Who returned a page, when, and what was asked for."""
    who = f"{step.finished_by} trả lại" if step.finished_by else "Trả lại"
    words = f"{who} ngày {timezone.localtime(step.finished_at):%d/%m/%Y}"
    return f"{words}: “{Truncator(step.comment).chars(SAID)}”" if step.comment else words


def _last_change(page: Page) -> str:
    at = page.latest_revision_created_at
    return f"Sửa lần cuối {timezone.localtime(at):%d/%m/%Y}" if at else ""


def _records(user: Any) -> list[Heap]:
    return [*sent_in(user), _windows(user), _outcomes(user), _plans(user), *upkeep(user)]


def _plans(user: Any) -> Heap:
    """Work plans that this approver may show to everybody: new ones, and what was changed since."""
    tasks = []
    if user.has_perm("cms_plans.publish_workplan"):
        for plan in plans.unapproved():
            if may_publish(user, plan):
                words = "Có thay đổi chờ duyệt" if plan.published_at else "Chờ duyệt để công khai"
                tasks.append(Task(str(plan), reverse("workplan:inspect", args=[plan.pk]), words))
    return Heap("Kế hoạch công tác chờ ông, bà duyệt", tasks)


def _windows(user: Any) -> Heap:
    """Drafts that this approver may open (not those written by nobody else)."""
    tasks, now = [], timezone.now()
    if user.has_perm("consultations.open_consultation"):
        drafts = consultations.waiting_drafts().prefetch_related("drafters")[:LOOKED_AT]
        for draft in drafts:
            if {drafter.pk for drafter in draft.drafters.all()} != {user.pk}:
                note = consultations.next_step(draft, now).words
                tasks.append(Task(draft.title, reverse("lay-y-kien:open", args=[draft.pk]), note))
    return Heap("Cuộc lấy ý kiến chờ ông, bà", tasks)


def _outcomes(user: Any) -> Heap:
    """Outcomes to be written, published or reminded of; the late ones first, in red."""
    now = timezone.now()
    publishes = user.has_perm("consultations.publish_outcome")
    if not (publishes or may_write(user)):
        return Heap("Kết quả lấy ý kiến", [])
    late = {consultation.pk: due for consultation, due in late_outcomes(now)}
    waiting = list(awaiting(now).select_related("organising_body", "summary")[:LOOKED_AT])
    tasks = []
    for consultation in sorted(waiting, key=lambda each: each.pk not in late):
        summary = getattr(consultation, "summary", None)
        sent = summary is not None and summary.sent_at is not None
        words = "Chờ duyệt công bố" if sent else "Cần soạn kết quả"
        if consultation.pk in late:
            words = f"Quá hạn công bố ({late[consultation.pk]:%d/%m/%Y}). {words}"
        url = reverse("tong-hop:consultation", args=[consultation.pk])
        tasks.append(Task(consultation.title, url, words, late=consultation.pk in late))
    return Heap("Kết quả lấy ý kiến", tasks)


def writings(user: Any) -> list[tuple[str, str, str]]:
    """Pages that this person may write, as (words, address, icon)."""
    found = []
    for model, app, name, words, icon in WRITING:
        section = model.objects.first()
        if section and section.permissions_for_user(user).can_add_subpage():
            found.append((words, reverse("wagtailadmin_pages:add", args=[app, name, section.pk]), icon))
    return found


def screens(user: Any, table: Any) -> list[tuple[str, str, str]]:
    """Screens of a table that this person may open, as (words, address, icon)."""
    return [(words, reverse(url), icon) for permission, url, words, icon in table if user.has_perm(permission)]


class TodayPanel(Component):
    """Việc cần làm."""

    name = "today"
    order = 50
    template_name = "portal/operations/desk.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        user, now = parent_context["request"].user, timezone.now()
        due = [(each, each.words(now), each.is_late(now)) for each in due_for(user, now)]
        written = writings(user)
        begun = [*written, *screens(user, RECORDS)]
        return {
            "heaps": heaps(user),
            "writes": bool(written),
            # A member of the council begins nothing here, and is led to what there is to read.
            "beginnings": begun or (screens(user, READING) if user.has_perm("cms_meetings.read_meeting") else []),
            "beginnings_title": "Bắt đầu việc mới" if begun else "Mở nhanh",
            "due": due[:SHOWN_DUE],
            "more_due": due[SHOWN_DUE:],
            "days": READ_DAYS,
            "read": most_read(READ_DAYS, SHOWN_READ),
            "read_mine": most_read(READ_DAYS, SHOWN_READ, owner=user),
        }
