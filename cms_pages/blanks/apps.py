from django.apps import AppConfig


class BlanksConfig(AppConfig):
    name = "cms_pages.blanks"
    label = "cms_blanks"
    verbose_name = "Biểu mẫu"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from cms_pages.blanks.checks import unknown_marks
        from cms_pages.blanks.models import BlankPage
        from cms_pages.core import entries
        from cms_pages.core.checks import registry as checks

        entries.register(BlankPage, "Văn bản")
        checks.register("blank-marks", unknown_marks, 45)
