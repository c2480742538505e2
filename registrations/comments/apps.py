from django.apps import AppConfig


class CommentsConfig(AppConfig):
    name = "registrations.comments"
    label = "comments"
    verbose_name = "Ý kiến Nhân dân"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        """Tell the rooms below what is ours: receipts, files, and our part of a consultation's page."""
        from registrations.attachments import access
        from registrations.consultations import overview
        from registrations.receipts import registry as receipts

        from . import actions, rules, status
        from .overview import on_consultation

        receipts.register(actions.RECEIPT_KIND, status=status.status_of)
        access.register("comments", rules.may_read_file)
        overview.register("comments", on_consultation)
