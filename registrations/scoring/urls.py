from django.urls import path

from . import result_views, views

app_name = "scoring"
urlpatterns = [
    path("<int:cluster_id>/cham-diem/", views.scoring, name="scoring"),
    path("<int:cluster_id>/cham-diem/phan-cong/", views.assign, name="assign"),
    path("<int:cluster_id>/cham-diem/ket-qua/", result_views.result, name="result"),
    path("<int:cluster_id>/cham-diem/duyet/", result_views.approve, name="approve"),
    path("<int:cluster_id>/cham-diem/<int:unit_id>/", views.sheet, name="sheet"),
    path("<int:cluster_id>/cham-diem/<int:unit_id>/gui/", views.send, name="send"),
    path("<int:cluster_id>/cham-diem/<int:unit_id>/phieu.pdf", views.sheet_pdf, name="sheet-pdf"),
    path("<int:cluster_id>/cham-diem/<int:unit_id>/minh-chung/<int:criterion_id>/", views.evidence, name="evidence"),
]
