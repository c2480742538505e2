"""Changes that wait for a second person, in the back office: the list, and one of them beside what is public now."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property

from cms_pages.core.desk import OfficePage
from search.text import whole_number

from . import actions, queries, rules, snapshots
from .models import Change

FOLDER = "cms_pages/changes/staff"
PER_PAGE = 30
CHANGED = "Thay đổi này vừa được sửa hoặc đã có người xử lý. Mời xem bản dưới đây."


class _Page(OfficePage):
    header_icon = "view"


class ListView(_Page):
    """What waits, what was decided, and what may be taken off the public pages at once."""

    template_name = f"{FOLDER}/list.html"
    page_title = "Thay đổi chờ duyệt"

    def dispatch(self, request, *args, **kwargs):
        if not queries.use_list(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        waiting, decided = queries.visible_to(self.request.user)
        removable = list(queries.removable()) if rules.may_take_off(self.request.user) else []
        return super().get_context_data(
            waiting=waiting,
            decided=Paginator(decided, PER_PAGE).get_page(self.request.GET.get("trang")),
            removable=[(row, row._meta.label, field, words) for row, field, words in removable],
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        for row, field, _ in queries.removable():
            if request.POST.get("take-off") == f"{row._meta.label}:{row.pk}:{field.name}":
                actions.take_off(row, field.name, by=request.user)
                messages.success(request, "Đã gỡ khỏi mọi trang.")
                break
        return redirect("thay-doi:index")


class ChangeView(_Page):
    """One change: each field as everybody reads it now, beside what is asked for."""

    template_name = f"{FOLDER}/change.html"

    @cached_property
    def change(self):
        found = Change.objects.select_related("content_type", "proposed_by", "decided_by")
        change = get_object_or_404(found, pk=self.kwargs["pk"])
        if not rules.may_see(self.request.user, change):
            raise PermissionDenied
        return change

    def get_page_title(self):
        return self.change.title

    def crumbs_above(self):
        return [{"url": reverse("thay-doi:index"), "label": "Thay đổi chờ duyệt"}]

    def get_context_data(self, **kwargs):
        change, user = self.change, self.request.user
        row, model = change.target, change.content_type.model_class()
        lines = snapshots.lines(model, row, change) if model else []
        return super().get_context_data(
            change=change,
            lines=lines,
            gone=row is None,
            stale=[line for line in lines if line.in_the_way],
            may_approve=rules.may_approve(user, change) and row is not None,
            may_withdraw=rules.may_withdraw(user, change),
            may_return=rules.may_approve(user, change),
            address=queries.address_of(row, user) if change.waits else "",
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        change = self.change
        try:
            self._do(request, change)
        except actions.Changed:
            messages.error(request, CHANGED)
        except ValidationError as refused:
            return self.render_to_response(self.get_context_data(refused=refused.messages), status=422)
        return redirect("thay-doi:change", change.pk)

    def _do(self, request, change):
        if "approve" in request.POST:
            actions.approve(change, by=request.user, version=whole_number(request.POST.get("version"), 8))
            messages.success(request, "Đã duyệt. Nội dung mới hiện cho mọi người.")
        elif "return" in request.POST:
            actions.give_back(change, request.POST.get("reason", "").replace("\x00", ""), by=request.user)
            messages.success(request, "Đã trả lại cho người đề nghị.")
        elif "withdraw" in request.POST:
            actions.withdraw(change, by=request.user)
            messages.success(request, "Đã rút đề nghị. Trang vẫn hiện như cũ.")
