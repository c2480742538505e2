"""The public library: pictures and films of live pages, nothing else."""

import datetime
import re

import pytest
from django.utils import timezone
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import PageViewRestriction

from cms_pages.core.blocks import MatterBlock
from tests.factories.films import FilmFactory
from tests.factories.pages import ArticleFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_files")]


def photo(n=1):
    return Image.objects.create(title=f"Ảnh {n}", file=get_test_image_file(filename=f"anh-{n}.png", size=(640, 480)))


def album(*images, title="Ngày ra quân"):
    pictures = [
        {"image": image.pk, "alt": f"Mô tả {image.title}", "caption": f"Chú thích {image.title}", "credit": "Vi Mẫu"}
        for image in images
    ]
    return MatterBlock().to_python([{"type": "gallery", "value": {"title": title, "pictures": pictures}}])


def test_library_is_empty_at_first_and_says_so(client, office):
    assert "Chưa có ảnh, phim nào" in client.get("/thu-vien/").content.decode()
    assert "Chưa có phim nào" in client.get("/thu-vien/phim/").content.decode()


def test_pictures_of_live_pages_stand_once_with_their_words(client, office):
    one, two, hidden, kept = (photo(n) for n in range(1, 5))
    ArticleFactory(parent=office.news, title="Bài một", body=album(one, two))
    ArticleFactory(parent=office.news, title="Bài hai", body=album(one, two), picture=one)
    ArticleFactory(parent=office.news, title="Nháp", body=album(hidden, hidden), live=False)
    closed = ArticleFactory(parent=office.news, title="Nội bộ", body=album(kept, kept))
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)

    page = client.get("/thu-vien/").content.decode()
    large = client.get(f"/thu-vien/anh/{one.pk}/").content.decode()

    assert page.count('alt="Mô tả Ảnh 1"') == 1
    assert "Chú thích Ảnh 2" in page
    assert "Ảnh 3" not in page + large
    assert "Ảnh 4" not in page + large
    assert client.get(f"/thu-vien/anh/{hidden.pk}/").status_code == 404
    assert client.get(f"/thu-vien/anh/{kept.pk}/").status_code == 404
    assert "<h1" in large
    assert "Chú thích Ảnh 1" in large
    assert "Ảnh: Vi Mẫu" in large
    # Who passes a picture on passes on that picture.
    assert re.search(r'<meta property="og:image" content="http://[^"]+max-2000x1600[^"]*">', large)
    assert '<meta name="description" content="Mô tả Ảnh 1' in large
    assert "Bài một" in large
    assert "Bài hai" in large


def test_picture_goes_when_its_page_goes(client, office):
    image = photo()
    article = ArticleFactory(parent=office.news, body=album(image, image))
    assert client.get(f"/thu-vien/anh/{image.pk}/").status_code == 200

    article.unpublish()

    assert client.get(f"/thu-vien/anh/{image.pk}/").status_code == 404
    assert "Mô tả" not in client.get("/thu-vien/").content.decode()


def test_decoration_is_not_in_the_library(client, office):
    image = photo()
    block = {"type": "picture", "value": {"image": image.pk, "decorative": True}}
    ArticleFactory(parent=office.news, body=MatterBlock().to_python([block]))

    assert client.get(f"/thu-vien/anh/{image.pk}/").status_code == 404


def test_library_pages_by_year_and_costs_few_queries(client, office, django_assert_max_num_queries):
    pictures = [photo(n) for n in range(6)]
    for year in (2024, 2026):
        when = timezone.make_aware(datetime.datetime(year, 3, 1, 8))
        for image in pictures[:3] if year == 2024 else pictures[3:]:
            ArticleFactory(parent=office.news, body=album(image, image), first_published_at=when)
    for _ in range(5):
        film = FilmFactory()
        ArticleFactory(
            parent=office.news,
            body=MatterBlock().to_python([{"type": "film", "value": {"film": film.pk, "title": ""}}]),
        )
    client.get("/thu-vien/")

    with django_assert_max_num_queries(12):
        page = client.get("/thu-vien/").content.decode()
    with django_assert_max_num_queries(12):
        client.get("/thu-vien/phim/")
    with django_assert_max_num_queries(12):
        client.get(f"/thu-vien/anh/{pictures[0].pk}/")
    with django_assert_max_num_queries(12):
        client.get(f"/thu-vien/phim/{film.pk}/")
    of_year = client.get("/thu-vien/?nam=2024").content.decode()

    assert "Tất cả phim" in page
    assert "Chú thích Ảnh 0" in of_year
    assert "Chú thích Ảnh 5" not in of_year


@pytest.mark.parametrize("query", ["nam=x", "nam=0", "trang=-1", "trang=99999", "nam=%00", "nam=²"])
def test_odd_parameters_give_a_page(client, office, query):
    assert client.get(f"/thu-vien/?{query}").status_code == 200
    assert client.get(f"/thu-vien/phim/?{query}").status_code == 200


@pytest.mark.parametrize(
    "address", ["anh/0/", "anh/99999999999999999999/", "phim/0/", "phim/99999999999999999999/phim.mp4"]
)
def test_what_is_not_there_is_not_found(client, office, address):
    assert client.get(f"/thu-vien/{address}").status_code == 404


def test_neighbours_lead_through_the_library_in_both_directions(client, office):
    images = [photo(n) for n in range(3)]
    for day, image in enumerate(images, 1):
        when = timezone.make_aware(datetime.datetime(2026, 3, day, 8))
        ArticleFactory(parent=office.news, body=album(image, image), first_published_at=when)

    middle = client.get(f"/thu-vien/anh/{images[1].pk}/").content.decode()

    assert f'href="/thu-vien/anh/{images[2].pk}/" rel="prev"' in middle
    assert f'href="/thu-vien/anh/{images[0].pk}/" rel="next"' in middle
    assert 'rel="next"' not in client.get(f"/thu-vien/anh/{images[0].pk}/").content.decode()


def test_album_leads_to_each_picture_in_large_without_a_script(client, office):
    one, two = photo(1), photo(2)
    ArticleFactory(parent=office.news, slug="album", body=album(one, two))

    page = client.get("/tin-tuc/album/").content.decode()

    assert page.count("max-2000x1600") == 2
    assert 'alt="Mô tả Ảnh 1"' in page
    assert "Chú thích Ảnh 2 · Ảnh: Vi Mẫu" in page


def test_long_album_costs_no_more_queries_than_a_short_one(client, office, django_assert_max_num_queries):
    images = [photo(n) for n in range(8)]
    ArticleFactory(parent=office.news, slug="dai", body=album(*images))
    client.get("/tin-tuc/dai/")  # pictures are made small once

    from django.core.cache import caches

    caches["renditions"].clear()
    with django_assert_max_num_queries(12):
        assert client.get("/tin-tuc/dai/").status_code == 200
