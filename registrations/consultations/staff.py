"""The menu "Lấy ý kiến" of the back office: consultations, from the draft to the outcome."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import HeaderButton

from registrations.calendar.queries import comment_window
from registrations.nominations import rules as nominations
from registrations.titles.forms import TitleSelect
from search.staff_lists import FoldedSearchMixin

from . import actions, overview, rules
from .models import Consultation, Nominee, State
from .staff_draw import DrawView
from .staff_forms import CorrectionForm, OpeningForm, WithdrawalForm
from .staff_steps import NAME, StepView


class ConsultationIndexView(FoldedSearchMixin, generic.IndexView):
    def get_base_queryset(self):
        return Consultation.objects.select_related("organising_body", "outcome")

    def get_edit_url(self, instance):
        return super().get_edit_url(instance) if instance.opened_at is None else None


class _SavesDraft:
    def save_instance(self):
        return actions.save_draft(self.form, by=self.request.user)

    def get_success_url(self):
        return reverse(f"{NAME}:inspect", args=[self.object.pk])


class ConsultationCreateView(_SavesDraft, generic.CreateView):
    pass


class ConsultationEditView(_SavesDraft, generic.EditView):
    """The draft. Once opened the text is frozen: corrections are made from the overview and are public."""

    def dispatch(self, request, *args, **kwargs):
        consultation = self.get_object()
        if consultation.opened_at:
            messages.info(request, "Cuộc lấy ý kiến đã mở nên nội dung được giữ nguyên. Mời dùng mục Đính chính.")
            return redirect(f"{NAME}:inspect", consultation.pk)
        return super().dispatch(request, *args, **kwargs)


class ConsultationInspectView(generic.InspectView):
    """One consultation: where it stands, its window, its list, and what can be done next."""

    template_name = "registrations/consultations/admin/consultation.html"
    page_title = "Cuộc lấy ý kiến"

    def get_edit_url(self):
        return super().get_edit_url() if rules.may_edit(self.request.user, self.object) else None

    def get_field_display_value(self, field_name, field):
        value = super().get_field_display_value(field_name, field)
        return "Chưa ghi" if value in (None, "") else value

    @property
    def header_buttons(self):
        user, consultation, now = self.request.user, self.object, timezone.now()
        buttons = []
        if rules.may_edit(user, consultation) and nominations.may_handle(user):
            buttons.append(HeaderButton("Lấy từ đề nghị", url=reverse(f"{NAME}:draw", args=[consultation.pk])))
        if rules.may_open(user, consultation):
            buttons.append(HeaderButton("Duyệt mở", url=reverse(f"{NAME}:open", args=[consultation.pk])))
        added = (button for each in overview.additions(consultation, user, now) for button in each.buttons)
        return [*buttons, *(HeaderButton(words, url=address) for words, address in added)]

    def get_context_data(self, **kwargs):
        user, consultation, now = self.request.user, self.object, timezone.now()
        return super().get_context_data(
            **kwargs,
            consultation=consultation,
            state=consultation.state_at(now),
            nominees=consultation.nominees.select_related("title", "case"),
            changes=consultation.changes.select_related("nominee", "by"),
            may_correct=rules.may_correct(user, consultation),
            added=[line for each in overview.additions(consultation, user, now) for line in each.lines],
        )


class OpenView(StepView):
    """Open a draft after seeing the window that would follow and everything that stands in the way."""

    form_class = OpeningForm
    page_title = "Duyệt mở lấy ý kiến"
    submit_label = "Duyệt mở"
    template_name = "registrations/consultations/admin/open.html"

    def is_allowed(self):
        return rules.may_open(self.request.user, self.consultation)

    @cached_property
    def nominees(self):
        return list(self.consultation.nominees.select_related("title"))

    def form_valid(self, form):
        try:
            consultation = actions.open_window(self.consultation, by=self.request.user)
        except actions.NotReady as error:
            for problem in error.problems:
                form.add_error(None, problem)
            return self.form_invalid(form)
        return self.done(f"Đã duyệt mở. Nhận ý kiến đến hết ngày {consultation.last_day:%d/%m/%Y}.")

    def get_context_data(self, **kwargs):
        today = timezone.localdate()
        problems = rules.opening_problems(self.consultation, self.nominees, today)
        try:
            scope = self.consultation.organising_body.slug
            window = comment_window(self.consultation.opens_on or today, self.consultation.working_days, scope)
        except ValueError:
            window = None
        return super().get_context_data(
            **kwargs,
            window=window,
            nominees=self.nominees,
            minimum=rules.legal_minimum(self.nominees),
            problems=[] if kwargs.get("form") else problems,
        )


class _NomineeStepView(StepView):
    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        found = Nominee.objects.select_related("consultation", "title")
        self.nominee = get_object_or_404(found, pk=kwargs["nominee"], consultation=self.consultation)

    def is_allowed(self):
        return rules.may_correct(self.request.user, self.consultation) and not self.nominee.withdrawn_at

    def get_page_subtitle(self):
        return str(self.nominee)


class CorrectView(_NomineeStepView):
    """Correct one item of a nominee; readers see what stood before and why."""

    form_class = CorrectionForm
    page_title = "Đính chính"
    template_name = "registrations/consultations/admin/correct.html"
    submit_label = "Ghi đính chính"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"nominee": self.nominee}

    def get_context_data(self, **kwargs):
        now = [(label, self.nominee.shown(name)) for name, label in actions.CORRECTABLE.items()]
        return super().get_context_data(**kwargs, now=now)

    def form_valid(self, form):
        try:
            actions.correct(self.nominee, by=self.request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error("value", error.messages)
            return self.form_invalid(form)
        return self.done("Đã ghi đính chính. Trang công khai hiện nội dung trước, sau và lý do.")


class WithdrawView(_NomineeStepView):
    """Take a nominee off the list, for a reason that readers see."""

    form_class = WithdrawalForm
    page_title = "Rút đề nghị"
    submit_label = "Rút khỏi danh sách"

    def form_valid(self, form):
        actions.withdraw(self.nominee, by=self.request.user, **form.cleaned_data)
        return self.done(f"Đã rút {self.nominee.name} khỏi danh sách, kèm lý do công khai.")


class StateColumn(Column):
    """The state now, in words."""

    def get_value(self, instance):
        return State(instance.state_at(timezone.now())).label


class DayColumn(Column):
    """A date as it is written: Wagtail's own column would say "2 months ago"."""

    def get_value(self, instance):
        day = super().get_value(instance)
        return f"{day:%d/%m/%Y}" if day else ""


