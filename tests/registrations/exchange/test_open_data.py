"""Open data: files that are what their checksum says, of what is public at this moment and nothing else."""

import csv
import hashlib
import io
import json
import zipfile
from datetime import UTC, date, datetime

import jsonschema_rs
import pytest
import time_machine
from django.core.management import call_command
from django.db import transaction
from django.test.utils import CaptureQueriesContext

from registrations.awards import actions as awards
from registrations.awards.event_actions import Ground, end_record, set_publicity
from registrations.awards.models import AwardRecord, EventKind
from registrations.exchange.actions import make_files, mark_changed
from registrations.exchange.columns import AWARDS, DATASETS, DECISIONS
from registrations.exchange.models import OpenDataFile, OpenDataSettings
from registrations.exchange.schemas import csvw, json_schema
from search.outbox.actions import enqueue
from tests.factories.awards import AwardRecordFactory, DecisionFactory

pytestmark = pytest.mark.django_db
YEAR_CSV = "/du-lieu-mo/tep/luot-khen-thuong-2025.csv"
YEAR_JSONL = "/du-lieu-mo/tep/luot-khen-thuong-2025.jsonl"
WHOLE_CSV = "/du-lieu-mo/tep/luot-khen-thuong-tat-ca.csv"
DECISION_CSV = "/du-lieu-mo/tep/quyet-dinh-khen-thuong-2025.csv"


