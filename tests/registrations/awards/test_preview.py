"""The preview in the back office: questions, rows by hand, columns, memory, confirmation. Also without JavaScript."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from registrations.attachments.models import Attachment
from registrations.awards import actions, import_actions, staff_imports
from registrations.awards.imports import preview_upload, receive_upload
from registrations.awards.models import AwardRecord, ImportRow, RecipientImport, SenderMemory
from registrations.awards.tasks import run_reading
from registrations.titles.models import Title
from tests.factories.accounts import UserFactory
from tests.factories.awards import AwardRecordFactory, DecisionFactory
from tests.factories.units import UnitFactory

pytestmark = pytest.mark.django_db
HEAD = "STT,Họ và tên,Chức vụ,Đơn vị,Hình thức khen thưởng\n"
BK = "Bằng khen của Chủ tịch UBND tỉnh"


def sheet(*names, award=BK, head=HEAD):
    return head + "".join(f'{n},"{name}",Trưởng thôn,xã Mẫu Sơn,{award}\n' for n, name in enumerate(names, 1))


def upload(data, name="danh-sach.csv"):
    return SimpleUploadedFile(name, data.encode())


@pytest.fixture
def staff(client, officer, settings):
    settings.MIDDLEWARE = [m for m in settings.MIDDLEWARE if "SecondFactor" not in m]
    client.force_login(officer)
    return client


@pytest.fixture
def batch(catalogue, officer):
    return preview_upload(DecisionFactory(), upload(sheet("Nông Văn Mẫu", "Lý Thị Mẫu")), officer)


def at(name, batch, *more):
    return reverse(f"quyet-dinh:{name}", args=[batch.pk, *more])


def page(client, batch, **query):
    return client.get(at("preview", batch), query).content.decode()


def confirm(client, batch, **data):
    return client.post(at("confirm", batch), {"revision": batch.revision, **data})


def test_the_file_is_kept_and_read_by_those_who_import_only(staff, batch, client):
    url = batch.file.get_absolute_url()
    assert url in page(staff, batch)
    assert b"".join(staff.get(url)).decode() == sheet("Nông Văn Mẫu", "Lý Thị Mẫu")
    Attachment.objects.update(created_at=timezone.now() - timedelta(days=9))
    assert not Attachment.objects.orphans(timezone.now()).exists()
    client.force_login(UserFactory(groups=["Biên tập viên"]))
    assert client.get(url).status_code == 404
    client.logout()
    assert client.get(url).status_code == 404


def test_a_preview_thrown_away_takes_its_file_along(staff, batch):
    staff.post(at("discard", batch))
    assert not RecipientImport.objects.exists()
    assert not Attachment.objects.exists()


def test_questions_come_first_and_are_answered_in_one_go(staff, catalogue, officer):
    batch = preview_upload(DecisionFactory(), upload(sheet("Nông Văn Anh", award="Bằng khen xuất xắc")), officer)
    shown = page(staff, batch)
    assert "1 câu hỏi cần ông, bà quyết định" in shown
    assert shown.index("câu hỏi cần ông, bà quyết định") < shown.index("Nông Văn Anh")
    wording = batch.wordings.get(state="hoi")
    title = Title.objects.in_force(date(2025, 6, 12)).get(code="bk-tinh")
    assert f'value="{title.pk}:"' in shown
    url = at("wording", batch, wording.pk)
    assert "“Bằng khen xuất xắc”" in staff.get(url).content.decode()
    assert staff.post(url, {"title": "0"}).status_code == 422
    staff.post(at("answers", batch), {f"cau-{wording.pk}": f"{title.pk}:"})
    assert "câu hỏi cần ông, bà quyết định" not in page(staff, batch)
    assert batch.rows.get().values["title_id"] == title.pk


@pytest.mark.parametrize("value", ["999999:", "x", "u1", "giu:", ":", "1:cao-nhat", "-1:"])
def test_nonsense_answers_change_nothing(staff, catalogue, officer, value):
    batch = preview_upload(DecisionFactory(), upload(sheet("Nông Văn Anh", award="Bằng khen xuất xắc")), officer)
    wording = batch.wordings.get(state="hoi")
    assert staff.post(at("answers", batch), {f"cau-{wording.pk}": value}).status_code == 302
    wording.refresh_from_db()
    assert wording.answered_at is None or wording.found["title_id"] is None or value == "1:cao-nhat"


def test_another_number_in_the_list_needs_a_tick_and_a_reason(staff, catalogue, officer):
    data = "Kèm theo Quyết định số 78/QĐ-UBND ngày 12/6/2025\n" + sheet("Nông Văn Mẫu")
    batch = preview_upload(DecisionFactory(number="77/QĐ-UBND"), upload(data), officer)
    assert "78/QĐ-UBND" in page(staff, batch)
    for data in ({}, {"checked": "on"}, {"reason": "đúng danh sách"}, {"checked": "on", "reason": "  "}):
        answer = confirm(staff, batch, **data)
        assert answer.status_code == 422
        assert "khác" in answer.content.decode()
    assert not AwardRecord.objects.exists()
    confirm(staff, batch, checked="on", reason="Số được ghi sau")
    assert AwardRecord.objects.count() == 1
    batch.refresh_from_db()
    assert batch.checked_reason == "Số được ghi sau"


def test_open_doubts_need_a_tick(staff, catalogue, officer):
    batch = preview_upload(DecisionFactory(), upload(sheet("Nông Văn Mẫu", "Nông Văn Mẫu")), officer)
    answer = confirm(staff, batch)
    assert answer.status_code == 422
    assert "Còn 1 dòng cần xem lại" in answer.content.decode()
    confirm(staff, batch, doubts_seen="on")
    assert AwardRecord.objects.count() == 2


def test_two_headings_that_fit_equally_have_to_be_chosen_between(staff, catalogue, officer):
    head = "STT,Họ và tên,Họ và tên,Đơn vị,Hình thức khen thưởng\n"
    data = f"{head}1,Nông Văn Trước,Lê Văn Sau,xã Mẫu Sơn,{BK}\n2,Vi Thị Trước,Hà Thị Sau,xã Mẫu Sơn,{BK}\n"
    batch = preview_upload(DecisionFactory(), upload(data), officer)
    [asked] = staff.get(at("preview", batch)).context["rivals"]
    assert "Cột nào là họ và tên cá nhân?" in page(staff, batch)
    refused = confirm(staff, batch, doubts_seen="on")
    assert refused.status_code == 422
    assert "Mời chọn cột" in refused.content.decode()
    assert not AwardRecord.objects.exists()
    for nonsense in ("", "khong-co", "<b>", "\x00"):
        staff.post(at("rivals", batch), {asked.name: nonsense})
    batch.refresh_from_db()
    assert batch.assigned == {}
    staff.post(at("rivals", batch), {asked.name: asked.columns[1]["key"]})
    batch.refresh_from_db()
    assert [row.values["name"] for row in batch.rows.all()] == ["Lê Văn Sau", "Hà Thị Sau"]
    assert not staff.get(at("preview", batch)).context["rivals"]
    confirm(staff, batch)
    assert AwardRecord.objects.count() == 2


def test_the_column_that_was_read_may_be_the_one(staff, catalogue, officer):
    head = "STT,Họ và tên,Đơn vị,Đơn vị,Hình thức khen thưởng\n"
    batch = preview_upload(DecisionFactory(), upload(f"{head}1,Nông Văn Mẫu,xã Mẫu Sơn,Sở Y tế,{BK}\n"), officer)
    [asked] = staff.get(at("preview", batch)).context["rivals"]
    staff.post(at("rivals", batch), {asked.name: asked.columns[0]["key"]})
    batch.refresh_from_db()
    assert not staff.get(at("preview", batch)).context["rivals"]
    assert batch.rows.get().values["unit_wording"] == "xã Mẫu Sơn"


def test_what_is_doubted_of_the_whole_list_needs_a_tick_too(staff, batch):
    batch.notes = ["Bảng không có dòng tiêu đề; các cột được đoán theo nội dung, đề nghị kiểm tra."]
    batch.save()
    assert "1 điều về cả danh sách" in page(staff, batch)
    assert confirm(staff, batch).status_code == 422
    confirm(staff, batch, doubts_seen="on")
    assert AwardRecord.objects.count() == 2


def test_a_doubt_is_settled_for_all_rows_of_its_sort(staff, catalogue, officer):
    batch = preview_upload(DecisionFactory(), upload(sheet("A1 Mẫu", "A1 Mẫu", "A1 Mẫu")), officer)
    [group] = staff.get(at("preview", batch)).context["looks"]
    assert group.count == 2
    staff.post(at("settle", batch), {"nhom": group.key})
    batch.refresh_from_db()
    assert batch.doubt_count == 0
    assert str(officer) in batch.rows.get(order=3).settled[0]["by"]


def test_one_row_is_put_right_by_hand_and_says_by_whom(staff, catalogue, officer):
    batch = preview_upload(DecisionFactory(), upload(sheet("Nông Văn Mẫu", "Lý " + "x" * 3000)), officer)
    assert confirm(staff, batch).status_code == 422
    url = at("row", batch, 2)
    assert staff.get(url).status_code == 200
    title = Title.objects.in_force(date(2025, 6, 12)).get(code="bk-tinh")
    data = {"name": "", "recipient_kind": "ca-nhan", "award_wording": BK, "title": title.pk}
    assert staff.post(url, data).status_code == 422
    assert staff.post(url, data | {"name": "Lý Thị Mẫu", "title": "0"}).status_code == 422
    staff.post(url, data | {"name": "Lý Thị Mẫu"})
    batch.refresh_from_db()
    assert batch.error_count == 0
    shown = page(staff, batch, xem="sua-tay")
    assert "Lý Thị Mẫu" in shown
    assert f"{officer} sửa tay" in shown
    assert "Nông Văn Mẫu" not in shown
    confirm(staff, batch, doubts_seen="on")
    assert set(AwardRecord.objects.values_list("name", flat=True)) == {"Nông Văn Mẫu", "Lý Thị Mẫu"}
    assert "sửa tay" in page(staff, batch)


def test_a_row_is_left_out_with_a_reason_and_can_come_back(staff, batch):
    staff.post(at("leave_out", batch), {"dong": "2", "ly-do": "  "})
    batch.refresh_from_db()
    assert batch.left_out_count == 0
    staff.post(at("leave_out", batch), {"dong": "2", "ly-do": "Rút khỏi danh sách"})
    assert "Rút khỏi danh sách" in page(staff, batch, xem="bo-ra")
    staff.post(at("leave_out", batch), {"dong": "2", "viec": "dua-lai"})
    batch.refresh_from_db()
    assert batch.left_out_count == 0
    staff.post(at("leave_out", batch), {"dong": "1", "ly-do": "Rút khỏi danh sách"})
    batch.refresh_from_db()
    confirm(staff, batch)
    assert AwardRecord.objects.get().name == "Lý Thị Mẫu"


def test_a_stale_screen_confirms_nothing_it_did_not_show(staff, batch):
    before = batch.revision
    staff.post(at("leave_out", batch), {"dong": "2", "ly-do": "Rút"})
    answer = staff.post(at("confirm", batch), {"revision": before})
    assert answer.status_code == 422
    assert "sửa ở nơi khác" in answer.content.decode()
    assert staff.post(at("confirm", batch), {"revision": "x"}).status_code in {302, 422}


def test_two_officers_with_lists_of_the_same_people_double_nothing(staff, batch, officer):
    other = UserFactory(groups=["Chuyên viên TĐKT"], full_name="Hoàng Thị Mẫu")
    theirs = preview_upload(batch.decision, upload(sheet("Nông Văn Mẫu", "Bế Văn Mẫu"), "khac.csv"), other)
    actions.confirm_import(theirs, other)
    answer = confirm(staff, batch)
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "Hoàng Thị Mẫu đã nhập danh sách khac.csv (2 dòng)" in shown
    assert "1 dòng đã có trong quyết định này" in shown
    staff.post(at("leave_out", batch), {"viec": "da-co"})
    batch.refresh_from_db()
    confirm(staff, batch)
    names = sorted(batch.decision.records.values_list("name", flat=True))
    assert names == ["Bế Văn Mẫu", "Lý Thị Mẫu", "Nông Văn Mẫu"]


def test_the_second_officer_with_the_same_file_is_told_who_was_first(staff, batch, officer):
    actions.confirm_import(batch, officer)
    decision = batch.decision
    url = reverse("quyet-dinh:import", args=[decision.pk])
    answer = staff.post(url, {"file": upload(sheet("Nông Văn Mẫu", "Lý Thị Mẫu"), "ten-khac.csv")}, follow=True)
    assert f"{officer} đã nhập danh sách danh-sach.csv" in answer.content.decode()
    assert decision.records.count() == 2
    assert Attachment.objects.count() == 1


def test_earlier_awards_stand_beside_each_row_and_a_repeat_is_said(staff, catalogue, officer):
    old = AwardRecordFactory(name="Nông Văn Mẫu", unit_wording="xã Mẫu Sơn", year=2023)
    AwardRecordFactory(name="Nông Văn Mẫu", unit_wording="xã Khác", year=2022)
    decision = DecisionFactory()
    same = AwardRecordFactory(name="Nông  Văn Mẫu", decision__signed_on=decision.signed_on, year=2025)
    batch = preview_upload(decision, upload(sheet("Ông Nông Văn Mẫu")), officer)
    shown = page(staff, batch)
    assert reverse("luot-khen:inspect", args=[old.pk]) in shown
    assert "1 lượt cùng tên ở đơn vị khác" in shown
    assert f"theo Quyết định số {same.decision.number}" in shown
    confirm(staff, batch, doubts_seen="on")
    assert decision.records.count() == 1


def test_columns_are_reassigned_from_the_kept_file_and_remembered_for_the_sender(staff, catalogue, officer):
    head = "STT,Họ và tên,Nơi ấy,Ghi thêm,Hình thức khen thưởng\n"
    unit = UnitFactory(name="Sở Mẫu", short_name="", kind="department", effective_from=None)
    decision = DecisionFactory(organising_body=unit.organising_body)
    url = reverse("quyet-dinh:import", args=[decision.pk])
    assert "Sở Mẫu" in staff.get(url).content.decode()
    staff.post(url, {"file": upload(sheet("Nông Văn Anh", head=head)), "sender": "Sở  Mẫu"})
    batch = RecipientImport.objects.get()
    assert batch.sender_unit == unit
    columns = staff.get(at("columns", batch))
    assert columns.status_code == 200
    names = {c["heading"]: c["name"] for sheet_ in columns.context["sheets"] for c in sheet_["columns"]}
    staff.post(at("columns", batch), {names["Nơi ấy"]: "position", names["Ghi thêm"]: "unit"})
    row = batch.rows.get()
    assert (row.values["position"], row.values["unit_wording"]) == ("Trưởng thôn", "xã Mẫu Sơn")
    batch.refresh_from_db()
    confirm(staff, batch, doubts_seen="on", remember="1")
    assert SenderMemory.objects.get().assigned["headings"]

    later = DecisionFactory(organising_body=unit.organising_body)
    staff.post(
        reverse("quyet-dinh:import", args=[later.pk]),
        {"file": upload(sheet("Bế Văn Bình", head=head)), "sender": "sở mẫu"},
    )
    again = later.imports.get()
    assert again.rows.get().values["unit_wording"] == "xã Mẫu Sơn"
    assert "Đã áp dụng cách đọc nhớ từ lần trước" in page(staff, again)
    staff.post(at("reread", again), {"nho": "0"})
    assert again.rows.get().values["unit_wording"] != "xã Mẫu Sơn"
    assert "không dùng cách đọc đã nhớ" in page(staff, again)


def test_wordings_in_cells_are_reassigned_and_remembered_for_the_sender(staff, catalogue, officer):
    data = (
        "STT,Họ và tên,Đối tượng,Hình thức khen thưởng,Hạng\n"
        "1,Trung Mẫu,X1,Huân chương Lao động,H1\n2,Hội Mẫu,X1,Huân chương Lao động,H1\n"
    )
    url = at("import", decision := DecisionFactory())
    staff.post(url, {"file": upload(data), "sender": "Sở Mẫu"})
    batch = decision.imports.get()

    def offered(of):
        shown = staff.get(at("columns", of))
        return {value["text"]: value for value in shown.context["values"]}

    names = {text: value["name"] for text, value in offered(batch).items()}
    assert set(names) == {"X1", "H1"}
    staff.post(at("columns", batch), {names["X1"]: "khong-co", names["H1"]: "doc"})
    batch.refresh_from_db()
    assert not batch.assigned.get("values")
    staff.post(at("columns", batch), {names["X1"]: "collective", names["H1"]: "Nhất"})
    read = {(r.values["recipient_kind"], r.values["award_class"]) for r in batch.rows.all()}
    assert read == {("tap-the", "nhat")}
    assert {text: v["choice"] for text, v in offered(batch).items()} == {"X1": "collective", "H1": "Nhất"}
    batch.refresh_from_db()
    confirm(staff, batch, doubts_seen="on", remember="1")

    later = DecisionFactory(organising_body=decision.organising_body)
    staff.post(at("import", later), {"file": upload(data, "sau.csv"), "sender": "sở mẫu"})
    again = later.imports.get()
    assert {r.values["award_class"] for r in again.rows.all()} == {"nhat"}
    assert offered(again)["H1"]["choice"] == "Nhất"
    # What is remembered is given up again, or counts as nothing, and stays in sight.
    names = {text: value["name"] for text, value in offered(again).items()}
    staff.post(at("columns", again), {names["X1"]: "doc", names["H1"]: "trong"})
    again.refresh_from_db()
    assert {r.values["award_class"] for r in again.rows.all()} == {""}
    assert {v["choice"] for v in offered(again).values()} == {"doc", "trong"}


def test_answers_are_remembered_for_the_sender_only_once_confirmed(staff, catalogue, officer):
    title = Title.objects.in_force(date(2025, 6, 12)).get(code="bk-tinh")
    first = DecisionFactory()

    def listed(decision, name, sender="Sở Mẫu"):
        data = upload(sheet(name, award="BK đặc biệt"))
        return preview_upload(decision, data, officer, sender=sender)

    batch = listed(first, "Nông Văn Anh")
    wording = batch.wordings.get(about="hinh-thuc")
    staff.post(at("answers", batch), {f"cau-{wording.pk}": f"{title.pk}:"})
    assert listed(DecisionFactory(organising_body=first.organising_body), "Bế Văn An").doubt_count == 1
    batch.refresh_from_db()
    confirm(staff, batch, remember="1")
    later = listed(DecisionFactory(organising_body=first.organising_body), "Bế Văn Bình")
    assert later.rows.get().values["title_id"] == title.pk
    assert later.doubt_count == 0
    assert listed(DecisionFactory(organising_body=first.organising_body), "Bế Văn Chi", "Sở Khác").doubt_count == 1


def test_hand_work_survives_a_new_reading_of_the_file(staff, batch):
    title = Title.objects.in_force(date(2025, 6, 12)).get(code="bk-tinh")
    data = {"name": "Nông Văn Mẫn", "recipient_kind": "ca-nhan", "award_wording": BK, "title": title.pk}
    staff.post(at("row", batch, 1), data)
    staff.post(at("leave_out", batch), {"dong": "2", "ly-do": "Rút"})
    staff.post(at("reread", batch), {"nho": "1"})
    assert batch.rows.get(order=1).values["name"] == "Nông Văn Mẫn"
    assert batch.rows.get(order=2).left_out.startswith("Rút")


def test_a_long_list_is_read_and_imported_in_the_background(staff, catalogue, monkeypatch, officer):
    monkeypatch.setattr("registrations.awards.imports._SMALL_PLAIN", 10)
    monkeypatch.setattr(staff_imports, "IMPORTED_AT_ONCE", 1)
    decision = DecisionFactory()
    url = reverse("quyet-dinh:import", args=[decision.pk])
    answer = staff.post(url, {"file": upload(sheet("Nông Văn Mẫu", "Lý Thị Mẫu"))}, follow=True)
    assert "Nông Văn Mẫu" in answer.content.decode()
    batch = RecipientImport.objects.get()
    answer = confirm(staff, batch, remember="")
    assert answer["Location"] == at("progress", batch)
    assert decision.records.count() == 2
    assert staff.get(at("progress", batch))["Location"] == reverse("quyet-dinh:inspect", args=[decision.pk])


def test_the_bar_moves_waits_and_is_started_again(staff, batch, officer):
    token = import_actions.start_job(batch, RecipientImport.Job.READ, officer)
    RecipientImport.objects.update(job_done=420, job_step="Đang đối chiếu")
    assert staff.get(at("preview", batch))["Location"] == at("progress", batch)
    answer = staff.get(at("progress", batch))
    assert 'value="42"' in answer.content.decode()
    assert answer["Refresh"] == "2"
    assert staff.post(at("leave_out", batch), {"dong": "1", "ly-do": "x"}, follow=True)
    assert not ImportRow.objects.exclude(left_out="").exists()
    with time_machine.travel(timezone.now() + timedelta(minutes=5)):
        answer = staff.get(at("progress", batch))
        assert "Chạy lại" in answer.content.decode()
        assert "Refresh" not in answer
        staff.post(at("run", batch))
    batch.refresh_from_db()
    assert batch.job == ""
    run_reading(batch.pk, token)  # the older run wakes up and finds its place taken
    assert batch.rows.count() == 2


def test_what_the_background_cannot_read_is_told_in_words(staff, catalogue, officer):
    batch = receive_upload(DecisionFactory(), upload("Chỉ có một câu, không có bảng."), officer)
    run_reading(batch.pk, import_actions.start_job(batch, RecipientImport.Job.READ, officer))
    answer = staff.get(at("preview", batch), follow=True)
    assert "Không tìm thấy danh sách trong tệp" in answer.content.decode()
    assert "Chọn tệp khác" in answer.content.decode()


def test_units_are_found_made_and_kept_as_words_without_javascript(staff, catalogue, officer):
    above = UnitFactory(name="Xã Mẫu Sơn", short_name="Mẫu Sơn", kind="commune", effective_from=None)
    data = HEAD + f"1,Nông Văn Mẫu,,Trạm Y tế xã Mẫu Sơn,{BK}\n2,Lý Thị Mẫu,,Công ty Mẫu,{BK}\n"
    decision = DecisionFactory(organising_body=above.organising_body)
    batch = preview_upload(decision, upload(data), officer)
    shown = page(staff, batch)
    assert "thuộc xã Mẫu Sơn" in shown
    assert "Nhận ra:" not in shown
    station, firm = batch.wordings.filter(about="don-vi").order_by("pk")
    url = at("wording", batch, station.pk)
    shown = staff.get(url).content.decode()
    assert "“Trạm Y tế xã Mẫu Sơn”" in shown
    assert "Đang ghi: thuộc xã Mẫu Sơn" in shown
    assert staff.post(url, {"viec": "tao", "name": "", "kind": "subunit"}).status_code == 422
    staff.post(url, {"viec": "tao", "name": "Trạm Y tế xã Mẫu Sơn", "kind": "subunit", "parent": "xa mau son"})
    assert batch.rows.get(order=1).values["unit_id"] == above.children.get().pk
    url = at("wording", batch, firm.pk)
    assert "Xã Mẫu Sơn" in staff.get(url, {"tim": "mau son"}).content.decode()
    assert staff.post(url, {"don-vi": "999999", "quan-he": "la"}).status_code == 422
    staff.post(url, {"don-vi": above.pk, "quan-he": "thuoc"})
    assert batch.rows.get(order=2).values["within_id"] == above.pk
    staff.post(url, {"don-vi": "giu"})
    assert batch.rows.get(order=2).values["within_id"] is None


def test_all_screens_of_a_preview_open_and_list_their_wordings(staff, batch):
    for name, more in (("columns", ()), ("wordings", ()), ("row", (1,))):
        assert staff.get(at(name, batch, *more)).status_code == 200
    assert "xã Mẫu Sơn" in staff.get(at("wordings", batch), {"ve": "don-vi"}).content.decode()
    assert staff.get(at("wordings", batch), {"ve": "'", "nghia": "<", "p": "x"}).status_code == 200
    assert staff.get(at("row", batch, 77)).status_code == 404
    assert staff.get(at("preview", batch), {"tim": "\x00'%", "p": "-1", "xem": "?"}).status_code == 200
    assert "Lý Thị Mẫu" not in page(staff, batch, tim="Nông")


def test_a_preview_of_five_hundred_rows_asks_little_of_the_database(
    staff, catalogue, officer, django_assert_max_num_queries
):
    names = [f"Nông Văn {chr(65 + n % 26)}{chr(97 + n // 26)} Mẫu" for n in range(500)]
    batch = preview_upload(DecisionFactory(), upload(sheet(*names)), officer)
    with django_assert_max_num_queries(45):
        assert page(staff, batch, p=5).count("imp-row__no") == 100


def test_each_decision_is_in_the_log(staff, batch, officer):
    staff.post(at("leave_out", batch), {"dong": "2", "ly-do": "Rút"})
    batch.refresh_from_db()
    confirm(staff, batch)
    messages = [entry.formatter.format_message(entry) for entry in ModelLogEntry.objects.filter(user=officer)]
    assert any("bỏ 1 dòng" in message for message in messages)
    assert any("danh-sach.csv: 1 lượt" in message for message in messages)
