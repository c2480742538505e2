"""Every door through which a comment could come into being, tried at every instant that matters.

A door is whatever writes a row or an entry of the register: the form (a citizen's, an officer's, a stale tab's), the
actions, the staff's paper entry, and the database itself under whoever holds its key.
"""

import ast
import contextlib
import io
import re
import threading
import uuid
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import IntegrityError, connections, transaction
from django.test import Client

from registrations.calendar.actions import save_day
from registrations.calendar.models import CalendarDay
from registrations.comments import actions, handling, paper, queries, rules, sealing
from registrations.comments.models import Comment, Proposal
from registrations.consultations.models import Change, Consultation
from registrations.receipts.actions import issue, verify_chain
from registrations.receipts.models import Entry, Receipt
from tests.factories.accounts import UserFactory
from tests.factories.comments import comment
from tests.factories.consultations import ConsultationFactory, officer
from tests.factories.summaries import outcome
from tests.portal.routes import all_routes

MOMENT = timedelta(microseconds=1)
SCAN = b"%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF"
REFUSALS = (actions.WindowNotOpen, IntegrityError)


def row(consultation, at, **facts):
    """A comment past every action, with a receipt of that instant: what somebody with a shell would write."""
    receipt = issue(kind=actions.RECEIPT_KIND, content={}, private=True, subject=consultation.subject, at=at)
    return Comment(
        **{"consultation": consultation, "stance": "khong-nhat-tri", "text": "x", "receipt": receipt} | facts,
        received_at=at,
    )


def by_form(client, consultation, words, at):
    with time_machine.travel(at, tick=False):
        answer = client.post(consultation.get_absolute_url(), words)
    assert answer.status_code in {302, 422}
    if answer.status_code == 422:
        assert words["text"] in answer.content.decode()  # nothing of what somebody wrote is lost


def citizen(consultation, words, at):
    by_form(Client(), consultation, words, at)


def administrator(consultation, words, at):
    client = Client()
    client.force_login(UserFactory(is_staff=True, is_superuser=True))
    by_form(client, consultation, words, at)


def stale_tab(consultation, words, at):
    client = Client()
    with time_machine.travel(consultation.opens_at, tick=False):
        page = client.get(consultation.get_absolute_url()).content.decode()
    by_form(client, consultation, words | dict(re.findall(r'name="(form_key|stamp)" value="([^"]+)"', page)), at)


def action(consultation, words, at):
    comment(consultation, at)


def action_with_a_forged_copy(consultation, words, at):
    copy = Consultation.objects.get(pk=consultation.pk)
    copy.opens_at, copy.closes_at = at - timedelta(days=1), at + timedelta(days=1)
    comment(copy, at)


def saved_row(consultation, words, at):
    row(consultation, at).save()


def created_in_bulk(consultation, words, at):
    Comment.objects.bulk_create([row(consultation, at), row(consultation, at, anonymous=True)])


def copied_row(consultation, words, at):
    kept = comment(consultation, consultation.opens_at)
    copy = row(consultation, at)
    kept.pk, kept._state.adding = None, True
    kept.submission_key, kept.receipt, kept.received_at = uuid.uuid4(), copy.receipt, at
    kept.save()


def moved_from_elsewhere(consultation, words, at):
    """Taken in by a window that is open, then hung under this one."""
    other = ConsultationFactory(opened=consultation.opens_at, working_days=200)
    kept = comment(other, max(at, other.opens_at))
    Comment.objects.filter(pk=kept.pk).update(consultation=consultation)


DOORS = [
    citizen,
    administrator,
    stale_tab,
    action,
    action_with_a_forged_copy,
    saved_row,
    created_in_bulk,
    copied_row,
]
INSTANTS = {
    "before": (lambda window: window.opens_at - MOMENT, False),
    "first": (lambda window: window.opens_at, True),
    "last": (lambda window: window.closes_at - MOMENT, True),
    "closing": (lambda window: window.closes_at, False),
    "after": (lambda window: window.closes_at + timedelta(days=3), False),
}


