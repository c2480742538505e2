from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    name = "registrations.campaigns"
    label = "campaigns"
    verbose_name = "Đăng ký thi đua"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from registrations.attachments import access
        from registrations.calendar import due as falling
        from registrations.receipts import registry

        from . import due, showing

        access.register(self.label, showing.may_read_file)
        registry.register(
            "campaigns.registration",
            status=showing.status,
            label="Bản đăng ký thi đua được tiếp nhận",
            contents_of=registry.kept_in("campaigns.Submission"),
        )
        falling.register(self.label, due.due)
