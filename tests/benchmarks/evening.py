"""The last evening before the deadline: every unit saves three times, signs and sends, all within a minute.

The server is the one of `make run` (two workers of four threads) beside its worker of tasks, on a database of its
own; each clerk is a thread with a connection. When the server is killed in the middle, clerks do what people do:
they press again. `python -m tests.benchmarks.evening` prints one table for the embedded database and one for
PostgreSQL. EVENING_UNITS (500) and EVENING_SECONDS (60) set the size.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import http.client
import json
import os
import re
import signal
import struct
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from .evening_data import SECRET

ROOT = Path(__file__).resolve().parents[2]
UNITS = int(os.environ.get("EVENING_UNITS", "500"))
SECONDS = float(os.environ.get("EVENING_SECONDS", "60"))
SERVER = os.environ.get("BENCH_POSTGRES", "host=127.0.0.1 port=54329 user=portal dbname=portal")
BOUND = 1.5
PATIENCE = 120.0
SILENT: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


@dataclass(slots=True)
class Evening:
    """What came of it: seconds of each kind of request, how often a clerk had to press again, faults in words."""

    units: int
    times: dict[str, list[float]] = field(default_factory=lambda: {"save": [], "preview": [], "send": []})
    again: int = 0
    refused: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    took: float = 0.0
    cpu: float = 0.0
    load: float = 0.0

    def part(self, what: str, percent: int) -> float:
        """A percentile in seconds."""
        ordered = sorted(self.times[what]) or [0.0]
        return ordered[min(len(ordered) * percent // 100, len(ordered) - 1)]


class Served:
    """The server of `make run` on a port and a database of its own; `kill` gives it no time for anything."""

    def __init__(self, environment: dict[str, str], port: int, *, worker: bool):
        self.environment, self.port, self.worker = environment, port, worker
        self.processes: list[subprocess.Popen] = []
        self.cpu = 0.0

    def start(self) -> None:
        """Start and wait until it answers."""
        gunicorn = [sys.executable, "-m", "gunicorn", "portal.wsgi:application", "--bind", f"127.0.0.1:{self.port}"]
        gunicorn += ["--workers", "2", "--threads", "4", "--worker-class", "gthread", "--log-level", "critical"]
        commands = [[*gunicorn, "--no-control-socket"]]
        if self.worker:
            commands.append([sys.executable, "manage.py", "db_worker", "--interval", "2", "--no-startup-delay"])
        for command in commands:
            self.processes.append(
                subprocess.Popen(command, cwd=ROOT, env=self.environment, start_new_session=True, **SILENT)
            )
        deadline = time.monotonic() + PATIENCE
        while not self._answers():
            if time.monotonic() > deadline:
                raise RuntimeError("the server did not start")
            time.sleep(0.2)

    def _answers(self) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", "/suc-khoe/song/")
            return connection.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def kill(self) -> None:
        """kill -9 of all that was started here."""
        for process in self.processes:
            self.cpu += _cpu_of_group(process.pid)
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        self.processes.clear()


def _cpu_of_group(leader: int) -> float:
    """Seconds of processor time of a process and those it started."""
    used = 0.0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[2]) == leader:
            used += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return used


def app_code(at: float) -> str:
    """The six digits of an authenticator app (RFC 6238)."""
    digest = hmac.new(base64.b32decode(SECRET), struct.pack(">Q", int(at) // 30), hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


class Clerk:
    """One unit's clerk: saves, looks, signs, sends; presses again when nothing comes back."""

    def __init__(self, facts: dict[str, Any], title: int, port: int, evening: Evening):
        self.facts, self.title, self.port, self.evening = facts, title, port, evening
        self.address = f"/don-vi/dang-ky/{facts['id']}/"
        self.version, self.sent = 1, False
        self.saved: dict[str, Any] = {}

    def told(self) -> dict[str, Any]:
        """What the server answered with success."""
        return {"id": self.facts["id"], "saved": self.saved, "sent": self.sent}

    def _ask(self, method: str, path: str, form: dict[str, Any] | None = None, **headers: str):
        """(status, headers, text) of the first answer; a line that breaks or a server that is away is asked again."""
        body = urlencode({"csrfmiddlewaretoken": "c" * 32, **form}) if form is not None else None
        sent = {"Cookie": self.facts["cookie"], "Content-Type": "application/x-www-form-urlencoded", **headers}
        deadline = time.monotonic() + PATIENCE
        while True:
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
            try:
                connection.request(method, path, body, sent)
                answer = connection.getresponse()
                text = answer.read().decode()
                if answer.status < 500:
                    return answer.status, answer.headers, text
                self.evening.refused.append(f"{answer.status} {path}")
            except (OSError, http.client.HTTPException):
                pass
            finally:
                connection.close()
            self.evening.again += 1
            if time.monotonic() > deadline:
                raise RuntimeError(f"no answer: {path}; refused before: {self.evening.refused[-1:]}")
            time.sleep(0.5)

    def _timed(self, what: str, *asked: Any, **headers: str):
        began = time.perf_counter()
        answer = self._ask(*asked, **headers)
        self.evening.times[what].append(time.perf_counter() - began)
        return answer

    def save(self, step: str, slug: str, form: dict[str, Any], stands: Any) -> None:
        """One autosave."""
        form = {"version": self.version, "tab": f"{self.facts['number']:032d}"} | form
        status, _, text = self._timed("save", "POST", f"{self.address}{slug}/", form, **{"X-Autosave": "1"})
        if status == 200:
            self.version, self.saved[step] = json.loads(text)["version"], stands
        else:
            self.evening.refused.append(f"{status} {slug}: {text[:200]}")

    def send(self) -> None:
        """Look at the whole, sign and send; a code that is used up is followed by the next one."""
        for _ in range(3):
            _, _, page = self._timed("preview", "GET", f"{self.address}gui/")
            form = {
                name: re.search(rf'name="{name}" value="([^"]+)"', page) for name in ("version", "form_key", "hash")
            }
            if not all(form.values()):
                self.sent = self.sent or "Mã tiếp nhận" in page
                break
            posted = {name: found[1] for name, found in form.items() if found} | {"code": app_code(time.time())}
            status, headers, text = self._timed("send", "POST", f"{self.address}gui/", posted)
            if status == 302 and "moi" in headers["Location"]:
                self.sent = True
                return
            said = re.search(r'<div class="error-summary.*?</div>', text, re.S)
            self.evening.refused.append(f"{status} gui: {re.sub('<[^>]+>', ' ', said[0])[:160] if said else text[:80]}")
            time.sleep(30 - time.time() % 30 + 0.2)

    def work(self, starts: float, pause: float) -> None:
        """The clerk's evening."""
        number = self.facts["number"]
        time.sleep(max(0.0, starts - time.monotonic()))
        contact = {"contact_name": f"Lý Thị {number}", "contact_phone": "0912 000 111"}
        self.save("unit", "don-vi", contact, contact["contact_name"])
        time.sleep(pause)
        names = [f"Nông Văn {number} {at}" for at in range(12)]
        rows: dict[str, Any] = {"dong-TOTAL_FORMS": len(names), "dong-INITIAL_FORMS": 0}
        for at, name in enumerate(names):
            rows |= {f"dong-{at}-name": name, f"dong-{at}-position": "Y sĩ", f"dong-{at}-title": self.title}
        self.save("persons", "ca-nhan", rows, names)
        time.sleep(pause)
        pledge = f"Giao ước của đơn vị số {number}."
        self.save("targets", "chi-tieu", {"pledge": pledge}, pledge)
        time.sleep(pause)
        self.send()


