"""What the lower rooms ask about pledges: how a receipt stands, what waits for a unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from registrations.clusters.members import clusters_of, members_of
from registrations.receipts.models import Receipt
from registrations.receipts.registry import StatusView, Step
from registrations.units.acting import Acting
from registrations.units.waiting import Waiting
from themes.base.vietnamese import date_text

from .models import Pledge, PledgeVersion
from .queries import newest, signing_of
from .rules import SIGNATORY, STANDING_WORDS


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
    """Pledges of this year's clusters that wait for a unit's name, or that can be read."""
    clusters = {each.pk: each for each in clusters_of(acting, now) if each.year >= now.year - 1}
    pledges = Pledge.objects.filter(cluster__in=clusters).select_related("cluster")
    roles = {each.unit_id: each for each in acting}
    for pledge in pledges:
        version = newest(pledge)
        if version is None or version.completed_at:
            continue
        for line in signing_of(version, members_of(pledge.cluster, now)).lines:
            mine = roles.get(line.member.unit.pk)
            if mine is None:
                continue
            to_sign = line.signature is None and mine.role == SIGNATORY
            chip = ("soon", "Chờ đơn vị ký") if line.signature is None else STANDING_WORDS["signing"]
            yield Waiting(
                unit=line.member.unit,
                title=f"{pledge.title}, {pledge.cluster.name}",
                url=pledge.get_absolute_url(),
                do="Đọc và ký" if to_sign else "Xem giao ước",
                chip=chip,
                note="Người ký duyệt của đơn vị ký." if line.signature is None and not to_sign else "",
                due=line.signature is None,
            )
