from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    name = "cms_pages.newsroom"
    label = "cms_newsroom"
    verbose_name = "Tòa soạn"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        """Tell the rooms below who may write where, what bundles hold back, and when they are due."""
        from django.db.models.signals import post_save

        from cms_pages.core import file_guard, gates, timing
        from cms_pages.newsroom import actions, forms, models, queries, rules

        gates.register(may_write=rules.may_write, hold=queries.hold_of, fit_form=forms.fit_form)
        file_guard.register(queries.relied_on)
        timing.register(queries.moments, actions.publish_due)
        timing.register_refused(actions.tell_schedule_stopped)
        post_save.connect(timing.forget, sender=models.Bundle, dispatch_uid="moment-bundle")
