"""Any number of plausible award records with invented names, for measuring and for trying the portal at full size.

The spread follows what an office of a province gives in a year: many certificates and letters of commendation, few
orders; most of them to persons; more each year; lists from a handful of names to a thousand. Titles are those of the
catalogue in force on the day, units those that stood on the day. The same seed makes the same province.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from random import Random
from urllib.parse import quote

from django.db import transaction
from django.utils import timezone

from portal.demo import names
from registrations.awards.models import AwardKind, AwardRecord, Decision
from registrations.titles.models import Authority, RecipientKind, Title
from registrations.units.models import OrganisingBody, Unit
from search import text

SEED = 20261121
BATCH = 5_000
FIRST_YEAR = 1990
LONGEST = 1_000
ID_LETTERS = "23456789abcdefghjkmnpqrstvwxyz"

# Who confers what how often: (weight, suffix of the number, [(catalogue code, class, weight)]).
CONFERRING = {
    Authority.PROVINCE_CHAIR: (52, "QĐ-UBND", [("bk-tinh", "", 70), ("cstd-tinh", "", 8), ("tap-the-ldxs", "", 22)]),
    Authority.AGENCY_HEAD: (26, "QĐ-SNV", [("gk-so-nganh", "", 30), ("lao-dong-tien-tien", "", 45), ("cstd-co-so", "", 20), ("tap-the-ldtt", "", 5)]),
    Authority.COMMUNE_CHAIR: (14, "QĐ-UBND", [("gk-xa", "", 78), ("gia-dinh-van-hoa", "", 22)]),
    Authority.PRIME_MINISTER: (3, "QĐ-TTg", [("bk-thu-tuong", "", 1)]),
    Authority.PRESIDENT: (5, "QĐ-CTN", [("hc-lao-dong", "ba", 60), ("hc-lao-dong", "nhi", 18), ("hc-lao-dong", "nhat", 6), ("hc-khang-chien", "ba", 10), ("huy-chuong-khang-chien", "nhi", 6)]),
}  # fmt: skip
KINDS = {AwardKind.MERIT: 58, AwardKind.TOPIC: 34, AwardKind.SUDDEN: 5, AwardKind.DEVOTION: 3}
SUBJECTS = {
    AwardKind.MERIT: "Về việc khen thưởng tập thể, cá nhân có thành tích trong công tác năm {year}",
    AwardKind.TOPIC: "Về việc khen thưởng tập thể, cá nhân tiêu biểu trong phong trào thi đua năm {year}",
    AwardKind.SUDDEN: "Về việc khen thưởng đột xuất tập thể, cá nhân dũng cảm cứu người, cứu tài sản",
    AwardKind.DEVOTION: "Về việc khen thưởng cá nhân có quá trình cống hiến",
}
MERITS = {
    AwardKind.MERIT: (
        "Hoàn thành xuất sắc nhiệm vụ công tác năm {year}",
        "Có thành tích xuất sắc trong phong trào thi đua yêu nước năm {year}",
        "Có sáng kiến được công nhận và áp dụng có hiệu quả",
        "Có nhiều năm liền hoàn thành tốt nhiệm vụ được giao",
    ),
    AwardKind.TOPIC: (
        "Có thành tích trong phong trào chung sức xây dựng nông thôn mới",
        "Có thành tích trong phong trào dạy tốt, học tốt năm học {before}-{year}",
        "Có nhiều đóng góp trong chăm sóc sức khỏe nhân dân vùng biên giới",
        "Có thành tích trong phòng, chống thiên tai và tìm kiếm cứu nạn",
        "Có thành tích trong cải cách hành chính và chuyển đổi số",
    ),
    AwardKind.SUDDEN: ("Dũng cảm cứu người trong mưa lũ", "Kịp thời cứu tài sản của nhân dân trong đám cháy"),
    AwardKind.DEVOTION: ("Có quá trình cống hiến trong sự nghiệp cách mạng và xây dựng quê hương",),
}
# Position, weight, does the work with own hands, worker or farmer, target group, workplace in a commune.
ON_THE_LAND = (
    ("Giáo viên", 24, True, False, "giao-vien", "Trường Tiểu học {bare}"),
    ("Giáo viên", 14, True, False, "giao-vien", "Trường Trung học cơ sở {bare}"),
    ("Hiệu trưởng", 5, False, False, "giao-vien", "Trường Mầm non {bare}"),
    ("Điều dưỡng", 6, True, False, "y-bac-si", "Trạm Y tế {place}"),
    ("Bác sĩ", 3, True, False, "y-bac-si", "Trạm Y tế {place}"),
    ("Nông dân", 16, True, True, "nong-dan", "{village}, {place}"),
    ("Trưởng thôn", 7, False, False, "", "{village}, {place}"),
    ("Công nhân", 5, True, True, "cong-nhan", "Hợp tác xã Nông nghiệp {bare}"),
    ("Chuyên viên", 12, False, False, "", "Ủy ban nhân dân {place}"),
    ("Chủ tịch Hội Phụ nữ", 4, False, False, "", "Hội Liên hiệp Phụ nữ {place}"),
    ("Bí thư Đoàn xã", 4, False, False, "thanh-nien", "Đoàn Thanh niên {place}"),
)
IN_OFFICES = (
    ("Chuyên viên", 46, False, False, "", "{whole}"),
    ("Phó Trưởng phòng", 18, False, False, "", "{whole}"),
    ("Trưởng phòng", 14, False, False, "", "{whole}"),
    ("Kế toán", 8, False, False, "", "{whole}"),
    ("Văn thư", 6, False, False, "", "Văn phòng {whole}"),
    ("Lái xe", 5, True, True, "cong-nhan", "Văn phòng {whole}"),
    ("Phó Giám đốc", 3, False, False, "", "{whole}"),
)
LAND_WEIGHTS = [place[1] for place in ON_THE_LAND]
OFFICE_WEIGHTS = [place[1] for place in IN_OFFICES]
SIGNERS = {
    Authority.PROVINCE_CHAIR: ("Lương Thế Mẫu", "Chủ tịch Ủy ban nhân dân tỉnh"),
    Authority.AGENCY_HEAD: ("Vy Thị Minh Hảo", "Giám đốc Sở"),
    Authority.COMMUNE_CHAIR: ("Hứa Văn Thức", "Chủ tịch Ủy ban nhân dân xã"),
}


@dataclass(slots=True)
class Ground:
    """What stood on one day: the catalogue and the units of that time."""

    titles: dict[str, Title]
    units: list[Unit]
    weights: list[int]
    on_land: list[int]  # communes, wards and townships only


@dataclass(slots=True)
class Progress:
    """How far the making has come."""

    decisions: int = 0
    records: int = 0
    taken: set[tuple[str, int]] = field(default_factory=set)


def generate(
    count: int, *, seed: int = SEED, published: bool = True, tell: Callable[[Progress], None] | None = None
) -> Progress:
    """Write ``count`` records in decisions of their own; memory stays flat, a batch is a transaction.

    ``tell`` is called after each batch. Raises LookupError when the office has
    no council, units or catalogue yet (``setup_office`` brings them).
    """
    _ground_from.cache_clear()  # catalogue and units may have changed since the last time
    body = _body()
    taken = _taken(body)
    rng = _source(seed, taken)
    progress = Progress(taken=taken)
    waiting: list[tuple[Decision, int]] = []
    ahead = 0
    for decision, size in _decisions(body, count, rng, published, progress.taken):
        waiting.append((decision, size))
        ahead += size
        if ahead >= BATCH:
            _write(waiting, rng, progress)
            waiting, ahead = [], 0
            if tell:
                tell(progress)
    _write(waiting, rng, progress)
    if tell:
        tell(progress)
    return progress


def one_decision(size: int, *, seed: int = SEED) -> Decision:
    """One saved decision of the province's chair with ``size`` recipients, not published. Raises LookupError."""
    body = _body()
    taken = _taken(body)
    rng = _source(seed, taken)
    year = timezone.localdate().year - 1
    decision = _decision(body, Authority.PROVINCE_CHAIR, year, rng, published=False, taken=taken)
    _write([(decision, size)], rng, Progress())
    return decision


