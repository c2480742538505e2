from django.apps import AppConfig


class RecipientsConfig(AppConfig):
    name = "registrations.recipients"
    label = "recipients"
    verbose_name = "Người và tập thể được khen thưởng"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        """Let the pages of consultations lead on to what a nominee has received already."""
        from registrations.consultations import further

        from .queries import pages_of_nominees

        further.register(pages_of_nominees)
