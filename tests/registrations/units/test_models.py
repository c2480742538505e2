"""Units are told apart by kind, place and dates; nothing about them contradicts itself."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from registrations.units.models import Succession, Unit
from tests.factories.units import SuccessionFactory, UnitFactory, UnitNameFactory

pytestmark = pytest.mark.django_db
MERGED = date(2025, 7, 1)


def old(kind, bare, district):
    words = {"commune": "Xã", "ward": "Phường", "township": "Thị trấn", "district": "Huyện"}
    return UnitFactory(
        kind=kind,
        name=f"{words[kind]} {bare}",
        short_name=bare,
        parent=district,
        effective_from=None,
        effective_to=MERGED,
    )


def test_units_of_one_name_have_different_labels():
    huu_lung, bac_son = old("district", "Hữu Lũng", None), old("district", "Bắc Sơn", None)
    units = [
        UnitFactory(name="Xã Tân Thành", short_name="Tân Thành"),
        old("commune", "Tân Thành", huu_lung),
        old("commune", "Tân Thành", bac_son),
    ]

    assert [str(unit) for unit in units] == [
        "Xã Tân Thành",
        "Xã Tân Thành, huyện Hữu Lũng (đến 30/06/2025)",
        "Xã Tân Thành, huyện Bắc Sơn (đến 30/06/2025)",
    ]


def test_units_stand_in_vietnamese_order_of_the_bare_name_and_the_living_first():
    for bare in ("Đào Viên", "Dân Chủ", "Ái Quốc", "An Sơn", "Ăn", "Âu"):
        UnitFactory(name=f"Xã {bare}", short_name=bare)
    old("commune", "An Sơn", None)

    assert [unit.name for unit in Unit.objects.in_order()] == [
        "Xã Ái Quốc",
        "Xã An Sơn",
        "Xã An Sơn",
        "Xã Ăn",
        "Xã Âu",
        "Xã Dân Chủ",
        "Xã Đào Viên",
    ]
    assert [unit.effective_to for unit in Unit.objects.in_order()[1:3]] == [None, MERGED]


def test_the_last_day_is_the_day_before_the_end():
    unit = UnitFactory(effective_from=None, effective_to=MERGED)

    assert unit.stands_on(date(2025, 6, 30))
    assert not unit.stands_on(MERGED)
    assert list(Unit.objects.in_force(date(2025, 6, 30))) == [unit]
    assert not Unit.objects.in_force(MERGED).exists()


@pytest.mark.parametrize("typed", ["huu lien", "HỮU LIÊN", "hữu  liên", "lien huu", "06400"])
def test_a_unit_is_found_without_marks_and_by_code(typed):
    from search.text import fold

    unit = UnitFactory(name="Xã Hữu Liên", short_name="Hữu Liên", code="06400")
    UnitFactory(name="Xã Yên Bình", short_name="Yên Bình")

    assert list(Unit.objects.matching(fold(typed).split())) == [unit]


def test_a_unit_is_found_by_its_other_names():
    unit = UnitNameFactory(name="Sở KH&ĐT").unit
    unit.save()

    assert unit in Unit.objects.matching(["kh", "dt"])


def test_text_is_kept_in_one_form():
    unit = UnitFactory(name="  Xã   Hữu\u200b Liên ", short_name="Hu\u031b\u0303u Lie\u0302n")

    assert unit.name == "Xã Hữu Liên"
    assert unit.short_name == "Hữu Liên"


def test_no_unit_stands_below_itself():
    top = UnitFactory(kind="department")
    middle = UnitFactory(kind="subunit", parent=top)
    top.parent = middle

    with pytest.raises(ValidationError):
        top.full_clean()


@pytest.mark.parametrize(
    "wrong",
    [
        lambda unit: Unit.objects.filter(pk=unit.pk).update(parent=unit),
        lambda unit: Unit.objects.filter(pk=unit.pk).update(effective_from=MERGED, effective_to=MERGED),
        lambda unit: UnitFactory(code=unit.code, organising_body=unit.organising_body),
        lambda unit: Succession.objects.create(predecessor=unit, successor=unit, on=MERGED),
    ],
)
def test_the_database_refuses_what_cannot_be(wrong):
    unit = UnitFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        wrong(unit)


def test_one_unit_may_pass_into_two_but_only_once_into_each():
    link = SuccessionFactory(partial=True)
    SuccessionFactory(predecessor=link.predecessor, partial=True)

    with pytest.raises(IntegrityError), transaction.atomic():
        SuccessionFactory(predecessor=link.predecessor, successor=link.successor)
