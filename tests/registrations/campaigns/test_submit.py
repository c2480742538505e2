"""Sending: once, whole, with a receipt, by whoever may."""

import threading
import uuid

import pytest
from django.core import mail
from django.db import connection, connections

from registrations import refusals
from registrations.campaigns import actions
from registrations.campaigns.models import Registration, RegistrationRow, Submission
from registrations.receipts import actions as receipts
from registrations.receipts.models import Receipt
from tests.factories.campaigns import confirmed, send, sending

from .conftest import member_of


def submit(registration, user, key=None):
    return send(registration, user, key=key)


def test_a_submission_is_a_snapshot_with_a_receipt_that_covers_it(complete, signatory):
    submission = submit(complete, signatory)
    assert submission.content["persons"][0]["name"] == "Nông Văn Mẫu"
    assert receipts.matches(submission.receipt, submission.content)
    RegistrationRow.objects.update(name="Tên sửa sau")
    submission = Submission.objects.get()
    assert receipts.matches(submission.receipt, submission.content)
    changed = submission.content | {"pledge": "khác"}
    assert receipts.matches(submission.receipt, changed) is False


def test_what_was_sent_cannot_be_changed_or_removed(complete, signatory):
    submission = submit(complete, signatory)
    with pytest.raises(TypeError):
        submission.save()
    with pytest.raises(TypeError):
        submission.delete()


def test_pressing_twice_gives_one_receipt(client, complete, signatory, addresses):
    client.force_login(signatory)
    confirmed(complete, signatory)
    form = sending(complete)
    first, second = (client.post(addresses(complete).send, form) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert Receipt.objects.count() == 1


def test_two_people_sending_the_same_get_one_receipt_and_the_other_is_told(client, complete, signatory, addresses):
    colleague = member_of(complete, "signatory", full_name="Vi Văn Phó")
    receipt = submit(complete, signatory).receipt
    client.force_login(colleague)
    answer = client.post(addresses(complete).send, sending(complete))
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Hoàng Thị Ký" in page
    assert receipt.code in page
    assert Receipt.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_five_people_at_the_same_instant_get_one_receipt(complete):
    people = [member_of(complete, "signatory") for _ in range(5)]
    start, outcomes = threading.Barrier(5), []

    def press(user):
        try:
            start.wait()
            outcomes.append(submit(complete, user))
        except refusals.AlreadySubmitted as told:
            outcomes.append(told)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=press, args=(user,)) for user in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    sent = [each for each in outcomes if isinstance(each, Submission)]
    told = [each for each in outcomes if isinstance(each, refusals.AlreadySubmitted)]
    assert (len(sent), len(told)) == (1, 4)
    assert {each.submission.pk for each in told} == {sent[0].pk}
    assert Receipt.objects.count() == 1
    assert receipts.verify_chain().ok
    assert connection.is_usable()


def test_a_drafter_sends_only_where_the_campaign_lets_them(client, complete, signatory, addresses):
    drafter = member_of(complete)
    with pytest.raises(refusals.NotAllowed):
        submit(complete, drafter)
    client.force_login(drafter)
    assert "Hoàng Thị Ký" in client.get(addresses(complete).send).content.decode()
    complete.campaign.signatory_only = False
    complete.campaign.save()
    assert submit(complete, drafter).number == 1


def test_a_form_of_another_person_is_not_mistaken_for_a_second_press(complete, signatory):
    key = uuid.uuid4()
    submit(complete, signatory, key)
    with pytest.raises(refusals.AlreadySubmitted):
        submit(complete, member_of(complete, "signatory"), key)


def test_what_is_missing_is_named_and_nothing_is_sent(client, draft, addresses):
    signatory = member_of(draft, "signatory")
    client.force_login(signatory)
    answer = client.post(addresses(draft).send, {"version": 1, "form_key": str(uuid.uuid4())})
    assert answer.status_code == 422
    page = answer.content.decode()
    for gap in ("Chưa có họ tên người liên hệ", "Chưa có tập thể hoặc cá nhân", "Chưa có nội dung giao ước"):
        assert gap in page
    assert not Submission.objects.exists()


def test_a_title_that_ended_meanwhile_is_named(complete, signatory):
    title = complete.rows.get().title
    title.effective_to = title.effective_from or "2020-01-01"
    title.save()
    with pytest.raises(refusals.Incomplete) as told:
        submit(complete, signatory)
    assert "hết hiệu lực" in told.value.gaps[0].text


def test_a_title_taken_out_of_the_campaign_is_named(complete, signatory):
    complete.campaign.titles.remove(complete.rows.get().title)
    with pytest.raises(refusals.Incomplete) as told:
        submit(complete, signatory)
    assert "mời chọn danh hiệu khác" in told.value.gaps[0].text


def test_a_draft_changed_since_the_preview_is_shown_again(client, complete, signatory, addresses):
    actions.save_step(complete.pk, "targets", {"answers": {}, "pledge": "Giao ước mới"}, version=1, by=signatory)
    client.force_login(signatory)
    answer = client.post(addresses(complete).send, {"version": 1, "form_key": str(uuid.uuid4())})
    assert answer.status_code == 409
    assert "Giao ước mới" in answer.content.decode()
    assert not Submission.objects.exists()


@pytest.mark.parametrize("key", ["", "khong-phai-khoa", "\x00", "x" * 9000])
def test_a_form_without_its_key_sends_nothing(client, complete, signatory, addresses, key):
    client.force_login(signatory)
    assert client.post(addresses(complete).send, {"version": 1, "form_key": key}).status_code == 422
    assert not Submission.objects.exists()


def test_every_member_gets_the_code_by_mail(complete, signatory, django_capture_on_commit_callbacks):
    drafter = member_of(complete)
    with django_capture_on_commit_callbacks(execute=True):
        submission = submit(complete, signatory)
    assert {address for message in mail.outbox for address in message.to} == {signatory.email, drafter.email}
    assert submission.receipt.code in mail.outbox[0].body
    assert "Nông Văn Mẫu" not in mail.outbox[0].body


def test_the_receipt_page_tells_the_unit_and_not_the_people(client, complete, signatory):
    receipt = submit(complete, signatory).receipt
    page = client.get(receipt.get_absolute_url()).content.decode()
    assert complete.unit.name in page
    assert "chờ tiếp nhận" in page
    for private in ("Nông Văn Mẫu", complete.pledge, signatory.full_name, complete.contact_phone):
        assert private not in page


def test_a_draft_is_begun_once(client, signatory, complete):
    campaign, unit = complete.campaign, complete.unit
    client.force_login(signatory)
    for _ in range(2):
        client.post(f"/don-vi/dot/{campaign.pk}/don-vi/{unit.pk}/bat-dau/")
    assert Registration.objects.filter(unit=unit).count() == 1
