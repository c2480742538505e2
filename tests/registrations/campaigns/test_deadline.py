"""The deadline, to the microsecond, by every door."""

from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from registrations import refusals
from registrations.campaigns import actions, review_actions
from registrations.campaigns.models import Registration, RegistrationFile
from registrations.receipts.models import Receipt
from tests.factories.campaigns import send

ONE = timedelta(microseconds=1)
PLEDGE = "Giao ước CANARY-4410 viết dở lúc nửa đêm."


def submit(registration, user):
    return send(registration, user)


def test_at_the_last_microsecond_it_is_taken(complete, signatory):
    with time_machine.travel(complete.campaign.closes_at - ONE, tick=False):
        submission = submit(complete, signatory)
    assert submission.receipt.issued_at == complete.campaign.closes_at - ONE


def test_at_the_deadline_itself_it_is_refused_and_the_draft_stays(complete, signatory):
    with time_machine.travel(complete.campaign.closes_at, tick=False), pytest.raises(refusals.TooLate):
        submit(complete, signatory)
    complete.refresh_from_db()
    assert complete.state == Registration.State.DRAFT
    assert complete.rows.exists()
    assert not Receipt.objects.exists()


def test_a_stale_tab_gets_its_text_back(client, draft, clerk, addresses):
    with time_machine.travel(draft.campaign.closes_at, tick=False):
        client.force_login(clerk)
        answer = client.post(addresses(draft).targets, {"version": 1, "pledge": PLEDGE})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Đã hết hạn" in page
    assert PLEDGE in page
    draft.refresh_from_db()
    assert draft.pledge == ""


def test_an_autosave_after_the_deadline_is_refused_for_good(client, draft, clerk, addresses):
    with time_machine.travel(draft.campaign.closes_at, tick=False):
        client.force_login(clerk)
        answer = client.post(addresses(draft).targets, {"version": 1, "pledge": PLEDGE}, headers={"X-Autosave": "1"})
    assert answer.status_code == 422
    assert answer.json()["final"] is True


def test_a_late_draft_is_still_read(client, complete, signatory, addresses):
    with time_machine.travel(complete.campaign.closes_at, tick=False):
        client.force_login(signatory)
        step = client.get(addresses(complete).persons)
        page = client.get(addresses(complete).page).content.decode()
        workspace = client.get("/don-vi/").content.decode()
    assert step["Location"] == addresses(complete).page
    assert "Nông Văn Mẫu" in page
    assert "gia hạn" in page
    assert "Quá hạn" in workspace


def test_beginning_after_the_deadline_is_refused(client, complete, signatory):
    campaign, unit = complete.campaign, complete.unit
    complete.rows.all().delete()
    complete.delete()
    with time_machine.travel(campaign.closes_at, tick=False):
        client.force_login(signatory)
        answer = client.post(f"/don-vi/dot/{campaign.pk}/don-vi/{unit.pk}/bat-dau/")
    assert answer.status_code == 422
    assert not Registration.objects.exists()


def test_before_the_opening_nothing_can_begin(complete, signatory):
    campaign, unit = complete.campaign, complete.unit
    complete.rows.all().delete()
    complete.delete()
    with time_machine.travel(campaign.opens_at - ONE, tick=False), pytest.raises(refusals.WrongState):
        actions.start(campaign, unit, by=signatory)


def test_more_time_for_one_unit_counts_at_once_and_for_it_alone(complete, signatory, officer):
    closes_at = complete.campaign.closes_at
    with time_machine.travel(closes_at + timedelta(hours=1), tick=False):
        review_actions.extend(
            complete.campaign, complete.unit, until=closes_at + timedelta(days=2), reason="Mất điện do bão", by=officer
        )
    with time_machine.travel(closes_at + timedelta(days=2) - ONE, tick=False):
        assert submit(complete, signatory).number == 1


def test_files_after_the_deadline_are_not_kept(client, draft, clerk, addresses):
    with time_machine.travel(draft.campaign.closes_at, tick=False):
        client.force_login(clerk)
        answer = client.post(addresses(draft).files, {"files": SimpleUploadedFile("a.pdf", b"%PDF-1.7")})
    assert answer.status_code == 422
    assert not RegistrationFile.objects.exists()
