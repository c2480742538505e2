"""What happens after the end of a window: what was sent in is summed up, and the outcome published."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from registrations.comments.models import Comment, Step
from registrations.comments.queries import comment_counts
from registrations.consultations.models import Consultation, Outcome
from registrations.consultations.rules import may_publish_outcome
from search.outbox.actions import enqueue


@transaction.atomic
def publish_outcome(consultation, *, conclusions, by, now=None):
    """Publish numbers and conclusions after the end; comments still unread count as taken up in the summary.

    Raises PermissionDenied before the end, for a second outcome and for others.
    """
    now = now or timezone.now()
    consultation = Consultation.objects.select_for_update(of=("self",)).get(pk=consultation.pk)
    if not may_publish_outcome(by, consultation, now):
        raise PermissionDenied
    outcome = Outcome.objects.create(
        consultation=consultation,
        conclusions=conclusions,
        published_by=by,
        published_at=now,
        **comment_counts(consultation),
    )
    waiting = consultation.comments.filter(state__in=[Comment.State.RECEIVED, Comment.State.REVIEWING])
    summarised = Comment.State.SUMMARISED
    Step.objects.bulk_create(Step(comment=comment, state=summarised, at=now, by=by) for comment in waiting)
    waiting.update(state=summarised)
    log(instance=consultation, action="consultations.outcome", user=by)
    enqueue("consultation", consultation.pk)
    return outcome
