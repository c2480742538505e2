from django.urls import path

from . import step_views, views

app_name = "nominations"
urlpatterns = [
    path("", views.index, name="index"),
    path("moi/<int:unit_id>/", views.begin, name="begin"),
    path("dot-xuat/<int:unit_id>/", views.begin, {"kind": "dot-xuat"}, name="begin-sudden"),
    path("<uuid:nomination_id>/", views.nomination, name="nomination"),
    path("<uuid:nomination_id>/to-trinh/", step_views.proposal, name="proposal"),
    path("<uuid:nomination_id>/truong-hop/", step_views.cases, name="cases"),
    path("<uuid:nomination_id>/truong-hop/<int:case_id>/", step_views.case, name="case"),
    path("<uuid:nomination_id>/dot-xuat/", step_views.short, name="short"),
    path("<uuid:nomination_id>/gui/", step_views.send, name="send"),
    path("<uuid:nomination_id>/rut/", views.withdraw, name="withdraw"),
    path("<uuid:nomination_id>/bo/", views.discard, name="discard"),
]
