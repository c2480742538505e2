"""Which files are found: those of public pages, those alone, and only while they are public."""

import hashlib

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.test import TestCase
from django.urls import reverse
from wagtail.documents.models import Document
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from cms_pages.core.tasks import read_files
from registrations.attachments.models import Attachment
from registrations.awards.event_actions import set_publicity
from search.files.models import FileText
from search.service import search
from tests.factories import files
from tests.factories.accounts import SuperuserFactory
from tests.factories.awards import AwardRecordFactory, DecisionFactory
from tests.factories.pages import ArticleFactory, DocumentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def now(settings, tmp_path):
    """Everything done inside is committed and indexed at its end."""
    settings.MEDIA_ROOT = str(tmp_path / "media")
    return lambda: TestCase.captureOnCommitCallbacks(execute=True)


def a_document(data, title="Kế hoạch 04/KH-UBND", name="ke-hoach.pdf"):
    document = Document(title=title, file=ContentFile(data, name=name))
    document.save()
    return document


def a_page(office, document, **fields):
    page = DocumentFactory(parent=office.documents, title="Về việc thi đua", file=document, **fields)
    page.save_revision().publish(skip_permission_checks=True)
    return page


def attached(name, *pages):
    data = files.pdf(*pages)
    made = Attachment(original_name=name, kind="pdf", size=len(data), sha256=hashlib.sha256(data).hexdigest())
    made.file.save(name, ContentFile(data), save=True)
    return made


def found(text):
    return [(hit.title, hit.file.name, hit.file.page) for hit in search(text).hits if hit.file]


@pytest.fixture
def published(office, now):
    with now():
        page = a_page(office, a_document(files.pdf("Trang đầu", "Nhà Bàng hát Sli")))
    with now():
        read_files("document")
    return page


def test_a_published_document_is_read_and_found_by_its_page(published, client):
    assert found("hát sli") == [("Về việc thi đua", "Kế hoạch 04/KH-UBND", 2)]
    page = client.get("/tim-kiem/", {"q": "hát sli"}).content.decode()
    assert "Tìm thấy trong tệp:" in page
    assert f'href="{published.file.url}#page=2"' in page
    assert "trang 2" in page
    assert client.get(published.file.url).status_code == 200


def test_publishing_alone_has_the_file_read_and_only_once(office, now):
    with now():
        a_page(office, a_document(files.pdf("Nhà Bàng hát Sli")))
    assert found("hát sli")
    assert read_files("document") == 0


def test_an_unpublished_page_takes_the_text_of_its_file_along(published, now):
    with now():
        published.unpublish()
    assert search("hát sli").total == 0


def test_a_page_behind_a_password_takes_the_text_of_its_file_along(published, now):
    with now():
        PageViewRestriction.objects.create(page=published, restriction_type="password", password="x")
    assert search("hát sli").total == 0


def test_a_file_in_a_restricted_collection_is_not_found(published, now):
    with now():
        collection = Collection.get_first_root_node().add_child(name="Nội bộ")
        published.file.collection = collection
        published.file.save()
    assert found("hát sli")
    with now():
        rule = CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    assert search("hát sli").total == 0
    with now():
        rule.delete()
    assert found("hát sli")


def test_another_file_under_the_same_title_replaces_the_text(published, now):
    document = published.file
    with now():
        document.file.save("moi.pdf", ContentFile(files.pdf("Múa sư tử mèo")), save=False)
        document.file_hash = ""
        document.save()
    assert search("hát sli").total == 0
    with now():
        read_files("document")
    assert found("sư tử mèo")


def test_a_deleted_file_is_found_no_more(published, now):
    with now():
        published.file.delete()
    assert search("hát sli").total == 0


def test_drafts_and_files_that_no_page_links_are_never_read(office, now):
    with now():
        a_document(files.pdf("Nhà Bàng hát Sli"))
        DocumentFactory(parent=office.documents, live=False, file=a_document(files.docx("Nhà Bàng hát Sli")))
    with now():
        call_command("read_files", verbosity=0)
    assert FileText.objects.count() == 0
    assert search("hát sli").total == 0


