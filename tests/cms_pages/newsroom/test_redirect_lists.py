"""Lists of redirects from an old site: every row is asked for, none leads out or in a circle, nothing breaks."""

import io
import re
from urllib.parse import quote

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect

from tests.benchmarks.old_site import windows_1258
from tests.factories.pages import ArticleFactory

pytestmark = pytest.mark.django_db
HEADING = ("Địa chỉ cũ", "Địa chỉ mới")


@pytest.fixture(autouse=True)
def _origin(settings):
    settings.SITE_URL = "https://tdkt.example"


def as_xlsx(rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def lines(rows, mark):
    return "\n".join(mark.join(row) for row in rows)


@pytest.fixture
def bring(newsroom, person):
    """Hand in a list and confirm it; returns the last answer."""
    browser = person("Biên tập viên").browser

    def _bring(data, name="danh-sach.csv", *, twice=False):
        answer = browser.post(reverse("wagtailredirects:start_import"), {"import_file": SimpleUploadedFile(name, data)})
        if answer.status_code != 200:
            return answer
        hidden = dict(re.findall(r'name="(import_file_name|input_format)" value="([^"]+)"', answer.content.decode()))
        step = {**hidden, "from_index": "0", "to_index": "1", "permanent": "on", "site": ""}
        for _ in range(1 + twice):
            answer = browser.post(reverse("wagtailredirects:process_import"), step)
        return answer

    return _bring


ROWS = [
    HEADING,
    ("/tin-tức/lễ trao thưởng.html", "/tin-tuc/"),
    ("/Default.aspx?id=7&a=1", "https://tdkt.example/van-ban/"),
]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", lines(ROWS, ",").encode()),
        ("A.CSV", lines(ROWS, ";").encode("utf-8-sig")),
        ("a.csv", lines(ROWS, "\t").encode("utf-16")),
        ("a.csv", windows_1258(lines(ROWS, ";"))),
        ("a.tsv", lines(ROWS, "\t").encode()),
        ("a.xlsx", as_xlsx(ROWS)),
    ],
)
def test_lists_of_every_office_are_read(bring, client, name, data):
    answer = bring(data, name)

    assert answer.status_code == 302
    assert Redirect.objects.count() == 2
    for asked in (quote("/tin-tức/lễ trao thưởng.html"), "/Default.aspx?a=1&id=7"):
        found = client.get(asked)
        assert found.status_code == 301, asked
        assert found.url.startswith("https://tdkt.example/")


def test_rows_that_cannot_be_are_told_and_the_others_stand(bring, newsroom):
    page = ArticleFactory(parent=newsroom.news, title="Đang có")
    Redirect.objects.create(old_path="/da-co", redirect_link="https://tdkt.example/tin-tuc/")
    rows = [
        HEADING, ("/tot", "/tin-tuc/"), ("/ra-ngoai", "https://khac.example/"), ("/ra-ngoai-2", "//khac.example/"),
        ("/ra-ngoai-3", "/\\khac.example/"), ("/chay", "javascript:alert(1)"), ("/vong-1", "/vong-2"), ("/vong-2", "/vong-1"),
        ("/tu-no", "/tu-no"), ("/da-co", "/van-ban/"), ("/tot/", "/van-ban/"), ("/thieu", ""), ("", "/tin-tuc/"),
        ("/dai" + "a" * 300, "/tin-tuc/"), ("/nul\x00", "/tin-tuc/"), ("/la-trang", page.url_path_here),
        ("/ngan",),
    ]  # fmt: skip

    answer = bring(lines(rows, ",").encode())

    said = answer.content.decode()
    made = dict(Redirect.objects.values_list("old_path", "redirect_link"))
    assert set(made) == {"/da-co", "/tot", "/vong-1", "/nul", "/la-trang"}
    assert made["/da-co"] == "https://tdkt.example/tin-tuc/"
    assert all(link.startswith("https://tdkt.example/") for link in made.values())
    assert "không dẫn ra nơi khác" in said
    assert "dẫn vòng về chính nó" in said
    assert "Địa chỉ cũ và đích là một" in said
    assert "Mời chọn một trang hoặc ghi địa chỉ" in said


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.csv", b"", "ít nhất một dòng"),
        ("a.csv", lines(ROWS[:1], ",").encode(), "ít nhất một dòng"),
        ("a.csv", b'a,b\n"' + b"x" * 200_000, "dấu nháy"),
        ("a.xlsx", b"PK\x03\x04 hong", "hỏng"),
        ("a.xlsx", b"khong phai", "hỏng|không phải"),
        ("a.pdf", b"%PDF-1.4", "csv"),
        ("khong-duoi", b"a,b", "csv"),
        ("a.csv", lines([HEADING] + [(f"/{n}", "/x") for n in range(5_001)], ",").encode(), "hơn 5.000 dòng"),
    ],
)
def test_what_is_no_list_is_refused_beside_the_field(bring, name, data, told):
    answer = bring(data, name)

    assert answer.status_code == 422
    assert re.search(told, answer.content.decode())
    assert not Redirect.objects.exists()


def test_the_button_pressed_twice_imports_once(bring):
    answer = bring(lines(ROWS, ",").encode(), twice=True)

    assert answer.status_code == 302
    assert Redirect.objects.count() == 2


@pytest.mark.parametrize("groups_of", [["Cộng tác viên"], ["Thành viên Hội đồng"]])
def test_others_bring_no_list(newsroom, person, groups_of):
    somebody = person(*groups_of)
    for name in ("wagtailredirects:start_import", "redirects_import"):
        sent = {"import_file": SimpleUploadedFile("a.csv", b"a,b\n/x,/y\n")}
        assert somebody.browser.post(reverse(name), sent).status_code in (302, 403)
