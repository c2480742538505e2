"""What the look-up page says about the receipt of a request: where it stands and until when, nothing else."""

from registrations.receipts.registry import StatusView, Step

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
            Step("Đã nhận", "done", f"{row.received_at:%d/%m/%Y}"),
            Step("Đang giải quyết", "done" if closed else "now"),
            Step(row.get_result_display() if closed else "Trả lời", "done" if closed else "next",
                 f"{closed:%d/%m/%Y}" if closed else ""),
        ],
        lines=[("Loại yêu cầu", row.get_kind_display()), ("Hạn giải quyết", f"{row.due_on:%d/%m/%Y}")],
        note="Giấy này không ghi họ tên và nội dung yêu cầu. Trả lời được gửi đến điện thoại hoặc thư điện tử đã ghi.",
    )  # fmt: skip
