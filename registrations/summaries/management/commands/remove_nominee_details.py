"""Gỡ thông tin trường hợp không được khen thưởng, khi đã đến ngày."""

from django.core.management.base import BaseCommand

from registrations.summaries import removal


class Command(BaseCommand):
    """Take details of those not awarded off the public pages; there is no way back, so look first with --dry-run."""

    help = "Gỡ thông tin của trường hợp không được khen thưởng khỏi các trang công khai, khi đã đến ngày."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="Chỉ kê ra, không gỡ.")

    def handle(self, *args, dry_run, **options):
        for plan in list(removal.due_plans()):
            if dry_run:
                self.stdout.write(
                    f"{plan.consultation} (từ ngày {plan.due:%d/%m/%Y}): {len(plan.going)} trường hợp sẽ gỡ."
                )
                for nominee in plan.going:
                    self.stdout.write(f"  sẽ gỡ: {nominee}")
                for nominee in plan.staying:
                    self.stdout.write(f"  giữ, đã được khen thưởng: {nominee}")
            else:
                gone = removal.remove_details(plan.consultation)
                self.stdout.write(f"{plan.consultation}: đã gỡ {len(gone)} trường hợp.")
