"""What came on paper: entered by an officer, marked so everywhere, confirmed by the unit."""

import uuid
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from registrations.campaigns import paper_actions, refusals, review_actions
from registrations.campaigns.models import PaperEntry, Registration
from registrations.receipts import actions as receipts
from tests.factories.accounts import UserFactory
from tests.factories.campaigns import CampaignFactory, CompleteRegistrationFactory, send
from tests.factories.units import UnitFactory

from .conftest import member_of

PDF = b"%PDF-1.7 ban chup"


def scan(name="ban-giay.pdf", content=PDF):
    return SimpleUploadedFile(name, content)


@pytest.fixture
def desk(client, officer):
    client.force_login(officer)
    return client


def begin(registration, by, **facts):
    facts = {"arrived_on": timezone.localdate(), "signed_by": "Hoàng Văn Chủ tịch", "scan": scan()} | facts
    return paper_actions.begin_paper(registration.campaign, registration.unit, by=by, **facts)


def recorded(registration, by):
    begin(registration, by)
    version = Registration.objects.get(pk=registration.pk).version
    return paper_actions.submit_paper(registration.pk, version=version, form_key=uuid.uuid4(), by=by)


@pytest.mark.django_db
def test_an_officer_enters_a_paper_from_the_board_to_the_receipt(desk, officer, django_capture_on_commit_callbacks):
    unit = UnitFactory()
    campaign = CampaignFactory(organising_body=unit.organising_body)
    board = f"/quan-tri/theo-doi-dang-ky/{campaign.pk}/"
    assert "Nhập bản giấy" in desk.get(board).content.decode()
    day = timezone.localdate()
    form = {"arrived_on": f"{day:%d/%m/%Y}", "signed_by": "Hoàng Văn Ký, Chủ tịch", "scan": scan()}
    begun = desk.post(f"{board}ban-giay/{unit.pk}/", form)
    record = Registration.objects.get()
    assert begun["Location"] == f"{record.get_absolute_url()}tap-the/"
    title = campaign.titles.get(name="Chiến sĩ thi đua cơ sở")
    page = desk.get(f"{record.get_absolute_url()}ca-nhan/").content.decode()
    assert "Nhập từ bản giấy" in page
    rows = {"version": 1, "dong-TOTAL_FORMS": 1, "dong-INITIAL_FORMS": 0, "pasted": ""}
    rows |= {"dong-0-name": "Lý Thị Giấy", "dong-0-title": title.pk, "dong-0-position": "Y sĩ"}
    assert desk.post(f"{record.get_absolute_url()}ca-nhan/", rows).status_code == 302
    preview = desk.get(f"{record.get_absolute_url()}gui/")
    assert "Bản giấy chưa ghi các mục sau" in preview.content.decode()
    form = {"version": preview.context["version"], "form_key": str(preview.context["form_key"])}
    clerk = member_of(record)
    with django_capture_on_commit_callbacks(execute=True):
        done = desk.post(f"{record.get_absolute_url()}gui/", form)
    again = desk.post(f"{record.get_absolute_url()}gui/", form)
    assert done.status_code == 302
    assert again.status_code in {302, 404}
    submission = record.submissions.get()
    assert submission.content["paper"]["arrived_on"] == day.isoformat()
    assert submission.content["paper"]["signed_by"] == "Hoàng Văn Ký, Chủ tịch"
    assert receipts.matches(submission.receipt, submission.content)
    assert [each.original_name for each in submission.attachments.all()] == ["ban-giay.pdf"]
    assert clerk.email in {address for message in mail.outbox for address in message.to}

    for address in (board, f"/quan-tri/theo-doi-dang-ky/ban/{record.pk}/"):
        assert "bản giấy" in desk.get(address).content.decode()
    receipt = desk.get(submission.receipt.get_absolute_url()).content.decode()
    assert f"Bản giấy nhận ngày {day:%d/%m/%Y}" in receipt
    for private in ("Lý Thị Giấy", "Hoàng Văn Ký"):
        assert private not in receipt


@pytest.mark.django_db
def test_the_unit_sees_it_and_says_whether_it_is_right(client, complete, officer, addresses):
    submission = recorded(complete, officer)
    clerk = member_of(complete, full_name="Lộc Văn Nhập")
    client.force_login(clerk)
    page = client.get(addresses(complete).page).content.decode()
    for text in ("nhập từ bản giấy", "Hoàng Văn Chủ tịch", "ban-giay.pdf", "Gửi ý kiến của đơn vị"):
        assert text in page
    entry = PaperEntry.objects.get()
    assert client.get(entry.scan.get_absolute_url()).status_code == 200
    answer = f"{addresses(complete).page}ban-giay/"
    client.post(answer, {"lan": 1, "answer": "wrong", "remark": ""})
    entry.refresh_from_db()
    assert entry.answer == ""
    client.post(answer, {"lan": 1, "answer": "wrong", "remark": "Thiếu một người."})
    entry.refresh_from_db()
    assert (entry.answer, entry.remark, entry.answered_by) == ("wrong", "Thiếu một người.", clerk)
    client.force_login(officer)
    told = client.get(f"/quan-tri/theo-doi-dang-ky/ban/{complete.pk}/").content.decode()
    assert "Chưa đúng với bản giấy" in told
    assert "Thiếu một người." in told
    assert submission.number == 1


