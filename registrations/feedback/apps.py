from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    name = "registrations.feedback"
    label = "feedback"
    verbose_name = "Hỏi đáp, góp ý"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        """Tell the rooms below what is ours: receipts, files, entries, and that deadlines follow the calendar."""
        from registrations.attachments import access
        from registrations.calendar import due as falling
        from registrations.calendar.signals import calendar_changed
        from registrations.receipts import registry as receipts
        from search import registry as search

        from . import actions, due, entries, rules, status

        receipts.register(
            actions.RECEIPT_KIND, status=status.status_of, label="Câu hỏi, góp ý, đề xuất, phản ánh được tiếp nhận"
        )
        receipts.register(
            actions.ADDITION_KIND,
            status=status.status_of_addition,
            label="Nội dung bổ sung được tiếp nhận",
            contents_of=actions.additions_of,
        )
        access.register("feedback", rules.may_read_file)
        search.register("question", "Hỏi đáp", entries.entries)
        calendar_changed.connect(_calendar_changed, dispatch_uid="feedback.count_anew")
        falling.register(self.label, due.due)


def _calendar_changed(sender, **signal):
    from django.db import transaction

    from .handling import count_all_anew

    # After the change is there; what fails then is logged, and the change of the calendar stands.
    transaction.on_commit(count_all_anew, robust=True)
