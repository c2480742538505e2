"""A page that is public stands only below pages that are: whoever takes a section off takes off what stands in it.

Otherwise its pages would go on being read, found and listed, with a way back
that leads nowhere. At the screens they are named first, and somebody has to
say that they go too; what happens without anybody (an hour that has come, a
consent that was withdrawn) takes them along.
"""

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from rest_framework.exceptions import ValidationError as ApiError
from wagtail.actions.unpublish import UnpublishAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.admin.api.actions.unpublish import UnpublishPageAPIAction
from wagtail.admin.views.pages.bulk_actions import UnpublishBulkAction
from wagtail.admin.views.pages.unpublish import Unpublish

MOST_NAMED = 30
ASK = (
    "Bên dưới còn {count} trang đang đăng. Gỡ trang này mà để các trang ấy thì người đọc vẫn mở được chúng, nhưng đường "
    "dẫn phía trên báo không tìm thấy. Mời đánh dấu đồng ý gỡ cả, hoặc chuyển các trang ấy sang mục khác trước."
)


class TakeOffForm(forms.Form):
    """Asked where something stands below."""

    include_descendants = forms.BooleanField(required=False, label="Gỡ cả các trang đang đăng bên dưới")


def live_below(page):
    """The public pages below one, in their order in the tree."""
    return page.get_descendants().live().order_by("path")


def _along(page):
    """What is said of the pages that go with one: how many, and the names of the first."""
    below = live_below(page)
    count = below.count()
    named = list(below[:MOST_NAMED])
    return {"live_descendant_count": count, "going_along": named, "further": count - len(named)}


def connect() -> None:
    """Stand in Wagtail's one way of taking a page off, and at the screens that lead there; once, at start."""
    UnpublishPageAction.execute = _with_all_below
    _ask_on_the_screen()
    _ask_for_several()
    plain = UnpublishPageAPIAction.execute

    def execute(action, instance, data):
        if not data["recursive"] and (count := live_below(instance).count()):
            raise ApiError({"recursive": [ASK.format(count=count)]})
        return plain(action, instance, data)

    UnpublishPageAPIAction.execute = execute


def _with_all_below(self, skip_permission_checks=False):
    """Take a page off, and with it every public page below it: all of them, or none."""
    with transaction.atomic():
        UnpublishAction.execute(self, skip_permission_checks)
        if not self.commit:
            return  # it is being deleted, and what stands below it too
        for page in live_below(self.object).defer_streamfields().specific().iterator():
            one = UnpublishPageAction(page, set_expired=self.set_expired, user=self.user, log_action=self.log_action)
            UnpublishAction.execute(one, skip_permission_checks=True)


def _ask_on_the_screen() -> None:
    plain, plain_context = Unpublish.post, Unpublish.get_context_data

    def post(view, request, *args, **kwargs):
        if not request.POST.get("include_descendants") and live_below(view.object).exists():
            return view.render_to_response(view.get_context_data(unasked=True), status=422)
        return plain(view, request, *args, **kwargs)

    def get_context_data(view, **kwargs):
        context = plain_context(view, **kwargs) | _along(view.object)
        return context | {"ask": ASK.format(count=context["live_descendant_count"])}

    Unpublish.post, Unpublish.get_context_data = post, get_context_data
    Unpublish.template_name = "cms_pages/core/admin/take_off.html"


def _ask_for_several() -> None:
    """The same where several pages were ticked in a list."""
    plain = UnpublishBulkAction.object_context

    def object_context(action, page):
        return plain(action, page) | _along(page)

    def prepare_action(action, objects, objects_without_access):
        if action.cleaned_form.cleaned_data["include_descendants"]:
            return None
        chosen = {page.pk for page in objects}
        left = {pk for page in objects for pk in live_below(page).values_list("pk", flat=True)} - chosen
        if not left:
            return None
        action.cleaned_form.add_error("include_descendants", ValidationError(ASK.format(count=len(left))))
        return action.render_to_response(action.get_context_data(form=action.cleaned_form), status=422)

    UnpublishBulkAction.object_context = object_context
    UnpublishBulkAction.prepare_action = prepare_action
    UnpublishBulkAction.form_class = TakeOffForm
    UnpublishBulkAction.template_name = "cms_pages/core/admin/take_off_several.html"
