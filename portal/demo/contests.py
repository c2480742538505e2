"""A block of offices that compete: last year's approved ranking, this year's signed pledge, scoring in progress.

What happened lies in the past and is written with its own instants; the
register of receipts grows in their order.
"""

from datetime import date, timedelta
from decimal import Decimal

from django.contrib.auth import get_user_model

from portal.demo import names
from portal.demo.moments import Demo, at
from portal.demo.people import DEPARTMENT, DOMAIN
from registrations.clusters.members import members_of
from registrations.clusters.models import Cluster, Seat
from registrations.pledges import content
from registrations.pledges import queries as pledges
from registrations.pledges.actions import RECEIPT_KIND as PLEDGE_KIND
from registrations.pledges.models import Pledge, PledgeVersion, Signature
from registrations.receipts import actions as receipts
from registrations.scoring import queries
from registrations.scoring.closing import content_of, seal
from registrations.scoring.models import Category, CriteriaSet, Criterion, CriterionGroup, Entry, Result, Scoring, Sheet
from registrations.scoring.setting_up import rota
from registrations.units.actions import join
from registrations.units.models import Membership

PLEDGE = (
    "Các cơ quan trong khối thống nhất giao ước thi đua với những việc sau:\n"
    "Mỗi cơ quan hoàn thành nhiệm vụ được giao đúng hạn, công khai kết quả tại hội nghị khối.\n"
    "Mỗi quý các cơ quan trao đổi một cách làm hay; cơ quan đi trước giúp cơ quan đi sau.\n"
    "Bình xét khen thưởng từ cơ sở, đúng người, đúng việc, không luân phiên."
)
TARGETS = (("Hồ sơ giải quyết đúng và trước hạn", "từ 98 %"), ("Sáng kiến được áp dụng, mỗi cơ quan", "ít nhất 2"),
           ("Báo cáo gửi đúng hạn", "100 %"))  # fmt: skip
CRITERIA = (
    ("score", "I", "Thực hiện nhiệm vụ chính trị được giao", None, (
        ("1", "Hoàn thành chương trình công tác năm", "30", "Theo báo cáo tổng kết"),
        ("2", "Cải cách hành chính, chuyển đổi số", "20", "Theo kết quả xếp hạng đã công bố"),
    )),
    ("score", "II", "Xây dựng cơ quan", None, (
        ("1", "Kỷ cương, văn hóa công sở", "15", ""),
        ("2", "Đoàn thể hoàn thành nhiệm vụ", "10", ""),
    )),
    ("score", "III", "Công tác thi đua, khen thưởng", None, (
        ("1", "Tổ chức phong trào, nhân điển hình", "15", "Ghi tên điển hình đã nêu"),
        ("2", "Chế độ báo cáo, bình xét công khai", "10", ""),
    )),
    ("bonus", "IV", "Điểm thưởng", "10", (("1", "Có tập thể, cá nhân được khen thưởng cấp Nhà nước", "10", ""),)),
    ("penalty", "V", "Điểm trừ", None, (("1", "Báo cáo chậm, mỗi lần trừ 0,5 điểm", "3", ""),)),
)  # fmt: skip
CATEGORIES = (("Dẫn đầu khối", "90", 1), ("Hoàn thành xuất sắc", "90", None), ("Hoàn thành tốt", "75", None))
NOTES = ("Có báo cáo và số liệu kèm theo.", "Theo kết quả đã công bố.", "Có danh sách kèm theo.", "")


def load(demo: Demo) -> None:
    """Everything of the block to which the demo's department belongs; nothing when it has no cluster."""
    seat = Seat.objects.filter(unit__code=DEPARTMENT, cluster__year=demo.today.year).select_related("cluster").first()
    if seat is None:
        return
    cluster = seat.cluster
    Seat.objects.filter(cluster=cluster, role=Seat.Role.HEAD).update(role=Seat.Role.MEMBER, rank=2)
    seat.role = Seat.Role.HEAD
    seat.save()
    signers = _signers(demo, cluster)
    last = _last_year(demo, cluster)
    _ranking(demo, last)
    _pledge(demo, cluster, signers)
    _in_progress(demo, cluster, signers)


