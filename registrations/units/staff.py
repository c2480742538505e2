"""The directory of units in the back office: list, one page per unit, its names, predecessors and members."""

import django_filters
from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import FormView, View
from wagtail import hooks
from wagtail.admin.auth import require_admin_access
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.messages import validation_error
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from search.text import fold

from . import actions, rules
from .acting import acting_for
from .collectives import collectives_of
from .forms import HandOverForm, PredecessorForm, RoleForm, UnitForm, UnitNameForm
from .history import history_of
from .models import Membership, Succession, Unit, UnitName


class UnitPolicy(ModelPermissionPolicy):
    """Units end, they are not deleted: awards and registrations refer to them for ever."""

    def user_has_permission(self, user, action):
        return action != "delete" and super().user_has_permission(user, action)


class UnitFilterSet(WagtailFilterSet):
    """Filters of the list."""

    kind = django_filters.MultipleChoiceFilter(label="Loại", choices=Unit.Kind, widget=forms.CheckboxSelectMultiple)
    standing = django_filters.ChoiceFilter(
        label="Tình trạng",
        choices=[("now", "Đang hoạt động"), ("ended", "Đã kết thúc")],
        empty_label="Tất cả",
        method="filter_standing",
        widget=forms.RadioSelect,
    )
    verified = django_filters.ChoiceFilter(
        label="Đối chiếu văn bản gốc",
        choices=[("0", "Chưa đối chiếu"), ("1", "Đã đối chiếu")],
        empty_label="Tất cả",
        method="filter_verified",
        widget=forms.RadioSelect,
    )
    former_district = django_filters.ModelMultipleChoiceFilter(
        label="Địa bàn cấp huyện cũ",
        queryset=lambda request: Unit.objects.filter(kind__in=Unit.FORMER_DISTRICTS).in_order(),
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Unit
        fields = ["standing", "kind", "verified", "former_district"]

    def filter_standing(self, queryset, name, value):
        standing = Unit.objects.in_force(timezone.localdate()).values("pk")
        return queryset.filter(pk__in=standing) if value == "now" else queryset.exclude(pk__in=standing)

    def filter_verified(self, queryset, name, value):
        return queryset.filter(verified=value == "1")


class UnitIndexView(generic.IndexView):
    def search_queryset(self, queryset):
        """Every typed word is in one of the unit's names, with or without marks."""
        return queryset.matching(fold(self.search_query).split()) if self.is_searching else queryset

    def get_base_queryset(self):
        return Unit.objects.select_related("former_district").in_order()

    def get_edit_url(self, instance):
        """The title leads to the page of the unit; editing begins there."""


class UnitCreateView(generic.CreateView):
    def save_instance(self):
        unit = self.form.save(commit=False)
        return actions.save_unit(unit, by=self.request.user, created=True)

    def get_success_url(self):
        return reverse("unit:inspect", args=[self.object.pk])


class UnitEditView(generic.EditView):
    def save_instance(self):
        unit = self.form.save(commit=False)
        return actions.save_unit(unit, by=self.request.user)

    def get_success_url(self):
        return reverse("unit:inspect", args=[self.object.pk])


class UnitPage(generic.InspectView):
    """All that is known of one unit."""

    template_name = "registrations/units/staff/unit.html"
    page_title = "Đơn vị"

    def get_context_data(self, **kwargs):
        unit, now = self.object, timezone.now()
        return super().get_context_data(
            unit=unit,
            names=unit.names.all(),
            below=unit.children.in_force(timezone.localdate(now)).in_order()[:200],
            predecessors=unit.successions_in.select_related("predecessor"),
            successors=unit.successions_out.select_related("successor"),
            members=unit.memberships.at(now).select_related("user"),
            inherited=[each for each in acting_for(unit, now) if each.came_from],
            history=history_of(unit),
            collectives=collectives_of(unit, now).select_related("previous")[:500],
            parts=[part for hook in hooks.get_hooks("unit_page_part") if (part := hook(unit, self.request))],
            former_members=unit.memberships.filter(until__lte=now).select_related("user").order_by("-until")[:20],
            may_edit=rules.may_edit(self.request.user),
            may_manage_members=rules.may_manage_members(self.request.user),
            **kwargs,
        )


class PartView(FormView):
    """A form for something that belongs to a unit; leads back to the unit's page."""

    template_name = "wagtailadmin/generic/form.html"
    allowed = staticmethod(rules.may_edit)
    header = ""
    success = ""

    def dispatch(self, request, *args, **kwargs):
        if not self.allowed(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def unit(self):
        return get_object_or_404(Unit, pk=self.kwargs["unit_pk"])

    def get_success_url(self):
        return reverse("unit:inspect", args=[self.unit.pk])

    def get_context_data(self, **kwargs):
        form = kwargs.get("form") or self.get_form()
        crumbs = [
            {"url": reverse("wagtailadmin_home"), "label": "Trang chủ"},
            {"url": reverse("unit:index"), "label": "Đơn vị"},
            {"url": self.get_success_url(), "label": str(self.unit)},
            {"url": "", "label": self.header},
        ]
        return super().get_context_data(
            form=form,
            media=form.media,
            page_title=self.header,
            header_title=self.header,
            header_icon="site",
            breadcrumbs_items=crumbs,
            action_url=self.request.path,
            submit_button_label="Lưu",
            submit_button_active_label="Đang lưu…",
            **{name: value for name, value in kwargs.items() if name != "form"},
        )

    def form_valid(self, form):
        try:
            self.perform(form)
        except ValidationError as error:  # what the form alone could not see, such as a pair that is there already
            form.add_error(None, error.messages)
            return self.form_invalid(form)
        messages.success(self.request, self.success)
        return redirect(self.get_success_url())

    def form_invalid(self, form):
        # The template shows errors beside fields; those of the whole form come with the message.
        validation_error(self.request, "Chưa lưu được. Mời xem lại.", form)
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def perform(self, form):
        raise NotImplementedError


class AddNameView(PartView):
    form_class = UnitNameForm
    header = "Thêm tên khác"
    success = "Đã thêm tên."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"instance": UnitName(unit=self.unit)}

    def perform(self, form):
        actions.save_name(form.save(commit=False), by=self.request.user)


class EditNameView(AddNameView):
    header = "Sửa tên khác"
    success = "Đã lưu tên."

    def get_form_kwargs(self):
        name = get_object_or_404(UnitName, unit=self.unit, pk=self.kwargs["pk"])
        return super().get_form_kwargs() | {"instance": name}


class AddPredecessorView(PartView):
    form_class = PredecessorForm
    header = "Thêm đơn vị tiền nhiệm"
    success = "Đã thêm đơn vị tiền nhiệm."

    def get_form_kwargs(self):
        succession = Succession(successor=self.unit, on=self.unit.effective_from)
        return super().get_form_kwargs() | {"instance": succession}

    def perform(self, form):
        actions.save_succession(form.save(commit=False), by=self.request.user)


class EditPredecessorView(AddPredecessorView):
    header = "Sửa quan hệ kế thừa"
    success = "Đã lưu quan hệ kế thừa."

    def get_form_kwargs(self):
        succession = get_object_or_404(Succession, successor=self.unit, pk=self.kwargs["pk"])
        return super().get_form_kwargs() | {"instance": succession}


class ChangeRoleView(PartView):
    form_class = RoleForm
    allowed = staticmethod(rules.may_manage_members)
    header = "Đổi vai trò"
    success = "Đã đổi vai trò."

    @cached_property
    def membership(self):
        found = Membership.objects.at(timezone.now()).select_related("user", "unit")
        return get_object_or_404(found, unit=self.unit, pk=self.kwargs["pk"])

    def get_initial(self):
        return {"role": self.membership.role}

    def perform(self, form):
        actions.change_role(self.membership, form.cleaned_data["role"], by=self.request.user)


class HandOverView(PartView):
    """Pass on to a colleague what somebody did who leaves."""

    form_class = HandOverForm
    allowed = staticmethod(rules.may_manage_members)
    header = "Bàn giao"
    success = "Đã bàn giao. Bản đang soạn của đơn vị vẫn giữ nguyên."

    @cached_property
    def membership(self):
        found = Membership.objects.at(timezone.now()).select_related("user", "unit")
        return get_object_or_404(found, unit=self.unit, pk=self.kwargs["pk"])

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"membership": self.membership}

    def perform(self, form):
        try:
            actions.hand_over(self.membership, form.cleaned_data["colleague"].user, by=self.request.user)
        except actions.HandOverError as refusal:
            raise ValidationError(str(refusal)) from refusal


