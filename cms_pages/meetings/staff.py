"""Meetings in the back office: the list, the facts, and one desk for everything that belongs to a meeting."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.ui.tables import TitleColumn
from wagtail.admin.views import generic

from cms_pages.core.desk import BackToDesk, Desk, KeptListView, KeptViewSet, may_draft_below
from cms_pages.council.queries import members_now
from registrations.attachments.actions import RefusedFile
from registrations.staff_tables import Cell, DayCell, StateCell
from search.text import whole_number

from . import actions, queries, rules
from .forms import AgendaRows, AttendanceForm, MeetingForm, PaperForm, SubstituteForm, VoteRows
from .models import Meeting, MeetingIndexPage, MeetingPage, Paper, Substitute

FOLDER = "cms_pages/meetings/staff"


class MeetingIndexView(KeptListView):
    purpose = (
        "Lập phiên họp với giờ, nơi họp, chương trình và tài liệu, rồi mời thành viên. "
        "Sau phiên họp ghi điểm danh, kết quả biểu quyết và soạn trang kết luận."
    )

    def get_base_queryset(self):
        return Meeting.objects.select_related("organising_body")


class MeetingCreateView(BackToDesk, generic.CreateView):
    desk = "meeting:inspect"

    def save_instance(self):
        return actions.save_meeting(self.form.save(commit=False), by=self.request.user, created=True)


class MeetingEditView(BackToDesk, generic.EditView):
    desk = "meeting:inspect"

    def save_instance(self):
        return actions.save_meeting(self.form.save(commit=False), by=self.request.user)


class MeetingDesk(generic.InspectView):
    """Everything of one meeting, and the steps from invitation to conclusion."""

    template_name = f"{FOLDER}/meeting.html"
    page_title = "Phiên họp Hội đồng"

    def get_context_data(self, **kwargs):
        meeting, user = self.object, self.request.user
        may_keep = rules.may_keep(user)
        page = MeetingPage.objects.filter(meeting=meeting).first()
        return super().get_context_data(
            meeting=meeting,
            agenda=meeting.agenda.all(),
            papers=meeting.papers.select_related("attachment"),
            quorum=queries.quorum(meeting),
            attendances=meeting.attendances.all(),
            votes=meeting.votes.all(),
            substitutes=meeting.substitutes.select_related("account"),
            page=page,
            may_keep=may_keep,
            may_draft=may_keep and may_draft_below(MeetingIndexPage.objects.first(), user),
            **kwargs,
        )


class _Part(Desk):
    """A form that belongs to one meeting."""

    header_icon = "calendar-alt"
    template_name = f"{FOLDER}/rows.html"

    def allowed(self, user):
        return rules.may_keep(user)

    @cached_property
    def meeting(self):
        return get_object_or_404(Meeting, pk=self.kwargs["pk"])

    def crumbs_above(self):
        return [
            {"url": reverse("meeting:index"), "label": "Phiên họp Hội đồng"},
            {"url": self.back(), "label": str(self.meeting)},
        ]

    def back(self):
        return reverse("meeting:inspect", args=[self.meeting.pk])

    def get_context_data(self, **kwargs):
        return super().get_context_data(meeting=self.meeting, back=self.back(), **kwargs)

    def done(self, text):
        messages.success(self.request, text)
        return redirect(self.back())


class AgendaView(_Part):
    page_title = "Chương trình họp"

    def get_context_data(self, **kwargs):
        if "rows" not in kwargs:
            initial = [{"text": each.text, "presenter": each.presenter} for each in self.meeting.agenda.all()]
            kwargs["rows"] = AgendaRows(initial=initial, prefix="row")
        return super().get_context_data(legend="Mục", **kwargs)

    def post(self, request, *args, **kwargs):
        rows = AgendaRows(request.POST, prefix="row")
        if not rows.is_valid():
            return self.again(rows=rows)
        kept = [form.cleaned_data for form in rows if form.cleaned_data.get("text")]
        actions.save_agenda(self.meeting, [(row["text"], row["presenter"]) for row in kept], by=request.user)
        return self.done("Đã lưu chương trình họp.")


class VotesView(_Part):
    page_title = "Kết quả biểu quyết"

    def get_context_data(self, **kwargs):
        if "rows" not in kwargs:
            names = ("subject", "eligible", "agreed", "against", "other")
            kwargs["rows"] = VoteRows(initial=list(self.meeting.votes.values(*names)), prefix="row")
        return super().get_context_data(
            legend="Nội dung", told="Chỉ ghi tổng số của từng loại ý kiến, không ghi ai bỏ phiếu thế nào.", **kwargs
        )

    def post(self, request, *args, **kwargs):
        rows = VoteRows(request.POST, prefix="row")
        if not rows.is_valid():
            return self.again(rows=rows)
        kept = [form.cleaned_data for form in rows if form.cleaned_data.get("subject")]
        actions.save_votes(self.meeting, kept, by=request.user)
        return self.done("Đã lưu kết quả biểu quyết.")


class AttendanceView(_Part):
    page_title = "Điểm danh"
    template_name = f"{FOLDER}/form.html"

    def get_context_data(self, **kwargs):
        if "form" not in kwargs:
            kwargs["form"] = AttendanceForm(roll=queries.roll(self.meeting))
        none = "Hội đồng chưa có thành viên nào vào ngày họp. Mời nhập thành viên ở trang Hội đồng trong mục Trang."
        return super().get_context_data(none="" if kwargs["form"].fields else none, button="Lưu điểm danh", **kwargs)

    def post(self, request, *args, **kwargs):
        form = AttendanceForm(request.POST, roll=queries.roll(self.meeting))
        if not form.is_valid():
            return self.again(form=form)
        actions.take_attendance(self.meeting, form.states(), by=request.user)
        return self.done("Đã lưu điểm danh.")


class PaperView(_Part):
    page_title = "Thêm tài liệu"
    template_name = f"{FOLDER}/form.html"

    def get_context_data(self, **kwargs):
        kwargs.setdefault("form", PaperForm())
        return super().get_context_data(button="Thêm tài liệu", **kwargs)

    def post(self, request, *args, **kwargs):
        form = PaperForm(request.POST, request.FILES)
        if form.is_valid():
            data = form.cleaned_data
            try:
                actions.add_paper(self.meeting, data["title"], data["kind"], data["file"], by=request.user)
            except RefusedFile as refusal:
                form.add_error("file", refusal.message)
            else:
                return self.done("Đã thêm tài liệu.")
        return self.again(form=form)


class SubstituteView(_Part):
    page_title = "Người dự thay"
    template_name = f"{FOLDER}/form.html"

    def _form(self, data=None):
        return SubstituteForm(data, members=members_now(timezone.localdate(self.meeting.starts_at)))

    def get_context_data(self, **kwargs):
        kwargs.setdefault("form", self._form())
        return super().get_context_data(button="Ghi người dự thay", **kwargs)

    def post(self, request, *args, **kwargs):
        form = self._form(request.POST)
        if form.is_valid():
            try:
                actions.add_substitute(self.meeting, form.cleaned_data["member"], form.account, by=request.user)
            except ValidationError as error:
                form.add_error("email", " ".join(error.messages))
            else:
                return self.done(f"{form.account.full_name} dự thay {form.cleaned_data['member']}.")
        return self.again(form=form)


class StepView(_Part):
    """Invite the members, draft the page of the conclusion, take a paper away (POST only)."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        if "call" in request.POST:
            again = self.meeting.called_at is not None
            told = actions.call(self.meeting, by=request.user)
            return self.done(f"Đã {'báo thay đổi cho' if again else 'mời'} {told} thành viên có tài khoản.")
        if "draft" in request.POST:
            if MeetingIndexPage.objects.first() is None:
                raise PermissionDenied
            return redirect("wagtailadmin_pages:edit", actions.draft_page(self.meeting, by=request.user).pk)
        if "substitute" in request.POST:
            number = _key(request.POST["substitute"])
            actions.remove_substitute(get_object_or_404(Substitute, meeting=self.meeting, pk=number), by=request.user)
            return self.done("Đã bỏ người dự thay; người này không mở được tài liệu nữa.")
        number = _key(request.POST.get("paper", ""))
        actions.remove_paper(get_object_or_404(Paper, meeting=self.meeting, pk=number), by=request.user)
        return self.done("Đã bỏ tài liệu.")


