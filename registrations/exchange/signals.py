"""Whatever changes what is public changes the open data in the same transaction.

Actions tell the search of every record that changed (``search.outbox``): the open data listen to the same word, so
that neither can know less than the other.
"""

from django.db.models.signals import post_delete, post_save, pre_save

from registrations.awards.models import AwardRecord, Decision
from registrations.titles.models import Title
from search.outbox.signals import enqueued

from . import actions


def _enqueued(sender, kind: str, keys: list[str], **kwargs):
    if kind == "award":
        actions.mark_records_changed(keys)


def _decision_saving(sender, instance, raw=False, **kwargs):
    """A corrected date may move a decision to another year: the file of the old year changes too."""
    if instance.pk and not raw and instance.published_at:
        actions.mark_changed(Decision.objects.filter(pk=instance.pk).values_list("year", flat=True))


def _decision_saved(sender, instance, raw=False, **kwargs):
    if instance.published_at and not raw:
        actions.mark_changed([instance.year])


def _record_changed(sender, instance, raw=False, **kwargs):
    if not raw and instance.decision.published_at:
        actions.mark_changed([instance.decision.year])


def _title_saved(sender, raw=False, **kwargs):
    """The names of awards come from the catalogue."""
    if not raw:
        actions.mark_all_changed()


def connect() -> None:
    """Connect the handlers; called once when the app is ready."""
    enqueued.connect(_enqueued, dispatch_uid="open-data-enqueued")
    pre_save.connect(_decision_saving, sender=Decision, dispatch_uid="open-data-decision-saving")
    post_save.connect(_decision_saved, sender=Decision, dispatch_uid="open-data-decision-saved")
    post_delete.connect(_decision_saved, sender=Decision, dispatch_uid="open-data-decision-deleted")
    post_save.connect(_record_changed, sender=AwardRecord, dispatch_uid="open-data-record-saved")
    post_delete.connect(_record_changed, sender=AwardRecord, dispatch_uid="open-data-record-deleted")
    post_save.connect(_title_saved, sender=Title, dispatch_uid="open-data-title-saved")
