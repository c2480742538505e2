"""Looking a receipt up, its picture and its PDF."""

import unicodedata

import pypdfium2
import pytest
import time_machine

from registrations.receipts import actions, limits, views
from registrations.receipts.codes import new_code

pytestmark = pytest.mark.django_db


@pytest.fixture
def receipt():
    return actions.issue(kind="thu", content={"bi_mat": "CANARY-9021"}, private=True)


def test_the_form_leads_from_any_spelling_to_the_receipt(client, receipt):
    typed = receipt.code.lower().replace("-", " ")
    answer = client.get("/tra-cuu/", {"ma": typed}, follow=True)
    assert answer.status_code == 200
    assert receipt.code in answer.content.decode()


def test_the_page_tells_when_and_where_it_stands_and_nothing_private(client, receipt):
    answer = client.get(receipt.get_absolute_url())
    page = answer.content.decode()
    assert "Đã tiếp nhận" in page
    assert "CANARY-9021" not in page
    assert answer["X-Robots-Tag"] == "noindex"
    assert "no-store" in answer["Cache-Control"]


def test_a_typing_slip_is_told_beside_the_field(client, receipt):
    wrong = receipt.code[:-1] + ("2" if receipt.code[-1] != "2" else "3")
    answer = client.get("/tra-cuu/", {"ma": wrong})
    assert answer.status_code == 422
    assert "chưa khớp" in answer.content.decode()
    assert wrong in answer.content.decode()


@pytest.mark.parametrize("path", ["", "giay-xac-nhan.pdf"])
def test_an_unknown_code_is_answered_the_same_way_whether_mistyped_or_never_given(
    client, path, django_assert_num_queries
):
    for code in (new_code(), "TDKT-SAI"):
        answer = client.get(f"/tra-cuu/{code}/{path}")
        assert answer.status_code == 404
        assert "Không tìm thấy mã này" in answer.content.decode()


@pytest.mark.parametrize("typed", ["%00", "' OR 1=1 --", "<script>", "A" * 5000, "%F0%9F%8E%96", "%"])
def test_hostile_codes_are_answered(client, typed):
    assert client.get("/tra-cuu/", {"ma": typed}).status_code == 422
    assert client.get(f"/tra-cuu/{typed.replace('/', '')[:500]}/").status_code == 404


def test_the_page_costs_few_queries(client, receipt, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        assert client.get(receipt.get_absolute_url()).status_code == 200


def test_guessing_is_slowed_down(client):
    with time_machine.travel("2026-11-20T03:00:10Z", tick=False):
        answers = [client.get("/tra-cuu/", {"ma": "TDKT-SAI"}).status_code for _ in range(views.LOOKUPS + 1)]
    assert set(answers[:-1]) == {422}
    assert answers[-1] == 429


@time_machine.travel("2026-11-20T03:00:10Z", tick=False)
def test_one_network_does_not_slow_another_down():
    assert all(limits.allowed("thu", "10.1.2.3", times=3, seconds=600) for _ in range(3))
    assert not limits.allowed("thu", "10.1.2.99", times=3, seconds=600)
    assert limits.allowed("thu", "10.1.3.3", times=3, seconds=600)
    assert limits.network("2001:db8:1:2ff::1") == limits.network("2001:db8:1:200::9")


def test_behind_the_proxy_visitors_are_told_apart_and_nobody_picks_an_address(rf, settings):
    forged = rf.get("/", headers={"X-Forwarded-For": "198.51.100.7, 203.0.113.9"}, REMOTE_ADDR="127.0.0.1")
    settings.SECURE_PROXY_SSL_HEADER = None
    assert limits.remote_of(forged) == "127.0.0.1"
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert limits.remote_of(forged) == "203.0.113.9"
    assert limits.remote_of(rf.get("/", REMOTE_ADDR="127.0.0.1")) == "127.0.0.1"


def test_the_qr_is_a_picture_of_our_own(client, receipt):
    answer = client.get(f"{receipt.get_absolute_url()}ma-qr.svg")
    assert answer["Content-Type"] == "image/svg+xml"
    assert answer.content.startswith(b"<svg")
    assert b"<script" not in answer.content


def test_the_pdf_holds_the_vietnamese_letter_by_letter(client, receipt):
    answer = client.get(f"{receipt.get_absolute_url()}giay-xac-nhan.pdf")
    assert answer["Content-Type"] == "application/pdf"
    document = pypdfium2.PdfDocument(answer.content)
    page = document[0]
    text_page = page.get_textpage()
    text = unicodedata.normalize("NFC", " ".join(text_page.get_text_range().split()))
    size = page.get_size()
    for part in (text_page, page, document):
        part.close()
    assert size[0] == pytest.approx(595.3, abs=1)
    for wanted in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Giấy xác nhận tiếp nhận",
        "Mã kiểm chứng nội dung",
        receipt.code,
        receipt.content_hash[:4],
    ):
        assert wanted in text
    assert "CANARY" not in text
