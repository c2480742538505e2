from django.apps import AppConfig


class SummariesConfig(AppConfig):
    name = "registrations.summaries"
    label = "summaries"
    verbose_name = "Tổng hợp ý kiến"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        """Tell the rooms below what is ours: our part of a consultation's page, files of reports, what is told."""
        from registrations.attachments import access
        from registrations.calendar import due as falling
        from registrations.consultations import overview
        from registrations.receipts import registry as register

        from . import actions, due, emails, queries, removal, report_actions, rules  # noqa: F401
        from .overview import on_consultation

        register.register_event(
            actions.OUTCOME_KIND,
            label="Kết quả lấy ý kiến được công bố",
            content_of=queries.content_of,
            tally_of=queries.tally_of,
            tallies=[queries.RECEIPT_KIND, queries.PAPER_KIND],
        )
        register.register_event(
            report_actions.REPORT_KIND,
            label="Báo cáo tổng hợp được trình Hội đồng",
            content_of=report_actions.content_of,
        )
        register.register_event(
            removal.REMOVAL_KIND,
            label="Gỡ thông tin trường hợp không được khen thưởng",
            content_of=removal.content_of,
        )
        overview.register("summaries", on_consultation)
        overview.register_due(rules.outcome_due)
        access.register("summaries", rules.may_read_file)
        falling.register(self.label, due.due)
