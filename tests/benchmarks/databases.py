"""What full text in a database gives for the same questions: SQLite FTS5 and PostgreSQL, beside the engines.

The same work on the same entries: both tiers (as typed, and without marks) each with an index of its own, the first
page newest first within a tier and the exact tier above, the exact total, and the counts of every facet. Easier than
what the engines do: plain words only (no abbreviations, numbers, dates, levels of titles), and of facets with several
values only the first counts. Questions are asked once, without a round to warm up: the tables have just been written.
"""

import os
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from search.text import clean, keys

from .measuring import Row, figure, timed
from .questions import COMMONEST, two_hundred

FACETS = (
    "form", "award_class", "level", "authority", "year", "unit", "recipient_kind", "kind", "movement", "target_group", "flag",
)  # fmt: skip
SERVER = os.environ.get("BENCH_POSTGRES", "host=127.0.0.1 port=54329 user=portal dbname=portal")
PAGE = 20


def _rows() -> Iterator[tuple]:
    from search import registry

    for entry in registry.all_entries():
        text = clean(f"{entry.title} {entry.number} {entry.summary} {entry.body}")
        exact, folded = (" ".join(key) for key in keys(text))
        day = entry.date.toordinal() if entry.date else 0
        yield exact, folded, day, *(next(iter(entry.facet_values(facet)), "") for facet in FACETS)


def _questions() -> dict[str, list[str]]:
    from registrations.units.models import Unit

    places = sorted({name for name in Unit.objects.values_list("short_name", flat=True) if name})
    return {
        f"200 questions, {len(FACETS)} facets": two_hundred(places),
        f"commonest names, {len(FACETS)} facets": COMMONEST,
    }


def _words(text: str) -> tuple[list[str], list[str]]:
    exact, folded = keys(clean(text))
    return list(exact), list(folded)


def measure_databases() -> list[Row]:
    """Build both, ask both; a PostgreSQL that does not answer is left out."""
    with tempfile.TemporaryDirectory() as folder:
        rows = _sqlite(Path(folder) / "fts.sqlite3")
    with suppress(ImportError):
        import psycopg

        try:
            connection = psycopg.connect(SERVER, autocommit=True, connect_timeout=3)
        except psycopg.OperationalError:
            print("postgresql: does not answer (make services)")
            return rows
        with connection:
            rows += _postgres(connection)
    return rows


def _sqlite(path: Path) -> list[Row]:
    name = "sqlite fts5"
    database = sqlite3.connect(path)
    began = time.perf_counter()
    columns = ", ".join(f"{facet} TEXT" for facet in FACETS)
    database.execute(f"CREATE TABLE award (id INTEGER PRIMARY KEY, a TEXT, b TEXT, day INTEGER, {columns})")
    marks = ", ".join("?" * (3 + len(FACETS)))
    database.executemany(f"INSERT INTO award (a, b, day, {', '.join(FACETS)}) VALUES ({marks})", _rows())
    # The newest first is then the order of the row ids, which FTS5 can walk without sorting.
    database.execute("CREATE TABLE sorted AS SELECT * FROM award ORDER BY day, id DESC")
    database.execute("DROP TABLE award")
    database.execute(
        "CREATE VIRTUAL TABLE found USING fts5(a, b, content=sorted, content_rowid=rowid, tokenize='unicode61 remove_diacritics 0')"
    )
    database.execute("INSERT INTO found (found) VALUES ('rebuild')")
    database.commit()
    took = time.perf_counter() - began
    count = database.execute("SELECT count(*) FROM sorted").fetchone()[0]

    def ask(text: str) -> None:
        exact, folded = _words(text)
        if folded:
            match = {tier: f"{tier} : ({' '.join(words)})" for tier, words in (("a", exact), ("b", folded))}
            page = "SELECT rowid FROM found WHERE found MATCH ? ORDER BY rowid DESC LIMIT ?"
            if len(database.execute(page, [match["a"], PAGE]).fetchall()) < PAGE:
                database.execute(page, [match["b"], 2 * PAGE]).fetchall()
            database.execute("CREATE TEMP TABLE hit AS SELECT rowid AS id FROM found WHERE found MATCH ?", [match["b"]])
        else:
            database.execute("CREATE TEMP TABLE hit AS SELECT rowid AS id FROM sorted")
        database.execute("SELECT count(*) FROM hit").fetchone()
        for facet in FACETS:
            database.execute(
                f"SELECT {facet}, count(*) FROM hit JOIN sorted ON sorted.rowid = hit.id GROUP BY 1"
            ).fetchall()
        database.execute("DROP TABLE hit")

    rows = [
        figure("build from the records", name, count, took, "s"),
        figure("size of the index", name, count, path.stat().st_size / 1e6, "MB"),
        *(timed(what, name, count, asked, ask, rounds=1, warm=False) for what, asked in _questions().items()),
    ]
    database.close()
    return rows


def _postgres(connection: Any) -> list[Row]:
    name = "postgresql"
    began = time.perf_counter()
    connection.execute("DROP TABLE IF EXISTS bench_award")
    columns = ", ".join(f"{facet} text" for facet in FACETS)
    connection.execute(f"CREATE UNLOGGED TABLE bench_award (id serial PRIMARY KEY, a text, b text, day int, {columns})")
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY bench_award (a, b, day, {', '.join(FACETS)}) FROM STDIN") as copy,
    ):
        for row in _rows():
            copy.write_row(row)
    for tier in ("a", "b"):
        connection.execute(
            f"ALTER TABLE bench_award ADD w{tier} tsvector GENERATED ALWAYS AS (to_tsvector('simple', {tier})) STORED"
        )
        connection.execute(f"CREATE INDEX ON bench_award USING gin (w{tier})")
    connection.execute("CREATE INDEX ON bench_award (day)")
    connection.execute("ANALYZE bench_award")
    took = time.perf_counter() - began
    count, size = connection.execute(
        "SELECT count(*), pg_total_relation_size('bench_award') / 1e6 FROM bench_award"
    ).fetchone()
    page = "SELECT id FROM bench_award WHERE w{tier} @@ plainto_tsquery('simple', %s) ORDER BY day DESC LIMIT %s"
    sets = ", ".join(f"({facet})" for facet in FACETS)
    counts = f"SELECT {', '.join(FACETS)}, count(*) FROM bench_award WHERE {{0}} GROUP BY GROUPING SETS ({sets}, ())"
    matching = counts.format("wb @@ plainto_tsquery('simple', %s)")

    def ask(text: str) -> None:
        exact, folded = (" ".join(words) for words in _words(text))
        if not folded:
            connection.execute(counts.format("true")).fetchall()
            return
        if len(connection.execute(page.format(tier="a"), [exact, PAGE]).fetchall()) < PAGE:
            connection.execute(page.format(tier="b"), [folded, 2 * PAGE]).fetchall()
        connection.execute(matching, [folded]).fetchall()

    rows = [
        figure("build from the records", name, count, took, "s"),
        figure("size of the index", name, count, float(size), "MB"),
        *(timed(what, name, count, asked, ask, rounds=1, warm=False) for what, asked in _questions().items()),
    ]
    connection.execute("DROP TABLE bench_award")
    return rows
