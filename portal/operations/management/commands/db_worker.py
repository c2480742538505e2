"""`db_worker`, as quiet as the settings say."""

from django_tasks_db.management.commands import db_worker


class Command(db_worker.Command):
    """The library's own command writes a line for every task begun and ended, whatever LOGGING says of it."""

    def configure_logging(self, verbosity):
        if verbosity > 1:
            super().configure_logging(verbosity)
