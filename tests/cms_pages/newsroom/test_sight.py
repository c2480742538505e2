"""Contributors see of the back office what is public, and what they and their unit prepare; editors see all of it."""

import re
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, GroupCollectionPermission, Page, PageViewRestriction
from wagtail.test.utils.form_data import inline_formset, rich_text, streamfield

from cms_pages.core.models import StandardPage
from cms_pages.media.models import Film
from cms_pages.news.models import ArticlePage
from cms_pages.newsroom import actions
from cms_pages.newsroom.models import Bundle, Contributor, SectionRight
from cms_pages.readings.models import Reading
from portal.accounts.groups import APPROVERS, CONTRIBUTORS, COUNCIL, EDITORS
from tests.factories.editing import article_form
from tests.factories.films import FilmFactory
from tests.factories.pages import ArticleFactory, DocumentFactory, ExemplarFactory
from tests.factories.units import UnitFactory
from tests.portal import everywhere
from tests.portal.planting import canary

pytestmark = pytest.mark.django_db

NONE = re.compile(r"(?!)")  # no link: the addresses name every route
DRAFTS = ("exemplar", "news", "page", "below", "document", "moved", "closed")
FILES = ("picture", "file", "film")


@pytest.fixture(autouse=True)
def _own_library(own_files):
    """Pictures lie in a folder of the test."""


@pytest.fixture
def units(newsroom, person):
    """Two units with news, each with a contributor; the first also with a colleague."""
    found = []
    for _ in range(2):
        unit = UnitFactory()
        SectionRight.objects.create(unit=unit, section=newsroom.news)
        writer = person(CONTRIBUTORS)
        Contributor.objects.create(unit=unit, user=writer)
        found.append((unit, writer))
    return found


@pytest.fixture
def writer(units):
    return units[0][1]


@pytest.fixture
def other(units):
    return units[1][1]


@pytest.fixture
def colleague(units, person):
    found = person(CONTRIBUTORS)
    Contributor.objects.create(unit=units[0][0], user=found)
    return found


def draft(factory, parent, name, by, **fields):
    """A draft of somebody, named by a canary in its title, address and lead."""
    word = canary(name)
    page = factory(parent=parent, title=f"Tên {word}", slug=word, lead=word, live=False, owner=by, **fields)
    page.save_revision(user=by, log_action="wagtail.create")
    return page


def plain(parent, **fields):
    return parent.add_child(instance=StandardPage(**fields))


@pytest.fixture
def planted(newsroom, other, author, person):
    """Drafts of other units and of the office in every state, and files that no public page shows."""
    files = {
        "picture": Image.objects.create(
            title=canary("picture"), file=get_test_image_file(size=(200, 100)), uploaded_by_user=other
        ),
        "file": Document.objects.create(
            title=canary("file"), file=ContentFile(b"mot", name=f"{canary('file')}.txt"), uploaded_by_user=author
        ),
        "film": FilmFactory(title=canary("film"), uploaded_by_user=other),
    }
    for name, file in files.items():
        file.tags.add(canary(name))
    pages = {
        "exemplar": draft(ExemplarFactory, newsroom.exemplars, "exemplar", author, picture=files["picture"]),
        "news": draft(ArticleFactory, newsroom.news, "news", other, picture=files["picture"]),
        "document": draft(DocumentFactory, newsroom.documents, "document", author, file=files["file"]),
        "page": draft(plain, newsroom.home, "page", author),
    }
    newsroom.home.refresh_from_db()
    pages["below"] = draft(plain, StandardPage.objects.get(pk=pages["page"].pk), "below", author)
    # Public, with a new title that nobody has approved; public, but not for everybody.
    public = ArticleFactory(parent=newsroom.news, title="Tin đang đăng", owner=author)
    public.save_revision(user=author).publish(skip_permission_checks=True)
    public = ArticlePage.objects.get(pk=public.pk)
    public.title = f"Tên {canary('moved')}"
    public.save_revision(user=author, log_action="wagtail.edit")
    pages["moved"] = public
    closed = ArticleFactory(parent=newsroom.news, title=canary("closed"), owner=author)
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    closed.save_revision(user=author, log_action="wagtail.edit")
    pages["closed"] = closed
    pages["news"].get_workflow().start(pages["news"], other)
    pages["exemplar"].get_latest_revision_as_object()
    Page.objects.filter(pk=pages["document"].pk).update(locked=True, locked_by=author, locked_at=timezone.now())
    bundle = actions.make_bundle(Bundle(title="Gói", goes_live_at=timezone.now() + timedelta(days=1)), by=author)
    actions.add_page(bundle, Page.objects.get(pk=pages["below"].pk).specific, by=author)
    for page in pages.values():
        Reading.objects.create(page_id=page.pk, day=timezone.localdate(), times=9)
    call_command("rebuild_references_index", verbosity=0)
    return pages | files


