"""Invitations in the back office: list, one by one, a whole list at once, resend, revoke."""

import django_filters
from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import View
from wagtail.admin.auth import require_admin_access
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.permission_policies import ModelPermissionPolicy

from registrations.tables.errors import UnreadableList
from search.staff_lists import FoldedSearchMixin
from search.text import whole_number

from . import actions, rules
from .forms import BulkInvitationForm, MemberInvitationForm, StaffInvitationForm
from .imports import read_text, read_upload
from .models import Invitation
from .queries import invitations_for


class InvitationPolicy(ModelPermissionPolicy):
    """Whoever may invite somebody may see and add invitations; nobody edits or deletes them."""

    def user_has_permission(self, user, action):
        if action in {"add", "view"}:
            return rules.may_invite_staff(user) or rules.may_invite_members(user)
        return False


class InvitationFilterSet(WagtailFilterSet):
    """Filters of the list."""

    state = django_filters.ChoiceFilter(
        label="Tình trạng",
        choices=Invitation.State,
        empty_label="Tất cả",
        method="filter_state",
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Invitation
        fields = ["state"]

    def filter_state(self, queryset, name, value):
        states = Invitation.objects.in_state(Invitation.State(value), timezone.now()).values("pk")
        return queryset.filter(pk__in=states)


class InvitationIndexView(FoldedSearchMixin, generic.IndexView):
    page_title = "Lời mời"
    default_ordering = "-created_at"

    def get_base_queryset(self):
        return invitations_for(self.request.user)

    @cached_property
    def header_buttons(self):
        if rules.may_invite_members(self.request.user):
            return [HeaderButton("Mời thành viên", url=reverse("invitation:add"), icon_name="plus")]
        return []

    @cached_property
    def header_more_buttons(self):
        buttons, user = [], self.request.user
        if rules.may_invite_members(user):
            buttons.append(Button("Mời theo danh sách", url=reverse("invitation:bulk"), icon_name="table", priority=10))
        if rules.may_invite_staff(user):
            buttons.append(Button("Mời vào nhóm", url=reverse("invitation:staff"), icon_name="group", priority=20))
        return buttons


class InvitationPage(generic.InspectView):
    """One invitation, with what can still be done."""

    page_title = "Lời mời"
    template_name = "portal/accounts/staff/invitation.html"

    def get_object(self, queryset=None):
        return get_object_or_404(invitations_for(self.request.user), pk=self.pk)

    def get_context_data(self, **kwargs):
        state = self.object.state()
        return super().get_context_data(
            invitation=self.object,
            state=Invitation.State(state).label,
            can_resend=state in {Invitation.State.OPEN, Invitation.State.EXPIRED},
            can_revoke=state in {Invitation.State.OPEN, Invitation.State.EXPIRED},
            **kwargs,
        )


class InviteMemberView(generic.CreateView):
    """Invite somebody to act for a unit."""

    form_class = MemberInvitationForm
    page_title = "Mời thành viên đơn vị"
    submit_button_label = "Gửi lời mời"
    submit_button_active_label = "Đang gửi…"
    produced_error_message = None  # read by form_invalid, also when the action is what refused
    allowed = staticmethod(rules.may_invite_members)

    def dispatch(self, request, *args, **kwargs):
        if not self.allowed(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        return ""

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items()[:-1], {"url": "", "label": self.page_title}]

    def get_error_message(self):
        return "Chưa gửi được lời mời. Mời xem lại các ô có ghi chú."

    def get_initial(self):
        unit = whole_number(self.request.GET.get("unit"))
        return {"unit": unit} if unit else {}

    def form_valid(self, form):
        try:
            self.object = actions.invite(by=self.request.user, **form.cleaned_data)
        except (actions.InvitationRefusedError, ValidationError) as refusal:
            texts = refusal.messages if isinstance(refusal, ValidationError) else [str(refusal)]
            for text in texts:
                form.add_error("email", text)
            self.produced_error_message = self.get_error_message()
            return self.form_invalid(form)
        messages.success(self.request, f"Đã mời {self.object}. Thư đang được gửi đi.")
        return redirect("invitation:index")

    def form_invalid(self, form):
        response = super().form_invalid(form)
        response.status_code = 422
        return response


class InviteStaffView(InviteMemberView):
    """Invite somebody into a staff group."""

    form_class = StaffInvitationForm
    page_title = "Mời vào nhóm"
    allowed = staticmethod(rules.may_invite_staff)


class InvitationActionView(View):
    """Resend or revoke by a button of the invitation's page (POST only)."""

    http_method_names = ["post"]
    perform = None
    success = ""

    def post(self, request, pk):
        invitation = get_object_or_404(invitations_for(request.user), pk=pk)
        try:
            self.perform(invitation, by=request.user)
        except actions.InvitationRefusedError as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, self.success)
        return redirect("invitation:inspect", pk)


