from django.urls import path

from . import views

# The page of one consultation bears the form for comments and comes from that room; the project joins both.
app_name = "consultations"
urlpatterns = [path("", views.index, name="index")]
