from django.apps import AppConfig


class NewsConfig(AppConfig):
    name = "cms_pages.news"
    label = "cms_news"
    verbose_name = "Tin tức"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from cms_pages.core import entries
        from cms_pages.news.models import ArticlePage

        entries.register(ArticlePage, "Tin tức")
