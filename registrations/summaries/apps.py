from django.apps import AppConfig


class SummariesConfig(AppConfig):
    name = "registrations.summaries"
    label = "summaries"
    verbose_name = "Tổng hợp ý kiến"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        """Tell the rooms below what is ours: our part of a consultation's page."""
        from registrations.consultations import overview

        from .overview import on_consultation

        overview.register("summaries", on_consultation)
