from django.apps import AppConfig


class CeremoniesConfig(AppConfig):
    name = "cms_pages.ceremonies"
    label = "cms_ceremonies"
    verbose_name = "Hội nghị, lễ trao tặng"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from cms_pages.core import entries

        from .models import CeremonyPage

        entries.register(CeremonyPage, "Trang")
