"""Search in the back office (Wagtail's own), on SQLite and PostgreSQL alike."""

import unicodedata

import pytest
from django.core.files.images import ImageFile
from django.core.management import call_command
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.search import index
from wagtail.search.backends import get_search_backend
from wagtail.search.query import MATCH_ALL, And, Boost, Fuzzy, Not, Or, Phrase, PlainText

from search.backends.database import fold_query

pytestmark = pytest.mark.django_db

TITLE = "Quyết định 1657/QĐ-UBND khen thưởng Đặng Thị Tuyết"
QUERIES = [
    "khen thuong", "KHEN THƯỞNG", "quyet dinh", "Quyết định", "dang thi tuyet", "đặng", "1657/QĐ-UBND", "1657", "qd-ubnd", "QĐ-UBND",
    '"', '"khen thưởng"', "khen'thưởng", "%", "\\", "a' OR 1=1", "*", "thuong\x00", "(", "NOT", "x" * 5000, "\u200b",
]  # fmt: skip
HITS = QUERIES[:10]


@pytest.fixture
def made_page():
    made = Page.objects.get(depth=1).add_child(title=TITLE, slug="quyet-dinh-1657", live=True)
    index.insert_or_update_object(made)
    return made


@pytest.fixture
def image(tmp_path):
    path = tmp_path / "anh.svg"
    path.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="2" height="2"/>')
    with path.open("rb") as file:
        made = get_image_model().objects.create(title="Lễ trao Bằng khen ở Đồng Đăng", file=ImageFile(file, "anh.svg"))
    index.insert_or_update_object(made)
    return made


@pytest.mark.parametrize("query", HITS)
def test_pages_are_found_however_typed(made_page, query):
    backend = get_search_backend()
    for typed in (query, unicodedata.normalize("NFD", query)):
        assert made_page.pk in [found.pk for found in backend.search(typed, Page)]
        assert made_page.pk in [found.pk for found in Page.objects.search(typed)]


@pytest.mark.parametrize("query", ["quyet di", "Quyết đị", "1657/q", "dang thi tuy", "khen thươ"])
def test_autocomplete(made_page, query):
    assert made_page.pk in [found.pk for found in Page.objects.autocomplete(query)]


def test_unlike_words_are_not_found(made_page):
    assert list(Page.objects.search("huân chương")) == []
    assert list(Page.objects.search("")) == []
    assert list(Page.objects.search("%")) == []


@pytest.mark.parametrize("query", QUERIES, ids=range(len(QUERIES)))
@pytest.mark.parametrize(
    "view", ["wagtailadmin_pages:search", "wagtailimages:index", "wagtaildocs:index", "wagtailadmin_choose_page_search"]
)
def test_the_back_office_answers_everything(staff_client, made_page, image, view, query):
    assert staff_client.get(reverse(view), {"q": query}).status_code == 200


def test_the_back_office_finds_pages_and_images(staff_client, made_page, image):
    for query in HITS:
        assert "Đặng Thị Tuyết" in staff_client.get(reverse("wagtailadmin_pages:search"), {"q": query}).content.decode()
    for query in ("bang khen", "Bằng khen", "dong dang", unicodedata.normalize("NFD", "đồng đăng"), '"bằng khen"'):
        assert image.title in staff_client.get(reverse("wagtailimages:index"), {"q": query}).content.decode()


def test_an_edit_and_a_rebuild_keep_it_folded(made_page):
    made_page.title = "Kế hoạch phong trào thi đua"
    made_page.save()
    index.insert_or_update_object(made_page)
    assert [found.pk for found in Page.objects.search("ke hoach thi dua")] == [made_page.pk]
    assert list(Page.objects.search("khen thuong")) == []
    call_command("update_index", verbosity=0)
    assert [found.pk for found in Page.objects.search("ke hoach thi dua")] == [made_page.pk]
    made_page.delete()
    assert list(Page.objects.search("ke hoach thi dua")) == []


def test_composed_queries_are_folded(made_page):
    backend = get_search_backend()
    found = [
        PlainText("Khen thưởng"), Phrase("Khen thưởng"), Fuzzy("thưởng"),
        And([PlainText("khen"), Phrase("quyết định")]), Or([PlainText("không có"), PlainText("thưởng")]),
    ]  # fmt: skip
    for query in found:
        assert made_page.pk in [hit.pk for hit in backend.search(query, Page)]
    assert made_page.pk in [hit.pk for hit in backend.search(MATCH_ALL, Page)]
    assert fold_query(Boost(PlainText("Thưởng"), 2)).subquery.query_string == "thuong"
    assert fold_query(Not(PlainText("Thưởng"))).subquery.query_string == "thuong"
    assert fold_query(And([PlainText("%"), PlainText('"')])) is None