def hold(environment: dict[str, str], folder: Path, *, units: int, seconds: float, port: int, kill: bool, worker: bool):
    """Hold one evening on a database; with `kill` the server dies in the middle and is started again."""
    made = json.loads(_tool(environment, "make", str(units)))
    evening, served = Evening(units), Served(environment, port, worker=worker)
    served.start()
    try:
        began = time.monotonic()
        clerks = [Clerk(each, made["title"], port, evening) for each in made["clerks"]]
        span, pause = seconds * 0.7, seconds * 0.08
        threads = [
            threading.Thread(target=clerk.work, args=(began + span * at / units, pause))
            for at, clerk in enumerate(clerks)
        ]
        for thread in threads:
            thread.start()
        if kill:
            time.sleep(seconds * 0.5)
            served.kill()
            served.start()
        for thread in threads:
            thread.join()
        evening.took = time.monotonic() - began
    finally:
        served.kill()
    evening.cpu, evening.load = served.cpu, os.getloadavg()[0]
    answers = folder / "answers.json"
    answers.write_text(json.dumps([clerk.told() for clerk in clerks]))
    evening.faults = json.loads(_tool(environment, "check", str(answers)))
    evening.faults += [f"{clerk.facts['id']}: not sent" for clerk in clerks if not clerk.sent]
    return evening


