"""The page of a consultation with its form; the project hangs it beside the register, under one name."""

from django.urls import path

from .views import Detail

urlpatterns = [path("<slug:slug>/", Detail.as_view(), name="detail")]
