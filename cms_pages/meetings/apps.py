from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "cms_pages.meetings"
    label = "cms_meetings"
    verbose_name = "Phiên họp Hội đồng"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from cms_pages.core import entries
        from registrations.attachments import access
        from registrations.calendar import due as falling

        from . import due, emails, rules  # noqa: F401 (emails registers its events)
        from .models import MeetingPage

        access.register(self.label, rules.may_read_file)
        entries.register(MeetingPage, "Trang")
        falling.register(self.label, due.due)
