from django.urls import path

from . import upload_views, views

app_name = "attachments"
open_form = upload_views.for_open_forms
urlpatterns = [
    path("giu/", open_form(upload_views.uploads), name="held"),
    path("giu/<uuid:upload_id>/", open_form(upload_views.part), name="held_part"),
    path("giu/<uuid:upload_id>/xong/", open_form(upload_views.whole), name="held_whole"),
    path("giu/<uuid:upload_id>/bo/", open_form(upload_views.drop), name="held_drop"),
    path("tai/", upload_views.uploads, name="uploads"),
    path("tai/<uuid:upload_id>/", upload_views.part, name="upload_part"),
    path("tai/<uuid:upload_id>/xong/", upload_views.whole, name="upload_whole"),
    path("tai/<uuid:upload_id>/bo/", upload_views.drop, name="upload_drop"),
    path("<uuid:attachment_id>/", views.download, name="download"),
]
