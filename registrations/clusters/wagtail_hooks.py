"""The clusters' place in the back office, and what they tell on the page of a unit."""

from django.template.loader import render_to_string
from wagtail import hooks

from registrations.log_sentences import register_sentences

from . import rules
from .models import Seat
from .staff import ClusterViewSet


@hooks.register("register_admin_viewset")
def register_viewset():
    return ClusterViewSet()


@hooks.register("unit_page_part")
def seats_of_unit(unit, request):
    """In which clusters a unit has been, newest first."""
    if not rules.may_see(request.user):
        return ""
    seats = Seat.objects.filter(unit=unit).select_related("cluster").order_by("-cluster__year", "-effective_from", "pk")
    return render_to_string("registrations/clusters/staff/of_unit.html", {"seats": seats[:30]})


LOG_ACTIONS = {
    "clusters.seat": ("Lưu đơn vị trong cụm, khối", "{name}: {role}"),
    "clusters.seat_removed": ("Bỏ đơn vị khỏi cụm, khối", "Đã bỏ {name}"),
    "clusters.copied": ("Chép cụm, khối", "Đã chép cụm, khối năm {from} sang năm {to}"),
}


@hooks.register("register_log_actions")
def log_actions(actions):
    """Events of a cluster, as its history shows them."""
    register_sentences(actions, LOG_ACTIONS)
