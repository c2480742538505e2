"""Choices of a list: only what exists is offered, with its number; what was chosen can be taken off."""

import datetime

import pytest
from django.utils import timezone

from cms_pages.core import choices
from cms_pages.core.models import Topic
from cms_pages.documents.kinds import Validity
from cms_pages.documents.models import DocumentField
from cms_pages.news.models import NewsCategory
from registrations.statistics.actions import recount
from tests.factories.awards import AwardRecordFactory, DecisionFactory
from tests.factories.campaigns import MovementFactory
from tests.factories.pages import ArticleFactory, DocumentFactory, ExemplarFactory
from tests.factories.press import PressItemFactory
from tests.factories.units import UnitFactory

DAY = datetime.date


def test_what_leads_nowhere_is_left_out_unless_it_was_chosen():
    counted = [("a", "Một", 2), ("b", "Hai", 0)]

    assert [one["label"] for one in choices.group("loai", "Loại", counted)["values"]] == ["Một"]
    chosen = choices.group("loai", "Loại", counted, "b")
    assert [(one["label"], one["selected"]) for one in chosen["values"]] == [("Một", False), ("Hai", True)]
    assert choices.chips([chosen]) == [("loai", "Hai")]
    unknown = choices.group("loai", "Loại", counted, "x")
    assert unknown["values"][-1] == {"value": "x", "label": "x", "count": 0, "selected": True}
    named = choices.group("loai", "Loại", counted, "x", {"x": "Ẩn"}.get)
    assert choices.chips([named]) == [("loai", "Ẩn")]


def test_a_single_choice_is_no_choice():
    one = choices.group("loai", "Loại", [("a", "Một", 2)])
    chosen = choices.group("nam", "Năm", [("2026", "2026", 2)], "2026")

    assert choices.worth_showing([one, chosen]) == [chosen]


def offered(client, address):
    """{parameter: {label: number}} as the page offers them."""
    groups = client.get(address).context_data["choices"]
    return {group["name"]: {one["label"]: one["count"] for one in group["values"]} for group in groups}


@pytest.mark.django_db
def test_documents_offer_the_states_that_exist_counted_under_the_other_choices(client, office):
    today = timezone.localdate()
    for issuer, given in (
        ("Sở Nội vụ", {}),
        ("Sở Nội vụ", {"effective_to": today}),
        ("Sở Y tế", {"target_groups": ["nong-dan"]}),
    ):
        DocumentFactory(
            parent=office.documents,
            issuer=issuer,
            issued_on=DAY(2020, 1, 1),
            **({"effective_from": DAY(2020, 2, 1)} | given),
        )

    assert offered(client, "/van-ban/")["hieuluc"] == {"Còn hiệu lực": 2, "Hết hiệu lực": 1}
    assert "hieuluc" not in offered(client, "/van-ban/?coquan=Sở Y tế")
    assert offered(client, "/van-ban/?hieuluc=con&coquan=Sở Y tế")["coquan"] == {"Sở Nội vụ": 1, "Sở Y tế": 1}
    assert offered(client, "/van-ban/?hieuluc=con&nhom=nong-dan")["nhom"] == {"Nông dân": 1}
    assert offered(client, "/van-ban/?hieuluc=motphan")["hieuluc"] == {
        "Còn hiệu lực": 2,
        "Hết hiệu lực một phần": 0,
        "Hết hiệu lực": 1,
    }
    for value in Validity.values:
        page = client.get(f"/van-ban/?hieuluc={value}")
        counted = {one["value"]: one["count"] for one in page.context_data["choices"][0]["values"]}
        assert counted[value] == page.context_data["documents"].paginator.count


@pytest.mark.django_db
def test_news_count_topics_and_years_under_the_other_choices(client, office):
    topic = Topic.objects.create(name="Chuyển đổi số", slug="chuyen-doi-so")
    movement, award = (NewsCategory.objects.get(slug=slug) for slug in ("phong-trao", "khen-thuong"))
    for category, year, topics in ((movement, 2026, [topic]), (movement, 2025, []), (award, 2026, [])):
        article = ArticleFactory(
            parent=office.news,
            category=category,
            published_on=timezone.make_aware(datetime.datetime(year, 3, 1)),
        )
        article.topics.set(topics)
        article.save()

    assert offered(client, "/tin-tuc/") == {"muc": {movement.name: 2, award.name: 1}, "nam": {"2026": 2, "2025": 1}}
    assert offered(client, "/tin-tuc/?muc=phong-trao")["nam"] == {"2026": 1, "2025": 1}
    assert "muc" not in offered(client, "/tin-tuc/?nam=2025")
    assert offered(client, "/tin-tuc/?chude=chuyen-doi-so&muc=phong-trao")["chude"] == {topic.name: 1}


