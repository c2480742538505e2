from django.apps import AppConfig


class ConsultationsConfig(AppConfig):
    name = "registrations.consultations"
    label = "consultations"
    verbose_name = "Lấy ý kiến"
    default_auto_field = "django.db.models.BigAutoField"