def _taken(body: OrganisingBody) -> set[tuple[str, int]]:
    return set(Decision.objects.filter(organising_body=body).values_list("number_key", "year"))


def _source(seed: int, taken: set) -> Random:
    """The same names for the same seed in the same office; others, with ids of their own, when asked again."""
    return Random(f"{seed}:{len(taken)}")  # noqa: S311 (nothing secret is drawn)


def _body() -> OrganisingBody:
    body = OrganisingBody.objects.first()
    if body is None or not Unit.objects.exists() or not Title.objects.exists():
        raise LookupError("the office has no council, units or catalogue yet")
    return body


@transaction.atomic
def _write(waiting: list[tuple[Decision, int]], rng: Random, progress: Progress) -> None:
    Decision.objects.bulk_create([decision for decision, _ in waiting])
    records = [record for decision, size in waiting for record in _records(decision, size, rng)]
    AwardRecord.objects.bulk_create(records, batch_size=BATCH)
    progress.decisions += len(waiting)
    progress.records += len(records)


def _decisions(body, count: int, rng: Random, published: bool, taken: set) -> Iterator[tuple[Decision, int]]:
    """Unsaved decisions with the number of their recipients, ``count`` recipients in all."""
    years = list(range(FIRST_YEAR, timezone.localdate().year))
    growing = [4 + index for index in range(len(years))]
    authorities, weights = list(CONFERRING), [CONFERRING[a][0] for a in CONFERRING]
    while count > 0:
        size = min(count, LONGEST, max(1, round(rng.lognormvariate(4.0, 1.2))))
        count -= size
        authority = rng.choices(authorities, weights)[0]
        if authority in (Authority.PRESIDENT, Authority.PRIME_MINISTER):
            size, left = min(size, 60), size
            count += left - size
        yield _decision(body, authority, rng.choices(years, growing)[0], rng, published, taken), size


