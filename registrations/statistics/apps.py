from django.apps import AppConfig


class StatisticsConfig(AppConfig):
    name = "registrations.statistics"
    label = "statistics"
    verbose_name = "Thống kê khen thưởng"
    default_auto_field = "django.db.models.BigAutoField"
