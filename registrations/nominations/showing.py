"""What the lower rooms ask about nominations: files, how a receipt stands, what waits for a unit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from registrations.receipts.models import Receipt
from registrations.receipts.registry import StatusView, Step
from registrations.units.acting import Acting
from registrations.units.waiting import Waiting
from themes.base.vietnamese import date_text

from .models import Nomination, Submission
from .rules import may_read_file
from .states import State, chip

__all__ = ["may_read_file", "status", "waiting"]

# The way as anybody with the code may see it; a pause for a complaint is nobody's business.
_WAY = (
    ("Đơn vị đã gửi", (State.SENT, State.ASKED, State.MENDED)),
    ("Cơ quan thường trực tiếp nhận", (State.RECEIVED,)),
    ("Thẩm định", (State.VERIFYING,)),
    ("Lấy ý kiến nhân dân", (State.CONSULTING,)),
    ("Hội đồng xét", (State.COUNCIL, State.PASSED, State.NOT_PASSED)),
    ("Trình cấp có thẩm quyền quyết định", (State.AWAITING, State.FORWARDED)),
    ("Có quyết định", (State.DECIDED, State.PUBLISHED, State.ARCHIVED)),
)
_ENDS = (State.WITHDRAWN, State.GIVEN_BACK, State.NOT_PASSED, State.REVOKED)


def status(receipt: Receipt) -> StatusView:
    """The receipt of a nomination: which unit, which time it was sent, how far it is. No name and no award."""
    found = Submission.objects.select_related("nomination__unit").filter(receipt=receipt).first()
    title = "Giấy xác nhận đề nghị khen thưởng"
    if found is None:
        return StatusView(title=title, state="Đã nhận")
    nomination = found.nomination
    newer = nomination.submissions.filter(number__gt=found.number).exists()
    shown = State(nomination.resume_to if nomination.state == State.SUSPENDED else nomination.state)
    return StatusView(
        title=title,
        state="Đã có lần gửi sau thay thế" if newer else str(shown.label),
        steps=[] if newer else _steps(nomination, shown),
        lines=[("Đơn vị đề nghị", nomination.unit.name), ("Lần gửi", f"Lần {found.number}")],
        note="Giấy này không ghi danh sách và nội dung đã gửi. Mã kiểm chứng cho phép chứng minh nội dung ấy "
        "không bị thay đổi. Hồ sơ đề nghị được nộp ở Cổng dịch vụ công.",
    )


def _steps(nomination: Nomination, shown: State) -> list[Step]:
    days: dict[str, datetime] = {}
    came_through = set()
    for event in nomination.events.order_by("at", "pk"):
        days.setdefault(event.after, event.at)
        came_through.add(event.after)
    at = next((number for number, (_, states) in enumerate(_WAY) if shown in states), None)
    if shown in _ENDS or at is None:
        done = [_step(name, states, days, "done") for name, states in _WAY if came_through & set(states)]
        return [*done, Step(str(shown.label), "now")] if shown != State.NOT_PASSED else done
    steps = []
    for number, (name, states) in enumerate(_WAY):
        if State.CONSULTING in states and number != at and not came_through & set(states):
            continue  # not every title is laid before the public
        last = number == at and number == len(_WAY) - 1
        steps.append(_step(name, states, days, "done" if number < at or last else "now" if number == at else "next"))
    return steps


def _step(name: str, states: Sequence[State], days: dict[str, datetime], state) -> Step:
    when = min((days[each] for each in states if each in days), default=None)
    return Step(name, state, date_text(when) if when and state == "done" else "")


def waiting(acting: Sequence[Acting], now: datetime) -> Iterable[Waiting]:
    """Drafts and requests to mend, for the workspace of a unit."""
    units = {each.unit_id: each.unit for each in acting}
    open_states = (State.DRAFT, State.ASKED)
    for nomination in Nomination.objects.filter(unit__in=units, state__in=open_states).order_by("-changed_at")[:50]:
        asked = nomination.state == State.ASKED
        yield Waiting(
            unit=units[nomination.unit_id],
            title=nomination.heading,
            url=nomination.get_absolute_url(),
            do="Xem yêu cầu bổ sung" if asked else "Làm tiếp",
            chip=chip(nomination.state),
            note="Cơ quan thường trực đề nghị bổ sung." if asked else "Chưa gửi.",
        )
