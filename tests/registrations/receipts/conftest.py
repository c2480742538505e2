"""Somebody who writes to the database itself, and rooms of our own for the register."""

import pytest
from django.db import connection

from registrations.receipts import registry

TABLES = ("receipts_entry", "receipts_receipt", "receipts_erasure", "receipts_dailyhead")


@pytest.fixture
def intruder():
    """Executes SQL past the portal and its triggers."""

    def execute(sql, *values):
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("SET LOCAL session_replication_role = replica")  # no trigger runs, no key is checked
            else:
                for table in TABLES:
                    cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_update")
            cursor.execute(sql, values)

    return execute


@pytest.fixture
def rooms(monkeypatch):
    """The register's knowledge of rooms, forgotten after the test."""
    monkeypatch.setattr(registry, "_kinds", dict(registry._kinds))
    monkeypatch.setattr(registry, "_windows", {})
    return registry


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    """Published files go to a folder of their own, and look-ups answer at once."""
    settings.MEDIA_ROOT = tmp_path
    return tmp_path / "so-ghi"


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    from registrations.receipts import views

    monkeypatch.setattr(views, "ANSWER_SECONDS", 0)
