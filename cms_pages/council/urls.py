"""A member's assignments, below /thanh-vien/phan-cong/."""

from django.urls import path

from . import views

app_name = "council_member"
urlpatterns = [path("<int:pk>/", views.assignment, name="assignment")]
