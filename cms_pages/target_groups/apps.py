from django.apps import AppConfig


class TargetGroupsConfig(AppConfig):
    name = "cms_pages.target_groups"
    label = "cms_target_groups"
    verbose_name = "Khen thưởng theo đối tượng"
    default_auto_field = "django.db.models.BigAutoField"
