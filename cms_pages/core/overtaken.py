"""A page saved while somebody else saved it: who comes later is told, and writes over the other's words only knowingly.

Wagtail says so by script, and keeps only what the editor saves by itself from
writing over (Wagtail 7.4). Here a button pressed on an older version brings
the form back once, with all that was typed.

What is sent of one page is taken one after the other: what the editor saved by
itself a moment before a button was pressed, and what came with the button,
would otherwise both be measured against the version before, and the older
words could end up as the newest version. A decision that comes after another is told the same way.
"""

from datetime import timedelta

from django.db import transaction
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from wagtail.admin import messages
from wagtail.admin.views.pages.edit import EditView
from wagtail.models import Page, TaskState

JUST_NOW = timedelta(minutes=1)
WORDS = (
    "Chưa lưu: {who} đã lưu một bản khác của trang này lúc {when}, trong khi ông, bà đang sửa. Phần vừa nhập vẫn còn dưới "
    "đây. Mời xem bản kia trước; bấm lưu lần nữa thì phần dưới đây thành bản mới nhất, bản kia vẫn còn trong lịch sử."
)
DECIDED = (
    "Chưa ghi: bước duyệt của trang này vừa được xử lý ở nơi khác ({how}). Mời xem trạng thái của trang dưới đây trước "
    "khi làm tiếp."
)
DEEDS = {TaskState.STATUS_APPROVED: "duyệt", TaskState.STATUS_REJECTED: "trả lại"}


def connect():
    """Let the screen on which pages are changed answer so; to be called once, when Wagtail is loaded."""
    plain, plain_dispatch = EditView.form_valid, EditView.dispatch
    plain_valid = EditView.workflow_action_is_valid

    def dispatch(view, request, page_id, **kwargs):
        if request.method != "POST":
            return plain_dispatch(view, request, page_id, **kwargs)
        with transaction.atomic():
            Page.objects.select_for_update(of=("self",)).filter(pk=page_id).values_list("pk", flat=True).first()
            return plain_dispatch(view, request, page_id, **kwargs)

    def workflow_action_is_valid(view):
        # Two approvers had it open, or one pressed twice: Wagtail asks the step that is no more.
        return view.page.current_workflow_task is not None and plain_valid(view)

    def form_valid(view, form):
        # What the editor saves by itself decides nothing, whatever stands in its form.
        if view.request.POST.get("action-workflow-action") and (
            view.expects_json_response or view.page.current_workflow_task is None
        ):
            return _decided(view, form)
        if view.expects_json_response or view.is_cancelling_workflow or not view.is_out_of_date:
            return plain(view, form)
        newest = view.latest_revision
        if newest.user_id == view.request.user.pk and timezone.now() - newest.created_at < JUST_NOW:
            # What the editor kept by itself while the button was pressed: these are the same person's words.
            return plain(view, form)
        address = reverse("wagtailadmin_pages:revisions_view", args=[view.page.pk, newest.pk])
        messages.warning(
            view.request,
            WORDS.format(who=newest.user or "Người khác", when=_moment(newest.created_at)),
            buttons=[messages.button(address, "Xem bản kia", new_window=True)],
        )
        view.has_unsaved_changes = True
        return view.render_to_response(view.get_context_data())

    EditView.form_valid, EditView.dispatch = form_valid, dispatch
    EditView.workflow_action_is_valid = workflow_action_is_valid


def _decided(view, form):
    """Somebody else decided before: nothing is written, and what was typed comes back."""
    told = DECIDED.format(how=_last_decision(view.page))
    if view.expects_json_response:
        return view.json_error_response("locked", told)
    messages.warning(view.request, told)
    if not form.has_changed():
        return redirect("wagtailadmin_pages:edit", view.page.pk)
    view.has_unsaved_changes = True
    return view.render_to_response(view.get_context_data())


def _last_decision(page):
    """What became of the last step of a page's approval, in words that stand in brackets."""
    steps = TaskState.objects.filter(workflow_state__in=page.workflow_states.all(), finished_by__isnull=False)
    last = steps.select_related("finished_by").order_by("-finished_at").first()
    if last is None or last.status not in DEEDS:
        return "đã duyệt, trả lại hoặc hủy"
    return f"{last.finished_by} đã {DEEDS[last.status]} lúc {_moment(last.finished_at)}"


def _moment(at):
    return f"{timezone.localtime(at):%H:%M ngày %d/%m/%Y}"
