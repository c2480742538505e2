"""What the desks of the council's rooms share: a page of our own in the back office, and records that are kept, not deleted."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import log
from wagtail.permission_policies import ModelPermissionPolicy

from registrations.desks import Screen
from registrations.staff_tables import CLASS


class OfficePage(WagtailAdminTemplateMixin, TemplateView):
    """A page of ours in the back office, with the way back from the start page."""

    def crumbs_above(self):
        """Breadcrumbs between the start page and this page."""
        return []

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, *self.crumbs_above(), {"url": "", "label": self.get_page_title()}]


class Desk(OfficePage, Screen):
    """Such a page for those whom the room's rule, ``allowed``, lets in."""

    header_icon = "group"


class KeptPolicy(ModelPermissionPolicy):
    """Who keeps the records also adds them; nobody deletes one. `sees` and `keeps` are rules of the room."""

    def __init__(self, model, *, sees, keeps):
        super().__init__(model)
        self.sees, self.keeps = sees, keeps

    def user_has_permission(self, user, action):
        if action == "view":
            return self.sees(user)
        return action in {"add", "change"} and self.keeps(user)

    def user_has_any_permission(self, user, actions):
        return any(self.user_has_permission(user, action) for action in actions)


class KeptListView(generic.IndexView):
    """Their list: the title leads to the desk of a record; editing begins there."""

    table_classname = CLASS
    purpose = ""

    def get_edit_url(self, instance):
        """None: see above."""


class BackToDesk:
    """A form that leads to the desk of what it saved."""

    desk = ""

    def get_success_url(self):
        return reverse(self.desk, args=[self.object.pk])


class KeptViewSet(ModelViewSet):
    """Records of the council, in its menu; a room gives model, rules, views and columns."""

    rules = None
    form = None
    menu_hook = "register_council_menu_item"
    add_to_admin_menu = False
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    index_view_class = KeptListView
    list_per_page = 30
    search_fields = None

    @cached_property
    def permission_policy(self):
        return KeptPolicy(self.model, sees=self.sees, keeps=self.keeps)

    def get_form_class(self, for_update=False):
        return self.form


def may_draft_below(parent, user):
    """Whether a person may begin a page in a section; False where the section is not there."""
    return parent is not None and parent.permissions_for_user(user).can_add_subpage()


def first_draft(page, parent, *, by):
    """Put a new page below a section as a draft that another person has to approve. Raises PermissionDenied."""
    if not may_draft_below(parent, by):
        raise PermissionDenied
    page.live, page.owner, page.has_unpublished_changes = False, by, True
    parent.add_child(instance=page)
    page.save_revision(user=by, log_action=False)
    log(instance=page, action="wagtail.create", user=by)
    return page
