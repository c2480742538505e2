"""The mail that answers a sender."""

from django.conf import settings
from django.urls import reverse

from registrations.notices.registry import Event, Place, register

ANSWERED = "comments.answered"


def _status_page(context):
    return context["comment"].receipt.get_absolute_url()


register(
    Event(
        kind=ANSWERED,
        group="Lấy ý kiến Nhân dân",
        name="Trả lời người gửi ý kiến",
        audience="Người gửi ý kiến có để lại thư điện tử",
        template="registrations/comments/mail/answered.txt",
        places=(
            Place(
                "nội dung trả lời", lambda context: context["text"], "Cơ quan thường trực đã kiểm tra số liệu.", True
            ),
            Place("cuộc lấy ý kiến", lambda context: context["comment"].consultation.title, "Danh sách đề nghị, đợt 2"),
            Place("mã tiếp nhận", lambda context: context["comment"].receipt.code, "TDKT-7K4M-Q93H-X2FA-8PVW-R6DP"),
            Place(
                "địa chỉ tra cứu",
                lambda context: settings.SITE_URL + _status_page(context),
                f"{settings.SITE_URL}/tra-cuu/",
            ),
        ),
        url=lambda context: reverse("receipts:lookup"),
    )
)
