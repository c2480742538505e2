"""The screens of the exchange: upload, bar, preview, writing, export; who may come in."""

import io

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from registrations.awards.models import AwardRecord, Decision
from registrations.exchange import staff, tasks
from registrations.exchange.exchange_actions import keep_import, receive_import
from registrations.exchange.models import ExchangeImport
from tests.factories.accounts import UserFactory
from tests.factories.exchange import as_json, as_workbook, decision, record
from tests.factories.units import UnitFactory

pytestmark = pytest.mark.django_db
SYSTEM = "phan-mem-tdkt"
DESK = "/quan-tri/trao-doi/"


@pytest.fixture(autouse=True)
def _council(officer, catalogue):
    UnitFactory(code="xa-mau-son", name="Xã Mẫu Sơn")


def upload(client, data, name="du-lieu.json"):
    file = io.BytesIO(data)
    file.name = name
    return client.post(DESK, {"system": SYSTEM, "file": file})


def test_the_desk_from_upload_to_writing(client, officer):
    client.force_login(officer)
    page = client.get("/quan-tri/trao-doi/")
    assert page.status_code == 200
    assert "Nơi làm chủ từng trường" in page.content.decode()
    file = io.BytesIO(as_json(decision(records=[record()])))
    file.name = "du-lieu.json"
    sent = client.post("/quan-tri/trao-doi/", {"system": SYSTEM, "file": file}, follow=True)
    shown = sent.content.decode()
    assert "Lộc Thị Mẫu" in shown
    assert not Decision.objects.exists()
    kept = ExchangeImport.objects.get()
    client.post(f"/quan-tri/trao-doi/{kept.pk}/", {"ghi": "1"}, follow=True)
    assert AwardRecord.objects.get().name == "Lộc Thị Mẫu"
    assert "du-lieu.json" in client.get("/quan-tri/trao-doi/").content.decode()
    assert client.get(f"/quan-tri/trao-doi/{kept.pk}/?loai=giu-nguyen&p=abc").status_code == 200


def test_the_desk_refuses_in_words_and_lets_a_preview_go(client, officer):
    client.force_login(officer)
    bad = io.BytesIO(b"<script>")
    bad.name = "a.xlsx"
    answer = client.post("/quan-tri/trao-doi/", {"system": SYSTEM, "file": bad})
    assert answer.status_code == 422
    assert client.post("/quan-tri/trao-doi/", {"system": "<x>"}).status_code == 422
    kept = keep_import(SYSTEM, as_json(decision(records=[record(name="<script>alert(1)</script>")])), "a.json", officer)
    assert "<script>alert(1)" not in client.get(f"/quan-tri/trao-doi/{kept.pk}/").content.decode()
    client.post(f"/quan-tri/trao-doi/{kept.pk}/", {"bo": "1"})
    assert not ExchangeImport.objects.exists()


def test_an_export_from_the_desk_is_logged(client, officer, published):
    client.force_login(officer)
    for kind in ("json", "xlsx"):
        answer = client.post("/quan-tri/trao-doi/xuat/", {"system": SYSTEM, "format": kind})
        assert b"".join(answer.streaming_content)
    assert ModelLogEntry.objects.filter(action="exchange.export").count() == 2
    assert client.post("/quan-tri/trao-doi/xuat/", {"system": SYSTEM, "format": "json", "year": "x"}).status_code == 302


def test_others_of_the_office_stay_out(client, officer):
    reader = UserFactory(groups=["Thành viên Hội đồng"], is_staff=True)
    client.force_login(reader)
    assert client.get("/quan-tri/trao-doi/").status_code == 302 or client.get("/quan-tri/trao-doi/").status_code == 403
    assert "Trao đổi dữ liệu" not in client.get("/quan-tri/").content.decode()


def test_the_licence_is_set_in_the_back_office_by_two_people(client, officer):
    client.force_login(officer)
    page = client.get("/quan-tri/settings/exchange/opendatasettings/", follow=True)
    assert page.status_code == 200
    sent = {"licence_name": "Giấy phép của tỉnh", "licence_url": "", "attribution": "Hội đồng", "contact": ""}
    opened_on = page.context["form"]["opened_on"].value()
    asked = client.post(page.redirect_chain[-1][0], sent | {"licence_since": "", "opened_on": opened_on})
    assert "Giấy phép của tỉnh" not in client.get("/du-lieu-mo/").content.decode()

    client.force_login(UserFactory(groups=["Người duyệt"]))
    client.post(asked.url, {"approve": "1", "version": "1"})
    assert "Giấy phép của tỉnh" in client.get("/du-lieu-mo/").content.decode()