def test_files_in_the_body_of_an_article_are_found(office, now):
    with now():
        sheet = a_document(files.xlsx(Xã=[["Triệu Thị Mẩy"]]), "Danh sách", "danh-sach.xlsx")
        body = [("files", {"title": "", "files": [{"file": sheet, "name": ""}]})]
        page = ArticleFactory(parent=office.news, title="Tin", body=body)
        page.save_revision().publish(skip_permission_checks=True)
    with now():
        read_files("news")
    (hit,) = search("triệu thị mẩy").hits
    assert (hit.title, hit.file.place) == ("Tin", "trang tính “Xã”")


def test_what_nobody_offers_any_more_is_forgotten(published, now):
    with now():
        published.unpublish()
    call_command("read_files", verbosity=0)
    assert FileText.objects.count() == 0


# --- decisions ----------------------------------------------------------------


@pytest.fixture
def decision(publish, now):
    """A published decision whose signed file names both of its recipients."""
    with now():
        made = DecisionFactory(
            number="77/QĐ-UBND",
            signed_file=attached("ban-ky.pdf", "Danh sách: Vi Thị Lụa", "Nông Văn Giấu"),
            public_file=None,
        )
        AwardRecordFactory(decision=made, name="Vi Thị Lụa")
        made.hidden = AwardRecordFactory(decision=made, name="Nông Văn Giấu")
        publish(made)
    with now():
        read_files("decision")
    return made


def test_the_signed_file_is_found_while_everybody_on_it_is_public(decision):
    hits = [hit for hit in search("nông văn giấu").hits if hit.file]
    assert [(hit.kind, hit.file.name, hit.file.page) for hit in hits] == [("decision", "ban-ky.pdf", 2)]


def test_hiding_one_recipient_takes_the_signed_file_out_in_the_same_step(decision, now):
    with now():
        set_publicity(decision.hidden, False, SuperuserFactory(), "Đơn đề nghị")
    assert search("nông văn giấu").total == 0
    assert search("giấu").total == 0
    call_command("rebuild_index", verbosity=0)
    assert search("nông văn giấu").total == 0
    with now():
        set_publicity(decision.hidden, True, SuperuserFactory(), "Đồng ý công khai")
    assert [hit.kind for hit in search("nông văn giấu").hits] == ["award", "decision"]


def test_of_a_redacted_decision_only_the_redacted_file_is_found(decision, now):
    with now():
        set_publicity(decision.hidden, False, SuperuserFactory(), "Đơn đề nghị")
        decision.refresh_from_db()
        decision.public_file = attached("ban-luoc.pdf", "Danh sách rút gọn: Vi Thị Lụa")
        decision.save()
    with now():
        read_files("decision")
    assert [hit.file.name for hit in search("danh sách rút gọn").hits if hit.file] == ["ban-luoc.pdf"]
    assert search("nông văn giấu").total == 0


def test_an_infected_file_is_not_found(decision, now):
    Attachment.objects.filter(pk=decision.signed_file_id).update(scan_state=Attachment.Scan.INFECTED)
    call_command("rebuild_index", verbosity=0)
    assert [hit for hit in search("nông văn giấu").hits if hit.file] == []


# --- staff --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (files.pdf("Một", "Hai"), "Văn bản đọc được từ tệp: 2 trang."),
        (files.scan(), "Tệp là ảnh quét, chưa có chữ để tìm."),
    ],
    ids=["read", "scan"],
)
def test_editors_are_told_what_could_be_read(office, now, client, data, told):
    with now():
        page = a_page(office, a_document(data))
    client.force_login(SuperuserFactory())
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert told in client.get(address, follow=True).content.decode()
    FileText.objects.all().delete()
    assert "sẽ được đọc sau khi trang đăng" in client.get(address, follow=True).content.decode()
