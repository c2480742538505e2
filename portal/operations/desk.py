"""The first screen of the back office: what waits for this person, and what they can begin."""

from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.models import Page, WorkflowState

from cms_pages.changes import queries as changes
from cms_pages.core.workflow import waiting_for
from cms_pages.documents.models import DocumentIndexPage
from cms_pages.exemplars.models import ExemplarIndexPage
from cms_pages.guidance import queries as officer_questions
from cms_pages.guidance.rules import may_answer
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
from registrations.campaigns.board import waiting_for as waiting_units
from registrations.campaigns.models import Registration
from registrations.comments.models import Comment
from registrations.consultations import queries as consultations
from registrations.exemplars.models import Proposal
from registrations.initiatives.models import Initiative
from registrations.nominations.models import Nomination
from registrations.nominations.states import State as NominationState
from registrations.reports.models import UnitReport
from registrations.summaries.queries import awaiting
from registrations.summaries.queries import late as late_outcomes
from registrations.summaries.rules import may_write

SHOWN = 5
LOOKED_AT = 100
SHOWN_DUE = 8
READ_DAYS = 7

# Where to write what: section, then app and model of the page, words and icon of the button.
WRITING = (
    (NewsIndexPage, "cms_news", "articlepage", "Viết tin", "edit"),
    (ExemplarIndexPage, "cms_exemplars", "exemplarpage", "Viết gương điển hình", "user"),
    (DocumentIndexPage, "cms_documents", "documentpage", "Đăng văn bản", "doc-full"),
)
# What units sent and wait for an officer: permission, name of the heap, model, states, words, screen.
SENT_IN = (
    (
        "nominations.handle_nomination",
        "Đề nghị khen thưởng",
        Nomination,
        (NominationState.SENT, NominationState.MENDED),
        "đề nghị đơn vị đã gửi",
        "nominations_desk:index",
    ),
    (
        "reports.review_unitreport",
        "Báo cáo thi đua",
        UnitReport,
        (UnitReport.State.SENT,),
        "báo cáo đơn vị đã gửi",
        "reports_desk:index",
    ),
    (
        "initiatives.judge_initiative",
        "Sáng kiến",
        Initiative,
        (Initiative.State.SUBMITTED,),
        "sáng kiến đơn vị đã gửi",
        "initiatives_desk:index",
    ),
    (
        "exemplars.judge_proposal",
        "Gương điển hình",
        Proposal,
        (Proposal.State.SUBMITTED,),
        "đề xuất đơn vị đã gửi",
        "exemplars_desk:index",
    ),
)
# Which permission opens which screen, with words and icon of the button.
RECORDS = (
    ("awards.add_decision", "quyet-dinh:add", "Nhập quyết định và danh sách", "pick"),
    ("consultations.add_consultation", "lay-y-kien:add", "Mở cuộc lấy ý kiến", "openquote"),
    ("campaigns.view_registration", "campaigns_desk:index", "Theo dõi đăng ký thi đua", "form"),
    ("accounts.invite_member", "invitation:add", "Mời người dùng", "mail"),
)


@dataclass(frozen=True, slots=True)
class Task:
    """One line of the list of things to do."""

    title: str
    url: str
    note: str = ""
    late: bool = False


@dataclass(frozen=True, slots=True)
class Heap:
    """Things to do of one sort; `more` says how many lie below what is shown."""

    name: str
    tasks: list[Task]
    total: int

    @property
    def more(self) -> int:
        return self.total - len(self.tasks)


def heaps(user: Any) -> list[Heap]:
    """What waits for this person, sort by sort; empty sorts are left out."""
    found = [_to_approve(user), *_changes(user), _bundles(user), _batches(user), *_own_pages(user), *_records(user)]
    return [heap for heap in found if heap.total]


