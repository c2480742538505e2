"""The page that joins all awards of one person, collective or household, as an officer confirmed them."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from cms_pages.archive.views import honoured
from cms_pages.core.pictures import with_pictures
from cms_pages.exemplars.models import ExemplarPage
from registrations.awards.models import AwardRecord
from registrations.awards.showing import PublicView, public_view
from registrations.consultations.models import Consultation, Nominee
from registrations.recipients import queries
from registrations.titles.models import Level, RecipientKind
from registrations.units.models import Unit

CRUMBS = [("Trang chủ", "/"), ("Sổ vàng", "/so-vang/")]


@dataclass(frozen=True, slots=True)
class Moment:
    """One award on the page, with all that it leads to; ``merit`` is empty where it repeats the award before."""

    record: AwardRecord
    shown: PublicView
    merit: str
    today: list[Unit]
    consultation: Consultation | None
    nominee: Nominee | None

    @property
    def is_high(self) -> bool:
        """A State award that still stands: the gold lozenge."""
        return self.shown.level == Level.STATE and not self.shown.ended_label


@require_safe
def recipient(request: HttpRequest, public_id: str) -> HttpResponse:
    """All public awards of one recipient; there is no page where none is public."""
    found = queries.public_recipient(public_id)
    history = queries.public_history(found) if found else []
    if not history:
        raise Http404("Không có trang này.")
    if found.public_id != public_id:  # merged; a merge can be taken back, so the way is not for ever
        return redirect(found.get_absolute_url())
    nominations = queries.public_nominations(found)
    name, other_names = queries.public_names(found, history)
    newest, stories = history[-1], _stories(history)
    context = {
        "crumb_items": CRUMBS,
        "recipient": found,
        "name": name,
        "other_names": other_names,
        "born": found.birth_year if found.shows_birth_year else None,
        "is_person": found.kind == RecipientKind.PERSON,
        "honorific": newest.honorific,
        "moments": _moments(history, nominations),
        "nominations": nominations,
        "totals": queries.totals(history),
        "ended": sum(not record.stands() for record in history),
        "first_year": min(record.year for record in history),
        "last_year": max(record.year for record in history),
        "stories": stories,
        # The same card as beside the story.
        "seed": stories[0].slug if stories else found.public_id,
    }
    if standing := [record for record in history if record.stands()]:
        address = found.get_absolute_url()
        context["structured"] = honoured(name, found.kind, address, standing, page="ProfilePage")
    response = render(request, "cms_pages/archive/recipient.html", context)
    if len(history) < 2:
        # Says nothing that the record's own page does not say.
        response["X-Robots-Tag"] = "noindex, follow"
    return response


def _moments(history: list[AwardRecord], nominations: list[Nominee]) -> list[Moment]:
    today = queries.units_today(history)
    moments = []
    for record in history:
        nominee = _nominee_of(record, nominations)
        consultation = record.decision.consultation
        if consultation is None or consultation.opened_at is None:
            consultation = nominee.consultation if nominee else None
        shown = public_view(record)
        merit = "" if moments and moments[-1].shown.merit == shown.merit else shown.merit
        moments.append(Moment(record, shown, merit, today.get(record.unit_id, []), consultation, nominee))
    return moments


def _nominee_of(record: AwardRecord, nominations: list[Nominee]) -> Nominee | None:
    """The last nomination for this very award whose consultation ended before the decision was signed."""
    for nominee in nominations:  # newest first
        ended = nominee.consultation.last_day
        fits = nominee.title_id == record.title_id and nominee.award_class == record.award_class
        if fits and ended and ended <= record.decision.signed_on:
            return nominee
    return None


def _stories(history: list[AwardRecord]) -> list[ExemplarPage]:
    """Exemplar pages that tell of these awards, newest first."""
    pages = ExemplarPage.objects.live().public().filter(awards__record__in=[record.pk for record in history])
    return list(
        with_pictures(pages.select_related("place_unit").defer("body").distinct().order_by("-told_on", "-pk"))[:4]
    )
