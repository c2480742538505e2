"""From self-score to ranking: who writes, who reads when, what is asked for, how it ends."""

import uuid
from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from registrations.attachments.access import may_read
from registrations.clusters.members import members_of, parts_of
from registrations.clusters.models import Seat
from registrations.notices.models import Notice
from registrations.receipts import actions as receipts
from registrations.refusals import Conflict, Incomplete, NotAllowed, WrongState
from registrations.scoring import actions, closing, queries, rules, setting_up
from registrations.scoring.models import Entry, Evidence, Result, Sheet
from registrations.units.acting import acting_of
from registrations.units.waiting import waiting_for
from tests.factories import files
from tests.factories import scoring as made
from tests.factories.accounts import UserFactory
from tests.factories.clusters import SeatFactory
from tests.factories.units import MembershipFactory, SuccessionFactory, UnitFactory

pytestmark = pytest.mark.django_db


def at(state):
    return time_machine.travel(made.instant(*made.WHEN[state]), tick=False)


def readers(group, unit):
    """{who: columns of a unit's sheet they read} at the present instant."""
    now = timezone.now()
    scoring = queries.scoring_of(group.cluster)
    members = members_of(group.cluster, now)
    sheet = Sheet.objects.get(scoring=scoring, unit=unit)
    people = {
        "head": group.signatories[0],
        "own": group.signatories[1],
        "checker": group.signatories[2],
        "officer": group.officer,
        "stranger": UserFactory(),
    }
    return {
        name: rules.columns_to_read(user, scoring, sheet, parts_of(user, members, now), members, now)
        for name, user in people.items()
    }


def test_nobody_reads_a_self_score_before_the_phase_allows_it(group):
    with at("waiting"):
        setting_up.assign(group.scoring.pk, {group.units[1].pk: group.units[2].pk}, by=group.signatories[0])
    made.self_score(group, 1, "50", "30", send=False)
    with at("self"):
        assert readers(group, group.units[1]) == {
            "head": set(), "own": {"self"}, "checker": set(), "officer": set(), "stranger": set(),
        }  # fmt: skip
        sheet = Sheet.objects.get(unit=group.units[1])
        actions.send(
            group.scoring.pk, group.units[1].pk, "self", version=sheet.version("self"), by=group.signatories[1]
        )
        assert readers(group, group.units[1])["checker"] == set()
        assert readers(group, group.units[1])["officer"] == {"self"}
    with at("cross"):
        assert readers(group, group.units[1]) == {
            "head": set(), "own": {"self"}, "checker": {"self", "cross"}, "officer": {"self"}, "stranger": set(),
        }  # fmt: skip
    with at("cluster"):
        found = readers(group, group.units[1])
        assert found["head"] == {"self", "cluster"}
        assert found["own"] == {"self"}
        assert found["stranger"] == set()


def test_a_self_score_that_was_not_sent_is_read_by_its_unit_alone(group):
    with at("waiting"):
        setting_up.assign(group.scoring.pk, {group.units[1].pk: group.units[2].pk}, by=group.signatories[0])
    made.self_score(group, 1, "50", "30", send=False)
    for state in ("cross", "cluster", "overdue"):
        with at(state):
            found = readers(group, group.units[1])
            assert [who for who in found if "self" in found[who]] == ["own"]


def test_evidence_is_read_by_those_who_read_the_column(group):
    with at("waiting"):
        setting_up.assign(group.scoring.pk, {group.units[1].pk: group.units[2].pk}, by=group.signatories[0])
    with at("self"):
        upload = SimpleUploadedFile("minh-chung.pdf", files.pdf("Minh chứng"))
        actions.add_evidence(group.scoring.pk, group.units[1].pk, group.criteria[0].pk, [upload], by=group.drafters[1])
        attachment = Evidence.objects.get().attachment
        assert may_read(group.drafters[1], attachment)
        others = [group.signatories[0], group.signatories[2], group.drafters[2], UserFactory()]
        assert not any(may_read(user, attachment) for user in others)
    made.self_score(group, 1, "50", "30")
    with at("cross"):
        assert may_read(group.drafters[2], attachment)
        assert not may_read(group.signatories[0], attachment)
    with at("cluster"):
        assert may_read(group.signatories[0], attachment)
        assert not may_read(UserFactory(), attachment)