def _signers(demo: Demo, cluster: Cluster):
    """{unit pk: who signs for it}; every office of the block has somebody."""
    found = {}
    for member in members_of(cluster, demo.now):
        if member.unit.code == DEPARTMENT:
            found[member.unit.pk] = demo.people["ky.sgddt"]
            continue
        user = get_user_model().objects.create_user(
            f"khoi.{member.unit.pk}@{DOMAIN}", None, full_name=names.person(demo.rng)[1], position="Phó Giám đốc",
            phone=f"02053{800000 + member.unit.pk}",
        )  # fmt: skip
        join(member.unit, user, Membership.Role.SIGNATORY, now=at(date(demo.today.year - 2, 1, 2)))
        found[member.unit.pk] = user
    return found


def _last_year(demo: Demo, cluster: Cluster) -> Cluster:
    last = Cluster.objects.create(
        organising_body=cluster.organising_body, year=cluster.year - 1, kind=cluster.kind, name=cluster.name,
        order=cluster.order, decision=cluster.decision,
    )  # fmt: skip
    for number, seat in enumerate(cluster.seats.order_by("-unit__sort_key")):
        role = ("head", "deputy")[number] if number < 2 else "member"
        Seat.objects.create(cluster=last, unit_id=seat.unit_id, role=role)
    return last


def _criteria(cluster: Cluster) -> CriteriaSet:
    found = CriteriaSet.objects.create(
        cluster=cluster, version=1, bonus_cap=Decimal(10), source="Quy chế mẫu của dữ liệu thử"
    )
    for order, (kind, code, name, cap, criteria) in enumerate(CRITERIA, start=1):
        group = CriterionGroup.objects.create(
            criteria_set=found, order=order, kind=kind, code=code, name=name, cap=Decimal(cap) if cap else None
        )
        Criterion.objects.bulk_create(
            Criterion(group=group, order=at_, code=f"{code}.{number}", text=text, points=Decimal(points), hint=hint)
            for at_, (number, text, points, hint) in enumerate(criteria, start=1)
        )
    Category.objects.bulk_create(
        Category(criteria_set=found, order=order, name=name, min_points=Decimal(least), max_place=place)
        for order, (name, least, place) in enumerate(CATEGORIES, start=1)
    )
    return queries.with_criteria(CriteriaSet.objects.filter(pk=found.pk)).get()


def _given(demo: Demo, criterion: Criterion) -> Decimal | None:
    """Points as offices give themselves: high, in halves; bonus and penalty for a few."""
    if criterion.group.kind != CriterionGroup.Kind.SCORE:
        most = 2 if criterion.group.kind == CriterionGroup.Kind.PENALTY else 8
        return Decimal(demo.rng.randint(1, most)) / 2 if demo.rng.random() < 0.4 else None
    return criterion.points - Decimal(demo.rng.randint(0, 6)) / 2


def _ranking(demo: Demo, cluster: Cluster) -> None:
    """Settled in January, approved in February of this year, or as long ago as fits into it."""
    criteria = _criteria(cluster)
    locked = min(date(cluster.year + 1, 1, 15), demo.today - timedelta(days=30))
    start = at(locked - timedelta(days=40))
    scoring = Scoring.objects.create(
        cluster=cluster, criteria_set=criteria, self_opens_at=start, self_closes_at=at(locked - timedelta(days=25), 0),
        cross_closes_at=at(locked - timedelta(days=12), 0), cluster_closes_at=at(locked + timedelta(days=1), 0),
        protest_days=5, locked_at=at(locked, 10), protest_closes_at=at(locked + timedelta(days=8), 0),
    )  # fmt: skip
    entries = []
    for member in members_of(cluster, demo.now):
        sheet = Sheet.objects.create(
            scoring=scoring, unit=member.unit, self_sent_at=at(locked - timedelta(days=28), 9),
            cross_sent_at=at(locked - timedelta(days=14), 15),
        )  # fmt: skip
        for criterion in queries.criteria_of(criteria):
            points = _given(demo, criterion)
            if points is not None:
                entries.append(Entry(sheet=sheet, criterion=criterion, self_points=points, cross_points=points,
                                     cluster_points=points))  # fmt: skip
    Entry.objects.bulk_create(entries)
    demo.plan(at(locked + timedelta(days=18), 9), lambda: _approve(demo, scoring, at(locked + timedelta(days=18), 9)))


