"""The ground that tests stand on: what every database begins with, and rows of set-ups that many tests ask for.

Both are kept as rows and put back as rows, because making them again costs
more than most tests do: a flush of two hundred tables with the signals after
it, or the pages and the permissions of a whole office.
"""

import sqlite3
from datetime import UTC, date, datetime
from functools import cache

import time_machine
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.utils import timezone

# Nobody's instant: where a set-up wrote it, the instant of the test that gets the rows is written.
INSTANT = datetime(2001, 2, 3, 4, 5, 6, 700_809, tzinfo=UTC)


@cache
def tables():
    """All tables but the history of migrations and those that a trigger keeps beside another."""
    return [
        name for name in connection.introspection.table_names() if name != "django_migrations" and "_fts" not in name
    ]


@cache
def _key(table):
    with connection.cursor() as cursor:
        return connection.introspection.get_primary_key_column(cursor, table)


def read(table):
    """Columns and rows of a table, by key."""
    name = connection.ops.quote_name
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {name(table)} ORDER BY {name(_key(table))}")
        return [column[0] for column in cursor.description], cursor.fetchall()


def filled(names):
    """Those of the tables that hold anything, asked in one question."""
    name = connection.ops.quote_name
    with connection.cursor() as cursor:
        cursor.execute(
            " UNION ALL ".join(f"SELECT '{each}' WHERE EXISTS (SELECT 1 FROM {name(each)})" for each in names)
        )
        return {found for (found,) in cursor.fetchall()}


def _insert(cursor, table, columns, rows):
    if not rows:
        return
    name = connection.ops.quote_name
    places = ", ".join(["%s"] * len(columns))
    cursor.executemany(f"INSERT INTO {name(table)} ({', '.join(map(name, columns))}) VALUES ({places})", rows)


class Ground:
    """The database as it stands now, brought back after every test that commits."""

    def __init__(self):
        self.copy = None
        self.rows = {}
        if connection.vendor == "sqlite":
            connection.ensure_connection()
            self.copy = sqlite3.connect(":memory:", check_same_thread=False)
            connection.connection.backup(self.copy)
        else:
            self.rows = {table: read(table) for table in tables()}

    def restore(self):
        """Every table as it was; whoever is still writing is waited for."""
        if self.copy:
            connection.ensure_connection()
            self.copy.backup(connection.connection)
        else:
            self._write()
        ContentType.objects.clear_cache()

    def _write(self):
        name = connection.ops.quote_name
        with transaction.atomic(), connection.cursor() as cursor:
            touched = filled(self.rows)
            for table, (columns, rows) in self.rows.items():
                if read(table)[1] != rows if rows else table in touched:
                    cursor.execute(f"DELETE FROM {name(table)}")
                    _insert(cursor, table, columns, rows)


class Kept:
    """Rows that a set-up leaves, written at once where its tables stand as they stood before it first ran.

    The set-up itself runs the first time, where its tables look otherwise, and
    in tests that commit, where what happens on commit matters.
    """

    def __init__(self, make):
        self.make = make
        self.before = {}
        self.gone = {}
        self.come = {}

    def __call__(self):
        if not connection.in_atomic_block:
            self.make()
            return
        if not self.before:
            self._record()
        if all(read(table) == rows for table, rows in self.before.items()):
            self._write()
        else:
            self.make()

    def _record(self):
        """Run the set-up, see what it changed, and take it back."""
        with transaction.atomic():
            before = {table: read(table) for table in tables()}
            with time_machine.travel(INSTANT, tick=False):
                self.make()
            for table, (columns, rows) in before.items():
                after = read(table)[1]
                if after == rows:
                    continue
                key = columns.index(_key(table))
                old, new = ({row[key]: row for row in each} for each in (rows, after))
                self.before[table] = columns, rows
                self.gone[table] = [(each,) for each, row in old.items() if new.get(each) != row]
                self.come[table] = columns, [row for each, row in new.items() if old.get(each) != row]
            transaction.set_rollback(True)

    def _write(self):
        now, name = timezone.now(), connection.ops.quote_name
        stamps = {
            INSTANT: now,
            INSTANT.replace(tzinfo=None): now.astimezone(UTC).replace(tzinfo=None),
            timezone.localdate(INSTANT): timezone.localdate(now),
        }
        with transaction.atomic(), connection.cursor() as cursor:
            for table, keys in self.gone.items():
                if keys:
                    cursor.executemany(f"DELETE FROM {name(table)} WHERE {name(_key(table))} = %s", keys)
            for table, (columns, rows) in self.come.items():
                _insert(cursor, table, columns, [[_stamped(value, stamps) for value in row] for row in rows])


def _stamped(value, stamps):
    if isinstance(value, date):
        return stamps.get(value, value)
    assert not (isinstance(value, str) and "2001-02-03" in value), "the instant of a set-up stands inside a text"
    return value
