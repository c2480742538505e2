"""News for readers of feeds: all of it, a category, a topic, a movement, a unit; and what the press said."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from cms_pages.core.context import site as frame_of
from cms_pages.core.feeds import MOST, TYPES, Item, address_of, answer
from cms_pages.core.models import Topic
from cms_pages.core.pictures import SPECS
from cms_pages.media.models import Shown
from cms_pages.news.about import borne
from cms_pages.news.models import ArticlePage, NewsCategory, NewsIndexPage
from registrations.movements.models import Movement
from registrations.units.models import Unit

# What an address names → (model, field of its name in addresses, name of the filter, parameter of the list, words).
SHELVES = {
    "chuyen-muc": (NewsCategory, "slug", "category", "muc", "Tin tức: {}"),
    "chu-de": (Topic, "slug", "topic", "chude", "Tin tức về chủ đề {}"),
    "phong-trao": (Movement, "slug", "movement", "phongtrao", "Tin tức về {}"),
    "don-vi": (Unit, "code", "unit", "donvi", "Tin tức về {}"),
}


@require_safe
def everything(request, form):
    """All news."""
    return _feed(request, form, "Tin tức thi đua, khen thưởng", "", {})


@require_safe
def shelf(request, shelf, key, form):
    """News of one category, topic, movement or unit."""
    if shelf not in SHELVES or "\x00" in key:  # PostgreSQL refuses to be asked for a NUL
        raise Http404
    model, field, about, parameter, words = SHELVES[shelf]
    chosen = get_object_or_404(model if model is Unit else borne(model), **{field: key})
    return _feed(request, form, words.format(_name(chosen)), f"?{parameter}={key}", {about: chosen})


def _name(chosen):
    return chosen.name


def _feed(request, form, title, query, about):
    office = frame_of(request)["office"]
    section = NewsIndexPage.objects.live().first()
    if section is None:
        raise Http404
    articles = ArticlePage.objects.open_to_all().about(**about).filter(published_on__lte=timezone.now())
    pages = list(
        articles.select_related("category", "picture")
        .prefetch_related("topics", "movements")
        .defer("body")
        .newest_first()[:MOST]
    )
    films = _films(pages)
    owner = f"{office.name} {office.place}".strip()
    return answer(
        request,
        form,
        title=f"{title} – {owner}",
        address=section.url_path_here + query,
        description=section.lead or "Hoạt động thi đua, khen thưởng trong tỉnh.",
        items=[_item(page, films.get(page.pk)) for page in pages],
        office=owner,
    )


def _films(pages):
    """The first film of each page that shows one; one query."""
    shown = Shown.objects.filter(page__in=[page.pk for page in pages]).films().select_related("film").order_by("-pk")
    return {each.page_id: each.film for each in shown}


def _item(page, film):
    about = [page.category, *page.topics.all(), *page.movements.all()]
    return Item(
        title=page.title,
        address=address_of(page),
        summary=page.lead,
        published=page.published_on,
        updated=max(page.published_on, page.last_published_at or page.published_on),
        author=page.byline or page.source_name,
        categories=tuple(str(each) for each in about if each),
        enclosure=_enclosure(page, film),
    )


def _enclosure(page, film):
    """The film of an article, otherwise its picture; none when the file is gone."""
    try:
        if film is not None:
            return film.url, film.file.size, film.content_type
        if page.picture is not None:
            return _picture(page.picture)
    except (OSError, ValueError):
        return None
    return None


def _picture(picture):
    if picture.is_svg():
        return picture.file.url, picture.file.size, "image/svg+xml"
    rendition = picture.get_rendition(SPECS[-1])
    return rendition.url, rendition.file.size, "image/webp"


@require_safe
def overview(request):
    """Nhận tin qua RSS: every feed by name, for people."""
    articles = ArticlePage.objects.open_to_all()
    held = {
        "chuyen-muc": NewsCategory.objects.filter(articles__in=articles.values("pk")).distinct(),
        "chu-de": Topic.objects.filter(articles__in=articles.values("pk")).distinct(),
        "phong-trao": Movement.objects.filter(articles__in=articles.values("pk")).distinct(),
        "don-vi": Unit.objects.filter(article_links__page__in=articles.values("pk")).distinct().in_order()[:200],
    }
    names = {"chuyen-muc": "Chuyên mục", "chu-de": "Chủ đề", "phong-trao": "Phong trào", "don-vi": "Đơn vị"}
    shelves = [
        (names[shelf], [(each.name, *_addresses(shelf, getattr(each, SHELVES[shelf][1]))) for each in found])
        for shelf, found in held.items()
    ]
    everything = ("Tất cả tin tức", *(reverse("feeds:all", args=[form]) for form in TYPES))
    press = ("Báo chí, phát thanh, truyền hình", *(reverse("feeds:press", args=[form]) for form in TYPES))
    context = {"shelves": [("Tất cả", [everything, press]), *shelves], "meta_title": "Nhận tin qua RSS"}
    context["trail"] = [("Trang chủ", "/"), ("Tin tức", "/tin-tuc/")]
    return render(request, "cms_pages/news/feeds.html", context)


def _addresses(shelf, key):
    return [reverse("feeds:shelf", args=[shelf, key, form]) for form in TYPES]
