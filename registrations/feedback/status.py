"""What the look-up page says about a receipt of ours. Nothing of the matter itself, nothing of its sender."""

from django.urls import reverse
from django.utils import timezone

from registrations.receipts.registry import StatusView
from registrations.receipts.registry import Step as ShownStep
from themes.base.vietnamese import date_text

from .models import Feedback, Inquiry, State

TITLE = "Giấy xác nhận tiếp nhận"
NOTE = (
    "Giấy này không ghi họ tên và nội dung, để bảo vệ người gửi. "
    "Mã kiểm chứng cho phép chứng minh nội dung đã gửi không bị thay đổi."
)
WAITING = "Chờ ông, bà bổ sung"


def words_of(feedback):
    """Where it stands, for its sender. What was set aside reads as being handled: a machine learns nothing."""
    main = main_of(feedback)
    if feedback.state == State.RECEIVED:
        return State.RECEIVED.label
    if feedback.is_open and any(not each.answered_at for each in feedback.inquiries.all()):
        return WAITING
    if main.state in (State.ANSWERED, State.FORWARDED):
        return main.get_state_display()
    return State.PROCESSING.label


def main_of(feedback):
    """That which gets the answer: itself, or what it was merged into."""
    return feedback.duplicate_of if feedback.state == State.MERGED else feedback


def status_of(receipt):
    """The way of what was sent in: đã nhận → đang xử lý → chuyển cơ quan khác or đã trả lời."""
    feedback = (
        Feedback.objects.select_related("duplicate_of")
        .prefetch_related("steps", "inquiries", "duplicate_of__steps")
        .filter(receipt=receipt)
        .first()
    )
    if feedback is None:
        return StatusView(title=TITLE, state="Đã tiếp nhận")
    lines = [("Loại", feedback.get_kind_display()), ("Hình thức gửi", "Trực tuyến")]
    if feedback.is_open and feedback.due_on:
        lines.append(("Hạn trả lời", f"hết ngày {date_text(feedback.due_on)}"))
    return StatusView(
        title=TITLE,
        state=words_of(feedback),
        steps=list(steps_of(feedback)),
        lines=lines,
        note=NOTE,
        back=("Xem trả lời, bổ sung nội dung", reverse("feedback:follow", args=[receipt.code])),
    )


def steps_of(feedback):
    """The steps as its sender sees them, with the days."""
    main = main_of(feedback)
    reached = {}
    for each in (feedback, main):
        for step in each.steps.all():
            reached.setdefault(step.state, timezone.localdate(step.at))
    end = State.FORWARDED if main.state == State.FORWARDED else State.ANSWERED
    done = main.state == end
    yield _step(State.RECEIVED, "done", timezone.localdate(feedback.received_at))
    begun = feedback.state != State.RECEIVED
    yield _step(State.PROCESSING, "done" if done else "now" if begun else "next", reached.get(State.PROCESSING))
    yield _step(end, "done" if done else "next", reached.get(end) if done else None)


def _step(state, how, day):
    return ShownStep(name=state.label, state=how, when=date_text(day) if day else "")


def status_of_addition(receipt):
    """The receipt of an addition leads to the page of what it was added to."""
    inquiry = Inquiry.objects.select_related("feedback__receipt").filter(receipt=receipt).first()
    if inquiry is None:
        return StatusView(title=f"{TITLE} nội dung bổ sung", state="Đã tiếp nhận")
    return StatusView(title=f"{TITLE} nội dung bổ sung", state="Đã tiếp nhận", note=NOTE)