def bulk(request):
    """A list: first shown as read, row by row, then sent as a whole or not at all."""
    if not rules.may_invite_members(request.user):
        raise PermissionDenied
    if request.method != "POST":
        return _bulk_page(request, BulkInvitationForm())
    form = BulkInvitationForm(request.POST, request.FILES)
    if not form.is_valid():
        return _bulk_page(request, form, status=422)
    try:
        reading = _read(form.cleaned_data)
    except UnreadableList as refusal:
        form.add_error("file" if form.cleaned_data.get("file") else "text", str(refusal))
        return _bulk_page(request, form, status=422)
    if not reading.is_fit:
        return _bulk_page(request, BulkInvitationForm(initial={"text": reading.as_text()}), reading, status=422)
    if "confirm" not in request.POST:
        return _bulk_page(request, BulkInvitationForm(initial={"text": reading.as_text()}), reading)
    try:
        invitations = actions.invite_many([row.invitation for row in reading.rows], by=request.user)
    except (actions.InvitationRefusedError, ValidationError) as refusal:
        texts = refusal.messages if isinstance(refusal, ValidationError) else [str(refusal)]
        form.add_error(None, f"Chưa gửi lời mời nào. {' '.join(texts)}")
        return _bulk_page(request, form, status=409)
    messages.success(request, f"Đã mời {len(invitations)} người. Thư đang được gửi đi.")
    return redirect("invitation:index")


def _read(data):
    if data.get("file"):
        file = data["file"]
        return read_upload(file.read(3 * 1024 * 1024), file.name)
    return read_text(data["text"])


def _bulk_page(request, form, reading=None, status=200):
    crumbs = [
        {"url": reverse("wagtailadmin_home"), "label": "Trang chủ"},
        {"url": reverse("invitation:index"), "label": "Lời mời"},
        {"url": "", "label": "Mời theo danh sách"},
    ]
    context = {
        "form": form,
        "reading": reading,
        "page_title": "Mời theo danh sách",
        "header_title": "Mời theo danh sách",
        "header_icon": "table",
        "breadcrumbs_items": crumbs,
    }
    return render(request, "portal/accounts/staff/bulk.html", context, status=status)


class InvitationViewSet(ModelViewSet):
    """Lời mời."""

    model = Invitation
    name = "invitation"
    icon = "mail"
    menu_label = "Lời mời"
    menu_order = 15
    menu_hook = "register_catalogue_menu_item"
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    index_view_class = InvitationIndexView
    add_view_class = InviteMemberView
    inspect_view_class = InvitationPage
    filterset_class = InvitationFilterSet
    search_fields = ["full_name", "email"]
    search_backend_name = None
    list_per_page = 50
    list_display = [
        TitleColumn("full_name", label="Họ và tên", url_name="invitation:inspect"),
        Column("email", label="Thư điện tử"),
        Column("purpose", label="Mời làm"),
        Column("state", label="Tình trạng", accessor=lambda invitation: Invitation.State(invitation.state()).label),
        DateColumn("created_at", label="Ngày mời", sort_key="created_at"),
        Column("invited_by", label="Người mời"),
    ]

    @property
    def permission_policy(self):
        return InvitationPolicy(Invitation)

    def get_url_name(self, view_name):
        """Nothing is edited here: logs and reports lead to the page that shows it."""
        return super().get_url_name("inspect" if view_name == "edit" else view_name)

    def get_form_class(self, for_update=False):
        return MemberInvitationForm

    def get_urlpatterns(self):
        kept = {"index", "index_results", "add", "inspect"}
        invite_staff = self.construct_view(
            InviteStaffView,
            **self.get_add_view_kwargs(form_class=StaffInvitationForm, template_name=InviteStaffView.template_name),
        )
        resend = InvitationActionView.as_view(
            perform=staticmethod(actions.resend), success="Thư mới đang được gửi đi. Đường dẫn cũ không còn dùng được."
        )
        revoke = InvitationActionView.as_view(perform=staticmethod(actions.revoke), success="Đã thu hồi lời mời.")
        return [
            *(pattern for pattern in super().get_urlpatterns() if pattern.name in kept),
            path("nhom/", invite_staff, name="staff"),
            path("danh-sach/", require_admin_access(bulk), name="bulk"),
            path("<int:pk>/gui-lai/", require_admin_access(resend), name="resend"),
            path("<int:pk>/thu-hoi/", require_admin_access(revoke), name="revoke"),
        ]
