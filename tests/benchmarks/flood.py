"""The flood: ten thousand comments in five minutes, nine of ten of them spam, while readers browse.

The server is the one of `make run` (two workers of four threads) on a database of its own; every sender and every
reader comes from an address of its own in 127.0.0.0/8, and nothing is asked of any other machine. Honest senders open
the form, write for some seconds and send, with proof of work or (one of five) without script. The machines send
what machines send: one text from a few addresses, one opening of the form again and again, the trap filled in,
advertising from a thousand addresses, an old proof used again, and some with honest work done.

Readers read the same pages at the same pace before and during the flood, in a process of their own.
`python -m tests.benchmarks.flood` prints one line for the embedded database and one for PostgreSQL. FLOOD_COMMENTS
(10000), FLOOD_SECONDS (300), FLOOD_READERS (6) and FLOOD_DATABASES set the size; a tenth of both shows much already.
"""

from __future__ import annotations

import base64
import hashlib
import heapq
import http.client
import itertools
import json
import os
import queue
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from .evening import ROOT, Served, fresh_postgres, surroundings

COMMENTS = int(os.environ.get("FLOOD_COMMENTS", "10000"))
SECONDS = float(os.environ.get("FLOOD_SECONDS", "300"))
READERS = int(os.environ.get("FLOOD_READERS", "6"))
TALK = (
    "bà con", "trong xóm", "cho rằng", "việc này", "nên", "được", "ghi nhận", "hội trường", "con đường", "lớp học", "cây cầu",
    "vườn hồi", "năm ngoái", "đóng góp", "chưa rõ", "rất tốt", "còn thiếu", "nhiều hộ", "đã làm", "cùng nhau",
)  # fmt: skip
PAUSE = 0.75
WRITING = 5.0  # what a quick person needs; less is a sign of a machine
SENDERS = 24
SHAPES = ("few-addresses", "one-opening", "trap", "advertising", "old-proof", "worked")
PAGES = ("/", "/y-kien/", "{path}", "/so-vang/", "/tim-kiem/?q=" + quote("huân chương lao động"), "/tra-cuu/")


