from django.urls import path

from . import views

app_name = "notices"
urlpatterns = [
    path("", views.inbox, name="inbox"),
    path("cach-nhan/", views.choices, name="choices"),
    path("<int:pk>/", views.notice, name="notice"),
    path("thoi-nhan/<str:token>/", views.refuse, name="refuse"),
]
