"""What press, radio and television said, with outlet, day and link."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import PageViewRestriction

from cms_pages.press.models import Kind
from tests.factories.press import PressItemFactory, ProgrammeFactory

pytestmark = pytest.mark.django_db
DAY = datetime.date


def broadcast(parent, programme, **more):
    return PressItemFactory(parent=parent, kind=programme.kind, outlet=programme.outlet, programme=programme, **more)


def test_list_shows_outlet_day_and_the_way_to_the_original(client, office):
    programme = ProgrammeFactory()
    PressItemFactory(parent=office.press, title="Bài cũ", appeared_on=DAY(2025, 3, 1))
    broadcast(
        office.press, programme, title="Buổi phát mới", appeared_on=DAY(2026, 11, 3), link="https://dai.example/x"
    )

    page = client.get("/bao-chi/").content.decode()

    assert page.index("Buổi phát mới") < page.index("Bài cũ")
    assert "Truyền hình · Thi đua yêu nước, Đài mẫu tỉnh" in page
    assert "03/11/2026" in page
    assert 'href="https://dai.example/x" rel="noopener"' in page


def test_filters_narrow_by_kind_programme_and_year(client, office):
    programme = ProgrammeFactory()
    PressItemFactory(parent=office.press, title="Bài báo cũ", appeared_on=DAY(2025, 3, 1))
    broadcast(office.press, programme, title="Buổi phát", appeared_on=DAY(2026, 11, 3))

    of_programme = client.get(f"/bao-chi/?chuongtrinh={programme.slug}").content.decode()

    assert "Buổi phát" in of_programme
    assert "Bài báo cũ" not in of_programme
    assert "20 giờ 15 phút thứ Ba" in of_programme
    assert "Buổi phát" not in client.get("/bao-chi/?loai=bao-chi").content.decode()
    assert "Bài báo cũ" not in client.get("/bao-chi/?nam=2026").content.decode()
    assert "Chưa có tin báo đài nào ở đây" in client.get("/bao-chi/?loai=bao-chi&nam=2026").content.decode()


@pytest.mark.parametrize("query", ["loai=x", "nam=²", "chuongtrinh=%00", "trang=-5", "loai='--", "nam=0"])
def test_odd_parameters_give_a_page(client, office, query):
    PressItemFactory(parent=office.press)

    assert client.get(f"/bao-chi/?{query}").status_code == 200


def test_page_of_an_item_says_where_the_link_leads(client, office):
    item = broadcast(
        office.press,
        ProgrammeFactory(),
        slug="buoi-phat",
        broadcast_at=datetime.time(20, 15),
        link="https://dai.example/x",
    )

    page = client.get("/bao-chi/buoi-phat/").content.decode()

    assert f"<h1>{item.title}</h1>" in page
    assert "Xem trên trang của đài" in page
    assert "Liên kết mở trang dai.example." in page
    assert "20 giờ 15 phút" in page


def test_drafts_and_restricted_items_are_nowhere(client, office):
    PressItemFactory(parent=office.press, title="CANARY-NHAP", live=False)
    kept = PressItemFactory(parent=office.press, title="CANARY-RIENG")
    PageViewRestriction.objects.create(page=kept, restriction_type=PageViewRestriction.LOGIN)
    PressItemFactory(parent=office.press, title="Bài mở")

    seen = "".join(client.get(address).content.decode() for address in ("/bao-chi/", "/", "/nguon-tin/bao-chi.rss"))

    assert "Bài mở" in seen
    assert "CANARY" not in seen


def test_front_page_has_a_column_of_the_newest_items(client, office):
    for number in range(6):
        PressItemFactory(parent=office.press, title=f"Bài {number}", appeared_on=DAY(2026, 1, 1 + number))

    page = client.get("/").content.decode()

    assert "Báo, đài viết về thi đua" in page
    assert [n for n in range(6) if f"Bài {n}<" in page] == [2, 3, 4, 5]


@pytest.mark.parametrize(
    ("changes", "field", "told"),
    [
        ({"link": ""}, "link", "Bài báo cần có địa chỉ"),
        ({"link": "ftp://bao.example/x"}, "link", "https://"),
        ({"kind": Kind.RADIO, "link": ""}, "link", "Cần địa chỉ của buổi phát"),
        ({"broadcast_at": datetime.time(9)}, "broadcast_at", "không có giờ phát"),
    ],
)
def test_what_does_not_fit_is_told_beside_the_field(office, changes, field, told):
    item = PressItemFactory.build(**changes)

    with pytest.raises(ValidationError) as refused:
        item.clean()

    assert told in str(refused.value.message_dict[field])


def test_programme_of_another_kind_is_refused_and_its_own_needs_no_link(office):
    programme = ProgrammeFactory()
    fits = PressItemFactory.build(kind=Kind.TELEVISION, programme=programme, link="")
    fits.clean()

    with pytest.raises(ValidationError, match="truyền hình"):
        PressItemFactory.build(kind=Kind.RADIO, programme=programme).clean()


def test_list_and_item_cost_few_queries(client, office, django_assert_max_num_queries):
    programme = ProgrammeFactory()
    for _ in range(25):
        item = broadcast(office.press, programme)
    client.get("/bao-chi/")

    with django_assert_max_num_queries(12):
        assert client.get("/bao-chi/").status_code == 200
    with django_assert_max_num_queries(12):
        assert client.get(item.url_path_here).status_code == 200
