"""Print a window of working days and why each day counts or not."""

import json
from datetime import date

from django.core.management.base import BaseCommand, CommandError

from registrations.calendar.queries import comment_window
from registrations.calendar.working_days import WEEKDAYS


def _date(text):
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise CommandError(f"“{text}” chưa phải là ngày dạng năm-tháng-ngày, ví dụ 2026-02-06.") from None


class Command(BaseCommand):
    help = "Tính thời hạn lấy ý kiến theo ngày làm việc và giải thích từng ngày."

    def add_arguments(self, parser):
        parser.add_argument("opens_on", help="Ngày mở, dạng năm-tháng-ngày.")
        parser.add_argument("--days", type=int, default=10, help="Số ngày làm việc (mặc định 10).")
        parser.add_argument("--scope", default="", help="Mã của Hội đồng có lịch riêng.")
        parser.add_argument("--json", action="store_true", help="In dạng JSON.")

    def handle(self, *args, opens_on, days, scope, **options):
        try:
            window = comment_window(_date(opens_on), days, scope)
        except ValueError as error:
            raise CommandError(f"Số ngày làm việc cần từ 1 đến 250. ({error})") from error
        if options["json"]:
            self.stdout.write(json.dumps(_as_data(window), ensure_ascii=False, indent=2))
            return
        self.stdout.write(f"Mở ngày {window.opens_on:%d/%m/%Y}, kết thúc lúc {window.closes_at:%H:%M %d/%m/%Y}")
        for day in window.days:
            number = f"{day.number:>3}" if day.counts else "  –"
            source = f" ({day.source}{'' if day.verified else ', cần đối chiếu văn bản'})" if day.source else ""
            self.stdout.write(f"{number}  {WEEKDAYS[day.date.weekday()]:<9} {day.date:%d/%m/%Y}  {day.reason}{source}")


def _as_data(window):
    return {
        "opens_on": window.opens_on.isoformat(),
        "opens_at": window.opens_at.isoformat(),
        "closes_at": window.closes_at.isoformat(),
        "last_day": window.last_day.isoformat(),
        "working_days": window.working_days,
        "days": [
            {
                "date": day.date.isoformat(),
                "counts": day.counts,
                "number": day.number,
                "reason": day.reason,
                "source": day.source,
                "verified": day.verified,
            }
            for day in window.days
        ],
    }
