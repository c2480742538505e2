"""The menu "Lấy ý kiến" of the back office: consultations, from the draft to the outcome."""

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import HeaderButton

from registrations.nominations import rules as nominations
from registrations.staff_tables import DayColumn
from search.staff_lists import FoldedSearchMixin
from search.text import whole_number

from . import actions, overview, queries, rules, staff_draft
from .models import Consultation, Counting, DocumentRule, State
from .staff_changes import CorrectNoticeView, CorrectPassageView, CorrectView, WithdrawView
from .staff_draw import DrawView
from .staff_open import OpenView
from .staff_panels import DRAFT, LIST, NEW_LIST
from .staff_steps import NAME

NOMINEES_PER_PAGE = 50


class ConsultationIndexView(FoldedSearchMixin, generic.IndexView):
    def get_base_queryset(self):
        return Consultation.objects.select_related("organising_body", "outcome")

    def get_edit_url(self, instance):
        return super().get_edit_url(instance) if instance.opened_at is None else None

    @cached_property
    def header_more_buttons(self):
        buttons = super().header_more_buttons
        if self.request.user.has_perm("consultations.add_consultation"):
            buttons.append(HeaderButton("Soạn lấy ý kiến dự thảo văn bản", url=reverse(f"{NAME}:add_draft")))
        return buttons


class _SavesDraft:
    def save_instance(self):
        return actions.save_draft(self.form, by=self.request.user, seen=self.form.cleaned_data.get("seen", ""))

    def get_success_url(self):
        return reverse(f"{NAME}:inspect", args=[self.object.pk])

    def form_invalid(self, form):
        response = super().form_invalid(form)
        response.status_code = 422
        return response


class ConsultationCreateView(_SavesDraft, generic.CreateView):
    def get_panel(self):
        return NEW_LIST


class DraftCreateView(_SavesDraft, generic.CreateView):
    """A consultation on the draft of a document."""

    page_title = "Soạn lấy ý kiến dự thảo văn bản"

    def get_add_url(self):
        """Where the form is sent: to this view, not to the one for lists."""
        return reverse(f"{NAME}:add_draft")

    def get_panel(self):
        return DRAFT

    def get_form_kwargs(self):
        fresh = Consultation(
            kind=Consultation.Kind.DRAFT,
            counting=Counting.CALENDAR,
            working_days=20,
            lead="Mời công dân, cơ quan, tổ chức đọc dự thảo và cho ý kiến, có thể góp ý riêng từng điều, mục.",
        )
        return {**super().get_form_kwargs(), "instance": fresh}


class ConsultationEditView(_SavesDraft, generic.EditView):
    """The draft. Once opened the text is frozen: corrections are made from the overview and are public."""

    def dispatch(self, request, *args, **kwargs):
        consultation = self.get_object()
        if consultation.opened_at:
            messages.info(request, "Cuộc lấy ý kiến đã mở nên nội dung được giữ nguyên. Mời dùng mục Đính chính.")
            return redirect(f"{NAME}:inspect", consultation.pk)
        return super().dispatch(request, *args, **kwargs)

    def get_panel(self):
        # Asked before the view has its object; an address without one is answered by the view.
        return DRAFT if self.of_draft else LIST

    @property
    def of_draft(self):
        pk = whole_number(unquote(str(self.kwargs["pk"]))) or 0
        return Consultation.objects.filter(pk=pk, kind=Consultation.Kind.DRAFT).exists()


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
        steps = list(_drafting_steps(user, consultation))
        if rules.may_open(user, consultation):
            steps.append(("Duyệt mở", "open"))
        if rules.may_correct(user, consultation):
            steps.append(("Đính chính thông báo", "correct_notice"))
        buttons = [HeaderButton(words, url=reverse(f"{NAME}:{name}", args=[consultation.pk])) for words, name in steps]
        added = (button for each in overview.additions(consultation, user, now) for button in each.buttons)
        return [*buttons, *(HeaderButton(words, url=address) for words, address in added)]

    def get_context_data(self, **kwargs):
        user, consultation, now = self.request.user, self.object, timezone.now()
        nominees = consultation.nominees.select_related("title", "case").order_by("sort_order", "pk")
        return super().get_context_data(
            **kwargs,
            consultation=consultation,
            state=consultation.state_at(now),
            next_step=queries.next_step(consultation, now),
            nominees=Paginator(nominees, NOMINEES_PER_PAGE).get_page(self.request.GET.get("trang")),
            draft=consultation.draft,
            passages=consultation.passages.all() if consultation.of_draft else [],
            files=consultation.draft_files.select_related("attachment"),
            changes=consultation.changes.select_related("nominee", "passage", "by"),
            drafters=consultation.drafters.all(),
            may_edit=rules.may_edit(user, consultation),
            may_correct=rules.may_correct(user, consultation),
            added=[line for each in overview.additions(consultation, user, now) for line in each.lines],
        )


