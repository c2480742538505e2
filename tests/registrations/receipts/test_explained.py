"""A stranger who has only the public page can check the register: the program on the page is run as it stands."""

import html
import io
import re
import urllib.error
from datetime import datetime, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.management import call_command

from registrations.receipts import actions, heads, publishing
from registrations.receipts.models import Entry

pytestmark = pytest.mark.django_db
START = datetime(2026, 11, 20, 9, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@pytest.fixture
def days():
    """Entries of four days; on the third the portal stood still at midnight."""
    for day in range(4):
        for number in range(3):
            actions.append("viec", {"so": number}, private=True, at=START + timedelta(days=day, minutes=number))
        if day != 2:
            publishing.take("Hội đồng", START.replace(hour=0, minute=1) + timedelta(days=day + 1))
    return START + timedelta(days=5)


@pytest.fixture
def run(client, settings, capsys):
    """Take the program off the page and run it, with our pages for the internet."""

    def open_(address):
        answer = client.get(address.removeprefix(settings.SITE_URL))
        if answer.status_code != 200:
            raise urllib.error.HTTPError(address, answer.status_code, "", {}, None)
        return io.BytesIO(answer.getvalue())

    def execute():
        page = client.get("/so-ghi/cach-kiem-chung/").content.decode()
        program = html.unescape(re.search(r"<pre[^>]*><code>(.*?)</code></pre>", page, re.S)[1])
        program = program.replace("import hashlib, re, urllib.error, urllib.request", "import hashlib, re")
        net = SimpleNamespace(error=urllib.error, request=SimpleNamespace(urlopen=open_))
        exec(program, {"urllib": net})
        return capsys.readouterr().out

    return execute


def test_the_program_of_the_page_counts_every_link_again(days, run, rooms, client):
    with time_machine.travel(days, tick=False):
        assert run() == f"12 mục đều khớp, đến mã {Entry.objects.last().entry_hash}\n"
        listed = client.get("/so-ghi/").content.decode()
    assert "Ngày 22/11/2026" in listed
    assert "Trang tạm dừng" in listed


@pytest.mark.parametrize("change", ["commitment = 'x'", "kind = 'khac'", "at = '2020-01-01 00:00:00'"])
def test_it_says_where_something_was_changed(days, run, rooms, intruder, change):
    intruder(f"UPDATE receipts_entry SET {change} WHERE sequence = 5")
    with time_machine.travel(days, tick=False), pytest.raises(AssertionError, match="mục 5 không khớp"):
        run()


def test_while_a_window_is_open_no_link_after_its_opening_is_given_out(days, run, rooms):
    rooms.register_window("phong", lambda now: START + timedelta(days=1, hours=1))
    with time_machine.travel(days, tick=False):
        assert run().startswith("2026-11-21 chưa công bố mối nối\n3 mục đều khớp")


def test_kept_files_of_links_are_heads_too(days, rooms, client, tmp_path):
    with time_machine.travel(days, tick=False):
        text = client.get("/so-ghi/2026-11-21-moi-noi.txt").getvalue().decode()
        assert [each.sequence for each in heads.read(text) if each.sequence] == [4, 5, 6]
        kept = tmp_path / "giu"
        kept.mkdir()
        (kept / "moi-noi.txt").write_text(text, "utf-8")
        call_command("verify_register", "--heads", str(kept), stdout=io.StringIO())
        assert client.get("/so-ghi/2026-11-22-moi-noi.txt").status_code == 404
