"""Exchange with the management software: previewed, one master a field, all or nothing, never twice."""

import io
import json
import zipfile
from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from wagtail.models import ModelLogEntry

from registrations.awards.models import AwardEvent, AwardRecord, Decision, DecisionEvent
from registrations.exchange import documents, masters
from registrations.exchange.documents import Unusable, read, write_json, write_workbook
from registrations.exchange.exchange_actions import Refused, apply_import, keep_import
from registrations.exchange.models import ExternalReference
from registrations.exchange.plans import CHANGED, CREATED, REFUSED, UNCHANGED, make_plan
from tests.factories.accounts import UserFactory
from tests.factories.awards import AwardRecordFactory, DecisionFactory
from tests.factories.exchange import as_json, as_workbook, decision, record
from tests.factories.units import UnitFactory

pytestmark = pytest.mark.django_db
SYSTEM = "phan-mem-tdkt"


def bring(officer, data, name="du-lieu.json", system=SYSTEM):
    return apply_import(keep_import(system, data, name, officer), officer)


def counts(*decisions, system=SYSTEM):
    return make_plan(system, read(as_json(*decisions), "x.json")).counts()


@pytest.fixture(autouse=True)
def _council(officer, catalogue):
    UnitFactory(code="xa-mau-son", name="Xã Mẫu Sơn")


@pytest.mark.parametrize("writer", [as_json, as_workbook], ids=["json", "xlsx"])
def test_decisions_and_records_are_taken_over_once(officer, writer):
    data = writer(
        decision(
            records=[
                record(unit_code="xa-mau-son", title_code="bk-tinh"),
                record(external_id="KT-2", name="Vi Văn Hai"),
            ]
        )
    )
    name = "du-lieu.json" if writer is as_json else "du-lieu.xlsx"
    done = bring(officer, data, name)
    assert (done.created_count, done.refused_count) == (3, 0)
    made = AwardRecord.objects.get(name="Lộc Thị Mẫu")
    assert made.decision.number == "77/QĐ-UBND"
    assert made.unit.code == "xa-mau-son"
    assert (made.title.code, made.form, made.level) == ("bk-tinh", "bang-khen", "tinh")
    assert made.year == 2025
    assert made.name_key == "loc thi mau"
    again = bring(officer, data, name)
    assert (again.created_count, again.changed_count, again.unchanged_count) == (0, 0, 3)
    assert AwardRecord.objects.count() == 2
    assert AwardEvent.objects.count() == 0


def test_a_preview_writes_nothing(officer):
    kept = keep_import(SYSTEM, as_json(decision(records=[record()])), "a.json", officer)
    assert kept.created_count == 2
    assert not Decision.objects.exists()
    assert not ExternalReference.objects.exists()


def test_one_refused_row_keeps_everything_out(officer):
    kept = keep_import(
        SYSTEM, as_json(decision(records=[record(), record(external_id="KT-2", name="")])), "a.json", officer
    )
    assert (kept.created_count, kept.refused_count) == (2, 1)
    with pytest.raises(Refused, match="chưa có gì được ghi"):
        apply_import(kept, officer)
    assert not Decision.objects.exists()


def test_a_change_of_a_published_record_is_an_event(officer, published):
    person = AwardRecord.objects.get(name="Nông Thị Hoa")
    sent = {
        "id": published.public_id,
        "records": [{"id": person.public_id, "external_id": "KT-9", "position": "Hiệu trưởng"}],
    }
    done = bring(officer, as_json(sent))
    assert (done.changed_count, done.created_count) == (1, 0)
    person.refresh_from_db()
    assert person.position == "Hiệu trưởng"
    event = AwardEvent.objects.get(record=person)
    assert event.changes["position"] == ["Trưởng thôn", "Hiệu trưởng"]
    assert "du-lieu.json" in event.source
    assert event.recorded_by == officer
    assert ModelLogEntry.objects.filter(action="exchange.import").exists()


