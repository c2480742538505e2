"""What articles of the demo are about, items of press and broadcast, and films drawn for the portal."""

from datetime import time, timedelta
from typing import Any

from django.core.files.base import ContentFile

from cms_pages.core.models import Topic
from cms_pages.media.captions import webvtt
from cms_pages.media.models import Film
from cms_pages.media.reading import read_film
from cms_pages.news.models import ArticleUnit
from cms_pages.press.models import PressItemPage, Programme
from portal.demo import matter
from portal.demo.honours import DATA, read
from portal.demo.moments import Demo, at
from portal.operations.office import OfficePages
from registrations.movements.models import Movement
from registrations.units.models import Unit
from registrations.units.queries import current_units
from search.text import slug

MOST_UNITS = 3


class Subjects:
    """Finds out what a text is about by the words that stand in it."""

    def __init__(self) -> None:
        data = read("newsroom")
        self.topics: list[tuple[Topic, list[str]]] = []
        for order, one in enumerate(data["topic"]):
            topic, _ = Topic.objects.get_or_create(slug=one["slug"], defaults={"name": one["name"], "order": order})
            self.topics.append((topic, one["words"]))
        known = {movement.slug: movement for movement in Movement.objects.all()}
        self.movements = [(known[key], words) for key, words in data["movements"].items() if key in known]
        self.units: list[Unit] = list(current_units().territorial())

    def tell(self, page, text: str) -> None:
        """Put topics, movements and units on an article that is not saved yet."""
        words = text.casefold()
        page.topics = [topic for topic, signs in self.topics if any(sign in words for sign in signs)]
        page.movements = [movement for movement, signs in self.movements if any(sign in words for sign in signs)]
        named = [unit for unit in self.units if unit.in_text in text][:MOST_UNITS]
        page.article_units = [ArticleUnit(unit=unit, sort_order=place) for place, unit in enumerate(named)]


def film(key: str, by) -> Film:
    """A film of the demo, made once."""
    one: dict[str, Any] = read("newsroom")["film"][key]
    found = Film.objects.filter(title=one["title"]).first()
    if found is not None:
        return found
    data = (DATA / one["file"]).read_bytes()
    file = ContentFile(data, name=one["file"])
    facts = read_film(file)
    return Film.objects.create(
        title=one["title"],
        type="video",
        file=file,
        duration=facts.duration,
        width=facts.width,
        height=facts.height,
        captions=webvtt(one["captions"]),
        transcript=one["transcript"].strip(),
        credit=one["credit"],
        uploaded_by_user=by,
    )


def load_press(demo: Demo, office: OfficePages, press) -> None:
    """Items of press, radio and television, the oldest first."""
    data = read("newsroom")
    programmes = {}
    for order, one in enumerate(data["programme"]):
        programmes[one["slug"]], _ = Programme.objects.get_or_create(slug=one["slug"], defaults=one | {"order": order})
    topics = {topic.slug: topic for topic in Topic.objects.all()}
    movements = {movement.slug: movement for movement in Movement.objects.all()}
    for one in sorted(data["press"], key=lambda item: -item["ago"]):
        day = demo.today - timedelta(days=one["ago"])
        programme = programmes.get(one.get("programme", ""))
        page = PressItemPage(
            title=matter.dated(one["title"], day),
            slug=slug(one["title"], limit=90),
            lead=matter.dated(one["lead"], day),
            kind=one["kind"],
            outlet=programme.outlet if programme else one["outlet"],
            programme=programme,
            appeared_on=day,
            broadcast_at=time.fromisoformat(one["at"]) if "at" in one else None,
            link=one["link"],
        )
        page.topics = [topics[key] for key in one.get("topics", ())]
        page.movements = [movements[key] for key in one.get("movements", ()) if key in movements]
        press.publish(office.press, page, min(at(day, 9), demo.now))
