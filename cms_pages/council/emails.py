"""The events of the council of which people are told."""

from __future__ import annotations

from django.urls import reverse

from registrations.holders import holders
from registrations.notices.actions import queue, queue_once
from registrations.notices.registry import Event, Place, address_place, register


def _page(context):
    return reverse("council_desk:table") + f"?nam={context['report'].assignment.year}"


def _area(context):
    return "/thanh-vien/"


def _units(rows):
    return "\n".join(f"- {row.unit}" for row in rows[:30])


register(
    Event(
        "council.report",
        "Hội đồng",
        "Thành viên gửi báo cáo về đơn vị",
        "Cơ quan thường trực",
        "cms_pages/council/mail/report.txt",
        (
            Place("thành viên", lambda context: context["report"].assignment.member_name, "Vi Thị Mẫu"),
            Place("đơn vị", lambda context: context["report"].assignment.unit.in_text, "xã Hữu Liên"),
            Place("năm", lambda context: str(context["report"].assignment.year), "2026"),
            address_place(_page, "/quan-tri/hoi-dong/phan-cong/"),
        ),
        _page,
        may_refuse=True,
    ),
    Event(
        "council.report_due",
        "Hội đồng",
        "Báo cáo của thành viên đến hạn, quá hạn",
        "Thành viên Hội đồng được phân công theo dõi đơn vị",
        "cms_pages/council/mail/report_due.txt",
        (
            Place("đơn vị", lambda context: _units(context["rows"]), "- Xã Hữu Liên\n- Xã Tri Lễ"),
            Place("năm", lambda context: str(context["rows"][0].year), "2026"),
            Place("hạn", lambda context: f"{context['rows'][0].report_by:%d/%m/%Y}", "30/11/2026"),
            Place("tình trạng", lambda context: "đã quá hạn" if context["late"] else "sắp đến hạn", "sắp đến hạn"),
            address_place(_area, "/thanh-vien/"),
        ),
        _area,
        may_refuse=True,
    ),
)


def tell_report(report):
    """Tell the standing body of a member's report."""
    queue(
        "council.report",
        holders("cms_council.read_reports"),
        context={"report": report},
        about=f"assignment:{report.assignment_id}",
    )


def tell_due(rows, *, late):
    """Tell a member once of the units still to be reported on by one day, and once when that day is past."""
    first = rows[0]
    key = f"{first.year}, {first.report_by}, {'quá hạn' if late else 'đến hạn'}"
    context = {"rows": rows, "late": late}
    return len(queue_once("council.report_due", [first.account], context=context, key=key, about="thanh-vien"))
