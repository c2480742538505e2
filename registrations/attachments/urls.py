from django.urls import path

from . import upload_views, views

app_name = "attachments"
urlpatterns = [
    path("tai/", upload_views.uploads, name="uploads"),
    path("tai/<uuid:upload_id>/", upload_views.part, name="upload_part"),
    path("tai/<uuid:upload_id>/xong/", upload_views.whole, name="upload_whole"),
    path("tai/<uuid:upload_id>/bo/", upload_views.drop, name="upload_drop"),
    path("<uuid:attachment_id>/", views.download, name="download"),
]