def _edit(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def _to_approve(user: Any) -> Heap:
    waiting = waiting_for(user)
    due, today = due_days(state for _, state in waiting[:SHOWN]), timezone.localdate()
    tasks = []
    for page, state in waiting[:SHOWN]:
        last = due.get(state.pk)
        late = last is not None and last < today
        note = _sent(state.revision.user, state.started_at)
        tasks.append(Task(page.draft_title, _edit(page), f"Quá hạn ({last:%d/%m/%Y}). {note}" if late else note, late))
    return Heap("Chờ ông, bà duyệt", tasks, len(waiting))


def _changes(user: Any) -> list[Heap]:
    """Changes of the office's facts, of catalogues and of words of files: for the approver, and for who asked."""
    waiting, own = changes.waiting_for(user), changes.own_waiting(user)
    return [
        Heap("Thay đổi chờ ông, bà duyệt", [_change(each) for each in waiting[:SHOWN]], len(waiting)),
        Heap("Thay đổi của ông, bà, đang chờ người khác duyệt", [_change(each) for each in own[:SHOWN]], len(own)),
    ]


def _change(change: Any) -> Task:
    url = reverse("thay-doi:change", args=[change.pk])
    return Task(change.title, url, _sent(change.proposed_by, change.proposed_at))


def _bundles(user: Any) -> Heap:
    """Bundles that wait for this approver, and those that could not be published, for who put them together."""
    tasks = []
    for bundle in Bundle.objects.filter(published_at=None, sent_at__isnull=False).order_by("sent_at")[:LOOKED_AT]:
        url = reverse("goi-cong-bo:inspect", args=[bundle.pk])
        if bundle.stopped_at and may_take_back(user, bundle):
            tasks.append(Task(bundle.title, url, "Chưa công bố được: có trang không còn như khi duyệt", late=True))
        elif may_approve(user, bundle):
            tasks.append(Task(bundle.title, url, "Gói công bố chờ duyệt"))
    return Heap("Gói công bố", tasks[:SHOWN], len(tasks))


def _batches(user: Any) -> Heap:
    """Articles brought from an old site that wait for this approver."""
    made = ImportBatch.objects.filter(stage=ImportBatch.Stage.MADE).select_related("created_by")[:LOOKED_AT]
    tasks = [
        Task(batch.name, reverse("moving_in:inspect", args=[batch.pk]), _sent(batch.created_by, batch.created_at))
        for batch in made
        if may_approve_batch(user, batch)
    ]
    return Heap("Bài chuyển từ trang cũ, chờ ông, bà duyệt", tasks[:SHOWN], len(tasks))


def _sent(author: Any, at: Any) -> str:
    when = f"{timezone.localtime(at):%d/%m/%Y}"
    return f"{author} gửi ngày {when}" if author else f"Gửi ngày {when}"


def _own_pages(user: Any) -> list[Heap]:
    mine = Page.objects.filter(Q(owner=user) | Q(latest_revision__user=user), has_unpublished_changes=True)
    states = dict(
        WorkflowState.objects.active()
        .filter(base_content_type=ContentType.objects.get_for_model(Page))
        .filter(Q(requested_by=user) | Q(object_id__in=[str(pk) for pk in mine.values_list("pk", flat=True)]))
        .values_list("object_id", "status")
    )
    returned, waiting, drafts = [], [], []
    pages = Page.objects.filter(Q(pk__in=mine) | Q(pk__in=[int(pk) for pk in states])).order_by(
        "-latest_revision_created_at", "-pk"
    )[:LOOKED_AT]
    for page in pages:
        status = states.get(str(page.pk))
        if status == WorkflowState.STATUS_NEEDS_CHANGES:
            returned.append(page)
        elif status == WorkflowState.STATUS_IN_PROGRESS:
            waiting.append(page)
        elif not page.approved_schedule:
            drafts.append(page)
    return [
        _pages("Được trả lại để sửa", returned),
        _pages("Bản nháp của ông, bà", drafts),
        _pages("Đã gửi, đang chờ người khác duyệt", waiting),
    ]


def _pages(name: str, pages: list[Page]) -> Heap:
    tasks = [
        Task(
            page.draft_title,
            _edit(page),
            f"Sửa lần cuối {timezone.localtime(page.latest_revision_created_at):%d/%m/%Y}"
            if page.latest_revision_created_at
            else "",
        )
        for page in pages[:SHOWN]
    ]
    return Heap(name, tasks, len(pages))


def _records(user: Any) -> list[Heap]:
    found = []
    if user.has_perm("campaigns.review_registration"):
        count = Registration.objects.filter(state=Registration.State.SUBMITTED).count()
        task = Task(f"{count} bản đăng ký đơn vị đã gửi", reverse("campaigns_desk:index"), "Chờ tiếp nhận")
        tasks = [*_handed_to(user), *([task] if count else [])]
        found.append(Heap("Đăng ký thi đua", tasks, len(tasks)))
    for permission, name, model, states, words, url in SENT_IN:
        count = model.objects.filter(state__in=states).count() if user.has_perm(permission) else 0
        found.append(
            Heap(name, [Task(f"{count} {words}", reverse(url), "Chờ tiếp nhận")] if count else [], min(count, 1))
        )
    found.append(_windows(user))
    found.append(_outcomes(user))
    found.append(_plans(user))
    if user.has_perm("comments.handle_comment"):
        count = Comment.objects.filter(state=Comment.State.RECEIVED).count()
        task = Task(f"{count} ý kiến chưa xử lý", reverse("y-kien:index"), "Hộp ý kiến")
        found.append(Heap("Lấy ý kiến", [task] if count else [], 1 if count else 0))
    if may_answer(user):
        count = officer_questions.waiting()
        task = Task(f"{count} câu hỏi của cán bộ chờ trả lời", reverse("officer_questions:index"), "Trao đổi nghiệp vụ")
        found.append(Heap("Nghiệp vụ", [task] if count else [], min(count, 1)))
    return found


def _plans(user: Any) -> Heap:
    """Work plans that this approver may show to everybody: new ones, and what was changed since."""
    tasks = []
    if user.has_perm("cms_plans.publish_workplan"):
        for plan in plans.unapproved():
            if may_publish(user, plan):
                words = "Có thay đổi chờ duyệt" if plan.published_at else "Chờ duyệt để công khai"
                tasks.append(Task(str(plan), reverse("workplan:inspect", args=[plan.pk]), words))
    return Heap("Kế hoạch công tác chờ ông, bà duyệt", tasks[:SHOWN], len(tasks))


def _windows(user: Any) -> Heap:
    """Drafts that this approver may open (not those written by nobody else)."""
    tasks, now = [], timezone.now()
    if user.has_perm("consultations.open_consultation"):
        drafts = consultations.waiting_drafts().prefetch_related("drafters")[:LOOKED_AT]
        for draft in drafts:
            if {drafter.pk for drafter in draft.drafters.all()} != {user.pk}:
                note = consultations.next_step(draft, now).words
                tasks.append(Task(draft.title, reverse("lay-y-kien:open", args=[draft.pk]), note))
    return Heap("Cuộc lấy ý kiến chờ ông, bà", tasks[:SHOWN], len(tasks))


def _outcomes(user: Any) -> Heap:
    """Outcomes to be written, published or reminded of; the late ones first, in red."""
    now = timezone.now()
    publishes = user.has_perm("consultations.publish_outcome")
    if not (publishes or may_write(user)):
        return Heap("Kết quả lấy ý kiến", [], 0)
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
    return Heap("Kết quả lấy ý kiến", tasks[:SHOWN], len(tasks))


def _handed_to(user: Any) -> list[Task]:
    """The campaigns in which units that this officer follows have sent, or are late."""
    tasks = []
    for campaign, sent, late in waiting_units(user, timezone.now()):
        url = f"{reverse('campaigns_desk:board', args=[campaign.pk])}?nguoi=toi"
        told = [f"{sent} bản chờ tiếp nhận"] if sent else []
        told += [f"{late} đơn vị quá hạn"] if late else []
        tasks.append(Task(campaign.name, url, f"Giao cho ông, bà: {', '.join(told)}"))
    return tasks


def beginnings(user: Any) -> list[tuple[str, str, str]]:
    """What this person can begin, as (words, address, icon)."""
    found = []
    for model, app, name, words, icon in WRITING:
        section = model.objects.first()
        if section and section.permissions_for_user(user).can_add_subpage():
            found.append((words, reverse("wagtailadmin_pages:add", args=[app, name, section.pk]), icon))
    return found + [
        (words, reverse(url), icon) for permission, url, words, icon in RECORDS if user.has_perm(permission)
    ]


class TodayPanel(Component):
    """Việc cần làm."""

    name = "today"
    order = 50
    template_name = "portal/operations/desk.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        user, now = parent_context["request"].user, timezone.now()
        due = due_for(user, now)
        return {
            "heaps": heaps(user),
            "beginnings": beginnings(user),
            "due": [(each, each.words(now), each.is_late(now)) for each in due[:SHOWN_DUE]],
            "more_due": len(due[SHOWN_DUE:]),
            "days": READ_DAYS,
            "read": most_read(READ_DAYS, SHOWN),
            "read_mine": most_read(READ_DAYS, SHOWN, owner=user),
        }
