"""`make bench`: measure pages, searches and long lists on data of its own, print what was measured as Markdown.

Two provinces are made by ``generate_awards``: BENCH_AWARDS records (200,000) and BENCH_LARGE (1,000,000; 0 leaves it
out). On the first: pages through gunicorn with one worker (DEBUG off, no page cache, mean of 500 requests after 20,
processor time as the kernel tells it), a long list, open data, and BENCH_RANDOM random questions (100,000; a share of
them, BENCH_RANDOM_SERVER, to Elasticsearch, each of which costs a journey to the server). On both: see ``parts``. On the
large one also two databases. All of it takes some 45 minutes on two cores.

BENCH_DIR keeps the data for the next time, so that only what is asked for is measured: BENCH_PARTS is a list of pages,
lists, exports, build, ask, web, random, files, upkeep, databases, evening, flood, register, sitemaps, moving (see
the files of these names). BENCH_ENGINES chooses engines. Figures hold for the
machine they were taken on; compare ratios.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from . import evening, flood
from .measuring import Row, machine, tables

REQUESTS, WARM_UP = 500, 20
AWARDS = int(os.environ.get("BENCH_AWARDS", "200000"))
LARGE = int(os.environ.get("BENCH_LARGE", "1000000"))
PORT = int(os.environ.get("BENCH_PORT", "8765"))
ROOT = Path(__file__).resolve().parents[2]
ALL = (
    "pages",
    "lists",
    "exports",
    "build",
    "ask",
    "web",
    "random",
    "files",
    "upkeep",
    "databases",
    "evening",
    "flood",
    "register",
    "sitemaps",
    "moving",
)
PARTS = os.environ.get("BENCH_PARTS", ",".join(ALL)).split(",")
ENGINES = os.environ.get("BENCH_ENGINES", "embedded,elasticsearch").split(",")
SERVER = os.environ.get("ELASTICSEARCH_URL") or f"http://127.0.0.1:{os.environ.get('SEARCH_PORT', '59200')}"
os.environ.setdefault("BENCH_RANDOM", "100000")
os.environ.setdefault("BENCH_RANDOM_SERVER", "5000")


def main() -> None:
    began = time.monotonic()
    folder = Path(os.environ.get("BENCH_DIR") or tempfile.mkdtemp(prefix="portal-bench-"))
    os.environ |= {"DEMO": "1", "DJANGO_SETTINGS_MODULE": "portal.settings", "ELASTICSEARCH_URL": ""}
    os.environ |= {"SITE_URL": f"http://127.0.0.1:{PORT}", "LOG_LEVEL": "WARNING"}
    try:
        rows = [row for count in dict.fromkeys((AWARDS, LARGE)) if count for row in measure(folder / str(count), count)]
        if "evening" in PARTS:
            evening.main()
        if "flood" in PARTS:
            flood.main()
        if "register" in PARTS:
            _run("tests.benchmarks.register", [], os.environ.copy())
        if "moving" in PARTS:
            rows += _rows("tests.benchmarks.moving", os.environ.copy())
        print(f"\nMeasured on {machine()}; {(time.monotonic() - began) / 60:.0f} minutes.\n\n{tables(rows)}")
    finally:
        if not os.environ.get("BENCH_DIR"):
            shutil.rmtree(folder, ignore_errors=True)


def measure(folder: Path, count: int) -> list[Row]:
    """All parts that belong to a province of this size."""
    print(f"\n{count:,} awards in {folder}", flush=True)
    environment = os.environ | {"DATA_DIR": str(folder)}
    kept = folder / "built.json"
    fresh = not kept.exists()
    if fresh:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        _run("tests.benchmarks.province", [str(count)], environment)
    rows = _built(kept, environment, count, fresh=fresh)
    if "sitemaps" in PARTS:
        rows += _rows("tests.benchmarks.sitemaps", environment | {"BENCH_RECORDS": str(count)})
    small = count == AWARDS
    for part in ("ask", "web", "files", "upkeep", *(["random"] if small else [])):
        for engine in ENGINES if part in PARTS else ():
            rows += _part(part, engine, environment, count)
    if "databases" in PARTS and count == (LARGE or AWARDS):
        rows += _part("databases", "", environment, count)
    if small and {"pages", "lists", "exports"} & set(PARTS):
        _small(folder, environment)
    if "elasticsearch" in ENGINES and not os.environ.get("BENCH_DIR"):
        _part("forget", "elasticsearch", environment, count)
    return rows


def _built(kept: Path, environment: dict, count: int, *, fresh: bool) -> list[Row]:
    """How the indexes were built: now, or as it was noted when they were (BENCH_DIR)."""
    noted = {} if fresh else json.loads(kept.read_text())
    for engine in ENGINES:
        if engine not in noted or ("build" in PARTS and os.environ.get("BENCH_DIR") and "BENCH_PARTS" in os.environ):
            noted[engine] = [row.as_json() for row in _part("build", engine, environment, count)]
    kept.write_text(json.dumps(noted))
    return [Row(**row) for engine in ENGINES for row in noted.get(engine, ())]


def _part(part: str, engine: str, environment: dict, count: int) -> list[Row]:
    """One part in a process of its own; an engine that does not answer is left out."""
    print(f"\n· {part} {engine}", flush=True)
    own = environment | {"BENCH_RECORDS": str(count)}
    if engine == "elasticsearch":
        own |= {
            "ELASTICSEARCH_URL": SERVER,
            "ELASTICSEARCH_INDEX_PREFIX": f"bench-{count}",
            "ELASTICSEARCH_TIMEOUT_MS": "30000",
        }
    lines = _run("tests.benchmarks.parts", [part, engine], own, check=False)
    if not lines or not lines[-1].startswith("["):
        print(f"{part} {engine}: could not be measured (make services starts the servers)", flush=True)
        return []
    return [Row(**row) for row in json.loads(lines[-1])]


def _rows(module: str, environment: dict) -> list[Row]:
    """The rows that a module measures in a process of its own."""
    print(f"\n· {module.rpartition('.')[2]}", flush=True)
    return [Row(**row) for row in json.loads(_run(module, [], environment)[-1])]


def _run(module: str, given: list[str], environment: dict, *, check: bool = True) -> list[str]:
    """Lines that a module prints; all but the last are shown as they come."""
    command = [sys.executable, "-m", module, *given]
    lines: list[str] = []
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            lines.append(line.rstrip("\n"))
            if not line.startswith(("[", "{")):
                print(lines[-1], flush=True)
    if check and process.returncode:
        raise SystemExit(f"{module}: {process.returncode}")
    return lines if not process.returncode else []


def _small(folder: Path, environment: dict) -> None:
    """Pages through a server, a long list and open data; they print tables of their own."""
    os.environ["DATA_DIR"] = str(folder)
    import django

    django.setup()
    from tests.benchmarks import exports
    from tests.benchmarks.province import addresses

    if "pages" in PARTS:
        print(f"\n{'page':<38}{'wall ms':>9}{'p95 ms':>9}{'CPU ms':>9}{'queries':>9}{'KB':>8}")
        for name, wall, p95, cpu, queries, size in measure_pages(addresses()):
            print(f"{name:<38}{wall:>9.1f}{p95:>9.1f}{cpu:>9.1f}{queries:>9}{size / 1024:>8.1f}", flush=True)
    if "lists" in PARTS:
        # What is imported must not be there the next time.
        copy = folder.with_name(f"{folder.name}-lists")
        shutil.copytree(folder, copy, dirs_exist_ok=True)
        told = json.loads(_run("tests.benchmarks.lists", [], environment | {"DATA_DIR": str(copy)})[-1])
        shutil.rmtree(copy)
        print(
            f"\nlist of {told['rows']} recipients: preview {told['preview']} s, import {told['import']} s, "
            f"peak memory {told['peak_mb']} MB (bounds: 10 s, 10 s, 300 MB)"
        )
    if "exports" in PARTS:
        print(f"\n{exports.tell(exports.measure())}")


def measure_pages(addresses: list[tuple[str, list[str]]]):
    """Rows of (name, mean wall ms, p95 ms, mean CPU ms, queries, bytes), each over REQUESTS requests."""
    command = [sys.executable, "-m", "gunicorn", "portal.wsgi:application", "--bind", f"127.0.0.1:{PORT}"]
    command += ["--workers", "1", "--log-level", "warning", "--no-control-socket"]
    server = subprocess.Popen(command, cwd=ROOT)
    try:
        worker = _worker_of(server.pid)
        return [_measure(name, paths, worker) for name, paths in addresses]
    finally:
        server.terminate()
        server.wait(10)


def _worker_of(master: int) -> int:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        time.sleep(0.3)
        children = Path(f"/proc/{master}/task/{master}/children").read_text().split()
        if children and _answers():
            return int(children[0])
    raise SystemExit("gunicorn did not start")


def _answers() -> bool:
    try:
        _get("/suc-khoe/song/")
    except OSError:
        return False
    return True


def _get(path: str) -> int:
    with urllib.request.urlopen(f"http://127.0.0.1:{PORT}{path}", timeout=30) as answer:
        return len(answer.read())


def _cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _measure(name: str, paths: list[str], worker: int):
    for number in range(WARM_UP):
        _get(paths[number % len(paths)])
    times, size = [], 0
    before = _cpu_seconds(worker)
    for number in range(REQUESTS):
        began = time.perf_counter()
        size = _get(paths[number % len(paths)])
        times.append((time.perf_counter() - began) * 1000)
    cpu = (_cpu_seconds(worker) - before) * 1000 / REQUESTS
    return name, statistics.fmean(times), statistics.quantiles(times, n=20)[18], cpu, _queries(paths[0]), size


def _queries(path: str) -> int:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(HTTP_HOST="127.0.0.1")
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    return len(captured)


if __name__ == "__main__":
    main()
