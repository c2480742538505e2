from django.apps import AppConfig


class ExemplarsConfig(AppConfig):
    name = "cms_pages.exemplars"
    label = "cms_exemplars"
    verbose_name = "Điển hình tiên tiến"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from cms_pages.core import entries
        from cms_pages.exemplars import rules, signals
        from cms_pages.exemplars.models import ExemplarPage
        from registrations.attachments import access

        entries.register(ExemplarPage, "Điển hình tiên tiến")
        access.register(self.label, rules.may_read_file)
        signals.connect()
