"""What was read most."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Sum
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from cms_pages.core.sight import shown_title

from .models import Reading

KEPT_DAYS = 400
# Sections of records, by the namespace of their addresses: their pages are of people, so only the section is counted.
SECTIONS = {
    "archive": ("Sổ vàng", "archive:search"),
    "figures": ("Thống kê khen thưởng", "figures:overview"),
    "consultations": ("Lấy ý kiến", "consultations:index"),
    "feedback": ("Hỏi đáp", "feedback:index"),
    "plans": ("Kế hoạch công tác", "plans:index"),
    "clusters_public": ("Cụm, khối thi đua", "clusters_public:index"),
    "open_data": ("Dữ liệu mở", "open_data:index"),
}


@dataclass(frozen=True, slots=True)
class Read:
    """One line of what was read: `times` in the span, `before` in the span of the same length before it."""

    title: str
    url: str
    kind: str
    times: int
    before: int


def first_day(days: int, today: date | None = None) -> date:
    """The first of the last `days` days, today among them."""
    return (today or timezone.localdate()) - timedelta(days=days - 1)


def rows(days: int, *, owner=None):
    """{page, section, sum} of the last days, the most read first; of the pages of one owner when asked."""
    found = Reading.objects.filter(day__gte=first_day(days))
    if owner is not None:
        found = found.filter(page__owner=owner)
    return found.order_by().values("page", "section").annotate(sum=Sum("times")).order_by("-sum", "page", "section")


def lines(some: list[dict], days: int) -> list[Read]:
    """Rows as they are shown; pages that are not public any more are told without a link."""
    pages = Page.objects.select_related("content_type").in_bulk([row["page"] for row in some if row["page"]])
    start = first_day(days)
    earlier = Reading.objects.filter(day__lt=start, day__gte=start - timedelta(days=days))
    before = {
        (row["page"], row["section"]): row["sum"]
        for row in earlier.order_by().values("page", "section").annotate(sum=Sum("times"))
    }
    found = []
    for row in some:
        key = row["page"], row["section"]
        if page := pages.get(row["page"]):
            title, kind = shown_title(page), page.content_type.name
            url = page.get_url() if page.live and title == page.title else ""
        elif row["section"] in SECTIONS:
            title, name = SECTIONS[row["section"]]
            kind, url = "mục", reverse(name)
        else:
            continue
        found.append(Read(title, url or "", kind, row["sum"], before.get(key, 0)))
    return found


def most_read(days: int, number: int, *, owner=None) -> list[Read]:
    """The pages and sections that were opened most in the last days."""
    return lines(list(rows(days, owner=owner)[:number]), days)
