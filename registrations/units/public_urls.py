from django.urls import path

from . import public_views

app_name = "units_public"
urlpatterns = [path("<str:code>/", public_views.unit, name="unit")]
