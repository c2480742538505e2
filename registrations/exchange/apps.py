from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "registrations.exchange"
    label = "exchange"
    verbose_name = "Dữ liệu mở và trao đổi"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from . import signals

        signals.connect()
