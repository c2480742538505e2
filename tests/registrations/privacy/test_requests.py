"""Those whose data it is ask for it, prove who they are, and are answered in time; every opening is logged."""

import datetime
import io
import json

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from docx import Document
from wagtail.models import ModelLogEntry

from registrations.privacy import actions
from registrations.privacy.models import RetentionRun, RetentionTerm, RightsTerm, SubjectRequest
from registrations.privacy.retention import retain
from registrations.receipts.actions import verify_chain
from registrations.receipts.models import Salt
from tests.factories.accounts import SuperuserFactory, UserFactory
from tests.factories.comments import comment
from tests.factories.consultations import ConsultationFactory, officer
from tests.factories.subject_requests import subject_request

pytestmark = pytest.mark.django_db
PAGE = "/du-lieu-ca-nhan/yeu-cau/"


def at(*parts):
    return timezone.make_aware(datetime.datetime(*parts))


NOW = at(2026, 11, 20, 9)
WORDS = {
    "kind": "xoa",
    "code": "",
    "text": "Xin xóa số điện thoại của tôi.",
    "name": "Chu Thị Mận",
    "phone": "0912 000 333",
    "email": "",
    "website": "",
}


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as travel:
        yield travel


@pytest.fixture
def sent():
    """A comment with contact data."""
    return comment(ConsultationFactory(opened=at(2026, 11, 9, 8)), NOW, phone="0912000111", email="a@rieng.example")


@pytest.fixture
def handler():
    return officer("view_subjectrequest", "handle_subjectrequest")


