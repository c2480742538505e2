from django.urls import path

from . import views

app_name = "initiatives"
urlpatterns = [
    path("", views.index, name="index"),
    path("moi/<int:unit_id>/", views.begin, name="begin"),
    path("<uuid:initiative_id>/", views.initiative, name="initiative"),
    path("<uuid:initiative_id>/sua/", views.edit, name="edit"),
    path("<uuid:initiative_id>/gui/", views.send, name="send"),
    path("<uuid:initiative_id>/rut/", views.withdraw, name="withdraw"),
    path("<uuid:initiative_id>/bo/", views.discard, name="discard"),
]
