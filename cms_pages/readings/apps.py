from django.apps import AppConfig


class ReadingsConfig(AppConfig):
    name = "cms_pages.readings"
    label = "cms_readings"
    verbose_name = "Lượt đọc"
    default_auto_field = "django.db.models.BigAutoField"
