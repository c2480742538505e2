"""The public pages of clusters: nothing of scores before approval, nobody's name before all have signed."""

import pytest
import time_machine
from django.urls import reverse

from registrations.pledges import actions as pledges
from registrations.scoring import rules
from registrations.scoring.models import Entry, Protest
from tests.factories import scoring as made
from tests.factories.clusters import ClusterFactory
from tests.factories.pledges import DATA, opened_pledge, sign_all

pytestmark = pytest.mark.django_db
SECRET = "Kênhkênhđen"


def at(state):
    return time_machine.travel(made.instant(*made.WHEN[state]), tick=False)


def page(client, group):
    answers = [client.get(reverse("clusters_public:cluster", args=[group.cluster.pk])), client.get("/cum-khoi/")]
    assert {answer.status_code for answer in answers} == {200}
    return "".join(answer.content.decode() for answer in answers)


@pytest.mark.parametrize("state", [state for state in rules.STATES if state != "approved"])
def test_nothing_of_scores_is_public_before_approval(client, state, office):
    group = made.scored_cluster()
    made.self_score(group, 1, "51,25".replace(",", "."), "30")
    group, _ = made.in_state(state, group)
    Entry.objects.update(self_note=SECRET, cross_note=SECRET, cluster_note=SECRET)
    Protest.objects.update(text=SECRET)
    with at(state):
        text = page(client, group)
    assert SECRET not in text
    assert "51,25" not in text
    assert "ranking" not in text  # neither the table of places nor a point in it
    assert "Xếp loại" not in text
    assert "Đã có xếp hạng" not in text


def test_the_approved_ranking_is_public_with_ties_and_categories(client, group, office):
    made.in_state("approved", group)
    with at("approved"):
        text = page(client, group)
    assert "97 " in text
    assert "ranking" in text
    assert text.count("(đồng hạng)") == 2
    assert "Dẫn đầu" in text
    assert "Quyết định mẫu" in text
    assert group.scoring.receipt is None or group.scoring.receipt.code in text


def test_a_pledge_shows_only_what_the_province_decided_and_no_name_too_early(client, group, officer, office):
    opened_pledge(group, text=f"{SECRET} cam kết")
    with at("self"):
        for publicity in ("state", "text", "signers"):
            pledges.set_publicity(group.cluster, publicity, by=officer)
            sign_all(group, upto=2)
            text = page(client, group)
            assert "Đang ký kết" in text
            assert "Người Ký" not in text
            assert SECRET not in text
        sign_all(group)
        shown = {}
        for publicity in ("nothing", "state", "text", "signers"):
            pledges.set_publicity(group.cluster, publicity, by=officer)
            text = page(client, group)
            shown[publicity] = ("Đã ký kết" in text, SECRET in text, "Người Ký" in text)
    assert shown == {
        "nothing": (False, False, False),
        "state": (True, False, False),
        "text": (True, True, False),
        "signers": (True, True, True),
    }


def test_a_change_that_waits_for_signatures_is_not_public_yet(client, group, officer, office):
    opened_pledge(group)
    sign_all(group)
    pledges.set_publicity(group.cluster, "text", by=officer)
    changed = pledges.save_draft(group.cluster, DATA | {"text": SECRET}, version=1, by=group.drafters[0])
    pledges.open_signing(group.cluster, version=changed.version, note="Đổi", by=group.signatories[0])
    with at("self"):
        text = page(client, group)
    assert SECRET not in text
    assert "Giữ kỷ cương" in text


def test_the_places_of_earlier_years_stand_on_the_page(client, group, office):
    made.in_state("approved", group)
    later = ClusterFactory(year=2027, name=group.cluster.name, organising_body=group.cluster.organising_body)
    for unit in group.units:
        later.seats.create(unit=unit, role="member")
    with time_machine.travel("2027-03-01 09:00 +07:00", tick=False):
        text = client.get(reverse("clusters_public:cluster", args=[later.pk])).content.decode()
    assert "Những năm trước" in text
    assert "hạng 2" in text


def test_a_year_to_come_and_an_unknown_year_do_not_exist(client, group, office):
    later = ClusterFactory(year=2030)
    with at("self"):
        assert client.get(reverse("clusters_public:cluster", args=[later.pk])).status_code == 404
        for year in ("2030", "x", "١٢", "9" * 40):
            assert client.get("/cum-khoi/", {"nam": year}).status_code == 404
        assert client.get("/cum-khoi/987654/").status_code == 404


def test_the_pages_are_light(client, group, office, django_assert_max_num_queries):
    made.in_state("approved", group)
    with at("approved"):
        for address in ("/cum-khoi/", reverse("clusters_public:cluster", args=[group.cluster.pk])):
            client.get(address)
            with django_assert_max_num_queries(12):
                assert len(client.get(address).content) < 60_000
