"""What the public sends in: through one form, kept with every word, followed by a code that tells nothing private."""

import re
import uuid
from datetime import timedelta

import pytest
import time_machine
from django.core import mail, signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from registrations.feedback import actions, handling, queries
from registrations.feedback.forms import FeedbackForm
from registrations.feedback.models import Feedback, Guidance, Inquiry, State
from registrations.receipts.actions import matches, verify_chain
from registrations.receipts.models import Receipt
from registrations.refusals import Refused
from tests.factories.feedback import SENT, answered, feedback, office, officer

PDF = b"%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF"
SEND = "/hoi-dap/gui/"


@pytest.fixture
def words(db):
    """What a citizen fills in, as the browser sends it."""
    office()
    return {
        "kind": "hoi-dap",
        "topic": "ho-so-thu-tuc",
        "subject": "Hồ sơ đề nghị tặng Bằng khen",
        "text": "Hồ sơ gồm những giấy tờ gì?",
        "name": "Lục Thị Thắm",
        "phone": "0912 000 111",
        "email": "",
        "address": "",
        "consent": "on",
        "form_key": "7f0dc1d0b9e44c0d8a2f1b7f3f1b2c3d",
        "stamp": "",
        "website": "",
    }


def send(client, words, at=SENT, **extra):
    with time_machine.travel(at, tick=False):
        return client.post(SEND, words, **extra)


def html_of(response):
    return response.content.decode()


def test_what_is_sent_is_kept_and_answered_with_a_receipt(client, words):
    answer = send(client, words)

    kept = Feedback.objects.select_related("receipt").get()
    assert answer.status_code == 302
    assert answer.url == f"/tra-cuu/{kept.receipt.code}/?moi=1"
    assert (kept.text, kept.sender_phone, kept.state) == ("Hồ sơ gồm những giấy tờ gì?", "0912000111", State.RECEIVED)
    assert kept.received_at == kept.receipt.issued_at == SENT
    assert kept.consent is not None
    assert f"{kept.due_on:%d/%m/%Y}" == "16/11/2026"
    assert verify_chain().ok


def test_the_receipt_commits_to_every_word(db):
    office()
    new = actions.NewFeedback("gop-y", queries.topics()[0], "Tiêu đề", "Nội dung", name="Lục Thị Thắm")
    kept = actions.submit(new, at=SENT)
    sent = actions._content(new, [])

    assert matches(kept.receipt, sent)
    assert not any(matches(kept.receipt, sent | {name: "khác"}) for name in sent)


