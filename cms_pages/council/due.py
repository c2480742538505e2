"""Reports that members of the council owe, and accounts that still read papers though the seat has ended."""

from itertools import groupby

from django.urls import reverse
from django.utils import timezone

from registrations.calendar.due import Due, start_of

from . import queries, rules

MOST = 20


def due(user, now, until):
    """A member's own reports; for the standing body how many are missing; for administrators seats that ended."""
    owed = queries.owed(timezone.localdate(until))
    if rules.sits(user):
        for row in owed.filter(account=user)[:MOST]:
            url = reverse("council_member:assignment", args=[row.pk])
            yield Due(start_of(row.report_by), f"Báo cáo về {row.unit.in_text}", url, "Báo cáo của thành viên")
    if rules.may_read_reports(user):
        rows = owed.order_by("year", "report_by").values_list("year", "report_by")
        for (year, day), found in groupby(rows):
            title = f"{len(list(found))} đơn vị chưa có báo cáo của thành viên theo dõi, năm {year}"
            url = f"{reverse('council_desk:table')}?nam={year}"
            yield Due(start_of(day), title, url, "Báo cáo của thành viên")
    if user.has_perm("accounts.change_user"):
        for seat, ended_on in queries.seats_ended(timezone.localdate(now))[:MOST]:
            title = f"{seat.name} đã thôi tham gia Hội đồng, tài khoản còn trong nhóm Thành viên Hội đồng"
            url = reverse("wagtailusers_users:edit", args=[seat.account_id])
            yield Due(start_of(ended_on), title, url, "Tài khoản cần xem lại")
