from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "cms_pages.core"
    label = "cms_core"
    verbose_name = "Trang nền"
    default_auto_field = "django.db.models.BigAutoField"
