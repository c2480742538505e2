"""Classes in the workspace of units, below /don-vi/tap-huan/."""

from django.urls import path

from . import views

app_name = "training"
urlpatterns = [
    path("", views.index, name="index"),
    path("<int:pk>/", views.training_class, name="class"),
    path("<int:pk>/nguoi/<int:enrolment_pk>/huy/", views.cancel, name="cancel"),
]
