"""The one screen on which an officer builds a campaign, with a preview of the form as the unit will see it."""

from __future__ import annotations

import copy
from types import SimpleNamespace

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils import timezone
from django.views.generic import View
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.model import ModelViewSet

from registrations.refusals import Conflict, Refused
from registrations.titles.models import RecipientKind

from . import building, campaign_actions, queries, rules
from .answer_fields import field_for
from .deadlines import deadline_for
from .form_file_views import ENDINGS, blank_file
from .forms import RowForm, UnitForm
from .models import Campaign, Question
from .question_forms import QuestionForm
from .staff_forms import KINDS, CampaignForm
from .steps import steps_of

FOLDER = "registrations/campaigns/building"
Kind = Question.Kind


def address(campaign: Campaign, **query: object) -> str:
    """The builder of a campaign, at one of its questions."""
    found = reverse("dot-dang-ky:edit", args=[campaign.pk])
    asked = "&".join(f"{key}={value}" for key, value in query.items())
    return f"{found}?{asked}#cau-hoi" if asked else found


class CampaignCreateView(generic.CreateView):
    template_name = f"{FOLDER}/create.html"

    def save_instance(self):
        return campaign_actions.save_campaign(self.form, by=self.request.user)

    def get_success_url(self):
        return address(self.object)

    def form_invalid(self, form):
        response = super().form_invalid(form)
        response.status_code = 422
        return response


class BuilderView(generic.EditView):
    """The basics in a form; the questions in their order; the question at work; the preview."""

    template_name = f"{FOLDER}/build.html"

    def save_instance(self):
        return campaign_actions.save_campaign(self.form, by=self.request.user)

    def get_success_url(self):
        return address(self.object)

    def form_invalid(self, form):
        response = super().form_invalid(form)
        response.status_code = 422
        return response

    def get_context_data(self, **kwargs):
        campaign = self.object
        asked = list(campaign.questions.current())
        rows = [{"question": each, "answered": building.answered_by(each)} for each in asked]
        kwargs.setdefault("question_form", self._chosen(asked))
        return super().get_context_data(
            campaign=campaign,
            rows=rows,
            kinds=Kind.choices,
            shown_kinds=[(key, label) for key, label in KINDS if key in campaign.unit_kinds],
            most=building.MOST_QUESTIONS,
            may_copy=rules.may_start_campaigns(self.request.user),
            **kwargs,
        )

    def _chosen(self, asked):
        """The form of the question asked for in the address, or of a new one of the kind asked for."""
        wanted, kind = self.request.GET.get("cau", ""), self.request.GET.get("them", "")
        question = next((each for each in asked if str(each.pk) == wanted), None)
        if question is None and kind in Kind.values:
            question = Question(campaign=self.object, kind=kind)
        return form_of(question) if question else None


def form_of(question: Question, data=None) -> QuestionForm:
    """The form of a question, with the mark by which a faster colleague is noticed."""
    answered = building.answered_by(question) if question.pk else 0
    form = QuestionForm(data, instance=question, answered=answered)
    form.answered = answered
    if question.pk and data is None:
        form.initial["seen"] = building.fingerprint(question)
    return form


