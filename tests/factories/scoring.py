"""A cluster with criteria and a scoring in any state, for tests."""

import datetime
from decimal import Decimal

import time_machine
from django.utils import timezone

from registrations.clusters.members import members_of
from registrations.scoring import actions, closing, criteria_actions, matters, queries, setting_up
from registrations.scoring.models import ProtestTerm
from registrations.scoring.queries import criteria_of, newest_set

from .accounts import SuperuserFactory
from .pledges import cluster_with
from .signing import confirmed

DAYS = {
    "self_opens_at": (2026, 11, 2),
    "self_closes_at": (2026, 11, 16),
    "cross_closes_at": (2026, 11, 23),
    "cluster_closes_at": (2026, 12, 1),
}
# An instant in each state of a scoring that goes its way.
WHEN = {
    "waiting": (2026, 11, 1, 9),
    "self": (2026, 11, 10, 9),
    "cross": (2026, 11, 18, 9),
    "cluster": (2026, 11, 25, 9),
    "overdue": (2026, 12, 2, 9),
    "protest": (2026, 11, 26, 9),
    "review": (2026, 12, 10, 9),
    "approved": (2026, 12, 11, 9),
}


def instant(*parts):
    """An aware instant in Vietnam."""
    return timezone.make_aware(datetime.datetime(*parts))


def instants(**changed):
    """The phases of a scoring."""
    return {name: instant(*(changed.get(name) or day)) for name, day in DAYS.items()}


def criterion(text, points, **fields):
    return {"code": "", "text": text, "hint": "", "points": Decimal(points), **fields}


def criteria_data(**changed):
    """Two criteria worth 100 points, a bonus up to 5, a penalty."""
    data = {
        "expected_total": Decimal(100),
        "bonus_cap": Decimal(5),
        "penalty_cap": None,
        "places": 2,
        "tie_rule": "competition",
        "source": "",
        "categories": [
            {"name": "Dẫn đầu", "min_points": Decimal(90), "max_place": 1},
            {"name": "Khá", "min_points": Decimal(70), "max_place": None},
        ],
        "groups": [
            {
                "kind": "score",
                "code": "I",
                "name": "Nhiệm vụ",
                "cap": None,
                "criteria": [criterion("Kinh tế", "60", code="1"), criterion("Xã hội", "40", code="2")],
            },
            {"kind": "bonus", "code": "II", "name": "Điểm thưởng", "cap": None,
             "criteria": [criterion("Cờ thi đua", "10", code="3")]},
            {"kind": "penalty", "code": "III", "name": "Điểm trừ", "cap": None,
             "criteria": [criterion("Báo cáo chậm", "4", code="4")]},
        ],
    }  # fmt: skip
    return data | changed


def scored_cluster(*names, officer=None, **fields):
    """A cluster (see `pledges.cluster_with`) with criteria and a scoring; `criteria` in order stand on it."""
    group = cluster_with(*(names or ("Ba Sơn", "Cao Lộc", "Na Sầm")), **fields)
    group.officer = officer or SuperuserFactory(full_name="Nông Thị Chuyên Viên")
    group.second = SuperuserFactory(full_name="Vi Văn Duyệt")
    ProtestTerm.objects.create(organising_body=group.cluster.organising_body, working_days=5, source="Quy chế mẫu")
    with time_machine.travel(instant(*WHEN["waiting"]), tick=False):
        criteria_actions.save_criteria(group.cluster, criteria_data(), by=group.officer)
        group.scoring = setting_up.open_scoring(group.cluster, instants(), protest_days=5, by=group.officer)
    group.criteria = criteria_of(newest_set(group.cluster))
    return group


def given(group, *points, note=""):
    """What a form gives for the criteria in order; None leaves one empty."""
    return {
        each.pk: (None if value is None else Decimal(value), note)
        for each, value in zip(group.criteria, points, strict=False)
    }


def rows(group):
    """The members with their sheets, as they stand now; and the scoring that they are of."""
    scoring = queries.scoring_of(group.cluster)
    return scoring, queries.rows_of(scoring, members_of(group.cluster, timezone.now()))


def column_matter(group, at, column):
    """What the signatory of a unit, or of its checker, confirms."""
    scoring, found = rows(group)
    book = next(row.book for row in found if row.member.unit == group.units[at])
    return matters.of_column(scoring, book, column)


def lock_matter(group):
    """What the head's signatory confirms."""
    scoring, found = rows(group)
    return closing.lock_matter(scoring, [row for row in found if not row.sheet.unranked])


def self_score(group, at, *points, send=True):
    """A unit scores itself, and sends."""
    with time_machine.travel(instant(*WHEN["self"]), tick=False):
        unit, by = group.units[at], group.signatories[at]
        sheet = actions.save(group.scoring.pk, unit.pk, "self", given(group, *points), version=0, by=by)
        if send:
            confirmed(column_matter(group, at, "self"), by)
            actions.send(group.scoring.pk, unit.pk, "self", version=sheet.version("self"), by=by)
    return sheet


def cross_score(group, at, by, *points, note="Đã đối chiếu"):
    """Unit `by` checks the sheet of unit `at`, and sends."""
    with time_machine.travel(instant(*WHEN["waiting"]), tick=False):
        setting_up.assign(group.scoring.pk, {group.units[at].pk: group.units[by].pk}, by=group.signatories[0])
    with time_machine.travel(instant(*WHEN["cross"]), tick=False):
        unit, person = group.units[at], group.signatories[by]
        sheet = actions.save(group.scoring.pk, unit.pk, "cross", given(group, *points, note=note), version=0, by=person)
        confirmed(column_matter(group, at, "cross"), person)
        return actions.send(group.scoring.pk, unit.pk, "cross", version=sheet.version("cross"), by=person)


def settle(group, *rows, note="Theo biên bản"):
    """The head gives every unit its points and locks the result."""
    with time_machine.travel(instant(*WHEN["cluster"]), tick=False):
        for unit, row in zip(group.units, rows, strict=True):
            values = given(group, *row, note=note)
            actions.save(group.scoring.pk, unit.pk, "cluster", values, version=0, by=group.signatories[0])
        confirmed(lock_matter(group), group.signatories[0])
        return closing.lock(group.scoring.pk, by=group.signatories[0])


def approve(group, decision="Quyết định mẫu"):
    """The office proposes and a second person approves."""
    with time_machine.travel(instant(*WHEN["review"]), tick=False):
        closing.propose(group.scoring.pk, by=group.officer)
    with time_machine.travel(instant(*WHEN["approved"]), tick=False):
        matter, _ = closing.approval(group.scoring.pk, decision=decision, by=group.second)
        confirmed(matter, group.second)
        return closing.approve(group.scoring.pk, decision=decision, by=group.second)


ROWS = (("60", "35", "2", None), ("50", "30", None, "1"), ("50", "30", None, "1"))


def in_state(state, group=None):
    """A scoring that has come to a state; gives the group and the instant."""
    group = group or scored_cluster()
    if state in ("protest", "review", "approved"):
        settle(group, *ROWS)
    if state == "approved":
        approve(group)
    group.scoring.refresh_from_db()
    return group, instant(*WHEN[state])
