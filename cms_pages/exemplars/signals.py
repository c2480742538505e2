"""An award that a story shows has ended or was hidden: whoever wrote it is told; so is the unit that proposed it."""

from django.db.models.signals import post_save, pre_delete
from wagtail.signals import page_published, page_unpublished

from cms_pages.exemplars import emails
from cms_pages.exemplars.models import ExemplarAward, ExemplarPage
from registrations.awards.event_writing import parted
from registrations.awards.models import AwardEvent, DecisionEvent, EventKind
from registrations.exemplars.actions import note_public

TOLD_OF = frozenset(
    {EventKind.REVOCATION, EventKind.ANNULMENT, EventKind.STRIPPING, EventKind.RESTORATION, EventKind.MADE_PRIVATE}
)


def _of_record(sender, instance, created, raw=False, **kwargs):
    if created and not raw and instance.kind in TOLD_OF:
        _tell(instance, ExemplarPage.objects.filter(awards__record=instance.record_id))


def _of_decision(sender, instance, created, raw=False, **kwargs):
    if created and not raw and instance.kind in TOLD_OF - {EventKind.MADE_PRIVATE}:
        _tell(instance, ExemplarPage.objects.filter(awards__record__decision=instance.decision_id))


def _of_many(sender, event, pks, **kwargs):
    # Some records of a decision were hidden: whoever shows another of them has nothing to mend.
    if event.kind == EventKind.MADE_PRIVATE:
        shown = ExemplarAward.objects.filter(record__decision=event.decision_id).values_list("record", "page")
        hidden = set(pks)
        _tell(event, ExemplarPage.objects.filter(pk__in={page for record, page in shown if record in hidden}))


def _tell(event, pages) -> None:
    for page in pages.filter(live=True).select_related("owner", "latest_revision__user").distinct():
        emails.award_fell(page, event)


def _went_up(sender, instance, **kwargs):
    if instance.proposal_id:
        note_public(instance.proposal_id, instance.get_url() or "")


def _went_down(sender, instance, **kwargs):
    if instance.proposal_id:
        note_public(instance.proposal_id, "")


def connect() -> None:
    """Connect the handlers; called once when the app is ready."""
    post_save.connect(_of_record, sender=AwardEvent, dispatch_uid="exemplar-award-event")
    post_save.connect(_of_decision, sender=DecisionEvent, dispatch_uid="exemplar-decision-event")
    parted.connect(_of_many, dispatch_uid="exemplar-awards-hidden")
    page_published.connect(_went_up, sender=ExemplarPage, dispatch_uid="exemplar-proposal-up")
    page_unpublished.connect(_went_down, sender=ExemplarPage, dispatch_uid="exemplar-proposal-down")
    pre_delete.connect(_went_down, sender=ExemplarPage, dispatch_uid="exemplar-proposal-deleted")
