from django.urls import path

from . import views

app_name = "open_data"
urlpatterns = [
    path("", views.index, name="index"),
    path("api/", views.guide, name="guide"),
    path("danh-muc.json", views.catalogue, name="catalogue"),
    path("cac-cot/<slug:slug>/", views.fields, name="fields"),
    path("luoc-do/<slug:slug>.schema.json", views.schema, name="schema"),
    path("luoc-do/<slug:slug>.csvw.json", views.csvw_schema, name="csvw"),
    path("tep/<str:name>", views.file, name="file"),
    path("quyet-dinh/<slug:public_id>.<slug:format>", views.decision_list, name="decision"),
]
