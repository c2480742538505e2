"""The members' area, below /thanh-vien/."""

from django.urls import path

from . import views

app_name = "meetings"
urlpatterns = [
    path("", views.home, name="home"),
    path("phien-hop/<int:pk>/", views.meeting, name="meeting"),
]
