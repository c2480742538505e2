"""The menu "Khen thưởng" of the back office: decisions, their lists, their records."""

from datetime import date

from django.db import IntegrityError, transaction
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.html import format_html_join
from django.utils.http import urlencode
from django.utils.safestring import mark_safe
from wagtail import hooks
from wagtail.admin.ui.tables import TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet

from registrations import staff_tables
from search.staff_lists import FoldedSearchMixin
from themes.base.vietnamese import date_text

from . import actions, rules, staff_events, staff_groups, staff_import_edits, staff_nominated, staff_publicity
from .forms import DecisionForm
from .models import AwardRecord, Decision
from .queries import decisions_for_staff, history_of_decision, history_of_record, publicity_of
from .showing import certificate_label, ended_label
from .staff_filters import DecisionFilterSet, RecordFilterSet, find_records

NEXT_STEPS = "register_award_decision_steps"
MOST_NOTICES = 20
ENDING_BUTTONS = {"end": "Thu hồi, hủy bỏ", "restore": "Khôi phục"}
# Rooms above this one add their viewsets to the menu: a hook that returns a list of classes.
MENU = "register_awards_menu"
# … and say what they know of one record: a hook that takes record and user and returns (address, words) or None.
RECORD_LINKS = "register_award_record_links"


def _page_of(name):
    return lambda instance: reverse(f"{name}:inspect", args=[instance.pk])


def _records_of(decision):
    return f"{reverse('luot-khen:index')}?decision={decision.pk}"


def _publication(decision):
    if decision.ended_on:
        return decision.ended_label, False
    return ("Đã công bố", True) if decision.is_published() else ("Chưa công bố", False)


def _state_of(record):
    said = [] if record.is_public else ["Không công khai"]
    said += [record.ended_label] if record.ended_on else []
    said += ["Dưới 16 tuổi"] if record.is_minor else []
    return (", ".join(said) or "Công khai"), not said


class DecisionIndexView(FoldedSearchMixin, generic.IndexView):
    table_classname = staff_tables.CLASS

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
    def get_form_kwargs(self):
        version = staff_events.version_of(self.object)
        return super().get_form_kwargs() | {"by": self.request.user, "version": version}

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
        if isinstance(value, str) and "\n" in value.strip():
            return format_html_join(mark_safe("<br>"), "{}", ((line,) for line in value.strip().splitlines()))
        return date_text(value) if isinstance(value, date) else str(super().get_field_display_value(field_name, field))


class DecisionInspectView(_FilledFields, generic.InspectView):
    """One decision: its facts, its lists and what can be done with them."""

    template_name = "registrations/awards/admin/decision.html"
    page_title = "Quyết định"

    def get_page_subtitle(self):
        return f"số {self.object.number}"

    # What can be done stands under the state of the decision: on a phone the head has room for its number only.
    header_buttons = ()

    def _ending(self):
        ended = bool(self.object.ended_on)
        label = "Khôi phục quyết định" if ended else "Hủy bỏ cả quyết định"
        return label, reverse(f"quyet-dinh:{'restore' if ended else 'end'}", args=[self.object.pk])

    def get_context_data(self, **kwargs):
        user = self.request.user
        batches = list(self.object.imports.select_related("decision", "uploaded_by", "confirmed_by"))
        for batch in batches:
            batch.may_undo = rules.may_undo(user, batch)
        notices = self.object.unit_notices.select_related("unit")
        return super().get_context_data(
            **kwargs,
            decision=self.object,
            batches=batches,
            publicity=publicity_of(self.object),
            state=ended_label(self.object.ended_as, self.object.ended_on),
            files=[("Bản ký", self.object.signed_file), ("Bản đã lược", self.object.public_file)],
            history=staff_publicity.with_way_back(history_of_decision(self.object), user),
            notices=list(notices[:MOST_NOTICES]),
            notices_more=max(0, notices.count() - MOST_NOTICES),
            # What publishes decisions stands above this room and offers its own next steps here.
            next_steps=list(filter(None, (step(self.object, user) for step in hooks.get_hooks(NEXT_STEPS)))),
            may_import=rules.may_import(user) and rules.takes_imports(self.object),
            ending=self._ending() if rules.may_end(user) else None,
            records_url=_records_of(self.object),
            parts=staff_publicity.parts_of(self.object) if rules.may_set_publicity(user) else None,
        )


class DecisionViewSet(ModelViewSet):
    """Quyết định khen thưởng."""

    model = Decision
    add_to_reference_index = False
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
        "movement",
        "kind",
        "legal_grounds",
        "proposal",
    ]
    filterset_class = DecisionFilterSet
    search_fields = ["number", "subject"]
    ordering = ["-signed_on", "-pk"]
    list_display = [
        TitleColumn(
            "number", label="Số, ký hiệu", sort_key="number", get_url=_page_of("quyet-dinh"), classname="nowrap"
        ),
        staff_tables.DayCell("signed_on", label="Ngày ký", sort_key="signed_on"),
        staff_tables.Cell("subject", label="Trích yếu"),
        staff_tables.CountCell(
            "recipient_count",
            label="Lượt khen",
            sort_key="recipient_count",
            get_url=lambda decision: _records_of(decision) if decision.recipient_count else "",
            classname="num",
        ),
        staff_tables.StateCell("state", label="Tình trạng", words=_publication),
    ]

    def get_form_class(self, for_update=False):
        return DecisionForm

    def get_urlpatterns(self):
        return [
            *super().get_urlpatterns(),
            *staff_import_edits.PATHS,
            path("<int:pk>/tu-de-nghi/", staff_nominated.TakeView.as_view(), name="nominated"),
            path("<int:pk>/huy-bo/", staff_events.EndDecisionView.as_view(), name="end"),
            path("<int:pk>/khoi-phuc/", staff_events.RestoreDecisionView.as_view(), name="restore"),
        ]


