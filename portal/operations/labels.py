"""Vietnamese labels for form fields whose packages give them none.

Wagtail and allauth leave some labels to Django, which makes English ones of
the Python names ("Link text"). No catalogue reaches those, so they are set
once at start. tests/portal/test_locale.py fails when an upgrade moves one.
The same goes for True and False on Wagtail's pages of a single record; its
tables are mended by the templates of this app.
"""

from importlib import import_module
from typing import Any

from django.conf import settings
from django.db.models import BooleanField
from django.http import HttpRequest
from django.utils.module_loading import import_string
from wagtail.admin import messages
from wagtail.admin.forms.workflows import TaskChooserSearchForm
from wagtail.admin.ui.fields import BaseFieldDisplay, register_display_class
from wagtail.admin.utils import get_user_display_name

from registrations.staff_tables import CLASS

FIELD_LABELS = {
    "wagtail.admin.forms.choosers.ExternalLinkChooserForm": {"link_text": "Chữ của liên kết"},
    "wagtail.admin.forms.choosers.AnchorLinkChooserForm": {
        "url": "Tên điểm neo",
        "link_text": "Chữ của liên kết",
    },
    "wagtail.admin.forms.choosers.EmailLinkChooserForm": {
        "email_address": "Địa chỉ thư điện tử",
        "link_text": "Chữ của liên kết",
        "subject": "Tiêu đề thư",
        "body": "Nội dung thư",
    },
    "wagtail.admin.forms.choosers.PhoneLinkChooserForm": {
        "phone_number": "Số điện thoại",
        "link_text": "Chữ của liên kết",
    },
    "wagtail.admin.forms.workflows.WorkflowPageForm": {"page": "Trang"},
    "wagtail.admin.forms.workflows.WorkflowContentTypeForm": {"content_types": "Loại mục dữ liệu"},
    "wagtail.admin.views.pages.bulk_actions.page_bulk_action.DefaultPageForm": {
        "include_descendants": "Gồm cả các trang con",
    },
    "wagtail.contrib.redirects.forms.ConfirmImportForm": {"permanent": "Chuyển hướng lâu dài"},
    "wagtail.contrib.settings.forms.SiteSwitchForm": {"site": "Trang web"},
    "wagtail.users.forms.PagePermissionsForm": {"page": "Trang", "permissions": "Quyền"},
    "wagtail.users.views.bulk_actions.assign_role.RoleForm": {"role": "Vai trò"},
    "allauth.mfa.webauthn.forms.AddWebAuthnForm": {"name": "Tên khóa"},
    "allauth.mfa.webauthn.forms.SignupWebAuthnForm": {"name": "Tên khóa"},
    "allauth.mfa.webauthn.forms.EditWebAuthnForm": {"name": "Tên khóa"},
}

# Columns of the listing of sites, by attribute name.
SITE_COLUMNS = {"port": "Cổng", "site_name": "Tên trang web", "root_page": "Trang gốc"}


class YesOrNo(BaseFieldDisplay):
    """A true, false or unknown value on the page of one record."""

    def render_html(self, parent_context: Any = None) -> str:
        return {True: "Có", False: "Không"}.get(self.value, "Chưa rõ")


# Where Wagtail asks to type the name of the site before much is deleted; its refusal is in English.
DELETING = ("wagtail.admin.views.pages.delete", "wagtail.admin.views.pages.bulk_actions.delete")


class TaskSearch(TaskChooserSearchForm):
    """The search for a step of a workflow; its second field is made too late for the table above."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "task_type" in self.fields:
            self.fields["task_type"].label = "Loại bước duyệt"


def name_typed(request: HttpRequest, context: Any = None) -> bool:
    """Whether the name of the site was typed rightly, where it was asked for; says so when it was not."""
    typed = request.POST.get("confirm_site_name")
    if typed and typed != settings.WAGTAIL_SITE_NAME:
        messages.error(request, f"Chưa xóa: mời gõ đúng “{settings.WAGTAIL_SITE_NAME}” để xác nhận.")
        return False
    return True


def named_publishers(view: Any, queryset: Any) -> Any:
    """The rows of the report of pages left alone for long: who published last is told by name, not by address."""
    pages = list(view.decorated_by_address(queryset))
    addresses = {page.last_published_by_user for page in pages}
    users = view.user_model.objects.filter(**{f"{view.user_model.USERNAME_FIELD}__in": addresses})
    names = {user.get_username(): get_user_display_name(user) for user in users}
    for page in pages:
        page.last_published_by_user = names.get(page.last_published_by_user, page.last_published_by_user)
    return pages


def set_labels() -> None:
    """Put the labels on the form classes and table columns named above, and words on booleans.

    Raises ImportError or KeyError when a package no longer has one of them.
    """
    for path, labels in FIELD_LABELS.items():
        fields = import_string(path).base_fields
        for name, label in labels.items():
            fields[name].label = label
    columns = {column.name: column for column in import_string("wagtail.sites.views.IndexView").columns}
    for name, label in SITE_COLUMNS.items():
        columns[name].label = label
    # The search for pages counts pages of no one kind, and says "20 None".
    import_string("wagtail.admin.views.pages.search.SearchView").verbose_name_plural = "trang"
    aging = import_string("wagtail.admin.views.reports.aging_pages.AgingPagesView")
    if aging.decorate_paginated_queryset is not named_publishers:
        aging.decorated_by_address = aging.decorate_paginated_queryset
        aging.decorate_paginated_queryset = named_publishers
    register_display_class(BooleanField, display_class=YesOrNo)
    # Lists that say nothing of their own can be read on a phone like ours.
    import_string("wagtail.admin.views.generic.base.BaseListingView").table_classname = CLASS
    import_module("wagtail.admin.views.workflows").TaskChooserSearchForm = TaskSearch  # type: ignore[attr-defined]
    for path in DELETING:
        module = import_module(path)
        if not hasattr(module, "type_to_delete_confirmation"):
            raise ImportError(f"{path} no longer asks for the name of the site")
        module.type_to_delete_confirmation = name_typed  # type: ignore[attr-defined]
