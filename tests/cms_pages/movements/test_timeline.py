"""One line of time from the records of a movement; what is missing is told to staff; nothing by one person's hand."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.core.exceptions import ValidationError
from wagtail.models import PageViewRestriction
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from cms_pages.movements.models import MovementPage, MovementReview
from cms_pages.movements.timeline import MOST
from tests.factories.accounts import UserFactory
from tests.factories.awards import AwardRecordFactory, DecisionFactory
from tests.factories.campaigns import MovementFactory
from tests.factories.pages import ArticleFactory, DocumentFactory, ExemplarFactory

pytestmark = pytest.mark.django_db
AUTUMN = datetime(2026, 9, 1, 3, tzinfo=UTC)
LIST = "/quan-tri/theo-doi-phong-trao/"


@pytest.fixture
def movement():
    return MovementFactory(
        name="Đường hoa biên giới", slug="duong-hoa", criteria="Mỗi thôn một đoạn đường.",
        starts_on=date(2025, 3, 1), ends_on=date(2027, 12, 31), launch_number="",
    )  # fmt: skip


@pytest.fixture
def page(movement, office):
    office.movements.refresh_from_db()
    launch = DocumentFactory(
        parent=office.documents, number="58/KH-UBND", title="Phát động", issued_on=date(2025, 2, 20)
    )
    page = MovementPage(title="Đường hoa biên giới", slug="duong-hoa", movement=movement, launch_document=launch)
    page.reviews.add(MovementReview(kind="so-ket", held_on=date(2026, 6, 15), text="Trồng xong 40 km."))
    return office.movements.add_child(instance=page)


def form(page, **changes):
    """What the editor sends back of a page without reviews."""
    facts = {name: getattr(page, name) or "" for name in ("title", "lead", "slug", "seo_title", "search_description")}
    facts |= {"movement": page.movement_id, "launch_document": page.launch_document_id or "", "picture": ""}
    facts |= {"body": streamfield([]), "reviews": inline_formset([]), "comments": inline_formset([])}
    return nested_form_data(facts | {"go_live_at": "", "expire_at": ""} | changes)


def read(client, page):
    return client.get(page.url_path_here).content.decode()


@time_machine.travel(AUTUMN, tick=False)
def test_everything_of_a_movement_stands_on_one_line_in_its_order(
    client, page, movement, office, django_assert_max_num_queries
):
    decision = DecisionFactory(published=True, number="91/QĐ-UBND", signed_on=date(2026, 7, 1), movement=movement)
    for kind in ("ca-nhan", "ca-nhan", "tap-the"):
        AwardRecordFactory(decision=decision, recipient_kind=kind)
    AwardRecordFactory(decision=decision, name="Người không công khai", is_public=False)
    ExemplarFactory(parent=office.exemplars, subject_name="Nông Thị Hoa", movement=movement, told_on=date(2026, 8, 2))
    news = ArticleFactory(
        parent=office.news, title="Ra quân trồng hoa", published_on=datetime(2025, 3, 2, 3, tzinfo=UTC)
    )
    news.movements.add(movement)
    news.save()
    read(client, page)
    with django_assert_max_num_queries(12):
        text = read(client, page)
    line = text[text.index("dong-thoi-gian") :]
    order = [
        "Kế hoạch số 58/KH-UBND", "Phong trào bắt đầu", "Ra quân trồng hoa", "Trồng xong 40 km.",
        "Khen thưởng 2 cá nhân, 1 tập thể", "Nông Thị Hoa", "Ngày kết thúc theo kế hoạch",
    ]  # fmt: skip
    assert [line.index(words) for words in order] == sorted(line.index(words) for words in order)
    assert 'href="/so-vang/?phongtrao=duong-hoa"' in text
    assert 'href="/tin-tuc/?phongtrao=duong-hoa"' in text
    assert "Người không công khai" not in text
    assert "còn thiếu" not in text


@time_machine.travel(AUTUMN, tick=False)
def test_what_is_not_public_is_not_on_the_line(client, page, movement, office):
    AwardRecordFactory(decision=DecisionFactory(number="92/QĐ-UBND", movement=movement))
    ExemplarFactory(parent=office.exemplars, subject_name="Bản nháp", movement=movement, live=False)
    hidden = ExemplarFactory(parent=office.exemplars, subject_name="Sau cửa", movement=movement)
    for closed in (hidden, page.launch_document):
        PageViewRestriction.objects.create(page=closed, restriction_type="login")
    text = read(client, page)
    assert not [words for words in ("92/QĐ-UBND", "Bản nháp", "Sau cửa", "58/KH-UBND") if words in text]
    assert "Phát động phong trào" in text  # from the first day of the movement


def test_of_many_the_newest_stand_on_the_line(client, page, movement, office):
    for number in range(MOST["exemplar"] + 2):
        day = date(2026, 1, 1 + number)
        ExemplarFactory(parent=office.exemplars, subject_name=f"Gương thứ {number:02}", movement=movement, told_on=day)
    text = read(client, page)
    assert ("Gương thứ 01" in text, "Gương thứ 02" in text) == (False, True)
    assert f'<a href="/dien-hinh/?phongtrao={movement.slug}">{MOST["exemplar"] + 2} gương điển hình</a>' in text
    assert f"/quyet-dinh/?phongtrao={movement.slug}" not in text
    complete = client.get(f"/dien-hinh/?phongtrao={movement.slug}").content.decode()
    assert f"{MOST['exemplar'] + 2} gương" in complete


def test_the_decisions_of_a_movement_stand_in_one_list(client, movement, publish):
    mine = publish(DecisionFactory(movement=movement, subject="Khen trong phong trào"))
    other = publish(DecisionFactory(subject="Khen dịp khác"))

    listed = client.get(f"/quyet-dinh/?phongtrao={movement.slug}").content.decode()

    assert (mine.url_path_here in listed, other.url_path_here in listed) == (True, False)
    assert f"1 quyết định trong phong trào {movement.name}" in listed
    assert f'rel="canonical" href="http://testserver/quyet-dinh/?phongtrao={movement.slug}"' in listed
    for nothing in ("khong-co", "%00"):
        assert other.url_path_here in client.get(f"/quyet-dinh/?phongtrao={nothing}").content.decode()


def test_the_public_reads_the_facts_that_were_approved(client, page, movement, groups):
    officer = UserFactory(groups=["Chuyên viên TĐKT"], is_staff=True)
    client.force_login(officer)
    facts = {
        "organising_body": movement.organising_body_id, "name": movement.name, "slug": movement.slug,
        "level": "tinh", "kind": "chuyen-de", "criteria": "Tiêu chí chưa ai duyệt",
    }  # fmt: skip
    assert client.post(f"/quan-tri/phong-trao/edit/{movement.pk}/", facts).status_code == 302
    movement.refresh_from_db()
    assert movement.criteria == "Tiêu chí chưa ai duyệt"
    text = read(client, page)
    assert "Mỗi thôn một đoạn đường." in text
    assert "Tiêu chí chưa ai duyệt" not in text
    assert "Dữ liệu phong trào đã đổi" in text  # the officer is staff
    edit = f"/quan-tri/pages/{page.pk}/edit/"
    assert "Dữ liệu phong trào đã đổi" in client.get(edit).content.decode()
    assert client.post(edit, form(page)).status_code == 302
    page.refresh_from_db()
    revision = page.get_latest_revision()
    assert revision.content["facts"]["criteria"] == "Tiêu chí chưa ai duyệt"
    assert page.record_authors() == {officer.pk}
    revision.publish(skip_permission_checks=True)
    assert "Tiêu chí chưa ai duyệt" in read(client, page)


def test_a_year_that_nobody_means_is_told_in_the_row_it_stands_in(client, page, groups):
    client.force_login(UserFactory(groups=["Chuyên viên TĐKT"], is_staff=True))
    row = {"kind": "so-ket", "held_on": "15/06/0206", "text": "Trồng xong 40 km.", "document": ""}

    answer = client.post(f"/quan-tri/pages/{page.pk}/edit/", form(page, reviews=inline_formset([row])))

    assert answer.status_code == 422
    assert answer.context["form"].formsets["reviews"].errors == [{"held_on": ["Mời xem lại năm."]}]


@time_machine.travel(AUTUMN, tick=False)
def test_staff_see_what_each_movement_misses(client, page, movement, groups):
    MovementFactory(name="Chưa có gì", criteria="", starts_on=None, ends_on=None, launch_number="")
    MovementFactory(name="Đã xong từ lâu", starts_on=date(2020, 1, 1), ends_on=date(2021, 1, 1), launch_number="5/KH")
    client.force_login(UserFactory(groups=["Chuyên viên TĐKT"], is_staff=True))
    text = client.get(LIST).content.decode()
    assert "1 (33 %)" in text
    for words in ("Chưa có trang giới thiệu", "Chưa có tiêu chí", "Chưa có văn bản phát động", "mà chưa có sơ kết",
                  "mà chưa có tổng kết", "mới ghi số"):  # fmt: skip
        assert words in text
    lacking = client.get(LIST, {"tinh-trang": "thieu"}).content.decode()
    assert (movement.name in lacking, "Chưa có gì" in lacking) == (False, True)
    assert movement.name in client.get(LIST, {"tinh-trang": "du\0", "trang": "9" * 30}).content.decode()
    page.reviews.all().delete()
    assert "mà chưa có sơ kết" in read(client, page)
    client.logout()
    assert "mà chưa có sơ kết" not in read(client, page)
    client.force_login(UserFactory(groups=["Cộng tác viên"], is_staff=True))
    assert client.get(LIST).status_code in (302, 403)


def test_a_draft_page_is_made_in_one_step_and_once(client, movement, office, groups):
    client.force_login(UserFactory(groups=["Chuyên viên TĐKT"], is_staff=True))
    for _ in range(2):
        assert "/edit/" in client.post(f"{LIST}{movement.pk}/lap-trang/").url
    made = MovementPage.objects.get()
    assert (made.live, made.title) == (False, movement.name)
    client.force_login(UserFactory(groups=["Thành viên Hội đồng"], is_staff=True))
    other = MovementFactory()
    assert client.post(f"{LIST}{other.pk}/lap-trang/").status_code in (302, 403)
    assert not MovementPage.objects.filter(movement=other).exists()


@time_machine.travel(AUTUMN, tick=False)
@pytest.mark.parametrize(
    ("facts", "field"), [({"text": " "}, "text"), ({"text": "Có", "held_on": date(2027, 1, 1)}, "held_on")]
)
def test_a_review_was_held_and_says_something(facts, field):
    with pytest.raises(ValidationError) as refused:
        MovementReview(**{"kind": "so-ket", "held_on": date(2026, 1, 1), **facts}).clean()
    assert field in refused.value.message_dict


def test_the_reviews_are_found(page):
    assert "Trồng xong 40 km" in page.entry_fields()["body"]
