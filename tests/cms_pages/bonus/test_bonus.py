"""Bonus levels: dated tables, searched together, never shown as law while nobody has checked them."""

import datetime

import pytest
import time_machine
from django.core.exceptions import ValidationError

from cms_pages.bonus.models import BonusLevel, BonusTablePage
from tests.factories.pages import DocumentFactory

pytestmark = pytest.mark.django_db
DAY = datetime.date


@pytest.fixture
def table(office):
    basis = DocumentFactory(
        parent=office.documents, number="13/2018/NQ-HĐND", issued_on=DAY(2018, 12, 10), effective_to=DAY(2026, 6, 1)
    )
    page = BonusTablePage(
        title="Mức thưởng mẫu", basis=basis, effective_from=DAY(2019, 1, 1), effective_to=DAY(2027, 1, 1)
    )
    page.levels = [
        BonusLevel(contest="Thi học sinh giỏi quốc gia", result="Giải Nhất", recipient="Học sinh", amount=20_000_000),
        BonusLevel(contest="Giải vô địch châu Á", result="Huy chương Vàng", words="10 lần lương cơ sở"),
    ]
    office.bonus.refresh_from_db()
    return office.bonus.add_child(instance=page)


@time_machine.travel("2026-11-20 08:00 +07:00", tick=False)
def test_levels_are_found_by_words_with_their_law_and_its_standing(client, table, django_assert_max_num_queries):
    client.get("/muc-thuong/")
    with django_assert_max_num_queries(12):
        page = client.get("/muc-thuong/?q=hoc sinh gioi nhat").content.decode()
    with django_assert_max_num_queries(12):
        whole = client.get(table.url_path_here).content.decode()

    assert "20.000.000 đồng" in page
    assert "Huy chương Vàng" not in page
    for shown in (page, whole):
        assert "hết hiệu lực từ 01/06/2026" in shown
        assert "không dùng làm căn cứ" in shown
    assert "10 lần lương cơ sở" in whole


@pytest.mark.parametrize(
    ("instant", "shown"),
    [
        ("2018-12-31 23:59 +07:00", False),
        ("2019-01-01 00:00 +07:00", True),
        ("2026-12-31 23:59 +07:00", True),
        ("2027-01-01 00:00 +07:00", False),
    ],
)
def test_only_tables_that_apply_today_are_searched(client, table, instant, shown):
    with time_machine.travel(instant, tick=False):
        page = client.get("/muc-thuong/").content.decode()

    assert ("Giải Nhất" in page) is shown
    assert table.title in page


def test_what_was_checked_names_its_law():
    table = BonusTablePage(title="Bảng", effective_from=DAY(2026, 1, 1), verified=True)

    with pytest.raises(ValidationError, match="ghi căn cứ"):
        table.clean()
