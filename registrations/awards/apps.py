from django.apps import AppConfig


class AwardsConfig(AppConfig):
    name = "registrations.awards"
    label = "awards"
    verbose_name = "Khen thưởng"
    default_auto_field = "django.db.models.BigAutoField"
