from django.apps import AppConfig


class RecipientsConfig(AppConfig):
    name = "registrations.recipients"
    label = "recipients"
    verbose_name = "Người và tập thể được khen thưởng"
    default_auto_field = "django.db.models.BigAutoField"
