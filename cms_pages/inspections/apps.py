from django.apps import AppConfig


class InspectionsConfig(AppConfig):
    name = "cms_pages.inspections"
    label = "cms_inspections"
    verbose_name = "Kiểm tra"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from cms_pages.core import entries
        from registrations.attachments import access
        from registrations.calendar import due as falling
        from registrations.units import waiting

        from . import due, emails, queries, rules  # noqa: F401 (emails registers its events)
        from .models import InspectionPage

        access.register(self.label, rules.may_read_file)
        waiting.register(self.label, queries.waiting)
        entries.register(InspectionPage, "Trang")
        falling.register(self.label, due.due)