def _tool(environment: dict[str, str], *given: str) -> str:
    command = [sys.executable, "-m", "tests.benchmarks.evening_data", *given]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return done.stdout.strip().splitlines()[-1]


def surroundings(folder: Path, port: int, database: str = "") -> dict[str, str]:
    """The environment of an office of its own."""
    own = {"DATA_DIR": str(folder), "DATABASE_URL": database, "REDIS_URL": "", "ELASTICSEARCH_URL": ""}
    own |= {"DJANGO_SETTINGS_MODULE": "portal.settings", "DEMO": "1", "SITE_URL": f"http://127.0.0.1:{port}"}
    return os.environ | own | {"LOG_LEVEL": "ERROR", "EMAIL_URL": "file:", "SECRET_KEY": "evening-" * 8, "SECURE": "0"}


def fresh_postgres(name: str = "bench_evening") -> str | None:
    """The address of an empty database on the server for measuring; None when there is no server."""
    import psycopg

    try:
        with psycopg.connect(SERVER, autocommit=True, connect_timeout=3) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
            connection.execute(f"CREATE DATABASE {name}")
            info = connection.info
            return f"postgres://{info.user}@{info.host}:{info.port}/{name}"
    except psycopg.OperationalError:
        return None


def main() -> None:
    port = int(os.environ.get("BENCH_PORT", "8765"))
    print(f"{UNITS} units in {SECONDS:g} s, three savings each, sign and send; bound of sending: p99 ≤ {BOUND} s")
    print(
        f"{'database':<12}{'':<9}{'send p50':>9}{'p99':>8}{'worst':>8}{'save p99':>10}{'took':>8}{'CPU':>8}{'load':>7}"
    )
    for name in os.environ.get("EVENING_DATABASES", "embedded,postgresql").split(","):
        for kill in (False, True):
            database = fresh_postgres() if name == "postgresql" else ""
            if database is None:
                print(f"{name}: does not answer (make services)")
                break
            with tempfile.TemporaryDirectory(prefix="portal-evening-") as folder:
                environment = surroundings(Path(folder), port, database)
                # Killed in the middle, a fifth of the units shows as much in less time.
                size = {"units": UNITS // 5, "seconds": SECONDS / 3} if kill else {"units": UNITS, "seconds": SECONDS}
                done = hold(environment, Path(folder), port=port, kill=kill, worker=True, **size)
            verdict = "" if kill else "  held" if done.part("send", 99) <= BOUND else "  NOT HELD"
            print(
                f"{name:<12}{'kill -9' if kill else '':<9}{done.part('send', 50):>8.2f}s{done.part('send', 99):>7.2f}s"
                f"{done.part('send', 100):>7.2f}s{done.part('save', 99):>9.2f}s{done.took:>7.0f}s{done.cpu:>7.0f}s{done.load:>7.1f}"
                f"{verdict}; pressed again {done.again}, refused {len(done.refused)}; "
                f"{'nothing lost, nothing doubled' if not done.faults else done.faults[:5]}",
                flush=True,
            )
            if done.refused:
                print("   ", done.refused[:3], flush=True)


if __name__ == "__main__":
    main()
