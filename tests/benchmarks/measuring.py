"""Times, memory and machine facts, and the tables in which they are told."""

from __future__ import annotations

import os
import platform
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

ROUNDS = int(os.environ.get("BENCH_ROUNDS", "3"))


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: milliseconds of a group of questions, or one figure in its own unit.

    ``quiet95`` is the 95th percentile of the best repeat of each question (what the machine does when nobody else
    uses it), ``cpu95`` of the time on the processor in this thread. ``bound`` is what must not be exceeded, ``held`` the
    verdict on the figure that the bound is about.
    """

    what: str
    engine: str
    records: int
    p50: float = 0.0
    p95: float = 0.0
    p99: float = 0.0
    worst: float = 0.0
    quiet95: float = 0.0
    cpu95: float = 0.0
    count: int = 0
    figure: str = ""
    bound: str = ""
    held: bool | None = None

    def as_json(self) -> dict:
        """Plain values."""
        return asdict(self)


def timed(
    what: str,
    engine: str,
    records: int,
    questions: Sequence[str],
    ask: Callable[[str], object],
    *,
    rounds: int = ROUNDS,
    warm: bool = True,
    **bounds: float,
) -> Row:
    """Ask each question ``rounds`` times (once more before, unless told) and sum up; bounds as ``p95=45`` in ms."""
    if warm:
        for text in questions:
            ask(text)
    walls: list[list[float]] = [[] for _ in questions]
    cpus: list[float] = []
    for _ in range(rounds):
        for wall, text in zip(walls, questions, strict=True):
            used, began = time.thread_time(), time.perf_counter()
            ask(text)
            wall.append((time.perf_counter() - began) * 1000)
            cpus.append((time.thread_time() - used) * 1000)
    return summed(what, engine, records, walls, cpus, **bounds)


def summed(
    what: str, engine: str, records: int, walls: Iterable[Sequence[float]], cpus: Sequence[float], **bounds: float
) -> Row:
    """A row from the milliseconds of every repeat of every question."""
    walls = list(walls)
    every = sorted(wall for repeats in walls for wall in repeats)
    best = sorted(min(repeats) for repeats in walls)
    figures = {"p50": statistics.median(every), "p95": _part(every, 95), "p99": _part(every, 99), "worst": every[-1]}
    row = Row(
        what, engine, records, **figures, quiet95=_part(best, 95), cpu95=_part(sorted(cpus), 95), count=len(walls),
        bound=", ".join(f"{name} ≤ {limit:g} ms" for name, limit in bounds.items()),
        held=all(figures[name] <= limit for name, limit in bounds.items()) if bounds else None,
    )  # fmt: skip
    say(row)
    return row


def figure(what: str, engine: str, records: int, value: float, unit: str, limit: float | None = None) -> Row:
    """A row of one figure."""
    shown = f"{value:,.0f}" if value >= 100 else f"{value:.2g}" if value < 1 else f"{value:.1f}"
    bound = "" if limit is None else f"≤ {limit:,g} {unit}"
    row = Row(
        what, engine, records, figure=f"{shown} {unit}", bound=bound, held=None if limit is None else value <= limit
    )
    say(row)
    return row


def _part(ordered: Sequence[float], percent: int) -> float:
    return ordered[min(len(ordered) * percent // 100, len(ordered) - 1)]


def say(row: Row) -> None:
    """One line while measuring goes on."""
    told = row.figure or (
        f"p50 {row.p50:.1f}  p95 {row.p95:.1f}  p99 {row.p99:.1f}  worst {row.worst:.1f} ms"
        f"  (quiet p95 {row.quiet95:.1f}, CPU p95 {row.cpu95:.1f})"
    )
    print(f"  {row.engine:<14} {row.what:<46} {told}", flush=True)


def memory_mb(field: str = "VmRSS") -> float:
    """Memory of this process: VmRSS now, VmHWM at its highest, RssAnon without files that are mapped."""
    status = Path("/proc/self/status").read_text()
    return int(status.split(f"{field}:")[1].split()[0]) / 1024


def folder_mb(path: str | Path) -> float:
    """Size of all files below a folder."""
    return sum(file.stat().st_size for file in Path(path).rglob("*") if file.is_file()) / 1e6


def machine() -> str:
    """What the figures were taken on."""
    info = Path("/proc/cpuinfo").read_text()
    model = next((line.split(":")[1].strip() for line in info.splitlines() if line.startswith("model name")), "?")
    total = int(Path("/proc/meminfo").read_text().split("MemTotal:")[1].split()[0]) / 1024 / 1024
    return (
        f"{date.today():%d/%m/%Y}; {len(os.sched_getaffinity(0))} cores ({model}), {total:.0f} GB of memory, "
        f"{platform.system()} {platform.release().split('-')[0]}, Python {platform.python_version()}; "
        f"load of the machine at the end {os.getloadavg()[1]:.1f}"
    )


def tables(rows: Sequence[Row]) -> str:
    """Two tables in Markdown: questions in milliseconds, and single figures."""
    lines = [
        "| what | engine | records | n | p50 | p95 | p99 | worst | quiet p95 | CPU p95 | bound | held |",
        "|---|---|--:|--:|--:|--:|--:|--:|--:|--:|---|---|",
    ]
    for row in rows:
        if not row.figure:
            times = " | ".join(f"{t:.1f}" for t in (row.p50, row.p95, row.p99, row.worst, row.quiet95, row.cpu95))
            lines.append(f"| {row.what} | {row.engine} | {row.records:,} | {row.count:,} | {times} | {_verdict(row)} |")
    lines += ["", "| what | engine | records | figure | bound | held |", "|---|---|--:|--:|---|---|"]
    lines += [
        f"| {row.what} | {row.engine} | {row.records:,} | {row.figure} | {_verdict(row)} |"
        for row in rows
        if row.figure
    ]
    return "\n".join(lines)


def _verdict(row: Row) -> str:
    return f"{row.bound or '–'} | {'–' if row.held is None else 'yes' if row.held else 'NO'}"
