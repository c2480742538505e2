"""What the front page shows, each part in one query."""

from django.core.cache import caches
from django.db.models import Count, OuterRef, Q, Subquery
from django.utils import timezone

from cms_pages.core.access import unrestricted
from cms_pages.exemplars.models import ExemplarPage
from cms_pages.home import coming
from cms_pages.news.models import ArticlePage
from cms_pages.press.models import PressItemPage
from registrations.awards.models import AwardRecord, Decision
from registrations.consultations.models import Consultation
from registrations.consultations.queries import countdown
from registrations.titles.models import Level, RecipientKind

NEWS, DECISIONS, EXEMPLARS, ON_THIS_DAY, DUE, PRESS = 6, 4, 3, 3, 3, 4
COUNT_KEPT_SECONDS = 600


def archive_size():
    """(number of public award records, first year); counted again after ten minutes."""
    kept = caches["local"].get("archive-size")
    if kept is None:
        records = AwardRecord.objects.public()
        kept = (records.count(), records.order_by("year").values_list("year", flat=True).first())
        caches["local"].set("archive-size", kept, COUNT_KEPT_SECONDS)
    return kept


def on_this_day(day):
    """Public records of decisions signed on this day of an earlier year, the highest level first."""
    order = {level: index for index, level in enumerate(Level.values)}
    shown = AwardRecord.objects.filter(is_public=True, level__in=[Level.STATE, Level.PROVINCE], is_minor=False)
    # One of each decision, a person if there is one: a long list must not hide the others.
    first = shown.filter(decision=OuterRef("decision")).order_by("recipient_kind", "order", "pk").values("pk")[:1]
    records = (
        AwardRecord.objects.public()
        .filter(decision__signed_on__month=day.month, decision__signed_on__day=day.day, decision__signed_on__lt=day)
        .filter(pk=Subquery(first))
        .only("public_id", "name", "award_wording", "unit_wording", "year", "level")
    )
    return sorted(records, key=lambda r: (order[r.level], -r.year))[:ON_THIS_DAY]


def open_consultation(now):
    """The open consultation that closes first, with its countdown, or None."""
    consultation = Consultation.objects.open(now).select_related("organising_body").order_by("closes_at").first()
    return (consultation, countdown(consultation, now)) if consultation else None


def news(hidden):
    """The newest articles outside the `hidden` parts of the tree."""
    pages = ArticlePage.objects.live().exclude(hidden).select_related("category", "picture").defer("body")
    return list(pages.order_by("-published_on", "-pk")[:NEWS])


def decisions():
    """The newest published decisions with how many of each kind of recipient they honour."""
    kind = "records__recipient_kind"
    public = Q(records__is_public=True)
    # Chosen first and counted then: counting the records of every decision would read the whole archive.
    newest = Decision.objects.public().order_by("-signed_on", "-pk").values("pk")[:DECISIONS]
    return (
        Decision.objects.filter(pk__in=newest)
        .annotate(
            persons=Count("records", filter=public & Q(**{kind: RecipientKind.PERSON})),
            households=Count("records", filter=public & Q(**{kind: RecipientKind.HOUSEHOLD})),
            recipients=Count("records", filter=public),
        )
        .only("number", "signed_on", "subject", "public_url")
        .order_by("-signed_on", "-pk")
    )


def exemplars(hidden):
    """The newest exemplars outside the `hidden` parts of the tree."""
    pages = ExemplarPage.objects.live().exclude(hidden).select_related("picture", "place_unit").defer("body")
    return pages.order_by("-told_on", "-pk")[:EXEMPLARS]


def press(hidden):
    """The newest items of press, radio and television outside the `hidden` parts of the tree."""
    return PressItemPage.objects.live().exclude(hidden).listed()[:PRESS]


def context():
    """Template context of the front page."""
    now = timezone.now()
    today = timezone.localdate(now)
    found = open_consultation(now)
    hidden = ~unrestricted()  # parts of the tree that not everybody may see
    articles = news(hidden)
    ahead = coming.coming(now, hidden)
    # The window that closes first stands large above the list.
    shown = [each for each in ahead if each.kind != coming.CAMPAIGN and not (found and each.key == found[0].slug)]
    return {
        "archive_size": archive_size(),
        "today": today,
        "on_this_day": on_this_day(today),
        "consultation": found[0] if found else None,
        "countdown": found[1] if found else None,
        "lead_story": articles[0] if articles else None,
        "news": articles[1:],
        "decisions": decisions(),
        "exemplars": exemplars(hidden),
        "press": press(hidden),
        "coming": shown[: coming.SHOWN],
        "due": [coming.campaign(each) for each in ahead if each.kind == coming.CAMPAIGN][:DUE],
    }
