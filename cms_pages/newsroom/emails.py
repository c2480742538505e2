"""The events of the editorial office of which people are told."""

from django.contrib.auth import get_user_model
from django.urls import reverse
from wagtail.models import TaskState

from cms_pages.core.authors import authors_since_publication
from registrations.holders import holders
from registrations.notices.actions import queue
from registrations.notices.registry import Event, Place, address_place, register

GROUP = "Biên tập, duyệt bài"


def _edit(context):
    return reverse("wagtailadmin_pages:edit", args=[context["page"].pk])


def _bundle(context):
    return reverse("goi-cong-bo:inspect", args=[context["bundle"].pk])


_PAGE = (
    Place("bài", lambda context: context["page"].draft_title, "Thôn Nà Lầu làm đường"),
    Place("bước", lambda context: context["step"], "Người thứ hai duyệt"),
    Place("hạn", lambda context: f"{context['due']:%d/%m/%Y}", "20/11/2026"),
    address_place(_edit, "/quan-tri/…"),
)
_BUNDLE = (
    Place("gói", lambda context: context["bundle"].title, "Lễ trao Huân chương"),
    Place("lý do", lambda context: "\n".join(f"- {each}" for each in context["why"]), "- “Tin” đã được gỡ xuống."),
    address_place(_bundle, "/quan-tri/…"),
)

register(
    Event(
        "newsroom.overdue",
        GROUP,
        "Bài chờ quá hạn",
        "Người xử lý bước đang chờ: biên tập viên hoặc người duyệt",
        "cms_pages/newsroom/mail/overdue.txt",
        _PAGE,
        _edit,
        may_refuse=True,
    ),
    Event(
        "newsroom.schedule_stopped",
        GROUP,
        "Trang hẹn giờ chưa đăng được",
        "Những người viết và người duyệt trang",
        "cms_pages/newsroom/mail/schedule_stopped.txt",
        (_PAGE[0], _BUNDLE[1], _PAGE[3]),
        _edit,
    ),
    Event(
        "newsroom.bundle_sent",
        GROUP,
        "Gói công bố chờ duyệt",
        "Người duyệt",
        "cms_pages/newsroom/mail/bundle_sent.txt",
        (_BUNDLE[0], _BUNDLE[2]),
        _bundle,
        may_refuse=True,
    ),
    Event(
        "newsroom.bundle_returned",
        GROUP,
        "Gói công bố được trả lại",
        "Những người soạn gói",
        "cms_pages/newsroom/mail/bundle_returned.txt",
        _BUNDLE,
        _bundle,
    ),
    Event(
        "newsroom.bundle_stopped",
        GROUP,
        "Gói công bố chưa công bố được",
        "Những người soạn và người duyệt gói",
        "cms_pages/newsroom/mail/bundle_stopped.txt",
        _BUNDLE,
        _bundle,
    ),
)


def tell_overdue(page, state, due):
    """Remind those who decide on a step that its last day is past, the authors left out; returns how many."""
    task = state.task.specific
    deciding = get_user_model().objects.filter(is_active=True, groups__in=task.groups.all()).distinct()
    deciding = deciding.exclude(pk__in=authors_since_publication(page))
    context = {"page": page, "step": task.name, "due": due}
    return len(queue("newsroom.overdue", deciding, context=context, about=f"page:{page.pk}"))


def tell_bundle_sent(bundle):
    """Tell approvers that a bundle waits for them."""
    queue(
        "newsroom.bundle_sent",
        holders("cms_newsroom.approve_bundle"),
        context={"bundle": bundle},
        about=f"bundle:{bundle.pk}",
    )


def _makers(bundle):
    return [user for user in {bundle.made_by, bundle.sent_by, *bundle.changed_by.all()} if user]


def tell_bundle_returned(bundle):
    """Tell those who put a bundle together why it came back."""
    context = {"bundle": bundle, "why": [bundle.answer]}
    queue("newsroom.bundle_returned", _makers(bundle), context=context, about=f"bundle:{bundle.pk}")


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
