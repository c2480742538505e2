"""What the lower rooms ask about initiatives: how a receipt stands, what waits for a unit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from registrations.receipts.models import Receipt
from registrations.receipts.registry import StatusView, Step
from registrations.units.acting import Acting
from registrations.units.waiting import Waiting
from themes.base.vietnamese import date_text

from .models import Initiative, Submission
from .rules import EDITABLE

State = Initiative.State
CHIPS = {
    State.DRAFT: "soon",
    State.SUBMITTED: "wait",
    State.RETURNED: "error",
    State.RECOGNISED: "ok",
    State.REFUSED: "quiet",
    State.WITHDRAWN: "quiet",
}


def chip(state: str) -> tuple[str, str]:
    """(colour, words) of a state."""
    return CHIPS[State(state)], str(State(state).label)


def status(receipt: Receipt) -> StatusView:
    """The receipt of an application: which unit, which time it was sent, how it stands. Not its title."""
    title = "Giấy xác nhận đơn sáng kiến"
    found = Submission.objects.select_related("initiative__unit").filter(receipt=receipt).first()
    if found is None:
        return StatusView(title=title, state="Đã nhận")
    initiative = found.initiative
    newer = initiative.submissions.filter(number__gt=found.number).exists()
    sent = Step("Đơn vị đã gửi", "done", date_text(found.submitted_at))
    open_ = initiative.state == State.SUBMITTED
    looked = Step("Cơ quan thường trực xét", "now" if open_ else "done")
    steps = [sent, looked] if open_ else [sent, looked, Step(initiative.get_state_display(), "done")]
    return StatusView(
        title=title,
        state="Đã có lần gửi sau thay thế" if newer else initiative.get_state_display(),
        steps=[] if newer else steps,
        lines=[("Đơn vị", initiative.unit.name), ("Lần gửi", f"Lần {found.number}")],
        note="Giấy này không ghi nội dung đã gửi. Mã kiểm chứng cho phép chứng minh nội dung ấy không bị thay đổi.",
    )


def waiting(acting: Sequence[Acting], now: datetime) -> Iterable[Waiting]:
    """Drafts and applications to mend, for the workspace of a unit."""
    units = {each.unit_id: each.unit for each in acting}
    found = Initiative.objects.filter(unit__in=units, state__in=EDITABLE).order_by("-changed_at")[:50]
    for initiative in found:
        yield Waiting(
            unit=units[initiative.unit_id],
            title=f"Sáng kiến: {initiative.title or 'chưa đặt tên'}",
            url=initiative.get_absolute_url(),
            do="Làm tiếp",
            chip=chip(initiative.state),
            note="Cơ quan thường trực đề nghị bổ sung." if initiative.state == State.RETURNED else "Chưa gửi.",
        )
