from django.apps import AppConfig


class GoldenBookConfig(AppConfig):
    name = "registrations.golden_book"
    label = "golden_book"
    verbose_name = "Sổ vàng"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        """Speak for the scanned files, and close a page from which a line is taken, however that happens."""
        from django.db.models.signals import post_delete

        from registrations.attachments import access

        from . import rules
        from .actions import line_taken

        access.register("golden_book", rules.may_read_scan)
        post_delete.connect(line_taken, sender="golden_book.BookEntry", dispatch_uid="golden_book.line_taken")