class _Builder(WagtailAdminTemplateMixin, View):
    """A press on a button of the builder; only for those who set campaigns up."""

    def dispatch(self, request, *args, **kwargs):
        if not rules.may_build(request.user):
            raise PermissionDenied
        self.campaign = get_object_or_404(Campaign, pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def refused(self, form, status):
        """The builder again, with everything that was typed into the question."""
        view = BuilderView(**self.view_kwargs)
        view.setup(self.request, pk=str(self.campaign.pk))
        view.object, view.action = self.campaign, "edit"
        view.form = view.get_form_class()(instance=self.campaign)
        context = view.get_context_data(question_form=form, form=view.form)
        return render(self.request, view.template_name, context, status=status)

    view_kwargs: dict = {}


class QuestionSaveView(_Builder):
    """Keep one question, new or changed."""

    http_method_names = ["post"]

    def post(self, request, pk, question_id=None):
        if question_id is None:
            kind = request.POST.get("kind", "")
            if kind not in Kind.values:
                raise Http404
            question = Question(campaign=self.campaign, kind=kind)
        else:
            question = get_object_or_404(self.campaign.questions, pk=question_id)
        form = form_of(question, request.POST)
        if not form.is_valid():
            return self.refused(form, 422)
        try:
            saved = self._save(form, question_id)
        except Refused as error:
            form.add_error(None, error.message)
            return self.refused(form, 409 if isinstance(error, Conflict) else 422)
        return redirect(address(self.campaign, cau=saved.pk) if "tiep" in request.POST else address(self.campaign))

    def _save(self, form, question_id):
        by = self.request.user
        if question_id is None:
            saved = building.add_question(self.campaign, form.instance, by=by)
            messages.success(self.request, f"Đã thêm câu hỏi “{saved.text}”.")
            return saved
        keep = form.cleaned_data.get("keep") == "giu"
        saved = building.change_question(form.instance, seen=form.cleaned_data["seen"], keep=keep, by=by)
        again = saved.pk != question_id
        told = (
            f"Đã soạn lại câu hỏi, lần {saved.version}. Bản đã gửi vẫn giữ câu hỏi cũ." if again else "Đã lưu câu hỏi."
        )
        messages.success(self.request, told)
        return saved


class QuestionDoView(_Builder):
    """Move, duplicate, delete or retire a question, by the button that was pressed."""

    http_method_names = ["post"]

    def post(self, request, pk, question_id):
        question = get_object_or_404(self.campaign.questions.current(), pk=question_id)
        by, what = request.user, request.POST.get("viec")
        try:
            if what in {"len", "xuong"}:
                building.move_question(question, -1 if what == "len" else 1, by=by)
            elif what == "nhan-doi":
                new = building.duplicate_question(question, by=by)
                return redirect(address(self.campaign, cau=new.pk))
            elif what == "xoa":
                building.delete_question(question, by=by)
                messages.success(request, f"Đã xóa câu hỏi “{question.text}”.")
            elif what == "thoi-hoi":
                building.retire_question(question, by=by)
                messages.success(request, f"Từ nay thôi hỏi “{question.text}”. Câu trả lời đã có vẫn được giữ.")
            else:
                raise Http404
        except Refused as error:
            messages.error(request, error.message)
        return redirect(f"{address(self.campaign)}#cau-{question.pk}")


class CopyView(_Builder):
    """The same campaign for the next year."""

    http_method_names = ["post"]

    def post(self, request, pk):
        if not rules.may_start_campaigns(request.user):
            raise PermissionDenied
        try:
            new, notes = building.copy_to_next_year(self.campaign, by=request.user)
        except Refused as error:
            messages.error(request, error.message)
            return redirect(address(self.campaign))
        messages.success(request, f"Đã chép sang năm {new.year}: các ngày lùi đúng một năm. Mời xem lại từng mục.")
        for note in notes:
            messages.warning(request, note)
        return redirect(address(new))


# --- the preview ----------------------------------------------------------------


class PreviewView(_Builder):
    """The form as a unit will see it, with what stands on the officer's screen and is not yet kept."""

    http_method_names = ["get", "head", "post"]

    def get(self, request, pk):
        return self.show(self.campaign, list(self.campaign.questions.current()))

    def post(self, request, pk):
        campaign = self.campaign
        questions = list(campaign.questions.current())
        if "text" in request.POST:
            questions = self._with_typed(questions)
        elif "name" in request.POST:
            form = CampaignForm(request.POST, instance=copy.copy(campaign), for_user=request.user)
            form.is_valid()
            campaign = form.instance
            for name in ("name", "guidance", "left_out"):
                setattr(campaign, name, form.cleaned_data.get(name, getattr(campaign, name)))
            campaign.preview_titles = form.cleaned_data.get("titles")
            vars(campaign)["own_deadlines"] = form.cleaned_data.get("own_deadlines", {})
        return self.show(campaign, questions)

    def _with_typed(self, questions):
        asked = self.request.POST.get("question", "")
        at = next((number for number, each in enumerate(questions) if str(each.pk) == asked), None)
        kind = self.request.POST.get("kind", "")
        if at is None and kind not in Kind.values:
            return questions
        question = copy.copy(questions[at]) if at is not None else Question(campaign=self.campaign, kind=kind)
        form = form_of(question, self.request.POST)
        form.is_valid()  # what can be read is shown, also while the rest is still to be written
        if form.columns is not None and not form.columns.is_valid():
            good = [each for each in form.columns.forms if each.is_valid() and each.cleaned_data.get("name")]
            question.columns = [each.column() for each in good]
        question.text = question.text or "Câu hỏi mới"
        return [*questions[:at], question, *questions[at + 1 :]] if at is not None else [*questions, question]

    def show(self, campaign, questions):
        asked = self.request.POST.get("loai") or self.request.GET.get("loai", "")
        kind = asked if asked in campaign.unit_kinds else next(iter(campaign.unit_kinds), None)
        html = render_to_string(f"{FOLDER}/preview.html", preview_context(campaign, questions, kind), self.request)
        if self.request.headers.get("HX-Request") == "true":
            return render(self.request, f"{FOLDER}/frame.html", {"html": html})
        return render(self.request, f"{FOLDER}/preview.html", preview_context(campaign, questions, kind))


def preview_context(campaign: Campaign, questions: list[Question], kind: str | None) -> dict:
    """What the preview shows: the steps of the campaign with empty fields."""
    now = timezone.now()
    fields = {f"q{number}": field_for(each) for number, each in enumerate(questions) if each.kind != Kind.FILE}
    for number, each in enumerate(questions):
        if each.kind != Kind.FILE:
            fields[f"q{number}"].needed_to_send = each.required
    made = type("PreviewForm", (UnitForm,), dict(fields))
    form = made(auto_id="xem-%s")
    return {
        "campaign": campaign,
        "due": deadline_for(campaign, kind),
        "kind_label": dict(KINDS).get(kind, ""),
        "steps": steps_of(campaign),
        "unit_fields": [form["contact_name"], form["contact_phone"]],
        "form": [form[name] for name in fields],
        "parts": [] if campaign.is_document else _rows(campaign, now),
        "files": [each for each in questions if each.kind == Kind.FILE],
    }


def _rows(campaign: Campaign, now) -> list[SimpleNamespace]:
    """An empty row of each list, with the titles that may be chosen."""
    chosen = getattr(campaign, "preview_titles", None)
    offered = campaign if chosen is None else SimpleNamespace(titles=chosen)
    parts = []
    for kind, heading in ((RecipientKind.COLLECTIVE, "Tập thể"), (RecipientKind.PERSON, "Cá nhân")):
        titles = queries.titles_for(offered, kind, now)
        choices = [("", "Chọn danh hiệu"), *((title.pk, title.name) for title in titles)]
        row = RowForm(kind=kind, choices=choices, prefix=str(kind), auto_id="xem-%s")
        parts.append(SimpleNamespace(heading=heading, row=row, titles=titles))
    return parts


class BlankFormView(_Builder):
    """The blank form of a campaign, also before it opens."""

    http_method_names = ["get", "head"]

    def get(self, request, pk, ending):
        if ending not in ENDINGS:
            raise Http404
        return blank_file(self.campaign, ending)


class CampaignViewSet(ModelViewSet):
    """Đợt đăng ký."""

    model = Campaign
    add_to_reference_index = False
    name = "dot-dang-ky"
    icon = "date"
    menu_label = "Đợt đăng ký"
    add_to_admin_menu = False
    add_view_class = CampaignCreateView
    edit_view_class = BuilderView
    list_display = ["name", "year", Column("deadline", label="Thời hạn"), Column("organising_body", label="Hội đồng")]
    list_filter = ["year"]
    list_per_page = 50

    def get_form_class(self, for_update=False):
        return CampaignForm

    def get_urlpatterns(self):
        known = {**self.get_common_view_kwargs(), **self.get_edit_view_kwargs()}
        builder = {
            name: value for name, value in known.items() if hasattr(BuilderView, name) and value is not self.UNDEFINED
        }
        save, do = QuestionSaveView.as_view(view_kwargs=builder), QuestionDoView.as_view()
        return [
            *super().get_urlpatterns(),
            path("edit/<int:pk>/cau/", save, name="question_add"),
            path("edit/<int:pk>/cau/<int:question_id>/", save, name="question"),
            path("edit/<int:pk>/cau/<int:question_id>/viec/", do, name="question_do"),
            path("edit/<int:pk>/chep/", CopyView.as_view(), name="next_year"),
            path("edit/<int:pk>/bieu/<slug:ending>/", BlankFormView.as_view(), name="blank_form"),
            path("edit/<int:pk>/xem-truoc/", PreviewView.as_view(), name="preview"),
        ]
