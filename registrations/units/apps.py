from django.apps import AppConfig


class UnitsConfig(AppConfig):
    name = "registrations.units"
    label = "units"
    verbose_name = "Đơn vị"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from search import registry

        from .entries import KIND, built_in_places, entries, places

        registry.register(KIND, "Trang", entries)
        registry.register_places(places, built_in_places)
