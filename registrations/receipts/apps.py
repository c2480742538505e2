from django.apps import AppConfig


class ReceiptsConfig(AppConfig):
    name = "registrations.receipts"
    label = "receipts"
    verbose_name = "Giấy xác nhận"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        """The one kind of event that is our own."""
        from . import chain, registry

        registry.register_event(chain.ERASED, label="Xóa khóa của nội dung riêng")