def test_a_request_is_kept_and_answered_with_a_receipt_and_a_last_day(client):
    RightsTerm.objects.create(kind="xoa", working_days=3, effective_from="2026-01-01", source="Nghị định")
    answer = client.post(PAGE, WORDS)

    row = SubjectRequest.objects.get()
    assert answer.url == f"/tra-cuu/{row.receipt.code}/?moi=1"
    assert row.due_on == datetime.date(2026, 11, 26)  # 24/11 is a day off
    page = client.get(answer.url).content.decode()
    assert "Xóa dữ liệu của tôi" in page
    assert "26/11/2026" in page
    assert not any(word in page for word in ("Chu Thị Mận", "0912", "số điện thoại của tôi"))
    assert verify_chain().ok


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"kind": ""}, "Chọn một việc"),
        ({"kind": "khac"}, "Chọn một việc trong danh sách"),
        ({"code": "TDKT-1"}, "mã"),
        ({"phone": ""}, "điện thoại hoặc thư điện tử"),
        ({"phone": "12"}, "đủ 10 chữ số"),
        ({"email": "không"}, "ten@mien.vn"),
        ({"text": "\x00"}, "ít nhất một câu"),
        ({"text": "a " * 5000}, "quá mức 5.000"),
        ({"name": "  "}, "Ghi họ và tên"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_lost(client, change, told):
    answer = client.post(PAGE, WORDS | change)

    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert "Chu Thị Mận" in answer.content.decode() or "name" in change
    assert not SubjectRequest.objects.exists()


def test_sent_twice_it_is_one_request(client):
    words = WORDS | {"form_key": "7f0dc1d0b9e44c0d8a2f1b7f3f1b2c3d"}
    assert client.post(PAGE, words).url == client.post(PAGE, words).url
    assert SubjectRequest.objects.count() == 1


def test_over_the_limit_without_script_the_words_come_back(client):
    for number in range(5):
        assert client.post(PAGE, WORDS | {"text": f"Yêu cầu {number}"}).status_code == 302
    answer = client.post(PAGE, WORDS | {"text": "Yêu cầu thứ sáu"})
    assert answer.status_code == 429
    assert "Yêu cầu thứ sáu</textarea>" in answer.content.decode()


def test_who_knows_the_receipt_code_has_shown_who_they_are(client, sent):
    client.post(PAGE, WORDS | {"code": sent.receipt.code.lower()})
    row = SubjectRequest.objects.get()
    assert row.about == sent.receipt
    assert row.identity == SubjectRequest.Identity.CODE


@pytest.mark.parametrize(
    ("given", "identity"),
    [
        ({}, ""),  # the sheet may have been found
        ({"name": "LỤC THỊ THẮM"}, "ma"),
        ({"phone": "0912000111"}, "ma"),
        ({"email": "A@rieng.example"}, "ma"),
        ({"name": "Thắm"}, ""),
    ],
)
def test_to_read_what_is_kept_the_code_alone_is_not_enough(sent, given, identity):
    row = subject_request(NOW, kind="xem", code=sent.receipt.code, **given)
    assert row.identity == identity


def test_whoever_asks_is_given_a_file_with_all_that_is_found(client, sent, handler):
    other = comment(sent.consultation, NOW, phone="0912000111", text="Lần khác.", name="Lục Thị Thắm")
    secret = comment(sent.consultation, NOW, phone="0912000111", text="Điều nêu riêng.", name="Lục Thị Thắm")
    type(secret).objects.filter(pk=secret.pk).update(restricted_at=NOW)
    comment(sent.consultation, NOW, phone="0912 000 999", text="Của người khác.")
    client.force_login(handler)
    row = subject_request(NOW, kind="xem", phone="0912000111")
    export = reverse("yeu-cau-du-lieu:export", args=[row.pk])
    assert client.post(export, {"dang": "json"}).status_code == 302  # nobody knows yet who asks
    assert not ModelLogEntry.objects.filter(action="privacy.export_request").exists()
    actions.confirm_identity(row, by=handler, note="Đến trực tiếp")

    told = json.loads(client.post(export, {"dang": "json"}).content)

    texts = [part["noi_dung"]["Nội dung"] for part in told["du_lieu"]]
    assert texts == [sent.text, "Lần khác.", "nằm trong sổ hạn chế, cơ quan thường trực trả lời riêng"]
    answer = client.post(export, {"dang": "docx"})
    words = " ".join(each.text for each in Document(io.BytesIO(answer.content)).paragraphs)
    assert "Lần khác." in words
    assert "no-store" in answer["Cache-Control"]
    assert "Điều nêu riêng" not in words + str(told)
    assert "Của người khác" not in words + str(told)
    assert ModelLogEntry.objects.filter(action="privacy.export_request", user=handler).count() == 2
    page = client.get(reverse("yeu-cau-du-lieu:inspect", args=[row.pk])).content.decode()
    assert "3 giấy xác nhận này" in page
    assert other.receipt.code in page


def test_erasure_reaches_everything_of_the_person_once_an_officer_knows_who_it_is(sent, handler):
    other = comment(sent.consultation, NOW, phone="0912000111", name="Lục Thị Thắm")
    row = subject_request(NOW, phone="0912000111")
    actions.confirm_identity(row, by=handler, note="Đến trực tiếp")
    actions.close_request(row, by=handler, result="da-thuc-hien", answer="Đã xóa.")
    for each in (sent, other):
        each.refresh_from_db()
        assert each.sender_phone == ""
    assert verify_chain().ok


def test_an_unknown_code_is_taken_like_none_and_tells_nothing(client, sent):
    other = "TDKT-7K4M-Q93H-X2FA-8PVW-R6DP"
    answers = {code: client.post(PAGE, WORDS | {"code": code, "text": code}).status_code for code in ("", other)}
    assert set(answers.values()) <= {302, 422}
    assert not SubjectRequest.objects.exclude(identity="").exists()


def test_erasure_that_is_carried_out_reaches_the_sender_and_keeps_the_words(sent, handler):
    row = subject_request(NOW, code=sent.receipt.code)
    actions.close_request(row, by=handler, result="da-thuc-hien", answer="Đã xóa.")

    sent.refresh_from_db()
    assert (sent.sender_name, sent.sender_phone, sent.sender_email) == ("", "", "")
    assert sent.text
    assert not Salt.objects.filter(entry=sent.receipt.entry).exists()
    assert verify_chain().ok
    entry = ModelLogEntry.objects.get(action="privacy.close_request")
    assert entry.data == {"result": "Đã thực hiện", "erased": True}


def test_nothing_is_done_for_somebody_unknown(sent, handler):
    row = subject_request(NOW)
    with pytest.raises(actions.NotYet):
        actions.close_request(row, by=handler, result="da-thuc-hien", answer="Đã xóa.")
    actions.confirm_identity(row, by=handler, note="Đến trực tiếp")
    closed = actions.close_request(row, by=handler, result="da-thuc-hien", answer="Đã xóa.")
    assert closed.closed_by == handler
    with pytest.raises(PermissionDenied):
        actions.close_request(row, by=handler, result="mot-phan", answer="Lần nữa.")


def test_a_refusal_needs_no_identity(handler):
    row = subject_request(NOW)
    assert actions.close_request(row, by=handler, result="khong-thuc-hien", answer="Không xác minh được.").closed_at


@pytest.mark.parametrize("permissions", [(), ("view_subjectrequest",)])
def test_others_neither_open_nor_answer(permissions):
    row, somebody = subject_request(NOW), officer(*permissions)
    for act in (
        lambda: actions.open_request(row, by=somebody),
        lambda: actions.confirm_identity(row, by=somebody, note="x"),
        lambda: actions.close_request(row, by=somebody, result="da-thuc-hien", answer="x"),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert not ModelLogEntry.objects.filter(action__startswith="privacy.").exists()


def test_an_officer_walks_a_request_through(client, sent, handler):
    client.force_login(handler)
    row = subject_request(NOW, code=sent.receipt.code)
    assert "Mã tiếp nhận" in client.get(reverse("yeu-cau-du-lieu:index")).content.decode()
    closed = client.get(reverse("yeu-cau-du-lieu:inspect", args=[row.pk])).content.decode()
    assert "Chu Thị Mận" not in closed

    opened = client.post(reverse("yeu-cau-du-lieu:open", args=[row.pk])).content.decode()
    assert "Chu Thị Mận" in opened
    assert "a@rieng.example" in opened
    assert ModelLogEntry.objects.get(action="privacy.open_request").user == handler

    empty = client.post(reverse("yeu-cau-du-lieu:close", args=[row.pk]), {"result": "da-thuc-hien", "answer": ""})
    assert empty.status_code == 422
    done = client.post(reverse("yeu-cau-du-lieu:close", args=[row.pk]), {"result": "da-thuc-hien", "answer": "Đã xóa."})
    assert done.status_code == 302
    assert "Đã giải quyết" in client.get(done.url).content.decode()


def test_administrators_read_and_export_the_log_of_openings(client, handler):
    row = subject_request(NOW)
    actions.open_request(row, by=handler)
    client.force_login(SuperuserFactory())

    page = client.get(reverse("nhat-ky-mo-du-lieu:index")).content.decode()
    assert "Mở thông tin người yêu cầu" in page
    assert str(handler) in page
    assert "Chu Thị Mận" not in page
    csv = b"".join(client.get(reverse("nhat-ky-mo-du-lieu:index"), {"export": "csv"}).streaming_content).decode()
    assert "20/11/2026 09:00" in csv
    assert row.receipt.code in csv
    later = client.get(reverse("nhat-ky-mo-du-lieu:index"), {"since": "2026-11-21"}).content.decode()
    assert row.receipt.code not in later


@pytest.mark.parametrize("name", ["nhat-ky-mo-du-lieu", "lan-xoa"])
def test_the_logs_are_for_those_named_for_them(client, handler, name):
    client.force_login(handler)
    assert client.get(reverse(f"{name}:index")).status_code in {302, 403}


def test_the_log_of_openings_is_kept_for_its_term_and_then_erased(handler):
    actions.open_request(subject_request(NOW), by=handler)
    assert _erased(at(2028, 11, 20, 8)) == 0
    RetentionTerm.objects.create(code="openings", months=12, effective_from="2026-01-01", source="Quy chế")
    assert _erased(at(2027, 11, 20, 8)) == 0
    assert _erased(at(2027, 11, 20, 10)) == 1
    assert RetentionRun.objects.get().term == "12 tháng, tính từ lúc mở (Quy chế)"


def test_no_row_can_shorten_the_log_below_a_year(client, handler):
    actions.open_request(subject_request(NOW), by=handler)
    RetentionTerm.objects.create(code="openings", months=1, effective_from="2026-01-01", source="Nhầm")
    assert _erased(at(2027, 11, 20, 8)) == 0

    client.force_login(SuperuserFactory())
    given = {"code": "openings", "months": 6, "effective_from": "01/12/2026", "source": "Nhầm"}
    answer = client.post(reverse("thoi-han-luu:add"), given)
    assert "ít nhất 12 tháng" in answer.content.decode()
    assert RetentionTerm.objects.count() == 1


def test_a_term_of_the_future_does_not_hold_yet(handler):
    actions.open_request(subject_request(NOW), by=handler)
    RetentionTerm.objects.create(code="openings", months=12, effective_from="2030-01-01", source="Sau này")
    assert _erased(at(2028, 5, 1)) == 0


def _erased(now):
    return sum(outcome.count for outcome in retain(execute=True, now=now, only="openings"))


def test_who_asked_is_forgotten_after_the_term_and_the_register_still_holds(handler, clock):
    row = subject_request(NOW)
    actions.close_request(row, by=handler, result="khong-thuc-hien", answer="Không xác minh được.")
    waiting = subject_request(NOW, text="Yêu cầu chưa ai trả lời")
    clock.move_to(at(2029, 1, 1))
    call_command("retain", "--execute", "--only", "subject-requests")

    row.refresh_from_db()
    waiting.refresh_from_db()
    assert (row.name, row.phone, row.text, row.answer) == ("", "", "", "")
    assert row.result == "khong-thuc-hien"
    assert waiting.name
    assert verify_chain().ok


def test_the_inventory_is_public_and_tells_the_term_in_force(client, django_assert_max_num_queries):
    RetentionTerm.objects.create(code="subject-requests", months=36, effective_from="2026-01-01", source="Quy chế 5")
    with django_assert_max_num_queries(12):
        page = client.get("/du-lieu-ca-nhan/dang-giu/").content.decode()
    assert "36 tháng, tính từ ngày giải quyết xong (Quy chế 5)" in page
    assert "người gửi ý kiến" in page


def test_the_form_asks_little_of_the_database(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        assert client.get(PAGE).status_code == 200


def test_an_unknown_kind_is_told_by_the_command():
    with pytest.raises(Exception, match="Không có loại dữ liệu"):
        call_command("retain", "--only", "khong-co")


def test_a_member_of_the_public_cannot_reach_the_desk(client):
    client.force_login(UserFactory())
    assert client.get(reverse("yeu-cau-du-lieu:index")).status_code in {302, 403}
