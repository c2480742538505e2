from django.urls import path

from . import views

app_name = "exemplars"
urlpatterns = [
    path("", views.index, name="index"),
    path("moi/<int:unit_id>/", views.begin, name="begin"),
    path("<uuid:proposal_id>/", views.proposal, name="proposal"),
    path("<uuid:proposal_id>/sua/", views.edit, name="edit"),
    path("<uuid:proposal_id>/anh/", views.pictures, name="pictures"),
    path("<uuid:proposal_id>/dong-y/", views.consent, name="consent"),
    path("<uuid:proposal_id>/gui/", views.send, name="send"),
    path("<uuid:proposal_id>/rut/", views.withdraw, name="withdraw"),
    path("<uuid:proposal_id>/bo/", views.discard, name="discard"),
]
