from django.urls import path

from . import views

# The page of one consultation bears the form for comments and comes from that room; the project joins both.
app_name = "consultations"
urlpatterns = [
    path("", views.index, name="index"),
    path("lich.ics", views.calendar, name="calendar"),
    path("tin.atom", views.feed, {"format": "atom"}, name="atom"),
    path("tin.rss", views.feed, {"format": "rss"}, name="rss"),
    path("du-lieu.json", views.data, name="data"),
    path("<slug:slug>/lich.ics", views.one_calendar, name="one-calendar"),
    path("<slug:slug>/du-lieu.json", views.one_data, name="one-data"),
    path("<slug:slug>/noi-dung.txt", views.frozen, name="frozen"),
    path("<slug:slug>/ban-in/", views.printed, name="printed"),
    path("<slug:slug>/danh-sach.csv", views.table, {"format": "csv"}, name="csv"),
    path("<slug:slug>/danh-sach.xlsx", views.table, {"format": "xlsx"}, name="xlsx"),
    path("<slug:slug>/tep/<int:file>/", views.draft_file, name="file"),
]