def come_in(door, consultation, words, at):
    """What a door lets in, as a number of rows beyond those that were there."""
    inside = Comment.objects.filter(received_at=at).count()
    with contextlib.suppress(*REFUSALS), transaction.atomic():
        door(consultation, words, at)
    return Comment.objects.filter(received_at=at).count() - inside


@pytest.mark.parametrize("instant", INSTANTS)
@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
def test_every_door_opens_and_closes_with_the_window(consultation, words, door, instant):
    find, taken = INSTANTS[instant]

    came = come_in(door, consultation, words, find(consultation))

    assert bool(came) == taken
    if not taken:
        assert not Receipt.objects.filter(issued_at=find(consultation)).exists()  # nothing half-written


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
def test_a_closure_moves_every_door(consultation, words, door, closes_at):
    with time_machine.travel(closes_at - timedelta(hours=3), tick=False):  # declared in the last evening
        save_day(CalendarDay(date=closes_at.date() - timedelta(days=1), reason="Nghỉ tránh bão", source="Công điện"))
    consultation.refresh_from_db()

    assert consultation.closes_at > closes_at
    assert come_in(door, consultation, words, closes_at)
    again = words | {"form_key": uuid.uuid4().hex}  # a form opened anew
    assert come_in(door, consultation, again, consultation.closes_at - MOMENT)
    assert not come_in(door, consultation, again | {"form_key": uuid.uuid4().hex}, consultation.closes_at)


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
@pytest.mark.parametrize("proof", ["sealed", "outcome"])
def test_a_clock_that_is_set_back_opens_no_door_again(consultation, words, during, closes_at, door, proof):
    if door is copied_row:
        door = saved_row  # its first copy could not come in either
    if proof == "sealed":
        assert sealing.seal_due(closes_at + sealing.GRACE) == 1
    else:
        outcome(consultation, now=closes_at)

    assert not come_in(door, consultation, words, during)
    assert not come_in(door, consultation, words, closes_at - MOMENT)


