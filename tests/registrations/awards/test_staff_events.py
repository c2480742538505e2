"""The officer's screens of what happens to an award: looked at first, then recorded, refused beside the field."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms.models import model_to_dict
from django.urls import reverse

from registrations.attachments.models import Attachment
from registrations.awards.models import AwardEvent, AwardRecord, Decision, DecisionEvent
from tests.factories.accounts import UserFactory
from tests.factories.awards import AwardRecordFactory, DecisionFactory
from tests.factories.units import UnitFactory

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
GROUND = {"on": "2025-07-01", "source": "Quyết định số 85/QĐ-UBND"}


@pytest.fixture
def staff(client, officer, settings):
    settings.MIDDLEWARE = [m for m in settings.MIDDLEWARE if "SecondFactor" not in m]
    client.force_login(officer)
    return client


def url(name, thing):
    room = "luot-khen" if isinstance(thing, AwardRecord) else "quyet-dinh"
    return reverse(f"{room}:{name}", args=[thing.pk])


def correction(record, **changes):
    data = {name: "" if value is None else value for name, value in model_to_dict(record).items()}
    return data | {"unit": str(record.unit or ""), **GROUND, **changes}


def test_a_preview_shows_both_states_and_records_nothing(staff):
    record = AwardRecordFactory(merit="Có nhiều thành tích")
    page = staff.post(url("end", record), {**GROUND, "kind": "thu-hoi", "xem-truoc": "1"}).content.decode()
    assert "Đã thu hồi từ ngày 01/07/2025" in page
    assert "Có nhiều thành tích" in page
    assert "Chưa có gì được ghi" in page
    assert not AwardEvent.objects.exists()
    assert AwardRecord.objects.standing().exists()


def test_a_file_survives_the_preview(staff):
    record = AwardRecordFactory()
    sent = {**GROUND, "kind": "thu-hoi"}
    upload = SimpleUploadedFile("qd-thu-hoi.pdf", PDF, "application/pdf")
    form = staff.post(url("end", record), {**sent, "source_upload": upload, "xem-truoc": "1"}).context["form"]
    staff.post(url("end", record), {**sent, "kept_file": form["kept_file"].value()})
    event = AwardEvent.objects.get()
    assert event.source_file.original_name == "qd-thu-hoi.pdf"
    history = staff.get(url("inspect", record)).content.decode()
    assert "qd-thu-hoi.pdf" in history
    assert "Quyết định số 85/QĐ-UBND" in history


def test_somebody_elses_file_is_not_taken_along(staff):
    record = AwardRecordFactory()
    other = Attachment.objects.create(
        original_name="x.pdf", kind="pdf", size=3, sha256="0" * 64, file="x", uploaded_by=UserFactory()
    )
    staff.post(url("end", record), {**GROUND, "kind": "thu-hoi", "kept_file": str(other.pk)})
    assert AwardEvent.objects.get().source_file is None


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"kind": ""}, "Mời chọn một việc."),
        ({"source": ""}, "Mời xem lời nhắc"),
        ({"on": "2199-01-01"}, "chưa đến"),
        ({"on": "2001-01-01"}, "trước ngày ký quyết định"),
        ({"source": "\x00"}, "Mời xem lời nhắc"),
    ],
)
def test_bad_input_is_told_and_records_nothing(staff, changes, told):
    record = AwardRecordFactory()
    answer = staff.post(url("end", record), {**GROUND, "kind": "thu-hoi", **changes})
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert not AwardEvent.objects.exists()


def test_a_stale_tab_overwrites_nothing(staff):
    record = AwardRecordFactory(position="Trưởng thôn")
    stale = staff.get(url("edit", record)).context["form"]["version"].value()
    staff.post(url("edit", record), correction(record, position="Bí thư chi bộ"))
    answer = staff.post(url("edit", record), correction(record, merit="Khác", version=stale))
    assert answer.status_code == 422
    assert "người khác đã ghi một việc khác" in answer.content.decode()
    assert AwardRecord.objects.get().position == "Bí thư chi bộ"


def test_a_unit_is_typed_in_any_spelling_and_a_doubtful_one_is_asked_back(staff):
    record = AwardRecordFactory()
    unit = UnitFactory(name="Xã Hữu Liên")
    staff.post(url("edit", record), correction(record, unit="xa huu lien"))
    assert AwardRecord.objects.get().unit == unit
    answer = staff.post(url("edit", AwardRecord.objects.get()), correction(record, unit="Xã không có thật"))
    assert "Chưa có đơn vị này trong danh mục" in answer.content.decode()
    assert answer.status_code == 422


def test_the_correction_form_loads_no_select_of_every_unit(staff):
    for number in range(30):
        UnitFactory(name=f"Xã Mẫu {number}")
    page = staff.get(url("edit", AwardRecordFactory())).content.decode()
    assert 'list="don-vi-goi-y"' in page
    assert '<select name="unit"' not in page


def test_a_child_by_birth_year_cannot_be_unticked(staff):
    record = AwardRecordFactory(birth_year=2014)
    answer = staff.post(url("edit", record), correction(record, is_minor="", birth_year="2014"))
    assert "chưa đủ 16 tuổi" in answer.content.decode()
    assert AwardRecord.objects.get().is_minor


def test_nothing_changed_is_nothing_recorded(staff):
    record = AwardRecordFactory()
    answer = staff.post(url("edit", record), correction(record))
    assert "Chưa có mục nào được sửa" in answer.content.decode()
    assert not AwardEvent.objects.exists()


def test_a_published_decision_changes_on_a_ground_only(staff):
    decision = DecisionFactory(published=True)
    AwardRecordFactory(decision=decision)
    form = staff.get(url("edit", decision)).context["form"]
    data = {name: form[name].value() or "" for name in form.fields if not name.endswith("upload")}
    data |= {"signed_on": "2024-06-12", "source": ""}
    assert "Bắt buộc" in staff.post(url("edit", decision), data).content.decode() or not DecisionEvent.objects.exists()
    assert Decision.objects.get().signed_on == date(2025, 6, 12)
    staff.post(url("edit", decision), data | {"source": "Công văn số 9", "public_note": "Sửa ngày ký."})
    event = DecisionEvent.objects.get()
    assert event.changes["signed_on"] == ["2025-06-12", "2024-06-12"]
    assert AwardRecord.objects.get().year == 2024
    assert "Công văn số 9" in staff.get(url("inspect", AwardRecord.objects.get())).content.decode()


def test_a_whole_decision_ends_in_one_step_and_comes_back(staff):
    decision = DecisionFactory(published=True)
    for _ in range(3):
        AwardRecordFactory(decision=decision)
    page = staff.post(url("end", decision), {**GROUND, "kind": "huy-bo", "xem-truoc": "1"}).content.decode()
    assert "đã hủy bỏ từ ngày 01/07/2025" in page
    assert AwardRecord.objects.standing().count() == 3
    staff.post(url("end", decision), {**GROUND, "kind": "huy-bo"})
    assert not AwardRecord.objects.standing().exists()
    assert "Khôi phục quyết định" in staff.get(url("inspect", decision)).content.decode()
    staff.post(url("restore", decision), GROUND)
    assert AwardRecord.objects.standing().count() == 3


def test_the_screen_says_which_file_readers_get_and_why(staff):
    decision = DecisionFactory(published=True)
    record = AwardRecordFactory(decision=decision)
    staff.post(url("publicity", record), {"ground": "Bảo vệ dữ liệu cá nhân", "reason": "Đơn ngày 01/7/2025"})
    page = staff.get(url("inspect", decision)).content.decode()
    assert "1 lượt không công khai" in page
    assert "chỉ được tải bản đã lược" in page
    assert AwardEvent.objects.get().source == "Bảo vệ dữ liệu cá nhân: Đơn ngày 01/7/2025"


@pytest.mark.parametrize("name", ["edit", "end", "restore", "certificate", "publicity"])
def test_who_may_not_see_no_form(client, groups, settings, name):
    settings.MIDDLEWARE = [m for m in settings.MIDDLEWARE if "SecondFactor" not in m]
    client.force_login(UserFactory(groups=["Biên tập viên"], is_staff=True))
    answer = client.get(url(name, AwardRecordFactory()))
    assert answer.status_code in {302, 403}
    assert b'name="source"' not in answer.content


def test_correcting_one_thing_leaves_all_the_others_as_they_are(staff):
    """What the page shows is sent back as a browser does; whatever it does not show stays too."""
    commune = UnitFactory(name="Xã Ba Sơn")
    record = AwardRecordFactory(
        unit=None, within=commune, unit_wording="Trạm Y tế xã Ba Sơn", target_groups=["y-bac-si"]
    )
    form = staff.get(url("edit", record)).context["form"]
    shown = {field.html_name: field.value() for _, fields in form.groups for field in fields}
    sent = {name: value for name, value in shown.items() if value not in (None, False)}
    answer = staff.post(url("edit", record), sent | {"position": "Trưởng trạm", "source": "Công văn số 3"})
    assert answer.status_code == 302
    [event] = AwardEvent.objects.all()
    assert list(event.changes) == ["position"]
    assert AwardRecord.objects.get(pk=record.pk).within == commune


def test_the_place_it_belongs_to_is_typed_like_the_unit(staff):
    record, commune = AwardRecordFactory(), UnitFactory(name="Xã Ba Sơn")
    staff.post(url("edit", record), correction(record, within="xa ba son", source="Công văn số 3"))
    assert AwardRecord.objects.get(pk=record.pk).within == commune
    answer = staff.post(url("edit", record), correction(record, unit=str(commune), within=str(commune)))
    assert answer.status_code == 422
    assert "đã được chọn ở trên" in answer.content.decode()
