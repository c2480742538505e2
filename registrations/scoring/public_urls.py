from django.urls import path

from . import public_views

app_name = "clusters_public"
urlpatterns = [
    path("", public_views.index, name="index"),
    path("<int:cluster_id>/", public_views.cluster, name="cluster"),
]
