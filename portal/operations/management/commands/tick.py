"""What has to happen each minute; nothing that readers see depends on it."""

import logging
import time
from io import StringIO

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import close_old_connections

log = logging.getLogger(__name__)

# Each runs on its own: one that fails does not keep the others from running.
JOBS = (
    "publish_scheduled",
    "sweep_index",
    "recount_figures",
    "remind_units",
    "remind_reports",
    "remind_plans",
    "remind_members",
    "remind_inspections",
    "tell_papers",
    "remind_editors",
    "send_notices",
    "discard_orphans",
    "publish_head",
    "retain --execute",
    "seal_windows",
    "remind_outcomes",
    "remove_nominee_details",
    "remind_feedback",
    "refresh_golden_books",
    "make_open_data",
    "drop_old_queries",
    "propose_recipients",
    "count_readings",
    "resume_moving",
)
# Commands that see to it themselves that they do their work once in 24 hours.
DAILY = ("read_files --daily", "check_index --daily --repair", "recount_figures --daily")


class Command(BaseCommand):
    """Publish what was scheduled, index what still waits, send late mails, drop files that nobody filed."""

    help = "Việc mỗi phút: đăng bài đã hẹn giờ, lập chỉ mục những gì còn chờ, gửi lại thư chưa đi."

    def add_arguments(self, parser):
        parser.add_argument("--every", type=int, default=0, help="Lặp lại sau số giây này; 0 là chạy một lần.")

    def handle(self, *args, every, verbosity, **options):
        while True:
            for name in (*JOBS, *DAILY):
                try:
                    call_command(*name.split(), verbosity=verbosity, stdout=StringIO() if every else self.stdout)
                except Exception:
                    log.exception("tick: %s failed", name)
            if not every:
                return
            close_old_connections()
            time.sleep(every)
