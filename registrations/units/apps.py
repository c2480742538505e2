from django.apps import AppConfig


class UnitsConfig(AppConfig):
    name = "registrations.units"
    label = "units"
    verbose_name = "Đơn vị"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from search import registry

        from .entries import aliases

        registry.register_aliases(aliases)
