"""Pictures of editors on public pages."""

import pytest
from django.core.cache import caches
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file, get_test_image_file_svg

from cms_pages.core.templatetags.matter import photo
from tests.factories.pages import ArticleFactory, ExemplarFactory

pytestmark = pytest.mark.django_db


def pictures(count):
    return [
        Image.objects.create(title=f"Ảnh {n}", file=get_test_image_file(filename=f"anh-{n}.png", size=(960, 640)))
        for n in range(count)
    ]


@pytest.mark.parametrize(
    ("path", "factory", "section"),
    [("/tin-tuc/", ArticleFactory, "news"), ("/dien-hinh/", ExemplarFactory, "exemplars")],
)
def test_long_list_of_pictures_costs_few_queries(
    client, office, image, django_assert_max_num_queries, path, factory, section
):
    for picture in pictures(15):
        factory(parent=getattr(office, section), picture=picture)
    client.get(path)  # makes the renditions
    caches["renditions"].clear()
    caches["local"].clear()

    with django_assert_max_num_queries(12):
        page = client.get(path).content.decode()

    assert page.count("srcset=") == 15


def test_photograph_has_two_widths_its_size_and_its_words(image):
    html = photo(image, "Con đường mới", "cover", "50vw")

    assert 'alt="Con đường mới"' in html
    assert "480w" in html
    assert "960w" in html
    assert 'width="960" height="640"' in html
    assert 'loading="lazy"' in html
    assert ".webp" in html


def test_drawing_is_shown_as_it_is(image):
    drawing = Image.objects.create(title="Hoa văn", file=get_test_image_file_svg())

    html = photo(drawing, "")

    assert "srcset" not in html
    assert 'alt=""' in html


def test_words_of_a_picture_cannot_break_out(image):
    assert "<script>" not in photo(image, '"><script>alert(1)</script>')


def test_no_picture_is_nothing():
    assert photo(None) == ""


def test_new_picture_is_drawn_before_anybody_asks_for_it(client, office, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        (picture,) = pictures(1)
    drawn = set(picture.renditions.values_list("pk", flat=True))
    assert len(drawn) == 3
    gallery = {"title": "", "pictures": [{"image": picture, "alt": "Lễ trao", "caption": "", "credit": ""}]}
    article = ArticleFactory(parent=office.news, picture=picture, body=[("gallery", gallery)])

    page = client.get(article.url).content.decode()

    assert page.count("srcset=") == 2
    assert set(picture.renditions.values_list("pk", flat=True)) == drawn


def test_a_drawing_stays_as_it_is(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        drawing = Image.objects.create(title="Hình vẽ", file=get_test_image_file_svg())

    assert not drawing.renditions.exists()
