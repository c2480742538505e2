"""Who types the name of a section into the search is shown the way to it, above what else was found."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.fixture
def named(client, office):
    """Ask the search; returns the line about sections, "" where there is none."""

    def ask(typed):
        page = client.get("/tim-kiem/", {"q": typed}).content.decode()
        return page.partition("Mục của Trang: ")[2].partition("</p>")[0]

    return ask


@pytest.mark.parametrize(
    ("typed", "title", "address"),
    [
        ("bieu mau", "Biểu mẫu", "/bieu-mau/"),
        ("Thư viện ảnh", "Thư viện ảnh, phim", "/thu-vien/"),
        ("tập huấn", "Lớp tập huấn", "/tap-huan/"),
        ("so vang", "Tra cứu sổ vàng", "/so-vang/"),
    ],
)
def test_a_section_is_found_by_its_name(named, typed, title, address):
    assert f'<a href="{address}">' in named(typed)
    assert title in named(typed) or "Sổ vàng" in named(typed)


@pytest.mark.parametrize("typed", ["", "a", "b m", "khong co muc nay", '"', "ảnh" * 500])
def test_other_words_name_no_section(named, typed):
    assert named(typed) == ""


def test_a_section_that_was_taken_off_is_named_no_more(named, office):
    assert "/tin-tuc/" in named("tin tức")
    office.news.unpublish()
    assert named("tin tức") == ""
