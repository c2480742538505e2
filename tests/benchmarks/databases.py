"""What full text in a database gives for the same questions: SQLite FTS5 and PostgreSQL, beside the engines.

Folded words only (one tier), rank, exact total and the same facets; written as directly as each database allows.
"""

import os
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from search.text import fold

from .search_bench import COMMONEST, entries, show, timing, two_hundred

FACETS = ("form", "award_class", "level", "authority", "year", "unit", "recipient_kind", "kind")
ROWS = 2_000
SERVER = os.environ.get("BENCH_POSTGRES", "host=127.0.0.1 port=54329 user=portal dbname=portal")


def _rows(count: int) -> Iterator[tuple]:
    for entry in entries(count):
        text = fold(f"{entry.title} {entry.number} {entry.summary} {entry.body}")
        yield (text, entry.date.toordinal(), *(str(getattr(entry, facet)) for facet in FACETS))


def measure_databases(count: int) -> None:
    """Build both, ask both; a PostgreSQL that does not answer is left out."""
    with tempfile.TemporaryDirectory() as folder:
        _sqlite(Path(folder) / "fts.sqlite3", count)
    with suppress(ImportError):
        import psycopg

        try:
            connection = psycopg.connect(SERVER, autocommit=True, connect_timeout=3)
        except psycopg.OperationalError:
            print("postgresql: does not answer (make services)")
            return
        with connection:
            _postgres(connection, count)


def _sqlite(path: Path, count: int) -> None:
    database = sqlite3.connect(path)
    began = time.perf_counter()
    columns = ", ".join(f"{facet} TEXT" for facet in FACETS)
    database.execute(f"CREATE TABLE award (id INTEGER PRIMARY KEY, text TEXT, day INTEGER, {columns})")
    marks = ", ".join("?" * (2 + len(FACETS)))
    database.executemany(f"INSERT INTO award (text, day, {', '.join(FACETS)}) VALUES ({marks})", _rows(count))
    database.execute("CREATE VIRTUAL TABLE found USING fts5(text, content=award, content_rowid=id, tokenize='ascii')")
    database.execute("INSERT INTO found (found) VALUES ('rebuild')")
    database.commit()
    size = path.stat().st_size / 1e6
    print(f"sqlite fts5: {count} entries built in {time.perf_counter() - began:.0f} s, {size:.0f} MB", flush=True)

    def ask(text: str) -> None:
        match = " ".join(f'"{word}"' for word in fold(text).split())
        if not match:
            return
        database.execute("SELECT rowid FROM found WHERE found MATCH ? ORDER BY rank LIMIT 20", [match]).fetchall()
        database.execute("CREATE TEMP TABLE hit AS SELECT rowid AS id FROM found WHERE found MATCH ?", [match])
        database.execute("SELECT count(*) FROM hit").fetchone()
        for facet in FACETS:
            database.execute(f"SELECT {facet}, count(*) FROM award JOIN hit USING (id) GROUP BY 1").fetchall()
        database.execute("DROP TABLE hit")

    _measure("sqlite fts5", ask)
    database.close()


def _postgres(connection, count: int) -> None:
    began = time.perf_counter()
    connection.execute("DROP TABLE IF EXISTS bench_award")
    columns = ", ".join(f"{facet} text" for facet in FACETS)
    connection.execute(f"CREATE UNLOGGED TABLE bench_award (id serial PRIMARY KEY, text text, day int, {columns})")
    names = f"text, day, {', '.join(FACETS)}"
    with connection.cursor() as cursor, cursor.copy(f"COPY bench_award ({names}) FROM STDIN") as copy:
        for row in _rows(count):
            copy.write_row(row)
    connection.execute(
        "ALTER TABLE bench_award ADD words tsvector GENERATED ALWAYS AS (to_tsvector('simple', text)) STORED"
    )
    connection.execute("CREATE INDEX ON bench_award USING gin (words)")
    connection.execute("ANALYZE bench_award")
    size = connection.execute("SELECT pg_total_relation_size('bench_award') / 1e6").fetchone()[0]
    print(f"postgresql: {count} entries built in {time.perf_counter() - began:.0f} s, {size:.0f} MB", flush=True)
    rank = "SELECT id FROM bench_award, plainto_tsquery('simple', %s) q WHERE words @@ q ORDER BY ts_rank(words, q) DESC LIMIT 20"
    sets = ", ".join(f"({facet})" for facet in FACETS)
    counts = f"SELECT {', '.join(FACETS)}, count(*) FROM bench_award WHERE words @@ plainto_tsquery('simple', %s) GROUP BY GROUPING SETS ({sets}, ())"

    def ask(text: str) -> None:
        connection.execute(rank, [fold(text)]).fetchall()
        connection.execute(counts, [fold(text)]).fetchall()

    _measure("postgresql", ask)
    connection.execute("DROP TABLE bench_award")


def _measure(name: str, ask: Callable[[str], None]) -> None:
    for group, texts in (("200 queries, 8 facets", two_hundred()), ("commonest names, 8 facets", COMMONEST)):
        took = []
        for text in texts:
            began = time.perf_counter()
            ask(text)
            took.append(time.perf_counter() - began)
        show(name, [timing(group, took)])
