"""`make run` on an empty folder: the real command, in processes of its own."""

import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from django.conf import settings

from tests.ports import free_port

pytestmark = [pytest.mark.embedded]
ROOT = Path(settings.BASE_DIR)


def environment(folder, port, **more):
    clean = {key: value for key, value in os.environ.items() if key not in {"DATABASE_URL", "REDIS_URL"}}
    return (
        clean
        | {
            "DATA_DIR": str(folder),
            "PORT": str(port),
            "DJANGO_SETTINGS_MODULE": "portal.settings",
            "PYTHONUNBUFFERED": "1",
            "DEMO": "0",
        }
        | more
    )


def start(folder, port, **more):
    return subprocess.Popen(
        [sys.executable, "-m", "portal.operations.start"],
        cwd=ROOT,
        env=environment(folder, port, **more),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def stop(process):
    os.killpg(process.pid, signal.SIGTERM)
    try:
        output, _ = process.communicate(timeout=15)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        output, _ = process.communicate()
    return output


def first_page(port, seconds=480):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=10) as answer:
                return answer.read().decode()
        except OSError:
            time.sleep(0.5)
    return ""


@pytest.mark.long
def test_an_empty_office_starts_with_catalogues_and_one_administrator(tmp_path):
    port = free_port()
    began = time.monotonic()
    process = start(tmp_path, port)
    try:
        page = first_page(port)
        took = time.monotonic() - began
    finally:
        output = stop(process)

    assert "Tra cứu" in page, output
    assert re.search(r"Người quản trị đầu tiên: \S+@\S+ +mật khẩu: \S{12,}", output)
    assert "Tỉnh mẫu" not in output
    # What a person needs stands last, and nothing of the programs' bookkeeping around it.
    assert "bật xác thực hai bước" in output.strip().splitlines()[-1]
    assert not re.search(r" INFO |started|received|sending SIG", output), output

    again = start(tmp_path, port)
    began = time.monotonic()
    try:
        page = first_page(port)
        took_again = time.monotonic() - began
    finally:
        output = stop(again)

    assert "Tra cứu" in page, output
    assert "mật khẩu" not in output
    assert took_again < took  # nothing is made anew


def test_demo_passwords_never_listen_beyond_this_machine(tmp_path):
    process = start(tmp_path, free_port(), DEMO="1", HOST="0.0.0.0")
    output, _ = process.communicate(timeout=240)

    assert process.returncode == 2
    assert "chỉ chạy trên máy này" in output


def test_demo_refuses_a_public_host_name(tmp_path):
    process = start(tmp_path, free_port(), DEMO="1", ALLOWED_HOSTS="tdkt.langson.example")
    output, _ = process.communicate(timeout=240)

    assert process.returncode == 2
    assert "DEMO=1 chỉ phục vụ trên máy này" in output
    assert "Traceback" not in output
