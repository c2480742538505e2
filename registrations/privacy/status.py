"""What the look-up page says about the receipt of a request: where it stands and until when, nothing else."""

from registrations.receipts.registry import StatusView, Step
from themes.base.vietnamese import date_text

from .models import SubjectRequest


def status_of(receipt):
    """đã nhận → đang giải quyết → kết quả."""
    row = SubjectRequest.objects.filter(receipt=receipt).first()
    title = "Giấy xác nhận tiếp nhận yêu cầu về dữ liệu cá nhân"
    if row is None:
        return StatusView(title=title, state="Đã tiếp nhận")
    closed = row.closed_at
    return StatusView(
        title=title,
        state=row.get_result_display() if closed else "Đang giải quyết",
        steps=[
            Step("Đã nhận", "done", date_text(row.received_at)),
            Step("Đang giải quyết", "done" if closed else "now"),
            Step(row.get_result_display() if closed else "Trả lời", "done" if closed else "next",
                 date_text(closed) if closed else ""),
        ],
        lines=[("Loại yêu cầu", row.get_kind_display()), ("Hạn giải quyết", date_text(row.due_on))],
        note="Giấy này không ghi họ tên và nội dung yêu cầu. Trả lời được gửi đến điện thoại hoặc thư điện tử đã ghi.",
    )  # fmt: skip
