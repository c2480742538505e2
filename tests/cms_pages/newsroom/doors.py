"""Every way in which the back office lets somebody do something to a page, as one direct request each.

`DOORS` is what may change something; `LOOKS` only shows. Together they have to
name every route, action and key that Wagtail has: a new one fails the matrix
until somebody has said what it may do, and for whom.
"""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from wagtail.models import Page, PageViewRestriction


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


def elsewhere(page):
    """Another public place that takes the page; None where the portal has only one."""
    for kind in type(page).allowed_parent_page_models():
        others = kind.objects.live().exclude(path__startswith=page.path).exclude(pk=page.get_parent().pk)
        if kind is not Page and (found := others.first()):
            return found
    return None


def _place(ground):
    """Where the page could be moved: another place, or where there is none its own; of the home page a section."""
    if found := elsewhere(ground.page):
        return found.pk
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
    "move_confirm": _post("move_confirm", PAGE, _place),
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
    "bulk/move": _bulk("move", lambda ground: {"chooser": str(_place(ground)), "move_applicable": "on"}),
    "api/convert_alias": _api("convert_alias"),
    "api/copy": _api("copy", lambda ground: {"recursive": True, "keep_live": True, "slug": "ban-sao"}),
    "api/delete": _api("delete"),
    "api/publish": _api("publish"),
    "api/unpublish": _api("unpublish", lambda ground: {"recursive": True}),
    "api/move": _api("move", lambda ground: {"destination_page_id": _place(ground), "position": "last-child"}),
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

# Wagtail's other screens: what may change something, and what keeps it from changing alone what everybody reads.
_NEW = "a new file or row is seen only with a page that was approved"
_IN_USE = "file_guard: what is shown or waits is not exchanged, opened or deleted; its words wait (changes)"
_FOLDERS = "folder_guard: opens nothing that a public page shows; closing is taking off"
_WAITS = "changes: waits for a second person; what a public page bears is not deleted"
_PUBLISHING = "publishing.publish_approved asks for the second person again, whatever the workflow says"
_RIGHTS = "gives rights; none of them is to publish, and nobody approves their own words"
_REDIRECTS = "redirect_guard: leads only to what the portal shows, from where no page answers"
_SITES = "a superuser's; shows another tree, each page of which was approved"
_OWN = "the person's own account, session or view"
OUTSIDE = {
    "wagtailadmin_collections": dict.fromkeys(("add", "delete"), _NEW) | dict.fromkeys(("edit", "set_privacy"), _FOLDERS),
    "wagtailadmin_editing_sessions": dict.fromkeys(("ping", "release"), _OWN),
    "wagtailadmin_workflows": dict.fromkeys(
        ("add", "add_task", "disable", "disable_task", "edit", "edit_task", "enable", "enable_task", "remove",
         "task_chooser_create"), _PUBLISHING,
    ),
    "wagtaildocs": dict.fromkeys(
        ("add", "add_multiple", "create_multiple_from_uploaded_document", "delete_upload_multiple"), _NEW
    ) | dict.fromkeys(("delete", "delete_multiple", "edit", "edit_multiple"), _IN_USE),
    "wagtaildocs_chooser": {"create": _NEW},
    "wagtailembeds": dict.fromkeys(("chooser", "chooser_upload"), _NEW),
    "wagtailimages": dict.fromkeys(
        ("add", "add_multiple", "create_multiple_from_uploaded_image", "delete_upload_multiple"), _NEW
    ) | dict.fromkeys(("delete", "delete_multiple", "edit", "edit_multiple"), _IN_USE),
    "wagtailimages_chooser": {"create": _NEW},
    "wagtailmedia": dict.fromkeys(("add", "chooser_upload"), _NEW) | dict.fromkeys(("delete", "edit"), _IN_USE),
    "wagtailredirects": dict.fromkeys(("add", "delete", "edit", "start_import", "process_import"), _REDIRECTS),
    "wagtailsettings": {"edit": _WAITS},
    "wagtailsites": dict.fromkeys(("add", "copy", "delete", "edit"), _SITES),
    "wagtailsnippetchoosers_": {"create": _NEW},
    "wagtailsnippets_": dict.fromkeys(("add", "copy"), _NEW) | dict.fromkeys(("delete", "edit"), _WAITS),
    "wagtailusers_groups": dict.fromkeys(("add", "delete", "edit"), _RIGHTS),
    "wagtailusers_users": dict.fromkeys(("add", "delete", "edit", "second_factor"), _RIGHTS),
    "": dict.fromkeys(
        ("wagtailadmin_account", "wagtailadmin_dismissibles", "wagtailadmin_login", "wagtailadmin_logout",
         "wagtailadmin_password_reset", "wagtailadmin_password_reset_confirm"), _OWN,
    ) | {"wagtail_bulk_action": "each action by itself: BULK"},
}  # fmt: skip
# Names of routes that only show, in whatever room.
SHOWS = {
    "choose", "choose_results", "chooser", "chooser_typed", "chosen", "chosen_multiple", "detail", "document_usage",
    "find", "history", "history_results", "image_usage", "index", "index_results", "list", "list_results", "listing",
    "media_chosen", "media_usage", "preview", "preview_on_edit", "select_format", "select_task_type", "task_chooser",
    "task_chooser_results", "task_chosen", "task_index", "task_index_results", "url_generator",
    "url_generator_output", "usage", "usage_results",
    "wagtailadmin_block_preview", "wagtailadmin_choose_page", "wagtailadmin_choose_page_anchor_link",
    "wagtailadmin_choose_page_child", "wagtailadmin_choose_page_chosen_multiple",
    "wagtailadmin_choose_page_email_link", "wagtailadmin_choose_page_external_link",
    "wagtailadmin_choose_page_phone_link", "wagtailadmin_choose_page_search", "wagtailadmin_error_test",
    "wagtailadmin_explore", "wagtailadmin_explore_results", "wagtailadmin_explore_root", "wagtailadmin_home",
    "wagtailadmin_javascript_catalog", "wagtailadmin_password_reset_complete", "wagtailadmin_password_reset_done",
    "wagtailadmin_sprite", "wagtailadmin_tag_autocomplete", "wagtailadmin_tag_model_autocomplete",
}  # fmt: skip
# What may be done to several things ticked in a list; pages by DOORS.
BULK = {
    ("wagtaildocs.Document", "add_tags"): "words for finding files in the back office",
    ("wagtaildocs.Document", "add_to_collection"): _FOLDERS,
    ("wagtaildocs.Document", "delete"): _IN_USE,
    ("wagtailimages.Image", "add_tags"): "words for finding files in the back office",
    ("wagtailimages.Image", "add_to_collection"): _FOLDERS,
    ("wagtailimages.Image", "delete"): _IN_USE,
    ("accounts.User", "assign_role"): _RIGHTS,
    ("accounts.User", "delete"): _RIGHTS,
    ("accounts.User", "set_active_state"): _RIGHTS,
    ("cms_core.Topic", "delete"): _WAITS,
    ("cms_news.NewsCategory", "delete"): _WAITS,
    ("cms_press.Programme", "delete"): _WAITS,
    ("cms_documents.DocumentField", "delete"): _WAITS,
    ("search.Abbreviation", "delete"): "widens what a search finds, and shows nothing of itself",
}