def test_a_change_of_a_published_decision_is_an_event(officer, published):
    bring(officer, as_json({"id": published.public_id, "signer": "Hoàng Văn Khác"}))
    published.refresh_from_db()
    assert published.signer == "Hoàng Văn Khác"
    assert published.is_published()
    assert DecisionEvent.objects.get(decision=published).changes["signer"][1] == "Hoàng Văn Khác"


def test_what_is_mastered_here_is_told_and_kept(officer, published):
    hidden = AwardRecord.objects.get(name="Kín Đáo")
    sent = {"id": published.public_id, "records": [{"id": hidden.public_id, "is_public": True, "book_entry": "12"}]}
    plan = make_plan(SYSTEM, read(as_json(sent), "x.json"))
    step = plan.steps[0].parts[0]
    assert step.status == UNCHANGED
    assert step.name == "Kín Đáo"
    assert [title for title, *_ in step.differences] == ["Công khai", "Số vào sổ vàng"]
    bring(officer, as_json(sent))
    hidden.refresh_from_db()
    assert not hidden.is_public
    assert hidden.book_entry == ""


def test_somebody_new_who_must_not_be_shown_is_not_shown(officer):
    bring(officer, as_json(decision(records=[record(is_public=False), record(external_id="KT-2", is_minor=True)])))
    assert not AwardRecord.objects.get(external_references__external_id="KT-1").is_public
    assert AwardRecord.objects.get(external_references__external_id="KT-2").is_minor


def test_what_the_file_does_not_say_is_not_touched(officer, published):
    person = AwardRecord.objects.get(name="Nông Thị Hoa")
    assert counts({"id": published.public_id, "records": [{"id": person.public_id}]})[UNCHANGED] == 2
    assert counts({"id": published.public_id, "records": [{"id": person.public_id, "merit": ""}]})[CHANGED] == 1
    assert counts({"id": published.public_id, "records": [{"id": person.public_id, "unit_code": ""}]})[CHANGED] == 0


def test_what_the_office_entered_before_is_recognised_not_doubled(officer, published):
    person = AwardRecord.objects.get(name="Nông Thị Hoa")
    sent = decision(
        number=published.number,
        signed_on=str(published.signed_on),
        subject=published.subject,
        records=[
            record(name="NÔNG THỊ HOA", unit=person.unit_wording, award=person.award_wording, position=person.position)
        ],
    )
    plan = make_plan(SYSTEM, read(as_json(sent), "x.json"))
    assert plan.steps[0].target == published
    assert plan.steps[0].parts[0].target == person
    bring(officer, as_json(sent))
    assert ExternalReference.objects.get(record=person).external_id == "KT-1"
    assert AwardRecord.objects.count() == 3


def test_two_systems_have_names_of_their_own(officer):
    bring(officer, as_json(decision(records=[record()])), system="may-mot")
    sent = decision(records=[record()])
    assert counts(sent, system="may-hai")[CREATED] == 0
    bring(officer, as_json(sent), system="may-hai")
    assert ExternalReference.objects.filter(external_id="KT-1").count() == 2
    assert AwardRecord.objects.count() == 1


@pytest.mark.parametrize(
    ("sent", "reason"),
    [
        (decision(records=[record(), record()]), "hai lần trong tệp"),
        (decision(id="khongco"), "không có ở Trang này"),
        (decision(records=[record(external_id="")]), "external_id"),
        (decision(records=[record(title_code="khong-co")]), "Danh mục không có mã"),
        (decision(signed_on="2020-01-01", records=[record(title_code="knc-tinh")]), "còn hiệu lực"),
        (decision(records=[record(unit_code="khong-co")]), "Danh mục đơn vị"),
        (decision(records=[record(title_code="bk-tinh", award_class="nhat")]), "không có hạng này"),
        (decision(records=[record(birth_year=12)]), "Năm sinh"),
        (decision(records=[record(birth_year="năm 80")]), "không phải số"),
        (decision(records=[record(recipient_kind="robot")]), "không có mã"),
        (decision(records=[record(name="a" * 600)]), "ký tự"),
        (decision(records=[record(name={"x": 1})]), "kiểu dữ liệu"),
        (decision(signed_on="31/02/2025"), "ngày"),
        (decision(authority="ai-do"), "không có mã"),
        (decision(number=""), "Thiếu: số quyết định"),
        (decision(records=[record(posthumous="chưa rõ")]), "“có” hoặc “không”"),
    ],
)
def test_refusals_say_why(sent, reason):
    plan = make_plan(SYSTEM, read(as_json(sent), "x.json"))
    refused = [step for step in plan.flat() if step.status == REFUSED]
    assert refused
    assert any(reason in text for step in refused for text in step.reasons)


