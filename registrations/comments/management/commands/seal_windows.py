"""Write the end of every window that is over into the register; runs each minute, works once for each."""

from django.core.management.base import BaseCommand

from registrations.comments.sealing import seal_due


class Command(BaseCommand):
    """Seal what is over; safe to run at any time."""

    help = "Ghi vào sổ việc hết hạn của các cuộc lấy ý kiến, kèm số ý kiến đã nhận; mỗi cuộc một lần."

    def handle(self, *args, verbosity, **options):
        sealed = seal_due()
        if sealed and verbosity:
            self.stdout.write(f"Đã ghi sổ việc hết hạn của {sealed} cuộc lấy ý kiến.")