def test_sending_asks_for_every_score_but_not_for_bonus_and_penalty(group):
    with pytest.raises(actions.Missing) as missing:
        made.self_score(group, 1, "50", None)
    assert missing.value.gaps == ["Tiêu chí 2: chưa ghi điểm."]
    assert Sheet.objects.get(unit=group.units[1]).self_sent_at is None
    with at("self"):
        sheet = Sheet.objects.get(unit=group.units[1])
        version = sheet.version("self")
        actions.save(
            group.scoring.pk, group.units[1].pk, "self", made.given(group, "50", "30"), version=version,
            by=group.drafters[1],
        )  # fmt: skip
        with pytest.raises(NotAllowed):
            actions.send(group.scoring.pk, group.units[1].pk, "self", version=version + 1, by=group.drafters[1])
        with pytest.raises(Conflict):
            actions.send(group.scoring.pk, group.units[1].pk, "self", version=version, by=group.signatories[1])


def test_a_lower_judgement_needs_its_reason(group):
    made.self_score(group, 1, "50", "30", "2", "1")
    with pytest.raises(actions.Missing) as missing:
        made.cross_score(group, 1, 2, "49", "30", "2", "2", note="")
    assert [gap.split(":")[0] for gap in missing.value.gaps] == ["Tiêu chí 1", "Tiêu chí 4"]


def test_two_people_in_one_column_never_overwrite_each_other(group):
    made.self_score(group, 1, "50", "30", send=False)
    with at("self"), pytest.raises(Conflict, match="Người Ký Cao Lộc"):
        actions.save(
            group.scoring.pk, group.units[1].pk, "self", made.given(group, "1", "1"), version=0, by=group.drafters[1]
        )
    assert Entry.objects.get(criterion=group.criteria[0]).self_points == 50


@pytest.mark.parametrize("points", ["61", "-1"])
def test_points_that_cannot_be_are_never_written(group, points):
    with at("self"), pytest.raises(Incomplete):
        actions.save(
            group.scoring.pk, group.units[1].pk, "self", made.given(group, points), version=0, by=group.drafters[1]
        )
    assert not Entry.objects.exists()


def test_nobody_checks_themselves_and_the_ring_leaves_nobody_out(group):
    head, pk = group.signatories[0], group.scoring.pk
    with at("self"):
        with pytest.raises(Incomplete, match="chính mình"):
            setting_up.assign(pk, {group.units[1].pk: group.units[1].pk}, by=head)
        with pytest.raises(Incomplete):
            setting_up.assign(pk, {group.units[1].pk: UnitFactory().pk}, by=head)
        with pytest.raises(NotAllowed):
            setting_up.assign_by_rota(pk, by=group.signatories[1])
        assert setting_up.assign_by_rota(pk, by=head) == 3
    pairs = dict(Sheet.objects.values_list("unit_id", "checker_id"))
    assert sorted(pairs) == sorted(pairs.values())
    assert all(pairs[checker] != unit for unit, checker in pairs.items())
    assert Notice.objects.filter(kind="scoring.assigned").exists()


@pytest.mark.parametrize("count", range(2, 12))
@pytest.mark.parametrize("year", [2025, 2026, 2027])
def test_a_ring_is_fair(count, year):
    pairs = setting_up.rota(list(range(count)), year)
    assert sorted(pairs.values()) == list(range(count))
    assert all(unit != checker for unit, checker in pairs.items())
    if count > 2:
        assert all(pairs[checker] != unit for unit, checker in pairs.items())
        assert pairs != setting_up.rota(list(range(count)), year + 1) or count == 4 or count == 3
    assert setting_up.rota([1], year) == {}


