from django.apps import AppConfig


class CeremoniesConfig(AppConfig):
    name = "cms_pages.ceremonies"
    label = "cms_ceremonies"
    verbose_name = "Hội nghị, lễ trao tặng"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from cms_pages.core import entries
        from registrations.calendar import due as falling

        from . import due
        from .models import CeremonyPage

        entries.register(CeremonyPage, "Trang")
        falling.register(self.label, due.due)
