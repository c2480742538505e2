from django.apps import AppConfig


class ConsultationsConfig(AppConfig):
    name = "registrations.consultations"
    label = "consultations"
    verbose_name = "Lấy ý kiến"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        """Tell the rooms below what is ours: entries, nominations, and that windows follow the calendar."""
        from registrations.attachments import access
        from registrations.calendar import due as falling
        from registrations.calendar.signals import calendar_changed
        from registrations.nominations import hooks as nominations
        from registrations.receipts import registry as receipts
        from search import registry as search

        from . import due, entries, nominating, queries, rules

        search.register("consultation", "Lấy ý kiến", entries.entries)
        nominations.register_windows("consultations", nominating.windows_of)
        access.register("consultations", rules.may_read_attachment)
        receipts.register_window("consultations", queries.open_since)
        receipts.register_event(
            "consultation-opened", label="Mở cuộc lấy ý kiến", commitment_of=queries.opened_commitment
        )
        receipts.register_event(
            "consultation-changed", label="Điều chỉnh cuộc lấy ý kiến", commitment_of=queries.changed_commitment
        )
        calendar_changed.connect(_calendar_changed, dispatch_uid="consultations.lengthen")
        falling.register(self.label, due.due)


def _calendar_changed(sender, reason="", **signal):
    from .actions import lengthen_windows
    from .growth import told

    return list(told(lengthen_windows(reason=reason)))
