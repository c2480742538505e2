"""From a file that an editor puts on a page to what a visitor reads on the search page, answered by each engine."""

import pytest
from django.core.files.base import ContentFile
from django.test import TestCase
from wagtail.documents.models import Document
from wagtail.models import PageViewRestriction

from cms_pages.core.tasks import read_files
from search.engines import get_engine, using
from search.files.models import FileText
from search.service import search
from tests.factories import files
from tests.factories.pages import DocumentFactory

pytestmark = pytest.mark.django_db

ENGINES = ["embedded", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)]


@pytest.fixture(params=ENGINES)
def engine(request):
    """The engine that answers the pages of this test; both are kept up to date if there are both."""
    if request.param == "elasticsearch":
        request.getfixturevalue("with_server")
    with using(get_engine(request.param)):
        yield request.param


@pytest.fixture
def publish(engine, office, settings, tmp_path):
    """Publish a page that offers a file; the file is read and indexed before the test goes on."""
    settings.MEDIA_ROOT = str(tmp_path / "media")

    def _publish(name, data, title="Về việc thi đua"):
        with done():
            document = Document(title=name, file=ContentFile(data, name=name))
            document.save()
            page = DocumentFactory(parent=office.documents, title=title, file=document)
            page.save_revision().publish(skip_permission_checks=True)
        with done():
            read_files("document")
        return page

    return _publish


def done():
    """Everything done inside is committed, and indexed at its end."""
    return TestCase.captureOnCommitCallbacks(execute=True)


WORD = "Sầm Thị Khuyên"
KINDS = [
    ("ke-hoach.pdf", files.pdf("Trang đầu", f"Danh sách: {WORD}"), "ke-hoach.pdf</a>, trang 2"),
    ("to-trinh.docx", files.docx("Kính gửi", f"Đề nghị khen thưởng bà {WORD}"), "to-trinh.docx</a>"),
    ("danh-sach.xlsx", files.xlsx(Xã=[["STT", "Họ tên"], [1, WORD]]), "danh-sach.xlsx</a>, trang tính “Xã”"),
    ("mau.xlsm", files.with_macros(files.xlsx(Xã=[[WORD]])), "mau.xlsm</a>, trang tính “Xã”"),
]


@pytest.mark.parametrize(("name", "data", "place"), KINDS, ids=[kind[0] for kind in KINDS])
def test_a_word_that_only_the_file_has(publish, client, engine, name, data, place):
    page = publish(name, data)
    for typed in ("sầm thị khuyên", "sam thi khuyen", '"Sầm Thị Khuyên"', "khuyên", "Khuyên sầm thi đua"):
        html = client.get("/tim-kiem/", {"q": typed}).content.decode()
        assert "1 kết quả" in html, typed
        assert f'<a href="{page.url}">' in html
        assert f'Tìm thấy trong tệp: <a href="{page.file.url}' in html
        assert place in html
        assert "<mark>" in html
    (hit,) = search("sầm thị khuyên").hits
    assert WORD in "".join(segment.text for segment in hit.snippet)
    assert client.get(page.file.url).status_code == 200


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("quet.pdf", files.scan()),
        ("mat-khau.pdf", files.locked_pdf()),
        ("hong.pdf", files.pdf("Sầm Thị Khuyên")[:300]),
        ("hong.docx", files.docx("Sầm Thị Khuyên")[:-40]),
        ("la.pdf", b"MZ"),
        ("trong.xlsx", files.xlsx(Xã=[])),
    ],
)
def test_a_file_without_words_leaves_its_page_to_be_found(publish, client, name, data):
    page = publish(name, data)
    html = client.get("/tim-kiem/", {"q": "về việc thi đua"}).content.decode()
    assert f'<a href="{page.url}">' in html
    assert "Tìm thấy trong tệp" not in html
    assert search("sầm thị khuyên").total == 0
    assert FileText.objects.get().state != "read"


def test_once_the_file_is_not_public_its_words_are_gone(publish, office, client):
    page = publish("ke-hoach.pdf", files.pdf("Sầm Thị Khuyên"))
    other = publish("khac.pdf", files.pdf("Sầm Thị Khuyên, bản khác"), "Văn bản khác")
    assert search("sầm thị khuyên").total == 2
    with done():
        other.unpublish()
    assert [hit.title for hit in search("sầm thị khuyên").hits] == [page.title]
    with done():
        page.file.file.save("moi.pdf", ContentFile(files.pdf("Bế Thị Nhàn")), save=False)
        page.file.file_hash = ""
        page.file.save()
    with done():
        read_files("document")
    assert (search("sầm thị khuyên").total, search("bế thị nhàn").total) == (0, 1)
    with done():
        rule = PageViewRestriction.objects.create(page=office.documents.specific, restriction_type="login")
    assert search("bế thị nhàn").total == 0
    assert "Bế Thị" not in client.get("/tim-kiem/", {"q": "nhàn"}).content.decode().partition("<main")[2].replace(
        "“nhàn”", ""
    )
    with done():
        rule.delete()
    assert search("bế thị nhàn").total == 1
