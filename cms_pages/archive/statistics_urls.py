from django.urls import path, re_path

from cms_pages.archive import statistics

app_name = "figures"

urlpatterns = [
    path("", statistics.overview, name="overview"),
    path("theo-nam/", statistics.by_year, name="by-year"),
    path("don-vi/", statistics.by_unit, name="by-unit"),
    path("don-vi/<str:code>/", statistics.unit, name="unit"),
    path("ban-ghi/", statistics.records, name="records"),
    path("chi-tieu/", statistics.target_sets, name="targets"),
    re_path(r"^so-lieu\.(?P<kind>csv|xlsx)$", statistics.download, name="download"),
    re_path(r"^chi-tieu\.(?P<kind>csv|xlsx)$", statistics.target_download, name="target-download"),
]
