"""Erase personal data whose term is over; without --execute only tell what would go."""

from django.core.management.base import BaseCommand, CommandError

from registrations.privacy.registry import keepings
from registrations.privacy.retention import retain
from registrations.safeguards import tallies


class Command(BaseCommand):
    help = "Xóa dữ liệu cá nhân đã hết thời hạn lưu. Không có --execute thì chỉ đếm, không xóa gì."

    def add_arguments(self, parser):
        parser.add_argument("--execute", action="store_true", help="Xóa thật; mỗi lần xóa ghi một dòng nhật ký.")
        parser.add_argument("--only", default="", metavar="LOẠI", help="Chỉ một loại dữ liệu.")

    def handle(self, *args, execute, only, **options):
        codes = [keeping.code for keeping in keepings()]
        if only and only not in codes:
            raise CommandError(f"Không có loại dữ liệu {only}. Các loại: {', '.join(codes)}.")
        outcomes = retain(execute=execute, only=only)
        if execute and not only:
            tallies.forget()
        for outcome in outcomes:
            verb = "đã xóa" if execute else "sẽ xóa"
            failed = f"; {outcome.failed} chưa xóa được, xem nhật ký của máy chủ" if outcome.failed else ""
            self.stdout.write(f"{outcome.keeping.title}: {verb} {outcome.count} ({outcome.term}){failed}")
            for reason, number in outcome.held.items():
                self.stdout.write(f"  còn giữ {number} đã đến hạn: {reason}")
        if not execute:
            self.stdout.write("Đây là lần chạy thử, chưa xóa gì. Xóa thật: manage.py retain --execute")
        if any(outcome.failed for outcome in outcomes):
            raise CommandError("Có bản ghi chưa xóa được.")