def test_a_new_checker_begins_afresh(group):
    made.self_score(group, 1, "50", "30")
    with at("cross"):
        head, pk, unit = group.signatories[0], group.scoring.pk, group.units[1].pk
        setting_up.assign(pk, {unit: group.units[2].pk}, by=head)
        actions.save(pk, unit, "cross", made.given(group, "40"), version=0, by=group.signatories[2])
        setting_up.assign(pk, {unit: group.units[0].pk}, by=head)
        assert Entry.objects.get(criterion=group.criteria[0]).cross_points is None
        with pytest.raises(NotAllowed):
            actions.save(pk, unit, "cross", made.given(group, "40"), version=0, by=group.signatories[2])


def test_the_deputy_settles_the_heads_own_sheet(group):
    Seat.objects.filter(unit=group.units[1]).update(role="deputy", rank=1)
    with at("cluster"):
        pk, unit, points = group.scoring.pk, group.units[0].pk, made.given(group, "60", "40")
        with pytest.raises(NotAllowed):
            actions.save(pk, unit, "cluster", points, version=0, by=group.signatories[0])
        actions.save(pk, unit, "cluster", points, version=0, by=group.signatories[1])
        with pytest.raises(NotAllowed):
            actions.save(pk, group.units[2].pk, "cluster", points, version=0, by=group.signatories[1])


def test_what_was_judged_before_is_taken_over_where_nothing_is_written(group):
    made.self_score(group, 1, "50", "30", "1")
    made.cross_score(group, 1, 2, "45", "30")
    with at("cluster"):
        pk, unit, head = group.scoring.pk, group.units[1].pk, group.signatories[0]
        actions.save(pk, unit, "cluster", made.given(group, "44", None, None, note="x"), version=0, by=head)
        assert actions.fill(pk, unit, by=head) == 2
    entries = Entry.objects.filter(sheet__unit=unit).order_by("criterion__group__order", "criterion__order")
    assert [each.cluster_points for each in entries] == [Decimal(44), Decimal(30), Decimal(1)]


def test_locking_asks_for_every_unit(group):
    with at("cluster"), pytest.raises(actions.Missing) as missing:
        closing.lock(group.scoring.pk, by=group.signatories[0])
    assert len(missing.value.gaps) == 6
    with at("cluster"):
        with pytest.raises(NotAllowed):
            closing.lock(group.scoring.pk, by=group.drafters[0])
        for unit in group.units[1:]:
            closing.leave_out(group.scoring.pk, unit.pk, "Mới tham gia", by=group.signatories[0])
        actions.save(
            group.scoring.pk, group.units[0].pk, "cluster", made.given(group, "60", "40"), version=0,
            by=group.signatories[0],
        )  # fmt: skip
        closing.lock(group.scoring.pk, by=group.signatories[0])
    assert Notice.objects.filter(kind="scoring.locked").exists()


def test_the_ranking_is_approved_by_a_second_person_and_proved(group):
    made.settle(group, *made.ROWS)
    with at("review"):
        closing.propose(group.scoring.pk, by=group.officer)
        with pytest.raises(NotAllowed, match="Người trình không tự duyệt"):
            closing.approve(group.scoring.pk, by=group.officer)
        assert not Result.objects.exists()
        scoring = closing.approve(group.scoring.pk, decision="QĐ mẫu", by=group.second)
    results = list(scoring.results.all())
    assert [(each.place, each.shared, each.points, each.category) for each in results] == [
        (1, False, Decimal(97), "Dẫn đầu"),
        (2, True, Decimal(79), "Khá"),
        (2, True, Decimal(79), "Khá"),
    ]
    assert receipts.matches(scoring.receipt, closing.contents_of([scoring.receipt])[scoring.receipt_id])
    with pytest.raises(TypeError):
        results[0].save()


