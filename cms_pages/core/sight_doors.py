"""Where in the back office it counts what somebody sees (`sight`): every list, choice, file and title.

That is: the list of pages and its search, the API behind the menu, choosers, reports, the log, the libraries, and the
titles of pages that Wagtail shows because it was asked for them by key.
"""

from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from wagtail import hooks
from wagtail.admin import filters
from wagtail.admin.models import popular_tags_for_model
from wagtail.admin.rich_text.converters.html_to_contentstate import PageLinkElementHandler
from wagtail.admin.views import tags
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.admin.views.chooser import ChosenMultipleView
from wagtail.admin.widgets.chooser import BaseChooser
from wagtail.documents import get_document_model
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.documents.rich_text.contentstate import DocumentLinkElementHandler
from wagtail.images import get_image_model
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
from wagtail.images.views import chooser
from wagtail.images.views.chooser import ImageSelectFormatView
from wagtail.models import Page
from wagtail.models.pages import PageLogEntryManager
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtailmedia.views import chooser as films
from wagtailmedia.views import media

from cms_pages.core.public_files import is_public, models_of_files, register_reader
from cms_pages.core.sight import UNSEEN, of, of_reader, opens
from search.text import whole_number


def connect() -> None:
    """Once, at start."""
    _narrow_pages()
    _narrow_files()
    _narrow_what_is_named_by_key()
    _narrow_forms()
    _narrow_tags()
    register_reader(opens)


def _narrow_pages() -> None:
    listed = PagePermissionPolicy.instances_user_has_any_permission_for
    logged, titled = PageLogEntryManager.viewable_by_user, Page.get_admin_display_title

    def instances(policy, user, actions):
        found, sight = listed(policy, user, actions), of(user)
        return found if sight is None else found.filter(pk__in=sight.pages().values("pk"))

    def entries(manager, user):
        found, sight = logged(manager, user), of(user)
        # An entry keeps the title of the draft, also of a page that is public under another.
        return found if sight is None else found.filter(page__in=Page.objects.filter(sight.own()).values("pk"))

    def title(page):
        sight = of_reader()
        if sight is None or sight.owns(page):
            return titled(page)
        return page.title if sight.sees(page) else UNSEEN

    PagePermissionPolicy.instances_user_has_any_permission_for = instances
    PageLogEntryManager.viewable_by_user = entries
    Page.get_admin_display_title = title
    hooks.register("construct_explorer_page_queryset", _explored)
    hooks.register("construct_page_chooser_queryset", _offered)


def _explored(parent_page, pages, request):
    """What stands below a page, or is found, in the list of pages; not below a page that they may not know of."""
    sight = of(request.user)
    if sight is None:
        return pages
    if parent_page is not None and not sight.sees(parent_page):
        raise PermissionDenied
    return pages.filter(pk__in=sight.pages().values("pk"))


def _offered(pages, request):
    """What may be chosen as a page."""
    sight = of(request.user)
    if sight is None:
        return pages
    above = request.resolver_match.kwargs.get("parent_page_id")
    if above and not sight.pages().filter(pk=above).exists():
        raise PermissionDenied
    return pages.filter(pk__in=sight.pages().values("pk"))


def _narrow_files() -> None:
    policy = CollectionOwnershipPermissionPolicy
    listed, may = policy.instances_user_has_any_permission_for, policy.user_has_any_permission_for_instance

    def instances(self, user, actions):
        found, sight = listed(self, user, actions), of(user)
        if sight is None or self.model not in models_of_files():
            return found
        return found.filter(pk__in=sight.files(self.model).values("pk"))

    def of_one(self, user, actions, instance):
        if not may(self, user, actions, instance):
            return False
        sight, model = of(user), type(instance)
        return sight is None or model not in models_of_files() or opens(user, model, instance.pk)

    policy.instances_user_has_any_permission_for = instances
    policy.user_has_any_permission_for_instance = of_one


def _narrow_what_is_named_by_key() -> None:
    """Screens and addresses of Wagtail's API that show whatever is named to them."""
    chosen, formatted = ChosenMultipleView.get, ImageSelectFormatView.dispatch
    sorted_out = BulkAction.get_actionable_objects

    def several(view, request):
        sight, keys = of(request.user), set(request.GET.getlist("id"))
        if sight is not None and sight.pages().filter(pk__in=keys).count() < len(keys):
            raise PermissionDenied
        return chosen(view, request)

    def one(view, request, *args, **kwargs):
        image = get_object_or_404(get_image_model(), pk=kwargs["image_id"])
        if not (is_public(type(image), image.pk) or opens(request.user, type(image), image.pk)):
            raise PermissionDenied
        return formatted(view, request, *args, **kwargs)

    def actionable(action):
        objects, left = sorted_out(action)
        sight = of(action.request.user)
        if sight is not None and action.model in models_of_files():
            # Wagtail names also those to which nothing will be done.
            known = set(sight.files(action.model).values_list("pk", flat=True))
            left = {name: [each for each in items if each.pk in known] for name, items in left.items()}
        return objects, left

    ChosenMultipleView.get = several
    ImageSelectFormatView.dispatch = one
    BulkAction.get_actionable_objects = actionable
    for api in (ImagesAdminAPIViewSet, DocumentsAdminAPIViewSet):
        api.get_queryset = _of_the_library(api.get_queryset)


def _of_the_library(listed):
    def files(view):
        found, sight = listed(view), of(view.request.user)
        return found if sight is None else found.filter(pk__in=sight.files(found.model).values("pk"))

    return files


def _narrow_tags() -> None:
    """What others file their pictures under tells of them as a title does.

    Names of folders are shown to all: files are put into a folder before anything lies in it.
    """
    completed, popular = tags.autocomplete, popular_tags_for_model

    def of_term(request, app_name=None, model_name=None):
        sight, term = of(request.user), request.GET.get("term")
        if sight is None or not term:
            return completed(request, app_name, model_name)
        found = sight.tags(*models_of_files()).filter(name__istartswith=term.replace("\0", "")).order_by("name")
        return JsonResponse(list(found.values_list("name", flat=True)[: tags.TAGS_AUTOCOMPLETE_LIMIT]), safe=False)

    def of_model(model, count=10):
        sight = of_reader()
        if sight is None or model not in models_of_files():
            return popular(model, count)
        return sight.tags(model).order_by("name")[:count]

    tags.autocomplete = of_term
    for screens in (filters, chooser, media, films):
        screens.popular_tags_for_model = of_model


def _narrow_forms() -> None:
    """A form that is sent back is drawn with all that was sent: it names nothing that its sender may not know of."""
    drawn = BaseChooser.get_value_data

    def value_data(widget, value):
        chosen = widget.get_instance(value)
        return drawn(widget, value) if chosen is None or _may_be_named(chosen) else None

    BaseChooser.get_value_data = value_data
    for handler in (PageLinkElementHandler, DocumentLinkElementHandler):
        handler.get_attribute_data = _without_address(handler.get_attribute_data, handler is PageLinkElementHandler)


def _may_be_named(thing):
    sight, model = of_reader(), type(thing)
    if sight is None:
        return True
    if isinstance(thing, Page):
        return sight.sees(thing)
    return model not in models_of_files() or is_public(model, thing.pk) or opens(sight.user, model, thing.pk)


def _without_address(plain, leads_to_a_page):
    def data(handler, attrs):
        model = Page if leads_to_a_page else get_document_model()
        key = whole_number(attrs.get("id"))
        named = model.objects.filter(pk=key).first() if key and of_reader() else None
        return plain(handler, attrs) if named is None or _may_be_named(named) else {"id": key, "url": None}

    return data
