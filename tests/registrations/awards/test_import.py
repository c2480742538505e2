"""A list becomes records whole or not at all, once, and can be taken back until it is published."""

from collections import Counter
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile

from registrations.attachments.actions import RefusedFile
from registrations.awards import actions, import_actions
from registrations.awards.imports import preview_upload
from registrations.awards.models import AwardRecord, ImportRow, RecipientImport
from registrations.tables.reading import read_list
from registrations.titles.models import Authority
from registrations.units.models import Unit
from tests.factories.accounts import UserFactory
from tests.factories.awards import AwardRecordFactory, DecisionFactory
from tests.factories.units import UnitFactory

pytestmark = pytest.mark.django_db


def upload(data: str | bytes, name="danh-sach.csv"):
    return SimpleUploadedFile(name, data.encode() if isinstance(data, str) else data)


def sheet(*names, award="Bằng khen của Chủ tịch UBND tỉnh"):
    rows = "".join(f'{n},"{name}",Trưởng thôn,xã Mẫu Sơn,{award}\n' for n, name in enumerate(names, 1))
    return f"STT,Họ và tên,Chức vụ,Đơn vị,Hình thức khen thưởng\n{rows}"


@pytest.mark.parametrize(
    ("name", "signed_on", "number", "kinds"),
    [
        ("danh-sach-bang-khen-2025.xlsx", date(2025, 6, 12), "1042/QĐ-UBND", {"tap-the": 12, "ca-nhan": 48}),
        ("danh-sach-nganh-giao-duc-2025.docx", date(2025, 10, 2), "1777/QĐ-UBND", None),
    ],
)
def test_real_lists_come_in_whole(files, catalogue, officer, name, signed_on, number, kinds):
    decision = DecisionFactory(number=number, signed_on=signed_on)
    batch = preview_upload(decision, upload((files / name).read_bytes(), name), officer)
    assert not batch.error_count
    assert not AwardRecord.objects.exists()

    assert not batch.contradictions
    made = actions.confirm_import(batch, officer, doubts_seen=True)

    assert made == decision.records.count() == {"xlsx": 60, "docx": 38}[name.rpartition(".")[2]]
    if kinds:
        assert Counter(decision.records.values_list("recipient_kind", flat=True)) == kinds
    assert not decision.records.filter(title=None).exists()
    assert not decision.records.filter(name="").exists()
    assert decision.records.filter(source_cell="").count() == 0
    assert [r.order for r in decision.records.order_by("order")] == list(range(1, made + 1))
    assert not ImportRow.objects.exists()


def test_the_same_file_twice_changes_nothing(catalogue, officer):
    decision = DecisionFactory()
    data = sheet("Nông Văn Mẫu", "Lý Thị Mẫu")
    first = preview_upload(decision, upload(data), officer)
    actions.confirm_import(first, officer)
    ids = set(AwardRecord.objects.values_list("public_id", flat=True))

    again = preview_upload(decision, upload(data, "ten-khac.csv"), officer)

    assert again.pk == first.pk
    assert actions.confirm_import(again, officer) == 0
    assert set(AwardRecord.objects.values_list("public_id", flat=True)) == ids


def test_two_officers_confirming_at_once_make_one_set(catalogue, officer):
    decision = DecisionFactory()
    first = preview_upload(decision, upload(sheet("Nông Văn Mẫu")), officer)
    # The second officer's preview of the same file, as it stands when both were uploaded before either confirmed.
    second = RecipientImport.objects.create(
        decision=decision, file_name="x.csv", file_hash=first.file_hash, row_count=1, uploaded_by=officer
    )
    row = first.rows.get()
    ImportRow.objects.create(batch=second, order=1, values=row.values)
    actions.confirm_import(first, officer)
    with pytest.raises(actions.Refused, match=f"{officer} đã nhập danh sách danh-sach.csv"):
        actions.confirm_import(second, officer, doubts_seen=True)
    assert decision.records.count() == 1


