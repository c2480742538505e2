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
        from registrations.calendar import due as falling

        from . import actions, due, rules
        from .models import AssignmentsPage, CouncilPage, ProvincialClusterPage

        access.register(self.label, rules.may_read_report_file)
        entries.register(CouncilPage, "Trang")
        entries.register(ProvincialClusterPage, "Trang")
        entries.register(AssignmentsPage, "Trang")
        page_published.connect(actions.published, sender=CouncilPage, dispatch_uid="council-accounts")
        falling.register(self.label, due.due)
