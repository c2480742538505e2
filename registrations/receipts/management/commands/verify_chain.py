"""Read the whole register and say whether it is unbroken."""

from django.core.management.base import BaseCommand, CommandError

from registrations.receipts.actions import verify_chain


class Command(BaseCommand):
    help = "Kiểm tra sổ ghi nối tiếp: không mục nào bị thêm, bớt, sửa, đổi chỗ."

    def handle(self, *args, **options):
        found = verify_chain()
        for problem in found.problems:
            self.stderr.write(problem)
        if not found.ok:
            raise CommandError(f"Sổ ghi có {len(found.problems)} chỗ không khớp trong {found.entries} mục.")
        self.stdout.write(f"Sổ ghi nguyên vẹn: {found.entries} mục, mã của mục cuối {found.head}.")