# --- long files ---------------------------------------------------------------


@pytest.fixture
def slow(monkeypatch):
    """Every file is long, every change one of many."""
    monkeypatch.setattr(staff, "READ_AT_ONCE", 0)
    monkeypatch.setattr(staff, "WRITTEN_AT_ONCE", 0)


@pytest.mark.parametrize("writer", [as_json, as_workbook], ids=["json", "xlsx"])
def test_a_long_file_is_read_and_written_in_the_background(client, officer, slow, writer):
    client.force_login(officer)
    data = writer(decision(records=[record(), record(external_id="KT-2", name="Vi Văn Hai")]))
    sent = upload(client, data, "a.json" if writer is as_json else "a.xlsx")
    kept = ExchangeImport.objects.get()
    assert (kept.job, kept.created_count, bool(kept.upload)) == ("", 3, False)
    assert client.get(f"{DESK}{kept.pk}/tien-do/").url == sent.url
    assert "Lộc Thị Mẫu" in client.get(sent.url).content.decode()
    assert not Decision.objects.exists()

    written = client.post(f"{DESK}{kept.pk}/", {"ghi": "1"})

    assert written.url == f"{DESK}{kept.pk}/tien-do/"
    assert client.get(written.url).url == DESK
    assert AwardRecord.objects.count() == 2
    upload(client, data, "a.json" if writer is as_json else "a.xlsx")
    again = ExchangeImport.objects.latest("pk")
    assert (again.created_count, again.unchanged_count) == (0, 3)


def test_the_bar_shows_how_far_it_is_and_offers_to_work_here_when_nobody_does(client, officer):
    client.force_login(officer)
    kept = receive_import(SYSTEM, as_json(decision(records=[record()])), "a.json", officer)
    address = f"{DESK}{kept.pk}/tien-do/"
    page = client.get(address)
    assert page["Refresh"] == "2"
    assert "<progress" in page.content.decode()
    assert "Xử lý ngay" not in page.content.decode()
    assert client.get(f"{DESK}{kept.pk}/").url == address
    assert client.post(f"{DESK}{kept.pk}/", {"bo": "1"}).url == address
    client.post(address)
    assert ExchangeImport.objects.get().content is None

    ExchangeImport.objects.update(job_seen_at=timezone.now() - staff.WAIT)
    assert "Xử lý ngay" in client.get(address).content.decode()
    assert "a.json" in client.get(DESK).content.decode()
    client.post(address)

    assert ExchangeImport.objects.get().created_count == 2


def test_a_long_file_that_is_no_exchange_file_says_so_and_can_be_let_go(client, officer, slow):
    client.force_login(officer)
    sent = upload(client, b'{"format": "khac"}')
    kept = ExchangeImport.objects.get()
    path = kept.upload.name
    assert "tdkt-trao-doi" in client.get(sent.url, follow=True).content.decode()
    assert kept.upload.storage.exists(path)
    client.post(f"{DESK}{kept.pk}/", {"bo": "1"})
    assert not ExchangeImport.objects.exists()


def test_a_row_that_turned_out_wrong_meanwhile_keeps_everything_out_and_is_told(client, officer, slow):
    client.force_login(officer)
    upload(client, as_json(decision(records=[record(), record(external_id="KT-2", name="")])))
    kept = ExchangeImport.objects.get()
    answer = client.post(f"{DESK}{kept.pk}/", {"ghi": "1"})
    assert "chưa có gì được ghi" in client.get(answer.url).content.decode()
    assert not Decision.objects.exists()


def test_a_file_put_in_the_place_of_another_ends_the_work_on_it_quietly(officer):
    first = receive_import(SYSTEM, as_json(decision()), "a.json", officer)
    receive_import(SYSTEM, as_json(decision()), "b.json", officer)
    tasks.run(first.pk)
    assert [kept.file_name for kept in ExchangeImport.objects.all()] == ["b.json"]
    assert not Decision.objects.exists()


def test_an_officer_who_lost_the_right_meanwhile_writes_nothing(client, officer):
    kept = keep_import(SYSTEM, as_json(decision(records=[record()])), "a.json", officer)
    ExchangeImport.objects.update(job="ghi", job_by=officer)
    officer.groups.clear()
    tasks.run(kept.pk)
    assert not Decision.objects.exists()
    assert "không còn quyền" in ExchangeImport.objects.get().job_failure
