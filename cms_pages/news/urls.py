from django.urls import path, register_converter

from cms_pages.core.feeds import FormConverter
from cms_pages.news import feeds
from cms_pages.press.feeds import press

register_converter(FormConverter, "feed")

app_name = "feeds"
urlpatterns = [
    path("", feeds.overview, name="overview"),
    path("tin-tuc.<feed:form>", feeds.everything, name="all"),
    path("bao-chi.<feed:form>", press, name="press"),
    path("<slug:shelf>/<path:key>.<feed:form>", feeds.shelf, name="shelf"),
]
