"""Registrations for the management software: what was sent and stands, exactly as in the receipt, one way only."""

import json

import pytest

from registrations.campaigns.models import Registration, RegistrationRow
from registrations.exchange.documents import LIMITS, Unusable, read
from registrations.exchange.registration_documents import write_registrations_json, write_registrations_workbook
from registrations.tables.sources import read_grids
from tests.factories.accounts import UserFactory
from tests.factories.campaigns import CampaignFactory, CompleteRegistrationFactory, send
from tests.factories.units import MembershipFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(catalogue):
    """A registration that was sent; beside it one that is still a draft."""
    campaign = CampaignFactory()
    registration = CompleteRegistrationFactory(campaign=campaign, person="=HYPERLINK(1)")
    CompleteRegistrationFactory(campaign=campaign, person="Vi Văn Nháp")
    signatory = UserFactory()
    MembershipFactory(unit=registration.unit, user=signatory, role="signatory")
    send(registration, signatory)
    return Registration.objects.get(pk=registration.pk)


def told(year=None):
    return json.loads(b"".join(write_registrations_json(year)))["registrations"]


def test_what_was_sent_goes_out_as_it_was_sent(sent):
    RegistrationRow.objects.filter(registration=sent).update(name="Sửa sau khi gửi")
    (found,) = told()
    assert (found["id"], found["number"], found["state"]) == (str(sent.pk), 1, "submitted")
    assert found["receipt"] == sent.submissions.get().receipt.code
    assert [row["name"] for row in found["rows"]] == ["=HYPERLINK(1)"]
    assert found["rows"][0]["title"] == "Chiến sĩ thi đua cơ sở"
    assert "0912" not in json.dumps(found)
    assert told(sent.campaign.year) == [found]
    assert told(1990) == []


def test_what_was_given_back_stays_here(sent):
    Registration.objects.filter(pk=sent.pk).update(state="returned")
    assert told() == []


def test_the_workbook_says_the_same_and_holds_no_formula(sent):
    grids = read_grids(write_registrations_workbook().read(), "a.xlsx", LIMITS)
    assert [grid.name for grid in grids] == ["Bản đăng ký", "Danh hiệu đăng ký", "Chỉ tiêu"]
    assert any("=HYPERLINK(1)" in line.own().values() for line in grids[1].lines)


def test_it_never_comes_back_in():
    with pytest.raises(Unusable):
        read(json.dumps({"format": "tdkt-dang-ky", "version": 1, "registrations": []}).encode(), "a.json")


def test_the_desk_hands_it_to_officers_only_and_logs_it(client, officer, sent):
    asked = {"system": "phan-mem-tdkt", "format": "json", "what": "dang-ky"}
    assert client.post("/quan-tri/trao-doi/xuat/", asked).status_code == 302
    client.force_login(officer)
    for kind in ("json", "xlsx"):
        answer = client.post("/quan-tri/trao-doi/xuat/", asked | {"format": kind})
        assert "dang-ky-phan-mem-tdkt" in answer["Content-Disposition"]
        assert b"".join(answer.streaming_content)
