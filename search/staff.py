"""Back office: what people search for, and what they do not find."""

from urllib.parse import urlencode

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.admin.auth import require_admin_access

from .models import AskedQuery
from .query_log import MIN_SHOWN, most_asked

PAGE_SIZE = 50
SPANS = (7, 30, 90)
MAX_SHORT = 40


def may_see(user) -> bool:
    """May this person read the report?"""
    return user.has_perm("search.view_askedquery")


@require_admin_access
@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    """Texts searched for, the most asked first; parameters ngay (7, 30, 90), khong-co=1 (found nothing), p (page)."""
    if not may_see(request.user):
        raise PermissionDenied
    typed = request.GET.get("ngay", "")
    days = int(typed) if typed in map(str, SPANS) else 30
    without = request.GET.get("khong-co") == "1"
    page = Paginator(most_asked(days=days, only_without=without), PAGE_SIZE).get_page(request.GET.get("p"))
    may_add = request.user.has_perm("search.add_abbreviation")
    rows = [_row(row, may_add=may_add) for row in page]
    context = {
        "page_title": "Từ khóa tìm kiếm",
        "header_icon": "search",
        "breadcrumbs_items": [{"url": "", "label": "Báo cáo"}, {"url": "", "label": "Từ khóa tìm kiếm"}],
        "rows": rows,
        "page": page,
        "days": days,
        "spans": SPANS,
        "without": without,
        "kept_days": settings.SEARCH_LOG_DAYS,
        "least": MIN_SHOWN,
    }
    return TemplateResponse(request, "search/staff/asked.html", context)


def _row(row: dict, *, may_add: bool) -> dict:
    text = row["text"]
    add = ""
    if may_add and len(text) <= MAX_SHORT:
        add = f"{reverse('wagtailsnippets_search_abbreviation:add')}?{urlencode({'short': text})}"
    return {
        **row,
        "found": AskedQuery.Found(row["most"]).label,
        "search": f"{reverse('search:site')}?{urlencode({'q': text})}",
        "add": add,
    }
