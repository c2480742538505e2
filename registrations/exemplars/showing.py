"""What the lower rooms ask about proposals: who may read a file, how a receipt stands, what waits for a unit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone

from registrations.attachments.models import Attachment
from registrations.receipts.models import Receipt
from registrations.receipts.registry import StatusView, Step
from registrations.units.acting import Acting
from registrations.units.waiting import Waiting
from themes.base.vietnamese import date_text

from .models import Proposal, Submission
from .rules import EDITABLE, may_read_in_unit, may_see_desk

State = Proposal.State
CHIPS = {
    State.DRAFT: "soon",
    State.SUBMITTED: "wait",
    State.RETURNED: "error",
    State.ACCEPTED: "ok",
    State.REFUSED: "quiet",
    State.WITHDRAWN: "quiet",
}


def may_read_file(user: Any, attachment: Attachment) -> bool:
    """People of the unit read the files of their proposal; officers and editors those that were sent."""
    if not user.is_authenticated:
        return False
    linked = Q(pictures__attachment=attachment) | Q(consent_file=attachment) | Q(submissions__attachments=attachment)
    proposal = Proposal.objects.select_related("unit").filter(linked).first()
    if proposal is None:
        return False
    if may_read_in_unit(user, proposal, timezone.now()):
        return True
    return may_see_desk(user) and proposal.submissions.filter(attachments=attachment).exists()


def chip(proposal: Proposal) -> tuple[str, str]:
    """(colour, words) of how a proposal stands."""
    return ("ok" if proposal.public_url else CHIPS[State(proposal.state)]), proposal.standing


def status(receipt: Receipt) -> StatusView:
    """The receipt of a proposal: which unit, which time it was sent, how it stands. Not who is proposed."""
    title = "Giấy xác nhận đề xuất gương điển hình"
    found = Submission.objects.select_related("proposal__unit").filter(receipt=receipt).first()
    if found is None:
        return StatusView(title=title, state="Đã nhận")
    proposal = found.proposal
    newer = proposal.submissions.filter(number__gt=found.number).exists()
    open_ = proposal.state == State.SUBMITTED
    steps = [
        Step("Đơn vị đã gửi", "done", date_text(found.submitted_at)),
        Step("Cơ quan thường trực xem xét", "now" if open_ else "done"),
    ]
    if not open_:
        steps.append(Step(proposal.standing, "done"))
    return StatusView(
        title=title,
        state="Đã có lần gửi sau thay thế" if newer else proposal.standing,
        steps=[] if newer else steps,
        lines=[("Đơn vị", proposal.unit.name), ("Lần gửi", f"Lần {found.number}")],
        note="Giấy này không ghi nội dung đã gửi. Mã kiểm chứng cho phép chứng minh nội dung ấy không bị thay đổi.",
    )


def waiting(acting: Sequence[Acting], now: datetime) -> Iterable[Waiting]:
    """Drafts and proposals to mend, for the workspace of a unit."""
    units = {each.unit_id: each.unit for each in acting}
    found = Proposal.objects.filter(unit__in=units, state__in=EDITABLE).order_by("-changed_at")[:50]
    for proposal in found:
        yield Waiting(
            unit=units[proposal.unit_id],
            title=f"Gương điển hình: {proposal.subject_name or 'chưa ghi tên'}",
            url=proposal.get_absolute_url(),
            do="Làm tiếp",
            chip=chip(proposal),
            note="Cơ quan thường trực đề nghị bổ sung." if proposal.state == State.RETURNED else "Chưa gửi.",
        )
