"""Old units, the chart as a chooser, near finds told apart, help without finds, the feed of a search."""

from datetime import date
from xml.etree import ElementTree

import pytest

from registrations.awards.kinds import AwardKind
from registrations.awards.models import AwardRecord, TargetGroup
from search.outbox.actions import rebuild
from tests.factories.awards import AwardRecordFactory, DecisionFactory
from tests.factories.units import SuccessionFactory, UnitFactory

pytestmark = pytest.mark.django_db


def page(client, **params):
    answer = client.get("/so-vang/", params)
    assert answer.status_code == 200
    return answer


@pytest.fixture
def merged(office):
    """A commune that ended, its successor below the same, and an award of each."""
    old = UnitFactory(name="Xã Đào Mẫu", effective_from=None, effective_to=date(2025, 7, 1))
    new = UnitFactory(name="Xã Quốc Mẫu")
    SuccessionFactory(predecessor=old, successor=new)
    AwardRecordFactory(name="Triệu Thị Lả Mẫu", unit=old, decision__signed_on=date(2023, 5, 5))
    AwardRecordFactory(name="Nông Văn Mẫu", unit=new, target_groups=[TargetGroup.PUPIL], posthumous=True)
    rebuild()
    return old, new


def test_an_old_unit_is_chosen_and_says_what_it_is_now(client, merged):
    old, new = merged
    found = page(client, donvi=old.code)
    told = found.content.decode()
    assert [record.name for _, record in found.context["finds"]] == ["Triệu Thị Lả Mẫu"]
    assert "Xã Đào Mẫu có đến hết ngày 30/06/2025, nay là" in told
    assert f'href="/so-vang/?donvi={new.code}"' in told
    assert page(client, donvi=new.code).context["results"].total == 2


def test_the_day_on_which_a_unit_ended_is_no_word_of_its_awards(client, merged):
    assert page(client, q="2025", donvi=merged[0].code).context["results"].total == 0


@pytest.mark.parametrize("params", [{"nhom": "hoc-sinh"}, {"dien": "truy-tang"}])
def test_groups_and_flags_narrow(client, merged, params):
    assert [record.name for _, record in page(client, **params).context["finds"]] == ["Nông Văn Mẫu"]


def test_the_occasion_of_an_award_narrows_and_is_counted(client, office):
    AwardRecordFactory(name="Nông Văn Cứu", kind=AwardKind.SUDDEN)
    AwardRecordFactory(name="Vi Thị Chăm", kind=AwardKind.MERIT)
    AwardRecordFactory(name="Lộc Văn Sáng", kind=AwardKind.MERIT, is_minor=True)
    rebuild()
    group = next(group for group in page(client).context["groups"] if group["name"] == "dip")
    assert [(value.label, value.count) for value in group["values"]] == [("Theo công trạng", 2), ("Đột xuất", 1)]
    found = page(client, dip="dot-xuat")
    assert [record.name for _, record in found.context["finds"]] == ["Nông Văn Cứu"]
    assert [chip["label"] for chip in found.context["chips"]] == ["Đột xuất"]


@pytest.mark.parametrize("typed", ["dịp:đột xuất", 'loại:"khen đột xuất"', "dip:dotxuat"])
def test_the_occasion_can_be_typed(client, office, typed):
    AwardRecordFactory(name="Nông Văn Cứu", kind=AwardKind.SUDDEN)
    AwardRecordFactory(name="Vi Thị Chăm", kind=AwardKind.MERIT)
    rebuild()
    assert [record.name for _, record in page(client, q=typed).context["finds"]] == ["Nông Văn Cứu"]
    usual = page(client, q="dịp:thường xuyên").context["finds"]
    assert [record.name for _, record in usual] == ["Vi Thị Chăm"]


def test_units_stand_below_those_they_belong_to(client, office):
    above = UnitFactory(name="Sở Mẫu", kind="department")
    below = UnitFactory(name="Phòng Mẫu", kind="subunit", parent=above)
    AwardRecordFactory(unit=below)
    rebuild()
    group = next(group for group in page(client).context["groups"] if group["name"] == "donvi")
    assert [(depth, value.value) for depth, value in group["tree"]] == [(0, above.code), (1, below.code)]


def test_bars_choose_a_year_and_lengthen_a_span(client, merged):
    bars = {bar.year: bar for bar in page(client).context["chart"].bars}
    year = max(bars)
    assert bars[2023].url == "?tu=2023&den=2023"
    chosen = {bar.year: bar for bar in page(client, tu="2023", den="2023").context["chart"].bars}
    assert chosen[2023].on
    assert not chosen[year].on
    assert chosen[year].url == f"?tu=2023&den={year}"


def test_a_name_is_told_apart_from_names_alike(client, office):
    AwardRecordFactory(name="Nông Thị Hoa")
    AwardRecordFactory(name="Nông Thị Hòa")
    rebuild()
    found = page(client, q="nông thị hoa")
    assert found.context["divider"] is None or [r.name for _, r in found.context["finds"]][0] == "Nông Thị Hoa"
    exact = page(client, q="nông thị hòa")
    assert exact.context["divider"] == 1
    assert "Kết quả gần đúng" in exact.content.decode()
    assert page(client, q="nong thi hoa").context["divider"] is None


