"""Exemplars: their cards, filters and the awards taken from the records."""

import pytest
import wagtail_factories

from cms_pages.exemplars.models import ExemplarAward, Field, SubjectKind
from tests.factories.awards import AwardRecordFactory
from tests.factories.campaigns import MovementFactory
from tests.factories.pages import ExemplarFactory
from tests.factories.units import UnitFactory

pytestmark = pytest.mark.django_db


def test_page_sets_the_name_large_and_tells_the_story(client, office):
    exemplar = ExemplarFactory(
        parent=office.exemplars, subject_name="Hứa Thị Mỷ", old_place="xã Yên Sơn, huyện Hữu Lũng"
    )

    page = client.get(exemplar.url_path_here).content.decode()

    assert '<h1 class="name honour__name">Hứa Thị Mỷ</h1>' in page
    assert "trước đây: xã Yên Sơn, huyện Hữu Lũng" in page
    assert "Chuyện bắt đầu từ một gốc hồi." in page


def test_filters_by_field_and_kind(client, office):
    ExemplarFactory(parent=office.exemplars, subject_name="Cô giáo Nga", field=Field.EDUCATION)
    ExemplarFactory(
        parent=office.exemplars,
        subject_name="Tổ hợp tác Na",
        field=Field.PRODUCTION,
        subject_kind=SubjectKind.COLLECTIVE,
    )

    page = client.get("/dien-hinh/?linhvuc=giao-duc").content.decode()
    collectives = client.get("/dien-hinh/?doituong=collective").content.decode()

    assert "Cô giáo Nga" in page
    assert "Tổ hợp tác Na" not in page
    assert "Tổ hợp tác Na" in collectives
    assert "Cô giáo Nga" not in collectives


def test_unknown_filter_shows_all(client, office):
    ExemplarFactory(parent=office.exemplars, subject_name="Cô giáo Nga")

    assert "Cô giáo Nga" in client.get("/dien-hinh/?linhvuc=%27&doituong=%00").content.decode()


def test_index_and_page_cost_few_queries(client, office, django_assert_max_num_queries):
    unit, movement = UnitFactory(), MovementFactory()
    facts = {"place_unit": unit, "movement": movement, "target_groups": ["nong-dan"]}
    exemplars = [ExemplarFactory(parent=office.exemplars, **facts) for _ in range(20)]
    for _ in range(2):
        exemplars[0].awards.add(ExemplarAward(record=AwardRecordFactory()))
    exemplars[0].picture = wagtail_factories.ImageFactory()
    exemplars[0].save()
    client.get("/dien-hinh/?trang=2")
    client.get(exemplars[0].url_path_here)

    with django_assert_max_num_queries(12):
        assert client.get("/dien-hinh/?nhom=nong-dan&noi=c%C5%A9&trang=2").status_code == 200
    with django_assert_max_num_queries(12):
        assert client.get(exemplars[0].url_path_here).status_code == 200
