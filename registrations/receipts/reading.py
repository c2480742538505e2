"""The register read row by row, whatever somebody has written into its tables."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from typing import Any

from django.db import connection

from .forensics import Row
from .models import Entry

COLUMNS = ("sequence", "kind", "subject", "at", "commitment", "previous_hash", "entry_hash")
BATCH = 5000


def _instant(value: Any) -> datetime | None:
    """The aware instant of a column; SQLite keeps text in UTC, and a tampered one may hold anything."""
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value)
        except ValueError:
            return None
    if not isinstance(value, datetime):
        return None
    return value if value.tzinfo else value.replace(tzinfo=UTC)


def _number(value: Any) -> int:
    return value if isinstance(value, int) else -1


def rows(after: int = 0, until: int | None = None) -> Iterator[Row]:
    """The entries in the order of their numbers, past Django's own reading, which would stumble over a broken date."""
    quote = connection.ops.quote_name
    table, sequence = quote(Entry._meta.db_table), quote("sequence")
    limit = f" AND {sequence} <= %s" if until is not None else ""
    start = f"{sequence} > %s" if after else "%s = 0"
    sql = (
        f"SELECT {', '.join(map(quote, COLUMNS))} FROM {table} "  # noqa: S608 - names of our own columns
        f"WHERE {start}{limit} ORDER BY {sequence}, id"
    )
    with closing(connection.chunked_cursor()) as cursor:
        cursor.execute(sql, [after] if until is None else [after, until])
        while batch := cursor.fetchmany(BATCH):
            for number, kind, subject, at, commitment, previous, digest in batch:
                yield Row(
                    _number(number),
                    str(kind),
                    str(subject),
                    _instant(at),
                    str(commitment),
                    str(previous),
                    str(digest),
                )
