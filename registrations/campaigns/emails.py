"""The events of a registration of which people are told, and the telling."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from operator import attrgetter
from typing import Any

from django.urls import reverse

from registrations.notices.actions import queue
from registrations.notices.models import Notice
from registrations.notices.registry import Event, Place, address_place, register
from registrations.units.models import Unit
from themes.base.vietnamese import datetime_text

from .deadlines import Deadline, deadline_for
from .models import Campaign, Registration, Review, Submission
from .queries import members_of
from .steps import SEND

GROUP = "Đăng ký thi đua"
MEMBERS = "Người nhập và người ký duyệt của đơn vị"
FOLDER = "registrations/campaigns/mail"


def _from(path: str) -> Callable[[Any], Any]:
    """What stands at "registration.campaign.name" of an event's context."""
    first, _, rest = path.partition(".")
    get = attrgetter(rest) if rest else (lambda value: value)
    return lambda context: get(context[first])


def _sender(context: Any) -> str:
    """Who sent it; what an officer entered from paper says so."""
    submission = context["submission"]
    name = submission.submitted_by.full_name
    return f"{name} (cơ quan thường trực, nhập từ bản giấy)" if "paper" in submission.content else name


def _workspace(context: Any) -> str:
    return reverse("campaigns:workspace")


def _registration(context: Any) -> str:
    return context["registration"].get_absolute_url()


def _sending(context: Any) -> str:
    return reverse("campaigns:step", args=[context["registration"].pk, SEND.slug])


def _needed(place: Place) -> Place:
    return replace(place, needed=True)


def _campaign(path: str) -> Place:
    return Place("đợt đăng ký", _from(path), "Đăng ký thi đua năm 2027")


def _unit(path: str) -> Place:
    return Place("đơn vị", _from(path), "xã Hữu Liên")


def _thing(path: str) -> Place:
    return Place("loại hồ sơ", _from(path), "bản đăng ký")


_REVIEWED = (
    _campaign("registration.campaign.name"),
    _thing("registration.campaign.thing"),
    _unit("registration.unit.in_text"),
)
_REASON = Place("lý do", _from("review.told"), "Bảng cá nhân còn thiếu chức vụ của ba người.")
_DEADLINE = Place("thời hạn", _from("registration.deadline"), "đến hết ngày 30/01/2027")

