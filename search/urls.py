from django.urls import path

from . import views

app_name = "search"

urlpatterns = [path("tim-kiem/", views.site, name="site")]
