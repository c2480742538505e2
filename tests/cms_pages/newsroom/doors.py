"""Every way in which the back office lets somebody do something to a page, as one direct request each.

`DOORS` is what may change something; `LOOKS` only shows. Together they have to
name every route, action and key that Wagtail has: a new one fails the matrix
until somebody has said what it may do, and for whom.
"""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from wagtail.models import PageViewRestriction


@dataclass(frozen=True, slots=True)
class Ground:
    """What a door is tried on: a public page with unpublished words, the words that were public before, its form."""

    page: Any
    old: Any
    form: dict
    task_state: Any = None


def _post(name, *args, data=None, app="wagtailadmin_pages"):
    def go(browser, ground):
        values = [ground.page.pk if each is PAGE else each(ground) for each in args]
        return browser.post(reverse(f"{app}:{name}", args=values), data(ground) if data else {})

    return go


PAGE = object()


def _edit(**keys):
    return lambda ground: ground.form | {"title": "Chữ chưa ai duyệt"} | keys


def _bulk(action, data=None):
    def go(browser, ground):
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
        return browser.post(f"{address}?next=/quan-tri/&id={ground.page.pk}", data(ground) if data else {})

    return go


def _api(action, data=None):
    def go(browser, ground):
        address = reverse("wagtailadmin_api:pages:action", args=[ground.page.pk, action])
        return browser.post(address, data(ground) if data else {}, content_type="application/json")

    return go


def _add(browser, ground):
    meta = ground.page._meta
    address = reverse("wagtailadmin_pages:add", args=[meta.app_label, meta.model_name, ground.page.get_parent().pk])
    new = {"title": "Đăng luôn", "slug": "dang-luon", "action-publish": "1"}
    return browser.post(address, ground.form | new)


def _copy_data(**more):
    def data(ground):
        parent = ground.page.get_parent().pk
        return {"new_title": "Bản sao", "new_slug": "ban-sao", "new_parent_page": parent, "copy_subpages": ""} | more

    return data


def _parent(ground):
    """Where the page stands; for the home page, which stands nowhere, a section below it."""
    above = ground.page.get_parent()
    return above.pk if above.depth > 1 else ground.page.get_children().first().pk


def _autosave(browser, ground):
    """What the editor sends by itself while somebody writes, over the version that is there."""
    data = ground.form | {"title": "Chữ chưa ai duyệt", "overwrite_revision_id": str(ground.page.latest_revision_id)}
    address = reverse("wagtailadmin_pages:edit", args=[ground.page.pk])
    return browser.post(address, data, headers={"accept": "application/json"})


PUBLIC = {"restriction_type": PageViewRestriction.NONE, "password": "", "groups": []}
LOGIN = PUBLIC | {"restriction_type": PageViewRestriction.LOGIN}

# name of the route, action or key → what is sent
DOORS = {
    "edit": _post("edit", PAGE, data=_edit()),
    "edit/action-publish": _post("edit", PAGE, data=_edit(**{"action-publish": "action-publish"})),
    "edit/action-submit": _post("edit", PAGE, data=_edit(**{"action-submit": "1"})),
    "edit/action-restart-workflow": _post("edit", PAGE, data=_edit(**{"action-restart-workflow": "1"})),
    "edit/action-cancel-workflow": _post("edit", PAGE, data=_edit(**{"action-cancel-workflow": "1"})),
    "edit/autosave": _autosave,
    "add": _add,
    "copy": _post("copy", PAGE, data=_copy_data()),
    "copy/publish": _post("copy", PAGE, data=_copy_data(publish_copies="on")),
    "copy/alias": _post("copy", PAGE, data=_copy_data(alias="on")),
    "delete": _post("delete", PAGE),
    "unpublish": _post("unpublish", PAGE),
    "convert_alias": _post("convert_alias", PAGE),
    "move_confirm": _post("move_confirm", PAGE, _parent),
    "set_page_position": _post("set_page_position", PAGE, data=lambda ground: {"position": "0"}),
    "set_privacy/close": _post("set_privacy", PAGE, data=lambda ground: LOGIN),
    "set_privacy/open": _post("set_privacy", PAGE, data=lambda ground: PUBLIC),
    "lock": _post("lock", PAGE),
    "unlock": _post("unlock", PAGE),
    "revisions_revert": _post("revisions_revert", PAGE, lambda ground: ground.old.pk, data=_edit(**{"action-publish": "1"})),
    "revisions_unschedule": _post("revisions_unschedule", PAGE, lambda ground: ground.old.pk),
    "bulk/publish": _bulk("publish", lambda ground: {"include_descendants": "on"}),
    "bulk/unpublish": _bulk("unpublish", lambda ground: {"include_descendants": "on"}),
    "bulk/delete": _bulk("delete"),
    "bulk/move": _bulk("move", lambda ground: {"chooser": str(_parent(ground)), "move_applicable": "on"}),
    "api/convert_alias": _api("convert_alias"),
    "api/copy": _api("copy", lambda ground: {"recursive": True, "keep_live": True, "slug": "ban-sao"}),
    "api/delete": _api("delete"),
    "api/publish": _api("publish"),
    "api/unpublish": _api("unpublish", lambda ground: {"recursive": True}),
    "api/move": _api("move", lambda ground: {"destination_page_id": _parent(ground)}),
    "api/copy_for_translation": _api("copy_for_translation", lambda ground: {"locale": "en", "alias": True}),
    "api/create_alias": _api("create_alias", lambda ground: {"recursive": True, "update_slug": "bi-danh"}),
    "api/revert_to_page_revision": _api("revert_to_page_revision", lambda ground: {"revision_id": ground.old.pk}),
}  # fmt: skip

# Tried on a page that waits for approval, by people who wrote part of it and by people who did not: test_matrix.py.
DECIDING = {"workflow_action", "collect_workflow_action_data", "edit/action-workflow-action"}

LOOKS = {
    "preview_on_add", "type_use", "type_use_results", "choose_parent", "usage", "preview_on_edit", "view_draft",
    "add_subpage", "search", "search_results", "move", "confirm_workflow_cancellation", "workflow_preview",
    "revisions_index", "revisions_view", "revisions_compare", "workflow_history", "workflow_history_detail", "history",
    "history_results",
}  # fmt: skip
