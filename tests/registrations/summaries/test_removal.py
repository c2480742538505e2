"""Details of those not awarded leave every public page some days after the outcome; the proof stays."""

from datetime import date, timedelta
from io import StringIO

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from registrations.consultations import actions, entries
from registrations.consultations.models import Consultation
from registrations.receipts.actions import verify_chain
from registrations.summaries import removal, rules
from registrations.summaries.models import OutcomeRule
from tests.factories.awards import AwardRecordFactory, DecisionFactory
from tests.factories.comments import comment
from tests.factories.consultations import ConsultationFactory, NomineeFactory, officer
from tests.factories.privacy import ConsentTextFactory
from tests.factories.summaries import outcome

CANARIES = ("Chimyến", "Trạm Y tế Canary", "thành tích canary", "xã Canary", "thôn Cũ Canary")


@pytest.fixture
def over(db, opened_at, during, closes_at):
    """A consultation with an outcome; one nominee was awarded since, one was not."""
    made = ConsultationFactory()
    NomineeFactory(consultation=made, name="Nông Thị Lương", address="ba", sort_order=0)
    facts = dict(zip(("unit", "merit", "place", "place_old"), CANARIES[1:], strict=True))
    NomineeFactory(consultation=made, name="Hoàng Viết Chimyến", address="ong", sort_order=1, **facts)
    ConsentTextFactory()
    actions.open_window(made, by=officer("open_consultation"), now=opened_at)
    made.refresh_from_db()
    actions.correct(
        made.nominees.get(name="Hoàng Viết Chimyến"), field="position", value="Bác sĩ", reason="Nhầm canary-lý-do",
        by=officer("open_consultation"), now=during,
    )  # fmt: skip
    comment(made, during, nominee=made.nominees.get(name="Hoàng Viết Chimyến"))
    outcome(made, now=closes_at + timedelta(days=3))
    decision = DecisionFactory(signed_on=date(2026, 12, 15), organising_body=made.organising_body)
    AwardRecordFactory(decision=decision, name="Nông Thị Lương", title=made.nominees.first().title)
    return Consultation.objects.get(pk=made.pk)


@pytest.fixture
def due(over):
    """The first instant of the day on which details go."""
    day = rules.details_due(over)
    return timezone.make_aware(timezone.datetime(day.year, day.month, day.day))


def test_it_waits_for_its_day_and_keeps_who_was_awarded(over, due):
    with pytest.raises(PermissionDenied):
        removal.remove_details(over, now=due - timedelta(microseconds=1))

    gone = removal.remove_details(over, now=due)

    assert [nominee.name for nominee in gone] == ["Hoàng Viết Chimyến"]
    stays, left = over.nominees.order_by("sort_order")
    assert stays.details_removed_at is None
    assert left.details_removed_at == due
    assert left.merit == "thành tích canary"
    assert removal.remove_details(over, now=due + timedelta(days=1)) == []


def test_nothing_of_those_who_left_is_public_any_more(over, due, client):
    receipt = over.comments.get().receipt
    removal.remove_details(over, now=due)

    with time_machine.travel(due, tick=False):
        for url in (over.get_absolute_url(), reverse("consultations:index"), receipt.get_absolute_url()):
            page = client.get(url).content.decode()
            assert not [canary for canary in (*CANARIES, "canary-lý-do") if canary in page], url
        assert "Nông Thị Lương" in client.get(over.get_absolute_url()).content.decode()
    found = repr(list(entries.entries()))
    assert not [canary for canary in CANARIES if canary in found]
    assert "Nông Thị Lương" in found


def test_the_hash_of_what_was_laid_before_the_public_stays(over, due):
    before = over.text_hash
    removal.remove_details(over, now=due)

    over = Consultation.objects.get(pk=over.pk)
    assert over.text_hash == before
    assert over.frozen == ""
    assert verify_chain().ok
    logged = ModelLogEntry.objects.get(action="summaries.remove_details")
    assert logged.data == {"nominees": [over.nominees.get(name="Hoàng Viết Chimyến").pk]}


def test_the_command_says_first_what_it_would_do(over, due):
    said, done = StringIO(), StringIO()
    with time_machine.travel(due - timedelta(minutes=1), tick=False):
        call_command("remove_nominee_details", stdout=said)
    assert said.getvalue() == ""
    with time_machine.travel(due, tick=False):
        call_command("remove_nominee_details", "--dry-run", stdout=said)
        assert "sẽ gỡ: Hoàng Viết Chimyến" in said.getvalue()
        assert "giữ, đã được khen thưởng: Nông Thị Lương" in said.getvalue()
        assert not over.nominees.filter(details_removed_at__isnull=False).exists()
        call_command("remove_nominee_details", stdout=done)
        assert "đã gỡ 1 trường hợp" in done.getvalue()
        call_command("remove_nominee_details", stdout=done)
    assert done.getvalue().count("\n") == 1


def test_the_day_is_dated_data(over):
    published = over.outcome.published_at.date()
    assert rules.details_due(over) - published >= timedelta(days=29)
    OutcomeRule.objects.create(
        organising_body=over.organising_body, removal_days=7, effective_from=date(2026, 1, 1), effective_to=published
    )
    assert rules.details_due(over) - published >= timedelta(days=29)
    OutcomeRule.objects.create(organising_body=over.organising_body, removal_days=7, effective_from=published)
    assert rules.details_due(over) - published <= timedelta(days=8)


def test_by_hand_it_is_seen_first_and_needs_a_mark(over, due, client, sign_in):
    page = reverse("tong-hop:removal", args=[over.pk])
    with time_machine.travel(due - timedelta(days=2), tick=False):
        sign_in(officer("remove_details", "view_consultation"))
        assert "Chưa đến ngày gỡ" in client.get(page).content.decode()
        assert client.post(page, {"sure": "on"}).status_code == 302
    assert not over.nominees.filter(details_removed_at__isnull=False).exists()
    with time_machine.travel(due, tick=False):
        sign_in(officer("write_summary", "view_comment"))
        assert client.post(page, {"sure": "on"}).status_code == 302
        assert not over.nominees.filter(details_removed_at__isnull=False).exists()
        sign_in(officer("remove_details", "read_summary", "view_consultation"))
        assert client.post(page, {}).status_code == 422
        assert client.post(page, {"sure": "on"}).status_code == 302
    assert over.nominees.filter(details_removed_at__isnull=False).count() == 1


def test_without_an_outcome_nothing_goes(consultation, closes_at):
    assert removal.plan(consultation) is None
    with pytest.raises(PermissionDenied):
        removal.remove_details(consultation, now=closes_at + timedelta(days=400))


def test_what_is_erased_without_the_register_telling_it_is_a_fault(over, due):
    Consultation.objects.filter(pk=over.pk).update(frozen="")
    assert verify_chain().counts == {"content-lost": 1}


def test_the_register_knows_whom_a_removal_and_a_correction_told_of(over, due):
    gone = removal.remove_details(over, now=due)
    over.changes.update(after="Y sĩ")
    over.nominees.filter(pk=gone[0].pk).update(details_removed_at=due + timedelta(days=1))
    assert verify_chain().counts == {"content": 1, "content-lost": 1}
