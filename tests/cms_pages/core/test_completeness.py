"""A draft may be unfinished; nothing unfinished becomes public, whichever way it is handed in."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.blocks import ListBlock, StructBlock
from wagtail.rich_text import RichText

from cms_pages.core.blocks import MatterBlock
from cms_pages.core.completeness import gaps
from cms_pages.newsroom import actions
from cms_pages.newsroom.models import Bundle
from tests.factories.films import FilmFactory
from tests.factories.pages import ArticleFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_files")]
WORDS = {"alt": "", "caption": "", "credit": ""}

UNFINISHED = {
    "picture without words": ("Mời mô tả ảnh", lambda image: ("picture", {"image": image} | WORDS)),
    "album without words": ("“Mô tả ảnh”", lambda image: ("gallery", {"pictures": [{"image": image} | WORDS] * 2})),
    "album of one": (
        "ít nhất 2",
        lambda image: ("gallery", {"pictures": [{"image": image} | WORDS | {"alt": "Đường"}]}),
    ),
    "deleted picture": ("chưa có “Ảnh”", lambda image: ("picture", {"image": None} | WORDS | {"alt": "Đường"})),
    "film without captions": ("chưa có phụ đề", lambda image: ("film", {"film": FilmFactory(captions="")})),
    "heading that jumps": ("Đề mục nhỏ", lambda image: ("text", RichText("<h3>Nhỏ</h3><p>Chữ</p>"))),
}


@pytest.fixture
def unfinished(newsroom, author, image):
    def make(block):
        page = ArticleFactory(parent=newsroom.news, slug="do-dang", live=False, owner=author, body=[block(image)])
        page.save_revision(user=author)
        page.refresh_from_db()
        return page

    return make


@pytest.mark.parametrize(("told", "block"), UNFINISHED.values(), ids=UNFINISHED)
def test_unfinished_draft_is_approved_by_no_door(unfinished, author, approver, client, submit, step, told, block):
    page = unfinished(block)
    bundle = actions.make_bundle(Bundle(title="Gói"), by=author)
    actions.add_page(bundle, page, by=author)
    with pytest.raises(ValidationError) as refused:
        actions.send(bundle, by=author)
    assert told.lower() in str(refused.value).lower()
    actions.dissolve(bundle, by=author)

    # Handed in whole, and changed to this by its author afterwards.
    submit(page, author)
    approver.browser.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", step(page).pk]))

    assert client.get("/tin-tuc/do-dang/").status_code == 404
    editor = approver.browser.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert told.lower() in editor.partition("Chưa duyệt, chưa đăng được bản này")[2].partition("</ul>")[0].lower()


def test_what_readers_may_have_lacks_nothing(newsroom, image, django_assert_max_num_queries):
    shown = {"image": image} | WORDS | {"alt": "Đường mới"}
    page = ArticleFactory(
        parent=newsroom.news,
        body=[
            ("text", RichText("<h2>Lớn</h2><h3>Nhỏ</h3>")),
            ("text", RichText("<h3>Nhỏ nữa</h3><p></p>")),
            ("picture", {"image": image, "decorative": True} | WORDS),
            ("gallery", {"title": "", "pictures": [shown] * 30}),
            ("film", {"film": FilmFactory(), "title": ""}),
            ("quote", {"text": "Lời", "speaker": "", "role": ""}),
            ("files", {"title": "", "files": []}),
        ],
    )
    page = type(page).objects.get(pk=page.pk)
    with django_assert_max_num_queries(4):
        assert gaps(page) == ["Tệp tải về: cần ít nhất 1 mục ở phần “Các tệp”."]


@pytest.mark.parametrize("standing", ["waiting", "for later", "in a bundle"])
def test_captions_of_a_film_stay_as_they_were_handed_in(newsroom, author, person, standing, submit):
    film = FilmFactory()
    page = ArticleFactory(parent=newsroom.news, live=False, owner=author, body=[("film", {"film": film, "title": ""})])
    revision = page.save_revision(user=author)
    page.refresh_from_db()
    if standing == "waiting":
        submit(page, author)
    elif standing == "for later":
        page.revisions.filter(pk=revision.pk).update(approved_go_live_at="2030-01-01T00:00:00Z")
    else:
        bundle = actions.make_bundle(Bundle(title="Gói"), by=author)
        actions.add_page(bundle, page, by=author)
        actions.send(bundle, by=author)
    words = {"title": film.title, "credit": "", "tags": "", "collection": film.collection_id}

    answer = person("Biên tập viên").browser.post(
        f"/quan-tri/media/edit/{film.pk}/", words | {"captions": "", "transcript": "Khác"}
    )

    assert "trang đã gửi duyệt" in answer.content.decode()
    film.refresh_from_db()
    assert film.captions
    assert film.transcript != "Khác"


def test_every_field_of_a_block_just_inserted_is_given_to_the_editor():
    """One that is not stands there as "undefined", and would be published so."""

    def named(block, state):
        if isinstance(block, StructBlock):
            assert list(state) == list(block.child_blocks)
            for name, child in block.child_blocks.items():
                named(child, state[name])
        elif isinstance(block, ListBlock):
            for each in state:
                named(block.child_block, each["value"])

    for block in MatterBlock().child_blocks.values():
        named(block, block.get_form_state(block.get_default()))
