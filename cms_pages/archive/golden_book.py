"""The golden book to leaf through: the shelf of years, a year page by page, its index of names, the old books."""

from dataclasses import dataclass, field

from django.core.paginator import Page
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from cms_pages.core.paging import page_of
from registrations.awards.showing import PublicView, public_view
from registrations.golden_book import queries
from registrations.golden_book.models import BookPage, BookVolume

PER_PAGE = 30
NAMES_PER_PAGE = 100
CRUMBS = [("Trang chủ", "/"), ("Sổ vàng", "/so-vang/")]
SHELF = ("Sổ vàng theo năm", "/so-vang/so/")


@dataclass(slots=True)
class Part:
    """What of one section stands on a page; ``opens`` when the section begins there."""

    section: queries.Section
    chapter: queries.Chapter | None
    opens: bool
    entries: list[tuple[int, PublicView, object]] = field(default_factory=list)


@require_safe
def shelf(request: HttpRequest) -> HttpResponse:
    """All years that have a book, by decade, and the scanned volumes."""
    years = queries.years()
    decades: dict[int, list[dict]] = {}
    for row in years:
        decades.setdefault(row["year"] // 10 * 10, []).append(row)
    context = {
        "crumb_items": CRUMBS,
        "decades": list(decades.items()),
        "years": years,
        "total": sum(row["count"] for row in years),
        "volumes": queries.volumes(),
    }
    return render(request, "cms_pages/archive/book_shelf.html", context)


@require_safe
def year(request: HttpRequest, year: int) -> HttpResponse:
    """One year, thirty entries a page, in the order of the printed book."""
    rows = {row["year"]: row for row in queries.years()}
    if year not in rows:
        raise Http404("Sổ vàng không có năm này.")
    chapters = queries.chapters_of(year)
    count = sum(chapter.count for chapter in chapters)
    page = page_of(request, queries.in_order(year).select_related("title", "decision"), PER_PAGE, count=count)
    return render(
        request,
        "cms_pages/archive/book_year.html",
        _of_year(year, list(rows))
        | {
            "page_obj": page,
            "parts": _parts(page, chapters),
            "chapters": _with_pages(chapters),
            "count": count,
            "book": queries.book_of(year),
            "letters": queries.letters_of(year),
            "left_out": rows[year]["left_out"],
            "corrections": queries.told_events(year)[:50] if page.number == page.paginator.num_pages else [],
            "last_page": page.number == page.paginator.num_pages,
        },
    )


def _of_year(year: int, years: list[int]) -> dict:
    at = years.index(year)
    return {
        "crumb_items": [*CRUMBS, SHELF],
        "year": year,
        "year_text": str(year),
        "earlier": years[at + 1] if at + 1 < len(years) else None,
        "later": years[at - 1] if at else None,
        "years": years,
    }


def _with_pages(chapters: list[queries.Chapter]) -> list[tuple[queries.Chapter, int, list[tuple]]]:
    """The table of contents: each chapter and section with the page on which it begins."""
    return [
        (
            chapter,
            chapter.start // PER_PAGE + 1,
            [(section, section.start // PER_PAGE + 1) for section in chapter.sections],
        )
        for chapter in chapters
    ]


def _parts(page: Page, chapters: list[queries.Chapter]) -> list[Part]:
    """The entries of a page under their headings."""
    headings = [(chapter, section) for chapter in chapters for section in chapter.sections]
    first = (page.number - 1) * PER_PAGE
    parts: list[Part] = []
    for at, record in enumerate(page.object_list, start=first):
        chapter, section = next(
            (pair for pair in headings if pair[1].start <= at < pair[1].start + pair[1].count), headings[-1]
        )
        if not parts or parts[-1].section is not section:
            opens = at == section.start
            new_chapter = chapter if at == chapter.start or not parts else None
            if parts and new_chapter is None and parts[-1].section not in chapter.sections:
                new_chapter = chapter
            parts.append(Part(section, new_chapter, opens))
        parts[-1].entries.append((at + 1, public_view(record), record.decision))
    return parts


@require_safe
def names(request: HttpRequest, year: int, letter: str) -> HttpResponse:
    """The index of a year: everybody under one letter."""
    years = [row["year"] for row in queries.years()]
    letters = dict(queries.letters_of(year)) if year in years else {}
    if letter not in letters:
        if year in years:
            return redirect("archive:book-year", year)
        raise Http404("Sổ vàng không có năm này.")
    page = page_of(request, queries.by_name(year, letter), NAMES_PER_PAGE, count=letters[letter])
    context = _of_year(year, years) | {
        "letter": letter,
        "letters": letters.items(),
        "page_obj": page,
        "found": [public_view(record) for record in page.object_list],
    }
    context["crumb_items"] = [*context["crumb_items"], (f"Năm {year}", reverse("archive:book-year", args=[year]))]
    response = render(request, "cms_pages/archive/book_names.html", context)
    response["X-Robots-Tag"] = "noindex, follow"  # lists of names, children's too, are for readers of the book
    return response


@require_safe
def printed(request: HttpRequest, year: int) -> HttpResponse:
    """The PDF of a year as it was set last, if it still says what the records say. Never sets one."""
    book = queries.book_of(year)
    if book is None:
        return redirect("archive:book-year", year) if queries.records_of(year).exists() else _gone()
    response = FileResponse(book.file.open("rb"), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="so-vang-{year}.pdf"'
    response["Cache-Control"] = "no-cache"
    response["X-Robots-Tag"] = "noindex"
    return response


def _gone():
    raise Http404("Sổ vàng không có năm này.")


# --- the old books ------------------------------------------------------------------


@require_safe
def volume(request: HttpRequest, pk: int) -> HttpResponse:
    """One of the paper books: its open pages."""
    found = get_object_or_404(BookVolume, pk=pk)
    pages = BookPage.objects.public().filter(volume=found).order_by("number")
    page = page_of(request, pages, 24)
    if not page.paginator.count:
        raise Http404("Quyển sổ này chưa có trang nào được công bố.")
    context = {"crumb_items": [*CRUMBS, SHELF], "volume": found, "page_obj": page}
    return render(request, "cms_pages/archive/book_volume.html", context)


def _open_page(pk: int, number: int) -> BookPage:
    return get_object_or_404(BookPage.objects.public().select_related("volume"), volume=pk, number=number)


@require_safe
def page(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """A scanned page beside the entries that were made from it."""
    found = _open_page(pk, number)
    others = list(BookPage.objects.public().filter(volume=pk).order_by("number").values_list("number", flat=True))
    at = others.index(number) if number in others else 0
    context = {
        "crumb_items": [*CRUMBS, SHELF, (f"Quyển {found.volume.number}", found.volume.get_absolute_url())],
        "book_page": found,
        "volume": found.volume,
        "lines": [(line, public_view(line.record), line.record.decision) for line in queries.lines_of(found)],
        "corrections": queries.corrections_on(found),
        "before": others[at - 1] if at else None,
        "after": others[at + 1] if at + 1 < len(others) else None,
        "small_height": round(found.height * 960 / found.width),
    }
    return render(request, "cms_pages/archive/book_page.html", context)


@require_safe
def scan(request: HttpRequest, pk: int, number: int, size: str) -> HttpResponse:
    """The picture of a page. Browsers ask each time whether they may still show it: a page can be closed."""
    found = _open_page(pk, number)
    file = found.large if size == "lon" else found.small
    etag = quote_etag(file.name.rsplit("/", 1)[-1])
    if request.headers.get("If-None-Match") == etag:
        response = HttpResponseNotModified()
    else:
        response = FileResponse(file.open("rb"), content_type="image/jpeg")
    response["ETag"] = etag
    response["Cache-Control"] = "no-cache"
    response["X-Robots-Tag"] = "noindex"
    return response
