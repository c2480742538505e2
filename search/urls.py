from django.urls import path

from . import views

app_name = "search"

urlpatterns = [
    path("tim-kiem/", views.site, name="site"),
    path("tim-kiem/huong-dan/", views.how_to, name="help"),
    path("goi-y/", views.suggestions, name="suggestions"),
]
