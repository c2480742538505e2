from django.apps import AppConfig


class MovementsConfig(AppConfig):
    name = "registrations.movements"
    label = "movements"
    verbose_name = "Phong trào thi đua"
    default_auto_field = "django.db.models.BigAutoField"
