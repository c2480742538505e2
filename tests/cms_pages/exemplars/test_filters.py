"""Readers narrow the exemplars by everything that is known of them, with numbers, without script."""

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone

from cms_pages.exemplars.models import ExemplarStep
from tests.factories.campaigns import MovementFactory
from tests.factories.pages import ExemplarFactory
from tests.factories.units import SuccessionFactory, UnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(office):
    """Three exemplars that differ in everything."""
    old = UnitFactory(name="Xã Yên Sơn", short_name="Yên Sơn", effective_from=None, effective_to=date(2025, 7, 1))
    kinh = UnitFactory(name="Xã Cai Kinh", short_name="Cai Kinh", code="cai-kinh")
    SuccessionFactory(predecessor=old, successor=kinh)
    ward = UnitFactory(name="Phường Kỳ Lừa", short_name="Kỳ Lừa", code="ky-lua", kind="ward")
    movement = MovementFactory(slug="nong-thon-moi", name="Xây dựng nông thôn mới")
    make = lambda name, **given: ExemplarFactory(parent=office.exemplars, subject_name=name, **given)  # noqa: E731
    first = make(
        "Bà Một",
        field="san-xuat",
        place="",
        place_unit=kinh,
        target_groups=["nong-dan", "phu-nu"],
        movement=movement,
        told_on=date(2025, 3, 1),
    )
    second = make(
        "Thầy Hai", field="giao-duc", place="", place_unit=kinh, target_groups=["giao-vien"], told_on=date(2026, 3, 1)
    )
    make("Tổ Ba", field="an-ninh", subject_kind="collective", place="", place_unit=ward, told_on=date(2026, 4, 1))
    today = timezone.localdate()
    ExemplarStep.objects.create(page=first, stage="phat-hien", on=today - timedelta(days=9))
    ExemplarStep.objects.create(page=first, stage="boi-duong", on=today)
    ExemplarStep.objects.create(page=first, stage="tong-ket", on=today + timedelta(days=1))
    ExemplarStep.objects.create(page=second, stage="phat-hien", on=today)


def names(client, query):
    page = client.get(f"/dien-hinh/?{query}").content.decode()
    return {name for name in ("Bà Một", "Thầy Hai", "Tổ Ba") if f"{name}</a>" in page}, page


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("linhvuc=giao-duc", {"Thầy Hai"}),
        ("doituong=collective", {"Tổ Ba"}),
        ("nhom=phu-nu", {"Bà Một"}),
        ("xa=cai-kinh", {"Bà Một", "Thầy Hai"}),
        ("phongtrao=nong-thon-moi", {"Bà Một"}),
        ("buoc=boi-duong", {"Bà Một"}),
        ("buoc=phat-hien", {"Thầy Hai"}),
        ("buoc=tong-ket", set()),
        ("nam=2026", {"Thầy Hai", "Tổ Ba"}),
        ("noi=yen+son", {"Bà Một", "Thầy Hai"}),
        ("noi=kỳ+lừa", {"Tổ Ba"}),
        ("xa=cai-kinh&nam=2026", {"Thầy Hai"}),
        ("nam=2026&linhvuc=san-xuat", set()),
        ("nam=12&linhvuc=%00&nhom=x&buoc='&xa=%F0%9F%98%80&phongtrao=%00&noi=%00", {"Bà Một", "Thầy Hai", "Tổ Ba"}),
    ],
)
def test_each_filter_finds_what_it_names(client, people, query, expected):
    found, page = names(client, query)
    assert found == expected
    assert f"<strong>{len(expected)} gương điển hình</strong>" in page


def test_the_numbers_of_a_filter_are_those_under_the_other_filters(client, people):
    _, page = names(client, "xa=cai-kinh&linhvuc=giao-duc")
    options = dict(re.findall(r'<option value="([^"]+)"[^>]*>[^<]*\((\d+)\)</option>', page))
    assert options["san-xuat"] == "1"
    assert options["giao-duc"] == "1"
    assert "an-ninh" not in options
    assert options["giao-vien"] == "1"
    assert "phu-nu" not in options
    assert options["cai-kinh"] == "1"
    assert options["2026"] == "1"
    assert "2025" not in options


def test_readers_see_the_stage_and_the_staff_its_history(client, people):
    from cms_pages.exemplars.models import ExemplarPage

    page = ExemplarPage.objects.get(subject_name="Bà Một")
    page.steps.update(note="Ghi chú nội bộ")
    shown = client.get(page.url_path_here).content.decode()
    assert "<dd>Bồi dưỡng</dd>" in shown
    assert "Phát hiện" not in shown
    assert "Ghi chú nội bộ" not in shown
    assert "Xã Cai Kinh" in shown
