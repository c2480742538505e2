from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "cms_pages.home"
    label = "cms_home"
    verbose_name = "Trang chủ"
    default_auto_field = "django.db.models.BigAutoField"
