"""Words outside of pages that everybody reads: one person asks, another approves, and there is no way around it."""

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.admin.viewsets import viewsets
from wagtail.contrib.settings.models import AbstractSetting
from wagtail.contrib.settings.registry import registry
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtail.log_actions import LogContext
from wagtail.snippets.models import get_snippet_models
from wagtail.test.utils.form_data import querydict_from_html

from cms_pages.changes import queries
from cms_pages.changes.coverage import OTHERWISE, WAITS
from cms_pages.changes.models import Change
from cms_pages.changes.snapshots import snapshot
from cms_pages.core.models import OfficeSettings, Topic
from cms_pages.documents.models import DocumentField
from cms_pages.news.models import NewsCategory
from cms_pages.press.models import Programme
from portal.accounts.groups import GROUP_NAMES
from registrations.exchange.models import OpenDataSettings
from registrations.notices.models import Notice
from tests.factories.pages import ArticleFactory, DocumentFactory

pytestmark = pytest.mark.django_db

# What stands outside of pages has its screen in one of these libraries too.
THEIRS = [
    "wagtailimages.Image", "wagtaildocs.Document", "cms_media.Film", "wagtailredirects.Redirect", "wagtailcore.Page",
    "wagtailcore.Site", "wagtailcore.Locale", "auth.Group", "accounts.User",
]  # fmt: skip
NEW = "Chữ chưa ai duyệt"


@pytest.fixture(autouse=True)
def _own_library(own_files):
    """Pictures and files of the test lie in a folder of its own."""


@pytest.fixture
def public(newsroom):
    """One row of each kind that waits, public as its kind is: {label: (row, field to change)}."""
    image = Image.objects.create(title="Con đường", description="Đường bê tông", file=get_test_image_file())
    file = Document(title="Kế hoạch", file=ContentFile(b"mot", name="ke-hoach.txt"))
    file.save()
    DocumentFactory(parent=newsroom.documents, file=file, picture=image).save_revision().publish()
    topic = Topic.objects.create(name="Chuyển đổi số", slug="chuyen-doi-so")
    article = ArticleFactory(parent=newsroom.news)
    article.topics.add(topic)
    article.save_revision().publish()
    programme = Programme.objects.create(name="Thi đua", slug="thi-dua", outlet="Đài tỉnh")
    return {
        "cms_core.OfficeSettings": (OfficeSettings.for_site(newsroom.home.get_site()), "notice"),
        "exchange.OpenDataSettings": (OpenDataSettings.load(), "attribution"),
        "cms_core.Topic": (topic, "name"),
        "cms_news.NewsCategory": (article.category, "name"),
        "cms_press.Programme": (programme, "name"),
        "cms_documents.DocumentField": (DocumentField.objects.first(), "name"),
        "wagtailimages.Image": (image, "description"),
        "wagtaildocs.Document": (file, "title"),
    }


def form_of(browser, row):
    """The form that keeps a row: its address and what a browser would send."""
    address = queries.address_of(row)
    html = browser.get(address, follow=True).content.decode()
    form_id = next((each for each in ("w-editor-form", "page-edit-form") if f'id="{each}"' in html), "")
    sent = querydict_from_html(html, form_id) if form_id else querydict_from_html(html, form_index=-1)
    return address, {name: values[-1] for name, values in sent.lists() if name != "file"}


def ask(browser, row, **words):
    address, form = form_of(browser, row)
    return browser.post(address, form | words, follow=True)


def decide(browser, change, action="approve", **data):
    return browser.post(
        reverse("thay-doi:change", args=[change.pk]), {action: "1", "version": change.version} | data, follow=True
    )


def words(row):
    return snapshot(type(row).objects.get(pk=row.pk))


def test_everything_kept_outside_of_pages_waits_or_says_why_not():
    """A setting, snippet or desk that is added has to be put into the table first."""
    kept = {*get_snippet_models(), *registry, *(apps.get_model(label) for label in THEIRS)}
    desks = (getattr(desk, "model", None) for desk in viewsets.viewsets)
    kept |= {apps.get_model(model) if isinstance(model, str) else model for model in desks if model}
    kept |= {model for model in apps.get_models() if issubclass(model, AbstractSetting)}

    labels = {model._meta.label for model in kept}
    assert labels - set(WAITS) - set(OTHERWISE) == set()
    assert set(WAITS) & set(OTHERWISE) == set()
    assert all(apps.get_model(label) for label in (*WAITS, *OTHERWISE))


