from django.apps import AppConfig


class TargetsPagesConfig(AppConfig):
    name = "cms_pages.targets"
    label = "cms_targets"
    verbose_name = "Chỉ tiêu đăng ký của tỉnh"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from cms_pages.core import entries
        from registrations.calendar import due as falling

        from . import due
        from .models import TargetsPage

        entries.register(TargetsPage, "Trang")
        falling.register(self.label, due.due)
