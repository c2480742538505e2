from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "cms_pages.plans"
    label = "cms_plans"
    verbose_name = "Kế hoạch công tác"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from search import registry

        from . import emails  # noqa: F401 (registers its events)
        from .entries import KIND, entries

        registry.register(KIND, "Trang", entries)
