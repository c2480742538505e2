"""Addresses of questions among officers, below /nghiep-vu/trao-doi/."""

from django.urls import path

from . import views

app_name = "guidance"
urlpatterns = [
    path("", views.index, name="questions"),
    path("gui/", views.Ask.as_view(), name="ask"),
    path("<int:pk>/", views.question, name="question"),
]
