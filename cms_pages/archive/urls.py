from django.urls import path

from cms_pages.archive import views

app_name = "archive"

urlpatterns = [
    path("", views.index, name="search"),
    path("<slug:public_id>/", views.record, name="record"),
]
