"""Fill an empty office with the demo province."""

import logging

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from portal.demo import (
    afterwards,
    clusters,
    contests,
    council,
    figures,
    filing,
    guard,
    honours,
    know_how,
    old_books,
    pages,
    people,
    proposals,
    questions,
    readers,
    recipients,
    reporting,
    sections,
    story_proposals,
    voice,
    work_plan,
    year_targets,
)
from portal.demo.models import DemoMark
from portal.demo.moments import SEED, Demo
from portal.operations.office import build_pages
from registrations.units.models import Unit

# What Wagtail would do page by page in the background, a thousand small tasks for the worker's first minutes.
CHORES = ("wagtail.tasks.update_reference_index_task", "modelsearch.tasks.insert_or_update_object_task")


class Command(BaseCommand):
    """All or nothing: a failure leaves the database as it was."""

    help = "Nạp tỉnh mẫu (người và số liệu hư cấu) vào một cơ sở dữ liệu trống. Cần DEMO=1."

    def handle(self, *args, verbosity, **options):
        if not settings.DEMO:
            raise CommandError("Dữ liệu mẫu có mật khẩu ai cũng biết, chỉ nạp khi DEMO=1.")
        if not guard.is_empty():
            raise CommandError("Cơ sở dữ liệu đã có người dùng hoặc hồ sơ, không nạp dữ liệu mẫu vào đây.")
        if not Unit.objects.exists():
            call_command("setup_office", verbosity=0)
        # Every page published is a line of the log; two hundred of them would hide what matters.
        logging.getLogger("wagtail").setLevel(logging.WARNING)
        with transaction.atomic():
            load()
        _index_for_staff()
        if verbosity:
            self.stdout.write("\n".join(["Đã nạp tỉnh mẫu.", *people.sign_in_lines()]))


def _index_for_staff() -> None:
    """Index pages for the back office at once instead of one by one."""
    DBTaskResult.objects.filter(task_path__in=CHORES).delete()
    call_command("update_index", verbosity=0)
    call_command("rebuild_references_index", verbosity=0)


def load() -> None:
    """Everything of the demo, in the order in which it leans on what came before."""
    now = timezone.now()
    demo = Demo(today=timezone.localdate(now), now=now)
    office = build_pages()
    DemoMark.objects.create(loaded_at=now, seed=SEED)
    people.load(demo)
    pages.describe_office()
    filing.load_movements(demo)
    clusters.load(demo)
    decisions = honours.load(demo)
    press = pages.Press(demo)
    pages.load_documents(demo, office, press)
    pages.load_exemplars(demo, office, press, decisions)
    pages.load_news(demo, office, press)
    sections.load(demo, office)
    sections.load_bundle(demo)
    sections.propose_change(demo)
    filing.load(demo)
    reporting.load(demo)
    reporting.load_pages(office, press)
    contests.load(demo)
    voice.load(demo)
    questions.load(demo)
    know_how.load(demo, office, press)
    proposals.load(demo)
    story_proposals.load(demo)
    afterwards.load(demo, decisions)
    demo.live()
    recipients.load(demo)
    figures.load()
    old_books.load(demo)
    work_plan.load(demo)
    council.load(demo, office, press)
    year_targets.load(demo, office, press)
    readers.load(demo)
