"""Keep locale/vi complete when a package is upgraded; for developers."""

from django.core.management.base import BaseCommand

from portal.operations import catalogues


class Command(BaseCommand):
    """List the texts that lack Vietnamese, or compile our catalogues."""

    help = "Bản dịch của các gói: `missing` liệt kê câu còn thiếu, `compile` ghi tệp .mo."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("do", choices=("missing", "compile"))

    def handle(self, *args, do, **options):
        for domain in catalogues.DOMAINS:
            if do == "compile":
                self.stdout.write(str(catalogues.compile_catalogue(domain)))
                continue
            for message, package in catalogues.missing(domain).items():
                self.stdout.write(f"{domain} {package}: {message}")
