from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "registrations.notices"
    label = "notices"
    verbose_name = "Thông báo"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        """Every room tells in its ``emails.py`` of which events it tells people."""
        from django.utils.module_loading import autodiscover_modules

        autodiscover_modules("emails")
