"""Print a window of working days and why each day counts or not."""

import json
import re
from datetime import date, datetime

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from registrations.calendar.national import FIRST_YEAR, LAST_YEAR
from registrations.calendar.queries import calendar_for
from registrations.calendar.working_days import (
    LONGEST_WINDOW,
    WEEKDAYS,
    ZONE,
    NoWorkingDay,
    comment_window,
    working_days_left,
)

STATES = {"upcoming": "chưa mở", "open": "đang mở", "closed": "đã kết thúc"}


def _date(text):
    try:
        day = date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) else None
    except ValueError:
        day = None
    if day is None:
        raise CommandError(f"“{text}” chưa phải là ngày dạng năm-tháng-ngày, ví dụ 2026-02-06.")
    if not FIRST_YEAR <= day.year < LAST_YEAR:
        raise CommandError(f"Lịch ngày làm việc có từ năm {FIRST_YEAR} đến năm {LAST_YEAR - 1}.")
    return day


def _instant(text):
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise CommandError(f"“{text}” chưa phải là thời điểm, ví dụ 2026-02-27T23:59:59.") from None
    return at if at.tzinfo else at.replace(tzinfo=ZONE)


class Command(BaseCommand):
    help = "Tính thời hạn lấy ý kiến theo ngày làm việc và giải thích từng ngày."

    def add_arguments(self, parser):
        parser.add_argument("opens_on", help="Ngày mở, dạng năm-tháng-ngày.")
        parser.add_argument("--days", type=int, default=10, help="Số ngày làm việc, từ 1 đến 250 (mặc định 10).")
        parser.add_argument("--scope", default="", help="Mã của Hội đồng có lịch riêng.")
        parser.add_argument("--now", help="Xem thời hạn vào lúc này, ví dụ 2026-02-27T23:59:59 (giờ Việt Nam).")
        parser.add_argument("--json", action="store_true", help="In dạng JSON.")

    def handle(self, *args, opens_on, days, scope, now, **options):
        opens_on = _date(opens_on)
        if not 1 <= days <= LONGEST_WINDOW:
            raise CommandError(f"Số ngày làm việc cần từ 1 đến {LONGEST_WINDOW}, ở đây là {days}.")
        if not re.fullmatch(r"[-a-zA-Z0-9_]{0,80}", scope):
            raise CommandError("--scope là mã của Hội đồng: chữ không dấu, số và gạch ngang.")
        at = _instant(now) if now else timezone.now()
        calendar = calendar_for(scope, since=opens_on)
        try:
            window = comment_window(opens_on, days, calendar)
        except NoWorkingDay as error:
            raise CommandError(
                f"Lịch không còn ngày làm việc nào trong 400 ngày liền. Mời xem lại. ({error})"
            ) from error
        left = working_days_left(max(timezone.localdate(at), opens_on), window.last_day, calendar)
        if timezone.localdate(at) <= opens_on:
            left = days
        told = _as_data(window, scope) | {"now": at.astimezone(ZONE).isoformat(), "state": _state(window, at)}
        told["working_days_left"] = left
        if options["json"]:
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=2))
        else:
            self._tell(window, told)

    def _tell(self, window, told):
        self.stdout.write(
            f"Mở ngày {window.opens_on:%d/%m/%Y}, kết thúc lúc {window.closes_at:%H:%M %d/%m/%Y}; "
            f"{STATES[told['state']]}, còn {told['working_days_left']} ngày làm việc."
        )
        for day in window.days:
            number = f"{day.number:>3}" if day.counts else "  –"
            source = f" ({day.source})" if day.source else ""
            mark = "" if day.verified else "  [chưa đối chiếu]"
            weekday = WEEKDAYS[day.date.weekday()]
            self.stdout.write(f"{number}  {weekday:<9} {day.date:%d/%m/%Y}  {day.reason}{source}{mark}")
        if told["unannounced_years"]:
            years = ", ".join(map(str, told["unannounced_years"]))
            self.stdout.write(
                f"Ngày nghỉ và hoán đổi của năm {years} chưa được thông báo: thời hạn có thể còn dài thêm."
            )


def _state(window, at):
    if at < window.opens_at:
        return "upcoming"
    return "open" if at < window.closes_at else "closed"


def _as_data(window, scope):
    plain = [day for day in window.days if not day.source and not day.verified]
    return {
        "opens_on": window.opens_on.isoformat(),
        "opens_at": window.opens_at.isoformat(),
        "closes_at": window.closes_at.isoformat(),
        "last_day": window.last_day.isoformat(),
        "working_days": window.working_days,
        "scope": scope,
        "verified": not window.unverified,
        "unannounced_years": sorted({day.date.year for day in plain}),
        "days": [
            {
                "date": day.date.isoformat(),
                "weekday": WEEKDAYS[day.date.weekday()],
                "counts": day.counts,
                "number": day.number,
                "kind": day.kind,
                "reason": day.reason,
                "source": day.source,
                "verified": day.verified,
            }
            for day in window.days
        ],
    }
