from django.urls import path

from . import views

app_name = "pledges"
urlpatterns = [
    path("<int:cluster_id>/giao-uoc/", views.pledge, name="pledge"),
    path("<int:cluster_id>/giao-uoc/soan/", views.draft, name="draft"),
    path("<int:cluster_id>/giao-uoc/dua-ra-ky/", views.opening, name="open"),
    path("<int:cluster_id>/giao-uoc/giao-uoc.pdf", views.pdf, name="pdf"),
]
