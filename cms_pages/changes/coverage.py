"""Everything that staff keep outside of pages, and who stands between it and the public.

`WAITS` waits for a second person by this room. Whatever else has a screen in
the back office is named in `OTHERWISE` with the reason why it needs none of
this: a model without a line fails the matrix (tests/cms_pages/changes).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from cms_pages.core.file_guard import in_good_hands


def _always(_row: Any) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Words:
    """Fields of a model whose change waits, while `when` holds; no fields named: all that can be edited.

    `taken_off` may be emptied at once by whoever may take pages off the site.
    """

    fields: tuple[str, ...] = ()
    when: Callable[[Any], bool] = _always
    taken_off: tuple[str, ...] = ()


WAITS: dict[str, Words] = {
    # at the head and foot of every page, the notice above all of them too
    "cms_core.OfficeSettings": Words(taken_off=("notice",)),
    "exchange.OpenDataSettings": Words(),
    # seen wherever a published page bears them: the page was approved with the old words
    "cms_core.Topic": Words(),
    "cms_news.NewsCategory": Words(),
    "cms_press.Programme": Words(),
    "cms_documents.DocumentField": Words(),
    # what is read beside a file that a page shows, or will show as it was approved; a new file is seen by its page
    "wagtailimages.Image": Words(("title", "description"), in_good_hands),
    "wagtaildocs.Document": Words(("title",), in_good_hands),
}

_OWN = "approved by a second person in its own room"
_LAW = "dated law with its source: a row in force is followed by a new one, and the log names who entered it"
_RECORD = "a record of the chain: signed outside, or opened, released and ended by the rules of its room"
_INSIDE = "never public"

OTHERWISE: dict[str, str] = {
    "wagtailcore.Page": _OWN,
    "cms_plans.WorkPlan": _OWN,
    "cms_newsroom.Bundle": _OWN,
    "cms_moving_in.ImportBatch": _OWN,
    "consultations.Consultation": _OWN,
    "comments.Comment": _INSIDE + "; the outcome is published by a second person",
    "cms_media.Film": "a film that is shown cannot be changed at all; a new one comes with its page",
    "wagtailredirects.Redirect": "leads only to what the portal shows already, and only from where no page answers",
    "cms_meetings.Meeting": _INSIDE + "; what the public reads of it is a page",
    "cms_inspections.Inspection": _INSIDE + "; what the public reads of it is a page",
    "cms_guidance.OfficerQuestion": _INSIDE + ": among officers who have signed in; its public answer is a page",
    "cms_newsroom.Contributor": _INSIDE,
    "cms_newsroom.SectionRight": _INSIDE,
    "cms_newsroom.EditorialSettings": _INSIDE,
    "accounts.Invitation": _INSIDE,
    "accounts.User": _INSIDE,
    "auth.Group": _INSIDE,
    "wagtailcore.Site": "which tree is shown at all: only a superuser's, and each page of it was approved",
    "wagtailcore.Locale": "the portal speaks one language",
    "wagtailcore.ModelLogEntry": _INSIDE,
    "search.Abbreviation": "widens what a search finds, and shows nothing of itself",
    "statistics.TargetSet": _LAW,
    "statistics.TargetRatio": _LAW,
    "privacy.ConsentText": _LAW,
    "privacy.RetentionTerm": _LAW,
    "privacy.RightsTerm": _LAW,
    "privacy.SubjectRequest": _INSIDE,
    "privacy.RetentionRun": _INSIDE,
    "consultations.DocumentRule": _LAW,
    "comments.HandlingTerm": _LAW,
    "comments.LegalNotice": _LAW,
    "summaries.OutcomeRule": _LAW,
    "scoring.ProtestTerm": _LAW,
    "nominations.PaperRule": _LAW,
    "nominations.StandingRule": _LAW,
    "nominations.StateTerm": _LAW,
    "nominations.FilingPlace": _LAW,
    "titles.Title": _LAW,
    "calendar.CalendarDay": _LAW,
    "feedback.Topic": _LAW,
    "feedback.Term": _LAW,
    "feedback.Guidance": _LAW,
    "units.Unit": _LAW,
    "clusters.Cluster": _LAW,
    "awards.Decision": _RECORD,
    "awards.AwardRecord": _RECORD,
    "golden_book.BookVolume": _RECORD,
    "recipients.Recipient": _RECORD,
    "reports.ReportPeriod": _RECORD,
    "campaigns.Campaign": _RECORD,
    "movements.Movement": _RECORD + "; its public page is approved",
    "drafting.DraftTemplate": _INSIDE,
}


def words_of(model: type[Model]) -> Words | None:
    """What of a model waits for a second person, or None."""
    return WAITS.get(model._meta.label)


def fields_of(model: type[Model]) -> list[Any]:
    """The fields of a model whose change waits; none of one that is not (or no longer) in the table."""
    words = words_of(model)
    named = words.fields if words else ("",)
    return [
        field
        for field in model._meta.concrete_fields
        if (field.name in named if named else field.editable and not field.primary_key and not field.is_relation)
    ]