@dataclass(slots=True)
class Flood:
    """What came of it."""

    told: dict[str, str] = field(default_factory=dict)
    answers: Counter = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    send: list[float] = field(default_factory=list)
    took: float = 0.0
    late: float = 0.0
    before: dict[str, float] = field(default_factory=dict)
    during: dict[str, float] = field(default_factory=dict)
    cpu: float = 0.0
    checked: dict[str, Any] = field(default_factory=dict)

    def part(self, percent: int) -> float:
        """A percentile of sending, in seconds."""
        ordered = sorted(self.send) or [0.0]
        return ordered[min(len(ordered) * percent // 100, len(ordered) - 1)]


def ask(port: int, source: str, method: str, path: str, form: dict[str, Any] | None = None):
    """(status, headers, text) of one request from an address of this machine."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60, source_address=(source, 0))
    try:
        body = urlencode(form) if form is not None else None
        connection.request(method, path, body, {"Content-Type": "application/x-www-form-urlencoded"} if body else {})
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read().decode()
    finally:
        connection.close()


def solve(challenge: dict[str, Any]) -> str:
    """The answer to a challenge, as the browser's worker finds it."""
    start = hashlib.sha256(challenge["salt"].encode())
    for number in range(1_000_000):
        tried = start.copy()
        tried.update(str(number).encode())
        if tried.hexdigest() == challenge["challenge"]:
            payload = {key: challenge[key] for key in ("algorithm", "challenge", "salt", "signature")}
            return base64.b64encode(json.dumps(payload | {"number": number}).encode()).decode()
    raise RuntimeError("the challenge has no answer")


class Senders:
    """All who send, each at the time set; a person opens the form first and sends some seconds later."""

    def __init__(self, port: int, path: str, flood: Flood, count: int):
        self.port, self.path, self.flood = port, path, flood
        self.rng = random.Random(7)
        page = self.open("127.9.9.9")
        self.stamp, self.nominees = page["stamp"], page["nominees"]
        # Taken once, used by thousands.
        self.proof = solve(json.loads(ask(port, "127.9.9.9", "GET", "/captcha/")[2]))
        self.honest = set(self.rng.sample(range(count), count // 10))

    def open(self, source: str) -> dict[str, Any]:
        """What the form holds when it is opened."""
        status, _, page = ask(self.port, source, "GET", self.path)
        hidden = dict(re.findall(r'name="(form_key|stamp)" value="([^"]+)"', page))
        nominees = re.findall(r'name="nominee" value="(\d+)"', page) or re.findall(
            r'value="(\d+)"[^>]*name="nominee"', page
        )
        if status != 200 or len(hidden) != 2 or not nominees:
            raise RuntimeError(f"{status}: the form could not be opened")
        return hidden | {"nominees": nominees}

    def form(self, number: int, text: str, **changes: Any) -> dict[str, Any]:
        """A form filled in."""
        return {
            "nominee": self.nominees[number % len(self.nominees)], "stance": "khong-nhat-tri", "text": text,
            "name": f"Nông Văn {number}", "phone": f"09{number:08d}", "address": "xã Kiên Mộc", "consent": "on",
            "form_key": f"{number:032x}", "stamp": self.stamp, "website": "",
        } | changes  # fmt: skip

    def spam(self, number: int) -> None:
        """One machine's message in one of the shapes."""
        shape = SHAPES[number % len(SHAPES)]
        far = f"127.{20 + number % 200}.{number // 200 % 250}.{1 + number % 250}"
        words = " ".join(self.rng.choices(("vay", "nhanh", "uy", "tín", "lãi", "thấp", "ngay", "hôm", "nay"), k=14))
        advertising = f"{words} http://a{number}.example http://b.example www.c.example"
        message: dict[str, tuple[str, dict[str, Any]]] = {
            "few-addresses": (
                f"127.10.1.{1 + number % 4}",
                self.form(number, "Vay nhanh không cần thế chấp, gọi ngay"),
            ),
            "one-opening": (far, self.form(number, f"Tin rác số {number} {words}")),
            "trap": (far, self.form(number, words, website="http://x.example")),
            "advertising": (far, self.form(number, advertising, stamp="tự chế")),
            "old-proof": (f"127.11.{number % 3}.9", self.form(number, words, altcha=self.proof)),
            "worked": (far, self.form(number, advertising)),
        }
        source, form = message[shape]
        if shape == "worked" and number % 5 == 0:  # machines that work are slower
            form["altcha"] = solve(json.loads(ask(self.port, source, "GET", "/captcha/")[2]))
        status, _, _ = ask(self.port, source, "POST", self.path, form)
        self.flood.answers[f"{shape} {status}"] += 1
        if status not in {302, 429}:
            self.flood.faults.append(f"{status} for spam, {shape}")

    def opens(self, number: int):
        """A person opens the form; what is to be sent later."""
        source = f"127.{100 + number % 50}.{200 + number // 50 % 50}.{1 + number // 2500}"
        page = self.open(source)
        text = f"Tôi là người cùng thôn, {' '.join(self.rng.choices(TALK, k=12))} (thứ {number}), đề nghị xem lại năm {1990 + number % 35}."
        changes = {"stamp": page["stamp"], "form_key": page["form_key"]}
        if number // 10 % 5:
            changes["altcha"] = solve(json.loads(ask(self.port, source, "GET", "/captcha/")[2]))
        return source, self.form(number, text, **changes), text

    def sends(self, source: str, form: dict[str, Any], text: str) -> None:
        """The same person sends."""
        began = time.perf_counter()
        status, headers, _ = ask(self.port, source, "POST", self.path, form)
        self.flood.send.append(time.perf_counter() - began)
        self.flood.answers[f"honest {status}"] += 1
        code = re.search(r"/tra-cuu/([^/]+)/", headers.get("Location") or "")
        if status == 302 and code:
            self.flood.told[code[1]] = text
        else:
            self.flood.faults.append(f"{status} for an honest comment")


def pour(senders: Senders, flood: Flood, count: int, seconds: float) -> None:
    """Everybody sends at their time; a queue of due work, and as many hands as a burst needs."""
    began = time.monotonic()
    order = itertools.count()
    heap = [(began + at * seconds / count, next(order), at, None) for at in range(count)]
    heapq.heapify(heap)
    due: queue.Queue = queue.Queue()
    lock = threading.Lock()
    left = [count]

    def work() -> None:
        while (task := due.get()) is not None:
            at, number, prepared = task
            flood.late = max(flood.late, time.monotonic() - at)
            try:
                if prepared is not None:
                    senders.sends(*prepared)
                elif number in senders.honest:
                    prepared = senders.opens(number)
                    with lock:
                        heapq.heappush(heap, (time.monotonic() + WRITING, next(order), number, prepared))
                    continue
                else:
                    senders.spam(number)
            except Exception as error:
                flood.faults.append(f"{number}: {error!r}")
            with lock:
                left[0] -= 1

    hands = [threading.Thread(target=work) for _ in range(SENDERS)]
    for hand in hands:
        hand.start()
    while left[0] > 0 and time.monotonic() < began + 6 * seconds + 120:
        with lock:
            now = time.monotonic()
            while heap and heap[0][0] <= now:
                at, _, number, prepared = heapq.heappop(heap)
                due.put((at, number, prepared))
        time.sleep(0.01)
    for _ in hands:
        due.put(None)
    for hand in hands:
        hand.join()
    if left[0] > 0:
        flood.faults.append(f"{left[0]} never had their turn")
    flood.took = time.monotonic() - began


class Readers:
    """Readers in a process of their own, who read at one pace until told to stop."""

    def __init__(self, port: int, path: str):
        command = [sys.executable, "-m", "tests.benchmarks.flood", "readers", str(port), path]
        self.process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=os.environ
        )

    def stop(self) -> dict[str, float]:
        """What they waited, in milliseconds."""
        said, _ = self.process.communicate("\n", timeout=120)
        return json.loads(said)


def read(port: int, path: str) -> None:
    """The process of the readers: p50, p95, count and errors of their pages, once a line comes in."""
    times: list[float] = []
    errors: list[int] = []
    stop = threading.Event()

    def reader(number: int) -> None:
        for page in itertools.islice(itertools.cycle(PAGES), number, None):
            if stop.is_set():
                return
            began = time.perf_counter()
            try:
                status, _, _ = ask(port, f"127.5.{number}.1", "GET", page.format(path=path))
            except (OSError, http.client.HTTPException):
                status = 0
            times.append((time.perf_counter() - began) * 1000)
            if status != 200:
                errors.append(status)
            stop.wait(PAUSE)

    threads = [threading.Thread(target=reader, args=(number,)) for number in range(READERS)]
    for thread in threads:
        thread.start()
    sys.stdin.readline()
    stop.set()
    for thread in threads:
        thread.join()
    ordered = sorted(times)
    p50, p95 = (ordered[min(len(ordered) * part // 100, len(ordered) - 1)] for part in (50, 95))
    print(json.dumps({"p50": p50, "p95": p95, "count": len(ordered), "errors": len(errors)}))


def hold(environment: dict[str, str], folder: Path, *, count: int, seconds: float, port: int) -> Flood:
    """One flood on a database of its own; the same readers before and during."""
    path = json.loads(_tool(environment, "make", "-"))["path"]
    flood, served = Flood(), Served(environment, port, worker=True)
    served.start()
    try:
        senders = Senders(port, path, flood, count)
        _warm(port, path)
        quiet = Readers(port, path)
        time.sleep(max(8.0, seconds / 5))
        flood.before = quiet.stop()
        crowd = Readers(port, path)
        pour(senders, flood, count, seconds)
        flood.during = crowd.stop()
    finally:
        served.kill()
    flood.cpu = served.cpu
    answers = folder / "answers.json"
    answers.write_text(json.dumps(flood.told))
    flood.checked = json.loads(_tool(environment, "check", str(answers)))
    flood.faults += flood.checked["faults"]
    if len(flood.told) != len(senders.honest):
        flood.faults.append(f"{len(senders.honest)} honest senders, {len(flood.told)} receipts")
    return flood


def _warm(port: int, path: str) -> None:
    for _ in range(4):
        for page in PAGES:
            ask(port, "127.5.0.9", "GET", page.format(path=path))


def _tool(environment: dict[str, str], *given: str) -> str:
    command = [sys.executable, "-m", "tests.benchmarks.flood_data", *given]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return done.stdout.strip().splitlines()[-1]


def tell(name: str, flood: Flood) -> str:
    """What came of it, in a few lines."""
    ratio = flood.during["p95"] / (flood.before["p95"] or 1)
    done = flood.checked
    held = "held" if ratio <= 2 and not flood.faults else "NOT HELD"
    return "\n".join(
        [
            f"{name}: reading p95 {flood.before['p95']:.0f} ms before, {flood.during['p95']:.0f} ms during "
            f"({ratio:.2f} times; p50 {flood.before['p50']:.0f} and {flood.during['p50']:.0f} ms, "
            f"{flood.during['count']} pages, {flood.during['errors']} errors); {held}",
            f"  {sum(flood.answers.values()):,} sent in {flood.took:.0f} s (latest {flood.late:.1f} s after its time), "
            f"honest sending p50 {flood.part(50):.2f} s, p99 {flood.part(99):.2f} s; server CPU {flood.cpu:.0f} s, "
            f"load {os.getloadavg()[0]:.1f}",
            f"  honest: {len(flood.told)} kept with receipt, {done['honest_flagged']} flagged {done['signs']}; "
            f"spam: {done['spam_flagged']} taken and flagged, {done['spam_plain']} taken without a sign, "
            f"{sum(n for what, n in flood.answers.items() if what.endswith('429'))} asked to wait; "
            f"register of {done['entries']} entries",
            f"  {dict(sorted(flood.answers.items()))}",
            f"  {'nothing lost' if not flood.faults else dict(Counter(flood.faults).most_common(6))}",
        ]
    )


def main() -> None:
    port = int(os.environ.get("BENCH_PORT", "8765"))
    print(f"flood: {COMMENTS:,} comments in {SECONDS:g} s, 90 % spam, {READERS} readers; bound: reading p95 ≤ 2 times")
    for name in os.environ.get("FLOOD_DATABASES", "embedded,postgresql").split(","):
        database = fresh_postgres("bench_flood") if name == "postgresql" else ""
        if database is None:
            print(f"{name}: does not answer (make services)")
            continue
        with tempfile.TemporaryDirectory(prefix="portal-flood-") as folder:
            # Not the sample province, which answers 127.0.0.1 alone: here everybody has an address of their own.
            environment = surroundings(Path(folder), port, database) | {"DEMO": "0", "ALLOWED_HOSTS": "127.0.0.1"}
            print(tell(name, hold(environment, Path(folder), count=COMMENTS, seconds=SECONDS, port=port)), flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["readers"]:
        read(int(sys.argv[2]), sys.argv[3])
    else:
        main()
