"""The database notes by itself which decisions' records changed, whoever changed them and however.

Bulk imports, corrections, ``update()`` and hand-written SQL all pass through
here, in the transaction that makes the change, so that no figure can be older
than its records. SQLite loses triggers when Django rebuilds a table: they are
taken off before migrations run and put back after.
"""

from django.db import connections

from .models import Change

RECORDS, CHANGES = "awards_awardrecord", Change._meta.db_table
NAME = "statistics_note_change"

_SQLITE = """
CREATE TRIGGER IF NOT EXISTS {name}_{event} AFTER {event} ON {records} FOR EACH ROW BEGIN
  INSERT INTO {changes} (decision_id) SELECT id FROM (SELECT {row}.decision_id AS id)
  WHERE NOT EXISTS (SELECT 1 FROM {changes} WHERE decision_id = {row}.decision_id);
END
"""
_SQLITE_MOVED = """
CREATE TRIGGER IF NOT EXISTS {name}_moved AFTER UPDATE OF decision_id ON {records} FOR EACH ROW
WHEN OLD.decision_id <> NEW.decision_id BEGIN
  INSERT INTO {changes} (decision_id) VALUES (OLD.decision_id);
END
"""
# A line per statement, not per record, and never "on conflict do nothing": somebody may just be taking
# the earlier line off without having seen this change.
_POSTGRESQL = """
CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO {changes} (decision_id) SELECT DISTINCT decision_id FROM fresh;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO {changes} (decision_id) SELECT DISTINCT decision_id FROM gone;
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER {name}_insert AFTER INSERT ON {records}
  REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION {name}();
CREATE OR REPLACE TRIGGER {name}_update AFTER UPDATE ON {records}
  REFERENCING OLD TABLE AS gone NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION {name}();
CREATE OR REPLACE TRIGGER {name}_delete AFTER DELETE ON {records}
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION {name}();
"""
EVENTS = {"insert": "NEW", "update": "NEW", "delete": "OLD"}
NAMES = {"sqlite": (*EVENTS, "moved"), "postgresql": tuple(EVENTS)}


def are_there(using: str) -> bool:
    """Do all triggers stand in the database?"""
    connection = connections[using]
    table = {"sqlite": "sqlite_master", "postgresql": "pg_trigger"}[connection.vendor]
    column = {"sqlite": "name", "postgresql": "tgname"}[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM {table} WHERE {column} LIKE %s", [f"{NAME}_%"])  # noqa: S608
        return cursor.fetchone()[0] == len(NAMES[connection.vendor])


def put_up(using: str) -> None:
    """Create the triggers; what changed while they were away is counted anew."""
    connection = connections[using]
    words = {"name": NAME, "records": RECORDS, "changes": CHANGES}
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for event, row in EVENTS.items():
                cursor.execute(_SQLITE.format(**words, event=event, row=row))
            cursor.execute(_SQLITE_MOVED.format(**words))
        else:
            cursor.execute(_POSTGRESQL.format(**words))
        cursor.execute(f"INSERT INTO {CHANGES} (decision_id) SELECT id FROM awards_decision")  # noqa: S608


def take_down(using: str) -> None:
    """Drop the triggers, if they are there."""
    connection = connections[using]
    if RECORDS not in connection.introspection.table_names():
        return
    with connection.cursor() as cursor:
        for event in NAMES[connection.vendor]:
            on = "" if connection.vendor == "sqlite" else f" ON {RECORDS}"
            cursor.execute(f"DROP TRIGGER IF EXISTS {NAME}_{event}{on}")


def before_migrate(*, using, plan=(), **kwargs) -> None:
    """Signal: tables may be rebuilt now."""
    if plan and connections[using].vendor in NAMES:
        take_down(using)


def after_migrate(*, using, **kwargs) -> None:
    """Signal: tables stand again."""
    connection = connections[using]
    if connection.vendor not in NAMES or CHANGES not in connection.introspection.table_names():
        return
    if not are_there(using):
        put_up(using)
