"""Big files come in parts in every room that takes files of units, and outlive an error elsewhere in the form."""

import hashlib
from types import SimpleNamespace

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from registrations.attachments.models import Upload
from registrations.attachments.upload_actions import PART
from registrations.nominations.models import Nomination
from registrations.reports.models import ReportFile
from registrations.scoring.models import Evidence
from tests.factories import files
from tests.factories import scoring as made
from tests.factories.nominations import CompleteNominationFactory
from tests.factories.reports import complete
from tests.factories.units import MembershipFactory

pytestmark = pytest.mark.django_db
SCAN = b"%PDF-1.7\n" + b"ban chup co dau " * 100_000  # two parts


def of_report():
    record = complete()
    return SimpleNamespace(
        user=MembershipFactory(unit=record.unit).user,
        page=reverse("reports:step", args=[record.pk, "tep-kem"]),
        field="files",
        form={},
        kept=lambda: [each.attachment for each in ReportFile.objects.all()],
        now=None,
    )


def of_evidence():
    group = made.scored_cluster()
    args = [group.cluster.pk, group.units[1].pk, group.criteria[0].pk]
    return SimpleNamespace(
        user=group.drafters[1],
        page=reverse("scoring:evidence", args=args),
        field="files",
        form={},
        kept=lambda: [each.attachment for each in Evidence.objects.all()],
        now=made.instant(*made.WHEN["self"]),
    )


def of_nomination():
    record = CompleteNominationFactory()
    before = record.proposal_file_id
    form = {
        "version": record.version,
        "year": "2026",
        "proposal_number": "12/TTr",
        "proposed_on": "01/02/2026",
        "contact_name": "Lý Thị Mẫu",
        "contact_phone": "0912 000 000",
    }
    return SimpleNamespace(
        user=MembershipFactory(unit=record.unit).user,
        page=reverse("nominations:proposal", args=[record.pk]),
        field="file",
        form=form,
        kept=lambda: [
            each.proposal_file for each in Nomination.objects.all() if each.proposal_file_id not in (None, before)
        ],
        now=None,
    )


@pytest.fixture(params=[of_report, of_evidence, of_nomination], ids=lambda each: each.__name__)
def place(request, db):
    usual = made.instant(2026, 3, 10, 9)
    with time_machine.travel(usual, tick=True):
        found = request.param()
    with time_machine.travel(found.now or usual, tick=True):
        yield found


def sent_in_parts(client, place):
    """Begin, every part, the end; the id of the whole upload."""
    base = reverse("attachments:uploads")
    facts = {"place": f"{place.page}#{place.field}", "name": "Bản ký.pdf", "size": len(SCAN), "mark": "1"}
    upload = client.post(base, facts).json()["id"]
    for offset in range(0, len(SCAN), PART):
        body = SCAN[offset : offset + PART]
        client.post(f"{base}{upload}/?tu={offset}", body, content_type="application/octet-stream")
    assert client.post(f"{base}{upload}/xong/").json()["whole"]
    return upload


def test_a_file_that_came_in_parts_is_kept_whole(client, place):
    client.force_login(place.user)
    page = client.get(place.page).content.decode()
    assert "data-resumable" in page
    assert "js/upload" in page
    upload = sent_in_parts(client, place)
    assert client.post(place.page, place.form | {f"da-tai-{place.field}": upload}).status_code == 302
    (kept,) = place.kept()
    assert (kept.original_name, kept.sha256) == ("Bản ký.pdf", hashlib.sha256(SCAN).hexdigest())
    assert not Upload.objects.exists()


def test_a_file_beside_one_that_is_refused_waits_for_the_next_try(client, place):
    if place.field == "file":
        pytest.skip("takes one file")
    client.force_login(place.user)
    upload = sent_in_parts(client, place)
    both = {f"da-tai-{place.field}": upload, place.field: SimpleUploadedFile("a.exe", b"MZ\x90\x00")}
    assert client.post(place.page, place.form | both).status_code == 422
    assert place.kept() == []
    assert client.post(place.page, place.form | {f"da-tai-{place.field}": upload}).status_code == 302
    assert len(place.kept()) == 1


@pytest.mark.parametrize("small", [True, False], ids=["with the form", "in parts"])
def test_an_error_elsewhere_in_the_form_loses_no_file(client, small):
    place = of_nomination()
    client.force_login(place.user)
    upload = None if small else sent_in_parts(client, place)
    chosen = {"file": SimpleUploadedFile("Bản ký.pdf", files.pdf("Tờ trình"))} if small else {"da-tai-file": upload}
    answer = client.post(place.page, place.form | chosen | {"contact_phone": "gọi sau"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Đã giữ tệp vừa gửi" in page
    assert [each.original_name for each in place.kept()] == ["Bản ký.pdf"]
    token = page.partition('name="version" value="')[2].partition('"')[0]
    assert client.post(place.page, place.form | {"version": token}).status_code == 302
    assert len(place.kept()) == 1


def test_a_kept_file_does_not_hide_that_a_colleague_saved_meanwhile(client):
    place = of_nomination()
    client.force_login(place.user)
    Nomination.objects.update(version=9)
    upload = SimpleUploadedFile("Bản ký.pdf", files.pdf("Tờ trình"))
    answer = client.post(place.page, place.form | {"file": upload, "contact_phone": "gọi sau"})
    token = answer.content.decode().partition('name="version" value="')[2].partition('"')[0]
    assert client.post(place.page, place.form | {"version": token}).status_code == 409
