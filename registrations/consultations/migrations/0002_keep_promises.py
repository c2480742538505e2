"""The database itself keeps what opening promised, whoever asks and through whatever door.

A window that was opened is not drafted again, its beginning stays, it does
not end earlier, and ends later only where a change that everybody reads said
so before the old end; its hash stays, and the frozen text may only be taken
away whole (when details of people leave the portal).
"""

from django.db import migrations

TABLE = "consultations_consultation"
NAME = "consultations_keep_promises"
MESSAGE = "an opened window keeps its promise"
# An end that moves without a recorded extension, or to another instant than it told, or after the window was over.
UNTOLD = (
    "NEW.closes_at > OLD.closes_at AND NOT EXISTS (SELECT 1 FROM consultations_change told "
    "WHERE told.consultation_id = OLD.id AND told.ends_at = NEW.closes_at AND told.at < OLD.closes_at)"
)
BROKEN = (
    "OLD.opened_at IS NOT NULL AND ("
    "NEW.opened_at IS NULL OR NEW.closes_at IS NULL OR NEW.opens_at IS NULL "
    "OR NEW.closes_at < OLD.closes_at OR NEW.opens_at <> OLD.opens_at OR NEW.opened_at <> OLD.opened_at "
    f"OR NEW.text_hash <> OLD.text_hash OR (NEW.frozen <> OLD.frozen AND NEW.frozen <> '') OR ({UNTOLD}))"
)


def create(apps, editor):
    """One trigger, in the dialect of the database."""
    if editor.connection.vendor == "sqlite":
        editor.execute(
            f"CREATE TRIGGER {NAME} BEFORE UPDATE ON {TABLE} WHEN {BROKEN} "
            f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
        )
    elif editor.connection.vendor == "postgresql":
        # A condition of the trigger itself may not look into other tables there.
        editor.execute(
            f"CREATE OR REPLACE FUNCTION {NAME}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {BROKEN} THEN "
            f"RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'integrity_constraint_violation'; "
            "END IF; RETURN NEW; END $$"
        )
        editor.execute(f"CREATE TRIGGER {NAME} BEFORE UPDATE ON {TABLE} FOR EACH ROW EXECUTE FUNCTION {NAME}()")


def drop(apps, editor):
    """Undo `create`."""
    if editor.connection.vendor == "sqlite":
        editor.execute(f"DROP TRIGGER IF EXISTS {NAME}")
    elif editor.connection.vendor == "postgresql":
        editor.execute(f"DROP TRIGGER IF EXISTS {NAME} ON {TABLE}")
        editor.execute(f"DROP FUNCTION IF EXISTS {NAME}()")


class Migration(migrations.Migration):
    dependencies = [("consultations", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]