def test_a_protest_is_answered_before_anything_is_approved(group):
    made.settle(group, *made.ROWS)
    key, pk, unit = uuid.uuid4(), group.scoring.pk, group.units[1].pk
    with at("protest"):
        for by in (group.drafters[1], group.signatories[2], UserFactory()):
            with pytest.raises(NotAllowed):
                closing.protest(pk, unit, "Xem lại", form_key=key, by=by)
        first = closing.protest(pk, unit, "Xem lại", form_key=key, by=group.signatories[1])
        assert closing.protest(pk, unit, "Xem lại", form_key=key, by=group.signatories[1]).pk == first.pk
    with at("review"):
        with pytest.raises(actions.Missing):
            closing.propose(pk, by=group.officer)
        closing.answer(pk, first.pk, outcome="upheld", text="Chấm lại tiêu chí 1", by=group.officer)
        with pytest.raises(WrongState):
            closing.answer(pk, first.pk, outcome="dismissed", text="Thôi", by=group.officer)
        with pytest.raises(actions.Missing, match="1 chỗ"):
            closing.propose(pk, by=group.officer)
        closing.reopen(pk, until=made.instant(2026, 12, 20), reason="Chấm lại", by=group.officer)
        closing.lock(pk, by=group.signatories[0])
    with time_machine.travel(made.instant(2027, 1, 5), tick=False):
        closing.propose(pk, by=group.officer)


def test_a_unit_that_left_is_not_ranked_and_its_sheet_stays(group):
    made.self_score(group, 2, "50", "30")
    Seat.objects.filter(unit=group.units[2]).update(effective_to=date(2026, 11, 20))
    with at("cluster"):
        for unit in group.units[:2]:
            actions.save(
                group.scoring.pk, unit.pk, "cluster", made.given(group, "60", "40"), version=0, by=group.signatories[0]
            )
        closing.lock(group.scoring.pk, by=group.signatories[0])
    made.approve(group)
    assert set(Result.objects.values_list("unit", flat=True)) == {unit.pk for unit in group.units[:2]}
    assert Sheet.objects.get(unit=group.units[2]).self_sent_at


def test_a_unit_that_joined_scores_itself_like_the_others(group):
    late = SeatFactory(cluster=group.cluster, unit__name="Xã Đến Sau", effective_from=date(2026, 11, 5))
    person = MembershipFactory(unit=late.unit, role="signatory").user
    with at("self"):
        given = made.given(group, "50", "30")
        sheet = actions.save(group.scoring.pk, late.unit.pk, "self", given, version=0, by=person)
        actions.send(group.scoring.pk, late.unit.pk, "self", version=sheet.version("self"), by=person)
    assert Sheet.objects.get(unit=late.unit).self_sent_at


def test_a_merged_unit_goes_on_with_its_sheet(group):
    made.self_score(group, 2, "50", "30", send=False)
    heir = UnitFactory(name="Xã Hợp Nhất", effective_from=date(2026, 11, 9))
    unit = group.units[2]
    unit.effective_to = date(2026, 11, 9)
    unit.save()
    SuccessionFactory(predecessor=unit, successor=heir, on=date(2026, 11, 9))
    with at("self"):
        sheet = Sheet.objects.get(unit=unit)
        sent = actions.send(group.scoring.pk, heir.pk, "self", version=sheet.version("self"), by=group.signatories[2])
    assert sent.pk == sheet.pk
    with at("cluster"):
        rows = queries.rows_of(queries.scoring_of(group.cluster), members_of(group.cluster))
        assert [row.member.unit for row in rows] == [*group.units[:2], heir]
        assert rows[2].book.totals("self").total == 80


