"""Addresses of the look: drawn covers and the page of all components."""

from django.urls import path, re_path

from . import views

app_name = "look"

urlpatterns = [
    re_path(r"^mo-tip/bia/(?P<slug>[-a-z0-9_]{1,255})\.svg$", views.cover, name="cover"),
    re_path(r"^mo-tip/bia-rong/(?P<slug>[-a-z0-9_]{1,255})\.svg$", views.cover, {"wide": True}, name="cover-wide"),
    path("giao-dien/", views.kit, name="kit"),
]
