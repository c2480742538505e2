from django.apps import AppConfig


class ReceiptsConfig(AppConfig):
    name = "registrations.receipts"
    label = "receipts"
    verbose_name = "Giấy xác nhận"
    default_auto_field = "django.db.models.BigAutoField"
