"""The events of the editorial office of which people are told."""

from django.contrib.auth import get_user_model
from django.urls import reverse
from wagtail.models import AbstractGroupApprovalTask, Page, PageLogEntry, TaskState

from cms_pages.core.authors import PUBLISHED, authors_since_publication
from cms_pages.newsroom import queries
from registrations.holders import holders
from registrations.notices.actions import queue
from registrations.notices.registry import Event, Place, address_place, register
from themes.base.vietnamese import datetime_text

GROUP = "Biên tập, duyệt bài"
FOLDER = "cms_pages/newsroom/mail"


def _edit(context):
    return reverse("wagtailadmin_pages:edit", args=[context["page"].pk])


def _bundle(context):
    return reverse("goi-cong-bo:inspect", args=[context["bundle"].pk])


def _seen(context):
    page = context["page"]
    return page.get_url() if page.live else _edit(context)


def _kind(context):
    return context["page"].specific_class._meta.verbose_name


def _last_day(context):
    return f"hết ngày {context['due']:%d/%m/%Y}" if context["due"] else "chưa đặt"


def _what_now(context):
    page = context["page"]
    if version := page.scheduled_revision:
        return f"Trang tự đăng lúc {datetime_text(version.approved_go_live_at)}."
    return "Trang đã đăng." if page.live else "Trang chưa đăng."


def _pages(context):
    return "\n".join(f"- {item.title}" for item in context["bundle"].items.all())


def _moment(context):
    return datetime_text(context["bundle"].goes_live_at) if context["bundle"].goes_live_at else "ngay khi được duyệt"


_TITLE = Place("bài", lambda context: context["page"].draft_title, "Thôn Nà Lầu làm đường")
_KIND = Place("loại", _kind, "tin, bài")
_STEP = Place("bước", lambda context: context["step"], "Người thứ hai duyệt")
_WHO = Place("người", lambda context: str(context["by"] or "Hệ thống"), "Nông Thị Mẫu")
_WHY = Place("lý do", lambda context: "\n".join(f"- {each}" for each in context["why"]), "- “Tin” đã được gỡ xuống.")
_EDIT, _SEEN = address_place(_edit, "/quan-tri/…"), address_place(_seen, "/tin-tuc/…/")
_BUNDLE_TITLE = Place("gói", lambda context: context["bundle"].title, "Lễ trao Huân chương")
_PAGES = Place("các trang", _pages, "- Quyết định số 1234/QĐ-UBND\n- Lễ trao Huân chương")
_MOMENT = Place("giờ công bố", _moment, "08 giờ 00 phút, ngày 02/09/2026")
_BUNDLE = address_place(_bundle, "/quan-tri/…")

register(
    Event(
        "newsroom.page_sent",
        GROUP,
        "Trang chờ duyệt",
        "Người xử lý bước đang chờ: biên tập viên hoặc người duyệt",
        f"{FOLDER}/page_sent.txt",
        (_TITLE, _KIND, _WHO, _STEP, Place("hạn", _last_day, "hết ngày 20/11/2026"), _EDIT),
        _edit,
        may_refuse=True,
    ),
    Event(
        "newsroom.page_returned",
        GROUP,
        "Trang được trả lại để sửa",
        "Người gửi duyệt và những người viết trang",
        f"{FOLDER}/page_returned.txt",
        (
            _TITLE,
            _WHO,
            _STEP,
            Place("nhận xét", lambda context: context["comment"] or "Không ghi nhận xét.", "Mời ghi rõ nguồn ảnh."),
            _EDIT,
        ),
        _edit,
    ),
    Event(
        "newsroom.page_approved",
        GROUP,
        "Trang đã được duyệt",
        "Người gửi duyệt và những người viết trang",
        f"{FOLDER}/page_approved.txt",
        (_TITLE, _WHO, Place("tình trạng", _what_now, "Trang đã đăng."), _SEEN),
        _seen,
        may_refuse=True,
    ),
    Event(
        "newsroom.overdue",
        GROUP,
        "Bài chờ quá hạn",
        "Người xử lý bước đang chờ: biên tập viên hoặc người duyệt",
        f"{FOLDER}/overdue.txt",
        (_TITLE, _STEP, Place("hạn", lambda context: f"{context['due']:%d/%m/%Y}", "20/11/2026"), _EDIT),
        _edit,
        may_refuse=True,
    ),
    Event(
        "newsroom.schedule_stopped",
        GROUP,
        "Trang hẹn giờ chưa đăng được",
        "Những người viết và người duyệt trang",
        f"{FOLDER}/schedule_stopped.txt",
        (_TITLE, _WHY, _EDIT),
        _edit,
    ),
    Event(
        "newsroom.bundle_sent",
        GROUP,
        "Gói công bố chờ duyệt",
        "Người duyệt",
        f"{FOLDER}/bundle_sent.txt",
        (_BUNDLE_TITLE, _WHO, _PAGES, _MOMENT, _BUNDLE),
        _bundle,
        may_refuse=True,
    ),
    Event(
        "newsroom.bundle_returned",
        GROUP,
        "Gói công bố được trả lại",
        "Những người soạn gói",
        f"{FOLDER}/bundle_returned.txt",
        (_BUNDLE_TITLE, _WHO, _WHY, _BUNDLE),
        _bundle,
    ),
    Event(
        "newsroom.bundle_approved",
        GROUP,
        "Gói công bố đã được duyệt",
        "Những người soạn gói",
        f"{FOLDER}/bundle_approved.txt",
        (_BUNDLE_TITLE, _WHO, _PAGES, _MOMENT, _BUNDLE),
        _bundle,
        may_refuse=True,
    ),
    Event(
        "newsroom.bundle_stopped",
        GROUP,
        "Gói công bố chưa công bố được",
        "Những người soạn và người duyệt gói",
        f"{FOLDER}/bundle_stopped.txt",
        (_BUNDLE_TITLE, _WHY, _BUNDLE),
        _bundle,
    ),
)


