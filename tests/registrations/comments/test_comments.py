"""Comments come in through one door that closes to the microsecond."""

import re
import uuid
from datetime import timedelta

import pytest
import time_machine
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from registrations.attachments.actions import RefusedFile
from registrations.attachments.models import Attachment
from registrations.comments import actions as comments
from registrations.comments.forms import CommentForm
from registrations.comments.models import Comment
from registrations.consultations import actions
from registrations.consultations.models import Consultation
from registrations.receipts.actions import matches, verify_chain
from registrations.safeguards.words import clean_line, clean_phone, clean_text
from tests.factories.comments import comment
from tests.factories.consultations import ConsultationFactory, NomineeFactory, officer

PDF = b"%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF"


def send(client, consultation, words, at, **extra):
    with time_machine.travel(at, tick=False):
        return client.post(consultation.get_absolute_url(), words, **extra)


def html_of(response):
    return response.content.decode()


def test_a_comment_is_kept_and_answered_with_a_receipt(client, consultation, words, during):
    answer = send(client, consultation, words, during)

    kept = Comment.objects.select_related("receipt").get()
    assert answer.status_code == 302
    assert answer.url == f"/tra-cuu/{kept.receipt.code}/?moi=1"
    assert kept.text == "Đề nghị xem lại số liệu năm 2019."
    assert kept.sender_phone == "0912000111"
    assert kept.received_at == kept.receipt.issued_at == during
    assert kept.consent == consultation.consent
    assert verify_chain().ok


def test_the_receipt_commits_to_every_word(consultation, during):
    new = comments.NewComment(stance="y-kien-khac", text="Xin góp ý.", name="Lục Thị Thắm")
    kept = comments.submit_comment(consultation, new, at=during)

    sent = comments.content_of(consultation, new, [])

    assert matches(kept.receipt, sent)
    assert not matches(kept.receipt, sent | {"text": "Xin góp ý!"})


def test_a_comment_at_the_last_microsecond_is_taken(client, consultation, words, last_instant):
    assert send(client, consultation, words, last_instant).status_code == 302
    assert Comment.objects.get().received_at == last_instant


@pytest.mark.parametrize("late", [timedelta(0), timedelta(microseconds=1), timedelta(days=300)])
def test_from_closing_on_it_is_refused_and_the_words_are_given_back(client, consultation, words, closes_at, late):
    answer = send(client, consultation, words, closes_at + late)

    page = html_of(answer)
    assert answer.status_code == 422
    assert "Đề nghị xem lại số liệu năm 2019." in page
    assert "Thời hạn lấy ý kiến đã hết ngày 27/11/2026" in page
    assert "Cơ quan thường trực" in page or "cơ quan thường trực" in page
    assert not Comment.objects.exists()


def test_before_opening_it_is_refused_too(client, consultation, words, opened_at):
    answer = send(client, consultation, words, opened_at - timedelta(microseconds=1))

    assert answer.status_code == 422
    assert "bắt đầu ngày 12/11/2026" in html_of(answer)
    assert not Comment.objects.exists()


def test_a_stale_tab_is_refused_although_its_form_is_older_than_the_end(client, consultation, words, during, closes_at):
    with time_machine.travel(during, tick=False):
        tab = html_of(client.get(consultation.get_absolute_url()))
    hidden = dict(re.findall(r'name="(form_key|stamp)" value="([^"]+)"', tab))

    answer = send(client, consultation, words | hidden, closes_at)

    assert answer.status_code == 422
    assert not Comment.objects.exists()


def test_an_old_copy_of_the_consultation_does_not_open_the_door(consultation, during, closes_at):
    stale = Consultation.objects.get()
    stale.closes_at = closes_at + timedelta(days=30)

    with pytest.raises(comments.WindowNotOpen):
        comment(stale, closes_at)
    assert comment(stale, during).pk


def test_staff_have_no_other_door(client, consultation, words, closes_at):
    client.force_login(officer("open_consultation", "view_comment", "handle_comment"))

    assert send(client, consultation, words, closes_at).status_code == 422
    assert not Comment.objects.exists()


def test_a_half_filled_form_after_the_end_gives_the_words_back_as_well(client, consultation, closes_at):
    answer = send(client, consultation, {"text": "Mới viết được một nửa"}, closes_at)

    assert answer.status_code == 422
    assert "Mới viết được một nửa" in html_of(answer)


def test_a_double_click_is_one_comment_and_one_receipt(client, consultation, words, during):
    first = send(client, consultation, words, during)
    second = send(client, consultation, words, during + timedelta(seconds=1))

    assert first.url == second.url
    assert Comment.objects.count() == 1


def test_the_second_click_after_the_end_still_shows_the_receipt_of_the_first(
    client, consultation, words, last_instant, closes_at
):
    first = send(client, consultation, words, last_instant)

    assert send(client, consultation, words, closes_at).url == first.url


