from django.apps import AppConfig


class CouncilConfig(AppConfig):
    name = "cms_pages.council"
    label = "cms_council"
    verbose_name = "Hội đồng"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from wagtail.signals import page_published

        from cms_pages.core import entries
        from registrations.attachments import access

        from . import actions, rules
        from .models import CouncilPage, ProvincialClusterPage

        access.register(self.label, rules.may_read_report_file)
        entries.register(CouncilPage, "Trang")
        entries.register(ProvincialClusterPage, "Trang")
        page_published.connect(actions.published, sender=CouncilPage, dispatch_uid="council-accounts")