def _deciding(page, task):
    """Who may decide on a step of a page: those of its groups, the authors left out."""
    people = get_user_model().objects.filter(is_active=True, groups__in=task.groups.all()).distinct()
    return people.exclude(pk__in=authors_since_publication(page))


def _concerned(state, writers, by):
    """Who handed a page in and who wrote it, but not whoever did what they are told of."""
    people = get_user_model().objects.filter(pk__in={*writers, state.requested_by_id} - {None})
    return people.exclude(pk=by.pk) if by else people


def _wrote_it(page, state):
    """Keys of those who wrote what this round was about: since what was public before it was handed in."""
    before = PageLogEntry.objects.filter(page=page.pk, action__in=PUBLISHED, timestamp__lt=state.created_at).last()
    versions = page.revisions.filter(created_at__gt=before.timestamp) if before else page.revisions.all()
    return set(versions.values_list("user_id", flat=True))


def tell_page_sent(instance, user=None, **kwargs):
    """Tell those who decide on a step that a page has come to it, and until when; called as the step begins."""
    task, state = instance.task.specific, instance.workflow_state
    page = state.content_object
    if not isinstance(page, Page) or not isinstance(task, AbstractGroupApprovalTask):
        return
    context = {
        "page": page,
        "by": state.requested_by or user,
        "step": task.name,
        "due": queries.due_days([instance]).get(instance.pk),
    }
    queue("newsroom.page_sent", _deciding(page, task), context=context, about=f"page:{page.pk}")


def tell_nobody(**kwargs):
    """Whoever decides is told of the step; administrators are not told of every page besides."""


def tell_page_returned(instance, user=None, **kwargs):
    """Tell who handed a page in, and who wrote it, that it came back, from whom and why."""
    page, step = instance.content_object, instance.current_task_state
    if isinstance(page, Page):
        context = {"page": page, "by": user, "step": step.task.name, "comment": step.specific.get_comment()}
        people = _concerned(instance, authors_since_publication(page), user)
        queue("newsroom.page_returned", people, context=context, about=f"page:{page.pk}")


def tell_page_approved(instance, user=None, **kwargs):
    """Tell who handed a page in, and who wrote it, that it is approved, and whether it is up."""
    if not isinstance(instance.content_object, Page):
        return
    page = Page.objects.get(pk=instance.object_id)  # as approving left it
    people = _concerned(instance, _wrote_it(page, instance), user)
    queue("newsroom.page_approved", people, context={"page": page, "by": user}, about=f"page:{page.pk}")


def tell_overdue(page, state, due):
    """Remind those who decide on a step that its last day is past, the authors left out; returns how many."""
    task = state.task.specific
    context = {"page": page, "step": task.name, "due": due}
    return len(queue("newsroom.overdue", _deciding(page, task), context=context, about=f"page:{page.pk}"))


def tell_bundle_sent(bundle):
    """Tell approvers that a bundle waits for them."""
    queue(
        "newsroom.bundle_sent",
        holders("cms_newsroom.approve_bundle"),
        context={"bundle": bundle, "by": bundle.sent_by},
        about=f"bundle:{bundle.pk}",
    )


def _makers(bundle):
    return [user for user in {bundle.made_by, bundle.sent_by, *bundle.changed_by.all()} if user]


def tell_bundle_returned(bundle, by):
    """Tell those who put a bundle together who gave it back, and why."""
    context = {"bundle": bundle, "by": by, "why": [bundle.answer]}
    queue("newsroom.bundle_returned", _makers(bundle), context=context, about=f"bundle:{bundle.pk}")


def tell_bundle_approved(bundle, by):
    """Tell those who put a bundle together that it is approved, and when it is public."""
    queue(
        "newsroom.bundle_approved", _makers(bundle), context={"bundle": bundle, "by": by}, about=f"bundle:{bundle.pk}"
    )


def tell_bundle_stopped(bundle):
    """Tell everybody concerned that nothing of a bundle was published, and why."""
    people = [*_makers(bundle), *filter(None, [bundle.approved_by])]
    context = {"bundle": bundle, "why": bundle.obstacles}
    queue("newsroom.bundle_stopped", people, context=context, about=f"bundle:{bundle.pk}")


def tell_schedule_stopped(page, revision, why):
    """Tell authors and approvers of a version that its hour has come and it could not be published."""
    approvers = revision.task_states.filter(status=TaskState.STATUS_APPROVED).values_list("finished_by", flat=True)
    people = get_user_model().objects.filter(
        is_active=True, pk__in={*authors_since_publication(page), *approvers} - {None}
    )
    if not people:  # all of them have left; somebody has to know
        people = holders("cms_newsroom.approve_bundle")
    queue("newsroom.schedule_stopped", people, context={"page": page, "why": why}, about=f"page:{page.pk}")
