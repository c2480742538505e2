from django.apps import AppConfig


class UnitsConfig(AppConfig):
    name = "registrations.units"
    label = "units"
    verbose_name = "Đơn vị"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from search import registry

        from .entries import built_in_places, places

        registry.register_places(places, built_in_places)
