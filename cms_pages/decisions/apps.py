from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "cms_pages.decisions"
    label = "cms_decisions"
    verbose_name = "Quyết định khen thưởng"
    default_auto_field = "django.db.models.BigAutoField"
