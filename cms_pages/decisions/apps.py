from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "cms_pages.decisions"
    label = "cms_decisions"
    verbose_name = "Quyết định khen thưởng"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from cms_pages.core import entries
        from cms_pages.decisions import signals
        from cms_pages.decisions.models import DecisionPage

        entries.register(DecisionPage, "Quyết định khen thưởng")
        signals.connect()
