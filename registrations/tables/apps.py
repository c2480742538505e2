from django.apps import AppConfig


class TablesConfig(AppConfig):
    name = "registrations.tables"
    label = "tables"
    verbose_name = "Danh sách của cơ quan"
    default_auto_field = "django.db.models.BigAutoField"
