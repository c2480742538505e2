"""Publish the head of the register of the day that is over; runs each minute, works once a day."""

from django.core.management.base import BaseCommand
from wagtail.models import Site

from registrations.receipts.publishing import take


class Command(BaseCommand):
    help = "Công bố mã đầu sổ ghi của ngày vừa qua thành tệp; mỗi ngày một lần."

    def handle(self, *args, verbosity, **options):
        site = Site.objects.filter(is_default_site=True).first()
        taken = take((site and site.site_name) or "Hội đồng Thi đua - Khen thưởng")
        if taken and verbosity:
            self.stdout.write(f"Đã công bố mã đầu sổ ghi ngày {taken.date:%d/%m/%Y}: {taken.entry_hash}.")
