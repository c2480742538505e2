"""What the readers of the demo have read in the last two weeks: counts by day, as the portal counts."""

import random
from datetime import timedelta

from wagtail.models import Page

from cms_pages.readings.models import Reading
from cms_pages.readings.queries import SECTIONS
from portal.demo.moments import Demo

DAYS = 14
MOST_PAGES = 40


def load(demo: Demo) -> None:
    """The younger a page, the more it is read; sections have readers every day."""
    chance = random.Random(2026)  # noqa: S311 (the same counts on every machine)
    pages = list(
        Page.objects.live()
        .filter(depth__gt=2)
        .order_by("-first_published_at", "pk")
        .values_list("pk", flat=True)[:MOST_PAGES]
    )
    rows = []
    for ago in range(DAYS):
        day = demo.today - timedelta(days=ago)
        for place, pk in enumerate(pages):
            rows.append(Reading(page_id=pk, day=day, times=chance.randint(1, 3 + 60 // (place + 1))))
        rows += [Reading(section=key, day=day, times=chance.randint(5, 40)) for key in SECTIONS]
    Reading.objects.bulk_create(rows)
