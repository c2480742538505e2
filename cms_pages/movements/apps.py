from django.apps import AppConfig


class MovementsPagesConfig(AppConfig):
    name = "cms_pages.movements"
    label = "cms_movements"
    verbose_name = "Trang phong trào thi đua"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from django.db.models.signals import post_save

        from cms_pages.core import entries
        from cms_pages.movements.models import MovementPage
        from registrations.calendar import due as falling
        from registrations.reports.models import Summary

        from . import due

        entries.register(MovementPage, "Trang")
        post_save.connect(_summary_changed, sender=Summary, dispatch_uid="index-summary")
        falling.register(self.label, due.due)


def _summary_changed(sender, instance, **kwargs):
    """The page of the movement bears the released summaries, so it is found by them, and no longer once withdrawn."""
    from cms_pages.movements.models import MovementPage
    from search.outbox.actions import enqueue_many

    pages = MovementPage.objects.filter(movement=instance.period.movement_id)
    enqueue_many(MovementPage.search_kind, pages.values_list("pk", flat=True))
