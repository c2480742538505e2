"""The list of movements in the back office: what each has to show everybody, and what it misses."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils import timezone
from django.views.generic import View
from wagtail.admin.viewsets.base import ViewSet

from cms_pages.core.desk import OfficePage
from cms_pages.core.paging import page_of
from cms_pages.movements import actions, gaps, queries
from cms_pages.movements.models import MovementIndexPage
from registrations.movements.models import Movement

PER_PAGE = 50
SHOWN = {"": "Tất cả", "thieu": "Còn thiếu", "du": "Đã đủ"}


def may_see(user):
    """Staff who look after movements."""
    return user.has_perm("movements.view_movement")


class MovementsView(OfficePage):
    """Movements with their gaps; the aim is that none has any."""

    template_name = "cms_pages/movements/staff/list.html"
    page_title = "Theo dõi phong trào"
    header_icon = "pick"

    def get_context_data(self, **kwargs):
        user, found = self.request.user, queries.rows(timezone.localdate())
        state = self.request.GET.get("tinh-trang", "")
        state = state if state in SHOWN else ""
        chosen = [row for row in found if not state or row.standing.whole == (state == "du")]
        section = MovementIndexPage.objects.first()
        return super().get_context_data(
            rows=page_of(self.request, chosen, PER_PAGE),
            asked=gaps.ASKED.items(),
            total=len(found),
            whole=sum(row.standing.whole for row in found),
            share=queries.share_whole(found),
            state=state,
            states=SHOWN.items(),
            may_add_page=section is not None and section.permissions_for_user(user).can_add_subpage(),
            may_change=user.has_perm("movements.change_movement"),
            may_edit_pages=section is not None and section.permissions_for_user(user).can_edit(),
            **kwargs,
        )

    def dispatch(self, request, *args, **kwargs):
        if not may_see(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class DraftPageView(View):
    """Make the draft page of a movement, or open the one that is there (POST only)."""

    http_method_names = ["post"]

    def post(self, request, pk):
        if not may_see(request.user):
            raise PermissionDenied
        page = actions.draft_page(get_object_or_404(Movement, pk=pk), request.user)
        return redirect("wagtailadmin_pages:edit", page.pk)


class MovementsDeskViewSet(ViewSet):
    """Theo dõi phong trào."""

    name = "movements_desk"
    url_prefix = "theo-doi-phong-trao"
    icon = "pick"
    menu_label = "Theo dõi phong trào"
    menu_hook = "register_registration_menu_item"
    menu_order = 240

    def get_menu_item(self, order=None):
        item = super().get_menu_item(order)
        item.is_shown = lambda request: may_see(request.user)
        return item

    def get_urlpatterns(self):
        return [
            path("", MovementsView.as_view(), name="index"),
            path("<int:pk>/lap-trang/", DraftPageView.as_view(), name="draft_page"),
        ]
