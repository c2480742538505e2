"""A copy of a receipt is known again; one sign changed and it is not."""

import hashlib
import re

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from django.utils.html import strip_tags

from registrations.receipts import actions, views
from registrations.receipts.drawing import grouped_hash
from registrations.receipts.models import GivenPdf

pytestmark = pytest.mark.django_db
ADDRESS = "/tra-cuu/kiem-chung/"


@pytest.fixture
def receipt():
    return actions.issue(kind="thu", content={"bi_mat": "CANARY-9021"}, private=True)


@pytest.fixture
def pdf(client, receipt):
    return client.get(f"{receipt.get_absolute_url()}giay-xac-nhan.pdf").content


def ask(client, **given):
    answer = client.post(ADDRESS, given)
    return answer.status_code, re.sub(r"\s+", " ", strip_tags(answer.content.decode()))


def file(content):
    return SimpleUploadedFile("giay.pdf", content, "application/pdf")


def test_the_file_that_was_given_out_fits(client, receipt, pdf):
    status, page = ask(client, tep=file(pdf))
    assert status == 200
    assert "Khớp. Tệp này đúng là bản Trang đã cấp" in page
    assert receipt.code in page
    assert "CANARY-9021" not in page


@pytest.mark.parametrize("at", [0.0, 0.1, 0.5, 0.9, 1.0])
def test_one_bit_anywhere_and_it_does_not_fit(client, receipt, pdf, at):
    place = min(int(len(pdf) * at), len(pdf) - 1)
    altered = pdf[:place] + bytes([pdf[place] ^ 1]) + pdf[place + 1 :]
    status, page = ask(client, tep=file(altered))
    assert status == 200
    assert "Không khớp." in page
    assert receipt.code not in page


def test_something_added_behind_the_end_does_not_fit(client, pdf):
    assert "Không khớp." in ask(client, tep=file(pdf + b"\n%%EOF"))[1]


def test_the_same_sheet_is_the_same_file_on_another_day(client, receipt, pdf):
    with time_machine.travel(timezone.now() + timezone.timedelta(days=400)):
        again = client.get(f"{receipt.get_absolute_url()}giay-xac-nhan.pdf").content
    assert again == pdf
    assert GivenPdf.objects.count() == 1


def test_hashes_of_file_and_content_fit_however_they_are_grouped(client, receipt, pdf):
    for digest in (hashlib.sha256(pdf).hexdigest(), receipt.content_hash):
        for typed in (digest, digest.upper(), grouped_hash(digest)):
            assert "Khớp." in ask(client, ma_bam=typed)[1]
    wrong = ("0" if receipt.content_hash[0] != "0" else "1") + receipt.content_hash[1:]
    assert "Không khớp." in ask(client, ma_bam=wrong)[1]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, "Mời nhập mã tiếp nhận, chọn tệp PDF"),
        ({"ma_bam": "xyz"}, "64 ký tự"),
        ({"ma_bam": "a" * 500}, "dài quá"),
        ({"ma_bam": "\x00"}, ""),
        ({"ma_bam": "<script>"}, "64 ký tự"),
    ],
)
def test_what_cannot_be_checked_is_told(client, given, says):
    status, page = ask(client, **given)
    assert status == 422
    assert says in page


def test_an_empty_and_a_huge_file_are_told(client):
    assert "Tệp này trống" in ask(client, tep=file(b""))[1]
    assert "nặng quá 5 MB" in ask(client, tep=file(b"%PDF" + b"0" * (5 * 1024 * 1024)))[1]


def test_asking_without_end_is_slowed_down(client, monkeypatch):
    monkeypatch.setattr(views, "LOOKUPS", 2)
    for _ in range(2):
        assert ask(client, ma_bam="a" * 64)[0] == 200
    assert ask(client, ma_bam="a" * 64)[0] == 429