def test_no_comment_is_hung_under_another_window(consultation, words, during, closes_at):
    later = closes_at + timedelta(days=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        moved_from_elsewhere(consultation, words, later)
    kept = comment(consultation, during)
    for when in (closes_at, during + timedelta(hours=1), consultation.opens_at - MOMENT):
        with pytest.raises(IntegrityError), transaction.atomic():
            Comment.objects.filter(pk=kept.pk).update(received_at=when)
    nominee = ConsultationFactory(opened=consultation.opens_at).nominees.first()
    with pytest.raises(IntegrityError), transaction.atomic():
        row(consultation, during, nominee=nominee).save()


def test_a_draft_takes_nothing(db, during, words):
    draft = ConsultationFactory()

    assert Client().post(f"/y-kien/{draft.slug}/", words).status_code == 404
    for door in (action, saved_row, created_in_bulk):
        assert not come_in(door, draft, words, during)


def test_the_end_moves_only_as_the_public_was_told(consultation, during, closes_at):
    later = closes_at + timedelta(days=1)
    same = Consultation.objects.filter(pk=consultation.pk)

    def refused(**facts):
        with pytest.raises(IntegrityError), transaction.atomic():
            same.update(**facts)

    refused(closes_at=later)
    refused(opens_at=consultation.opens_at - timedelta(days=1))
    told = {"consultation": consultation, "kind": Change.Kind.EXTENSION, "reason": "Nghỉ tránh bão"}
    Change.objects.create(**told, ends_at=later, at=closes_at)
    refused(closes_at=later)  # told when it was over
    Change.objects.create(**told, ends_at=later, at=during)
    refused(closes_at=later + MOMENT)
    same.update(closes_at=later)
    assert Consultation.objects.get(pk=consultation.pk).closes_at == later


def test_no_address_of_the_portal_takes_a_comment_after_the_end(consultation, words, closes_at, office):
    """Every route that has to do with comments, with everything a comment needs, by the mightiest account."""
    client = Client(raise_request_exception=False)
    client.force_login(UserFactory(is_staff=True, is_superuser=True))
    paths = {
        route.sample
        for route in all_routes()
        if re.search("y-kien|api|tong-hop|tra-cuu|so-ghi|tep-rieng|ban-giay", route.pattern)
    }
    paths |= {re.sub("/987654/", f"/{consultation.pk}/", path) for path in paths}
    paths |= {re.sub("/x/", f"/{consultation.slug}/", path) for path in paths}
    assert len(paths) > 40
    given = words | {"arrived_at": "2026-11-20T09:00", "arrived_at_0": "20/11/2026", "arrived_at_1": "09:00"}
    with time_machine.travel(closes_at, tick=False):
        for path in sorted(paths):
            answer = client.post(path, given)
            assert answer.status_code < 500, path
            answer = client.generic("PUT", path, '{"text": "x"}', content_type="application/json")
            assert answer.status_code < 500, path

    assert not Comment.objects.exists()


def test_no_command_takes_a_comment_after_the_end(consultation, closes_at, settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)  # where the head of the day is published
    with time_machine.travel(closes_at + timedelta(days=2), tick=False):
        for name in ("seal_windows", "remind_outcomes", "remove_nominee_details", "publish_head"):
            call_command(name, stdout=io.StringIO())
        call_command("retain", "--execute", stdout=io.StringIO())

    assert not Comment.objects.exists()
    assert Entry.objects.filter(kind=rules.SEAL_KIND).count() == 1


def test_two_places_in_the_whole_code_write_comments():
    """A third door would have to be tried above."""
    makers = {"Comment": {""}, "Comment.objects": {"create", "bulk_create", "get_or_create", "update_or_create"}}
    found = set()
    for wing in ("registrations", "cms_pages", "portal", "search"):
        for file in (Path(settings.BASE_DIR) / wing).rglob("*.py"):
            source = file.read_text()
            if "Comment" not in source or "migrations" in file.parts:
                continue
            for node in ast.walk(ast.parse(source)):
                if isinstance(node, ast.Call):
                    whole = ast.unparse(node.func)
                    base, _, last = whole.rpartition(".")
                    if whole == "Comment" or last in makers.get(base, ()):
                        found.add(f"{file.parent.name}/{file.name}")
    assert found == {"comments/actions.py", "comments/paper.py"}


# --- paper: the one exception, counted ---


@pytest.mark.parametrize("instant", INSTANTS)
def test_paper_comes_in_by_its_arrival_and_is_counted_apart(consultation, closes_at, instant):
    find, taken = INSTANTS[instant]
    entered = closes_at + timedelta(days=4)
    sealing.seal_due(entered)
    facts = {"late_reason": "Thư đến trước hạn", "by": officer("view_comment", "enter_paper"), "now": entered}
    new = actions.NewComment(stance="nhat-tri", text="Thư tay")

    def enter():
        scan = SimpleUploadedFile("thu.pdf", SCAN)
        return paper.enter(consultation, new, arrived_at=find(consultation), scan=scan, **facts)

    if not taken:
        with pytest.raises(paper.ValidationError):
            enter()
        assert not Comment.objects.exists()
        return
    kept = enter()
    assert kept.receipt.kind == kept.receipt.entry.kind == paper.PAPER_KIND
    assert queries.counts(consultation).total.unconfirmed == 1
    assert queries.counts(consultation).total.total == 0
    assert verify_chain().ok


def test_an_outcome_with_paper_in_it_agrees_with_the_register(consultation, during, closes_at):
    """What came online and what came on paper are told by kinds of receipts, each as many as the register has."""
    comment(consultation, during)
    by, second = officer("view_comment", "enter_paper"), officer("view_comment", "enter_paper")
    new = actions.NewComment(stance="nhat-tri", text="Thư tay")
    facts = {"late_reason": "Thư đến ngày nghỉ", "by": by, "now": closes_at}
    paper.enter(consultation, new, arrived_at=during, scan=SimpleUploadedFile("thu.pdf", SCAN), **facts)
    handling.decide(Proposal.objects.all(), agreed=True, by=second, now=closes_at)

    told = outcome(consultation, now=closes_at)

    assert (told.total, told.paper) == (2, 1)
    found = verify_chain()
    assert found.counts == {}


def test_paper_is_never_dressed_as_what_came_online(consultation, during, closes_at):
    """Nor the other way round: the channel is that of the receipt."""
    with pytest.raises(IntegrityError), transaction.atomic():
        row(consultation, during, channel=Comment.Channel.PAPER).save()


# --- the register: sealed once, and what comes after is named ---


def test_the_end_stands_in_the_register_once_with_the_number(consultation, during, closes_at):
    for number in range(3):
        comment(consultation, during, text=f"Ý kiến {number}")
    assert sealing.seal_due(closes_at) == 0  # what arrived in time may still be being stored

    assert sealing.seal_due(closes_at + sealing.GRACE) == 1
    assert sealing.seal_due(closes_at + timedelta(days=9)) == 0

    entry = Entry.objects.get(kind=rules.SEAL_KIND)
    assert sealing.content_of(entry) == {"consultation": consultation.pk, "comments": 3}
    assert verify_chain().ok


def test_an_entry_behind_the_end_with_an_hour_before_it_is_named(consultation, during, closes_at):
    sealing.seal_due(closes_at + sealing.GRACE)
    issue(kind=actions.RECEIPT_KIND, content={}, private=True, subject=consultation.subject, at=during)

    found = verify_chain()

    assert found.counts["belated"] == 1
    assert "mang giờ trước đó" in " ".join(map(str, found.problems))
    assert "Đồng hồ lùi: mục 3" in found.notes[0]


def test_a_clock_that_was_set_back_is_told_and_nothing_is_lost(consultation, during, capsys):
    comment(consultation, during)
    comment(consultation, during - timedelta(minutes=14), text="Cùng lúc, ghi sau")
    assert verify_chain().notes == ()

    kept = comment(consultation, during - timedelta(hours=5), text="Sau khi đồng hồ lùi")

    found = verify_chain()
    assert found.ok
    assert kept.receipt.entry.at < during
    assert len(found.notes) == 1
    assert "09:27:00 20/11/2026" in found.notes[0]
    call_command("verify_register")
    assert "Lưu ý: Đồng hồ lùi" in capsys.readouterr().out


# --- many at once ---


@pytest.mark.django_db(transaction=True)
def test_many_at_once_around_the_end_leave_one_unbroken_chain(opened_at, closes_at):
    """Every receipt that was given out stands in the register, in one chain without gap or double."""
    consultation = ConsultationFactory(opened=opened_at)
    threads, each = 6, 5
    start, given, refused, broken = threading.Barrier(threads), [], [], []

    def send(number):
        try:
            start.wait()
            for turn in range(each):
                # Microseconds before and after the end, mixed: what arrives at or after it is refused.
                at = closes_at + (number * each + turn - threads * each // 2) * MOMENT
                try:
                    kept = comment(consultation, at, text=f"Ý kiến {number}-{turn}")
                    given.append((kept.receipt.code, at))
                except actions.WindowNotOpen:
                    refused.append(at)
        except Exception as error:
            broken.append(error)
        finally:
            connections.close_all()

    senders = [threading.Thread(target=send, args=(number,)) for number in range(threads)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()

    assert broken == []
    assert len(given) == len(refused) == threads * each // 2
    assert all(at < closes_at for _, at in given)
    assert min(refused) == closes_at
    assert set(Comment.objects.values_list("receipt__code", flat=True)) == {code for code, _ in given}
    sequences = list(Entry.objects.order_by("sequence").values_list("sequence", flat=True))
    assert sequences == list(range(1, len(given) + 2))  # the opening stands before them
    found = verify_chain()
    assert found.ok
    assert found.checked["receipts"] == len(given)
