from django.contrib.sitemaps import views as sitemaps
from django.urls import path

from cms_pages.archive import views
from cms_pages.archive.sitemaps import SITEMAPS

app_name = "archive"

urlpatterns = [
    path("", views.index, name="search"),
    path("sitemap.xml", sitemaps.index, {"sitemaps": SITEMAPS, "sitemap_url_name": "archive:sitemap"}, name="sitemaps"),
    path("sitemap-<slug:section>.xml", sitemaps.sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("<slug:public_id>/", views.record, name="record"),
]
