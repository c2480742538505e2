from django.apps import AppConfig


class GuidanceConfig(AppConfig):
    name = "cms_pages.guidance"
    label = "cms_guidance"
    verbose_name = "Nghiệp vụ"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from cms_pages.core import entries
        from cms_pages.guidance import emails  # noqa: F401 (registers its events)
        from cms_pages.guidance.models import FaqPage, GuidancePage

        entries.register(GuidancePage, "Trang")
        entries.register(FaqPage, "Trang")
