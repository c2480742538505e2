from django.apps import AppConfig


class AttachmentsConfig(AppConfig):
    name = "registrations.attachments"
    label = "attachments"
    verbose_name = "Tệp đính kèm"
    default_auto_field = "django.db.models.BigAutoField"
