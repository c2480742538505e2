from django.apps import AppConfig


class PledgesConfig(AppConfig):
    name = "registrations.pledges"
    label = "pledges"
    verbose_name = "Giao ước thi đua"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from registrations.receipts import registry
        from registrations.units import waiting

        from . import showing

        registry.register(
            "pledges.pledge",
            status=showing.status,
            label="Giao ước thi đua được các đơn vị ký đủ",
            contents_of=registry.kept_in("pledges.PledgeVersion", "sealed"),
        )
        waiting.register(self.label, showing.waiting)
