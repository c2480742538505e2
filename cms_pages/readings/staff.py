"""Back office: what readers read."""

from django.core.paginator import Paginator
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe
from wagtail.admin.auth import require_admin_access

from .queries import KEPT_DAYS, lines, rows

PAGE_SIZE = 50
SPANS = (7, 30, 90, 365)


@require_admin_access
@require_safe
def report(request):
    """The pages most opened; parameters ngay (7, 30, 90, 365), cua-toi=1 (pages of this person), p (page)."""
    typed = request.GET.get("ngay", "")
    days = int(typed) if typed in map(str, SPANS) else 30
    mine = request.GET.get("cua-toi") == "1"
    page = Paginator(rows(days, owner=request.user if mine else None), PAGE_SIZE).get_page(request.GET.get("p"))
    context = {
        "page_title": "Lượt đọc",
        "header_icon": "view",
        "breadcrumbs_items": [{"url": "", "label": "Báo cáo"}, {"url": "", "label": "Lượt đọc"}],
        "rows": lines(list(page), days),
        "page": page,
        "days": days,
        "spans": SPANS,
        "mine": mine,
        "kept_days": KEPT_DAYS,
    }
    return TemplateResponse(request, "cms_pages/readings/report.html", context)
