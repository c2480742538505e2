from django.apps import AppConfig


class PressConfig(AppConfig):
    name = "cms_pages.press"
    label = "cms_press"
    verbose_name = "Báo chí, phát thanh, truyền hình"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from cms_pages.core import entries
        from cms_pages.press.models import PressItemPage

        entries.register(PressItemPage, "Tin tức")
