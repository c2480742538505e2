"""What the look-up page says about a comment's receipt. Nothing of the comment itself, nothing of its sender."""

from django.urls import reverse
from django.utils import timezone

from registrations.receipts.registry import StatusView
from registrations.receipts.registry import Step as ShownStep

from .models import Comment


def status_of(receipt):
    """The way of the comment behind a receipt: đã nhận → đang xem xét → đã tổng hợp → đã trả lời."""
    comment = (
        Comment.objects.select_related("consultation", "nominee__title", "passage", "answer")
        .prefetch_related("steps", "forwardings", "proposals")
        .filter(receipt=receipt)
        .first()
    )
    if comment is None:
        return StatusView(title="Giấy xác nhận tiếp nhận ý kiến", state="Đã tiếp nhận")
    return StatusView(
        title="Giấy xác nhận tiếp nhận ý kiến",
        state=comment.get_state_display(),
        steps=list(_steps(comment)),
        lines=_lines(comment),
        note="Giấy này không ghi họ tên và nội dung ý kiến, để bảo vệ người gửi. "
        "Mã kiểm chứng cho phép chứng minh nội dung đã gửi không bị thay đổi.",
        back=("Quay lại trang lấy ý kiến", reverse("consultations:detail", args=[comment.consultation.slug])),
    )


def _steps(comment):
    reached = {step.state: timezone.localtime(step.at) for step in comment.steps.all()}
    states = Comment.State
    here = states.values.index(comment.state)
    for place, state in enumerate(states):
        when = f"{reached[state]:%d/%m/%Y}" if state in reached and place <= here else ""
        if place < here or (place == here and state in (states.RECEIVED, states.ANSWERED)):
            shown = "done"
        else:
            shown = "now" if place == here else "next"
        yield ShownStep(name=state.label, state=shown, when=when)


def _lines(comment):
    lines = [("Về việc", comment.consultation.title)]
    nominee = comment.nominee
    if comment.passage_id:
        lines.append(("Điều, mục", str(comment.passage)))
    elif nominee is None:
        lines.append(("Phạm vi", comment.whole_words))
    elif nominee.is_public and not nominee.withdrawn_at and not nominee.details_removed_at:
        lines.append(("Trường hợp", f"{nominee.name}, đề nghị tặng {nominee.award}"))
    return [*lines, ("Hình thức gửi", _way(comment)), *_handled(comment)]


def _way(comment):
    if comment.is_paper:
        return f"Bản giấy, đến ngày {timezone.localtime(comment.received_at):%d/%m/%Y}"
    count = comment.files.count()
    return f"Trực tuyến, kèm {count} tệp" if count else "Trực tuyến"


def _handled(comment):
    """What was done, in general words: where it was forwarded, the sentence of the answer, whether it counts."""
    if comment.is_paper and comment.confirmed_at is None:
        waits = any(proposal.decided_at is None for proposal in comment.proposals.all())
        yield "Bản giấy", "Chờ người thứ hai xác nhận" if waits else "Chưa xác nhận được, không tính vào số liệu"
    if comment.set_aside_at:
        yield "Số liệu", f"Không tính, hai cán bộ cùng xác nhận: {comment.get_classification_display().lower()}"
    for forwarding in comment.forwardings.all():
        day = f"{forwarding.forwarded_on:%d/%m/%Y}"
        yield "Đã chuyển", f"{forwarding.authority}, văn bản số {forwarding.document_number}, ngày {day}"
    if hasattr(comment, "answer"):
        yield "Trả lời", comment.answer.public_text
