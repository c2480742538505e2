from django.contrib.sitemaps import views as sitemaps
from django.urls import path

from cms_pages.archive import exports, feed, golden_book, recipients, views
from cms_pages.archive.sitemaps import OF_ARCHIVE, SITEMAPS
from cms_pages.core.sitemaps import index

app_name = "archive"

urlpatterns = [
    path("", views.index, name="search"),
    path("rss.xml", feed.found, name="feed"),
    path("xuat.<slug:format>", exports.found, name="export"),
    path("sitemap.xml", index, {"sections": OF_ARCHIVE}, name="sitemaps"),
    path("sitemap-<slug:section>.xml", sitemaps.sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("so/", golden_book.shelf, name="book-shelf"),
    path("so/<int:year>/", golden_book.year, name="book-year"),
    path("so/<int:year>/ten/<str:letter>/", golden_book.names, name="book-names"),
    path("so/<int:year>/so-vang.pdf", golden_book.printed, name="book-pdf"),
    path("so/quyen/<int:pk>/", golden_book.volume, name="book-volume"),
    path("so/quyen/<int:pk>/trang/<int:number>/", golden_book.page, name="book-page"),
    path("so/quyen/<int:pk>/trang/<int:number>/anh-<str:size>.jpg", golden_book.scan, name="book-scan"),
    path("nguoi/<slug:public_id>/", recipients.recipient, name="recipient"),
    path("<slug:public_id>/", views.record, name="record"),
]
