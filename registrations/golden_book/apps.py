from django.apps import AppConfig


class GoldenBookConfig(AppConfig):
    name = "registrations.golden_book"
    label = "golden_book"
    verbose_name = "Sổ vàng"
    default_auto_field = "django.db.models.BigAutoField"
