from django.urls import path

from cms_pages.target_groups import views

app_name = "target_groups"
urlpatterns = [
    path("", views.index, name="index"),
    path("<slug:value>/", views.group, name="group"),
]