ASKED = (
    "/quan-tri/pages/?q={q}", "/quan-tri/pages/results/?q={q}", "/quan-tri/pages/search/?q={q}",
    "/quan-tri/pages/search/results/?q={q}", "/quan-tri/pages/{section}/?q={q}", "/quan-tri/choose-page/search/?q={q}",
    "/quan-tri/choose-page/{section}/?page_type=cms_news.ArticlePage", "/quan-tri/choose-page/{pk}/",
    "/quan-tri/choose-page/chosen-multiple/?id={pk}", "/quan-tri/api/main/pages/?child_of={pk}",
    "/quan-tri/api/main/pages/?child_of={section}&for_explorer=1&limit=50", "/quan-tri/api/main/pages/?descendant_of={section}&limit=50",
    "/quan-tri/api/main/pages/{pk}/?fields=*", "/quan-tri/api/main/pages/?search={q}",
    "/quan-tri/images/?q={q}", "/quan-tri/images/chooser/results/?q={q}", "/quan-tri/images/chooser/chosen-multiple/?id={file}",
    "/quan-tri/images/chooser/{file}/select_format/", "/quan-tri/documents/?q={q}", "/quan-tri/documents/chooser/results/?q={q}",
    "/quan-tri/documents/chooser/chosen-multiple/?id={file}", "/quan-tri/media/?q={q}", "/quan-tri/media/chooser/?q={q}",
    "/quan-tri/media/chooser/{file}/", "/quan-tri/bulk/wagtailcore/page/delete/?id={pk}", "/quan-tri/bulk/wagtailcore/page/move/?id={pk}",
    "/quan-tri/bulk/wagtailcore/page/publish/?id={pk}", "/quan-tri/bulk/wagtailcore/page/unpublish/?id={pk}",
    "/quan-tri/bulk/wagtailimages/image/add_tags/?id={file}", "/quan-tri/bulk/wagtaildocs/document/add_tags/?id={file}",
    "/quan-tri/reports/site-history/?object_type=&label={q}", "/quan-tri/reports/workflow/", "/quan-tri/reports/page-types-usage/",
    "/quan-tri/tag-autocomplete/?term={q}", "/quan-tri/tag-autocomplete/taggit/tag/?term={q}",
    "/quan-tri/", "/quan-tri/luot-doc/", "/quan-tri/media/usage/{file}/", "/van-ban-tep/{file}/{q}.txt",
)  # fmt: skip