class RemoveView(View):
    """Take something away from a unit by a button of its page (POST only)."""

    http_method_names = ["post"]
    model = None
    perform = None
    allowed = staticmethod(rules.may_edit)
    owner = "unit"
    success = ""

    def post(self, request, unit_pk, pk):
        if not self.allowed(request.user):
            raise PermissionDenied
        part = get_object_or_404(self.model, **{self.owner: unit_pk}, pk=pk)
        self.perform(part, by=request.user)
        messages.success(request, self.success)
        return redirect("unit:inspect", unit_pk)


class UnitViewSet(ModelViewSet):
    """Đơn vị."""

    model = Unit
    name = "unit"
    icon = "site"
    menu_label = "Đơn vị"
    menu_order = 10
    menu_hook = "register_catalogue_menu_item"
    add_to_admin_menu = False
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    index_view_class = UnitIndexView
    add_view_class = UnitCreateView
    edit_view_class = UnitEditView
    inspect_view_class = UnitPage
    filterset_class = UnitFilterSet
    search_fields = ["folded"]
    search_backend_name = None
    list_per_page = 50
    list_display = [
        TitleColumn("label", label="Đơn vị", sort_key="sort_key", url_name="unit:inspect"),
        Column("kind", label="Loại", accessor="get_kind_display", sort_key="kind"),
        Column("former_district", label="Địa bàn cấp huyện cũ", accessor="former_district.name"),
        Column("effective_from", label="Từ ngày", sort_key="effective_from"),
        Column("verified", label="Đối chiếu", accessor="verified_in_words", sort_key="verified"),
    ]

    @property
    def permission_policy(self):
        return UnitPolicy(Unit)

    def get_form_class(self, for_update=False):
        return UnitForm

    def get_urlpatterns(self):
        def guarded(view, **kwargs):
            return require_admin_access(view.as_view(**kwargs))

        remove_name = guarded(
            RemoveView, model=UnitName, perform=staticmethod(actions.remove_name), success="Đã bỏ tên."
        )
        remove_predecessor = guarded(
            RemoveView,
            model=Succession,
            perform=staticmethod(actions.remove_succession),
            owner="successor",
            success="Đã bỏ quan hệ kế thừa.",
        )
        end_membership = guarded(
            RemoveView,
            model=Membership,
            perform=staticmethod(actions.leave),
            allowed=staticmethod(rules.may_manage_members),
            success="Đã kết thúc vai trò. Hồ sơ người này đã nộp vẫn giữ nguyên.",
        )
        return [
            *super().get_urlpatterns(),
            path("<int:unit_pk>/ten/them/", guarded(AddNameView), name="add_name"),
            path("<int:unit_pk>/ten/<int:pk>/", guarded(EditNameView), name="edit_name"),
            path("<int:unit_pk>/ten/<int:pk>/bo/", remove_name, name="remove_name"),
            path("<int:unit_pk>/tien-nhiem/them/", guarded(AddPredecessorView), name="add_predecessor"),
            path("<int:unit_pk>/tien-nhiem/<int:pk>/", guarded(EditPredecessorView), name="edit_predecessor"),
            path("<int:unit_pk>/tien-nhiem/<int:pk>/bo/", remove_predecessor, name="remove_predecessor"),
            path("<int:unit_pk>/thanh-vien/<int:pk>/vai-tro/", guarded(ChangeRoleView), name="change_role"),
            path("<int:unit_pk>/thanh-vien/<int:pk>/ban-giao/", guarded(HandOverView), name="hand_over"),
            path("<int:unit_pk>/thanh-vien/<int:pk>/ket-thuc/", end_membership, name="end_membership"),
        ]