def _drafting_steps(user, consultation):
    if not rules.may_edit(user, consultation):
        return
    if consultation.of_draft:
        yield from (("Dán toàn văn", "articles"), ("Thêm tệp", "add_file"))
        return
    yield from (("Thêm trường hợp", "add_nominee"), ("Dán hoặc tải danh sách", "list"))
    if consultation.nominees.count() > 1:
        yield "Sắp xếp", "order"
    if nominations.may_handle(user):
        yield "Lấy từ đề nghị", "draw"


class StateColumn(Column):
    """The state now, in words."""

    def get_value(self, instance):
        return State(instance.state_at(timezone.now())).label


class NextStepColumn(Column):
    """What must be done next, in words."""

    def get_value(self, instance):
        return queries.next_step(instance, timezone.now()).words


class ConsultationViewSet(ModelViewSet):
    """Các cuộc lấy ý kiến. Nothing is deleted here."""

    model = Consultation
    add_to_reference_index = False
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
        "counting",
        "identity",
        "other_ways",
    )
    search_fields = ("title",)
    ordering = ("-opens_on", "-pk")
    list_display = (
        "title",
        StateColumn("state", label="Trạng thái"),
        NextStepColumn("next", label="Việc tiếp theo"),
        DayColumn("opens_on", label="Ngày mở", sort_key="opens_on"),
        DayColumn("last_day", label="Ngày kết thúc", sort_key="closes_at"),
    )

    def get_form_class(self, for_update=False):
        """None: each view takes the form of its own panels, by the kind of consultation."""

    def get_common_view_kwargs(self, **kwargs):
        return super().get_common_view_kwargs(**{**kwargs, "delete_url_name": None})

    def get_urlpatterns(self):
        kept = [pattern for pattern in super().get_urlpatterns() if pattern.name != "delete"]
        one = "<int:pk>/"
        return [
            *kept,
            path("du-thao/them/", self.construct_view(DraftCreateView, **self.get_add_view_kwargs()), name="add_draft"),
            path(f"{one}mo/", OpenView.as_view(), name="open"),
            path(f"{one}tu-de-nghi/", DrawView.as_view(), name="draw"),
            path(f"{one}danh-sach/", staff_draft.ListView.as_view(), name="list"),
            path(f"{one}truong-hop/them/", staff_draft.AddNomineeView.as_view(), name="add_nominee"),
            path(f"{one}truong-hop/<int:nominee>/sua/", staff_draft.EditNomineeView.as_view(), name="edit_nominee"),
            path(f"{one}truong-hop/<int:nominee>/bo/", staff_draft.RemoveNomineeView.as_view(), name="remove_nominee"),
            path(f"{one}thu-tu/", staff_draft.OrderView.as_view(), name="order"),
            path(f"{one}toan-van/", staff_draft.ArticlesView.as_view(), name="articles"),
            path(f"{one}tep/them/", staff_draft.AddFileView.as_view(), name="add_file"),
            path(f"{one}tep/<int:file>/bo/", staff_draft.RemoveFileView.as_view(), name="remove_file"),
            path(f"{one}dinh-chinh/", CorrectNoticeView.as_view(), name="correct_notice"),
            path(f"{one}dieu-muc/<int:passage>/dinh-chinh/", CorrectPassageView.as_view(), name="correct_passage"),
            path(f"{one}truong-hop/<int:nominee>/dinh-chinh/", CorrectView.as_view(), name="correct"),
            path(f"{one}truong-hop/<int:nominee>/rut/", WithdrawView.as_view(), name="withdraw"),
        ]


class DocumentRuleViewSet(ModelViewSet):
    """Thời hạn theo loại văn bản. A row that was used stays; a new rule is a new row."""

    model = DocumentRule
    name = "thoi-han-van-ban"
    icon = "calendar"
    menu_label = "Thời hạn theo loại văn bản"
    menu_name = "thoi-han-van-ban"
    menu_order = 80
    menu_hook = "register_consultation_menu_item"
    add_to_admin_menu = False
    copy_view_enabled = False
    form_fields = (
        "name",
        "code",
        "min_days",
        "counting",
        "effective_from",
        "effective_to",
        "legal_source",
        "verified",
    )
    list_display = (
        "name",
        Column("min_days", label="Số ngày tối thiểu"),
        Column("counting", label="Cách tính", accessor="get_counting_display"),
        DayColumn("effective_from", label="Hiệu lực từ"),
        BooleanColumn("verified", label="Đã đối chiếu"),
    )

    def get_common_view_kwargs(self, **kwargs):
        return super().get_common_view_kwargs(**{**kwargs, "delete_url_name": None})

    def get_urlpatterns(self):
        return [pattern for pattern in super().get_urlpatterns() if pattern.name != "delete"]
