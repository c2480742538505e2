"""What is meant for one person is kept by no cache and found by no search engine."""

import pytest
from django.core.files.base import ContentFile
from wagtail.documents.models import Document
from wagtail.models import Collection, CollectionViewRestriction

from tests.factories.accounts import UserFactory
from tests.factories.files import pdf
from tests.factories.pages import DocumentFactory
from tests.portal.routes import EVERYONE, all_routes

pytestmark = pytest.mark.django_db
PRIVATE = [route for route in all_routes() if route.who != EVERYONE and not route.pattern.startswith("quan-tri/")]


def kept(answer):
    return answer.headers["Cache-Control"]


def test_no_private_address_is_kept_or_indexed(client, office):
    told = {route.pattern: client.get(route.sample) for route in PRIVATE}
    told["quan-tri/"] = client.get("/quan-tri/")

    assert len(told) > 60
    assert [pattern for pattern, answer in told.items() if "no-store" not in kept(answer)] == []
    assert [pattern for pattern, answer in told.items() if "noindex" not in answer.get("X-Robots-Tag", "")] == []
    # A search engine passes on no address with a code in it either, and no other site is told one.
    assert {answer["Referrer-Policy"] for answer in told.values()} == {"same-origin"}


def test_after_signing_out_the_way_back_shows_nothing(client, office):
    """Whatever somebody signed in was shown, public pages with his name at the top too, is not stored."""
    client.force_login(UserFactory())
    pages = [client.get(address) for address in ("/", "/tai-khoan/", "/don-vi/", "/so-vang/", "/khong-co/")]

    assert [kept(page) for page in pages if "no-store" not in kept(page)] == []


def test_a_public_page_is_kept_by_its_reader_alone(client, office):
    """Its forms carry tokens of one visit; nothing is kept without asking again, and what was typed survives."""
    for address in ("/", "/so-vang/", "/tim-kiem/?q=a", "/khong-co/", "/sitemap.xml"):
        page = client.get(address)
        assert "private" in kept(page), address
    assert "X-Robots-Tag" not in client.get("/so-vang/").headers


def test_a_file_behind_a_door_is_kept_by_nobody(client, office):
    """An open document may be kept but is asked for each time; a closed one is not, nor is its door."""
    inner = Collection.get_first_root_node().add_child(name="Nội bộ")
    CollectionViewRestriction.objects.create(collection=inner, restriction_type="login")
    public, closed = (
        Document.objects.create(title=name, file=ContentFile(pdf(name), f"{name}.pdf"), collection=collection)
        for name, collection in (("mo", Collection.get_first_root_node()), ("kin", inner))
    )
    for file in (public, closed):  # a file that no public page shows is nobody's
        DocumentFactory(parent=office.documents, file=file)

    assert kept(client.get(public.url)) == "public, no-cache"
    assert kept(client.get(closed.url)) == "private, no-store"
    client.force_login(UserFactory())
    page = client.get(closed.url)
    assert (page.status_code, kept(page)) == (200, "private, no-store")