def _decision(body, authority, year: int, rng: Random, published: bool, taken: set) -> Decision:
    signed_on = date(year, 1, 4) + timedelta(days=rng.randrange(355))
    signed_on -= timedelta(days=max(0, signed_on.weekday() - 4))
    kind = rng.choices(list(KINDS), list(KINDS.values()))[0]
    suffix = CONFERRING[authority][1]
    number, key = _number(suffix, signed_on.year, rng, taken)
    signer, position = SIGNERS.get(authority, ("", ""))
    opened = timezone.make_aware(datetime.combine(signed_on + timedelta(days=2), time(9)))
    return Decision(
        public_id=_id(rng),
        organising_body=body,
        number=number,
        number_key=key,
        signed_on=signed_on,
        year=signed_on.year,
        authority=authority,
        signer=signer,
        signer_position=position,
        subject=SUBJECTS[kind].format(year=signed_on.year),
        kind=kind,
        published_at=opened if published else None,
        # No page was written for it: the archive is where it can be read.
        public_url=f"/so-vang/?q={quote(number)}" if published else "",
    )


def _number(suffix: str, year: int, rng: Random, taken: set) -> tuple[str, str]:
    """A number nobody has in that year: three or four digits, more once these are used up."""
    reach = 2_900
    while True:
        number = f"{rng.randrange(12, reach)}/{suffix}"
        key = Decision.key_of(number)
        if (key, year) not in taken:
            taken.add((key, year))
            return number, key
        reach += 50


def _id(rng: Random) -> str:
    return "".join(rng.choices(ID_LETTERS, k=10))


@lru_cache(maxsize=4_000)
def _ground_from(bounds: tuple[int, ...]) -> Ground:
    day = date.fromordinal(bounds[0])
    units = list(Unit.objects.in_force(day).select_related("parent").exclude(kind__in=Unit.FORMER_DISTRICTS))
    return Ground(
        titles={title.code: title for title in Title.objects.in_force(day)},
        units=units,
        # A department gathers more awards than a commune.
        weights=[1 if unit.is_territorial else 4 for unit in units],
        on_land=[int(unit.is_territorial) for unit in units],
    )


