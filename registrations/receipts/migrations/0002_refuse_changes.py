"""The database itself refuses to change a row of the register, whoever asks.

Removing rows is not blocked here (test databases are emptied that way); a
removed row breaks the chain and `verify_register` names it.
"""

from django.db import migrations

TABLES = ("receipts_entry", "receipts_receipt", "receipts_erasure", "receipts_dailyhead")
MESSAGE = "rows of the register are never changed"


def create(apps, editor):
    """One trigger per table, in the dialect of the database."""
    for table in TABLES:
        if editor.connection.vendor == "sqlite":
            editor.execute(
                f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
            )
        elif editor.connection.vendor == "postgresql":
            editor.execute(
                f"CREATE OR REPLACE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS "
                f"$$ BEGIN RAISE EXCEPTION '{MESSAGE}'; END $$"
            )
            editor.execute(
                f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} "
                f"FOR EACH ROW EXECUTE FUNCTION {table}_refuse()"
            )


def drop(apps, editor):
    """Undo `create`."""
    for table in TABLES:
        if editor.connection.vendor == "sqlite":
            editor.execute(f"DROP TRIGGER IF EXISTS {table}_no_update")
        elif editor.connection.vendor == "postgresql":
            editor.execute(f"DROP TRIGGER IF EXISTS {table}_no_update ON {table}")
            editor.execute(f"DROP FUNCTION IF EXISTS {table}_refuse()")


class Migration(migrations.Migration):
    dependencies = [("receipts", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]