def test_the_page_and_the_form_need_few_questions_to_the_database(client, words, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        page = html_of(client.get(SEND))

    assert "Không cần tài khoản" in page
    assert "phiên bản 1" in page


def test_the_way_of_a_denunciation_is_told_in_the_words_in_force(client, words):
    Guidance.objects.create(text="Lời cũ.", effective_from="2020-01-01", effective_to="2026-01-01")
    Guidance.objects.create(text="Đơn gửi đến cơ quan có thẩm quyền.", effective_from="2026-01-01", source="Luật Mẫu")
    with time_machine.travel(SENT, tick=False):
        page = html_of(client.get(SEND))

    assert "Đơn gửi đến cơ quan có thẩm quyền. " in page
    assert "Luật Mẫu" in page
    assert "Lời cũ." not in page


def test_a_double_click_is_one_submission_and_one_letter(client, words, django_capture_on_commit_callbacks):
    words |= {
        "email": "tham@rieng.example",
        "stamp": signing.dumps(SENT.timestamp() - 60, salt=FeedbackForm.stamp_salt),
    }
    with django_capture_on_commit_callbacks(execute=True):
        first, second = send(client, words), send(client, words, SENT + timedelta(seconds=1))

    assert first.url == second.url
    assert Feedback.objects.count() == Receipt.objects.count() == 1
    assert [letter.to for letter in mail.outbox] == [["tham@rieng.example"]]


def test_the_same_form_with_other_words_is_another(client, words):
    send(client, words)
    send(client, words | {"text": "Một câu khác."})

    assert Feedback.objects.count() == 2


def test_what_looks_like_a_machine_is_kept_marked_and_nobody_is_written_to(
    client, words, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        send(client, words | {"website": "http://x.example", "email": "nguoi@khac.example"})

    assert "đã điền ô bẫy" in Feedback.objects.get().suspicion
    assert mail.outbox == []


@pytest.mark.parametrize("kind", ["gop-y", "de-xuat"])
def test_suggestions_need_no_name_and_then_nothing_of_the_sender_is_kept(client, words, kind):
    answer = send(client, words | {"kind": kind, "anonymous": "on", "consent": ""})

    kept = Feedback.objects.get()
    assert answer.status_code == 302
    assert (kept.sender_name, kept.sender_phone, kept.consent) == ("", "", None)


@pytest.mark.parametrize("kind", ["hoi-dap", "phan-anh"])
def test_questions_and_reports_need_a_name(client, words, kind):
    answer = send(client, words | {"kind": kind, "anonymous": "on"})

    assert answer.status_code == 422
    assert 'href="#id_anonymous"' in html_of(answer)
    assert not Feedback.objects.exists()


def test_every_error_stands_beside_its_field_and_every_word_stays(client, words):
    answer = send(client, words | {"phone": "0912 34", "kind": "", "topic": "khong-co", "consent": ""})

    page = html_of(answer)
    assert answer.status_code == 422
    assert "<title>Lỗi:" in page
    for field in ("phone", "kind_0", "topic", "consent"):
        assert f'href="#id_{field}"' in page
    assert "Hồ sơ gồm những giấy tờ gì?</textarea>" in page
    assert 'value="0912 34"' in page


def test_one_way_to_reach_the_sender_is_enough_and_needed(client, words):
    assert send(client, words | {"phone": "", "email": "a@rieng.example"}).status_code == 302
    answer = send(client, words | {"phone": "", "email": ""})
    assert answer.status_code == 422
    assert "ít nhất một cách liên hệ" in html_of(answer)


def test_a_very_long_text_is_told_and_not_cut(client, words):
    long = "Nội dung rất dài. " * 2800
    answer = send(client, words | {"text": long})

    assert answer.status_code == 422
    assert "quá mức 20.000" in html_of(answer)
    assert long.strip() in html_of(answer)


def test_thirty_files_are_told_and_a_program_is_refused_and_nothing_is_kept(client, words):
    many = send(client, words | {"files": [SimpleUploadedFile(f"{n}.pdf", PDF) for n in range(30)]})
    program = send(client, words | {"files": [SimpleUploadedFile("don.pdf", b"MZ\x90\x00" + b"\0" * 200)]})

    assert (many.status_code, program.status_code) == (422, 422)
    assert "tối đa 5 tệp; đang có 30 tệp" in html_of(many)
    assert 'href="#id_files"' in html_of(program)
    assert "don.pdf: " in html_of(program)
    assert not Feedback.objects.exists()
    assert send(client, words | {"files": [SimpleUploadedFile("a.pdf", PDF)]}).status_code == 302
    assert Feedback.objects.get().files.count() == 1


def named(page):
    """The hidden fields by which a form that came back keeps its files."""
    return {
        "giu-tep": re.search(r'name="giu-tep" value="([^"]+)"', page)[1],
        "da-tai-files": re.findall(r'name="da-tai-files" value="([^"]+)"', page),
    }


def test_files_chosen_before_an_error_go_with_the_next_try_and_a_double_click_is_one(client, words):
    files = [SimpleUploadedFile(f"ảnh {n}.pdf", PDF + bytes([n])) for n in (1, 2)]
    page = html_of(send(client, words | {"phone": "", "files": files}))
    assert "ảnh 1.pdf" in page
    assert "Không phải chọn lại các tệp này" in page

    again = words | named(page)
    first, second = send(client, again), send(client, again)

    assert first.status_code == second.status_code == 302
    assert first.url == second.url
    kept = Feedback.objects.get()
    assert {each.attachment.original_name for each in kept.files.all()} == {"ảnh 1.pdf", "ảnh 2.pdf"}


def test_a_file_that_is_no_longer_kept_is_told_and_the_words_stay(client, words):
    page = html_of(send(client, words | {"phone": "", "files": [SimpleUploadedFile("ảnh.pdf", PDF)]}))
    late = send(client, words | named(page), at=SENT + timedelta(hours=7))

    assert late.status_code == 422
    assert "không còn được giữ" in html_of(late)
    assert "Hồ sơ gồm những giấy tờ gì?</textarea>" in html_of(late)


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '=HYPERLINK("http://x")',
        "'; DROP TABLE feedback_feedback; --",
        "ca\u0300 phe\u0302 \u200b\u202e\x00 tối",
        "😀" * 90,
        "%s {{ 7|add:7 }} {% now 'Y' %}",
        "Chủ đề\r\nBcc: x@y.example",
    ],
)
def test_hostile_words_are_kept_as_words(client, words, hostile):
    answer = send(client, words | {"text": hostile, "subject": hostile, "name": hostile, "phone": "x"})
    assert answer.status_code == 422
    assert "<script>alert" not in html_of(answer)

    assert send(client, words | {"text": hostile, "subject": hostile, "name": hostile}).status_code == 302
    kept = Feedback.objects.get()
    assert "\x00" not in kept.text
    assert "\n" not in kept.subject


@pytest.mark.parametrize("field", ["form_key", "stamp", "altcha", "website", "kind", "topic", "anonymous"])
def test_hidden_fields_full_of_rubbish_are_never_an_error_of_the_server(client, words, field):
    assert send(client, words | {field: "\x00" + "é" * 5000}).status_code in {302, 422}