class RecordIndexView(generic.IndexView):
    table_classname = staff_tables.CLASS
    results_template_name = "registrations/awards/admin/records_results.html"

    def get_base_queryset(self):
        return AwardRecord.objects.select_related("decision", "title")

    def search_queryset(self, queryset):
        return find_records(queryset, self.search_query)

    @cached_property
    def columns(self):
        # Boxes to tick are for whoever may do something with what is ticked.
        picks = rules.may_set_publicity(self.request.user) or rules.may_correct(self.request.user)
        return [*([staff_tables.PickCell("luot", form="chon-luot")] if picks else []), *super().columns]

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        user, asked = self.request.user, self.request.GET
        kept = urlencode([(name, each) for name in staff_publicity.NARROWS for each in asked.getlist(name) if each])
        works = [
            (rules.may_set_publicity(user), "publicity_of_many", "Công khai, không công khai"),
            (rules.may_correct(user), "groups_of_many", "Ghi nhóm đối tượng"),
        ]
        offered = [(label, reverse(f"luot-khen:{name}")) for allowed, name, label in works if allowed]
        return context | {"works": offered, "kept": kept}


class RecordInspectView(_FilledFields, generic.InspectView):
    """One record with its history."""

    template_name = "registrations/awards/admin/record.html"
    page_title = "Lượt khen thưởng"

    def get_field_label(self, field_name, field):
        return "Hình thức" if field_name == "award_name" else super().get_field_label(field_name, field)

    header_buttons = ()

    def get_page_title(self):
        return self.object.name

    def get_page_subtitle(self):
        return ""

    def _steps(self):
        """What this officer may record of it: (label, address)."""
        user, record = self.request.user, self.object
        ended = "restore" if record.ended_on else "end"
        publicity = "Đặt không công khai" if record.is_public else "Đặt công khai"
        offered = (
            (rules.may_correct(user), "Đính chính", "edit"),
            (rules.may_certify(user), "Cấp đổi, cấp lại", "certificate"),
            (rules.may_set_publicity(user), publicity, "publicity"),
            (rules.may_end(user) and not record.decision.ended_on, ENDING_BUTTONS[ended], ended),
        )
        return [(label, reverse(f"luot-khen:{name}", args=[record.pk])) for allowed, label, name in offered if allowed]

    def get_context_data(self, **kwargs):
        record, user = self.object, self.request.user
        return super().get_context_data(
            **kwargs,
            links=list(filter(None, (link(record, user) for link in hooks.get_hooks(RECORD_LINKS)))),
            history=history_of_record(record),
            steps=self._steps(),
            state=ended_label(record.ended_as, record.ended_on),
            certificate=certificate_label(record.certificate_as, record.certificate_number, record.certificate_on),
        )


class RecordViewSet(ModelViewSet):
    """Lượt khen thưởng: records are made by importing a list and changed by corrections only."""

    model = AwardRecord
    add_to_reference_index = False
    name = "luot-khen"
    icon = "user"
    menu_label = "Lượt khen thưởng"
    inspect_view_enabled = True
    copy_view_enabled = False
    index_view_class = RecordIndexView
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
    form_fields = list(AwardRecord.CORRECTABLE)
    filterset_class = RecordFilterSet
    search_fields = ["name"]
    list_per_page = 50
    ordering = ["-decision__signed_on", "-decision", "order"]
    list_display = [
        TitleColumn("name", label="Họ tên, tên tập thể", sort_key="sort_key", get_url=_page_of("luot-khen")),
        staff_tables.Cell("award_name", label="Hình thức"),
        staff_tables.Cell("unit_wording", label="Đơn vị"),
        staff_tables.Cell(
            "number",
            label="Quyết định",
            accessor="decision.number",
            classname="nowrap",
            get_url=lambda record: reverse("quyet-dinh:inspect", args=[record.decision_id]),
        ),
        staff_tables.StateCell("state", label="Hiển thị", words=_state_of, sort_key="is_public"),
    ]

    def get_urlpatterns(self):
        # Nothing is added, edited or deleted here but through an event.
        kept = [p for p in super().get_urlpatterns() if p.name not in {"add", "edit", "delete"}]
        return [
            *kept,
            path("edit/<int:pk>/", staff_events.CorrectView.as_view(), name="edit"),
            path("<int:pk>/thu-hoi/", staff_events.EndView.as_view(), name="end"),
            path("<int:pk>/khoi-phuc/", staff_events.RestoreView.as_view(), name="restore"),
            path("<int:pk>/cap-doi/", staff_events.CertificateView.as_view(), name="certificate"),
            path("<int:pk>/cong-khai/", staff_events.PublicityView.as_view(), name="publicity"),
            path("cong-khai/", staff_publicity.PublicityOfManyView.as_view(), name="publicity_of_many"),
            path("nhom/", staff_groups.GroupsOfManyView.as_view(), name="groups_of_many"),
        ]

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
