from django.urls import path
from django.views.decorators.cache import never_cache

from . import entry_views, figure_views, views

app_name = "feedback"
urlpatterns = [
    path("", entry_views.index, name="index"),
    path("tin.rss", never_cache(entry_views.EntryFeed()), name="feed"),
    path("gui/", views.Send.as_view(), name="send"),
    path("so-lieu/", figure_views.public_figures, name="figures"),
    path("theo-doi/<str:code>/", views.Follow.as_view(), name="follow"),
    path("<slug:slug>/", entry_views.entry, name="entry"),
]
