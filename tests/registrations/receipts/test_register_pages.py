"""The public register and "check my receipt": what everybody may see, and what nobody may count while a window is open."""

import hashlib
import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.cache import cache

from registrations.receipts import actions, publishing, views
from registrations.receipts.codes import new_code
from registrations.receipts.models import Entry, Head

pytestmark = pytest.mark.django_db
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
MORNING = datetime(2026, 11, 20, 9, 0, tzinfo=HANOI)
KEPT = {"loi": "CANARY-7781"}


@pytest.fixture(autouse=True)
def fresh():
    cache.clear()


@pytest.fixture
def thu(rooms):
    rooms.register("thu", label="Thư được tiếp nhận", content_of=lambda receipt: KEPT)
    return rooms


def send(at=MORNING):
    return actions.issue(kind="thu", content=KEPT, private=True, subject="dot:1", at=at)


def publish(day=0):
    return publishing.take("Hội đồng", MORNING.replace(hour=0, minute=1) + timedelta(days=day + 1))


def words(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", answer.content.decode()))


def at(instant):
    return time_machine.travel(instant, tick=False)


def test_with_no_window_open_the_head_its_number_and_the_counts_are_public(client, thu, django_assert_max_num_queries):
    for _ in range(3):
        send()
    with at(MORNING + timedelta(hours=1)), django_assert_max_num_queries(12):
        page = words(client.get("/so-ghi/"))
    assert Head.objects.get().entry_hash in page
    assert "Hiện nay, mục số 3" in page
    assert "Thư được tiếp nhận 3" in page


def test_while_a_window_is_open_only_a_head_is_public_and_it_does_not_tell_each_event(client, thu):
    thu.register_window("thu", lambda now: MORNING)
    send()
    with at(MORNING + timedelta(minutes=10)):
        first = Head.objects.get().entry_hash
        assert first in words(client.get("/so-ghi/"))
        send()
        page = words(client.get("/so-ghi/"))
        assert first in page
        assert Head.objects.get().entry_hash not in page
        assert "mục số" not in page
        assert "Thư được tiếp nhận" not in page
        assert "Đã ghi bao nhiêu việc" not in page
    with at(MORNING + timedelta(minutes=70)):
        assert Head.objects.get().entry_hash in words(client.get("/so-ghi/"))


def test_counts_from_before_the_open_window_stay_public(client, thu):
    send(MORNING)
    publish(0)
    opened = MORNING + timedelta(days=1)
    thu.register_window("thu", lambda now: opened)
    send(opened)
    with at(opened + timedelta(hours=1)):
        page = words(client.get("/so-ghi/"))
    assert "Thư được tiếp nhận 1 " in page
    assert "Tính đến hết ngày 20/11/2026" in page


def test_the_files_of_the_heads_hold_no_number_and_are_kept(client, thu):
    send()
    head = publish()
    answer = client.get("/so-ghi/2026-11-20.txt")
    text = answer.content.decode()
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert head.entry_hash in text
    assert "Lấy lúc: 00:01:00 ngày 21/11/2026 (giờ Việt Nam)" in text
    assert client.get("/so-ghi/tat-ca.txt").content.decode() == f"2026-11-20  {head.entry_hash}\n"
    send()
    publish()
    assert client.get("/so-ghi/2026-11-20.txt").content.decode() == text


@pytest.mark.parametrize("path", ["2026-11-21.txt", "2026-13-40.txt", "0000-00-00.txt", "x.txt", "../2026-11-20.txt"])
def test_a_day_without_head_is_not_found(client, path):
    assert client.get(f"/so-ghi/{path}").status_code == 404


def test_an_empty_register_is_told_in_words(client):
    assert "Sổ chưa có mục nào" in words(client.get("/so-ghi/"))
    assert client.get("/so-ghi/tat-ca.txt").content == b""
    assert client.get("/so-ghi/?p=abc").status_code == 200


def test_a_receipt_is_shown_in_the_register_step_by_step(client, thu, django_assert_max_num_queries):
    receipt = send()
    path = f"/tra-cuu/{receipt.code}/trong-so/"
    page = words(client.get(path))
    assert "mục số 1" in page
    assert receipt.entry.entry_hash in page
    assert "Nội dung vẫn y như lúc gửi" in page
    assert "Chờ công bố mã đầu sổ của ngày" in page
    send()
    head = publish()
    with django_assert_max_num_queries(12):
        page = words(client.get(path))
    assert "Mục liền sau mang mã của mục này" in page
    assert "qua 1 mối nối" in page
    assert head.entry_hash in page
    assert "tất cả đều khớp" in page
    assert "CANARY-7781" not in page


def test_the_place_is_not_told_while_a_window_is_open(client, thu):
    first, second = send(), send()
    publish()
    thu.register_window("thu", lambda now: MORNING)
    for receipt in (first, second):
        page = words(client.get(f"/tra-cuu/{receipt.code}/trong-so/"))
        assert "mục số" not in page
        assert "mối nối để" not in page
        assert "qua 1" not in page
        assert "Số thứ tự của mục chưa hiện" in page
        assert client.get(f"/tra-cuu/{receipt.code}/trong-so.txt").status_code == 404


def test_anybody_can_count_the_links_again_without_the_portal(client, thu):
    receipt = send()
    for _ in range(3):
        send()
    head = publish()
    text = b"".join(client.get(f"/tra-cuu/{receipt.code}/trong-so.txt").streaming_content).decode()
    told = next(line for line in text.splitlines() if line.startswith("["))
    assert receipt.content_hash in told
    links = re.findall(r"^\d+  ([0-9a-f]{64})  ([0-9a-f]{64})$", text, re.MULTILINE)
    assert links[0][0] == hashlib.sha256(told.encode()).hexdigest()
    digest = re.findall(r"^[0-9a-f]{64}$", text, re.MULTILINE)[0]
    for event, expected in links:
        digest = hashlib.sha256((digest + event).encode()).hexdigest()
        assert digest == expected
    assert digest == head.entry_hash
    assert len(links) == 4
    assert "CANARY-7781" not in text


def test_after_the_result_the_sender_reads_that_it_was_counted(client, thu):
    told = {"thu": 2}
    thu.register_event("ket-qua", label="Kết quả", tally_of=lambda entry: told, tallies=["thu"])
    receipt = send()
    path = f"/tra-cuu/{receipt.code}/trong-so/"
    assert "Hiện ở đây khi kết quả được công bố" in words(client.get(path))
    send()
    actions.append("ket-qua", told, subject="dot:1", at=MORNING + timedelta(days=3))
    assert "Kết quả công bố ngày 23/11/2026 tính 2 việc “Thư được tiếp nhận”; sổ có 2 việc" in words(client.get(path))
    told["thu"] = 1
    assert "Số trong kết quả không trùng với sổ" in words(client.get(path))


def test_what_retention_erased_is_told_calmly(client, thu):
    receipt = send()
    actions.erase_key(receipt, reason="Hết thời hạn lưu", at=MORNING + timedelta(days=800))
    page = words(client.get(f"/tra-cuu/{receipt.code}/trong-so/"))
    assert "Thông tin riêng đã được xóa đúng hạn" in page
    assert "Lý do ghi trong sổ: Hết thời hạn lưu." in page
    assert "không khớp" not in page


@pytest.mark.parametrize("what", ["entry", "next", "content"])
def test_tampering_is_told_to_the_holder(client, thu, intruder, what):
    receipt = send()
    send()
    publish()
    if what == "content":
        thu.register("thu", content_of=lambda receipt: {"loi": "khác"})
    else:
        number = 1 if what == "entry" else 2
        intruder("UPDATE receipts_entry SET commitment = 'x' WHERE sequence = %s", number)
    page = words(client.get(f"/tra-cuu/{receipt.code}/trong-so/"))
    assert "báo ngay cho cơ quan thường trực" in page
    assert ("tất cả đều khớp" in page) is (what == "content")


def test_the_first_page_of_checking_takes_a_code_and_what_belongs_to_it(client, thu):
    receipt, other = send(), send()
    answer = client.post("/tra-cuu/kiem-chung/", {"ma": receipt.code.lower()})
    assert "Khớp." in words(answer)
    assert "Đã nhận và ghi vào sổ" in words(answer)
    together = {"ma": receipt.code, "ma_bam": receipt.content_hash}
    assert "Khớp." in words(client.post("/tra-cuu/kiem-chung/", together))
    together["ma_bam"] = other.content_hash
    assert "Không khớp." in words(client.post("/tra-cuu/kiem-chung/", together))
    assert "Không khớp." in words(client.post("/tra-cuu/kiem-chung/", {"ma": new_code()}))
    wrong = client.post("/tra-cuu/kiem-chung/", {"ma": "TDKT-ABC"})
    assert wrong.status_code == 422
    assert "20 ký tự" in words(wrong)


@time_machine.travel(MORNING, tick=False)
def test_codes_that_could_be_one_and_are_none_are_soon_refused(client, thu, settings):
    known = send()
    for _ in range(views.MISSES):
        assert client.get(f"/tra-cuu/{new_code()}/").status_code == 404
    assert client.get(f"/tra-cuu/{new_code()}/").status_code == 429
    assert client.get(known.get_absolute_url()).status_code == 429
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    elsewhere = {"X-Forwarded-For": "10.9.8.7"}
    assert client.get(known.get_absolute_url(), headers=elsewhere).status_code == 200


def test_known_and_unknown_codes_take_the_same_time(client, thu, monkeypatch):
    slept = []
    clock = iter([0.0, 0.05, 10.0, 10.01])
    monkeypatch.setattr(views, "ANSWER_SECONDS", 0.12)
    monkeypatch.setattr(views.time, "perf_counter", lambda: next(clock))
    monkeypatch.setattr(views.time, "sleep", slept.append)
    known = send()
    client.get(known.get_absolute_url())
    client.get(f"/tra-cuu/{new_code()}/")
    assert slept == [pytest.approx(0.07), pytest.approx(0.11)]


def test_entries_of_other_kinds_are_told_as_one(client, rooms):
    actions.append("chua-khai", {"a": 1}, at=MORNING)
    assert "Việc khác được ghi sổ 1" in words(client.get("/so-ghi/"))
    assert Entry.objects.count() == 1
