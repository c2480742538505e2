from django.apps import AppConfig


class BonusConfig(AppConfig):
    name = "cms_pages.bonus"
    label = "cms_bonus"
    verbose_name = "Mức thưởng"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from cms_pages.bonus.models import BonusTablePage
        from cms_pages.core import entries

        entries.register(BonusTablePage, "Trang")
