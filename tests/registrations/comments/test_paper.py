"""Comments that came on paper: only inside the window, with scan and reason, and confirmed by a second officer."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from registrations.attachments.access import may_read
from registrations.attachments.actions import RefusedFile
from registrations.attachments.models import Attachment
from registrations.comments import erasure, handling, paper, queries
from registrations.comments.actions import NewComment
from registrations.comments.models import Comment, Event, Proposal
from registrations.privacy.terms import months_after
from registrations.receipts.actions import matches, verify_chain
from registrations.receipts.models import Entry
from registrations.receipts.registry import kind_of, status_of
from tests.factories.consultations import ConsultationFactory, officer
from tests.factories.summaries import outcome

PDF = b"%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF"
ENTERING = ("view_comment", "enter_paper")


def enter(consultation, arrived_at, *, by, now, new=None, **facts):
    new = new or NewComment(stance="khong-nhat-tri", text="Thư tay: chưa nhất trí.", name="Hứa Văn Mẫu")
    scan = facts.pop("scan", None) or SimpleUploadedFile("thu.pdf", PDF)
    given = {"scan": scan, "late_reason": "Thư đến chiều muộn"} | facts
    return paper.enter(consultation, new, arrived_at=arrived_at, by=by, now=now, **given)


def test_it_counts_only_when_a_second_officer_confirmed_it(consultation, during, closes_at):
    first, second = officer(*ENTERING), officer(*ENTERING)
    one = enter(consultation, during, by=first, now=closes_at + timedelta(days=1))

    assert queries.counts(consultation).total.total == 0
    assert dict(status_of(one.receipt).lines)["Bản giấy"] == "Chờ người thứ hai xác nhận"
    with pytest.raises(PermissionDenied):
        handling.decide(Proposal.objects.all(), agreed=True, by=first)
    handling.decide(Proposal.objects.all(), agreed=True, by=second)

    total = queries.counts(consultation).total
    assert (total.total, total.paper) == (1, 1)
    assert Event.objects.get().kind == Event.Kind.PAPER_CONFIRMED
    assert Entry.objects.filter(kind=paper.PAPER_KIND).count() == 1
    assert verify_chain().ok


def test_a_paper_that_is_not_confirmed_stays_and_never_counts(consultation, during):
    enter(consultation, during, by=officer(*ENTERING), now=during)

    handling.decide(Proposal.objects.all(), agreed=False, answer="Không đúng bản chụp", by=officer(*ENTERING))

    total = queries.counts(consultation).total
    assert (total.total, total.unconfirmed) == (0, 1)
    assert Event.objects.get().kind == Event.Kind.PAPER_REFUSED


@pytest.mark.parametrize("side", ["before", "at closing", "future", "draft"])
def test_an_arrival_outside_the_window_is_impossible(consultation, opened_at, during, closes_at, side):
    arrived, now = {
        "before": (opened_at - timedelta(microseconds=1), closes_at),
        "at closing": (closes_at, closes_at + timedelta(days=1)),
        "future": (during + timedelta(minutes=1), during),
        "draft": (during, during),
    }[side]
    if side == "draft":
        consultation = ConsultationFactory()

    with pytest.raises(ValidationError) as error:
        enter(consultation, arrived, by=officer(*ENTERING), now=now)

    assert "arrived_at" in error.value.message_dict
    assert not Comment.objects.exists()
    assert not Attachment.objects.exists()


def test_the_last_microsecond_is_inside(consultation, last_instant, closes_at):
    assert enter(consultation, last_instant, by=officer(*ENTERING), now=closes_at).received_at == last_instant


def test_it_needs_scan_and_reason_and_the_permission(consultation, during):
    by = officer(*ENTERING)

    with pytest.raises(ValidationError):
        enter(consultation, during, by=by, now=during, late_reason=" ")
    with pytest.raises(RefusedFile):
        enter(consultation, during, by=by, now=during, scan=SimpleUploadedFile("x.pdf", b"MZ" + b"\0" * 90))
    with pytest.raises(PermissionDenied):
        enter(consultation, during, by=officer("view_comment", "handle_comment"), now=during)
    assert not Comment.objects.exists()


def test_after_the_outcome_nothing_more_is_entered_or_confirmed(consultation, during, closes_at):
    first, second = officer(*ENTERING), officer(*ENTERING)
    one = enter(consultation, during, by=first, now=closes_at)
    handling.decide(Proposal.objects.all(), agreed=False, answer="Không đúng bản chụp", by=second)
    outcome(consultation, now=closes_at)

    new = NewComment(stance="nhat-tri", text="Thư thứ hai")
    with pytest.raises(ValidationError, match="đã công bố"):
        enter(consultation, during, by=first, now=closes_at, new=new)
    Proposal.objects.create(comment=one, kind=Proposal.Kind.PAPER, reason="x", by=first)
    with pytest.raises(ValidationError, match="đã công bố"):
        handling.decide(Proposal.objects.waiting(), agreed=True, by=second)


def test_entered_twice_from_one_form_it_is_one(consultation, during):
    new, by = NewComment(stance="nhat-tri", text="Thư"), officer(*ENTERING)

    assert enter(consultation, during, by=by, now=during, new=new) == enter(
        consultation, during, by=by, now=during, new=new
    )
    assert Attachment.objects.count() == 1


def test_the_receipt_commits_to_the_arrival_and_the_scan(consultation, during, closes_at):
    one = enter(consultation, during, by=officer(*ENTERING), now=closes_at)

    content = kind_of(paper.PAPER_KIND).contents([one.receipt])[one.receipt_id]

    assert matches(one.receipt, content)
    Comment.objects.filter(pk=one.pk).update(received_at=during - timedelta(minutes=1))
    assert not matches(one.receipt, kind_of(paper.PAPER_KIND).contents([one.receipt])[one.receipt_id])


def test_the_scan_shows_the_sender_and_is_not_for_every_reader(consultation, during):
    one = enter(consultation, during, by=officer(*ENTERING), now=during)
    scan = one.paper.scan

    assert may_read(officer(*ENTERING), scan)
    assert may_read(officer("view_comment", "identify_sender"), scan)
    assert not may_read(officer("view_comment", "handle_comment"), scan)
    handling.restrict([one], reason="Tố giác", by=officer("view_comment", "handle_comment"))
    scan = Attachment.objects.get(pk=scan.pk)
    assert not may_read(officer(*ENTERING), scan)
    assert may_read(officer(*ENTERING, "read_restricted"), scan)


def test_name_and_scan_go_when_the_term_is_over(consultation, during, closes_at, django_capture_on_commit_callbacks):
    one = enter(consultation, during, by=officer(*ENTERING), now=closes_at)
    months = consultation.consent.retention_months

    with django_capture_on_commit_callbacks(execute=True):
        assert erasure.due(months_after(closes_at, months) - timedelta(seconds=1)) == []
        assert erasure.due(months_after(closes_at, months)) == [one]
        erasure.erase_contact(one, reason="Hết thời hạn lưu")

    one = Comment.objects.select_related("paper").get()
    assert (one.sender_name, one.paper.scan) == ("", None)
    assert not Attachment.objects.exists()
    assert verify_chain().ok
