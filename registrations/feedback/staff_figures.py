"""Monthly figures for the office: a table, a drawing, a workbook."""

import re
from datetime import date

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils import timezone

from registrations import downloads

from . import figures, rules
from .desk import FOLDER, Desk
from .exports import workbook

MONTHS = 12
BAR = 100


def asked_month(request):
    """The month in the address ("2026-11"); this month by default. Raises Http404 for what is none."""
    text = request.GET.get("thang", "")
    this = timezone.localdate().replace(day=1)
    if not text:
        return this
    found = re.fullmatch(r"(20\d\d)-(0[1-9]|1[0-2])", text, re.ASCII)
    if not found:
        raise Http404
    return date(int(found[1]), int(found[2]), 1)


def bars(months):
    """Months ready to be drawn: widths from 0 to 100 as SVG writes them."""
    highest = max((each.received for _, each in months), default=0) or 1

    def width(number):
        return f"{number * BAR / highest:.1f}"

    return [
        {
            "month": month,
            "figures": each,
            "in_time": width(each.in_time),
            "late": width(each.late),
            "late_at": width(each.in_time),
            "rest": width(each.received - each.answered),
            "rest_at": width(each.answered),
        }
        for month, each in months
    ]


class FiguresView(Desk):
    """One month by kind and topic, and the twelve months that end with it."""

    template_name = f"{FOLDER}/figures.html"
    page_title = "Số liệu góp ý, câu hỏi"
    header_icon = "table"

    def trail(self):
        return [{"url": "", "label": "Số liệu"}]

    def get_context_data(self, **kwargs):
        now, month = timezone.now(), asked_month(self.request)
        rows = figures.of_month(month, now)
        return super().get_context_data(
            month=month,
            before=figures.back(month, 1),
            after=figures.next_month(month) if figures.next_month(month) <= timezone.localdate(now) else None,
            rows=rows,
            total=figures.total(rows),
            bars=bars(figures.by_month(month, MONTHS, now)),
            **kwargs,
        )


def export(request):
    """The same as a workbook."""
    if not rules.may_read(request.user):
        raise PermissionDenied
    now, month = timezone.now(), asked_month(request)
    body = workbook(month, figures.of_month(month, now), figures.by_month(month, MONTHS, now), now)
    return downloads.private(body, f"gop-y-cau-hoi-{month:%Y-%m}.xlsx")
