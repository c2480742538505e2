"""Inspections in the workspace of units, below /don-vi/kiem-tra/."""

from django.urls import path

from . import views

app_name = "inspections"
urlpatterns = [
    path("", views.index, name="index"),
    path("<int:pk>/", views.visit, name="visit"),
]