def test_the_same_form_with_other_words_is_another_comment(client, consultation, words, during):
    send(client, consultation, words, during)
    send(client, consultation, words | {"text": "Ý kiến thứ hai."}, during)

    assert Comment.objects.count() == 2


def test_two_requests_at_once_cannot_both_write(consultation, during):
    kept = comment(consultation, during)
    other = comment(consultation, during, text="Khác")
    other.submission_key = kept.submission_key

    with pytest.raises(IntegrityError), transaction.atomic():
        other.save()


def test_errors_are_422_beside_the_field_and_every_word_stays(client, consultation, words, during):
    answer = send(client, consultation, words | {"phone": "0912 34", "stance": ""}, during)

    page = html_of(answer)
    assert answer.status_code == 422
    assert "<title>Lỗi:" in page
    assert 'href="#id_phone"' in page
    assert 'href="#id_stance_0"' in page
    assert 'value="0912 34"' in page
    assert "Đề nghị xem lại số liệu năm 2019.</textarea>" in page
    assert not Comment.objects.exists()


def test_an_empty_form_names_each_missing_thing(client, consultation, during):
    page = html_of(send(client, consultation, {}, during))

    for asked in ("Chọn một trường hợp", "Chọn một trong ba", "Viết nội dung", "Ghi họ và tên", "Cần đồng ý"):
        assert asked in page


def test_agreement_needs_no_words(client, consultation, words, during):
    assert send(client, consultation, words | {"stance": "nhat-tri", "text": ""}, during).status_code == 302


def test_the_whole_list_can_be_commented_on(client, consultation, words, during):
    send(client, consultation, words | {"nominee": "ca-danh-sach"}, during)

    assert Comment.objects.get().nominee is None


def test_without_a_name_nothing_about_the_sender_is_kept(client, consultation, words, during):
    answer = send(client, consultation, words | {"anonymous": "on", "consent": ""}, during)

    kept = Comment.objects.get()
    assert answer.status_code == 302
    assert kept.anonymous
    assert (kept.sender_name, kept.sender_phone, kept.sender_address, kept.consent) == ("", "", "", None)


def test_where_identity_is_required_there_is_no_way_around(client, opened_at, words, during, db):
    strict = ConsultationFactory(identity=Consultation.Identity.REQUIRED, opened=opened_at)
    words["nominee"] = str(strict.nominees.first().pk)

    answer = send(client, strict, words | {"anonymous": "on", "name": ""}, during)

    assert answer.status_code == 422
    assert not Comment.objects.exists()


@pytest.mark.parametrize("change", ["withdrawn", "hidden", "elsewhere", "nonsense"])
def test_only_standing_public_nominees_of_this_list_can_be_named(
    client, consultation, words, during, opened_at, change
):
    nominee = consultation.nominees.get(name="Hoàng Viết Tạ")
    value = str(nominee.pk)
    if change == "withdrawn":
        actions.withdraw(nominee, reason="Rút hồ sơ", by=officer("open_consultation"), now=during)
    elif change == "hidden":
        NomineeFactory._meta.model.objects.filter(pk=nominee.pk).update(is_public=False)
    elif change == "elsewhere":
        value = str(ConsultationFactory(opened=opened_at).nominees.first().pk)
    else:
        value = "1 OR 1=1"

    answer = send(client, consultation, words | {"nominee": value}, during)

    assert answer.status_code == 422
    assert "không còn trong danh sách" in html_of(answer)
    assert not Comment.objects.exists()


def test_a_nominee_withdrawn_while_the_form_was_sent_is_refused(consultation, during):
    nominee = consultation.nominees.first()
    actions.withdraw(nominee, reason="Rút hồ sơ", by=officer("open_consultation"), now=during)

    with pytest.raises(comments.NomineeGone):
        comment(consultation, during, nominee=nominee)


# --- files ---


def test_files_come_with_the_comment(client, consultation, words, during):
    files = [SimpleUploadedFile(f"don-{n}.pdf", PDF + bytes([n])) for n in range(2)]

    assert send(client, consultation, words | {"files": files}, during).status_code == 302
    assert Comment.objects.get().files.count() == 2


def test_a_program_dressed_as_a_document_is_refused_and_nothing_is_kept(client, consultation, words, during):
    program = SimpleUploadedFile("don.pdf", b"MZ\x90\x00" + b"\0" * 200)

    answer = send(client, consultation, words | {"files": [program]}, during)

    page = html_of(answer)
    assert answer.status_code == 422
    assert 'href="#id_files"' in page
    assert "don.pdf: " in page
    assert "“don.pdf” chưa giữ được" in page
    assert "Đề nghị xem lại số liệu năm 2019.</textarea>" in page
    assert not Comment.objects.exists()


def test_too_many_files_are_told(client, consultation, words, during):
    files = [SimpleUploadedFile(f"{n}.pdf", PDF) for n in range(6)]

    answer = send(client, consultation, words | {"files": files}, during)

    assert answer.status_code == 422
    assert "tối đa 5 tệp" in html_of(answer)


