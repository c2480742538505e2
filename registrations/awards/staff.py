"""The menu "Khen thưởng" of the back office: decisions, their lists, their records."""

from datetime import date

import django_filters
from django import forms
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BooleanColumn, Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import HeaderButton

from registrations.titles.models import Authority, Form, RecipientKind
from search import text
from search.staff_lists import FoldedSearchMixin
from themes.base.vietnamese import date_text

from . import actions, rules, staff_imports
from .forms import CorrectionForm, DecisionForm
from .models import AwardKind, AwardRecord, Decision
from .queries import decisions_for_staff

NEXT_STEPS = "register_award_decision_steps"
# Rooms above this one add their viewsets to the menu: a hook that returns a list of classes.
MENU = "register_awards_menu"


class DayColumn(Column):
    """A day as dd/mm/yyyy: an office asks for the day, not for how long ago it was."""

    def get_value(self, instance):
        return f"{super().get_value(instance):%d/%m/%Y}"


def _page_of(name):
    return lambda instance: reverse(f"{name}:inspect", args=[instance.pk])


class DecisionFilterSet(WagtailFilterSet):
    authority = django_filters.MultipleChoiceFilter(
        label="Thẩm quyền", choices=Authority, widget=forms.CheckboxSelectMultiple
    )
    kind = django_filters.MultipleChoiceFilter(label="Loại", choices=AwardKind, widget=forms.CheckboxSelectMultiple)

    class Meta:
        model = Decision
        fields = ["authority", "kind", "year"]


class DecisionIndexView(FoldedSearchMixin, generic.IndexView):
    def get_base_queryset(self):
        return decisions_for_staff()

    def search_queryset(self, queryset):
        found = super().search_queryset(queryset)
        # A number is one number in every spelling.
        return found | queryset.filter(number_key=Decision.key_of(self.search_query)) if self.is_searching else found


class _SavesDecision:
    """Saves through the action; somebody who was faster with the same number is told beside it."""

    def form_valid(self, form):
        self.form = form
        try:
            with transaction.atomic():
                self.object = actions.save_decision(form, self.request.user)
        except IntegrityError:
            form.add_error("number", "Quyết định mang số này trong cùng năm vừa được người khác tạo.")
            self.produced_error_code, self.produced_error_message = "invalid", self.get_error_message()
            return self.form_invalid(form)
        return self.save_action()


class DecisionCreateView(_SavesDecision, generic.CreateView):
    def get_success_url(self):
        return reverse("quyet-dinh:inspect", args=[self.object.pk])


class DecisionEditView(_SavesDecision, generic.EditView):
    def get_success_url(self):
        return reverse("quyet-dinh:inspect", args=[self.object.pk])


class _FilledFields:
    """Shows what is filled in; an empty line says nothing."""

    def get_fields_context(self):
        return [self.get_context_for_field(name) for name in self.fields if getattr(self.object, name)]

    def get_field_display_value(self, field_name, field):
        value = getattr(self.object, field_name)
        if value is True:
            return "có"
        return date_text(value) if isinstance(value, date) else str(super().get_field_display_value(field_name, field))


class DecisionInspectView(_FilledFields, generic.InspectView):
    """One decision: its facts, its lists and what can be done with them."""

    template_name = "registrations/awards/admin/decision.html"
    page_title = "Quyết định"

    @property
    def header_buttons(self):
        if not (rules.may_import(self.request.user) and rules.takes_imports(self.object)):
            return []
        url = reverse("quyet-dinh:import", args=[self.object.pk])
        return [HeaderButton("Nhập danh sách", url=url, icon_name="upload")]

    def get_context_data(self, **kwargs):
        user = self.request.user
        batches = list(self.object.imports.select_related("decision", "uploaded_by", "confirmed_by"))
        for batch in batches:
            batch.may_undo = rules.may_undo(user, batch)
        return super().get_context_data(
            **kwargs,
            decision=self.object,
            batches=batches,
            record_count=self.object.records.count(),
            hidden_count=self.object.records.filter(is_public=False).count(),
            offered_file=rules.offered_file(self.object),
            # What publishes decisions stands above this room and offers its own next steps here.
            next_steps=list(filter(None, (step(self.object, user) for step in hooks.get_hooks(NEXT_STEPS)))),
            may_import=rules.may_import(user) and rules.takes_imports(self.object),
            records_url=f"{reverse('luot-khen:index')}?decision={self.object.pk}",
        )


