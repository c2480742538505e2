"""A province of records of every sort, made from a seed, for counting. All names are invented."""

from datetime import UTC, date, datetime, timedelta
from random import Random
from types import SimpleNamespace

from registrations.awards.models import AwardKind, AwardRecord, TargetGroup
from registrations.titles.models import Authority, AwardClass, Form, Level, RecipientKind
from registrations.units.models import Unit

from .awards import DecisionFactory
from .units import SuccessionFactory, UnitFactory

NOW = datetime(2026, 5, 20, 3, tzinfo=UTC)
TODAY = date(2026, 5, 20)


def units():
    """Two communes of today that came of three of before (one divided), a department, and a school below a commune."""
    new = [UnitFactory(code=f"moi-{n}", short_name=f"Mới {n}") for n in range(3)]
    old = [
        UnitFactory(code=f"cu-{n}", short_name=f"Cũ {n}", effective_from=None, effective_to=date(2025, 7, 1))
        for n in range(3)
    ]
    for before, after, partial in ((0, 0, False), (1, 0, True), (1, 1, True), (2, 1, False)):
        SuccessionFactory(predecessor=old[before], successor=new[after], partial=partial)
    department = UnitFactory(code="so-mau", name="Sở Mẫu", kind=Unit.Kind.DEPARTMENT, effective_from=None)
    school = UnitFactory(code="truong-mau", name="Trường Mẫu", kind=Unit.Kind.SUBUNIT, parent=new[2])
    return [*new, *old, department, school]


def decisions(rng, count):
    """Published, to be published, withdrawn, to be withdrawn and never published."""
    made = []
    for number in range(count):
        day = date(rng.randint(2015, 2026), rng.randint(1, 4), rng.randint(1, 28))
        published, withdrawn = [
            (NOW - timedelta(days=9), None),
            (NOW - timedelta(days=9), None),
            (NOW - timedelta(days=9), None),
            (NOW - timedelta(days=9), NOW + timedelta(days=1)),
            (NOW - timedelta(days=9), NOW - timedelta(days=1)),
            (NOW + timedelta(days=1), None),
            (None, None),
        ][number % 7]
        made.append(
            DecisionFactory(
                signed_on=day,
                published_at=published,
                withdrawn_at=withdrawn,
                authority=rng.choice(Authority.values),
                public_url="/quyet-dinh/mau/" if published else "",
            )
        )
    return made


def province(size=2000, seed=7, decision_count=28):
    """Records over eleven years: public and not, standing and ended, of children too."""
    rng = Random(seed)
    made = SimpleNamespace(units=units(), decisions=decisions(rng, decision_count))
    AwardRecord.objects.bulk_create([_record(rng, made, number) for number in range(size)], batch_size=500)
    made.now = NOW
    return made


def _record(rng, made, number):
    decision = rng.choice(made.decisions)
    three = (True, False, None)
    record = AwardRecord(
        decision=decision,
        year=decision.year,
        authority=decision.authority,
        award_wording="Bằng khen",
        form=rng.choice([*Form.values, ""]),
        award_class=rng.choice([*AwardClass.values, "", ""]),
        kind=rng.choice([*AwardKind.values, ""]),
        level=rng.choice([*Level.values, ""]),
        recipient_kind=rng.choice(RecipientKind.values),
        name=f"Lường Mẫu {number}",
        unit=rng.choice([*made.units, None]),
        within=rng.choice([*made.units, None]),
        unit_wording="xã Mẫu",
        posthumous=rng.random() < 0.05,
        small_collective=rng.choice(three),
        direct_worker=rng.choice(three),
        worker_farmer=rng.choice(three),
        female=rng.choice(three),
        target_groups=rng.sample(TargetGroup.values, rng.choice((0, 0, 1, 2))),
        is_public=rng.random() < 0.9,
        is_minor=rng.random() < 0.1,
        order=number,
    )
    if rng.random() < 0.15:
        # Ended before today, today, or from tomorrow on.
        record.ended_on = TODAY + timedelta(days=rng.choice((-100, 0, 1)))
        record.ended_as = "thu-hoi"
    record.fill_keys()
    return record
