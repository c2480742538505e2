from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate, pre_save


class OperationsConfig(AppConfig):
    name = "portal.operations"
    label = "operations"
    verbose_name = "Vận hành"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # These need every app loaded, so they cannot be imported at the top.
        from . import discretion, personal_data
        from .column_names import name_columns
        from .labels import set_labels
        from .permission_names import name_permissions

        set_labels()
        name_columns()
        personal_data.register()
        post_migrate.connect(name_permissions, dispatch_uid="operations.name_permissions")
        results = apps.get_model("django_tasks_database", "DBTaskResult")
        pre_save.connect(discretion.keep_task_discreet, results, dispatch_uid="operations.keep_task_discreet")
