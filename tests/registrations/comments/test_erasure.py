"""Contact data goes when the time that the sender was told is over; what was said stays."""

import datetime

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from registrations.comments.models import Comment
from registrations.privacy.models import RetentionRun
from registrations.privacy.retention import retain
from registrations.privacy.terms import months_after
from registrations.receipts.actions import verify_chain
from registrations.receipts.models import Salt
from tests.factories.comments import comment
from tests.factories.consultations import ConsultationFactory
from tests.factories.subject_requests import subject_request
from tests.factories.summaries import outcome

pytestmark = pytest.mark.django_db


def at(*parts):
    return timezone.make_aware(datetime.datetime(*parts))


def erase_contacts(now):
    """How many senders `manage.py retain --execute` would take away at an instant, taking them away."""
    return sum(outcome.count for outcome in retain(execute=True, now=now, only="comment-contacts"))


@pytest.fixture
def sent():
    """A comment with contact data in a window that closes at 00:00 of 24/11/2026."""
    consultation = ConsultationFactory(opened=at(2026, 11, 9, 8))
    made = comment(consultation, at(2026, 11, 12, 9), phone="0912 000 111", email="a@rieng.example", address="Thôn Mẫu")
    assert consultation.closes_at == at(2026, 11, 24)
    outcome(consultation, now=at(2026, 11, 27, 9))
    return Comment.objects.get(pk=made.pk)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (at(2026, 11, 24), 24, at(2028, 11, 24)),
        (at(2026, 1, 31), 1, at(2026, 2, 28)),
        (at(2027, 12, 31), 2, at(2028, 2, 29)),
        (at(2026, 11, 24), 0, at(2026, 11, 24)),
    ],
)
def test_months_are_counted_as_people_count_them(start, months, end):
    assert months_after(start, months) == end


def test_nothing_is_erased_a_moment_before_the_term(sent):
    assert erase_contacts(at(2028, 11, 24) - datetime.timedelta(microseconds=1)) == 0

    sent.refresh_from_db()
    assert sent.sender_name == "Lục Thị Thắm"


def test_at_the_term_the_sender_goes_and_the_words_stay(sent):
    key = sent.submission_key

    assert erase_contacts(at(2028, 11, 24)) == 1

    sent.refresh_from_db()
    assert (sent.sender_name, sent.sender_phone, sent.sender_email, sent.sender_address) == ("", "", "", "")
    assert sent.text == "Đề nghị xem lại số liệu năm 2019."
    assert sent.submission_key != key
    assert not Salt.objects.filter(entry=sent.receipt.entry).exists()
    assert verify_chain().ok


def test_erasing_again_changes_nothing(sent):
    erase_contacts(at(2029, 1, 1))

    assert erase_contacts(at(2029, 1, 2)) == 0


def test_a_longer_term_of_consent_is_kept(sent):
    sent.consent.retention_months = 36
    sent.consent.save()

    assert erase_contacts(at(2028, 11, 24)) == 0
    assert erase_contacts(at(2029, 11, 24)) == 1


def test_the_command_tells_first_and_erases_when_told_to(sent, capsys):
    with time_machine.travel(at(2029, 1, 1), tick=False):
        call_command("retain")
        told = capsys.readouterr().out
        sent.refresh_from_db()
        assert "sẽ xóa 1" in told
        assert "chạy thử" in told
        assert sent.sender_name
        assert not RetentionRun.objects.exists()

        call_command("retain", "--execute")
        sent.refresh_from_db()
        assert "đã xóa 1" in capsys.readouterr().out
        assert not sent.sender_name
        run = RetentionRun.objects.get()
        assert (run.code, run.count, run.at) == ("comment-contacts", 1, at(2029, 1, 1))
        assert "lời đồng ý" in run.term


def test_what_a_running_procedure_needs_is_left_and_told(sent, capsys):
    waits = comment(ConsultationFactory(opened=at(2026, 11, 9, 8)), at(2026, 11, 12, 9), name="Vi Thị Chờ")
    alleges = comment(ConsultationFactory(opened=at(2026, 11, 9, 8)), at(2026, 11, 12, 9), name="Lý Văn Nêu")
    outcome(alleges.consultation, now=at(2026, 11, 27, 9))
    Comment.objects.filter(pk=alleges.pk).update(restricted_at=at(2026, 11, 13))
    subject_request(at(2028, 12, 1), code=sent.receipt.code)

    with time_machine.travel(at(2029, 1, 1), tick=False):
        call_command("retain", "--execute", "--only", "comment-contacts")

    told = capsys.readouterr().out
    assert "đã xóa 0" in told
    for reason in ("chưa công bố kết quả", "chưa chuyển cơ quan có thẩm quyền", "chưa giải quyết"):
        assert f"còn giữ 1 đã đến hạn: {reason}" in told.replace("cuộc lấy ý kiến ", "").replace(
            "phản ánh vi phạm ", ""
        ).replace("đang có yêu cầu của chủ thể dữ liệu ", "")
    assert Comment.objects.exclude(sender_name="").count() == 3
    assert waits.sender_name
