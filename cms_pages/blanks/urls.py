"""Forms filled in for a member of a unit, below /bieu-mau-dien-san/."""

from django.urls import path

from cms_pages.blanks import views

app_name = "blanks"
urlpatterns = [
    path("<int:pk>/", views.choose, name="fill"),
    path("<int:pk>/tai/", views.download, name="download"),
]