class DecisionViewSet(ModelViewSet):
    """Quyết định khen thưởng."""

    model = Decision
    name = "quyet-dinh"
    icon = "doc-full-inverse"
    menu_label = "Quyết định"
    inspect_view_enabled = True
    copy_view_enabled = False
    index_view_class = DecisionIndexView
    add_view_class = DecisionCreateView
    edit_view_class = DecisionEditView
    inspect_view_class = DecisionInspectView
    inspect_view_fields = [
        "number",
        "signed_on",
        "authority",
        "signer",
        "signer_position",
        "subject",
        "occasion",
        "kind",
        "legal_grounds",
        "proposal",
    ]
    filterset_class = DecisionFilterSet
    search_fields = ["number", "subject"]
    ordering = ["-signed_on", "-pk"]
    list_display = [
        TitleColumn("number", label="Số, ký hiệu", sort_key="number", get_url=_page_of("quyet-dinh")),
        DayColumn("signed_on", label="Ngày ký", sort_key="signed_on"),
        Column("subject", label="Trích yếu"),
        Column("recipient_count", label="Lượt khen", sort_key="recipient_count"),
        BooleanColumn("is_published", label="Đã công bố"),
    ]

    def get_form_class(self, for_update=False):
        return DecisionForm

    def get_urlpatterns(self):
        return [
            *super().get_urlpatterns(),
            path("<int:pk>/nhap-danh-sach/", staff_imports.UploadView.as_view(), name="import"),
            path("lan-nhap/<int:pk>/", staff_imports.PreviewView.as_view(), name="preview"),
            path("lan-nhap/<int:pk>/nhap/", staff_imports.ConfirmView.as_view(), name="confirm"),
            path("lan-nhap/<int:pk>/bo/", staff_imports.DiscardView.as_view(), name="discard"),
            path("lan-nhap/<int:pk>/huy/", staff_imports.UndoView.as_view(), name="undo"),
        ]


class RecordFilterSet(WagtailFilterSet):
    decision = django_filters.ModelChoiceFilter(label="Quyết định", queryset=Decision.objects.all())
    form = django_filters.MultipleChoiceFilter(label="Hình thức", choices=Form, widget=forms.CheckboxSelectMultiple)
    recipient_kind = django_filters.MultipleChoiceFilter(
        label="Đối tượng", choices=RecipientKind, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = AwardRecord
        fields = ["decision", "form", "recipient_kind", "year", "is_public"]


class RecordIndexView(generic.IndexView):
    def get_base_queryset(self):
        return AwardRecord.objects.select_related("decision", "title")

    def search_queryset(self, queryset):
        for word in text.fold(self.search_query or "").split():
            queryset = queryset.filter(Q(name_key__contains=word) | Q(unit_key__contains=word))
        return queryset


class RecordEditView(generic.EditView):
    """Correction of one record."""

    page_title = "Đính chính"

    def save_instance(self):
        return actions.correct_record(self.object, self.form, self.request.user)

    def dispatch(self, request, *args, **kwargs):
        if not rules.may_correct(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class RecordInspectView(_FilledFields, generic.InspectView):
    """One record with its history."""

    template_name = "registrations/awards/admin/record.html"
    page_title = "Lượt khen thưởng"

    def get_field_label(self, field_name, field):
        return "Hình thức" if field_name == "award_name" else super().get_field_label(field_name, field)

    @property
    def header_buttons(self):
        if not rules.may_set_publicity(self.request.user):
            return []
        label = "Đặt không công khai" if self.object.is_public else "Đặt công khai"
        url = reverse("luot-khen:publicity", args=[self.object.pk])
        return [HeaderButton(label, url=url, icon_name="view")]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, events=self.object.events.select_related("recorded_by"))


class RecordViewSet(ModelViewSet):
    """Lượt khen thưởng: records are made by importing a list and changed by corrections only."""

    model = AwardRecord
    name = "luot-khen"
    icon = "user"
    menu_label = "Lượt khen thưởng"
    inspect_view_enabled = True
    copy_view_enabled = False
    index_view_class = RecordIndexView
    edit_view_class = RecordEditView
    inspect_view_class = RecordInspectView
    inspect_view_fields = [
        "honorific",
        "name",
        "recipient_kind",
        "birth_year",
        "position",
        "unit",
        "unit_wording",
        "place_then",
        "award_name",
        "award_wording",
        "kind",
        "level",
        "year",
        "period",
        "merit",
        "posthumous",
        "is_minor",
        "section",
        "source_cell",
        "book_entry",
    ]
    filterset_class = RecordFilterSet
    search_fields = ["name"]
    list_per_page = 50
    ordering = ["-decision__signed_on", "-decision", "order"]
    list_display = [
        TitleColumn("name", label="Họ tên, tên tập thể", sort_key="sort_key", get_url=_page_of("luot-khen")),
        Column("award_name", label="Hình thức"),
        Column("unit_wording", label="Đơn vị"),
        Column("decision", label="Quyết định"),
        BooleanColumn("is_public", label="Công khai", sort_key="is_public"),
    ]

    def get_form_class(self, for_update=False):
        return CorrectionForm

    def get_urlpatterns(self):
        kept = [p for p in super().get_urlpatterns() if p.name not in {"add", "delete"}]
        return [*kept, path("<int:pk>/cong-khai/", staff_imports.PublicityView.as_view(), name="publicity")]

    def get_common_view_kwargs(self, **kwargs):
        return super().get_common_view_kwargs(**{**kwargs, "add_url_name": None, "delete_url_name": None})


class AwardsGroup(ViewSetGroup):
    """The menu of everything about awards."""

    menu_label = "Khen thưởng"
    menu_name = "khen-thuong"
    menu_icon = "pick"
    menu_order = 210
    items = (DecisionViewSet, RecordViewSet)

    def __init__(self):
        super().__init__()
        self.registerables += [viewset() for more in hooks.get_hooks(MENU) for viewset in more()]
