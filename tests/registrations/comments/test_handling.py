"""What officers do with comments: nothing is lost, and what weighs needs two and stands in the register."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from registrations.comments import actions, handling, queries
from registrations.comments.models import Comment, Event, Proposal, SenderOpening
from registrations.notices.models import Notice
from registrations.receipts.actions import verify_chain
from registrations.receipts.models import Entry
from registrations.receipts.querysets import AppendOnlyError
from registrations.receipts.registry import kind_of, status_of
from tests.factories.comments import comment
from tests.factories.consultations import officer
from tests.factories.summaries import outcome

SPAM = Comment.Classification.SPAM
HANDLING = ("view_comment", "handle_comment")
RESTRICTED = (*HANDLING, "read_restricted")


def aside(*comments, by, **facts):
    return handling.propose_aside(comments, **{"classification": SPAM, "reason": "Quảng cáo", "by": by} | facts)


def waiting():
    return Proposal.objects.waiting()


def kinds():
    return list(Event.objects.values_list("kind", flat=True))


def test_it_counts_until_a_second_officer_agrees(consultation, during):
    first, second = officer(*HANDLING), officer(*HANDLING)
    one = comment(consultation, during)

    assert aside(one, by=first) == 1
    assert queries.counts(consultation).total.total == 1
    assert handling.decide(waiting(), agreed=True, by=second) == 1

    one.refresh_from_db()
    assert (one.counts, one.classification) == (False, SPAM)
    total = queries.counts(consultation).total
    assert (total.total, total.set_aside) == (0, 1)
    assert kinds() == [Event.Kind.SET_ASIDE]
    assert verify_chain().ok


def test_nobody_is_his_own_second_officer(consultation, during):
    first = officer(*HANDLING)
    one = comment(consultation, during)
    aside(one, by=first)

    with pytest.raises(PermissionDenied):
        handling.decide(waiting(), agreed=True, by=first)
    with pytest.raises(IntegrityError), transaction.atomic():
        waiting().update(agreed=True, decided_by=first, decided_at=during)

    one.refresh_from_db()
    assert one.counts


def test_a_refusal_needs_a_word_and_leaves_the_comment_counted(consultation, during):
    one = comment(consultation, during)
    aside(one, by=officer(*HANDLING))
    second = officer(*HANDLING)

    with pytest.raises(ValidationError):
        handling.decide(waiting(), agreed=False, by=second)
    handling.decide(waiting(), agreed=False, by=second, answer="Có nội dung cần xem")

    one.refresh_from_db()
    assert one.counts
    assert one.classification == ""
    assert kinds() == []


def test_a_double_click_decides_once(consultation, during):
    one = comment(consultation, during)
    aside(one, by=officer(*HANDLING))
    stale, second = list(waiting()), officer(*HANDLING)

    assert [handling.decide(stale, agreed=True, by=second) for _ in range(2)] == [1, 0]
    assert kinds() == [Event.Kind.SET_ASIDE]


def test_a_group_is_set_aside_by_one_entry_that_names_each(consultation, during):
    made = [comment(consultation, during, text="Bán hàng giá rẻ", phone=f"091200011{n}") for n in range(5)]
    first, second = officer(*HANDLING), officer(*HANDLING)

    assert aside(*made, by=first) == 5
    assert aside(*made, by=first) == 0
    handling.decide(waiting(), agreed=True, by=second)

    entry = Entry.objects.get(kind__startswith="comment-event")
    content = kind_of(entry.kind).contents([entry])[entry.pk]
    assert content["comments"] == sorted(one.receipt.code for one in made)
    assert Event.objects.count() == 5
    assert Comment.objects.count() == 5


def test_what_was_set_aside_can_count_again(consultation, during):
    one = comment(consultation, during)
    aside(one, by=officer(*HANDLING))
    handling.decide(waiting(), agreed=True, by=officer(*HANDLING))

    handling.restore(one, reason="Người gửi giải thích", by=officer(*HANDLING))

    assert queries.counts(consultation).total.total == 1
    assert kinds() == [Event.Kind.SET_ASIDE, Event.Kind.RESTORED]


def test_one_officer_alone_cannot_choose_a_class_that_takes_out_of_the_count(consultation, during):
    one, by = comment(consultation, during), officer(*HANDLING)

    for value in ("spam", "khong-lien-quan", "gui-lap-lai", "phan-anh-vi-pham", "bịa"):
        with pytest.raises(PermissionDenied):
            actions.handle_comment(one, classification=value, by=by)
        with pytest.raises(PermissionDenied):
            handling.classify([one], classification=value, by=by)

    assert handling.classify([one], classification="ve-thanh-tich", by=by) == 1


def test_published_numbers_stay(consultation, during, closes_at):
    one, two = comment(consultation, during), comment(consultation, during, text="Hai")
    first, second = officer(*HANDLING), officer(*HANDLING)
    aside(one, by=first)
    handling.decide(waiting(), agreed=True, by=second)
    outcome(consultation, now=closes_at)

    with pytest.raises(ValidationError, match="đã công bố"):
        aside(two, by=first)
    with pytest.raises(ValidationError, match="đã công bố"):
        handling.restore(one, reason="x", by=first)
    Proposal.objects.create(comment=two, kind=Proposal.Kind.SET_ASIDE, classification=SPAM, reason="x", by=first)
    with pytest.raises(ValidationError, match="đã công bố"):
        handling.decide(waiting(), agreed=True, by=second)


# --- the restricted register ---


def test_what_alleges_wrongdoing_is_read_only_with_the_special_permission(consultation, during):
    handler, reader = officer(*HANDLING), officer(*RESTRICTED)
    one = comment(consultation, during, text="Tố giác việc khai khống.")

    with pytest.raises(ValidationError):
        handling.restrict([one], reason=" ", by=handler)
    assert handling.restrict([one], reason="Nêu hành vi vi phạm", by=handler) == 1
    assert handling.restrict([one], reason="Lần nữa", by=reader) == 0

    for step in (
        lambda: actions.handle_comment(one, state="dang-xem-xet", by=handler),
        lambda: actions.open_sender(one, by=officer(*HANDLING, "identify_sender"), reason="x"),
        lambda: handling.answer(one, text="x", public_text="y", by=handler),
        lambda: aside(one, by=handler),
        lambda: handling.propose_release(one, reason="x", by=handler),
        lambda: handling.assign([one], assignee=handler, by=reader),
    ):
        with pytest.raises(PermissionDenied):
            step()
    assert actions.handle_comment(one, state="dang-xem-xet", by=reader).state == "dang-xem-xet"


def test_it_leaves_the_restricted_register_only_with_a_second_officer(consultation, during):
    first, second = officer(*RESTRICTED), officer(*RESTRICTED)
    one = comment(consultation, during)
    handling.restrict([one], reason="Nêu hành vi vi phạm", by=first)

    proposal = handling.propose_release(one, reason="Không phải tố cáo", by=first)
    for other in (first, officer(*HANDLING)):
        with pytest.raises(PermissionDenied):
            handling.decide([proposal], agreed=True, by=other)
    handling.decide([proposal], agreed=True, by=second)

    one.refresh_from_db()
    assert one.restricted_at is None
    assert kinds() == [Event.Kind.RESTRICTED, Event.Kind.RELEASED]


def test_forwarding_is_told_to_the_sender_without_content(consultation, during):
    by = officer(*RESTRICTED)
    one = comment(consultation, during, text="Tố giác việc khai khống.")
    facts = {"authority": "Thanh tra tỉnh", "document_number": "12/CV-TĐKT", "by": by}
    with pytest.raises(PermissionDenied):
        handling.forward(one, forwarded_on=date(2026, 11, 21), now=during + timedelta(days=3), **facts)
    handling.restrict([one], reason="Nêu hành vi vi phạm", by=by)
    for day in (date(2026, 11, 19), date(2026, 11, 30)):
        with pytest.raises(ValidationError):
            handling.forward(one, forwarded_on=day, now=during + timedelta(days=3), **facts)

    for _ in range(2):
        handling.forward(one, forwarded_on=date(2026, 11, 21), now=during + timedelta(days=3), **facts)

    lines = dict(status_of(one.receipt).lines)
    assert lines["Đã chuyển"] == "Thanh tra tỉnh, văn bản số 12/CV-TĐKT, ngày 21/11/2026"
    assert "khai khống" not in str(status_of(one.receipt))
    assert kinds() == [Event.Kind.RESTRICTED, Event.Kind.FORWARDED]


# --- answers ---


def test_the_answer_goes_by_mail_and_leaves_no_trace_of_the_address(
    consultation, during, django_capture_on_commit_callbacks
):
    one = comment(consultation, during, email="tham@mau.example", phone="0912000111")
    by = officer(*HANDLING)

    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(2):
            handling.answer(one, text="Thưa bà, số liệu đúng.\nXin cảm ơn.", public_text="Đã trả lời.", by=by)

    (sent,) = mail.outbox
    assert sent.to == ["tham@mau.example"]
    assert "Thưa bà, số liệu đúng." in sent.body
    notice = Notice.objects.get()
    assert "tham@mau" not in f"{notice}{notice.address}{notice.text}{notice.body}{notice.subject}"
    assert dict(status_of(one.receipt).lines)["Trả lời"] == "Đã trả lời."
    assert "số liệu đúng" not in str(status_of(one.receipt))
    assert kinds() == [Event.Kind.ANSWERED]


@pytest.mark.parametrize("sentence", ["Trả lời bà lục thị  thắm.", "Đã gọi số 0912.000.111.", "Gửi Tham@mau.example"])
def test_the_sentence_for_the_page_may_not_name_the_sender(consultation, during, sentence):
    one = comment(consultation, during, email="tham@mau.example", phone="0912000111")

    with pytest.raises(ValidationError) as error:
        handling.answer(one, text="Thư", public_text=sentence, by=officer(*HANDLING))

    assert "public_text" in error.value.message_dict


@pytest.mark.parametrize(
    ("facts", "way"),
    [({"address": "xã Kiên Mộc"}, "thu-giay"), ({"anonymous": True, "name": ""}, "trang-tra-cuu")],
)
def test_without_an_address_for_mail_it_is_a_letter_or_the_page(consultation, during, facts, way):
    made = handling.answer(
        comment(consultation, during, **facts), text="Thư", public_text="Đã xem xét.", by=officer(*HANDLING)
    )

    assert made.way == way
    assert mail.outbox == []


# --- senders ---


def test_each_opening_needs_a_reason_and_is_kept(consultation, during):
    one, by = comment(consultation, during), officer("view_comment", "identify_sender")

    with pytest.raises(ValidationError):
        actions.open_sender(one, by=by, reason="  ")
    assert not SenderOpening.objects.exists()
    sender = dict(actions.open_sender(one, by=by, reason="Gọi lại để hỏi rõ"))

    assert sender["Họ và tên"] == "Lục Thị Thắm"
    kept = SenderOpening.objects.get()
    assert (kept.by, kept.reason) == (by, "Gọi lại để hỏi rõ")
    for change in (kept.delete, SenderOpening.objects.all().delete, lambda: SenderOpening.objects.update(reason="")):
        with pytest.raises(AppendOnlyError):
            change()


def test_others_do_not_open_senders(consultation, during):
    one = comment(consultation, during)

    for by in (officer(*HANDLING), officer("identify_sender"), officer("view_senderopening")):
        with pytest.raises(PermissionDenied):
            actions.open_sender(one, by=by, reason="Xem")