# --- spam: stored and flagged, never lost ---


def stamped(at):
    return signing.dumps(at.timestamp(), salt=CommentForm.stamp_salt)


@pytest.mark.parametrize(
    ("change", "sign"),
    [
        (lambda at: {"website": "http://x.example", "stamp": stamped(at - timedelta(minutes=3))}, "đã điền ô bẫy"),
        (lambda at: {"stamp": stamped(at - timedelta(seconds=2))}, "chưa đầy 4 giây"),
        (lambda at: {"stamp": "tự-chế"}, "không đến từ biểu mẫu"),
        (lambda at: {"stamp": stamped(at - timedelta(minutes=3))}, ""),
        (lambda at: {"stamp": stamped(at - timedelta(days=5))}, ""),
    ],
)
def test_signs_of_a_machine_are_noted_and_the_comment_is_kept(client, consultation, words, during, change, sign):
    assert send(client, consultation, words | change(during), during).status_code == 302

    assert sign in Comment.objects.get().suspicion
    assert bool(Comment.objects.get().suspicion) == bool(sign)


def test_without_script_a_few_comments_an_hour_pass_then_the_words_come_back(client, consultation, words, during):
    for number in range(10):
        assert send(client, consultation, words | {"text": f"Ý kiến {number}"}, during).status_code == 302

    answer = send(client, consultation, words | {"text": "Ý kiến thứ mười một"}, during)

    page = html_of(answer)
    assert answer.status_code == 429
    assert "Ý kiến thứ mười một</textarea>" in page
    assert "mời gửi lại sau 60 phút" in page
    assert Comment.objects.count() == 10
    assert send(client, consultation, words, during, REMOTE_ADDR="::1").status_code == 302


def test_the_form_needs_no_cookie(consultation, words, during):
    assert send(Client(enforce_csrf_checks=True), consultation, words, during).status_code == 302


# --- hostile input ---

HOSTILE = [
    "<script>alert(1)</script>",
    '=HYPERLINK("http://x")',
    "'; DROP TABLE consultations_comment; --",
    "ca\u0300 phe\u0302 \u200b\u202e\x00 tối",
    "😀" * 500,
    "%s %(x)s {{ 7|add:7 }} {% now 'Y' %}",
    "\ud800 lẻ".encode("utf-8", "surrogatepass").decode("utf-8", "replace"),
]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_words_are_kept_as_words(client, consultation, words, during, hostile):
    answer = send(client, consultation, words | {"text": hostile, "name": hostile[:100], "phone": "x"}, during)
    assert answer.status_code == 422
    assert "<script>alert" not in html_of(answer)

    assert send(client, consultation, words | {"text": hostile, "name": hostile[:100]}, during).status_code == 302
    kept = Comment.objects.get().text
    assert "\x00" not in kept
    assert "\u202e" not in kept


def test_a_very_long_text_is_told_and_not_cut(client, consultation, words, during):
    long = "Nội dung rất dài. " * 3000

    answer = send(client, consultation, words | {"text": long}, during)

    assert answer.status_code == 422
    assert "quá mức 20.000" in html_of(answer)
    assert long.strip() in html_of(answer)


@pytest.mark.parametrize("field", ["form_key", "stamp", "altcha", "website", "nominee", "stance"])
def test_hidden_fields_full_of_rubbish_are_never_an_error_of_the_server(client, consultation, words, during, field):
    answer = send(client, consultation, words | {field: "\x00" + "é" * 5000}, during)

    assert answer.status_code in {302, 422}


@given(st.text())
def test_cleaning_is_idempotent_and_drops_control_signs(text):
    once = clean_text(text)

    assert clean_text(once) == once
    assert clean_line(clean_line(text)) == clean_line(text)
    assert "\x00" not in once


@pytest.mark.parametrize("typed", ["0912 000 111", "+84 912.000.111", "84912000111", "0205 3870 123"])
def test_phone_numbers_in_every_spelling(typed):
    assert clean_phone(typed).startswith("0")


@pytest.mark.parametrize("typed", ["0912 34", "không có", "112", "0" * 12])
def test_what_is_no_phone_number(typed):
    with pytest.raises(ValueError, match=re.escape(typed)):
        clean_phone(typed)


def test_when_one_of_two_files_is_refused_nothing_is_half_written(consultation, during):
    files = [SimpleUploadedFile("a.pdf", PDF), SimpleUploadedFile("b.pdf", b"MZ" + b"\0" * 90)]

    with pytest.raises(RefusedFile):
        comment(consultation, during, files=files)

    assert not Comment.objects.exists()
    assert not Attachment.objects.exists()
    assert verify_chain().entries == 1


def test_the_form_key_is_new_on_every_page(client, consultation, during):
    with time_machine.travel(during, tick=False):
        keys = {
            uuid.UUID(
                re.search(r'name="form_key" value="(\w+)"', html_of(client.get(consultation.get_absolute_url())))[1]
            )
            for _ in range(3)
        }

    assert len(keys) == 3
