from django.apps import AppConfig


class ClustersConfig(AppConfig):
    name = "registrations.clusters"
    label = "clusters"
    verbose_name = "Cụm, khối thi đua"
    default_auto_field = "django.db.models.BigAutoField"
