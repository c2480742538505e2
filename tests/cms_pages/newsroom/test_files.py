"""Files of the library are private until a public page shows them, private again afterwards, and not exchanged behind it."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from cms_pages.changes.queries import waiting_of
from cms_pages.documents.models import DocumentPage
from cms_pages.news.models import ArticlePage
from tests.factories.pages import ArticleFactory, DocumentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_library(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path / "media")


@pytest.fixture
def document(db):
    made = Document(title="Kế hoạch", file=ContentFile(b"mot", name="ke-hoach.txt"))
    made.save()
    return made


@pytest.fixture
def image(db):
    return Image.objects.create(title="Con đường", file=get_test_image_file(size=(1200, 800)))


def reach(client, *addresses):
    return {client.get(address).status_code for address in addresses}


def addresses_of(image):
    return [image.file.url, image.get_rendition("width-480").url]


def test_private_before_public_while_shown_private_after(newsroom, person, client, document, image):
    staff, contributor = person("Biên tập viên").browser, person("Cộng tác viên").browser
    files = [document.url, *addresses_of(image)]
    page = DocumentFactory(parent=newsroom.documents, file=document, picture=image, live=False)
    assert reach(client, *files) == reach(contributor, *files) == {404}
    assert reach(staff, *files) == {200}

    page.save_revision().publish()
    assert reach(client, *files) == reach(contributor, *files) == {200}
    assert client.get(files[1]).headers["Cache-Control"].startswith("private")

    closed = PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert reach(client, *files) == {404}
    closed.delete()
    page.refresh_from_db()
    page.unpublish()
    assert reach(client, *files) == {404}
    page.get_latest_revision().publish()
    assert reach(client, *files) == {200}
    page.delete()
    assert reach(client, *files) == {404}


def test_what_only_the_draft_of_a_public_page_shows_stays_private(newsroom, client, image):
    page = ArticleFactory(parent=newsroom.news)
    page.save_revision().publish()
    page = ArticlePage.objects.get(pk=page.pk)
    page.picture = image
    page.save_revision()
    assert reach(client, *addresses_of(image)) == {404}

    page.get_latest_revision().publish()
    assert reach(client, *addresses_of(image)) == {200}
    page = ArticlePage.objects.get(pk=page.pk)
    page.picture = None
    page.save_revision().publish()
    assert reach(client, *addresses_of(image)) == {404}


def test_in_the_text(newsroom, client, image):
    words = {"alt": "Đường", "caption": "", "credit": ""}
    page = ArticleFactory(parent=newsroom.news, live=False, body=[("picture", {"image": image} | words)])
    page.save_revision()
    assert reach(client, *addresses_of(image)) == {404}

    page.get_latest_revision().publish()

    assert reach(client, *addresses_of(image)) == {200}


def test_documents_have_no_second_address_and_unknown_files_none(newsroom, client, document):
    page = DocumentFactory(parent=newsroom.documents, file=document)
    page.save_revision().publish()

    assert reach(client, document.url) == {200}
    assert reach(client, document.file.url, "/tep/la.txt", "/tep/original_images/x.png", "/tep/") == {404}


def test_a_closed_collection_closes_a_shown_document(newsroom, client, document):
    page = DocumentFactory(parent=newsroom.documents, file=document)
    page.save_revision().publish()
    inside = Collection.get_first_root_node().add_child(name="Nội bộ")
    CollectionViewRestriction.objects.create(collection=inside, restriction_type=CollectionViewRestriction.LOGIN)
    Document.objects.update(collection=inside)

    assert client.get(document.url).status_code != 200


def edit_document(document, **changes):
    data = {"title": document.title, "tags": "", "collection": document.collection_id} | changes
    return reverse("wagtaildocs:edit", args=[document.pk]), data


@pytest.mark.parametrize("superuser", [False, True])
@pytest.mark.parametrize("standing", ["public", "waiting", "free"])
def test_a_file_that_somebody_approves_or_approved_is_not_exchanged(newsroom, person, document, standing, superuser):
    editor = person("Biên tập viên", superuser=superuser)
    if standing != "free":
        page = DocumentFactory(parent=newsroom.documents, file=document, live=False)
        page.save_revision(user=editor)
        if standing == "public":
            page.get_latest_revision().publish()
        else:
            page.get_workflow().start(page, editor)
    address, data = edit_document(document, file=SimpleUploadedFile("khac.txt", b"hai"))

    answer = editor.browser.post(address, data)
    editor.browser.post(reverse("wagtaildocs:delete", args=[document.pk]))
    editor.browser.post(
        reverse("wagtail_bulk_action", args=["wagtaildocs", "document", "delete"])
        + f"?id={document.pk}&next=/quan-tri/"
    )

    if standing == "free":
        assert not Document.objects.exists()
    else:
        assert "Mời tải lên thành tệp mới" in answer.content.decode()
        kept = Document.objects.get()
        assert kept.file.read() == b"mot"


def test_the_words_of_a_file_in_use_are_mended_by_two(newsroom, person, document):
    editor, approver = person("Biên tập viên").browser, person("Người duyệt").browser
    page = DocumentFactory(parent=newsroom.documents, file=document)
    page.save_revision().publish()
    address, data = edit_document(document, title="Tên đúng hơn")

    back = editor.post(address, data)  # as from a form that knows nothing of who else is at work
    assert "Tên đúng hơn" in back.content.decode()
    seen = back.context["form"]["opened_on"].value()
    assert editor.post(address, data | {"opened_on": seen}).status_code == 302
    assert Document.objects.get().title == "Kế hoạch"
    change = waiting_of(document)
    approver.post(reverse("thay-doi:change", args=[change.pk]), {"approve": "1", "version": change.version})

    assert Document.objects.get().title == "Tên đúng hơn"


def test_a_shown_document_is_not_opened_by_moving_it(newsroom, person, client, document):
    root = Collection.get_first_root_node()
    inside = root.add_child(name="Nội bộ")
    CollectionViewRestriction.objects.create(collection=inside, restriction_type=CollectionViewRestriction.LOGIN)
    Document.objects.update(collection=inside)
    page = DocumentFactory(parent=newsroom.documents, file=document)
    page.save_revision().publish()
    document.refresh_from_db()
    address, data = edit_document(document, collection=Collection.get_first_root_node().pk)

    person(superuser=True).browser.post(address, data)

    assert Document.objects.get().collection == inside


@pytest.fixture
def closed(newsroom, document):
    """A document in a folder below a closed one, shown by a public page."""
    outside = Collection.get_first_root_node().add_child(name="Nội bộ")
    inside = outside.add_child(name="Trong nội bộ")
    CollectionViewRestriction.objects.create(collection=outside, restriction_type=CollectionViewRestriction.LOGIN)
    Document.objects.update(collection=inside)
    page = DocumentFactory(parent=newsroom.documents, file=document)
    page.save_revision().publish()
    return inside


def several(browser, document, closed):
    door = reverse("wagtail_bulk_action", args=["wagtaildocs", "document", "add_to_collection"])
    return browser.post(f"{door}?id={document.pk}", {"collection": Collection.get_first_root_node().pk})


def move_folder(browser, document, closed):
    door = reverse("wagtailadmin_collections:edit", args=[closed.pk])
    return browser.post(door, {"name": closed.name, "parent": Collection.get_first_root_node().pk})


def open_folder(browser, document, closed):
    door = reverse("wagtailadmin_collections:set_privacy", args=[closed.get_parent().pk])
    return browser.post(door, {"restriction_type": "none", "password": "", "groups": []})


@pytest.mark.parametrize("door", [several, move_folder, open_folder])
def test_a_shown_document_is_not_opened_by_its_folder_either(closed, person, client, document, door):
    user = person("Biên tập viên", "Người duyệt", "Quản trị", superuser=True)

    answer = door(user.browser, document, closed)

    said = answer.json()["html"] if "json" in answer["Content-Type"] else answer.content.decode()
    assert "trên trang đang đăng" in said
    assert client.get(document.url).status_code != 200
    # Off the page, the folder is the office's own again.
    DocumentPage.objects.get().unpublish()
    door(user.browser, document, closed)
    now = Document.objects.get().collection
    assert not CollectionViewRestriction.objects.filter(collection__in=now.get_ancestors(inclusive=True)).exists()
