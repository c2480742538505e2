"""What the lower rooms ask about pledges: how a receipt stands, what waits for a unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from registrations.clusters.members import members_by_cluster, seat_holders
from registrations.clusters.models import Cluster, Seat
from registrations.receipts.models import Receipt
from registrations.receipts.registry import StatusView, Step
from registrations.units.acting import Acting
from registrations.units.waiting import Waiting
from themes.base.vietnamese import date_text

from .models import Pledge, PledgeVersion
from .queries import Line, signing_of
from .rules import SIGNATORY, STANDING_WORDS, default_title, standing


def status(receipt: Receipt) -> StatusView:
    """The receipt of a pledge: which cluster, how many units; neither its text nor a name."""
    version = PledgeVersion.objects.select_related("pledge__cluster").filter(receipt=receipt).first()
    if version is None:
        return StatusView(title="Giấy xác nhận giao ước thi đua", state="Đã ký kết")
    cluster = version.pledge.cluster
    newer = version.pledge.versions.filter(number__gt=version.number, completed_at__isnull=False).exists()
    return StatusView(
        title="Giấy xác nhận giao ước thi đua",
        state="Đã có bản sau thay thế" if newer else "Đã ký kết",
        steps=[
            Step("Đưa ra ký", "done", date_text(version.opened_at)),
            Step("Mọi đơn vị đã ký", "done", date_text(version.completed_at) if version.completed_at else ""),
        ],
        lines=[
            ("Cụm, khối", cluster.name),
            ("Năm thi đua", str(cluster.year)),
            ("Bản số", str(version.number)),
            ("Số đơn vị ký", str(len((version.sealed or {}).get("signatures", [])))),
        ],
        note="Giấy này không ghi nội dung giao ước và người ký. Mã kiểm chứng cho phép chứng minh các nội dung ấy "
        "không bị thay đổi.",
    )


def waiting(acting: Sequence[Acting], now: datetime) -> Iterator[Waiting]:
    """This year's pledges: those that wait for a unit's name first; for the head also one that is not written yet."""
    year = timezone.localdate(now).year
    seats = Seat.objects.filter(unit__in=seat_holders(acting, now), cluster__year=year)
    found = Cluster.objects.filter(pk__in=seats.values("cluster")).select_related("pledge")
    clusters = list(found.prefetch_related("pledge__versions").order_by("order", "name", "pk")[:60])
    members = members_by_cluster(clusters, now)
    roles = {each.unit_id: each.role for each in acting}
    for cluster in clusters:
        pledge = getattr(cluster, "pledge", None)
        version = next(iter(pledge.versions.all()), None) if pledge else None
        own = members[cluster.pk]
        lines = signing_of(version, own).lines if version else [Line(member, None) for member in own]
        for line in lines:
            role = roles.get(line.member.unit.pk)
            if role is not None and (version or line.member.is_head):
                yield _waiting(cluster, pledge, version, line, role)


def _waiting(cluster: Cluster, pledge: Pledge | None, version: PledgeVersion | None, line: Line, role: str) -> Waiting:
    unsigned = version is not None and line.signature is None
    to_sign = unsigned and role == SIGNATORY
    if version is None:
        do = "Soạn giao ước"
    else:
        do = "Đọc và ký" if to_sign else "Xem giao ước"
    return Waiting(
        unit=line.member.unit,
        title=f"{pledge.title if pledge else default_title(cluster)}, {cluster.name}",
        url=reverse("pledges:pledge", args=[cluster.pk]),
        do=do,
        chip=("soon", "Chờ đơn vị ký") if unsigned else STANDING_WORDS[standing(pledge, version)],
        note="Người ký duyệt của đơn vị ký." if unsigned and not to_sign else "",
        due=unsigned,
    )