def body(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


def rows(response):
    return list(csv.DictReader(io.StringIO(body(response).decode("utf-8-sig"))))


def test_a_file_is_byte_for_byte_what_its_checksum_and_count_say(client, published):
    make_files()
    listed = client.get("/du-lieu-mo/danh-muc.json").json()
    files = [file for dataset in listed["datasets"] for file in dataset["files"]]
    assert len(files) == 8  # two data sets, one year and the whole, two formats
    for file in files:
        content = body(client.get(file["url"].removeprefix("http://testserver")))
        assert hashlib.sha256(content).hexdigest() == file["sha256"]
        assert len(content) == file["bytes"]
        lines = content.decode("utf-8-sig").count("\n")
        assert file["rows"] == lines - (file["format"] == "csv")


def test_excel_and_programs_find_what_they_expect(client, published):
    make_files()
    content = body(client.get(YEAR_CSV))
    assert content.startswith("\ufeffid,decision_id,".encode())
    assert b"\r\n" in content
    found = [json.loads(line) for line in body(client.get(YEAR_JSONL)).splitlines()]
    assert [entry["name"] for entry in found] == [row["name"] for row in rows(client.get(YEAR_CSV))]
    assert found[0]["posthumous"] is False
    assert found[0]["target_groups"] == []


def test_only_what_may_be_shown_stands_in_a_file(client, published):
    make_files()
    for address in (YEAR_CSV, YEAR_JSONL, WHOLE_CSV):
        text = body(client.get(address)).decode()
        assert "Nông Thị Hoa" in text
        assert "Kín Đáo" not in text
        assert "Cứu bạn" not in text
        assert "1980" not in text
    child = next(row for row in rows(client.get(YEAR_CSV)) if row["name"] == "Vi Văn Bé")
    assert child["unit"] == "Trường Tiểu học Mẫu Sơn"
    assert child["award"] == "Bằng khen của Chủ tịch UBND tỉnh"
    assert not any(child[name] for name in ("position", "place_then", "merit", "honorific", "unit_code", "within_code"))
    assert rows(client.get(DECISION_CSV))[0]["award_count"] == "2"


def test_a_withdrawn_name_cannot_be_downloaded_from_the_same_moment_on(client, published, officer):
    make_files()
    record = AwardRecord.objects.get(name="Nông Thị Hoa")
    set_publicity(record, False, officer, "Theo đề nghị của gia đình")
    for address in (YEAR_CSV, YEAR_JSONL, WHOLE_CSV):
        response = client.get(address)
        assert response.status_code == 503
        assert response["Retry-After"]
        assert "Nông Thị Hoa" not in response.content.decode()
    assert "Đang tạo lại" not in body(client.get("/du-lieu-mo/danh-muc.json")).decode()
    make_files()
    assert "Nông Thị Hoa" not in body(client.get(YEAR_CSV)).decode()


def test_a_withdrawn_decision_takes_its_names_along(client, published):
    make_files()
    awards.withdraw_decision(published)
    assert client.get(YEAR_CSV).status_code == 503
    make_files()
    assert client.get(YEAR_CSV).status_code == 404
    assert client.get(WHOLE_CSV).status_code == 404
    assert not OpenDataFile.objects.exists()


def test_the_old_bytes_leave_the_disk(client, published, tmp_path, django_capture_on_commit_callbacks):
    make_files()
    awards.withdraw_decision(published)
    with django_capture_on_commit_callbacks(execute=True):
        make_files()
    assert [path for path in (tmp_path / "private").rglob("*") if path.is_file()] == []


def test_a_decision_that_ends_by_the_clock_ends_in_the_files_too(client, published):
    until = datetime(2026, 3, 1, 5, tzinfo=UTC)
    with time_machine.travel(datetime(2026, 2, 1, tzinfo=UTC), tick=False):
        awards.publish_decision(published, url="/quyet-dinh/mau/", until=until)
        make_files()
        assert client.get(YEAR_CSV).status_code == 200
    with time_machine.travel(until, tick=False):
        assert client.get(YEAR_CSV).status_code == 503
        assert client.get(WHOLE_CSV).status_code == 503


def test_nothing_is_made_while_a_page_is_read(client, published):
    assert client.get(YEAR_CSV).status_code == 404
    assert client.get("/du-lieu-mo/").status_code == 200
    assert not OpenDataFile.objects.exists()
    assert make_files() == 8
    assert make_files() == 0


def test_a_change_while_a_file_is_written_discards_it(client, published, monkeypatch):
    written = DATASETS["awards"].rows

    def change_meanwhile(records):
        yield from written(records)
        mark_changed([2025])

    object.__setattr__(AWARDS, "rows", change_meanwhile)
    try:
        make_files()
    finally:
        object.__setattr__(AWARDS, "rows", written)
    assert not OpenDataFile.objects.filter(dataset="awards").exists()
    make_files()
    assert client.get(YEAR_CSV).status_code == 200


def test_what_tells_the_search_tells_the_open_data(client, published):
    make_files()
    enqueue("award", AwardRecord.objects.get(name="Nông Thị Hoa").pk)
    assert client.get(YEAR_CSV).status_code == 503


def test_a_change_that_is_taken_back_leaves_the_files_good(client, published):
    make_files()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        enqueue("award", AwardRecord.objects.get(name="Nông Thị Hoa").pk)
        _ = 1 / 0
    assert client.get(YEAR_CSV).status_code == 200


def test_a_corrected_date_moves_a_decision_between_years(client, published):
    make_files()
    published.signed_on = date(2024, 12, 30)
    published.save()
    assert client.get(YEAR_CSV).status_code == 503
    make_files()
    assert client.get(YEAR_CSV).status_code == 404
    assert rows(client.get("/du-lieu-mo/tep/luot-khen-thuong-2024.csv"))


def test_other_years_stay_while_one_is_made_anew(client, published):
    other = DecisionFactory(published=True, signed_on=date(2023, 5, 5))
    AwardRecordFactory(decision=other)
    make_files()
    mark_changed([2025])
    assert client.get("/du-lieu-mo/tep/luot-khen-thuong-2023.csv").status_code == 200
    assert client.get(WHOLE_CSV).status_code == 503
    assert make_files() == 8
    assert len(rows(client.get(WHOLE_CSV))) == 3


def test_revoked_awards_say_so_and_repeat_no_merit(client, published, officer):
    record = AwardRecord.objects.get(name="Nông Thị Hoa")
    end_record(record, EventKind.REVOCATION, Ground(date(2026, 5, 5), "Quyết định số 9"), officer)
    make_files()
    row = next(row for row in rows(client.get(YEAR_CSV)) if row["name"] == "Nông Thị Hoa")
    assert row["ended_as"] == "thu-hoi"
    assert row["ended_on"] == "2026-05-05"
    assert row["status"].startswith("Đã thu hồi từ ngày 05/5/2026") or "05/05/2026" in row["status"]
    assert row["merit"] == ""


def test_a_formula_in_a_name_is_text_in_csv_and_itself_in_json(client, published):
    AwardRecordFactory(decision=published, name='=HYPERLINK("http://x","y")')
    make_files()
    names = [row["name"] for row in rows(client.get(YEAR_CSV))]
    assert '\'=HYPERLINK("http://x","y")' in names
    found = [json.loads(line)["name"] for line in body(client.get(YEAR_JSONL)).splitlines()]
    assert '=HYPERLINK("http://x","y")' in found


def test_what_need_not_be_sent_again_is_not(client, published):
    make_files()
    first = client.get(YEAR_CSV)
    again = client.get(YEAR_CSV, HTTP_IF_NONE_MATCH=first["ETag"])
    assert again.status_code == 304
    assert first["Last-Modified"]
    assert first["X-Checksum-Sha256"] == OpenDataFile.objects.get(dataset="awards", year=2025, format="csv").sha256


@pytest.mark.parametrize(
    "name",
    [
        "x.csv",
        "luot-khen-thuong-2025.exe",
        "luot-khen-thuong-1800.csv",
        "luot-khen-thuong-.csv",
        "luot-khen-thuong-99999.csv",
        "..%2f..%2fsecret-key",
        "luot-khen-thuong-２０２５.csv",
        "%00.csv",
    ],
)
def test_files_that_are_not_there(client, published, name):
    make_files()
    assert client.get(f"/du-lieu-mo/tep/{name}").status_code == 404


@pytest.mark.parametrize("dataset", [AWARDS, DECISIONS], ids=lambda dataset: dataset.name)
def test_every_line_keeps_to_the_published_schema(client, published, dataset):
    DecisionFactory(published=True, kind="", occasion="")
    schema = client.get(f"/du-lieu-mo/luoc-do/{dataset.slug}.schema.json").json()
    make_files()
    lines = body(client.get(f"/du-lieu-mo/tep/{dataset.slug}-2025.jsonl")).splitlines()
    assert lines
    for line in lines:
        jsonschema_rs.validate(schema, json.loads(line))


def test_csvw_names_the_columns_of_the_file(client, published):
    make_files()
    for dataset in DATASETS.values():
        told = client.get(f"/du-lieu-mo/luoc-do/{dataset.slug}.csvw.json").json()
        header = body(client.get(f"/du-lieu-mo/tep/{dataset.slug}-2025.csv")).decode("utf-8-sig").splitlines()[0]
        assert [column["name"] for column in told["tableSchema"]["columns"]] == header.split(",")
    assert set(json_schema(AWARDS, "/x")["properties"]) == {column.name for column in AWARDS.columns}
    assert csvw(AWARDS, "/x")["tableSchema"]["primaryKey"] == "id"


def test_the_licence_is_what_the_office_set(client, published):
    terms = OpenDataSettings.load()
    terms.licence_name, terms.licence_url = "Điều khoản riêng của Hội đồng", ""
    terms.save()
    assert "Điều khoản riêng của Hội đồng" in client.get("/du-lieu-mo/").content.decode()
    assert client.get("/du-lieu-mo/danh-muc.json").json()["licence"]["name"] == "Điều khoản riêng của Hội đồng"


def test_the_pages_cost_few_queries(client, office, published, django_assert_max_num_queries):
    make_files()
    client.get("/du-lieu-mo/")
    for address in (
        "/du-lieu-mo/",
        "/du-lieu-mo/api/",
        "/du-lieu-mo/cac-cot/luot-khen-thuong/",
        "/du-lieu-mo/danh-muc.json",
    ):
        with django_assert_max_num_queries(12):
            assert client.get(address).status_code == 200, address


def test_a_file_of_many_rows_is_read_in_a_fixed_number_of_queries(published):
    from django.db import connection

    AwardRecordFactory.create_batch(30, decision=published)
    with CaptureQueriesContext(connection) as captured:
        assert len(list(AWARDS.rows(AWARDS.public()))) == 32
    assert len(captured) == 1


def test_the_list_of_a_decision_to_take_away(client, published):
    address = f"/du-lieu-mo/quyet-dinh/{published.public_id}"
    assert [row["name"] for row in rows(client.get(f"{address}.csv"))] == ["Nông Thị Hoa", "Vi Văn Bé"]
    book = client.get(f"{address}.xlsx")
    names = zipfile.ZipFile(io.BytesIO(body(book))).namelist()
    assert "xl/worksheets/sheet1.xml" in names
    assert client.get(f"{address}.pdf").status_code == 404
    awards.withdraw_decision(published)
    assert client.get(f"{address}.csv").status_code == 404


def test_what_was_found_in_the_archive_to_take_away(client, published, office):
    AwardRecordFactory(decision=published, name="Nông Văn Sơn", form="giay-khen")
    call_command("rebuild_index", verbosity=0)
    found = rows(client.get("/so-vang/xuat.csv?q=nong"))
    assert {row["name"] for row in found} == {"Nông Thị Hoa", "Nông Văn Sơn"}
    found = rows(client.get("/so-vang/xuat.csv?q=nong&hinhthuc=giay-khen"))
    assert [row["name"] for row in found] == ["Nông Văn Sơn"]
    assert rows(client.get("/so-vang/xuat.csv?q=Kín+Đáo")) == []
    assert client.get("/so-vang/xuat.doc").status_code == 404


def test_a_find_that_is_not_public_any_more_is_not_exported(client, published, office):
    call_command("rebuild_index", verbosity=0)
    AwardRecord.objects.filter(name="Nông Thị Hoa").update(is_public=False)
    assert rows(client.get("/so-vang/xuat.csv?q=nong")) == []


@pytest.mark.parametrize(
    "query", ["q=%00", "q=%27+OR+1%3D1", "tu=abc&den=99999", "hang=%3Cscript%3E", "trang=-5", "q=" + "đ" * 9000]
)
def test_hostile_words_export_in_peace(client, published, office, query):
    assert client.get(f"/so-vang/xuat.csv?{query}").status_code == 200


def test_too_many_exports_are_asked_to_wait(client, published, office):
    answers = [client.get(f"/du-lieu-mo/quyet-dinh/{published.public_id}.csv").status_code for _ in range(31)]
    assert answers[-1] == 429
    assert answers[0] == 200