def test_one_bad_row_keeps_every_row_out(catalogue, officer):
    decision = DecisionFactory()
    batch = preview_upload(decision, upload(sheet("Nông Văn Mẫu", "Lý " + "x" * 3000)), officer)
    assert batch.error_count == 1
    bad = batch.rows.exclude(errors=[]).get()
    assert bad.order == 2
    with pytest.raises(actions.Refused):
        actions.confirm_import(batch, officer)
    assert not AwardRecord.objects.exists()


def test_a_failure_in_the_last_batch_leaves_nothing_behind(catalogue, officer, monkeypatch):
    monkeypatch.setattr(import_actions, "BATCH", 10)
    decision = DecisionFactory()
    names = [f"Nông Văn Mẫu {chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(30)]
    batch = preview_upload(decision, upload(sheet(*names)), officer)
    last = batch.rows.last()
    last.values["award_wording"] = None
    last.save()
    with pytest.raises(actions.Refused, match="Chưa dòng nào được nhập"):
        actions.confirm_import(batch, officer)
    batch.refresh_from_db()
    assert batch.confirmed_at is None
    assert not AwardRecord.objects.exists()
    assert batch.rows.count() == 30


def test_hostile_names_stay_text_and_are_doubted(catalogue, officer):
    decision = DecisionFactory()
    nasty = ["<script>alert(1)</script> Mẫu", "=HYPERLINK(1) Mẫu", "Nông Va\u0306n Mâ\u0303u", "Lý\u200b Thị\u00a0Mẫu"]
    batch = preview_upload(decision, upload(sheet(*nasty)), officer)
    rows = list(batch.rows.all())
    assert len(rows) == 4
    shown = [row.values["name"] for row in rows]
    assert "Nông Văn Mẫu" in shown
    assert "Lý Thị Mẫu" in shown
    for row in rows[:2]:
        assert row.doubts or row.errors


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"", "rong.xlsx"),
        (b"MZ\x90\x00 not a workbook", "virus.xlsx"),
        (b"PK\x03\x04 broken", "hong.docx"),
        ("Chỉ có một câu, không có bảng.".encode(), "cau.csv"),
        (b"\x89PNG\r\n\x1a\n", "anh.xlsx"),
        (b"%PDF-1.7", "ban-quet.pdf"),
    ],
)
def test_what_is_no_list_is_refused_in_vietnamese(catalogue, officer, data, name):
    with pytest.raises(RefusedFile) as refused:
        preview_upload(DecisionFactory(), upload(data, name), officer)
    assert refused.value.message.strip()
    assert not RecipientImport.objects.exists()


def test_too_many_rows_are_refused(settings, catalogue, officer):
    settings.LIST_MAX_ROWS = 5
    with pytest.raises(RefusedFile):
        preview_upload(DecisionFactory(), upload(sheet(*[f"Nông Văn Mẫu {n}" for n in range(50)])), officer)


def test_undo_takes_back_the_whole_import_and_lets_it_come_again(catalogue, officer):
    decision = DecisionFactory()
    data = sheet("Nông Văn Mẫu", "Lý Thị Mẫu")
    batch = preview_upload(decision, upload(data), officer)
    actions.confirm_import(batch, officer)
    other = AwardRecordFactory(decision=decision)

    assert actions.undo_import(batch, officer) == 2

    assert list(decision.records.all()) == [other]
    again = preview_upload(decision, upload(data), officer)
    assert again.pk != batch.pk
    assert actions.confirm_import(again, officer) == 2


def test_nothing_is_undone_or_added_after_publication(catalogue, officer):
    decision = DecisionFactory()
    batch = preview_upload(decision, upload(sheet("Nông Văn Mẫu")), officer)
    actions.confirm_import(batch, officer)
    actions.publish_decision(decision, url="/quyet-dinh/mau/")
    with pytest.raises(actions.Refused):
        actions.undo_import(batch, officer)
    decision.refresh_from_db()
    with pytest.raises(actions.Refused):
        preview_upload(decision, upload(sheet("Lý Thị Mẫu")), officer)
    assert decision.records.count() == 1


