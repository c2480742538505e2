"""Pages of a list."""

from django.core.paginator import Paginator

PAGE_PARAMETER = "trang"


def page_of(request, queryset, per_page, count=None):
    """The asked page of a list; a number that is none or too high gives the nearest page that exists.

    `count` is the length of the list where it is known already.
    """
    paginator = Paginator(queryset, per_page)
    if count is not None:
        paginator.count = count
    return paginator.get_page(request.GET.get(PAGE_PARAMETER))