@pytest.mark.long
def test_whoever_may_do_most_changes_no_public_word_alone(public, person, approver):
    almighty = person(*GROUP_NAMES, superuser=True)
    assert set(public) == set(WAITS), "each kind that waits is tried"
    for label, (row, field) in public.items():
        before = words(row)

        ask(almighty.browser, row, **{field: NEW})
        change = queries.waiting_of(row)

        assert words(row) == before, label
        assert change is not None, label
        assert change.after == {field: NEW}, label
        assert NEW in form_of(almighty.browser, row)[1][field], "it opens with what waits"
        decide(almighty.browser, change)
        assert words(row) == before, label
        with LogContext(user=almighty), pytest.raises(PermissionDenied):
            setattr(row, field, NEW)
            row.save()

        seen = approver.browser.get(reverse("thay-doi:change", args=[change.pk])).content.decode()
        assert NEW in seen
        decide(approver.browser, change)
        assert words(row) == before | {field: NEW}, label
    assert not Change.objects.filter(decided_at=None).exists()


def test_approvers_are_told_and_find_it_on_their_first_screen(public, person, approver):
    row, _ = public["cms_core.OfficeSettings"]
    editor = person("Biên tập viên")

    ask(editor.browser, row, notice="Trang bảo trì tối nay", phone="0205 3812 345")

    (told,) = Notice.objects.filter(kind="changes.proposed")
    assert told.recipient == approver
    assert "Trang bảo trì tối nay" in told.text
    first = approver.browser.get("/quan-tri/").content.decode()
    assert told.url in first
    assert "Thông tin cơ quan" in first
    assert "Thông tin cơ quan" in editor.browser.get("/quan-tri/").content.decode(), "and who asked sees that it waits"
    assert "Trang bảo trì tối nay" not in editor.browser.get("/").content.decode()

    decide(approver.browser, Change.objects.get(), "return", reason="Chưa rõ giờ.")
    assert "Chưa rõ giờ." in Notice.objects.get(kind="changes.returned", recipient=editor).text
    assert row.notice == type(row).objects.get().notice == ""


def test_a_second_editor_adds_to_what_waits_and_overwrites_nothing(public, person, approver):
    row, _ = public["cms_core.OfficeSettings"]
    one, other = person("Biên tập viên"), person("Biên tập viên", "Người duyệt")
    address, opened_before = form_of(other.browser, row)
    ask(one.browser, row, phone="0205 3812 345")

    late = other.browser.post(address, opened_before | {"email": "moi@tdkt.example"}, follow=True)
    assert "đã đổi" in late.content.decode()
    assert "moi@tdkt.example" in late.content.decode(), "what was typed stays"
    assert queries.waiting_of(row).after == {"phone": "0205 3812 345"}

    ask(other.browser, row, email="moi@tdkt.example")
    change = queries.waiting_of(row)
    assert change.after == {"phone": "0205 3812 345", "email": "moi@tdkt.example"}
    decide(other.browser, change)
    assert queries.waiting_of(row) is not None, "who added to it is an author"

    stale = Change(pk=change.pk, version=change.version - 1)
    assert "vừa được sửa" in decide(approver.browser, stale).content.decode()
    type(row).objects.update(phone="0205 3000 000")  # on the server, by its keepers
    assert decide(approver.browser, change).status_code == 422
    assert type(row).objects.get().email == ""

    decide(one.browser, change, "withdraw")
    assert queries.waiting_of(row) is None


def test_a_notice_is_taken_off_at_once_and_by_no_editor(public, person, client):
    row, _ = public["cms_core.OfficeSettings"]
    type(row).objects.update(notice="Thông báo đặt nhầm")
    taking = {"take-off": f"cms_core.OfficeSettings:{row.pk}:notice"}
    editor, chief = person("Biên tập viên"), person("Quản trị")

    editor.browser.post(reverse("thay-doi:index"), taking)
    assert type(row).objects.get().notice == "Thông báo đặt nhầm"
    assert "Thông báo đặt nhầm" in chief.browser.get(reverse("thay-doi:index")).content.decode()
    chief.browser.post(reverse("thay-doi:index"), taking)
    assert type(row).objects.get().notice == ""


def test_what_public_pages_bear_is_not_deleted_behind_them(public, person):
    topic, _ = public["cms_core.Topic"]
    unused = Topic.objects.create(name="Chưa dùng", slug="chua-dung")
    editor = person("Biên tập viên")

    refused = editor.browser.post(reverse("wagtailsnippets_cms_core_topic:delete", args=[topic.pk]), follow=True)
    editor.browser.post(reverse("wagtailsnippets_cms_core_topic:delete", args=[unused.pk]))
    bulk = reverse("wagtail_bulk_action", args=["cms_core", "topic", "delete"])
    editor.browser.post(f"{bulk}?id={topic.pk}")

    assert "Có 1 trang đang đăng mang mục này" in refused.content.decode()
    assert list(Topic.objects.all()) == [topic]


def test_a_new_picture_needs_nobody_until_a_page_shows_it(newsroom, person):
    image = Image.objects.create(title="Mới", file=get_test_image_file())
    category = NewsCategory.objects.count()
    ask(person("Biên tập viên").browser, image, description="Sửa ngay")

    assert Image.objects.get().description == "Sửa ngay"
    assert not Change.objects.exists()
    assert NewsCategory.objects.count() == category
