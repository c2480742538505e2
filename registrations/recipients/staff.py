"""Recipients in the back office: list, one page each, and what can be done there."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.views.generic import TemplateView, View
from wagtail.admin.ui.tables import TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import HeaderButton
from wagtail.permission_policies import ModelPermissionPolicy

from registrations import staff_tables
from registrations.awards.models import AwardRecord
from registrations.consultations.models import Nominee
from search import text
from search.text import whole_number

from . import actions, queries, rules
from .forms import ChoiceForm, RecipientForm
from .models import Recipient, RecipientNominee, Step
from .staff_proposals import PREFIX, StaffView

NAME = "nguoi-duoc-khen"
MOST_FOUND = 25


class RecipientPolicy(ModelPermissionPolicy):
    """Recipients come of confirmed records and go by undoing: nobody adds or deletes one by hand."""

    def user_has_permission(self, user, action):
        return action not in ("add", "delete") and super().user_has_permission(user, action)


class RecipientIndexView(generic.IndexView):
    table_classname = staff_tables.CLASS

    def get_base_queryset(self):
        return queries.for_staff()

    def search_queryset(self, queryset):
        for word in text.fold(self.search_query or "").split():
            queryset = queryset.filter(name_key__contains=word)
        return queryset


class RecipientEditView(generic.EditView):
    def save_instance(self):
        return actions.edit(self.form, self.request.user)

    def get_success_url(self):
        return reverse(f"{NAME}:inspect", args=[self.object.pk])


class RecipientInspectView(generic.InspectView):
    """One recipient: its records, its nominations, what was joined and parted."""

    template_name = f"{PREFIX}/recipient.html"

    def get_page_title(self):
        return self.object.name

    def get_page_subtitle(self):
        return ""

    @property
    def header_buttons(self):
        buttons = []
        if rules.may_join(self.request.user):
            url = reverse(f"{NAME}:add_records", args=[self.object.pk])
            buttons.append(HeaderButton("Thêm lượt khen thưởng", url=url, icon_name="plus"))
        if queries.public_history(self.object):
            buttons.append(HeaderButton("Xem trang công khai", url=self.object.get_absolute_url(), icon_name="view"))
        return buttons

    def get_context_data(self, **kwargs):
        recipient = self.object
        links = recipient.links.select_related("confirmed_by")
        by_record = {link.record_id: link for link in links}
        records = queries.staff_records(by_record)
        for record in records:
            record.link = by_record[record.pk]
        return super().get_context_data(
            **kwargs,
            recipient=recipient,
            records=records,
            nominations=queries.linked_nominees(recipient),
            possible=queries.possible_nominees(recipient),
            steps=recipient.steps.select_related("by", "undone_by")[:30],
            undo_kind=Step.Kind.UNDO,
            may_join=rules.may_join(self.request.user),
            may_edit=rules.may_edit(self.request.user),
        )


class _RecipientView(StaffView):
    allowed = staticmethod(rules.may_join)

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.recipient = get_object_or_404(Recipient.objects.standing(), pk=kwargs["pk"])

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse(f"{NAME}:index"), "label": "Người, tập thể được khen"},
            {"url": self.back, "label": self.recipient.name},
            {"url": "", "label": self.get_page_title()},
        ]

    @property
    def back(self):
        return reverse(f"{NAME}:inspect", args=[self.recipient.pk])


class AddRecordsView(_RecipientView, TemplateView):
    """Records that no proposal found: looked for by name, unit or number of the decision, then compared."""

    template_name = f"{PREFIX}/add_records.html"
    page_title = "Thêm lượt khen thưởng"

    def get_context_data(self, **kwargs):
        typed = text.tidy(self.request.GET.get("q", "")[:200])
        return super().get_context_data(
            **kwargs,
            recipient=self.recipient,
            typed=typed,
            found=queries.other_records(self.recipient, typed or self.recipient.name)[:MOST_FOUND],
            own=self.recipient.links.values_list("record_id", flat=True).first(),
            compare_url=reverse("cung-nguoi:compare"),
        )


class _Act(_RecipientView, View):
    """A button of the recipient's page."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        try:
            self.act(request, **kwargs)
        except actions.Refused as refused:
            messages.error(request, str(refused))
        return redirect(self.back)


class SplitView(_Act):
    """Take the chosen records off."""

    def act(self, request, pk):
        mine = AwardRecord.objects.filter(recipient_link__recipient=self.recipient)
        form = ChoiceForm(request.POST, records=mine)
        if not form.is_valid():
            raise actions.Refused("Chưa tách được lượt nào. Mời chọn các lượt không phải của người, tập thể này.")
        chosen, apart = form.cleaned_data["luot"], request.POST.get("khong-cung") == "1"
        actions.split(self.recipient, chosen, request.user, form.cleaned_data["ly_do"], apart=apart)
        messages.success(request, f"Đã tách {len(chosen)} lượt. Có thể hoàn tác trong phần việc đã làm.")


class LinkNomineeView(_Act):
    """Confirm that a nomination was of this recipient."""

    def act(self, request, pk):
        nominee = get_object_or_404(Nominee, pk=whole_number(request.POST.get("de-nghi"), 17) or 0)
        actions.link_nominee(self.recipient, nominee, request.user)
        messages.success(request, f"Đã nối với {nominee.consultation}.")


class UnlinkNomineeView(_Act):
    """Take a nomination off."""

    def act(self, request, pk, link_pk):
        link = get_object_or_404(RecipientNominee, pk=link_pk, recipient=self.recipient)
        actions.unlink_nominee(link, request.user)
        messages.success(request, "Đã gỡ lần đề nghị.")


class RecipientViewSet(ModelViewSet):
    """Người, tập thể được khen thưởng."""

    model = Recipient
    add_to_reference_index = False
    name = NAME
    icon = "group"
    menu_label = "Người, tập thể được khen"
    inspect_view_enabled = True
    copy_view_enabled = False
    permission_policy = RecipientPolicy(Recipient)
    index_view_class = RecipientIndexView
    edit_view_class = RecipientEditView
    inspect_view_class = RecipientInspectView
    inspect_view_fields = ["name"]
    search_fields = ["name"]
    list_filter = ["kind"]
    list_per_page = 50
    ordering = ["sort_key", "pk"]
    list_display = [
        TitleColumn(
            "name",
            label="Họ tên, tên tập thể",
            sort_key="sort_key",
            get_url=lambda recipient: reverse(f"{NAME}:inspect", args=[recipient.pk]),
        ),
        staff_tables.Cell("kind", label="Đối tượng", accessor="get_kind_display"),
        staff_tables.CountCell("record_count", label="Lượt khen", sort_key="record_count"),
    ]

    def get_form_class(self, for_update=False):
        return RecipientForm

    def get_urlpatterns(self):
        kept = [p for p in super().get_urlpatterns() if p.name not in {"add", "delete"}]
        return [
            *kept,
            path("<int:pk>/them-luot/", AddRecordsView.as_view(), name="add_records"),
            path("<int:pk>/tach/", SplitView.as_view(), name="split"),
            path("<int:pk>/de-nghi/", LinkNomineeView.as_view(), name="link_nominee"),
            path("<int:pk>/de-nghi/<int:link_pk>/go/", UnlinkNomineeView.as_view(), name="unlink_nominee"),
        ]

    def get_common_view_kwargs(self, **kwargs):
        return super().get_common_view_kwargs(**{**kwargs, "add_url_name": None, "delete_url_name": None})
