"""What an article is about, and which pages stand beside it: each asked in one query."""

from typing import NamedTuple

from django.apps import apps
from django.db.models import Case, F, IntegerField, Q, Value, When
from wagtail.models import Page

from cms_pages.core.access import unrestricted
from cms_pages.core.models import Topic
from cms_pages.documents.library import DATES, notes_from
from registrations.movements.models import Movement

RELATED = 4
NEWEST_OF_CATEGORY = 12


class Named(NamedTuple):
    """A topic, movement or unit as a page names it; `key` stands in addresses."""

    pk: int
    name: str
    key: str


class About(NamedTuple):
    """Topics, movements and units of an article, and the pages its editor put beside it (keys)."""

    topics: list[Named]
    movements: list[Named]
    units: list[Named]
    chosen: list[int]


def about_draft(page):
    """What an unpublished article is about: its rows may not be in the database yet."""
    return About(
        [Named(each.pk, each.name, each.slug) for each in page.topics.all()],
        [Named(each.pk, each.name, each.slug) for each in page.movements.all()],
        [Named(each.pk, each.name, each.code) for each in page.units],
        [link.other_id for link in page.related_links.all()],
    )


def about_published(page):
    """What a published article is about, in one query."""
    units, links = (apps.get_model("cms_news", name) for name in ("ArticleUnit", "ArticleRelated"))
    rows = _rows(Topic.objects.filter(articles=page), "topics", "pk", "name", "slug", "order").union(
        _rows(Movement.objects.filter(articles=page), "movements", "pk", "name", "slug", Value(0)),
        _rows(units.objects.filter(page=page), "units", "unit_id", "unit__name", "unit__code", "sort_order"),
        _rows(links.objects.filter(page=page), "chosen", "other_id", Value(""), Value(""), "sort_order"),
        all=True,
    )
    held = {name: [] for name in About._fields}
    for name, pk, label, key, order in rows:
        held[name].append((order or 0, label, pk, key))
    found = {name: [Named(pk, label, key) for _, label, pk, key in sorted(of)] for name, of in held.items()}
    return About(**found | {"chosen": [pk for _, _, pk, _ in sorted(held["chosen"])]})


def _rows(queryset, kind, *columns):
    named = [F(column) if isinstance(column, str) else column for column in columns]
    aliases = dict(zip(("of_pk", "of_name", "of_key", "of_order"), named, strict=True))
    return queryset.order_by().annotate(of_kind=Value(kind), **aliases).values_list("of_kind", *aliases)


def borne(names):
    """The topics, movements or categories that a public page bears: nobody has approved the name of any other."""
    found = Q()
    for pages in ("articles", "press_items"):
        if hasattr(names, pages):
            found |= Q(**{f"{pages}__live": True}) & unrestricted(f"{pages}__")
    return names.objects.filter(found).distinct()


def related_to(page, about):
    """(title, address, day, note): what the editor chose, then what shares most, then the newest of the category."""
    news = Page.objects.filter(live=True).exclude(pk=page.pk or 0)
    article = type(page).objects
    near = []
    for path, values in (
        ("topics", about.topics),
        ("movements", about.movements),
        ("article_units__unit", about.units),
    ):
        if values:
            near.append(Q(pk__in=article.filter(**{f"{path}__in": [each.pk for each in values]}).values("pk")))
    newest = article.live().exclude(pk=page.pk or 0).filter(category_id=page.category_id)
    same = Q(pk__in=newest.newest_first().values("pk")[:NEWEST_OF_CATEGORY])
    scores = [_score(Q(pk=pk), 1000 - place) for place, pk in enumerate(about.chosen)]
    scores += [_score(shared, 2) for shared in near] + [_score(same, 1)]
    wanted = Q(pk__in=about.chosen) | same
    for shared in near:
        wanted |= shared
    found = (
        news.filter(wanted)
        .filter(unrestricted())
        .annotate(nearness=sum(scores[1:], scores[0]), day=F("articlepage__published_on"))
        .order_by("-nearness", F("day").desc(nulls_last=True), "-pk")
        .values_list("title", "url_path", "day", "first_published_at", *(f"documentpage__{name}" for name in DATES))[
            :RELATED
        ]
    )
    rows = list(found)
    notes = notes_from(row[4:] for row in rows if row[4])
    return [
        (title, "/" + path.split("/", 2)[2], day or first, notes.get(document, ""))
        for title, path, day, first, document, *_ in rows
    ]


def _score(condition, points):
    return Case(When(condition, then=Value(points)), default=Value(0), output_field=IntegerField())
