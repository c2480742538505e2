"""A Word file that nobody can open is not offered as a blank form."""

import datetime

import pytest
from django.core.files.base import ContentFile
from wagtail.documents.models import Document

from cms_pages.blanks.blank_form import _refused
from cms_pages.blanks.word_marks import BROKEN
from tests.cms_pages.blanks.test_filling import saved, word

pytestmark = pytest.mark.django_db

FILES = {
    "no zip": b"PK\x03\x04 not a zip",
    "another zip": None,
    "half": None,
    "empty": b"",
}


@pytest.mark.parametrize("name", FILES)
def test_a_broken_word_file_is_refused_with_the_reason(name, own_files):
    whole = saved(word("Kính gửi: {{ don_vi }}"))
    content = {"half": whole[: len(whole) // 2], "another zip": _other_zip()}.get(name, FILES[name])
    file = Document.objects.create(title="Mẫu", file=ContentFile(content, f"mau-{datetime.date.today():%d}.docx"))
    assert _refused(file) == BROKEN


def test_a_whole_one_is_taken(own_files):
    content = saved(word("Kính gửi: {{ don_vi }}"))
    file = Document.objects.create(title="Mẫu", file=ContentFile(content, "mau.docx"))
    assert _refused(file) == ""


def _other_zip():
    import io
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "x")
    return out.getvalue()
