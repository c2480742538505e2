"""The measured parts of finding, each run in a process of its own: ``python -m tests.benchmarks.parts PART ENGINE``.

Works on the office in DATA_DIR (see ``province``) and on the settings of the portal; with ENGINE "elasticsearch" on the
server of ELASTICSEARCH_URL under a prefix of its own. Prints what it does and, as its last line, JSON: a list of rows.

build    the index from the records, its size and the most memory this process had
ask      200 questions with count, all facets and both tiers; the commonest names; names alone; suggestions
web      the whole archive and search page through Django
random   questions that nobody thought of, through the whole service; memory of the process meanwhile
files    the same with 2,000 documents whose files are searched too
upkeep   an edit until it can be found; the check of the index against the records
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote

from .measuring import Row, figure, folder_mb, memory_mb, summed, timed
from .questions import COMMONEST, IN_FILES, names_alone, two_hundred, typed_letters

NAME_FACETS = ("form", "year", "level")
DOCUMENTS = 2_000
EDITS = 7


class Office:
    """What is measured: engine, number of records, facets and questions."""

    def __init__(self, name: str) -> None:
        from cms_pages.archive.finding import COUNTED
        from registrations.units.models import Unit
        from search.engines import get_engine

        self.name = name
        self.engine: Any = get_engine(name)
        if hasattr(self.engine, "cached"):
            self.engine.cached = False  # every question is counted anew
        self.facets = COUNTED
        self.places = sorted({name for name in Unit.objects.values_list("short_name", flat=True) if name})
        self.records = int(os.environ.get("BENCH_RECORDS", "0")) or self.engine.size()

    def answer(self, text: str, facets: tuple[str, ...] | None = None) -> object:
        """One question to the engine: first page, exact total, counts of facets."""
        from search import lexicon
        from search.engines import Request
        from search.reading import read

        facets = self.facets if facets is None else facets
        return self.engine.search(Request(query=read(text, lexicon.current()), facets=facets))


def build(office: Office) -> list[Row]:
    """The whole way from the records to an index that answers."""
    from search.outbox.actions import rebuild

    began, used = time.perf_counter(), time.process_time()
    count = rebuild(office.name)
    took, used = time.perf_counter() - began, time.process_time() - used
    if office.name == "embedded":
        size = folder_mb(office.engine.path / (office.engine.path / "current").read_text())
    else:
        stats = office.engine.client.indices.stats(index=office.engine.indexes.alias, metric="store")
        size = stats["_all"]["primaries"]["store"]["size_in_bytes"] / 1e6
    limit = 300 if office.name == "embedded" else 360
    return [
        figure("build from the records", office.name, count, took, "s", limit),
        figure("build: processor time of our process", office.name, count, used, "s"),
        figure("build: most memory", office.name, count, memory_mb("VmHWM"), "MB", 1024),
        figure("build: of which not mapped files, at the end", office.name, count, memory_mb("RssAnon"), "MB"),
        figure("size of the index", office.name, count, size, "MB"),
    ]


def ask(office: Office) -> list[Row]:
    """Questions to the engine and suggestions."""
    from search.engines import using
    from search.suggestions import suggest

    embedded = office.name == "embedded"
    whole = {"p50": 12, "p95": 45} if embedded else {"p95": 80}
    rows = [
        timed(f"200 questions, {len(office.facets)} facets", office.name, office.records,
              two_hundred(office.places), office.answer, **whole),
        timed(f"commonest names, {len(office.facets)} facets", office.name, office.records,
              COMMONEST, office.answer, **({"worst": 80} if embedded else {})),
        timed("names alone, 3 facets", office.name, office.records, names_alone(100),
              lambda text: office.answer(text, NAME_FACETS), **({"p95": 25} if embedded else {})),
    ]  # fmt: skip
    with using(office.engine):
        letters = typed_letters(office.places)
        rows.append(timed("suggestions, letter by letter", office.name, office.records, letters, suggest, p95=30))
    return rows


def web(office: Office) -> list[Row]:
    """Whole pages as a reader without a session gets them: view, records, template, middleware."""
    from django.test import Client

    from search.engines import using

    client = Client(HTTP_HOST="127.0.0.1")
    rows = []
    with using(office.engine):
        for path in ("/so-vang/", "/tim-kiem/"):

            def get(text: str, path: str = path) -> None:
                response = client.get(f"{path}?q={quote(text)}")
                if response.status_code != 200:
                    raise SystemExit(f"{path}?q={text}: {response.status_code}")

            what = f"page {path}?q=…"
            rows.append(timed(what, office.name, office.records, two_hundred(office.places), get, rounds=2, p95=100))
    return rows


def at_random(office: Office) -> list[Row]:
    """Random questions, and whether this process grows while it answers them."""
    from search.engines import using
    from search.service import search

    from .random_queries import random_queries

    count = int(os.environ.get("BENCH_RANDOM" if office.name == "embedded" else "BENCH_RANDOM_SERVER", "0"))
    walls: list[list[float]] = []
    cpus: list[float] = []
    errors, worst, sizes = 0, (0.0, ""), []
    with using(office.engine):
        for at, text in enumerate(random_queries(count)):
            used, began = time.thread_time(), time.perf_counter()
            try:
                search(text)
            except Exception as error:
                errors += 1
                print(f"  {text[:80]!r}: {error!r}", flush=True)
            walls.append([(time.perf_counter() - began) * 1000])
            cpus.append((time.thread_time() - used) * 1000)
            worst = max(worst, (walls[-1][0], text[:80]))
            if at % max(count // 10, 1) == count // 10 - 1:
                sizes.append(memory_mb("RssAnon"))
                print(f"  {at + 1} of {count} questions, {sizes[-1]:.0f} MB", flush=True)
    print(f"  the slowest: {worst[1]!r}", flush=True)
    return [
        summed(f"{count:,} random questions, {8} facets", office.name, office.records, walls, cpus, p99=100),
        figure("errors among them", office.name, office.records, errors, "", 0),
        figure("growth of the process from their first tenth to the last", office.name, office.records,
               sizes[-1] - sizes[0], "MB", 50),
        figure("memory of the process at the end", office.name, office.records, memory_mb("VmRSS"), "MB", 1024),
    ]  # fmt: skip


def files(office: Office) -> list[Row]:
    """Two thousand documents with files join the index, and leave it again."""
    made = list(_documents(office.places))
    with _beside(office):
        with office.engine.writer(wait=5) as writer:
            writer.replace([], made)
            writer.commit()
        try:
            questions = [*IN_FILES, *two_hundred(office.places)[:60], *names_alone(40, 14)]
            what = f"questions with {DOCUMENTS:,} files beside"
            row = timed(
                what, office.name, office.records, questions, office.answer, p95=45 if office.name == "embedded" else 80
            )
        finally:
            with office.engine.writer(wait=5) as writer:
                writer.replace([entry.owner for entry in made], [])
                writer.commit()
    return [row]


@contextmanager
def _beside(office: Office) -> Iterator[None]:
    """Leave the embedded index as it is: its files are never changed, so a copy of links is a copy."""
    if office.name != "embedded":
        yield
        return
    import shutil
    from pathlib import Path

    from search.engines.embedded import EmbeddedEngine

    before = office.engine
    copy = Path(before.path).with_name("index-beside")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(before.path, copy, copy_function=os.link)
    office.engine = EmbeddedEngine(copy)
    try:
        yield
    finally:
        office.engine = before
        shutil.rmtree(copy, ignore_errors=True)


def _documents(places: list[str]) -> Iterator[Any]:
    """Decisions with a list of forty names in a file, as they are published."""
    import datetime
    import random

    from portal.demo import names
    from search.entry import Entry, FilePassage

    rng = random.Random(15)
    for at in range(DOCUMENTS):
        lines = [f"{n}. {names.person(rng)[1]}, {names.village(rng)}, xã {rng.choice(places)}" for n in range(1, 41)]
        day = datetime.date(2000, 1, 1) + datetime.timedelta(rng.randrange(9_000))
        texts = (
            f"Phụ lục danh sách đề nghị khen thưởng. {'. '.join(lines)}",
            "Căn cứ Luật Thi đua, khen thưởng; theo đề nghị của hội nghị sơ kết.",
        )
        yield Entry(
            "decision", f"b{at}", f"Quyết định về việc khen thưởng {rng.choice(places)}", number=f"{at + 5000}/QĐ-UBND", date=day,
            url="/", files=tuple(FilePassage("quyet-dinh.pdf", "/", text, page) for page, text in enumerate(texts, 1)),
        )  # fmt: skip


def upkeep(office: Office) -> list[Row]:
    """How long an edit takes to be found, and the check of index against records."""
    from django.db import transaction

    from registrations.awards.models import AwardRecord
    from search.engines import using
    from search.outbox.actions import enqueue
    from search.outbox.drift import compare
    from search.service import search

    record = AwardRecord.objects.public().filter(recipient_kind="ca-nhan").order_by("pk")[1]
    before, walls, cpus = record.name, [], []
    for at in [*range(EDITS), None]:
        name = before if at is None else f"Đo Thử Lần {'abcdefgh'[at]}"
        used, began = time.process_time(), time.perf_counter()
        with transaction.atomic():
            AwardRecord.objects.filter(pk=record.pk).update(name=name)
            enqueue("award", record.pk)
        if at is not None:
            with using(office.engine):
                if search(f'"{name}"', kinds=["award"], facets=()).total != 1:
                    raise SystemExit("an edit was not found after its commit")
            walls.append([(time.perf_counter() - began) * 1000])
            cpus.append((time.process_time() - used) * 1000)
    rows = [summed("an edit, from its commit until it is found", office.name, office.records, walls, cpus, p50=1000)]
    began = time.perf_counter()
    drift = compare(office.name)
    took = time.perf_counter() - began
    if not drift.clean:
        print(f"  differs: {len(drift.owners)} records", flush=True)
    return [
        *rows,
        figure("check of the index against the records", office.name, drift.entries, took, "s"),
        figure("records that differ", office.name, drift.entries, len(drift.owners), "", 0),
        figure("check: most memory", office.name, drift.entries, memory_mb("VmHWM"), "MB", 1024),
    ]


def forget(office: Office) -> list[Row]:
    """Take what was written to the server off it."""
    office.engine.indexes.delete_all()
    return []


PARTS = {
    "build": build, "ask": ask, "web": web, "random": at_random, "files": files, "upkeep": upkeep, "forget": forget,
}  # fmt: skip


def main(part: str, engine: str) -> None:
    """Measure one part and print its rows as JSON."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    django.setup()
    if part == "databases":
        from .databases import measure_databases

        rows = measure_databases()
    else:
        rows = PARTS[part](Office(engine))
    print(json.dumps([row.as_json() for row in rows]))


if __name__ == "__main__":
    main(*sys.argv[1:3])
