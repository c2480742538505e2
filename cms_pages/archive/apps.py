from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    name = "cms_pages.archive"
    label = "cms_archive"
    verbose_name = "Sổ vàng"
    default_auto_field = "django.db.models.BigAutoField"
