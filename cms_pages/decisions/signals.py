"""The records of a decision are public exactly while its page is."""

from django.db.models import Q
from django.db.models.signals import post_delete, post_save
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import PageViewRestriction, WorkflowState
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from cms_pages.core import timing
from cms_pages.core.fitness import CHANGED
from cms_pages.decisions import emails
from cms_pages.decisions.models import DecisionPage
from registrations.awards import actions
from registrations.awards.event_writing import parted
from registrations.awards.models import AwardEvent, AwardRecord, Decision, RecipientImport
from search.outbox.actions import enqueue
from search.outbox.signals import enqueued

BATCH = 5_000


def sync(page: DecisionPage) -> None:
    """Open or close the decision of a page as the page itself is open or closed to everyone."""
    if page.live and not page.get_view_restrictions().exists():
        actions.publish_decision(page.decision, url=page.url_path_here, until=page.expire_at)
    else:
        actions.withdraw_decision(page.decision)
    # The page may have shown another decision before.
    left = Decision.objects.public().filter(public_url=page.url_path_here).exclude(pk=page.decision_id)
    for decision in left:
        actions.withdraw_decision(decision)


def _below(path: str):
    return DecisionPage.objects.filter(path__startswith=path).select_related("decision")


def _changed(sender, instance, **kwargs):
    for page in _below(instance.path):
        sync(page)


def _restricted(sender, instance, **kwargs):
    page = instance.page if instance.page_id else None
    if page is not None:
        _changed(sender, page)


def _deleted(sender, instance, **kwargs):
    actions.withdraw_decision(instance.decision, at=timezone.now())


def _decision_saved(sender, instance, **kwargs):
    """The page's entry repeats number, date and subject of the decision."""
    for pk in DecisionPage.objects.filter(decision=instance, live=True).values_list("pk", flat=True):
        enqueue("decision", pk)


def _records_changed(sender, kind, keys, **kwargs):
    """Whether the signed or the redacted file is offered, and found, depends on the records."""
    if kind != "award":
        return
    pages = DecisionPage.objects.filter(Q(decision__signed_file__isnull=False) | Q(decision__public_file__isnull=False))
    for at in range(0, len(keys), BATCH):
        records = AwardRecord.objects.filter(pk__in=keys[at : at + BATCH])
        for pk in pages.filter(decision__in=records.values("decision")).values_list("pk", flat=True):
            enqueue("decision", pk)


def _data_changed(decision: Decision, by=None) -> None:
    """What waits for approval is what was handed in: once its data changes, its page has to be handed in again."""
    if decision.published_at is not None:
        return  # later changes are events, each with its own ground
    page = DecisionPage.objects.filter(decision=decision).first()
    if page is None:
        return
    state = page.current_workflow_state
    if state is not None and state.status == WorkflowState.STATUS_IN_PROGRESS:
        handed_in_by = state.requested_by
        state.cancel(user=by)
        log(page, "decisions.approval_lost", user=by)
        emails.tell_approval_lost(page, handed_in_by, by)
    elif (scheduled := page.scheduled_revision) is not None:
        timing.take_back(scheduled, [CHANGED])


def _decision_changed(sender, instance, created, raw=False, **kwargs):
    if not created and not raw:
        _data_changed(instance)


def _list_changed(sender, instance, raw=False, update_fields=None, **kwargs):
    # Previews come and go; only a list that was imported, or taken back, changes the decision.
    if not raw and update_fields and {"confirmed_at", "undone_at"} & set(update_fields):
        _data_changed(instance.decision, instance.confirmed_by)


def _record_changed(sender, instance, created, raw=False, **kwargs):
    if created and not raw:
        _data_changed(instance.record.decision, instance.recorded_by)


def _records_hidden(sender, event, **kwargs):
    _data_changed(event.decision, event.recorded_by)


def connect() -> None:
    """Connect the handlers; called once when the app is ready."""
    for signal in (page_published, page_unpublished, page_slug_changed, post_page_move):
        signal.connect(_changed, dispatch_uid="decision-page-changed")
    post_save.connect(_restricted, sender=PageViewRestriction, dispatch_uid="decision-page-restricted")
    post_delete.connect(_restricted, sender=PageViewRestriction, dispatch_uid="decision-page-unrestricted")
    post_delete.connect(_deleted, sender=DecisionPage, dispatch_uid="decision-page-deleted")
    enqueued.connect(_records_changed, dispatch_uid="decision-page-records")
    post_save.connect(_decision_saved, sender=Decision, dispatch_uid="decision-page-entry")
    post_save.connect(_decision_changed, sender=Decision, dispatch_uid="decision-page-data")
    post_save.connect(_list_changed, sender=RecipientImport, dispatch_uid="decision-page-list")
    post_save.connect(_record_changed, sender=AwardEvent, dispatch_uid="decision-page-event")
    parted.connect(_records_hidden, dispatch_uid="decision-page-parted")