def addresses(planted, newsroom, monkeypatch):
    """Every route of the back office, filled with each planted thing; then searches and choices of it."""
    pages = [str(planted[name].pk) for name in DRAFTS]

    class Keys(everywhere.Keys):
        def of(self, model, name="pk", most=everywhere.MOST_KEYS):
            files = [str(planted[each].pk) for each in FILES if isinstance(planted[each], model)]
            if name == "pk" and (files or issubclass(model, Page)):
                return files or pages
            return super().of(model, name, most)

    monkeypatch.setattr(everywhere, "Keys", Keys)
    found = [each for each in everywhere.addresses() if each.startswith(("/quan-tri/", "/tep/"))]
    sections = [section.pk for section in (newsroom.home, newsroom.news, newsroom.exemplars, newsroom.documents)]
    for shape in ASKED:
        for name in (*DRAFTS, *FILES):
            thing, words = planted[name], {"q": canary(name)}
            key = "pk" if name in DRAFTS else "file"
            if "{pk}" in shape and key != "pk" or "{file}" in shape and key != "file":
                continue
            for section in sections if "{section}" in shape else sections[:1]:
                found.append(shape.format(**words, pk=thing.pk, file=thing.pk, section=section))
    found += [planted["picture"].get_rendition("max-165x165").url, planted["picture"].file.url]
    return list(dict.fromkeys(found))


def told(reading):
    names = {canary(name): name for name in (*DRAFTS, *FILES)}
    return {names[word]: where for word, where in reading.found.items() if word in names}


@pytest.mark.embedded
def test_a_contributor_reads_no_title_of_what_others_prepare(planted, newsroom, writer, person, monkeypatch):
    asked = addresses(planted, newsroom, monkeypatch)
    reader = everywhere.Person(writer)

    reading = reader.read(asked, follow=NONE)

    assert told(reading) == {}
    # The control: the same addresses tell an editor of everything.
    few = [each for each in asked if "?q=" in each or "/api/" in each or each in ("/quan-tri/", "/quan-tri/media/")]
    assert set(told(everywhere.Person(person(EDITORS)).read(few, follow=NONE))) == {*DRAFTS, *FILES}


def titles(answer):
    return answer.content.decode()


def explored(person, section):
    return titles(person.browser.get(reverse("wagtailadmin_explore", args=[section.pk])))


def test_a_contributor_sees_what_is_public_and_what_the_unit_prepares(newsroom, planted, writer, colleague, other):
    own = draft(ArticleFactory, newsroom.news, "own", writer)
    shared = draft(ArticleFactory, newsroom.news, "shared", colleague)

    seen = explored(writer, newsroom.news)
    assert own.title in seen
    assert shared.title in seen, "of a colleague, in a section of the unit"
    assert "Tin đang đăng" in seen
    assert own.title not in explored(other, newsroom.news)
    assert canary("news") in explored(other, newsroom.news), "each unit sees its own"
    found = f"{reverse('wagtailadmin_explore', args=[newsroom.home.pk])}?q={canary('own')}"
    assert own.title in titles(writer.browser.get(found))
    assert own.title not in titles(other.browser.get(found)).replace(f'value="{canary("own")}"', "")

    yesterday = timezone.localdate() - timedelta(days=1)
    Contributor.objects.filter(user=colleague).update(since=yesterday, until=timezone.localdate())
    seen = explored(writer, newsroom.news)
    assert own.title in seen
    assert shared.title not in seen, "who writes for the unit no more"


def test_a_draft_that_was_given_to_a_contributor_is_theirs(newsroom, planted, writer):
    assert canary("news") not in explored(writer, newsroom.news)

    Page.objects.filter(pk=planted["news"].pk).update(owner=writer)

    assert canary("news") in explored(writer, newsroom.news)
    assert writer.browser.get(reverse("wagtailadmin_pages:edit", args=[planted["news"].pk])).status_code == 200


@pytest.mark.parametrize("roles", [(EDITORS,), (CONTRIBUTORS, EDITORS), (CONTRIBUTORS, APPROVERS)])
def test_who_edits_or_approves_sees_everything(newsroom, planted, units, person, roles):
    reader = person(*roles)
    Contributor.objects.create(unit=units[0][0], user=reader)

    seen = explored(reader, newsroom.news)

    assert all(canary(name) in seen for name in ("news", "moved", "closed"))
    assert reader.browser.get(planted["picture"].file.url).status_code == 200