def test_a_post_beside_a_name_is_no_part_of_the_name(client, office):
    AwardRecordFactory(name="Nguyễn Văn An", position="Giám đốc Sở Nội vụ")
    AwardRecordFactory(name="Nguyễn Văn An", position="Trưởng thôn")
    AwardRecordFactory(name="Nguyễn Văn Ân", position="Giáo viên")
    rebuild()
    for typed in ("Nguyễn Văn An giám đốc sở", "giám đốc Sở Nội vụ Nguyễn Văn An"):
        found = page(client, q=typed)
        assert [r.position for _, r in found.context["finds"]][0] == "Giám đốc Sở Nội vụ"
        assert found.context["divider"] is None
        html = found.content.decode()
        assert "không bắt buộc có, nơi có được xếp trước" in html
        assert "Không có lượt nào mang đúng tên" not in html


def test_half_the_marks_agree_and_the_link_finds_what_it_promises(client, office):
    for name in ("Nguyễn Văn An", "Nguyễn Vân Ân", "Nguyện Vạn An"):
        AwardRecordFactory(name=name)
    rebuild()
    found = page(client, q="nguyễn van an")
    html = found.content.decode()
    assert "Không có lượt nào viết đúng từng dấu như “nguyễn van an”" in html
    assert "(2 lượt)" in html
    assert found.context["divider"] == 2
    assert page(client, q="nguyễn van an", dung="1").context["results"].total == 2


def test_without_finds_it_says_which_filter_stands_in_the_way(client, merged):
    found = page(client, q="Lả", tu="2024", den="2024")
    assert found.context["results"].total == 0
    promised = page(client, q="Lả").context["results"].total
    assert promised
    assert found.context["fewer"] == [("Năm 2024", promised, "?q=L%E1%BA%A3")]
    assert f"Bỏ lọc Năm 2024: {promised} kết quả" in found.content.decode()


HOSTILE = ['"', "%", "x" * 5000, "\x00", "a' OR 1=1", "<script>alert(1)</script>", "\u200b", "-1"]


@pytest.mark.parametrize("value", HOSTILE)
def test_odd_choices_are_answered(client, merged, value):
    for path in ("/so-vang/", "/so-vang/rss.xml"):
        for name in ("nhom", "dien", "phongtrao", "donvi", "q"):
            answer = client.get(path, {name: value})
            assert answer.status_code == 200
            assert b"<script>alert" not in answer.content


def test_queries_stay_few_with_everything_chosen(client, merged, django_assert_max_num_queries):
    page(client)
    with django_assert_max_num_queries(12):
        page(client, q="mẫu", donvi=[unit.code for unit in merged], tu="2020")


def test_a_search_is_followed_as_a_feed(client, office):
    older = DecisionFactory(published=True, signed_on=date(2024, 1, 1))
    newer = DecisionFactory(published=True, signed_on=date(2025, 1, 1))
    AwardRecordFactory(decision=older, name="Nông Văn Một")
    second = AwardRecordFactory(decision=newer, name="Nông Văn Hai")
    AwardRecordFactory(decision=newer, name="Nông Thị Bé", is_minor=True)
    hidden = AwardRecordFactory(decision=newer, name="Nông Văn Kín")
    rebuild()
    AwardRecord.objects.filter(pk=hidden.pk).update(is_public=False)
    answer = client.get("/so-vang/rss.xml?q=nong&trang=3&sapxep=cu")
    assert answer["Content-Type"].startswith("application/rss+xml")
    items = ElementTree.fromstring(answer.content).findall("channel/item")
    assert [item.findtext("title").split(":")[0] for item in items] == ["Nông Văn Hai", "Nông Văn Một"]
    assert items[0].findtext("guid").endswith(second.get_absolute_url())
    assert 'type="application/rss+xml"' in page(client, q="nong").content.decode()
    assert "/so-vang/rss.xml?q=nong" in page(client, q="nong").content.decode()


def test_without_finds_at_most_three_ways_on_are_offered(client, merged):
    found = page(client, q="Nông Văn Zorro")
    told = found.content.decode()
    assert "Có kết quả khi bớt một phần câu đã gõ" in told
    assert 'href="?q=N%C3%B4ng+V%C4%83n"' in told
    assert "Nông Văn: 1 kết quả" in told
    many = page(
        client, q="Triệu Thị Mẫu", tu="2024", den="2024", hinhthuc="huan-chuong", doituong="tap-the", cap="nha-nuoc"
    )
    ways = [many.context[name] for name in ("suggestions", "fewer", "shorter")]
    assert sum(map(len, ways)) <= 3
    both = page(client, q="Lả Zorro", tu="2024", den="2024")
    assert [len(both.context[name]) for name in ("suggestions", "fewer", "shorter")] == [0, 0, 0]
