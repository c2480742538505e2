from django.apps import AppConfig


class TitlesConfig(AppConfig):
    name = "registrations.titles"
    label = "titles"
    verbose_name = "Danh hiệu và hình thức khen thưởng"
    default_auto_field = "django.db.models.BigAutoField"
