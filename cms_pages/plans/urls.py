"""Public addresses of work plans, below /ke-hoach/."""

from django.urls import path

from . import views

app_name = "plans"
urlpatterns = [
    path("", views.index, name="index"),
    path("<slug:body>/<int:year>/", views.plan, name="plan"),
    path("<slug:body>/<int:year>/ban-in/", views.paper, name="paper"),
]
