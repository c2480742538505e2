"""Close the portal for maintenance and open it again."""

from django.core.management.base import BaseCommand

from portal.operations.middleware import maintenance_mark


class Command(BaseCommand):
    """`maintenance on` shows everybody the maintenance page, `maintenance off` opens again."""

    help = "Bật (on) hoặc tắt (off) trang bảo trì."

    def add_arguments(self, parser):
        parser.add_argument("state", choices=["on", "off"])

    def handle(self, *args, state, **options):
        mark = maintenance_mark()
        if state == "on":
            mark.parent.mkdir(parents=True, exist_ok=True)
            mark.touch()
        else:
            mark.unlink(missing_ok=True)
        self.stdout.write("Trang đang bảo trì." if state == "on" else "Trang phục vụ bình thường.")
