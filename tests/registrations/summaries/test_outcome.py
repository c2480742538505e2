"""From the end of the window to the outcome: four eyes, what blocks, what is published, what senders read."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from registrations.comments.models import Comment
from registrations.consultations.models import Outcome, State
from registrations.notices.models import Notice
from registrations.receipts.actions import verify_chain
from registrations.receipts.models import Entry
from registrations.summaries import actions, queries, rules
from registrations.summaries.models import OutcomeRule, Summary
from tests.factories.comments import comment
from tests.factories.consultations import officer
from tests.factories.summaries import outcome, take_up

WRITTEN = {"conclusions": "Các trường hợp đủ điều kiện.", "detail": Summary.Detail.GROUPED}


def write(consultation, writer, now, **facts):
    return actions.write_outcome(consultation, by=writer, now=now, **WRITTEN | {"send": True} | facts)


def test_counts_equal_hand_written_sql(consultation, during, closes_at):
    first, second = consultation.nominees.all()
    for number in range(7):
        comment(
            consultation, during, nominee=first, text=f"Lời {number}.", stance="nhat-tri", anonymous=number % 3 == 0
        )
    comment(consultation, during, nominee=second, text="Chưa rõ.", stance="y-kien-khac")
    comment(consultation, during, text="Về cả danh sách.")
    aside = comment(consultation, during, nominee=second, text="mua hàng giá rẻ", stance="y-kien-khac")
    Comment.objects.filter(pk=aside.pk).update(set_aside_at=during)

    made = outcome(consultation, now=closes_at)

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT COUNT(*), COALESCE(SUM(CASE WHEN stance = 'nhat-tri' THEN 1 ELSE 0 END), 0), "
            "COALESCE(SUM(CASE WHEN stance = 'khong-nhat-tri' THEN 1 ELSE 0 END), 0), "
            "COALESCE(SUM(CASE WHEN stance = 'y-kien-khac' THEN 1 ELSE 0 END), 0), "
            "COALESCE(SUM(CASE WHEN anonymous THEN 1 ELSE 0 END), 0) "
            "FROM comments_comment WHERE consultation_id = %s AND set_aside_at IS NULL",
            [consultation.pk],
        )
        counted = cursor.fetchone()
        cursor.execute("SELECT COUNT(*) FROM receipts_entry WHERE kind = 'consultation-comment'")
        registered = cursor.fetchone()[0]
    assert (made.total, made.agree, made.against, made.other, made.anonymous) == counted
    assert made.set_aside == 1
    assert made.received == registered == made.total + made.set_aside
    by_line = {line["key"]: line["total"] for line in made.lines}
    assert by_line == {first.pk: 7, second.pk: 1, None: 1}


def test_nobody_publishes_what_they_wrote(consultation, closes_at):
    both = officer("write_summary", "view_comment", "publish_outcome")
    write(consultation, both, closes_at)

    with pytest.raises(PermissionDenied):
        actions.publish_outcome(consultation, by=both, now=closes_at)
    assert not Outcome.objects.exists()

    actions.publish_outcome(consultation, by=officer("publish_outcome"), now=closes_at)
    assert consultation.__class__.objects.get().state_at(closes_at) == State.PUBLISHED


def test_it_is_not_published_before_it_is_sent_nor_twice_nor_early(consultation, last_instant, closes_at, writer):
    publisher = officer("publish_outcome")
    with pytest.raises(PermissionDenied):
        write(consultation, writer, last_instant)
    with pytest.raises(actions.NotReady):
        actions.publish_outcome(consultation, by=publisher, now=closes_at)
    write(consultation, writer, closes_at, send=False)
    with pytest.raises(actions.NotReady):
        actions.publish_outcome(consultation, by=publisher, now=closes_at)
    write(consultation, writer, closes_at)
    actions.publish_outcome(consultation, by=publisher, now=closes_at)

    with pytest.raises(PermissionDenied):
        actions.publish_outcome(consultation, by=publisher, now=closes_at)
    with pytest.raises(PermissionDenied):
        write(consultation, writer, closes_at)


def test_unread_comments_block_or_are_named(consultation, during, closes_at, writer, client):
    kept = comment(consultation, during)
    read = comment(consultation, during, text="Đã đọc.", name="Lý A Sếnh")
    Comment.objects.filter(pk=read.pk).update(state=Comment.State.REVIEWING)
    publisher = officer("publish_outcome")
    write(consultation, writer, closes_at)
    with pytest.raises(actions.NotReady, match="1 ý kiến chưa được xem xét"):
        actions.publish_outcome(consultation, by=publisher, now=closes_at)

    write(consultation, writer, closes_at, unread_reason="Bản viết tay đang chờ dịch.")
    made = actions.publish_outcome(consultation, by=publisher, now=closes_at)

    kept.refresh_from_db()
    read.refresh_from_db()
    assert (made.unread, kept.state, read.state) == (1, "da-nhan", "da-tong-hop")
    with time_machine.travel(closes_at, tick=False):
        page = client.get(consultation.get_absolute_url()).content.decode()
    assert "còn 1 ý kiến chưa xem xét xong" in page
    assert "Bản viết tay đang chờ dịch." in page


def test_the_sender_reads_that_the_comment_was_summed_up(consultation, during, closes_at, client):
    kept = comment(consultation, during)
    outcome(consultation, now=closes_at)

    with time_machine.travel(closes_at, tick=False):
        page = client.get(kept.receipt.get_absolute_url()).content.decode()

    assert "Hiện ở bước: <strong>Đã tổng hợp</strong>" in page


@pytest.mark.parametrize(("detail", "told"), [("chung", False), ("gop-so-nho", False), ("day-du", True)])
def test_a_single_comment_is_shown_as_the_office_decides(consultation, during, closes_at, client, detail, told):
    comment(consultation, during, nominee=consultation.nominees.first(), text="Không đồng ý.")
    made = outcome(consultation, now=closes_at, detail=detail)

    with time_machine.travel(closes_at, tick=False):
        page = client.get(consultation.get_absolute_url()).content.decode()

    assert made.total == 1
    assert ("<dt>Không nhất trí</dt>" in page) is told
    assert ("không tách theo loại" in page) is not told
    assert "Không đồng ý." not in page


def test_the_rule_of_the_day_decides_what_is_few(consultation, during, closes_at):
    for number in range(3):
        comment(consultation, during, text=f"Lời {number}.", name=f"Người Gửi {number}")
    OutcomeRule.objects.create(
        organising_body=consultation.organising_body, small_number=3, effective_from=date(2026, 1, 1)
    )
    made = outcome(consultation, now=closes_at, detail="gop-so-nho")

    assert made.small_number == 3
    assert made.shows_split


def test_the_register_holds_the_outcome_and_notices_a_change(consultation, during, closes_at):
    comment(consultation, during)
    made = outcome(consultation, now=closes_at)

    entry = Entry.objects.get(kind=actions.OUTCOME_KIND)
    assert entry.commitment == made.content_hash
    assert entry.subject == f"consultation:{consultation.pk}"
    assert verify_chain().ok
    assert queries.content_of(entry) == queries.outcome_content(Outcome.objects.get())
    assert queries.tally_of(entry) == {"consultation-comment": 1}


def test_a_returned_outcome_goes_back_with_its_reason(consultation, closes_at, writer):
    publisher = officer("publish_outcome")
    write(consultation, writer, closes_at)
    with pytest.raises(PermissionDenied):
        actions.return_outcome(consultation, reason="  ", by=publisher, now=closes_at)
    actions.return_outcome(consultation, reason="Kết luận còn chung.", by=publisher, now=closes_at)

    summary = Summary.objects.get()
    assert summary.sent_at is None
    assert Notice.objects.get(kind="summary.returned").recipient == writer
    with pytest.raises(actions.NotReady):
        actions.publish_outcome(consultation, by=publisher, now=closes_at)
    assert (
        "Kết luận còn chung."
        in [task for task in queries.progress(consultation, closes_at).tasks if task.key == "outcome"][0].words
    )


def test_a_late_outcome_is_told_once_a_day_until_it_is_published(consultation, closes_at, writer):
    publisher = officer("publish_outcome")
    due = rules.outcome_due(consultation)
    in_time = timezone.make_aware(timezone.datetime(due.year, due.month, due.day, 23, 59))
    assert actions.remind(now=in_time) == 0

    late = in_time + timedelta(minutes=1)
    assert actions.remind(now=late) == 1
    assert actions.remind(now=late + timedelta(hours=2)) == 0
    told = Notice.objects.filter(kind="summary.late")
    assert {notice.recipient for notice in told} == {writer, publisher}
    assert queries.progress(consultation, late).is_late
    assert actions.remind(now=late + timedelta(days=1)) == 1

    write(consultation, writer, late)
    actions.publish_outcome(consultation, by=publisher, now=late)
    assert actions.remind(now=late + timedelta(days=2)) == 0


def test_a_public_page_stays_light(consultation, during, closes_at, client, django_assert_max_num_queries):
    for number in range(6):
        comment(consultation, during, text=f"Lời {number}.", nominee=consultation.nominees.first())
    outcome(consultation, now=closes_at)
    with time_machine.travel(closes_at, tick=False), django_assert_max_num_queries(12):
        assert "Số ý kiến theo từng" in client.get(consultation.get_absolute_url()).content.decode()


def test_a_comment_still_waiting_for_a_second_officer_blocks(consultation, during, closes_at, writer):
    kept = comment(consultation, during)
    take_up(consultation)
    kept.proposals.create(kind="de-rieng", classification="spam", reason="Quảng cáo", by=writer, at=during)
    write(consultation, writer, closes_at)

    with pytest.raises(actions.NotReady, match="người thứ hai"):
        actions.publish_outcome(consultation, by=officer("publish_outcome"), now=closes_at)


def test_the_screens_lead_from_the_end_to_the_outcome(
    consultation, during, closes_at, writer, publisher, client, sign_in
):
    comment(consultation, during)
    take_up(consultation)
    one = [consultation.pk]
    with time_machine.travel(closes_at + timedelta(hours=9), tick=False):
        sign_in(writer)
        assert consultation.title in client.get(reverse("tong-hop:index")).content.decode()
        assert "Soạn kết quả" in client.get(reverse("tong-hop:consultation", args=one)).content.decode()
        bad = client.post(reverse("tong-hop:outcome", args=one), {"conclusions": "", "detail": "chung"})
        assert bad.status_code == 422
        sent = {"conclusions": "Nhất trí.", "detail": "chung", "unread_reason": "", "gui": "1"}
        assert client.post(reverse("tong-hop:outcome", args=one), sent).status_code == 302
        assert client.get(reverse("tong-hop:publish", args=one)).status_code == 302
        sign_in(publisher)
        assert "Nhất trí." in client.get(reverse("tong-hop:publish", args=one)).content.decode()
        assert client.post(reverse("tong-hop:publish", args=one), {"tra-lai": "1"}).status_code == 422
        assert client.post(reverse("tong-hop:publish", args=one), {"cong-bo": "1"}).status_code == 302
    assert Outcome.objects.get().published_by == publisher
