from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    name = "cms_pages.archive"
    label = "cms_archive"
    verbose_name = "Sổ vàng"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from registrations.awards.queries import may_be_offered
        from search import suggestions

        from .offers import unit_offers

        suggestions.register_check("award", may_be_offered)
        suggestions.register_offers(unit_offers)
