"""Questions about drafts."""

from django.db.models import QuerySet

from registrations.awards.models import Decision
from registrations.consultations.models import Consultation

from .models import Draft


def versions(decision: Decision) -> QuerySet[Draft]:
    """All versions of a decision's draft, newest first."""
    return decision.drafts.select_related(
        "consultation", "text_template", "annex_template", "text_file", "annex_file", "made_by"
    ).order_by("-version")


def passed_consultations(decision: Decision, now) -> QuerySet[Consultation]:
    """Consultations of the same council that are over, newest first."""
    return (
        Consultation.objects.closed(now).filter(organising_body=decision.organising_body).order_by("-closes_at", "-pk")
    )


def last_given(decision: Decision) -> dict[str, str]:
    """What was filled in last, for this decision or for the last one of the same authority."""
    own = decision.drafts.order_by("-version").values_list("given", flat=True).first()
    if own:
        return own
    same = Draft.objects.filter(
        decision__organising_body=decision.organising_body, decision__authority=decision.authority
    )
    given = same.order_by("-made_at").values_list("given", flat=True).first()
    # What was said of other people's merit is not said of these.
    return {name: value for name, value in (given or {}).items() if name != "reason"}
