"""Pages of a list."""

from django.core.paginator import Paginator

PAGE_PARAMETER = "trang"


def page_of(request, queryset, per_page):
    """The asked page of a list; a number that is none or too high gives the nearest page that exists."""
    return Paginator(queryset, per_page).get_page(request.GET.get(PAGE_PARAMETER))
