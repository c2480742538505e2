from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "registrations.reports"
    label = "reports"
    verbose_name = "Báo cáo kết quả phong trào"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from registrations.attachments import access
        from registrations.calendar import due as falling
        from registrations.receipts import registry
        from registrations.units import waiting

        from . import due, showing

        access.register(self.label, showing.may_read_file)
        registry.register(
            "reports.report",
            status=showing.status,
            label="Báo cáo của đơn vị được tiếp nhận",
            contents_of=registry.kept_in("reports.ReportSubmission"),
        )
        waiting.register(self.label, showing.waiting)
        falling.register(self.label, due.due)
