"""Questions among officers in the back office: the list, and one question with its answers."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.ui.tables import TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from registrations.staff_tables import CLASS, Cell, DayCell, StateCell

from . import actions, queries, rules
from .forms import AnswerForm, FaqForm, TakeDownForm
from .models import OfficerQuestion


class QuestionPolicy(ModelPermissionPolicy):
    """Who answers sees the list; rows are neither written nor deleted here but by actions."""

    def user_has_permission(self, user, action):
        return action == "view" and rules.may_answer(user)

    def user_has_any_permission(self, user, actions):
        return any(self.user_has_permission(user, action) for action in actions)


class QuestionIndexView(generic.IndexView):
    table_classname = CLASS
    purpose = (
        "Cán bộ của đơn vị, của cơ quan hỏi về nghiệp vụ ở mục Nghiệp vụ sau khi đăng nhập; câu hỏi hiện ở đây để trả lời. "
        "Câu trả lời dùng được cho nhiều đơn vị thì đưa vào mục Nghiệp vụ."
    )

    def get_base_queryset(self):
        return queries.questions(hidden=True).order_by("answered", "-asked_at", "-pk")

    def get_edit_url(self, instance):
        """The title leads to the question."""


class QuestionView(generic.InspectView):
    """One question: answer it, send an answer to the section for approval, take the question down."""

    template_name = "cms_pages/guidance/staff/question.html"
    page_title = "Câu hỏi nghiệp vụ"
    http_method_names = ["get", "head", "post"]

    def get_context_data(self, **kwargs):
        question = self.object
        kwargs.setdefault("answer_form", AnswerForm())
        kwargs.setdefault("faq_form", FaqForm(question=question))
        kwargs.setdefault("hide_form", TakeDownForm())
        return super().get_context_data(
            question=question,
            answers=question.answers.select_related("by"),
            faq=queries.faq_of(question),
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        if not rules.may_answer(request.user):
            raise PermissionDenied
        for name, handle in (("answer", self._answer), ("faq", self._faq), ("hide", self._hide)):
            if f"save-{name}" in request.POST:
                return handle(request)
        return redirect(request.path)

    def _again(self, **forms):
        return self.render_to_response(self.get_context_data(**forms), status=422)

    def _answer(self, request):
        form = AnswerForm(request.POST)
        if form.is_valid():
            try:
                actions.answer(self.object, form.cleaned_data["text"], by=request.user)
            except ValidationError as error:
                form.add_error("text", error)
            else:
                messages.success(request, "Đã trả lời; người hỏi được thông báo.")
                return redirect(request.path)
        return self._again(answer_form=form)

    def _faq(self, request):
        form = FaqForm(request.POST, question=self.object)
        if form.is_valid():
            chosen, audience = form.cleaned_data["answer"], form.cleaned_data["audience"]
            try:
                page = actions.make_faq(self.object, chosen, by=request.user, audience=audience)
            except ValidationError as error:
                messages.error(request, " ".join(error.messages))
                return redirect(request.path)
            messages.success(request, f"Đã gửi duyệt “{page.title}”. Trang hiện ra khi một người khác duyệt.")
            return redirect(request.path)
        return self._again(faq_form=form)

    def _hide(self, request):
        form = TakeDownForm(request.POST)
        if form.is_valid():
            actions.take_down(self.object, form.cleaned_data["reason"], by=request.user)
            messages.success(request, "Đã gỡ câu hỏi khỏi mục Trao đổi nghiệp vụ.")
            return redirect(request.path)
        return self._again(hide_form=form)


def _state(row):
    if row.hidden_at:
        return "Đã gỡ", True
    return ("Đã trả lời", True) if row.answered else ("Chờ trả lời", False)


class QuestionViewSet(ModelViewSet):
    """Câu hỏi nghiệp vụ."""

    model = OfficerQuestion
    name = "officer_questions"
    url_prefix = "cau-hoi-nghiep-vu"
    icon = "help"
    menu_label = "Câu hỏi nghiệp vụ"
    menu_hook = "register_feedback_menu_item"
    menu_order = 25
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    index_view_class = QuestionIndexView
    inspect_view_class = QuestionView
    list_per_page = 30
    search_fields = None
    form_fields = ["subject"]
    list_display = [
        TitleColumn(
            "subject", label="Câu hỏi", get_url=lambda row: reverse("officer_questions:inspect", args=[row.pk])
        ),
        Cell("asked_by", label="Người hỏi"),
        Cell("unit", label="Đơn vị"),
        DayCell("asked_at", label="Ngày hỏi", accessor=lambda row: timezone.localtime(row.asked_at)),
        StateCell("state", label="Tình trạng", words=_state),
    ]

    @cached_property
    def permission_policy(self):
        return QuestionPolicy(OfficerQuestion)
