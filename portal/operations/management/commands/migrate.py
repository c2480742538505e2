"""`migrate`, with the rooms' tables made last on an empty database."""

from django.apps import apps
from django.core.management.commands import migrate
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

WINGS = {"portal", "cms_pages", "registrations", "search", "themes"}


class Command(migrate.Command):
    """Two hundred of the migrations are those of the libraries.

    Django runs them in the order of the apps' names and, at each, draws all
    models anew that exist by then. With the libraries first there are few: a
    new office is ready a third sooner.
    """

    def handle(self, *args, **options):
        if not (options["app_label"] or options["plan"] or options["check_unapplied"] or options["fake"]):
            self._libraries(connections[options["database"]])
        super().handle(*args, **options)

    def _libraries(self, connection):
        executor = MigrationExecutor(connection)
        if executor.loader.applied_migrations:
            return
        own = {config.label for config in apps.get_app_configs() if config.name.partition(".")[0] in WINGS}
        executor.migrate([leaf for leaf in executor.loader.graph.leaf_nodes() if leaf[0] not in own])
