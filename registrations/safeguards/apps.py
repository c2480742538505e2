from django.apps import AppConfig


class SafeguardsConfig(AppConfig):
    name = "registrations.safeguards"
    label = "safeguards"
    verbose_name = "Chống lạm dụng"
    default_auto_field = "django.db.models.BigAutoField"