@pytest.mark.django_db
def test_the_day_of_arrival_counts_and_not_the_day_of_entering(complete, officer):
    campaign = complete.campaign
    with time_machine.travel(campaign.closes_at - timedelta(minutes=1), tick=False):
        on_time = timezone.localdate()
    with time_machine.travel(campaign.closes_at + timedelta(days=3)):
        begin(complete, officer, arrived_on=on_time)
        version = Registration.objects.get(pk=complete.pk).version
        sent = paper_actions.submit_paper(complete.pk, version=version, form_key=uuid.uuid4(), by=officer)
    assert sent.content["paper"]["late"] is False
    other = CompleteRegistrationFactory(campaign=campaign, unit=UnitFactory(organising_body=campaign.organising_body))
    with time_machine.travel(campaign.closes_at + timedelta(days=3)):
        begin(other, officer, arrived_on=timezone.localdate())
        sent = paper_actions.submit_paper(other.pk, version=1, form_key=uuid.uuid4(), by=officer)
    assert sent.content["paper"]["late"] is True


@pytest.mark.django_db
@pytest.mark.parametrize("days", [-400, 1])
def test_a_day_before_the_opening_or_to_come_is_told(complete, officer, days):
    with pytest.raises(refusals.Refused, match="Ngày nhận"):
        begin(complete, officer, arrived_on=timezone.localdate() + timedelta(days=days))
    assert not PaperEntry.objects.exists()


@pytest.mark.django_db
def test_what_the_unit_sent_itself_is_not_entered_again(complete, signatory, officer):
    send(complete, signatory)
    with pytest.raises(refusals.WrongState):
        begin(complete, officer)


@pytest.mark.django_db
def test_the_unit_may_still_send_while_the_paper_is_entered_and_then_the_entry_ends(complete, signatory, officer):
    begin(complete, officer)
    send(complete, signatory)
    with pytest.raises(refusals.AlreadySubmitted):
        paper_actions.submit_paper(complete.pk, version=1, form_key=uuid.uuid4(), by=officer)


@pytest.mark.django_db
def test_returned_paper_is_mended_by_the_unit_itself(complete, signatory, officer):
    recorded(complete, officer)
    review_actions.give_back(complete.pk, number=1, reason="Thiếu chức vụ", steps=[], until=None, by=officer)
    second = send(complete, signatory)
    assert second.number == 2
    assert "paper" not in second.content


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "content"),
    [("x.pdf", b"MZ\x90\x00" + b"\0" * 99), ("x.html", b"<html>"), ("trong.pdf", b""), ("x.docx", b"PK\x03\x04rac")],
)
def test_a_scan_that_is_none_is_told_beside_its_field(desk, complete, name, content):
    day = timezone.localdate()
    form = {"arrived_on": f"{day:%d/%m/%Y}", "signed_by": "Ông A", "scan": scan(name, content)}
    answer = desk.post(f"/quan-tri/theo-doi-dang-ky/{complete.campaign_id}/ban-giay/{complete.unit_id}/", form)
    assert answer.status_code == 422
    assert "Ông A" in answer.content.decode()
    assert not PaperEntry.objects.exists()


@pytest.mark.django_db
def test_nobody_else_enters_papers_or_reads_the_scan(complete, officer, addresses, groups):
    begin(complete, officer)
    entry = PaperEntry.objects.get()
    reader = UserFactory(groups=["Thành viên Hội đồng"])
    foreign = member_of(CompleteRegistrationFactory(campaign__name="Đợt khác", unit=UnitFactory()), "signatory")
    board = f"/quan-tri/theo-doi-dang-ky/{complete.campaign_id}/ban-giay/{complete.unit_id}/"
    for user in (reader, foreign, member_of(complete), None):
        browser = Client()
        if user:
            browser.force_login(user)
        assert browser.get(board).status_code in {302, 403}
        assert browser.post(board, {"bo": "1"}).status_code in {302, 403}
    for user in (foreign, None):
        browser = Client()
        if user:
            browser.force_login(user)
        assert browser.get(entry.scan.get_absolute_url()).status_code in {302, 404}
        assert browser.post(f"{addresses(complete).page}ban-giay/", {"answer": "right"}).status_code in {302, 404}
    with pytest.raises(refusals.NotAllowed):
        begin(complete, reader)
    entry.refresh_from_db()
    assert entry.dropped_at is None
