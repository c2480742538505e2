"""An old site's package, and the people who bring and approve it."""

import csv
import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from cms_pages.moving_in import actions
from cms_pages.news.models import NewsCategory
from tests.factories.accounts import UserFactory

HEADINGS = [
    "Tiêu đề",
    "Ngày đăng",
    "Tác giả",
    "Chuyên mục",
    "Nội dung",
    "Ảnh đại diện",
    "Tệp đính kèm",
    "Địa chỉ cũ",
    "Tệp nội dung",
]


@pytest.fixture(autouse=True)
def _own_store(private_files, settings, tmp_path):
    """Packages and pictures go into folders of their own."""
    settings.MEDIA_ROOT = str(tmp_path / "media")


def row(title="Bài cũ", day="05/09/2019", html="<p>Nội dung của bài.</p>", **more):
    """A row of the list, with what is named only."""
    facts = {"Tiêu đề": title, "Ngày đăng": day, "Nội dung": html} | more
    return [facts.get(heading, "") for heading in HEADINGS]


def listed(*rows, headings=HEADINGS):
    """The list as an office's program writes it."""
    text = io.StringIO()
    csv.writer(text).writerows([headings, *rows])
    return text.getvalue().encode("utf-8-sig")


def photo(colour="red", size=(64, 48), **options):
    """The bytes of a photograph."""
    written = io.BytesIO()
    Image.new("RGB", size, colour).save(written, "JPEG", **options)
    return written.getvalue()


def zipped(files):
    """{name: bytes} as a zip."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return written.getvalue()


def person(*groups):
    made = UserFactory(groups=list(groups))
    made.browser = Client()
    made.browser.force_login(made)
    return made


@pytest.fixture
def bringer(groups):
    """An editor who brings the old articles."""
    return person("Biên tập viên")


@pytest.fixture
def approver(groups):
    """Somebody else who decides on pages."""
    return person("Người duyệt")


@pytest.fixture
def bring(bringer):
    """Hand in a package and have it checked; returns the batch."""

    def _bring(*rows, files=None, name="goi.zip", by=None, most=None):
        content = zipped({"bai-viet.csv": listed(*rows), **(files or {})}) if name.endswith(".zip") else listed(*rows)
        batch = actions.receive(
            name, SimpleUploadedFile(name, content), category=NewsCategory.objects.first(), by=by or bringer
        )
        while actions.work(batch.pk, most=most):
            pass
        batch.refresh_from_db()
        return batch

    return _bring


@pytest.fixture
def move(bring):
    """Hand in a package and make drafts of it; returns the batch."""

    def _move(*rows, most=None, **options):
        batch = bring(*rows, **options)
        actions.begin_making(batch, by=batch.created_by)
        while actions.work(batch.pk, most=most):
            pass
        batch.refresh_from_db()
        return batch

    return _move


@pytest.fixture
def person_of(groups):
    """Somebody of the given groups, with a browser."""
    return person
