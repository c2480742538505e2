from django.apps import AppConfig


class ScoringConfig(AppConfig):
    name = "registrations.scoring"
    label = "scoring"
    verbose_name = "Chấm điểm thi đua"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from registrations.attachments import access
        from registrations.calendar import due as falling
        from registrations.receipts import registry
        from registrations.units import waiting

        from . import closing, due, showing

        access.register(self.label, showing.may_read_file)
        registry.register(
            closing.RECEIPT_KIND,
            status=showing.status,
            label="Bảng xếp hạng thi đua được duyệt",
            contents_of=closing.contents_of,
        )
        waiting.register(self.label, showing.waiting)
        falling.register(self.label, due.due)
