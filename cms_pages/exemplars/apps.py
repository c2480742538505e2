from django.apps import AppConfig


class ExemplarsConfig(AppConfig):
    name = "cms_pages.exemplars"
    label = "cms_exemplars"
    verbose_name = "Điển hình tiên tiến"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from cms_pages.core import entries
        from cms_pages.exemplars import signals
        from cms_pages.exemplars.models import ExemplarPage

        entries.register(ExemplarPage, "Điển hình tiên tiến")
        signals.connect()
