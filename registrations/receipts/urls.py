from django.urls import path

from . import views

app_name = "receipts"
urlpatterns = [
    path("", views.lookup, name="lookup"),
    path("kiem-chung/", views.verify, name="verify"),
    path("<str:code>/", views.detail, name="detail"),
    path("<str:code>/ma-qr.svg", views.qr, name="qr"),
    path("<str:code>/trong-so/", views.in_register, name="in_register"),
    path("<str:code>/trong-so.txt", views.links, name="links"),
    path("<str:code>/giay-xac-nhan.pdf", views.pdf, name="pdf"),
]
