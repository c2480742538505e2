from django.urls import path

from cms_pages.media import views

app_name = "media"
urlpatterns = [
    path("", views.library, name="library"),
    path("anh/<int:pk>/", views.picture, name="picture"),
    path("phim/", views.films, name="films"),
    path("phim/<int:pk>/", views.film, name="film"),
    path("phim/<int:pk>/phim.<str:extension>", views.film_file, name="film-file"),
    path("phim/<int:pk>/phu-de.vtt", views.captions, name="captions"),
    path("phim/<int:pk>/bia.webp", views.poster, name="poster"),
]
