"""How fast open data leave, and in how much memory: `python -m tests.benchmarks.exports`, on the folder DATA_DIR.

Each export runs in a process of its own. Growth is what the process gained in resident memory between the first
piece (everything imported, the database open) and the last, at its peak. Prints a line of JSON.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FORMATS = ("csv", "jsonl")
WARM_ROWS = 2_000


def measure() -> list[dict]:
    """One result for each format: rows, rows per second, growth in MB."""
    results = []
    for format in FORMATS:
        command = [sys.executable, "-m", "tests.benchmarks.exports", format]
        done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        results.append(json.loads(done.stdout.splitlines()[-1]))
    return results


def tell(results: list[dict]) -> str:
    """The results as lines of the table."""
    lines = [
        f"open data, {result['rows']} awards as {result['format']}: {result['rate']:,.0f} rows/s "
        f"({result['cpu_rate']:,.0f} per second of CPU), memory +{result['growth_mb']:.1f} MB (bounds: 20,000 rows/s, 50 MB)"
        for result in results
    ]
    return "\n".join(lines)


def _peak_mb() -> float:
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def _export(format: str) -> dict:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    django.setup()
    from registrations.exchange.columns import AWARDS
    from registrations.exchange.writers import stream

    for _ in stream(format, AWARDS.columns, AWARDS.rows(AWARDS.public()[:WARM_ROWS])):
        pass
    rows = AWARDS.public().count()
    before, size = _peak_mb(), 0
    began, used = time.perf_counter(), time.process_time()
    for piece in stream(format, AWARDS.columns, AWARDS.rows(AWARDS.public())):
        size += len(piece)
    took, used = time.perf_counter() - began, time.process_time() - used
    growth = _peak_mb() - before
    return {
        "format": format,
        "rows": rows,
        "rate": rows / took,
        "cpu_rate": rows / used,
        "growth_mb": growth,
        "mb": size / 1024 / 1024,
    }


if __name__ == "__main__":
    print(json.dumps(_export(sys.argv[1]) if len(sys.argv) > 1 else measure()))
