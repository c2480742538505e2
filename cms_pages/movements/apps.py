from django.apps import AppConfig


class MovementsPagesConfig(AppConfig):
    name = "cms_pages.movements"
    label = "cms_movements"
    verbose_name = "Trang phong trào thi đua"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from cms_pages.core import entries
        from cms_pages.movements.models import MovementPage

        entries.register(MovementPage, "Trang")
