from django.apps import AppConfig
from django.db.models.signals import post_migrate


class OperationsConfig(AppConfig):
    name = "portal.operations"
    label = "operations"
    verbose_name = "Vận hành"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # These need every app loaded, so they cannot be imported at the top.
        from . import personal_data
        from .labels import set_labels
        from .permission_names import name_permissions

        set_labels()
        personal_data.register()
        post_migrate.connect(name_permissions, dispatch_uid="operations.name_permissions")
