from django.apps import AppConfig


class InitiativesConfig(AppConfig):
    name = "registrations.initiatives"
    label = "initiatives"
    verbose_name = "Sáng kiến"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        """Tell the rooms below what is ours: receipts, what waits for a unit."""
        from registrations.receipts import registry
        from registrations.units import waiting

        from . import showing

        registry.register(
            "initiatives.application",
            status=showing.status,
            label="Đơn đề nghị công nhận sáng kiến được tiếp nhận",
            contents_of=registry.kept_in("initiatives.Submission"),
        )
        waiting.register(self.label, showing.waiting)
