"""The inbox of questions and suggestions, and the page of one. Senders stay closed until an officer opens them."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import F, Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from wagtail.models import ModelLogEntry

from registrations import desks
from registrations.refusals import Refused
from search.text import whole_number, whole_numbers

from . import answering, handling, queries, rules
from .models import Answer, Feedback, State
from .staff_forms import (
    AnswerForm,
    AskForm,
    AssignForm,
    ExtendForm,
    ForwardForm,
    InboxFilter,
    MergeForm,
    NoteForm,
    ReasonForm,
)

FOLDER = "registrations/feedback/staff"
PER_PAGE = 50
SOON = timedelta(days=3)


class Desk(desks.Desk):
    """A page for those who may read what was sent in."""

    header_icon = "mail"
    allowed = staticmethod(rules.may_read)
    begins = ("feedback_desk:index", "Góp ý, câu hỏi")


def chosen(form, user, today):
    """What the filter of the inbox leaves, for this officer."""
    restricted = rules.may_read_restricted(user)
    found = Feedback.objects.visible_to(restricted=restricted)
    if not form.is_valid():
        return found.none()
    given = form.cleaned_data
    found = _in_state(found, given["trangthai"] or "chua-xong", today)
    if given["loai"]:
        found = found.filter(kind=given["loai"])
    if given["chude"]:
        found = found.filter(topic=given["chude"])
    if given["nguoi"]:
        found = found.filter(assignee=user) if given["nguoi"] == "toi" else found.filter(assignee=None)
    if given.get("rieng"):
        found = found.filter(restricted=True)
    if given["q"]:
        words = given["q"]
        found = found.filter(Q(subject__icontains=words) | Q(text__icontains=words) | Q(receipt__code__icontains=words))
    return found


def _in_state(found, state, today):
    if state == "tat-ca":
        return found
    if state in State.values:
        return found.filter(state=state)
    found = found.unfinished()
    if state == "qua-han":
        return found.overdue(today)
    if state == "sap-han":
        return found.filter(due_on__gte=today, due_on__lte=today + SOON)
    if state == "cho-bo-sung":
        return found.filter(inquiries__isnull=False, inquiries__answered_at__isnull=True).distinct()
    if state == "cho-duyet":
        return found.filter(answer__submitted_at__isnull=False, answer__approved_at__isnull=True)
    return found


class InboxView(Desk):
    """Everything an officer may read, the most pressing first; several can be assigned at once."""

    template_name = f"{FOLDER}/index.html"
    page_title = "Góp ý, câu hỏi"

    def get_context_data(self, *, bulk=None, **kwargs):
        user, today = self.request.user, timezone.localdate()
        form = InboxFilter(self.request.GET, restricted=rules.may_read_restricted(user))
        found = chosen(form, user, today).select_related("receipt", "topic", "assignee", "unit")
        # No last day means that the clock stands still: such rows come after those that press.
        page = Paginator(found.order_by(*ORDER), PER_PAGE).get_page(self.request.GET.get("p"))
        rest = self.request.GET.copy()
        rest.pop("p", None)
        visible = Feedback.objects.visible_to(restricted=rules.may_read_restricted(user))
        return super().get_context_data(
            form=form,
            page=page,
            rows=[{"feedback": each, "due": due_words(each, today)} for each in page],
            rest=rest.urlencode(),
            overdue=visible.overdue(today).count(),
            bulk=bulk or (AssignForm(many=True) if rules.may_handle(user) else None),
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        """Assign those that were ticked."""
        if not rules.may_handle(request.user):
            raise PermissionDenied
        form = AssignForm(request.POST, many=True)
        keys = whole_numbers(request.POST.getlist("chon"))[:PER_PAGE]
        picked = Feedback.objects.visible_to(restricted=rules.may_read_restricted(request.user)).filter(pk__in=keys)
        if not picked:
            messages.error(request, "Chưa chọn dòng nào. Mời đánh dấu ở đầu dòng.")
        elif not form.is_valid():
            return self.again(bulk=form)
        else:
            try:
                done = handling.assign_many(picked, by=request.user, **form.cleaned_data)
                messages.success(request, f"Đã giao {done} nội dung.")
            except Refused as error:
                messages.error(request, error.message)
        return redirect(request.get_full_path())


ORDER = (F("due_on").asc(nulls_last=True), "received_at", "pk")


def due_words(feedback, today):
    """(kind of mark, words) on the last day."""
    if not feedback.is_open:
        return "quiet", f"xong ngày {timezone.localdate(feedback.closed_at):%d/%m/%Y}" if feedback.closed_at else ""
    if feedback.due_on is None:
        return "quiet", "tạm dừng, chờ bổ sung" if feedback.working_days else "chưa có thời hạn"
    if feedback.due_on < today:
        return "late", f"quá hạn từ {feedback.due_on:%d/%m/%Y}"
    return ("soon" if feedback.due_on <= today + SOON else ""), f"hết {feedback.due_on:%d/%m/%Y}"


class DetailView(Desk):
    """One of them without its sender, and everything that can be done with it; a POST does one thing."""

    template_name = f"{FOLDER}/detail.html"

    # button → (form or None, what happens, what is told)
    DOORS = {
        "giao": (AssignForm, "assign", "Đã giao xử lý."),
        "ghi-chu": (NoteForm, "note", "Đã ghi chú."),
        "bo-sung": (AskForm, "ask", "Đã đề nghị người gửi bổ sung. Thời hạn tạm dừng."),
        "thoi-cho": (None, "go_on", "Không chờ bổ sung nữa. Thời hạn được tính tiếp."),
        "gia-han": (ExtendForm, "extend", "Đã gia hạn."),
        "chuyen": (ForwardForm, "forward", "Đã ghi việc chuyển cơ quan khác."),
        "gop": (MergeForm, "merge", "Đã gộp."),
        "thu-rac": (ReasonForm, "set_aside", "Đã xếp vào thư rác."),
        "lay-lai": (None, "take_back", "Đã lấy lại để xử lý."),
        "vi-pham": (None, "restrict", "Đã chuyển vào sổ phản ánh vi phạm."),
        "thoi-vi-pham": (None, "release", "Đã chuyển ra khỏi sổ phản ánh vi phạm."),
        "soan": (AnswerForm, "draft", "Đã lưu bản trả lời."),
        "trinh": (AnswerForm, "submit", "Đã trình duyệt bản trả lời."),
        "duyet": (None, "approve", "Đã duyệt và gửi trả lời."),
        "tra-lai": (ReasonForm, "send_back", "Đã trả lại để sửa."),
        "nguoi-gui": (None, "open_sender", ""),
    }

    def dispatch(self, request, *args, **kwargs):
        joined = Feedback.objects.select_related(
            "receipt", "topic", "assignee", "unit", "duplicate_of__receipt", "term"
        )
        self.feedback = get_object_or_404(joined, pk=kwargs["pk"])
        if rules.may_read(request.user) and not rules.may_see(request.user, self.feedback):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self):
        return f"{self.feedback.get_kind_display()} {self.feedback.receipt.code}"

    def trail(self):
        return [{"url": "", "label": self.feedback.receipt.code}]

    def get_context_data(self, *, door="", form=None, **kwargs):
        user, feedback = self.request.user, self.feedback
        answer = Answer.objects.select_related("drafted_by", "approved_by").filter(feedback=feedback).first()
        inquiries = list(
            feedback.inquiries.select_related("asked_by", "dropped_by").prefetch_related("files__attachment")
        )
        forms = {name: each[0] for name, each in self.DOORS.items() if each[0]}
        may_handle = rules.may_handle(user, feedback)
        return super().get_context_data(
            feedback=feedback,
            due=due_words(feedback, timezone.localdate()),
            files=[each.attachment for each in feedback.files.select_related("attachment") if not each.addition_id],
            inquiries=inquiries,
            waiting=next((each for each in inquiries if not each.answered_at), None),
            extensions=feedback.extensions.select_related("by"),
            forwarding=getattr(feedback, "forwarding", None),
            duplicates=feedback.duplicates.select_related("receipt"),
            alike=queries.alike(feedback, restricted=rules.may_read_restricted(user)) if feedback.is_open else (),
            steps=feedback.steps.select_related("by"),
            answer=answer,
            may_handle=may_handle,
            may_identify=rules.may_identify(user, feedback),
            may_restrict=may_handle and (not feedback.restricted or rules.may_read_restricted(user)),
            may_approve=bool(answer and answer.submitted_at and feedback.is_open and rules.may_approve(user, answer)),
            own_draft=bool(answer and answer.submitted_at and answer.drafted_by_id == user.pk),
            may_publish=rules.may_publish(user) and rules.can_be_published(feedback),
            entry=getattr(feedback, "entry", None),
            openings=ModelLogEntry.objects.for_instance(feedback)
            .filter(action="feedback.open_sender")
            .select_related("user")[:50],
            forms={
                name.replace("-", "_"): form if name == door else self.blank(name, kind, answer)
                for name, kind in forms.items()
            },
            open_door=door,
            **kwargs,
        )

    def blank(self, name, kind, answer):
        """The form of one door as it lies there at first; every one with ids of its own."""
        options = {"auto_id": f"id_{name}_%s"}
        if kind is AssignForm:
            options["feedback"] = self.feedback
        elif kind is AnswerForm and answer:
            options["initial"] = {"text": answer.text}
        return kind(**options)

    def post(self, request, *args, **kwargs):
        door = request.POST.get("viec", "")
        if door not in self.DOORS:
            raise Http404
        kind, event, told = self.DOORS[door]
        form = kind(request.POST, auto_id=f"id_{door}_%s") if kind else None
        if form is not None and not form.is_valid():
            return self.again(door=door, form=form)
        try:
            done = getattr(self, f"do_{event}", self.do)(event, form)
        except Refused as error:
            messages.error(request, error.message)
        else:
            if event == "open_sender":
                return self.render_to_response(self.get_context_data(sender=done))
            messages.success(request, told)
        if not rules.may_see(request.user, Feedback.objects.get(pk=self.feedback.pk)):
            return redirect("feedback_desk:index")
        return redirect("feedback_desk:detail", self.feedback.pk)

    def do(self, event, form):
        """The action of that name with what was filled in."""
        return getattr(handling, event)(self.feedback, by=self.request.user, **(form.cleaned_data if form else {}))

    def do_merge(self, event, form):
        return handling.merge(self.feedback, into=form.main, by=self.request.user)

    def do_restrict(self, event, form):
        return handling.restrict(self.feedback, by=self.request.user, restricted=True)

    def do_release(self, event, form):
        return handling.restrict(self.feedback, by=self.request.user, restricted=False)

    def do_draft(self, event, form):
        return answering.draft(self.feedback, by=self.request.user, text=form.cleaned_data["text"])

    def do_submit(self, event, form):
        return answering.draft(self.feedback, by=self.request.user, text=form.cleaned_data["text"], submit=True)

    def do_approve(self, event, form):
        return answering.approve(self._answer(), by=self.request.user, version=self._version())

    def do_send_back(self, event, form):
        reason = form.cleaned_data["reason"]
        return answering.send_back(self._answer(), by=self.request.user, version=self._version(), reason=reason)

    def _answer(self):
        return get_object_or_404(Answer.objects.select_related("feedback"), feedback=self.feedback)

    def _version(self):
        return whole_number(self.request.POST.get("ban"), 8) or 0
