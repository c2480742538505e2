"""The events of classes of which people are told: whoever enrolled somebody, and the person enrolled."""

from __future__ import annotations

from django.urls import reverse

from registrations.notices.actions import queue, queue_to_address
from registrations.notices.registry import Event, Place, address_place, register
from themes.base.vietnamese import datetime_text

GROUP = "Lớp tập huấn"
FOLDER = "cms_pages/training/mail"


def _page(context):
    return reverse("training:class", args=[context["enrolment"].page_id])


def _public(context):
    return context["enrolment"].page.get_url() or "/tap-huan/"


_PLACES = (
    Place("họ tên", lambda context: context["enrolment"].name, "Lộc Thị Mẫu"),
    Place("đơn vị", lambda context: context["enrolment"].unit.in_text, "xã Hữu Liên"),
    Place("lớp", lambda context: context["enrolment"].page.title, "Tập huấn nghiệp vụ thi đua, khen thưởng"),
    Place("khai giảng", lambda c: datetime_text(c["enrolment"].page.starts_at), "08 giờ 00 phút ngày 12/03/2026"),
    Place("địa điểm", lambda context: context["enrolment"].page.place, "Hội trường Sở Nội vụ"),
    address_place(_public, "/tap-huan/"),
)
register(
    *(
        Event(f"training.{kind}", GROUP, name, "Người đăng ký và người dự học", f"{FOLDER}/{kind}.txt", _PLACES, _page)
        for kind, name in (
            ("seated", "Xác nhận có chỗ trong lớp tập huấn"),
            ("waiting", "Vào danh sách chờ của lớp tập huấn"),
            ("cancelled", "Hủy đăng ký lớp tập huấn"),
            ("moved", "Lớp tập huấn đổi thời gian, địa điểm"),
            ("called_off", "Lớp tập huấn không tổ chức"),
        )
    ),
    Event(
        "training.many",
        GROUP,
        "Đăng ký nhiều người dự lớp tập huấn",
        "Người đăng ký",
        f"{FOLDER}/many.txt",
        (
            Place("lớp", lambda context: context["enrolment"].page.title, "Tập huấn nghiệp vụ thi đua, khen thưởng"),
            Place("đơn vị", lambda context: context["enrolment"].unit.in_text, "xã Hữu Liên"),
            Place("có chỗ", lambda context: str(context["seated"]), "12"),
            Place("danh sách chờ", lambda context: str(context["waiting"]), "0"),
            address_place(_page, "/don-vi/tap-huan/"),
        ),
        _page,
    ),
)


def tell_many(enrolments, by):
    """One letter to whoever enrolled many at once."""
    seated = sum(each.confirmed_at is not None for each in enrolments)
    context = {"enrolment": enrolments[0], "seated": seated, "waiting": len(enrolments) - seated}
    queue("training.many", [by], context=context, about=f"class:{enrolments[0].page_id}")


def tell(kind, enrolment, *, enroller=True):
    """Tell whoever enrolled the person, and the person by mail."""
    context, about = {"enrolment": enrolment}, f"enrolment:{enrolment.pk}"
    by = enrolment.enrolled_by
    if by is not None and enroller:
        queue(f"training.{kind}", [by], context=context, about=about)
    if enrolment.email and (by is None or enrolment.email.lower() != by.email.lower()):
        queue_to_address(f"training.{kind}", enrolment.email, context=context, about=about, confidential=True)