def _approve(demo: Demo, scoring: Scoring, when) -> None:
    scoring = queries.scoring_of(scoring.cluster)
    rows = queries.rows_of(scoring, members_of(scoring.cluster, demo.now))
    results = [
        Result(scoring=scoring, unit=each.row.member.unit, unit_name=each.row.member.unit.name,
               points=each.totals.total, place=each.place, shared=each.shared, category=each.category)
        for each in queries.standings(rows, scoring.criteria_set)
    ]  # fmt: skip
    Result.objects.bulk_create(results)
    scoring.proposed_at, scoring.proposed_by = when - timedelta(hours=20), demo.people["chuyen-vien"]
    scoring.approved_at, scoring.approved_by = when, demo.people["nguoi-duyet"]
    scoring.decision = "Quyết định mẫu của dữ liệu thử"
    seal(scoring, content_of(scoring, results), when)
    scoring.save()


def _pledge(demo: Demo, cluster: Cluster, signers) -> None:
    head = demo.people["ky.sgddt"]
    opened = at(demo.today - timedelta(days=45), 8)
    pledge = Pledge.objects.create(
        cluster=cluster, title=f"Giao ước thi đua năm {cluster.year}", text=PLEDGE,
        targets=[{"text": text, "level": level} for text, level in TARGETS], publicity=Pledge.Publicity.TEXT,
        version=4, changed_by=head, changed_at=opened - timedelta(hours=1),
    )  # fmt: skip
    matter = content.content_of(pledge)
    version = PledgeVersion.objects.create(
        pledge=pledge, number=1, content=matter, digest=content.digest_of(matter), opened_by=head, opened_at=opened
    )
    members = members_of(cluster, demo.now)
    for number, member in enumerate(members):
        user = signers[member.unit.pk]
        Signature.objects.create(
            version=version, unit=member.unit, user=user, unit_name=member.unit.name, name=user.full_name,
            position=user.position, at=opened + timedelta(hours=2 + 7 * number),
        )  # fmt: skip
    done = opened + timedelta(hours=2 + 7 * (len(members) - 1))

    def complete():
        version.sealed = pledges.sealed_content(pledges.signing_of(version, members))
        version.receipt = receipts.issue(kind=PLEDGE_KIND, content=version.sealed, private=True, at=done)
        version.completed_at = done
        version.save()

    demo.plan(done, complete)


def _in_progress(demo: Demo, cluster: Cluster, signers) -> None:
    """Units score themselves; two in three have sent, the demo's department has begun."""
    criteria, today = _criteria(cluster), demo.today
    scoring = Scoring.objects.create(
        cluster=cluster, criteria_set=criteria, protest_days=5, self_opens_at=at(today - timedelta(days=9), 0),
        self_closes_at=at(today + timedelta(days=6), 0), cross_closes_at=at(today + timedelta(days=16), 0),
        cluster_closes_at=at(today + timedelta(days=26), 0),
    )  # fmt: skip
    members = members_of(cluster, demo.now)
    checkers = rota(sorted(member.unit.pk for member in members), cluster.year)
    entries = []
    for number, member in enumerate(members):
        own = member.unit.code == DEPARTMENT
        sent = not own and number % 3 != 2
        person, when = signers[member.unit.pk], at(today - timedelta(days=1 + number % 5), 9 + number % 7)
        sheet = Sheet.objects.create(
            scoring=scoring, unit=member.unit, checker_id=checkers.get(member.unit.pk),
            self_sent_at=when if sent else None, self_sent_by=person if sent else None,
            marks={"self": {"version": 1, "by": person.full_name, "at": when.isoformat()}} if sent or own else {},
        )  # fmt: skip
        for criterion in queries.criteria_of(criteria)[: 3 if own else None] if sent or own else []:
            points = _given(demo, criterion)
            if points is not None:
                entries.append(Entry(sheet=sheet, criterion=criterion, self_points=points,
                                     self_note=demo.rng.choice(NOTES)))  # fmt: skip
    Entry.objects.bulk_create(entries)
