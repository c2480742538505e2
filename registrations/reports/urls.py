from django.urls import path

from . import send_views, views

app_name = "reports"
urlpatterns = [
    path("ky/<int:period_id>/don-vi/<int:unit_id>/", views.begin, name="begin"),
    path("<uuid:report_id>/", views.report, name="report"),
    path("<uuid:report_id>/<slug:slug>/", send_views.step, name="step"),
]
