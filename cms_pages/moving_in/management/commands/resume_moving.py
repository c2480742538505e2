"""Take up batches of an old site whose work was broken off."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from cms_pages.moving_in import actions
from cms_pages.moving_in.tasks import work_in_background


class Command(BaseCommand):
    """Called each minute by tick: a worker that died leaves its batch behind."""

    help = "Chạy tiếp những đợt chuyển bài bị ngắt giữa chừng."

    def handle(self, *args, **options):
        for pk in actions.take_up(timezone.now()):
            work_in_background.enqueue(pk)
