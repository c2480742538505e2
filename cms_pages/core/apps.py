from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "cms_pages.core"
    label = "cms_core"
    verbose_name = "Trang nền"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from cms_pages.core import entries, models, signals

        entries.register(models.StandardPage, "Trang")
        signals.connect()
