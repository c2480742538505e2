from django.apps import AppConfig


class DraftingConfig(AppConfig):
    name = "registrations.drafting"
    label = "drafting"
    verbose_name = "Soạn thảo quyết định"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        """Speak for the files of drafts and templates."""
        from registrations.attachments import access

        from . import rules

        access.register("drafting", rules.may_read_file)
