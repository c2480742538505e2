"""Pledges in the back office: how far the clusters of a year have come, one pledge, and what of it is public."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils import timezone
from wagtail.admin.viewsets.base import ViewSet

from registrations import desks
from registrations.clusters.members import members_of
from registrations.clusters.models import Cluster
from registrations.refusals import NotAllowed, Refused

from . import actions, queries, rules
from .forms import PublicityForm
from .models import Pledge

FOLDER = "registrations/pledges/staff"
PER_PAGE = 30


class _Desk(desks.Desk):
    """A page for those who may follow pledges."""

    header_icon = "doc-full"
    allowed = staticmethod(rules.may_see_all)
    begins = ("pledges_desk:index", "Giao ước thi đua")


class IndexView(_Desk):
    """The clusters of a year and their pledges."""

    template_name = f"{FOLDER}/index.html"
    page_title = "Giao ước thi đua"
    http_method_names = ["get", "head"]

    def get_context_data(self, **kwargs):
        years = list(Cluster.objects.order_by("-year").values_list("year", flat=True).distinct())
        asked = self.request.GET.get("nam", "")
        year = next((each for each in years if str(each) == asked), years[0] if years else None)
        clusters = (
            Cluster.objects.filter(year=year).order_by("order", "name", "pk") if years else Cluster.objects.none()
        )
        page = Paginator(clusters, PER_PAGE).get_page(self.request.GET.get("p"))
        now = timezone.now()
        rows = [self.row(cluster, now) for cluster in page]
        return super().get_context_data(years=years, year=year, page=page, rows=rows, **kwargs)

    def row(self, cluster, now):
        pledge = queries.pledge_of(cluster)
        version = queries.newest(pledge)
        return {
            "cluster": cluster,
            "words": rules.STANDING_WORDS[rules.standing(pledge, version)][1],
            "signing": queries.signing_of(version, members_of(cluster, now)) if version else None,
            "publicity": pledge.get_publicity_display() if pledge else Pledge.Publicity.STATE.label,
        }


class PledgeView(_Desk):
    """One pledge."""

    template_name = f"{FOLDER}/pledge.html"

    def dispatch(self, request, *args, **kwargs):
        self.cluster = get_object_or_404(Cluster, pk=kwargs["cluster_id"])
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self):
        return f"Giao ước thi đua, {self.cluster.name}"

    def trail(self):
        return [{"url": "", "label": str(self.cluster)}]

    def get_context_data(self, **kwargs):
        pledge = queries.pledge_of(self.cluster)
        version = queries.newest(pledge)
        standing = rules.standing(pledge, version)
        start = {"publicity": pledge.publicity if pledge else Pledge.Publicity.STATE}
        kwargs.setdefault("form", PublicityForm(initial=start))
        return super().get_context_data(
            cluster=self.cluster,
            pledge=pledge,
            version=version,
            versions=list(pledge.versions.all()) if pledge else [],
            standing=standing,
            words=rules.STANDING_WORDS[standing][1],
            signing=queries.signing_now(version, timezone.now()) if version else None,
            may_edit=rules.is_officer(self.request.user),
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        """Remind, close the signing, or decide what is public, by the button pressed."""
        try:
            match request.POST.get("viec"):
                case "nhac":
                    told = actions.remind(self.cluster, by=request.user)
                    messages.success(request, f"Đã gửi thư nhắc tới {told} người ký duyệt.")
                case "hoan-tat":
                    actions.complete(self.cluster, by=request.user)
                    messages.success(request, "Đã xác nhận mọi đơn vị đã ký.")
                case "cong-khai":
                    form = PublicityForm(request.POST)
                    if not form.is_valid():
                        return self.again(form=form)
                    actions.set_publicity(self.cluster, form.cleaned_data["publicity"], by=request.user)
                    messages.success(request, "Đã lưu phần công khai.")
                case _:
                    raise Http404
        except NotAllowed:
            raise PermissionDenied from None
        except Refused as error:
            messages.error(request, error.message)
        return redirect("pledges_desk:pledge", self.cluster.pk)


class PledgesViewSet(ViewSet):
    """Giao ước thi đua."""

    name = "pledges_desk"
    url_prefix = "giao-uoc-thi-dua"
    icon = "doc-full"
    menu_label = "Giao ước thi đua"
    menu_order = 60
    menu_hook = "register_registration_menu_item"
    add_to_admin_menu = False

    def get_menu_item(self, order=None):
        item = super().get_menu_item(order)
        item.is_shown = lambda request: rules.may_see_all(request.user)
        return item

    def get_urlpatterns(self):
        return [
            path("", IndexView.as_view(), name="index"),
            path("<int:cluster_id>/", PledgeView.as_view(), name="pledge"),
        ]