def _ground(day: date) -> Ground:
    """What stood in a quarter of a year: dates inside it differ too little to ask again."""
    return _ground_from((date(day.year, 1 + 3 * ((day.month - 1) // 3), 1).toordinal(),))


def _records(decision: Decision, size: int, rng: Random) -> Iterator[AwardRecord]:
    ground = _ground(decision.signed_on)
    given = [entry for entry in CONFERRING[decision.authority][2] if entry[0] in ground.titles]
    given = given or [(code, "", 1) for code in list(ground.titles)[:1]]
    chosen = rng.choices(given, [weight for _, _, weight in given], k=size)
    weights = ground.on_land if decision.authority == Authority.COMMUNE_CHAIR else ground.weights
    units = rng.choices(ground.units, weights, k=size)
    merits = MERITS[decision.kind]
    for order, ((code, award_class, _), unit) in enumerate(zip(chosen, units, strict=True), start=1):
        title = ground.titles[code]
        record = AwardRecord(
            public_id=_id(rng),
            decision=decision,
            title=title,
            award_wording=title.name_with_class(award_class),
            form=title.form,
            award_class=award_class,
            kind=decision.kind,
            authority=decision.authority,
            level=title.level,
            year=decision.year,
            merit=rng.choice(merits).format(year=decision.year, before=decision.year - 1),
            period=f"năm {decision.year}" if decision.kind == AwardKind.MERIT else "",
            unit=unit,
            place_then=_place(unit),
            order=order,
            is_public=rng.random() >= 0.002,
        )
        _recipient(record, title, unit, rng)
        _keys(record)
        yield record


def _recipient(record: AwardRecord, title: Title, unit: Unit, rng: Random) -> None:
    kinds = [kind for kind in title.recipient_kinds if kind != RecipientKind.HOUSEHOLD or unit.is_territorial]
    kinds = kinds or [RecipientKind.COLLECTIVE]
    kind = RecipientKind.PERSON if RecipientKind.PERSON in kinds and rng.random() < 0.83 else rng.choice(kinds)
    record.recipient_kind = kind
    record.section = RecipientKind(kind).label
    if kind == RecipientKind.COLLECTIVE:
        record.name, record.unit_wording = names.collective(rng, unit.name), unit.name
        record.small_collective = rng.random() < 0.7
    elif kind == RecipientKind.HOUSEHOLD:
        record.name, record.unit_wording = names.household(rng, unit.in_text)
    else:
        _person(record, unit, rng)


def _person(record: AwardRecord, unit: Unit, rng: Random) -> None:
    record.honorific, record.name = names.person(rng)
    record.female = record.honorific == "Bà"
    if unit.is_territorial:
        position, _, hands, farmer, group, where = rng.choices(ON_THE_LAND, LAND_WEIGHTS)[0]
        bare = unit.short_name or unit.name
        record.unit_wording = where.format(bare=bare, place=unit.in_text, village=names.village(rng))
        if rng.random() < 0.012:
            record.honorific, record.position, record.is_minor = "Em", "Học sinh", True
            record.birth_year, record.target_groups = record.year - 13, ["hoc-sinh"]
            record.unit_wording = f"Trường Trung học cơ sở {bare}"
            return
    else:
        position, _, hands, farmer, group, where = rng.choices(IN_OFFICES, OFFICE_WEIGHTS)[0]
        record.unit_wording = where.format(whole=unit.name)
    record.position, record.direct_worker, record.worker_farmer = position, hands, farmer
    record.target_groups = [group] if group else []
    record.single_out()
    record.birth_year = record.year - rng.randrange(22, 60) if rng.random() < 0.4 else None
    record.posthumous = rng.random() < 0.004


@lru_cache(maxsize=20_000)
def _fold(words: str) -> str:
    return text.fold(words)[:500]


def _keys(record: AwardRecord) -> None:
    """The stored keys as ``fill_keys`` makes them; words that come again are folded once."""
    if record.recipient_kind != RecipientKind.PERSON:
        record.fill_keys()
        return
    record.name_key = " ".join(_fold(word) for word in record.name.split())
    record.sort_key = _sort_key(record.name)
    record.unit_key = _fold(record.unit_wording)


@lru_cache(maxsize=50_000)
def _sort_key(name: str) -> str:
    return text.person_sort_key(name)[:1000]


def _place(unit: Unit) -> str:
    return f"{unit.in_text}, {unit.parent.in_text}" if unit.is_territorial and unit.parent else ""
