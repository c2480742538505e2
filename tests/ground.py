"""The ground that tests stand on: what every database begins with, and rows of set-ups that many tests ask for.

Both are kept as rows and put back as rows, because making them again costs
more than most tests do: a flush of two hundred tables with the signals after
it, or the pages and the permissions of a whole office.
"""

import sqlite3
from copy import deepcopy
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


@cache
def _with_triggers():
    """Tables on which a trigger of ours stands."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT tbl_name FROM sqlite_master WHERE type = 'trigger'")
        else:
            cursor.execute("SELECT event_object_table FROM information_schema.triggers")
        return {table for (table,) in cursor.fetchall()}


@cache
def _leads_to(table):
    """Tables that rows of this one point to, but those that no test writes."""
    with connection.cursor() as cursor:
        found = {other for _, other in connection.introspection.get_relations(cursor, table).values()}
    return found - {table, "django_content_type", "auth_permission"}


def read(table):
    """Columns and rows of a table, by key."""
    name = connection.ops.quote_name
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {name(table)} ORDER BY {name(_key(table))}")
        return [column[0] for column in cursor.description], cursor.fetchall()


def filled(names):
    """Those of the tables that hold anything, asked in one question."""
    names, name = list(names), connection.ops.quote_name
    if not names:
        return set()
    with connection.cursor() as cursor:
        cursor.execute(
            " UNION ALL ".join(f"SELECT '{each}' WHERE EXISTS (SELECT 1 FROM {name(each)})" for each in names)
        )
        return {found for (found,) in cursor.fetchall()}


def _insert(cursor, table, columns, rows):
    if not rows:
        return
    name = connection.ops.quote_name
    head = f"INSERT INTO {name(table)} ({', '.join(map(name, columns))}) VALUES "
    places = f"({', '.join(['%s'] * len(columns))})"
    if connection.vendor == "sqlite":
        cursor.executemany(head + places, rows)
        return
    for start in range(0, len(rows), 200):  # the server takes many rows in one statement faster
        part = rows[start : start + 200]
        cursor.execute(head + ", ".join([places] * len(part)), [value for row in part for value in row])


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
            # Taking rows away, too, lets triggers write into other tables: those come last.
            for names in (_with_triggers() & self.rows.keys(), self.rows.keys() - _with_triggers()):
                touched = filled(names)
                for table in names:
                    columns, rows = self.rows[table]
                    if read(table)[1] != rows if rows else table in touched:
                        cursor.execute(f"DELETE FROM {name(table)}")
                        _insert(cursor, table, columns, rows)


class Kept:
    """Rows that a set-up leaves, written at once where its tables stand as they stood before it first ran.

    The set-up itself runs the first time, where its tables look otherwise, and
    in tests that commit, where what happens on commit matters. ``at`` is for a
    set-up of one instant; of any other, what bears the instant of the set-up
    bears that of the test. What the set-up returns is copied for each test.
    """

    # A set-up meets few starting points: the bare ground, and what other set-ups left.
    MOST = 3

    def __init__(self, make, at=None):
        self.make = make
        self.at = at
        self.records = []

    def __call__(self):
        if not connection.in_atomic_block:
            return self.make()
        for record in self.records:
            if record.fits():
                break
        else:
            if len(self.records) == self.MOST:
                return self.make()
            record = _Record(self.make, self.at)
            self.records.append(record)
        record.write()
        return deepcopy(record.made)


class _Record:
    """What a set-up changed in a database that stood as it stood: run once, seen, and taken back."""

    def __init__(self, make, at):
        self.at = at
        self.before = {}
        self.gone = {}
        self.come = {}
        self.fed = {}
        before = {table: read(table) for table in tables()}
        after = {}
        with transaction.atomic():
            with time_machine.travel(at or INSTANT, tick=False):
                self.made = make()
            for table, (columns, rows) in before.items():
                after[table] = read(table)
                if after[table][1] == rows:
                    continue
                key = columns.index(_key(table))
                old, new = ({row[key]: row for row in each} for each in (rows, after[table][1]))
                self.before[table] = columns, rows
                self.gone[table] = [(each,) for each, row in old.items() if new.get(each) != row]
                self.come[table] = columns, [row for each, row in new.items() if old.get(each) != row]
            transaction.set_rollback(True)
        with transaction.atomic():
            self._put([table for table in self.come if table in _with_triggers()])
            # What triggers wrote into other tables just now is replaced by what stood there in the end.
            self.fed = {
                table: after[table]
                for table, rows in before.items()
                if table not in _with_triggers() and read(table) != rows
            }
            transaction.set_rollback(True)
        for table, rows in self.fed.items():
            self.before[table] = before[table]
            self.gone.pop(table, None)
            self.come[table] = rows
        # A row that another set-up had made is pointed to, though not changed: without it this record does not fit.
        others = set().union(*map(_leads_to, self.come)) & before.keys() - self.before.keys()
        self.pointed = {other: _lasting(*before[other]) for other in others}

    def fits(self):
        return all(read(table) == rows for table, rows in self.before.items()) and all(
            _lasting(*read(table)) == rows for table, rows in self.pointed.items()
        )

    def write(self):
        first = [table for table in self.come if table in _with_triggers()]
        self._put(first)
        with connection.cursor() as cursor:
            for table in self.fed:
                cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")
        self._put([table for table in self.come if table not in first])

    def _put(self, names):
        now, name = timezone.now(), connection.ops.quote_name
        stamps = {
            INSTANT: now,
            INSTANT.replace(tzinfo=None): now.astimezone(UTC).replace(tzinfo=None),
            timezone.localdate(INSTANT): timezone.localdate(now),
        }
        with transaction.atomic(), connection.cursor() as cursor:
            for table in names:
                if self.gone.get(table):
                    cursor.executemany(f"DELETE FROM {name(table)} WHERE {name(_key(table))} = %s", self.gone[table])
                columns, rows = self.come[table]
                written = rows if self.at else [[_stamped(value, stamps) for value in row] for row in rows]
                _insert(cursor, table, columns, written)


def _lasting(columns, rows):
    """Rows without what is another each time the same is made: the key for translations and the instants."""
    kept = [at for at, name in enumerate(columns) if name != "translation_key" and not name.endswith("_at")]
    return [[row[at] for at in kept] for row in rows]


def _stamped(value, stamps):
    if isinstance(value, date):
        return stamps.get(value, value)
    assert not (isinstance(value, str) and "2001-02-03" in value), "the instant of a set-up stands inside a text"
    return value