def test_an_empty_post_and_other_ways_of_asking_are_answered(client, words):
    assert send(client, {}).status_code == 422
    assert client.put(SEND).status_code == 405


def test_without_script_a_few_an_hour_pass_then_the_words_come_back(client, words):
    for number in range(20):
        assert send(client, words | {"text": f"Câu số {number}"}).status_code == 302

    answer = send(client, words | {"text": "Câu thứ hai mươi mốt"})

    assert answer.status_code == 429
    assert "Câu thứ hai mươi mốt</textarea>" in html_of(answer)
    assert Feedback.objects.count() == 20


def test_the_form_needs_no_cookie(words):
    assert send(Client(enforce_csrf_checks=True), words).status_code == 302


# --- behind the code ---


def test_the_code_shows_the_state_and_the_answer_and_nothing_of_the_sender(client, db):
    made = answered(text="Tờ trình và báo cáo.", answered_at=SENT + timedelta(days=1))
    page = html_of(client.get(f"/hoi-dap/theo-doi/{made.receipt.code}/"))
    receipt = html_of(client.get(f"/tra-cuu/{made.receipt.code}/"))

    assert "Tờ trình và báo cáo." in page
    for shown in (page, receipt):
        assert "Đã trả lời" in shown
        for private in (made.text, made.subject, made.sender_name, made.sender_phone, made.sender_email, "Nà Pán"):
            assert private not in shown
    assert "Tờ trình và báo cáo." not in receipt


def test_a_draft_is_not_shown_before_it_is_approved(client, db):
    from registrations.feedback import answering

    made = feedback()
    answering.draft(made, by=officer(), text="Bản nháp chưa duyệt.", submit=True, now=SENT)

    page = html_of(client.get(f"/hoi-dap/theo-doi/{made.receipt.code}/"))

    assert "Bản nháp chưa duyệt." not in page
    assert "Đang xử lý" in page


def test_an_unknown_code_and_a_code_of_something_else_are_answered_alike(client, db):
    from registrations.receipts.actions import issue

    office()
    other = issue(kind="khac", content={"a": 1}, private=True)
    unknown = client.get("/hoi-dap/theo-doi/TDKT-AAAA-AAAA-AAAA/")
    foreign = client.get(f"/hoi-dap/theo-doi/{other.code}/")

    assert (unknown.status_code, foreign.status_code) == (404, 404)
    strip = "TDKT(-[A-Z0-9]{4})+"
    assert re.sub(strip, "", html_of(unknown)) == re.sub(strip, "", html_of(foreign))


def test_guessing_codes_is_slowed_down(client, db):
    with time_machine.travel(SENT, tick=False):  # the count begins anew with each minute
        answers = {client.get("/hoi-dap/theo-doi/TDKT-AAAA-AAAA-AAAA/").status_code for _ in range(70)}

    assert answers == {404, 429}


def test_the_sender_adds_what_was_asked_once_and_the_clock_goes_on(client, db):
    made = feedback()
    handling.ask(made, by=officer(), question="Mời cho biết năm được tặng.", now=SENT + timedelta(days=2))
    made.refresh_from_db()
    assert made.due_on is None
    address = f"/hoi-dap/theo-doi/{made.receipt.code}/"
    key = uuid.uuid4().hex
    with time_machine.travel(SENT + timedelta(days=9), tick=False):
        assert "Mời cho biết năm được tặng." in html_of(client.get(address))
        empty = client.post(address, {"text": "", "form_key": key, "files": SimpleUploadedFile("bằng.pdf", PDF)})
        assert empty.status_code == 422
        full = {"text": "Năm 1973.", "form_key": key} | named(html_of(empty))
        first = client.post(address, full)
        again = client.post(address, full)
        late = client.post(address, {"text": "Thêm nữa.", "form_key": uuid.uuid4().hex})
        after = html_of(client.get(address))

    made.refresh_from_db()
    assert (first.status_code, again.status_code, late.status_code) == (302, 302, 422)
    assert "Thêm nữa." in html_of(late)
    assert Inquiry.objects.get().answer == "Năm 1973."
    # Without the signed time of a form it is taken and marked, never dropped.
    assert "không đến từ biểu mẫu của Trang" in made.steps.get(note__contains="đã bổ sung").note
    assert Inquiry.objects.get().files.get().attachment.original_name == "bằng.pdf"
    assert "Năm 1973." not in after
    # Asked on 04/11, answered on 11/11: five working days stood still.
    assert f"{made.due_on:%d/%m/%Y}" == "23/11/2026"
    assert verify_chain().ok


def test_whoever_was_not_asked_cannot_add(db):
    with pytest.raises(Refused):
        actions.add(feedback(), text="Thêm.")