def _key(text):
    return whole_number(text) or 0


def _stage(meeting):
    """Where a meeting stands, in words, and whether nothing is to be done before it begins."""
    if not meeting.called_at:
        return "Chưa mời", False
    return ("Đã họp" if meeting.starts_at <= timezone.now() else "Đã mời"), True


class MeetingViewSet(KeptViewSet):
    """Phiên họp Hội đồng."""

    model = Meeting
    form = MeetingForm
    sees, keeps = staticmethod(rules.may_see_all), staticmethod(rules.may_keep)
    name = "meeting"
    url_prefix = "hoi-dong/phien-hop"
    icon = "calendar-alt"
    menu_label = "Phiên họp"
    menu_order = 10
    index_view_class = MeetingIndexView
    add_view_class = MeetingCreateView
    edit_view_class = MeetingEditView
    inspect_view_class = MeetingDesk
    ordering = ["-starts_at", "-pk"]
    list_display = [
        TitleColumn(
            "title", label="Phiên họp", accessor=str, get_url=lambda m: reverse("meeting:inspect", args=[m.pk])
        ),
        Cell("matter", label="Nội dung chính", accessor=lambda meeting: meeting.title),
        DayCell("starts_at", label="Ngày họp"),
        Cell("kind", label="Loại", accessor=lambda meeting: meeting.get_kind_display()),
        StateCell("state", label="Tình trạng", words=_stage),
    ]

    def get_urlpatterns(self):
        return [
            *super().get_urlpatterns(),
            path("<int:pk>/chuong-trinh/", AgendaView.as_view(), name="agenda"),
            path("<int:pk>/bieu-quyet/", VotesView.as_view(), name="votes"),
            path("<int:pk>/diem-danh/", AttendanceView.as_view(), name="attendance"),
            path("<int:pk>/tai-lieu/", PaperView.as_view(), name="paper"),
            path("<int:pk>/du-thay/", SubstituteView.as_view(), name="substitute"),
            path("<int:pk>/buoc/", StepView.as_view(), name="step"),
        ]
