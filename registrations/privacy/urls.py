"""Personal data: the inventory, and requests about it."""

from django.urls import path

from . import views

app_name = "privacy"
urlpatterns = [
    path("dang-giu/", views.inventory, name="inventory"),
    path("yeu-cau/", views.Ask.as_view(), name="request"),
]
