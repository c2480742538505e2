from django.urls import path

from . import collective_views, form_file_views, paper_views, send_views, step_views, views

app_name = "campaigns"
urlpatterns = [
    path("", views.workspace, name="workspace"),
    path("<int:unit_id>/tap-the/", collective_views.collectives, name="collectives"),
    path("<int:unit_id>/tap-the/<int:pk>/", collective_views.collective, name="collective"),
    path("dot/<int:campaign_id>/don-vi/<int:unit_id>/bat-dau/", views.begin, name="begin"),
    path("dang-ky/<uuid:registration_id>/", views.registration, name="registration"),
    path("dang-ky/<uuid:registration_id>/ban-giay/", paper_views.answer, name="paper_answer"),
    path("bieu-mau/<int:campaign_id>/<slug:ending>/", form_file_views.public_form, name="public_form"),
    path("dang-ky/<uuid:registration_id>/bieu/<slug:ending>/", form_file_views.unit_form, name="form_file"),
    path("dang-ky/<uuid:registration_id>/nhap-bieu/", form_file_views.upload, name="form_upload"),
    path("dang-ky/<uuid:registration_id>/nhap-bieu/ghi/", form_file_views.take_over, name="form_take_over"),
    path("dang-ky/<uuid:registration_id>/ban-cu/", views.carry_over, name="carry_over"),
    path("dang-ky/<uuid:registration_id>/nhip/", step_views.pulse, name="pulse"),
    path("dang-ky/<uuid:registration_id>/tiep/", send_views.resume, name="resume"),
    path("dang-ky/<uuid:registration_id>/<slug:slug>/", send_views.step, name="step"),
]
