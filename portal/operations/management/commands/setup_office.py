"""Everything an office needs before its first day; run again, it changes nothing."""

from io import StringIO

from django.core.management import call_command
from django.core.management.base import BaseCommand

from portal.operations.office import build_pages

CATALOGUES = (
    "load_units",
    "load_titles",
    "load_targets",
    "load_calendar",
    "load_abbreviations",
    "load_consent_text",
    "load_document_rules",
    "load_comment_rules",
    "load_nomination_rules",
    "load_protest_term",
    "load_feedback_rules",
)


class Command(BaseCommand):
    """Load catalogues, groups and the pages every office starts with."""

    help = "Nạp danh mục, nhóm quyền và các trang ban đầu của một cơ quan."

    def handle(self, *args, verbosity, **options):
        output = self.stdout if verbosity else StringIO()
        for name in CATALOGUES:
            call_command(name, verbosity=verbosity, stdout=output)
        build_pages()
        call_command("setup_groups", verbosity=verbosity, stdout=output)
