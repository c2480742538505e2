"""Wagtail's screens of users, for our users: no names in pieces, no passwords, no deleting."""

from django import forms
from django.contrib import messages
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.views import View
from wagtail.admin.auth import require_admin_access
from wagtail.admin.forms.account import NotificationPreferencesForm
from wagtail.admin.ui.tables import BooleanColumn, BulkActionsCheckboxColumn, Column, DateColumn
from wagtail.admin.views.account import AccountView as WagtailAccountView
from wagtail.admin.views.account import (
    AvatarSettingsPanel,
    LocaleSettingsPanel,
    NameEmailSettingsPanel,
    NotificationsSettingsPanel,
)
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.users.forms import UserEditForm as WagtailUserEditForm
from wagtail.users.models import UserProfile
from wagtail.users.views import users

from search.staff_lists import FoldedSearchMixin

from . import actions, rules
from .models import User


class UserPolicy(ModelPermissionPolicy):
    """Accounts are made by invitation and switched off, never deleted: records name the people who made them."""

    def user_has_permission(self, user, action):
        if action == "delete":
            return False
        if action == "add":
            return rules.may_invite_staff(user)
        return super().user_has_permission(user, action)

    def user_has_permission_for_instance(self, user, action, instance):
        if action == "change":
            return rules.may_edit_account(user, instance)
        return self.user_has_permission(user, action)


class UserEditForm(WagtailUserEditForm):
    """What staff may change of an account. Only a superuser makes superusers."""

    first_name = None
    last_name = None
    email = forms.EmailField(
        label="Thư điện tử", help_text="Dùng để đăng nhập. Đổi địa chỉ sẽ kết thúc mọi phiên đăng nhập của người này."
    )

    def __init__(self, *args, editor=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["groups"].queryset = Group.objects.order_by("pk")
        self.fields["groups"].label = "Nhóm"
        if "is_superuser" in self.fields:
            if editor is None or not editor.is_superuser:
                del self.fields["is_superuser"]
            else:
                self.fields["is_superuser"].label = "Quản trị toàn quyền"
                self.fields["is_superuser"].help_text = "Có mọi quyền trong khu vực quản trị."

    def clean_email(self):
        return self.cleaned_data["email"].lower()

    class Meta:
        model = User
        fields = ["email", "full_name", "position", "phone", "is_active", "is_superuser", "groups"]
        widgets = {"groups": forms.CheckboxSelectMultiple}
        help_texts = {"is_active": "Bỏ chọn thay cho việc xóa tài khoản."}


class IndexView(FoldedSearchMixin, users.IndexView):
    add_item_label = "Mời người dùng"
    page_title = "Người dùng"

    @cached_property
    def columns(self):
        title = self._get_title_column_class(users.UserColumn)
        return [
            BulkActionsCheckboxColumn("bulk_actions", obj_type="user"),
            title(
                "name",
                accessor=str,
                label="Họ và tên",
                sort_key="sort_key",
                get_url=self.get_edit_url,
                classname="name",
            ),
            Column("email", label="Thư điện tử", sort_key="email"),
            Column("groups", label="Nhóm", accessor=lambda user: ", ".join(group.name for group in user.groups.all())),
            Column("second_factor", label="Xác thực hai bước", accessor=self._second_factor),
            BooleanColumn("is_active", label="Đang hoạt động", sort_key="is_active"),
            DateColumn("last_login", label="Đăng nhập gần nhất", sort_key="last_login"),
        ]

    search_fields = ["full_name", "email"]

    @staticmethod
    def _second_factor(user):
        held = any(held.type in rules.SECOND_FACTORS for held in user.authenticator_set.all())
        return "Đang bật" if held else "Chưa bật"

    def get_base_queryset(self):
        return super().get_base_queryset().prefetch_related("groups", "authenticator_set")

    def order_queryset(self, queryset):
        return queryset.order_by(self.ordering or "sort_key", "pk")


class EditView(users.EditView):
    """Edit an account through the same action as everything else that changes accounts."""

    def dispatch(self, request, *args, **kwargs):
        if not rules.may_edit_account(request.user, self.object):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"editor": self.request.user}

    def save_instance(self):
        # The form has already put the new values on self.object; the action reads the old ones anew.
        return actions.save_account(self.object, by=self.request.user, save=super().save_instance)

    def get_delete_url(self):
        return None  # accounts are switched off, never deleted

    @cached_property
    def header_more_buttons(self):
        buttons = [*super().header_more_buttons]
        if rules.may_reset_second_factor(self.request.user, self.object) and rules.has_second_factor(self.object):
            url = reverse("wagtailusers_users:second_factor", args=[self.object.pk])
            buttons.append(Button("Gỡ xác thực hai bước", url=url, icon_name="lock-open", priority=30))
        return buttons


class InviteInstead(View):
    """Accounts are made by invitation."""

    template_name = ""  # the viewset asks for one

    def get(self, request):
        return redirect("invitation:staff")


class ResetSecondFactorView(WagtailAdminTemplateMixin, View):
    """Ask once more, then take off the second factor of somebody who lost the phone."""

    template_name = "portal/accounts/staff/reset_second_factor.html"
    page_title = "Gỡ xác thực hai bước"
    header_icon = "lock-open"

    def dispatch(self, request, *args, pk, **kwargs):
        self.object = get_object_or_404(User, pk=pk)
        if not rules.may_reset_second_factor(request.user, self.object):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        return self.render_to_response(self.get_context_data(object=self.object))

    def post(self, request):
        actions.reset_second_factor(self.object, by=request.user)
        messages.success(request, f"Đã gỡ xác thực hai bước của {self.object}. Người này nhận được thư báo.")
        return redirect("wagtailusers_users:edit", self.object.pk)


class UserViewSet(users.UserViewSet):
    ordering = "sort_key"
    template_prefix = ""  # Wagtail's own forms of users speak of names in pieces
    index_view_class = IndexView
    edit_view_class = EditView
    add_view_class = InviteInstead
    copy_view_enabled = False

    @property
    def permission_policy(self):
        return UserPolicy(User)

    def get_form_class(self, for_update=False):
        return UserEditForm

    def get_urlpatterns(self):
        reset = require_admin_access(ResetSecondFactorView.as_view())
        return [*super().get_urlpatterns(), path("<int:pk>/go-xac-thuc/", reset, name="second_factor")]


class CommentMailsForm(NotificationPreferencesForm):
    """Only mails about comments in a page: all others are notices of the office, each refused by the link in it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("submitted_notifications", "approved_notifications", "rejected_notifications"):
            self.fields.pop(name, None)


class CommentMailsPanel(NotificationsSettingsPanel):
    form_class = CommentMailsForm


class AccountView(WagtailAccountView):
    """The back office's own settings of a person; name, address and password live at /tai-khoan/."""

    def get_panels(self):
        hidden = (NameEmailSettingsPanel, AvatarSettingsPanel, LocaleSettingsPanel, NotificationsSettingsPanel)
        comments = CommentMailsPanel(self.request, self.request.user, UserProfile.get_for_user(self.request.user))
        shown = [panel for panel in super().get_panels() if not isinstance(panel, hidden)]
        return [*shown, comments] if comments.is_active() else shown


account_view = require_admin_access(AccountView.as_view())
