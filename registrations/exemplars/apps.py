from django.apps import AppConfig


class ExemplarsConfig(AppConfig):
    name = "registrations.exemplars"
    label = "exemplars"
    verbose_name = "Đề xuất gương điển hình"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        """Tell the rooms below what is ours: files, receipts, what waits for a unit."""
        from registrations.attachments import access
        from registrations.receipts import registry
        from registrations.units import waiting

        from . import showing

        access.register(self.label, showing.may_read_file)
        registry.register(
            "exemplars.proposal",
            status=showing.status,
            label="Đề xuất gương điển hình được tiếp nhận",
            contents_of=registry.kept_in("exemplars.Submission"),
        )
        waiting.register(self.label, showing.waiting)
