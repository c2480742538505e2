from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    name = "cms_pages.newsroom"
    label = "cms_newsroom"
    verbose_name = "Tòa soạn"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        """Tell the rooms below who may write where, what bundles hold back, and when they are due."""
        from django.db.models.signals import post_save
        from wagtail import signals
        from wagtail.models import TaskState, WorkflowState

        from cms_pages.core import file_guard, gates, timing
        from cms_pages.newsroom import actions, emails, forms, models, queries, rules, sight
        from registrations.awards import choosers

        # An editor can read these names anyway, in the draft of the page of the decision.
        choosers.let_in(lambda user: user.has_perm(rules.COMPOSE))
        gates.register(may_write=rules.may_write, hold=queries.hold_of, fit_form=forms.fit_form, sight=sight.sight_of)
        file_guard.register(queries.relied_on)
        timing.register(queries.moments, actions.publish_due)
        timing.register_refused(actions.tell_schedule_stopped)
        post_save.connect(timing.forget, sender=models.Bundle, dispatch_uid="moment-bundle")

        # The office tells of its pages as of everything else: in its own words, in the inbox too, tried again until
        # it went. Under Wagtail's own names, so that these take the place of its mails whichever app is ready first.
        for signal, sender, tell, name in (
            (signals.task_submitted, TaskState, emails.tell_page_sent, "group_approval_task_submitted"),
            (signals.workflow_rejected, WorkflowState, emails.tell_page_returned, "workflow_state_rejected"),
            (signals.workflow_approved, WorkflowState, emails.tell_page_approved, "workflow_state_approved"),
            (signals.workflow_submitted, WorkflowState, emails.tell_nobody, "workflow_state_submitted"),
        ):
            uid = f"{name}_email_notification"
            signal.disconnect(sender=sender, dispatch_uid=uid)
            signal.connect(tell, sender=sender, dispatch_uid=uid)
