"""`make run`: bring this machine from a fresh clone to a running portal, then serve it.

Each step looks first whether it has already been done, so that a second start
takes seconds.
"""

import hashlib
import os
import re
import secrets
import sys
import threading
import time
import urllib.request
from pathlib import Path

import django
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from honcho.manager import SYSTEM_PRINTER_NAME, Manager
from honcho.printer import Printer

STOPPED = re.compile(r"(?P<name>\S+) stopped \(rc=(?P<code>-?\d+)\)")
LOOPBACK = {"127.0.0.1", "localhost", "::1"}


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    host, port = os.environ.get("HOST", "127.0.0.1"), os.environ.get("PORT", "8000")
    os.environ.setdefault("SITE_URL", f"http://{'127.0.0.1' if host == '0.0.0.0' else host}:{port}")  # noqa: S104
    if os.environ.get("DEMO") == "1" and host not in LOOPBACK:
        print("Dữ liệu mẫu có mật khẩu ai cũng biết: chỉ chạy trên máy này (HOST=127.0.0.1).", file=sys.stderr)
        return 2
    began = time.monotonic()
    try:
        django.setup()
        lines = prepare()
    except ImproperlyConfigured as refused:
        # Said to whoever starts the portal: words, not a trace of the program.
        print(refused, file=sys.stderr)
        return 2
    told = threading.Event()
    answers = threading.Thread(target=_tell_once_it_answers, args=(host, port, began, lines, told), daemon=True)
    answers.start()
    code = serve(host, port)
    # Who stops it early reads them as well: the first password is never told again.
    _tell(lines, told)
    return code


def prepare() -> list[str]:
    """Do what is not yet done. Returns what the person at the keyboard should read."""
    from portal.demo.guard import check_serving, holds_demo, is_empty

    _step("Cơ sở dữ liệu", _migrate)
    check_serving()
    _step("Tệp tĩnh", _collect_static)
    fresh = is_empty()
    if fresh:
        _step("Danh mục và các trang ban đầu", lambda: call_command("setup_office", verbosity=0))
        if settings.DEMO:
            _step("Tỉnh mẫu", lambda: call_command("load_demo", verbosity=0))
    if not _has_index():
        _step("Chỉ mục tìm kiếm", lambda: call_command("rebuild_index", verbosity=0))
    if settings.DEMO and not holds_demo():
        print("Cơ sở dữ liệu này có dữ liệu thật: chạy với DEMO=0.", file=sys.stderr)
        raise SystemExit(2)
    return _how_to_sign_in(fresh)


def _step(name, work):
    print(f"· {name} …", end=" ", flush=True)
    began = time.monotonic()
    work()
    print(f"{time.monotonic() - began:.1f} giây", flush=True)


def _migrate():
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)


def _collect_static():
    """Collect and compress static files when the sources changed since the last start."""
    mark = Path(settings.STATIC_ROOT) / ".sources"
    digest = hashlib.sha256(Path("uv.lock").read_bytes())
    for path in sorted(Path("themes").glob("*/static/**/*")):
        if path.is_file():
            digest.update(f"{path}:{path.stat().st_size}:{path.stat().st_mtime_ns}".encode())
    wanted = digest.hexdigest()
    if mark.exists() and mark.read_text() == wanted:
        return
    call_command("collectstatic", interactive=False, verbosity=0)
    mark.write_text(wanted)


def _has_index() -> bool:
    """Whether there is an index that this version can read, with something in it."""
    from search.engines import get_engine

    return get_engine().size() > 0


def _how_to_sign_in(fresh) -> list[str]:
    lines = [f"Trang:       {settings.SITE_URL}/", f"Quản trị:    {settings.SITE_URL}/quan-tri/"]
    if settings.DEMO:
        from portal.demo.people import sign_in_lines

        return lines + ["", *sign_in_lines()]
    if fresh:
        lines += ["", *_first_administrator()]
    return lines


def _first_administrator() -> list[str]:
    from django.contrib.auth import get_user_model

    password = secrets.token_urlsafe(12)
    email = os.environ.get("ADMIN_EMAIL", "quan-tri@tdkt.example")
    get_user_model().objects.create_superuser(email, password, full_name="Quản trị viên")
    return [
        f"Người quản trị đầu tiên: {email}   mật khẩu: {password}",
        "Mật khẩu chỉ hiện một lần; đăng nhập rồi đổi mật khẩu và bật xác thực hai bước.",
    ]


def _tell(lines, told):
    if not told.is_set():
        told.set()
        print("\n".join(lines), flush=True)


def _tell_once_it_answers(host, port, began, lines, told):
    """The addresses and accounts are the last that a person reads, and only once the address opens."""
    address = f"http://{'127.0.0.1' if host == '0.0.0.0' else host}:{port}/suc-khoe/song/"  # noqa: S104
    for _ in range(600):
        try:
            # 4xx and redirects to HTTPS are answers, too.
            urllib.request.build_opener(_Any).open(address, timeout=5).close()
            break
        except OSError:
            time.sleep(0.2)
    print(f"\nSẵn sàng sau {time.monotonic() - began:.0f} giây. Dừng: Ctrl+C.\n", flush=True)
    _tell(lines, told)


class _Any(urllib.request.HTTPErrorProcessor):
    """Takes every answer as it comes, follows nowhere."""

    def http_response(self, request, response):
        return response

    https_response = http_response


class Terminal(Printer):
    """What web server, worker and tick have to say; of their start and end only what went wrong."""

    def write(self, message):
        if message.name != SYSTEM_PRINTER_NAME:
            # The worker warns that it was asked to stop, as it always is in the end.
            if (b"shutting down" if isinstance(message.data, bytes) else "shutting down") not in message.data:
                super().write(message)
        elif (found := STOPPED.match(message.data)) and found["code"] not in {"0", "-15"}:
            super().write(message._replace(data=f"{found['name']} đã dừng (mã {found['code']}).\n"))


def serve(host, port) -> int:
    """Run the web server, the worker of the task queue and the minute's tick until one stops."""
    python = sys.executable
    web = (
        f"{python} -m gunicorn portal.wsgi:application --bind {host}:{port} --workers 2 --threads 4 "
        "--worker-class gthread --max-requests 5000 --max-requests-jitter 500 --log-level warning --no-control-socket"
    )
    manager = Manager(Terminal(sys.stdout))
    environ = os.environ | {"PYTHONUNBUFFERED": "1"}
    manager.add_process("web", web, env=environ, quiet=False)
    manager.add_process("worker", f"{python} manage.py db_worker --interval 2 --no-startup-delay", env=environ)
    manager.add_process("tick", f"{python} manage.py tick --every 60", env=environ)
    manager.loop()
    return manager.returncode or 0


if __name__ == "__main__":
    sys.exit(main())
