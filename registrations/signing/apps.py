from django.apps import AppConfig


class SigningConfig(AppConfig):
    name = "registrations.signing"
    label = "signing"
    verbose_name = "Xác nhận bằng bước hai"
    default_auto_field = "django.db.models.BigAutoField"
