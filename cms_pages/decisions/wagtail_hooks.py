"""From the data of a decision to its page, in one step of the back office."""

from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.views.decorators.http import require_POST
from wagtail import hooks
from wagtail.models import WorkflowState

from cms_pages.decisions import actions
from cms_pages.decisions.models import DecisionIndexPage, DecisionPage
from registrations.awards.models import Decision
from registrations.log_sentences import register_sentences

LOSING = (
    "Trang của {decision} đang chờ duyệt hoặc đã duyệt và chờ đến giờ. Ghi thay đổi thì trang thôi chờ duyệt: người thứ "
    "hai phải xem lại dữ liệu mới. Ghi xong, mời mở trang rồi gửi duyệt lại."
)
LOST = "Trang của {decision} không còn chờ duyệt vì dữ liệu vừa đổi. Mời mở trang, xem lại rồi gửi duyệt lại."


@require_POST
def draft_page(request, pk):
    """Make the draft page of a decision, or open the one that is there."""
    page = actions.draft_page(get_object_or_404(Decision, pk=pk), request.user)
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("register_admin_urls")
def register_urls():
    return [path("trang-quyet-dinh/<int:pk>/", draft_page, name="decision-draft-page")]


@hooks.register("register_award_decision_steps")
def page_form(decision, user):
    """A button that needs POST: label and address, or the link to the page that exists."""
    page = DecisionPage.objects.filter(decision=decision).first()
    if page is not None:
        return {
            "label": "Mở trang quyết định",
            "url": reverse("wagtailadmin_pages:edit", args=[page.pk]),
            "post": False,
            "note": _where_it_stands(page),
        }
    parent = DecisionIndexPage.objects.first()
    if parent is None or not parent.permissions_for_user(user).can_add_subpage():
        return None
    return {
        "label": "Tạo trang để trình duyệt",
        "url": reverse("decision-draft-page", args=[decision.pk]),
        "post": True,
    }


@hooks.register("register_award_consequences")
def approval_lost(decisions, done):
    """Whoever changes the records of a decision whose page waits, or was approved for an hour, is told what it costs."""
    pages = DecisionPage.objects.filter(decision__in=decisions, live=False).select_related("decision")
    for page in pages:
        if page.decision.published_at is None and (page.workflow_in_progress or page.approved_schedule):
            words = LOST if done else LOSING
            yield words.format(decision=page.decision)


@hooks.register("register_log_actions")
def log_actions(actions):
    register_sentences(
        actions,
        {
            "decisions.approval_lost": (
                "Thôi chờ duyệt",
                "Dữ liệu của quyết định đã đổi sau khi gửi duyệt, nên trang thôi chờ duyệt và cần gửi duyệt lại",
            )
        },
    )


def _where_it_stands(page: DecisionPage) -> str:
    """What an officer does next for a page that is not public yet; "" once it is."""
    if page.live:
        return ""
    state = page.current_workflow_state
    if state is None:
        return "Trang chưa gửi duyệt, hoặc dữ liệu đã đổi sau khi gửi. Mời mở trang, xem lại rồi gửi duyệt."
    if state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        return "Trang được trả lại để sửa. Mời mở trang, xem lời nhắc rồi gửi duyệt lại."
    return "Trang đang chờ duyệt. Đổi dữ liệu hoặc danh sách lúc này thì cần gửi duyệt lại."