def test_another_officer_without_the_right_cannot_undo(catalogue, officer, groups):
    batch = preview_upload(DecisionFactory(), upload(sheet("Nông Văn Mẫu")), officer)
    actions.confirm_import(batch, officer)
    with pytest.raises(PermissionDenied):
        actions.undo_import(batch, UserFactory(groups=["Chuyên viên TĐKT"]))
    assert actions.undo_import(batch, UserFactory(groups=["Quản trị"])) == 1


def test_units_are_matched_by_name_and_date(catalogue, officer):
    old = UnitFactory(short_name="Mẫu Sơn", effective_from=None, effective_to=date(2025, 7, 1))
    new = UnitFactory(short_name="Mẫu Sơn", effective_from=date(2025, 7, 1))
    before = DecisionFactory(signed_on=date(2025, 6, 30))
    after = DecisionFactory(signed_on=date(2025, 7, 1))
    for decision in (before, after):
        actions.confirm_import(preview_upload(decision, upload(sheet("Nông Văn Mẫu")), officer), officer)
    assert before.records.get().unit == old
    assert after.records.get().unit == new
    assert after.records.get().unit_wording == "xã Mẫu Sơn"


def test_units_of_one_name_are_a_doubt_not_a_guess(catalogue, officer):
    for _ in range(2):
        UnitFactory(short_name="Mẫu Sơn", kind=Unit.Kind.COMMUNE)
    batch = preview_upload(DecisionFactory(signed_on=date(2025, 8, 1)), upload(sheet("Nông Văn Mẫu")), officer)
    row = batch.rows.get()
    assert row.values["unit_id"] is None
    assert any("cùng tên" in doubt["text"] for doubt in row.doubts)


def test_doubles_and_a_foreign_number_are_said(catalogue, officer):
    decision = DecisionFactory(number="77/QĐ-UBND")
    data = "Kèm theo Quyết định số 78/QĐ-UBND ngày 12/6/2025\n" + sheet("Nông Văn Mẫu", "Nông Văn Mẫu")
    batch = preview_upload(decision, upload(data), officer)
    assert [doubt["text"] for row in batch.rows.all() for doubt in row.doubts] == [
        "Cùng tên, đơn vị và hình thức với dòng 1."
    ]
    assert any("78/QĐ-UBND" in said for said in batch.contradictions)


def test_the_authority_of_the_decision_settles_a_bare_short_form(catalogue, officer):
    decision = DecisionFactory(authority=Authority.PRIME_MINISTER, number="12/QĐ-TTg")
    batch = preview_upload(decision, upload(sheet("Nông Văn Mẫu", award="Bằng khen")), officer)
    actions.confirm_import(batch, officer)
    assert decision.records.get().title.code == "bk-thu-tuong"


def test_a_child_is_marked_by_birth_year(catalogue, officer):
    data = (
        "STT,Họ và tên,Năm sinh,Trường,Hình thức\n1,Nông Thị Bé,2013,Trường THCS Mẫu,Bằng khen của Chủ tịch UBND tỉnh\n"
    )
    batch = preview_upload(DecisionFactory(), upload(data), officer)
    actions.confirm_import(batch, officer)
    assert AwardRecord.objects.get().is_minor


def test_a_reading_can_be_imported_at_once(files, catalogue, officer):
    decision = DecisionFactory(number="1042/QĐ-UBND")
    name = "danh-sach-bang-khen-2025.xlsx"
    reading = read_list((files / name).read_bytes(), name)
    batch = actions.import_recipients(decision, reading, officer, file_name=name)
    assert batch.confirmed_at
    assert actions.import_recipients(decision, reading, officer, file_name=name) == batch
    assert decision.records.count() == 60


def test_a_new_upload_replaces_the_preview_of_the_same_officer(catalogue, officer):
    decision = DecisionFactory()
    first = preview_upload(decision, upload(sheet("Nông Văn Mẫu")), officer)
    second = preview_upload(decision, upload(sheet("Lý Thị Mẫu")), officer)
    assert list(decision.imports.all()) == [second]
    with pytest.raises(actions.Refused, match="bản mới hơn"):
        actions.confirm_import(first, officer)
