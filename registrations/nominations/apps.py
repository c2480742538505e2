from django.apps import AppConfig


class NominationsConfig(AppConfig):
    name = "registrations.nominations"
    label = "nominations"
    verbose_name = "Đề nghị khen thưởng"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        """Tell the rooms below what is ours: files, receipts, what waits for a unit."""
        from registrations.attachments import access
        from registrations.receipts import registry
        from registrations.units import waiting

        from . import showing

        access.register(self.label, showing.may_read_file)
        registry.register(
            "nominations.nomination",
            status=showing.status,
            label="Hồ sơ đề nghị khen thưởng được tiếp nhận",
            contents_of=registry.kept_in("nominations.Submission"),
        )
        waiting.register(self.label, showing.waiting)
