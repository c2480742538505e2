from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class StatisticsConfig(AppConfig):
    name = "registrations.statistics"
    label = "statistics"
    verbose_name = "Thống kê khen thưởng"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from . import triggers

        pre_migrate.connect(triggers.before_migrate, sender=self)
        post_migrate.connect(triggers.after_migrate, sender=self)