class ConsultationViewSet(ModelViewSet):
    """Các cuộc lấy ý kiến. Nothing is deleted here."""

    model = Consultation
    name = NAME
    icon = "group"
    menu_label = "Cuộc lấy ý kiến"
    menu_name = "cuoc-lay-y-kien"
    menu_order = 10
    menu_hook = "register_consultation_menu_item"
    add_to_admin_menu = False
    inspect_view_enabled = True
    copy_view_enabled = False
    index_view_class = ConsultationIndexView
    add_view_class = ConsultationCreateView
    edit_view_class = ConsultationEditView
    inspect_view_class = ConsultationInspectView
    inspect_view_fields = (
        "organising_body",
        "lead",
        "proposing_body",
        "submission_number",
        "submitted_on",
        "legal_basis",
        "council_meets_on",
        "opens_on",
        "working_days",
        "identity",
        "other_ways",
    )
    search_fields = ("title",)
    ordering = ("-opens_on", "-pk")
    list_display = (
        "title",
        StateColumn("state", label="Trạng thái"),
        DayColumn("opens_on", label="Ngày mở", sort_key="opens_on"),
        DayColumn("last_day", label="Ngày kết thúc", sort_key="closes_at"),
    )
    panels = (
        MultiFieldPanel(
            [FieldPanel("organising_body"), FieldPanel("title"), FieldPanel("lead")],
            heading="Giới thiệu",
        ),
        MultiFieldPanel(
            [
                FieldPanel("proposing_body"),
                FieldRowPanel([FieldPanel("submission_number"), FieldPanel("submitted_on")]),
                FieldPanel("legal_basis"),
            ],
            heading="Tờ trình và căn cứ",
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("opens_on"), FieldPanel("working_days")]),
                FieldPanel("council_meets_on"),
                FieldPanel("identity"),
                FieldPanel("other_ways"),
            ],
            heading="Thời hạn và cách góp ý",
        ),
        InlinePanel(
            "nominees",
            heading="Danh sách đề nghị",
            label="Trường hợp",
            panels=[
                FieldRowPanel([FieldPanel("address"), FieldPanel("name"), FieldPanel("kind")]),
                FieldPanel("title", widget=TitleSelect),
                FieldPanel("award_class"),
                FieldRowPanel([FieldPanel("position"), FieldPanel("unit")]),
                FieldRowPanel([FieldPanel("place"), FieldPanel("place_old")]),
                FieldPanel("merit"),
                FieldRowPanel([FieldPanel("period"), FieldPanel("birth_year"), FieldPanel("is_public")]),
            ],
        ),
    )

    def get_common_view_kwargs(self, **kwargs):
        return super().get_common_view_kwargs(**{**kwargs, "delete_url_name": None})

    def get_urlpatterns(self):
        kept = [pattern for pattern in super().get_urlpatterns() if pattern.name != "delete"]
        return [
            *kept,
            path("<int:pk>/mo/", OpenView.as_view(), name="open"),
            path("<int:pk>/tu-de-nghi/", DrawView.as_view(), name="draw"),
            path("<int:pk>/truong-hop/<int:nominee>/dinh-chinh/", CorrectView.as_view(), name="correct"),
            path("<int:pk>/truong-hop/<int:nominee>/rut/", WithdrawView.as_view(), name="withdraw"),
        ]
