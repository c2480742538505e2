"""Try again to send the mails that have not gone yet."""

from django.core.management.base import BaseCommand

from registrations.notices.actions import send_waiting


class Command(BaseCommand):
    help = "Gửi lại các thư chưa gửi được."

    def handle(self, *args, verbosity=1, **options):
        sent = send_waiting()
        if verbosity:
            self.stdout.write(f"Đã gửi {sent} thư.")
