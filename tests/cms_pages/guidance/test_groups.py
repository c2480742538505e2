"""Answered questions stand in groups by the field they are about."""

import pytest
from bs4 import BeautifulSoup

from cms_pages.documents.models import DocumentField
from cms_pages.guidance.audience import Audience
from tests.factories.pages import FaqFactory, GuidanceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def faqs(office):
    emulation, award = (DocumentField.objects.get(slug=slug) for slug in ("thi-dua", "khen-thuong"))
    return [
        FaqFactory(parent=office.guidance, title=title, field=field, audience=audience)
        for title, field, audience in (
            ("Hồ sơ gồm những gì", award, Audience.EVERYONE),
            ("Hỏi việc khác", None, Audience.EVERYONE),
            ("Khi nào đăng ký", emulation, Audience.EVERYONE),
            ("Gửi lại được không", award, Audience.EVERYONE),
            ("Chỉ cán bộ đọc", award, Audience.OFFICERS),
        )
    ]


def test_questions_stand_under_their_field_in_the_order_of_fields(client, faqs, django_assert_max_num_queries):
    client.get("/nghiep-vu/")
    with django_assert_max_num_queries(12):
        page = BeautifulSoup(client.get("/nghiep-vu/").content, "html.parser")
    groups = [
        (section.h2.get_text(), {each.get_text() for each in section.select("h3")})
        for section in page.select("main section")
    ]
    assert groups == [
        ("Thi đua", {"Khi nào đăng ký"}),
        ("Khen thưởng", {"Hồ sơ gồm những gì", "Gửi lại được không"}),
        ("Câu hỏi khác", {"Hỏi việc khác"}),
    ]


def test_questions_of_no_field_are_just_questions(client, office):
    FaqFactory(parent=office.guidance)

    page = BeautifulSoup(client.get("/nghiep-vu/").content, "html.parser")

    assert [each.get_text() for each in page.select("main h2")] == ["Câu hỏi thường gặp"]


def test_a_question_leads_to_the_others_of_its_field(client, faqs, django_assert_max_num_queries):
    client.get(faqs[0].url_path_here)
    with django_assert_max_num_queries(12):
        page = BeautifulSoup(client.get(faqs[0].url_path_here).content, "html.parser")
    assert [each.get_text() for each in page.select("[aria-labelledby=cung-linh-vuc] h3")] == ["Gửi lại được không"]
    assert "Khen thưởng" in page.select_one(".page-head__kind").get_text()
    alone = BeautifulSoup(client.get(faqs[1].url_path_here).content, "html.parser")
    assert not alone.select("#cung-linh-vuc")


def test_no_guidance_is_out_of_reach_and_none_is_said_on_every_leaf(client, office, django_assert_max_num_queries):
    titles = {f"Hướng dẫn thứ {number}" for number in range(14)}
    for title in titles:
        GuidanceFactory(parent=office.guidance, title=title)
    FaqFactory.create_batch(21, parent=office.guidance)
    client.get("/nghiep-vu/")

    with django_assert_max_num_queries(12):
        first = BeautifulSoup(client.get("/nghiep-vu/").content, "html.parser")
    second = BeautifulSoup(client.get("/nghiep-vu/?trang=2").content, "html.parser")

    assert {each.get_text() for each in first.select("[aria-labelledby=huong-dan] h3")} == titles
    assert len(first.select("[aria-labelledby=huong-dan] details h3")) == 2
    assert not second.select("#huong-dan")
    assert second.select("main section h3")
