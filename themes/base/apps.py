from django.apps import AppConfig


class BaseConfig(AppConfig):
    name = "themes.base"
    label = "themes_base"
    verbose_name = "Giao diện"
    default_auto_field = "django.db.models.BigAutoField"
