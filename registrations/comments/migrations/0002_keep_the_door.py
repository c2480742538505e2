"""The database itself takes no comment from outside its window, whoever asks and through whatever door.

Inside is ``opens_at <= received_at < closes_at`` of a consultation that was
opened and has no outcome. What came here online bears the receipt of that very
instant, and comes no more once the register says that the window is over
(`sealing`). What came on paper is entered later, never before it arrived.
"""

from django.db import migrations

TABLE = "comments_comment"
NAME = "comments_keep_the_door"
MESSAGE = "a comment comes inside its window"
INSIDE = (
    "EXISTS (SELECT 1 FROM consultations_consultation the_window WHERE the_window.id = NEW.consultation_id "
    "AND the_window.opened_at IS NOT NULL AND the_window.opens_at <= NEW.received_at "
    "AND NEW.received_at < the_window.closes_at)"
)
RECEIVED = (
    "EXISTS (SELECT 1 FROM receipts_receipt given WHERE given.id = NEW.receipt_id AND ("
    "(NEW.channel <> 'ban-giay' AND given.kind = 'consultation-comment' AND given.issued_at = NEW.received_at) OR "
    "(NEW.channel = 'ban-giay' AND given.kind = 'consultation-comment-paper' AND given.issued_at >= NEW.received_at)))"
)
OVER = (
    "EXISTS (SELECT 1 FROM consultations_outcome told WHERE told.consultation_id = NEW.consultation_id) OR "
    "(NEW.channel <> 'ban-giay' AND EXISTS (SELECT 1 FROM receipts_entry closed "
    "JOIN consultations_consultation the_window ON the_window.id = NEW.consultation_id "
    "WHERE closed.subject = 'consultation:' || NEW.consultation_id AND closed.kind = 'consultation-closed' "
    "AND closed.at >= the_window.closes_at))"
)
ELSEWHERE = (
    "(NEW.nominee_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM consultations_nominee about "
    "WHERE about.id = NEW.nominee_id AND about.consultation_id = NEW.consultation_id)) OR "
    "(NEW.passage_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM consultations_passage about "
    "WHERE about.id = NEW.passage_id AND about.consultation_id = NEW.consultation_id))"
)
REFUSED = {
    "insert": ("INSERT", f"NOT ({INSIDE}) OR NOT ({RECEIVED}) OR ({OVER}) OR {ELSEWHERE}"),
    "update": (
        "UPDATE",
        "(NEW.received_at <> OLD.received_at OR NEW.consultation_id <> OLD.consultation_id "
        f"OR NEW.receipt_id <> OLD.receipt_id) AND (NOT ({INSIDE}) OR NOT ({RECEIVED}))",
    ),
}


def create(apps, editor):
    """Two triggers, in the dialect of the database."""
    for name, (event, condition) in REFUSED.items():
        whole = f"{NAME}_{name}"
        if editor.connection.vendor == "sqlite":
            editor.execute(
                f"CREATE TRIGGER {whole} BEFORE {event} ON {TABLE} WHEN {condition} "
                f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
            )
        elif editor.connection.vendor == "postgresql":
            editor.execute(
                f"CREATE OR REPLACE FUNCTION {whole}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
                f"IF {condition} THEN RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'integrity_constraint_violation'; "
                "END IF; RETURN NEW; END $$"
            )
            editor.execute(
                f"CREATE TRIGGER {whole} BEFORE {event} ON {TABLE} FOR EACH ROW EXECUTE FUNCTION {whole}()"
            )


def drop(apps, editor):
    """Undo `create`."""
    for name in REFUSED:
        whole = f"{NAME}_{name}"
        if editor.connection.vendor == "sqlite":
            editor.execute(f"DROP TRIGGER IF EXISTS {whole}")
        elif editor.connection.vendor == "postgresql":
            editor.execute(f"DROP TRIGGER IF EXISTS {whole} ON {TABLE}")
            editor.execute(f"DROP FUNCTION IF EXISTS {whole}()")


class Migration(migrations.Migration):
    dependencies = [
        ("comments", "0001_initial"),
        ("consultations", "0002_keep_promises"),
        ("receipts", "0002_refuse_changes"),
    ]
    operations = [migrations.RunPython(create, drop)]
