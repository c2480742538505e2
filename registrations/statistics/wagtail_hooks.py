"""The reports' place in the back office."""

from django.urls import path, re_path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import staff


@hooks.register("register_admin_urls")
def register_urls():
    return [
        path("thong-ke-khen-thuong/", staff.report, name="statistics_report"),
        path("thong-ke-khen-thuong/ban-ghi/", staff.records, name="statistics_records"),
        path("thong-ke-khen-thuong/chi-tieu/", staff.target_report, name="statistics_targets"),
        re_path(r"^thong-ke-khen-thuong/so-lieu\.(?P<kind>csv|xlsx)$", staff.download, name="statistics_download"),
    ]


class _Item(MenuItem):
    """Shown to who may see award records."""

    def is_shown(self, request):
        return staff.may_see(request.user)


@hooks.register("register_reports_menu_item")
def register_report():
    return _Item("Thống kê khen thưởng", reverse("statistics_report"), name="statistics", icon_name="order", order=100)


@hooks.register("register_reports_menu_item")
def register_targets():
    return _Item(
        "Chỉ tiêu khen thưởng", reverse("statistics_targets"), name="targets", icon_name="tick-inverse", order=110
    )


@hooks.register("register_admin_viewset")
def register_viewsets():
    return [staff.TargetSetViewSet(), staff.TargetRatioViewSet()]
