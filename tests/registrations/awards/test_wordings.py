"""Wordings of a list: sure, part of something, unknown, or a question with answers to choose from."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from registrations.awards import actions
from registrations.awards.import_edits import answer_wording, create_unit
from registrations.awards.import_queries import questions
from registrations.awards.imports import preview_upload
from registrations.awards.models import ImportWording
from registrations.awards.unit_matching import State, UnitIndex
from registrations.titles.models import Title
from registrations.units.models import Succession, Unit, UnitName
from tests.factories.awards import DecisionFactory
from tests.factories.units import UnitFactory

pytestmark = pytest.mark.django_db
AUGUST = date(2025, 8, 1)
BK = "Bằng khen của Chủ tịch UBND tỉnh"


def preview(officer, lines, **decision):
    """Preview of rows (name, unit, award)."""
    rows = "".join(f'{n},"{name}","{unit}","{award}"\n' for n, (name, unit, award) in enumerate(lines, 1))
    data = f"STT,Họ và tên,Đơn vị,Hình thức khen thưởng\n{rows}".encode()
    made = DecisionFactory(**{"signed_on": AUGUST, **decision})
    return preview_upload(made, SimpleUploadedFile("danh-sach.csv", data), officer)


@pytest.fixture
def commune(db):
    return UnitFactory(name="Xã Ba Sơn", short_name="Ba Sơn", effective_from=None, kind=Unit.Kind.COMMUNE)


def index():
    return UnitIndex(Unit.objects.select_related("parent"), UnitName.objects.all(), AUGUST, Succession.objects.all())


@pytest.mark.parametrize(
    "wording", ["Xã Ba Sơn", "XÃ BA SƠN", "UBND xã Ba Sơn", "Nhân dân và cán bộ xã Ba Sơn", "xã Ba Sơn, tỉnh Lạng Sơn"]
)
def test_the_commune_itself_is_recognised(commune, wording):
    found = index().match(wording)
    assert (found.state, found.unit) == (State.SURE, commune)


@pytest.mark.parametrize(
    "wording", ["Trạm Y tế xã Ba Sơn", "Phòng Kinh tế, UBND xã Ba Sơn", "Thôn Nà Lầu, xã Ba Sơn", "Xã Ba Sơn, tổ 3"]
)
def test_a_place_inside_a_unit_is_not_the_unit(commune, wording):
    found = index().match(wording)
    assert (found.state, found.unit, found.within) == (State.WITHIN, None, commune)
    assert found.why == "thuộc xã Ba Sơn"


def test_a_union_of_a_commune_is_not_the_union_of_the_province(commune):
    UnitFactory(name="Hội Nông dân", kind=Unit.Kind.UNION, short_name="")
    assert index().match("Hội Nông dân xã Ba Sơn").within == commune


def test_the_holder_of_a_post_belongs_to_the_unit_itself(commune):
    assert index().match("Chủ tịch UBND xã Ba Sơn", is_position=True).unit == commune
    assert index().match("Trưởng Trạm Y tế xã Ba Sơn", is_position=True).unit is None


def test_the_district_settles_which_of_two_communes(db):
    districts = [UnitFactory(name=f"Huyện {name}", short_name=name, kind=Unit.Kind.DISTRICT) for name in ("Xa", "Gần")]
    communes = [
        UnitFactory(name="Xã Hòa Bình", short_name="Hòa Bình", parent=district, kind=Unit.Kind.COMMUNE)
        for district in districts
    ]
    found = index().match("xã Hòa Bình")
    assert found.state == State.ASKED
    assert set(found.candidates) == set(communes)
    assert index().match("xã Hòa Bình, huyện Gần").unit == communes[1]


def test_a_unit_that_ended_leads_to_its_successor(commune):
    old = UnitFactory(name="Xã Cao Lâu", short_name="Cao Lâu", effective_from=None, effective_to=date(2025, 7, 1))
    Succession.objects.create(predecessor=old, successor=commune, on=date(2025, 7, 1))
    found = index().match("xã Cao Lâu")
    assert found.state == State.ASKED
    assert found.unit is None
    assert found.candidates == (commune, old)
    assert "30/06/2025" in found.question


def test_a_slip_is_a_question_and_a_stranger_is_left_alone(commune):
    slip = index().match("xã Ba Sơm")
    assert (slip.state, slip.candidates) == (State.ASKED, (commune,))
    assert index().match("Công ty TNHH Mẫu").state == State.UNKNOWN


def test_misspelt_awards_are_asked_once_and_answered_for_every_row(catalogue, officer):
    batch = preview(
        officer,
        [(f"Nông Văn {n}", "", "Bằng khen xuất xắc") for n in ("Anh", "Bình", "Chi")] + [("Lý Thị Mẫu", "", BK)],
    )
    assert batch.doubt_count == 3
    assert not batch.rows.filter(order=1).get().values["title_id"]
    [asked] = questions(batch)
    assert asked.rows == 3
    assert any("Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh" in option.label for option in asked.options)

    title = Title.objects.in_force(AUGUST).get(code="bk-tinh")
    assert answer_wording(asked, {"title": title, "award_class": ""}, officer) == 3

    batch.refresh_from_db()
    assert batch.doubt_count == 0
    row = batch.rows.get(order=2)
    assert row.values["title_id"] == title.pk
    assert str(officer) in row.why["title"]
    actions.confirm_import(batch, officer)
    assert set(batch.decision.records.values_list("title", flat=True)) == {title.pk}
    assert {r.award_wording for r in batch.decision.records.all()} == {"Bằng khen xuất xắc", BK}


def test_an_award_that_ended_before_the_day_is_never_taken(catalogue, officer):
    batch = preview(officer, [("Nông Văn Mẫu", "", "Giấy khen của Chủ tịch UBND huyện")])
    [asked] = questions(batch)
    assert "không có hiệu lực vào ngày ký" in asked.question
    ended = Title.objects.get(code="gk-huyen")
    assert ended.pk not in asked.candidates
    with pytest.raises(actions.Refused):
        answer_wording(asked, {"title": ended, "award_class": ""}, officer)


def test_a_missing_class_is_asked_with_every_class_to_choose(catalogue, officer):
    batch = preview(officer, [("Nông Văn Mẫu", "", "Huân chương Lao động")], authority="chu-tich-nuoc")
    [asked] = questions(batch)
    assert [option.label for option in asked.options] == [
        f"Huân chương Lao động hạng {name}" for name in ("Nhất", "Nhì", "Ba")
    ]


def test_communes_of_one_name_are_asked_with_their_districts(catalogue, officer):
    for name in ("Bình Gia", "Văn Quan"):
        district = UnitFactory(name=f"Huyện {name}", short_name=name, kind=Unit.Kind.DISTRICT)
        UnitFactory(name="Xã Hòa Bình", short_name="Hòa Bình", parent=district, kind=Unit.Kind.COMMUNE)
    batch = preview(officer, [(f"Nông Văn {n}", "xã Hòa Bình", BK) for n in ("Anh", "Bình")])
    [asked] = questions(batch)
    assert all(any(name in f"{o.label} {o.note}" for o in asked.options) for name in ("Bình Gia", "Văn Quan"))
    unit = Unit.objects.get(parent__short_name="Văn Quan")
    answer_wording(asked, {"unit_id": unit.pk, "within_id": None, "label": str(unit)}, officer)
    actions.confirm_import(batch, officer)
    assert {record.unit for record in batch.decision.records.all()} == {unit}


def test_a_place_inside_becomes_a_unit_of_its_own_when_the_officer_makes_it(catalogue, officer, commune):
    batch = preview(officer, [("Nông Văn Mẫu", "Trạm Y tế xã Ba Sơn", BK)])
    assert batch.doubt_count == 0
    wording = batch.wordings.get(about=ImportWording.About.UNIT)
    values = batch.rows.get().values
    assert (values["unit_id"], values["within_id"]) == (None, commune.pk)
    unit = Unit(
        organising_body=batch.decision.organising_body,
        name="Trạm Y tế xã Ba Sơn",
        kind="subunit",
        parent=commune,
        code="x",
    )
    create_unit(wording, unit, officer)
    actions.confirm_import(batch, officer)
    record = batch.decision.records.get()
    assert (record.unit, record.within) == (unit, None)


def test_left_as_it_is_the_record_says_what_it_belongs_to(catalogue, officer, commune):
    batch = preview(officer, [("Nông Văn Mẫu", "Trạm Y tế xã Ba Sơn", BK)])
    actions.confirm_import(batch, officer)
    record = batch.decision.records.get()
    assert (record.unit, record.within, record.unit_wording) == (None, commune, "Trạm Y tế xã Ba Sơn")
