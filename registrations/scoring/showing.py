"""What the lower rooms ask about scores: who reads a file, how a receipt stands, what waits for a unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone

from registrations.attachments.models import Attachment
from registrations.campaigns.wording import THROUGH, deadline_words, time_left
from registrations.clusters.members import members_by_cluster, members_of, parts_of, seat_holders
from registrations.clusters.models import Seat
from registrations.receipts.models import Receipt
from registrations.receipts.registry import StatusView, Step
from registrations.units.acting import Acting
from registrations.units.waiting import Waiting
from themes.base.vietnamese import date_text

from . import rules
from .models import Evidence, Scoring, Sheet
from .rules import CLUSTER, CROSS, SELF

DO = {SELF: "Tự chấm", CROSS: "Chấm chéo", CLUSTER: "Chốt điểm"}


def may_read_file(user: Any, attachment: Attachment) -> bool:
    """Evidence is read by whoever reads the unit's own column: the one way to it."""
    if not user.is_authenticated:
        return False
    found = Evidence.objects.select_related("sheet__scoring__cluster").filter(attachment=attachment).first()
    if found is None:
        return False
    now, scoring = timezone.now(), found.sheet.scoring
    members = members_of(scoring.cluster, now)
    parts = parts_of(user, members, now)
    return rules.may_read_evidence(user, scoring, found.sheet, parts, members, now)


def status(receipt: Receipt) -> StatusView:
    """The receipt of a ranking, which is public."""
    scoring = Scoring.objects.select_related("cluster").filter(receipt=receipt).first()
    if scoring is None:
        return StatusView(title="Giấy xác nhận kết quả xếp hạng", state="Đã duyệt")
    lines = [
        ("Cụm, khối", scoring.cluster.name),
        ("Năm thi đua", str(scoring.cluster.year)),
        ("Số đơn vị xếp hạng", str(scoring.results.count())),
    ]
    if scoring.decision:
        lines.append(("Văn bản công nhận", scoring.decision))
    when = date_text(scoring.approved_at) if scoring.approved_at else ""
    return StatusView(
        title="Giấy xác nhận kết quả xếp hạng",
        state="Đã duyệt và công bố",
        steps=[Step("Tỉnh duyệt kết quả", "done", when)],
        lines=lines,
        note="Mã kiểm chứng cho phép chứng minh bảng xếp hạng đã công bố không bị thay đổi.",
    )


def waiting(acting: Sequence[Acting], now: datetime) -> Iterator[Waiting]:
    """What each scoring asks of the units acted for, at this instant."""
    seats = Seat.objects.filter(unit__in=seat_holders(acting, now), cluster__year__gte=now.year - 2)
    scorings = Scoring.objects.filter(cluster__in=seats.values("cluster"))
    found = list(scorings.select_related("cluster").prefetch_related("sheets"))
    members = members_by_cluster([scoring.cluster for scoring in found], now)
    ids = {each.unit_id for each in acting}
    for scoring in found:
        state, sheets = rules.state(scoring, now), list(scoring.sheets.all())
        for member in members[scoring.cluster_id]:
            if member.unit.pk in ids:
                yield from _of(scoring, state, member, sheets, now)


def _of(scoring: Scoring, state: str, member, sheets: Sequence[Sheet], now: datetime) -> Iterator[Waiting]:
    own = [each for each in sheets if each.unit_id in member.unit_ids]
    to_check = [each for each in sheets if each.checker_id in member.unit_ids and not each.cross_sent_at]
    due, do, ends = False, "Xem", None
    if state == SELF:
        due, ends = not any(each.self_sent_at for each in own), scoring.self_closes_at
    elif state == CROSS:
        due, ends = bool(to_check), scoring.cross_closes_at
    elif state == CLUSTER:
        due, ends = member.is_head, scoring.cluster_closes_at
    elif state == rules.APPROVED and scoring.approved_at and (now - scoring.approved_at).days > 60:
        return
    if due:
        do = DO[state]
    note = f"Hạn {deadline_words(ends, THROUGH)}, {time_left(ends, now)}" if ends else ""
    if state == rules.PROTEST and scoring.protest_closes_at:
        note = f"Nhận kiến nghị {deadline_words(scoring.protest_closes_at, THROUGH)}"
    yield Waiting(
        unit=member.unit,
        title=f"Chấm điểm thi đua năm {scoring.cluster.year}, {scoring.cluster.name}",
        url=scoring.get_absolute_url(),
        do=do,
        chip=rules.STATE_WORDS[state],
        note=note,
        due=due,
        closes_at=ends if due else None,
    )
