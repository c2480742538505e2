"""Khen thưởng theo đối tượng: each group has a page, made of records and published stories."""

import re

import pytest

from registrations.awards.kinds import TargetGroup
from search.outbox.actions import rebuild
from tests.factories.awards import AwardRecordFactory, DecisionFactory
from tests.factories.pages import DocumentFactory, ExemplarFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/khen-thuong-theo-doi-tuong/"


@pytest.fixture
def known(office):
    """Three awards of farmers, one of them not public, one of a pupil; a story of a farmer, one not yet public."""
    for name, given in (
        ("Nông Văn Một", {}),
        ("Nông Văn Hai", {"level": "nha-nuoc"}),
        ("Nông Văn Kín", {"is_public": False}),
        ("Em Ba", {"target_groups": ["hoc-sinh"]}),
    ):
        AwardRecordFactory(**({"name": name, "target_groups": ["nong-dan"]} | given))
    for name, live in (("Bà Nông Dân", True), ("Ông Chưa Đăng", False)):
        ExemplarFactory(parent=office.exemplars, subject_name=name, target_groups=["nong-dan"], live=live)
    for number, live in (("06/QCPH-HND", True), ("07/QCPH-HND", False)):
        DocumentFactory(parent=office.documents, number=number, target_groups=["nong-dan"], live=live)
    rebuild()


def text(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_every_group_has_a_page_with_its_numbers(client, known):
    page = text(client, ADDRESS)
    for label in TargetGroup.labels:
        assert label in page
    assert "Nông dân 2 lượt khen thưởng · 1 gương điển hình · 1 văn bản" in page
    assert re.search("Học sinh, sinh viên 1 lượt khen thưởng [^·]", page)
    assert "0 gương" not in page
    assert "0 lượt" not in page
    assert "Nhà giáo Chưa có gì được ghi cho nhóm này" in page


def test_the_number_of_a_group_is_what_the_archive_finds(client, known):
    page = client.get(f"{ADDRESS}nong-dan/").content.decode()
    assert '<strong class="num">2</strong>' in page
    assert 'href="/so-vang/?nhom=nong-dan"' in page
    assert 'href="/van-ban/?q=n%C3%B4ng%20d%C3%A2n"' in page
    assert "<strong>2 lượt khen thưởng</strong>" in client.get("/so-vang/?nhom=nong-dan").content.decode()
    assert "Bà Nông Dân" in page
    assert "Ông Chưa Đăng" not in page
    assert "06/QCPH-HND" in page
    assert "Còn hiệu lực" in page
    assert "07/QCPH-HND" not in page


def test_the_occasions_on_which_a_group_was_honoured_lead_to_their_decisions(client, office):
    spring = DecisionFactory(published=True, occasion="Gặp mặt doanh nghiệp đầu Xuân", number="88/QĐ-UBND")
    for name in ("Công ty Mẫu", "Hợp tác xã Mẫu"):
        AwardRecordFactory(decision=spring, name=name, target_groups=["doanh-nhan"])
    AwardRecordFactory(name="Ẩn", is_public=False, target_groups=["doanh-nhan"])

    page = client.get(f"{ADDRESS}doanh-nhan/").content.decode()

    told = re.sub(r"<[^>]+>", " ", page.split("h-dip")[2])
    assert re.search(r"Quyết định số\s+88/QĐ-UBND\s.*Gặp mặt doanh nghiệp đầu Xuân\s+2 lượt", told, re.S)
    assert "Dịp khen thưởng" not in client.get(f"{ADDRESS}nong-dan/").content.decode()


@pytest.mark.parametrize("group", ["x", "nong-dan-x", "%00", "phu-nu'"])
def test_a_group_that_is_none_is_not_found(client, office, group):
    assert client.get(f"{ADDRESS}{group}/").status_code == 404


def test_the_pages_cost_few_queries(client, known, django_assert_max_num_queries):
    for address in (ADDRESS, f"{ADDRESS}nong-dan/"):
        client.get(address)
        with django_assert_max_num_queries(12):
            assert client.get(address).status_code == 200


def test_search_machines_are_told_of_every_group(client, office):
    told = client.get("/sitemap-nhom.xml").content.decode()
    assert told.count("/khen-thuong-theo-doi-tuong/") == len(TargetGroup)