@pytest.mark.django_db
def test_press_counts_kinds_and_years_under_the_other_choices(client, office):
    for kind, year in (("bao-chi", 2026), ("bao-chi", 2025), ("phat-thanh", 2026)):
        PressItemFactory(parent=office.press, kind=kind, appeared_on=DAY(year, 3, 1))

    assert offered(client, "/bao-chi/?nam=2026")["loai"] == {"Báo chí": 1, "Phát thanh": 1}
    assert offered(client, "/bao-chi/?loai=bao-chi")["nam"] == {"2026": 1, "2025": 1}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "label", "left"),
    [
        ("/tin-tuc/?nam=2026&muc=khen-thuong&trang=2", "2026", "?muc=khen-thuong"),
        ("/van-ban/?q=luat&loai=luat&trang=2", "Luật", "?q=luat"),
        ("/bao-chi/?loai=bao-chi", "Báo chí", "?"),
    ],
)
def test_what_was_chosen_is_taken_off_by_one_link(client, office, address, label, left):
    category = NewsCategory.objects.get(slug="khen-thuong")
    when = timezone.make_aware(datetime.datetime(2026, 3, 1))
    ArticleFactory(parent=office.news, category=category, published_on=when)
    DocumentFactory(parent=office.documents, document_type="luat")
    PressItemFactory(parent=office.press, kind="bao-chi")

    page = client.get(address).content.decode()

    assert f'<a class="chip" href="{left}"><span class="sr">Bỏ lọc </span>{label}<' in page


@pytest.fixture(params=[360, 1280])
def reader(request, browser):
    """A reader without JavaScript, on a phone and at a desk."""
    context = browser.new_context(viewport={"width": request.param, "height": 740}, java_script_enabled=False)
    yield request.param, context.new_page()
    context.close()


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("address", "first"),
    [("/tin-tuc/", ".section-list h2"), ("/van-ban/", ".section-list h2"), ("/dien-hinh/", ".person .name")],
)
def test_a_list_begins_on_the_first_screen_and_its_filters_open_by_keyboard(
    reader, office, live_server, address, first
):
    width, page = reader
    for category in NewsCategory.objects.all():
        ArticleFactory(parent=office.news, category=category)
    for kind, issuer in (("luat", "Quốc hội"), ("quyet-dinh", "Sở Nội vụ")):
        DocumentFactory(parent=office.documents, document_type=kind, issuer=issuer)
        ExemplarFactory(parent=office.exemplars)
    page.goto(f"{live_server.url}{address}")
    body = page.locator("#bo-loc .facets__body")

    assert page.locator(first).first.bounding_box()["y"] < 740
    assert body.is_visible() == (width == 1280)
    if width == 360:
        page.locator("#bo-loc > summary").focus()
        page.keyboard.press("Enter")
        assert body.is_visible()


@pytest.mark.django_db
def test_a_chosen_name_is_told_in_words_also_where_nothing_was_found(client, office):
    field = DocumentField.objects.create(name="Quỹ thi đua", slug="quy-thi-dua")
    movement, commune = MovementFactory(name="Cả tỉnh chuyển đổi số"), UnitFactory(name="Xã Mẫu Sơn")

    told = client.get("/van-ban/", {"q": "khong co chu nay", "linhvuc": field.slug}).context_data["chips"]
    assert ("linhvuc", "Quỹ thi đua") in told
    found = client.get("/dien-hinh/", {"phongtrao": movement.slug, "xa": commune.code}).context_data["found"]
    assert set(found.chips) == {("phongtrao", "Cả tỉnh chuyển đổi số"), ("xa", "Xã Mẫu Sơn")}


@pytest.mark.django_db
def test_decisions_count_years_forms_and_authorities_under_the_other_choices(
    client, publish, django_assert_max_num_queries
):
    for number, (year, authority, forms) in enumerate(
        [
            (2026, "chu-tich-ubnd-tinh", ["bang-khen", "bang-khen"]),
            (2026, "chu-tich-nuoc", ["huan-chuong", "bang-khen"]),
            (2025, "chu-tich-nuoc", ["huan-chuong"]),
        ],
        1,
    ):
        decision = DecisionFactory(number=f"{number}/QĐ", signed_on=DAY(year, 6, 1), authority=authority)
        for form in forms:
            AwardRecordFactory(decision=decision, form=form)
        publish(decision)
    secret = AwardRecordFactory(decision=decision, form="huy-chuong", is_public=False)
    president, chairman = "Chủ tịch nước", "Chủ tịch UBND tỉnh"

    for _ in ("counted from the records", "from the figures beside them"):
        held = offered(client, "/quyet-dinh/")
        assert held["nam"] == {"2026": 2, "2025": 1}
        assert held["hinhthuc"] == {"Huân chương": 2, "Bằng khen": 2}
        assert held["thamquyen"] == {president: 2, chairman: 1}
        recount()
    client.get("/quyet-dinh/")
    with django_assert_max_num_queries(12):
        held = offered(client, f"/quyet-dinh/?nam=2026&hinhthuc={secret.form}")
    assert held["nam"] == {"2026": 0}
    held = offered(client, "/quyet-dinh/?nam=2026&hinhthuc=huan-chuong")
    assert held["hinhthuc"] == {"Huân chương": 1, "Bằng khen": 2}
    assert "thamquyen" not in held  # a single one leaves nothing to choose
    page = client.get("/quyet-dinh/?thamquyen=chu-tich-nuoc&hinhthuc=huan-chuong")
    assert page.context_data["decisions"].paginator.count == len(page.context_data["decisions"]) == 2
