from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "cms_pages.plans"
    label = "cms_plans"
    verbose_name = "Kế hoạch công tác"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from registrations.calendar import due as falling
        from search import registry

        from . import due, emails  # noqa: F401 (emails registers its events)
        from .entries import KIND, entries

        registry.register(KIND, "Trang", entries)
        falling.register(self.label, due.due)