def test_a_seat_in_the_council_does_not_widen_what_a_contributor_sees(newsroom, planted, units, person):
    reader = person(CONTRIBUTORS, COUNCIL)
    Contributor.objects.create(unit=units[0][0], user=reader)

    assert canary("news") not in explored(reader, newsroom.news)


def named(planted, door):
    """A form that names a draft, or a file, by its key."""
    page, file = f'<a linktype="page" id="{planted["exemplar"].pk}">xem</a>', planted["file"].pk
    picture = {"image": planted["picture"].pk, "alt": "Ảnh", "caption": "", "credit": ""}
    text = {
        "a link in the text": page,
        "a file in the text": f'<a linktype="document" id="{file}">tệp</a>',
    }.get(door)
    if text:
        words = rich_text(f"<p>{text}</p>", features=["link", "document-link"])
        return article_form(body=streamfield([("text", words)]))
    return {
        "a picture of the page": {"picture": planted["picture"].pk},
        "a picture in the text": {"body": streamfield([("picture", picture)])},
        "a row beside the text": {"related_links": inline_formset([{"other": planted["exemplar"].pk}])},
    }[door]


DOORS = ("a link in the text", "a file in the text", "a picture of the page", "a picture in the text", "a row beside the text")  # fmt: skip


@pytest.mark.parametrize("door", DOORS)
def test_what_is_kept_from_a_contributor_is_not_learned_by_naming_its_key(newsroom, planted, writer, author, door):
    form = named(planted, door)
    form = form if "title" in form else article_form(**form)
    add = reverse("wagtailadmin_pages:add", args=["cms_news", "articlepage", newsroom.news.pk])
    preview = reverse("wagtailadmin_pages:preview_on_add", args=["cms_news", "articlepage", newsroom.news.pk])
    before = Page.objects.count()

    refused = writer.browser.post(add, form)

    assert refused.status_code == 422
    said = titles(refused)
    assert "không thuộc đơn vị của ông, bà" in said
    assert [name for name in (*DRAFTS, *FILES) if canary(name) in said] == []
    assert Page.objects.count() == before
    assert writer.browser.post(preview, form).json()["is_valid"] is False
    assert author.browser.post(add, form).status_code == 302, "an editor may"


def test_what_an_editor_put_into_a_draft_stays_and_is_opened_by_its_writer(newsroom, planted, writer, other):
    page = draft(ArticleFactory, newsroom.news, "own", writer)
    picture = planted["picture"]
    page.picture = picture
    page.save_revision()
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])

    assert writer.browser.get(picture.file.url).status_code == 200
    kept = article_form(title="Sửa lại", slug=page.slug, picture=picture.pk)
    assert writer.browser.post(edit, kept).status_code == 302
    assert page.get_latest_revision_as_object().picture == picture
    assert Client().get(picture.file.url).status_code == 404


def test_files_of_a_shared_folder_are_everyones_in_the_office(newsroom, planted, writer):
    folder = Collection.get_first_root_node().add_child(name="Dùng chung")
    choose = reverse("wagtailimages_chooser:choose_results")
    Image.objects.filter(pk=planted["picture"].pk).update(collection=folder)
    assert canary("picture") not in titles(writer.browser.get(choose))

    group = writer.groups.get()
    permission = group.collection_permissions.filter(permission__codename="choose_image").get().permission
    GroupCollectionPermission.objects.create(group=group, collection=folder, permission=permission)

    assert canary("picture") in titles(writer.browser.get(choose))
    assert writer.browser.get(planted["picture"].file.url).status_code == 200


def test_films_of_others_are_not_chosen(newsroom, planted, writer):
    found = titles(writer.browser.get(reverse("wagtailmedia:chooser")))
    assert canary("film") not in found
    assert Film.objects.exists()