def test_nobody_is_added_to_a_published_decision(published):
    sent = {"id": published.public_id, "records": [record(name="Người Mới")]}
    plan = make_plan(SYSTEM, read(as_json(sent), "x.json"))
    assert "đã công bố" in plan.steps[0].parts[0].reasons[0]


def test_a_record_of_another_decision_is_refused(published):
    other = AwardRecordFactory(decision=DecisionFactory())
    sent = {"id": published.public_id, "records": [{"id": other.public_id}]}
    assert make_plan(SYSTEM, read(as_json(sent), "x.json")).steps[0].parts[0].status == REFUSED


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"{", "a.json"),
        (b"\xff\xfe{}", "a.json"),
        (b"[]", "a.json"),
        (b'{"format": "khac", "version": 1, "decisions": []}', "a.json"),
        (as_json(version=99), "a.json"),
        (as_json(), "a.json"),
        (as_json(decision(records="x")), "a.json"),
        (b'{"format": "tdkt-trao-doi", "version": 1, "decisions": ["x"]}', "a.json"),
        (b"[" * 100_000, "a.json"),
        (b"PK\x03\x04rubbish", "a.xlsx"),
        (b"", "a.xlsx"),
        (b"a;b;c", "a.csv"),
        (b"%PDF-1.7", "a.xlsx"),
    ],
)
def test_files_that_are_no_exchange_files(data, name):
    with pytest.raises(Unusable) as refused:
        read(data, name)
    assert str(refused.value)


def test_a_workbook_whose_record_belongs_to_no_decision_is_told():
    lonely = as_workbook(decision(records=[record(decision_external_id="QD-KHAC")]))
    with pytest.raises(Unusable, match="chưa thấy quyết định"):
        read(lonely, "a.xlsx")


@pytest.mark.parametrize("kind", ["json", "xlsx"])
def test_what_goes_out_comes_back_unchanged(officer, published, kind):
    AwardRecordFactory(decision=published, name="=cmd|' /C calc'!A0", merit="-1", posthumous=True, birth_year=1970)
    bring(
        officer,
        as_json(
            decision(
                legal_grounds="Căn cứ một;\nCăn cứ hai.", records=[record(), record(external_id="KT-2", name="'=1+1")]
            )
        ),
    )
    if kind == "json":
        data = b"".join(write_json(SYSTEM))
    else:
        with write_workbook(SYSTEM) as book:
            data = book.read()
    plan = make_plan(SYSTEM, read(data, f"a.{kind}"))
    assert [(step.name, step.changes, step.reasons) for step in plan.flat() if step.status != UNCHANGED] == []
    assert not any(step.differences for step in plan.flat())
    assert plan.counts()[UNCHANGED] == 2 + 4 + 2


