"""`make bench`: measure pages, searches and a long list on a data folder of its own, print one table.

Pages: gunicorn with one worker, DEBUG off, no page cache, mean of 500 requests after 20 to warm up; CPU time is
what the worker process used, read from the kernel. Searches: the engine in this process, and the archive page.
Then both search engines, and what databases offer beside them (``search_bench``), with a hundred thousand random
queries on the embedded one; BENCH_AWARDS sets how many records, BENCH_RANDOM how many of those queries. Figures hold
for the machine they were taken on; compare ratios.
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

REQUESTS, WARM_UP = 500, 20
AWARDS = int(os.environ.get("BENCH_AWARDS", "200000"))
RANDOM = os.environ.get("BENCH_RANDOM", "100000")
PORT = int(os.environ.get("BENCH_PORT", "8765"))
ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    folder = Path(os.environ.get("BENCH_DIR") or tempfile.mkdtemp(prefix="portal-bench-"))
    os.environ |= {"DATA_DIR": str(folder), "DEMO": "1", "DJANGO_SETTINGS_MODULE": "portal.settings"}
    os.environ |= {"SITE_URL": f"http://127.0.0.1:{PORT}", "LOG_LEVEL": "WARNING"}
    import django

    django.setup()
    from tests.benchmarks import exports
    from tests.benchmarks.province import prepare

    addresses = prepare(AWARDS)
    rows = measure_pages(addresses)
    engine = measure_engine()
    print(f"\n{'page':<38}{'wall ms':>9}{'p95 ms':>9}{'CPU ms':>9}{'queries':>9}{'KB':>8}")
    for name, wall, p95, cpu, queries, size in rows:
        print(f"{name:<38}{wall:>9.1f}{p95:>9.1f}{cpu:>9.1f}{queries:>9}{size / 1024:>8.1f}")
    p50, p95, count = engine
    print(f"\narchive search in the engine, {AWARDS} awards: p50 {p50:.1f} ms, p95 {p95:.1f} ms ({count} searches)")
    measured = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.lists"], cwd=ROOT, check=True, capture_output=True
    )
    told = json.loads(measured.stdout.splitlines()[-1])
    print(
        f"\nlist of {told['rows']} recipients: preview {told['preview']} s, import {told['import']} s, "
        f"peak memory {told['peak_mb']} MB (bounds: 10 s, 10 s, 300 MB)"
    )
    print(f"\n{exports.tell(exports.measure())}")
    measure_engines()
    if not os.environ.get("BENCH_DIR"):
        shutil.rmtree(folder, ignore_errors=True)


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


def measure_engine():
    """(p50 ms, p95 ms, searches) of archive searches with counts and facets."""
    from search.service import search
    from tests.benchmarks.province import QUERIES

    times = []
    for text in QUERIES * 2:
        began = time.perf_counter()
        search(text, kinds=("award",))
        times.append((time.perf_counter() - began) * 1000)
    times = times[len(QUERIES) :]
    return statistics.median(times), statistics.quantiles(times, n=20)[18], len(times)


def measure_engines() -> None:
    """Both engines and two databases over as many generated entries, each in a process of its own."""
    print(f"\nsearch engines over {AWARDS} entries", flush=True)
    for name in ("embedded", "elasticsearch", "databases"):
        command = [sys.executable, "-m", "tests.benchmarks.search_bench", str(AWARDS), "--only", name]
        if name == "embedded":
            command += ["--random", RANDOM]
        environment = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"}
        if subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode:
            print(f"{name}: could not be measured (make services starts the servers)", flush=True)


if __name__ == "__main__":
    main()