def test_a_new_head_settles(group):
    Seat.objects.filter(unit=group.units[0]).update(role="member", rank=2)
    Seat.objects.filter(unit=group.units[1]).update(role="head", rank=0)
    with at("cluster"):
        given = made.given(group, "60", "40")
        with pytest.raises(NotAllowed):
            actions.save(group.scoring.pk, group.units[2].pk, "cluster", given, version=0, by=group.signatories[0])
        actions.save(group.scoring.pk, group.units[2].pk, "cluster", given, version=0, by=group.signatories[1])


def test_the_workspace_says_whose_turn_it_is(group):
    with at("waiting"):
        setting_up.assign_by_rota(group.scoring.pk, by=group.signatories[0])

    def told(user):
        found = waiting_for(acting_of(user), timezone.now())
        return [(each.do, each.due) for each in found if "Chấm điểm" in each.title]

    with at("self"):
        assert told(group.signatories[1]) == [("Tự chấm", True)]
    made.self_score(group, 1, "50", "30")
    with at("self"):
        assert told(group.signatories[1]) == [("Xem", False)]
    with at("cross"):
        assert told(group.signatories[1]) == [("Chấm chéo", True)]
    with at("cluster"):
        assert told(group.signatories[0]) == [("Chốt điểm", True)]
        assert told(group.signatories[1]) == [("Xem", False)]
        assert told(UserFactory()) == []


def test_a_unit_that_joined_after_the_lock_is_not_approved_with_nothing(group):
    made.settle(group, *made.ROWS)
    SeatFactory(cluster=group.cluster, unit__name="Xã Đến Sau")
    with at("review"), pytest.raises(actions.Missing) as missing:
        closing.propose(group.scoring.pk, by=group.officer)
    assert all(gap.startswith("Xã Đến Sau") for gap in missing.value.gaps)


def test_the_page_of_a_unit_tells_its_places(client, group):
    made.in_state("approved", group)
    with at("approved"):
        client.force_login(group.officer)
        page = client.get(reverse("unit:inspect", args=[group.units[1].pk])).content.decode()
    assert "hạng 2 (đồng hạng), 79 điểm" in page


def test_what_a_checker_began_and_never_sent_is_held_against_nobody(group):
    """The head cannot read it, so it neither asks for a reason nor stands in the way of the unit's own points."""
    made.self_score(group, 1, "50", "30")
    pk, unit = group.scoring.pk, group.units[1].pk
    with time_machine.travel(made.instant(*made.WHEN["cross"]), tick=False):
        setting_up.assign(pk, {unit: group.units[2].pk}, by=group.signatories[0])
        actions.save(pk, unit, "cross", made.given(group, "60", "40"), version=0, by=group.signatories[2])
    with time_machine.travel(made.instant(*made.WHEN["cluster"]), tick=False):
        assert actions.fill(pk, unit, by=group.signatories[0]) == 2
        book = queries.book_of(Sheet.objects.get(unit=unit), queries.scoring_of(group.cluster).criteria_set)
        assert [cell.points("cluster") for cell in book.cells][:2] == [Decimal(50), Decimal(30)]
        assert book.gaps("cluster") == []


def test_a_checker_that_left_the_cluster_is_to_be_replaced(client, group):
    pk, unit = group.scoring.pk, group.units[1]
    with time_machine.travel(made.instant(*made.WHEN["self"]), tick=False):
        setting_up.assign_by_rota(pk, by=group.signatories[0])
        checker = Sheet.objects.get(unit=unit).checker
        group.cluster.seats.filter(unit=checker).update(effective_to=made.instant(2026, 11, 9).date())
        client.force_login(group.signatories[1])
        with pytest.raises(NotAllowed):
            by = group.signatories[group.units.index(checker)]
            actions.save(pk, unit.pk, "cross", made.given(group, "1"), version=0, by=by)
        client.force_login(group.officer)
        desk = client.get(reverse("scoring_desk:cluster", args=[group.cluster.pk])).content.decode()
        assert "cần phân công lại" in desk