def test_a_workbook_holds_texts_not_formulas(published):
    AwardRecordFactory(decision=published, name="=1+1")
    with write_workbook(SYSTEM) as book, zipfile.ZipFile(io.BytesIO(book.read())) as archive:
        sheets = "".join(archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/worksheets"))
        styles = archive.read("xl/styles.xml").decode()
    assert "<t>=1+1</t>" in sheets
    assert "<f>" not in sheets
    assert 'quotePrefix="1"' in styles


def test_a_year_alone_may_be_sent(published):
    DecisionFactory(number="9/QĐ", signed_on=date(2019, 1, 2))
    sent = json.loads(b"".join(write_json(SYSTEM, 2019)))
    assert [entry["number"] for entry in sent["decisions"]] == ["9/QĐ"]


def test_only_officers_exchange(officer):
    stranger = UserFactory()
    with pytest.raises(PermissionDenied):
        keep_import(SYSTEM, as_json(decision()), "a.json", stranger)
    kept = keep_import(SYSTEM, as_json(decision()), "a.json", officer)
    with pytest.raises(PermissionDenied):
        apply_import(kept, stranger)


def test_applying_twice_changes_nothing(officer):
    kept = keep_import(SYSTEM, as_json(decision(records=[record()])), "a.json", officer)
    apply_import(kept, officer)
    apply_import(kept, officer)
    assert AwardRecord.objects.count() == 1


def test_what_changed_since_the_preview_is_seen_again(officer, published):
    person = AwardRecord.objects.get(name="Nông Thị Hoa")
    sent = {"id": published.public_id, "records": [{"id": person.public_id, "position": "Hiệu trưởng"}]}
    kept = keep_import(SYSTEM, as_json(sent), "a.json", officer)
    AwardRecord.objects.filter(pk=person.pk).update(position="Hiệu trưởng")
    assert apply_import(kept, officer).changed_count == 0
    assert not AwardEvent.objects.exists()


def test_the_command_looks_first_and_writes_when_told(officer, tmp_path, capsys):
    file = tmp_path / "du-lieu.json"
    file.write_bytes(as_json(decision(records=[record(), record(external_id="KT-2", name="")])))
    call_command("exchange_import", str(file))
    told = capsys.readouterr().out
    assert "chưa nhận được 1" in told
    assert "Thiếu" in told
    with pytest.raises(CommandError, match="chưa có gì được ghi"):
        call_command("exchange_import", str(file), "--apply", "--by", officer.email)
    file.write_bytes(as_json(decision(records=[record()])))
    with pytest.raises(CommandError, match="--by"):
        call_command("exchange_import", str(file), "--apply")
    call_command("exchange_import", str(file), "--apply", "--by", officer.email)
    assert AwardRecord.objects.get().name == "Lộc Thị Mẫu"
    capsys.readouterr()
    call_command("exchange_import", str(file), "--json")
    assert json.loads(capsys.readouterr().out)["counts"] == {"giu-nguyen": 2}
    with pytest.raises(CommandError):
        call_command("exchange_import", str(tmp_path / "khong-co.json"))


def test_the_export_command_writes_both_kinds(published, tmp_path):
    for kind in ("json", "xlsx"):
        file = tmp_path / f"ra.{kind}"
        call_command("exchange_export", str(file))
        assert len(read(file.read_bytes(), file.name)["decisions"][0]["records"]) == 3
    with pytest.raises(CommandError):
        call_command("exchange_export", str(tmp_path / "ra.csv"))


def test_limits_are_told(monkeypatch):
    monkeypatch.setattr(documents, "LIMITS", documents.Limits(file_size=10))
    with pytest.raises(Unusable, match="MB"):
        read(as_json(decision()), "a.json")
    monkeypatch.setattr(documents, "LIMITS", documents.Limits(rows=1))
    with pytest.raises(Unusable, match="chia theo năm"):
        read(as_json(decision(records=[record()])), "a.json")


def test_every_field_has_one_master():
    for fields in (masters.DECISION_FIELDS, masters.RECORD_FIELDS):
        assert len({field.name for field in fields}) == len(fields)
        assert {field.master for field in fields} == {masters.THERE, masters.HERE, masters.BOTH}


def test_the_guide_tells_the_same_masters():
    guide = (Path(__file__).parents[3] / "docs" / "trao-doi-du-lieu.md").read_text()
    for field in (*masters.DECISION_FIELDS, *masters.RECORD_FIELDS):
        star = " *" if field.required else ""
        rows = [line for line in guide.splitlines() if line.startswith(f"| `{field.name}`{star} | {field.title} |")]
        assert rows, field.name
        assert all(row.endswith(f"| {field.master} |") for row in rows)
    assert f"{masters.AGREED_FROM:%d/%m/%Y}" in guide