register(
    Event(
        "registration.ready",
        GROUP,
        "Chờ người ký duyệt",
        "Người ký duyệt của đơn vị",
        f"{FOLDER}/ready.txt",
        (
            *_REVIEWED,
            Place("người soạn", _from("by.full_name"), "Lộc Thị Nhập"),
            _DEADLINE,
            Place("thời gian còn lại", _from("left"), "còn 3 ngày"),
            address_place(_sending, "/don-vi/dang-ky/…/gui/"),
        ),
        url=_sending,
    ),
    Event(
        "registration.submitted",
        GROUP,
        "Đã nhận bản đăng ký",
        MEMBERS,
        f"{FOLDER}/submitted.txt",
        (
            _campaign("registration.campaign.name"),
            _thing("registration.campaign.thing"),
            _unit("registration.unit.in_text"),
            Place("lần gửi", _from("submission.number"), "1"),
            Place("lúc gửi", lambda each: datetime_text(each["submission"].submitted_at), "14 giờ 32 phút, 12/01/2027"),
            Place("người gửi", _sender, "Vi Văn Ký"),
            Place("mã tiếp nhận", _from("receipt.code"), "LS27-7K4M-Q2XD", True),
            address_place(lambda context: context["receipt"].get_absolute_url(), "/tra-cuu/LS27-7K4M-Q2XD/"),
        ),
        url=_registration,
    ),
    Event(
        "registration.accepted",
        GROUP,
        "Đã tiếp nhận bản đăng ký",
        MEMBERS,
        f"{FOLDER}/accepted.txt",
        (
            *_REVIEWED,
            Place("lúc xử lý", lambda each: datetime_text(each["review"].at), "9 giờ 05 phút, 14/01/2027"),
            address_place(_registration, "/don-vi/dang-ky/…/"),
        ),
        url=_registration,
        may_refuse=True,
    ),
    Event(
        "registration.reopened",
        GROUP,
        "Xem xét lại bản đã tiếp nhận",
        MEMBERS,
        f"{FOLDER}/reopened.txt",
        (
            *_REVIEWED,
            _REASON,
            Place("lúc xử lý", lambda each: datetime_text(each["review"].at), "9 giờ 05 phút, 14/01/2027"),
            address_place(_registration, "/don-vi/dang-ky/…/"),
        ),
        url=_registration,
    ),
    Event(
        "registration.returned",
        GROUP,
        "Đề nghị bổ sung bản đăng ký",
        MEMBERS,
        f"{FOLDER}/returned.txt",
        (
            *_REVIEWED,
            _needed(_REASON),
            _DEADLINE,
            address_place(_registration, "/don-vi/dang-ky/…/"),
        ),
        url=_registration,
    ),
    Event(
        "registration.extended",
        GROUP,
        "Gia hạn cho một đơn vị",
        MEMBERS,
        f"{FOLDER}/extended.txt",
        (
            *_REVIEWED,
            _REASON,
            _needed(_DEADLINE),
            address_place(_workspace, "/don-vi/"),
        ),
        url=_workspace,
    ),
    Event(
        "registration.extended_for_all",
        GROUP,
        "Gia hạn cho mọi đơn vị",
        f"{MEMBERS} chưa gửi",
        f"{FOLDER}/extended_for_all.txt",
        (
            _campaign("campaign.name"),
            _thing("campaign.thing"),
            _unit("unit.in_text"),
            Place("thời hạn", _from("deadline"), _DEADLINE.sample, True),
            Place("lý do", _from("reason"), "Nhiều xã mất điện do mưa bão."),
            address_place(_workspace, "/don-vi/"),
        ),
        url=_workspace,
    ),
    Event(
        "registration.reminder",
        GROUP,
        "Nhắc trước khi hết hạn",
        f"{MEMBERS} chưa gửi",
        f"{FOLDER}/reminder.txt",
        (
            _campaign("campaign.name"),
            _thing("campaign.thing"),
            _unit("unit.in_text"),
            Place("thời hạn", _from("deadline"), _DEADLINE.sample, True),
            Place("thời gian còn lại", _from("left"), "còn 3 ngày"),
            address_place(_workspace, "/don-vi/"),
        ),
        url=_workspace,
        may_refuse=True,
    ),
)


def _about(registration: Registration) -> str:
    return f"registration:{registration.pk}"


def told_of(registration: Registration, kind: str) -> Notice | None:
    """The newest notice of a kind about a registration."""
    return Notice.objects.filter(kind=kind, about=_about(registration)).order_by("-queued_at").first()


def ready(registration: Registration, people: Iterable[Any], by: Any, now: datetime) -> None:
    """Ask signatories to look at a finished draft and to send it."""
    context = {"registration": registration, "by": by, "left": registration.due.left(now)}
    queue("registration.ready", people, context=context, about=_about(registration))


def submitted(submission: Submission) -> None:
    """Tell every member of the unit that the registration has been received, with its code."""
    registration = submission.registration
    queue(
        "registration.submitted",
        members_of(registration.unit, submission.submitted_at),
        context={"registration": registration, "submission": submission, "receipt": submission.receipt},
        about=_about(registration),
    )


def reviewed(review: Review) -> None:
    """Tell the unit what an officer did: accepted, returned or granted more time."""
    queue(
        f"registration.{review.outcome}",
        members_of(review.registration.unit, review.at),
        context={"registration": review.registration, "review": review},
        about=_about(review.registration),
    )


def reminder(unit: Unit, campaign: Campaign, due: Deadline, now: datetime) -> int:
    """Remind a unit that has not sent yet of its own deadline; how many people were written to."""
    sent = queue(
        "registration.reminder",
        members_of(unit, now),
        context={
            "unit": unit,
            "campaign": campaign,
            "deadline": due.words,
            "left": due.left(now),
        },
        about=f"campaign:{campaign.pk}",
    )
    return len(sent)


def extended_for_all(campaign: Campaign, units: Iterable[Unit], reason: str, now: datetime) -> None:
    """Tell units that have not sent that everybody has more time, and why."""
    for unit in units:
        due = deadline_for(campaign, unit.kind, getattr(unit, "reg_extended", None))
        queue(
            "registration.extended_for_all",
            members_of(unit, now),
            context={"unit": unit, "campaign": campaign, "deadline": due.words, "reason": reason},
            about=f"campaign:{campaign.pk}",
        )
