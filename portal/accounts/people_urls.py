"""Addresses of a unit's people, beside the unit's workspace under /don-vi/."""

from django.urls import path

from . import people_views as views

app_name = "people"
urlpatterns = [
    path("<int:unit_id>/nguoi/", views.people, name="list"),
    path("<int:unit_id>/nguoi/moi/", views.invite, name="invite"),
    path("<int:unit_id>/nguoi/<int:pk>/ban-giao/", views.hand_over, name="hand_over"),
    path("<int:unit_id>/nguoi/<int:pk>/vai-tro/", views.change_role, name="change_role"),
    path("<int:unit_id>/nguoi/<int:pk>/ket-thuc/", views.end, name="end"),
    path("<int:unit_id>/nguoi/loi-moi/<int:pk>/gui-lai/", views.resend, name="resend"),
    path("<int:unit_id>/nguoi/loi-moi/<int:pk>/thu-hoi/", views.revoke, name="revoke"),
]
