from django.apps import AppConfig


class DraftingConfig(AppConfig):
    name = "registrations.drafting"
    label = "drafting"
    verbose_name = "Soạn thảo quyết định"
    default_auto_field = "django.db.models.BigAutoField"
