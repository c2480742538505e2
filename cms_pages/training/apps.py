from django.apps import AppConfig


class TrainingConfig(AppConfig):
    name = "cms_pages.training"
    label = "cms_training"
    verbose_name = "Lớp tập huấn"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from wagtail.signals import page_published

        from cms_pages.core import entries
        from registrations.attachments import access
        from registrations.calendar import due as falling
        from registrations.units import waiting

        from . import actions, due, queries, rules
        from .models import TrainingPage

        access.register(self.label, rules.may_read_file)
        waiting.register(self.label, queries.waiting)
        entries.register(TrainingPage, "Trang")
        page_published.connect(actions.published, sender=TrainingPage, dispatch_uid="training-move-up")
        falling.register(self.label, due.due)
