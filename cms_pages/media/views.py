"""Films as files, and the public library of pictures and films."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from cms_pages.core.paging import page_of
from cms_pages.core.pictures import large
from cms_pages.documents.library import notes_of
from cms_pages.media import queries
from cms_pages.media.models import Film, Shown
from cms_pages.media.rules import may_watch
from cms_pages.media.streaming import stream
from themes.base import outward

PICTURES, FILMS, FIRST_FILMS, PLACES = 24, 12, 3, 10
LIBRARY = "Thư viện ảnh, phim"
BIGGEST = 2**63 - 1  # what the database takes for a number


def _film_for(request, pk):
    film = get_object_or_404(Film, pk=pk)
    if not may_watch(request, film):
        raise Http404
    return film


def _given(request, stored, content_type):
    if not stored:
        raise Http404
    try:
        response = stream(request, stored, content_type, stored.name.rpartition("/")[2].partition(".")[0])
    except FileNotFoundError:
        raise Http404 from None
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    # Asked again each time: a film may be taken back.
    response.headers["Cache-Control"] = "private, no-cache"
    return response


@require_safe
def film_file(request, pk, extension):
    """The film itself, in the parts that the player asks for; to whoever may not watch it, it does not exist."""
    film = _film_for(request, pk)
    if extension != film.extension:
        raise Http404
    return _given(request, film.file, film.content_type)


@require_safe
def poster(request, pk):
    """The picture before a film runs."""
    return _given(request, _film_for(request, pk).thumbnail, "image/webp")


@require_safe
def captions(request, pk):
    """The captions of a film."""
    film = _film_for(request, pk)
    if not film.captions:
        raise Http404
    return HttpResponse(film.captions, content_type="text/vtt; charset=utf-8")


def _trail():
    return [("Trang chủ", "/"), (LIBRARY, reverse("media:library"))]


def _year(request, years):
    return next((year for year in years if str(year) == request.GET.get("nam", "")), None)


@require_safe
def library(request):
    """Thư viện: the newest films, then all pictures of live pages."""
    years = queries.years(Shown.objects.public().pictures())
    year = _year(request, years)
    shown = page_of(request, queries.pictures(year), PICTURES)
    films = list(queries.films()[: FIRST_FILMS + 1]) if shown.number == 1 and not year else []
    context = {
        "pictures": shown,
        "films": films[:FIRST_FILMS],
        "more_films": len(films) > FIRST_FILMS,
        "years": years,
        "year": year,
        "listing": outward.listing(shown, nam=year),
        "meta_title": LIBRARY,
        "trail": _trail()[:1],
    }
    return render(request, "cms_pages/media/library.html", context)


@require_safe
def films(request):
    """All films of live pages."""
    years = queries.years(Shown.objects.public().films())
    year = _year(request, years)
    shown = page_of(request, queries.films(year), FILMS)
    context = {"films": shown, "listing": outward.listing(shown, nam=year), "years": years, "year": year}
    return render(request, "cms_pages/media/films.html", context | {"meta_title": "Phim ngắn", "trail": _trail()})


@require_safe
def picture(request, pk):
    """One picture in large, with its words and the pages it stands in."""
    places = list(queries.public_of(image=min(pk, BIGGEST))[:PLACES])
    if not places:
        raise Http404
    shown = next((place for place in places if place.alt), places[0])
    newest = max(places, key=lambda place: place.pk)
    newer, older = queries.neighbours(newest)
    context = {"shown": shown, "places": _pages(places), "newer": newer, "older": older, "trail": _trail()}
    title, address = shown.caption or shown.described, large(shown.image)
    context |= {"meta_title": title, "in_large": address, "picture_alt": shown.described}
    if not shown.image.is_svg():
        context["shared_picture"] = outward.absolute(address)
        context["structured"] = seen(shown, title, context["shared_picture"])
    return render(request, "cms_pages/media/picture.html", context)


@require_safe
def film(request, pk):
    """One film with its transcript and the pages it stands in."""
    places = list(queries.public_of(film=min(pk, BIGGEST))[:PLACES])
    if not places:
        raise Http404
    shown = places[0]
    context = {"shown": shown, "film": shown.film, "places": _pages(places), "meta_title": shown.caption}
    context["trail"] = [*_trail(), ("Phim ngắn", reverse("media:films"))]
    context["structured"] = told(shown)
    return render(request, "cms_pages/media/film.html", context)


def seen(shown, title, address):
    """A picture that everybody may see: https://schema.org/ImageObject."""
    return outward.node(
        "ImageObject",
        name=title,
        description=shown.described,
        url=outward.absolute(reverse("media:picture", args=[shown.image_id])),
        contentUrl=address,
        datePublished=shown.shown_on,
        creditText=shown.credit,
        inLanguage="vi",
        isPartOf=outward.website_id(),
        publisher=outward.organisation_id(),
    )


def told(shown):
    """A film that everybody may watch, with its captions and transcript: https://schema.org/VideoObject or AudioObject."""
    film = shown.film
    address = outward.absolute(reverse("media:film", args=[film.pk]))
    captions = outward.node(
        "MediaObject",
        contentUrl=outward.absolute(film.captions_url),
        encodingFormat="text/vtt",
        inLanguage="vi",
    )
    return outward.node(
        "AudioObject" if film.is_audio else "VideoObject",
        name=shown.caption or film.title,
        description=film.transcript[:500] or film.title,
        url=address,
        contentUrl=outward.absolute(film.url),
        encodingFormat=film.content_type,
        thumbnailUrl=outward.absolute(film.poster_url),
        uploadDate=shown.shown_on,
        duration=outward.lasting(film.duration),
        caption=captions if film.captions else None,
        transcript=film.transcript,
        creditText=film.credit,
        inLanguage="vi",
        publisher=outward.organisation_id(),
    )


def _pages(places):
    """(title, address, note) of each page once."""
    notes = notes_of(place.page_id for place in places)
    found = {each.page_id: (each.page.title, each.page_address, notes.get(each.page_id, "")) for each in places}
    return list(found.values())
