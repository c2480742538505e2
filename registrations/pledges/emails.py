"""The events of a pledge of which people are told, and the telling."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from registrations.clusters.members import Member
from registrations.notices.actions import queue
from registrations.notices.registry import Event, Place, address_place, register
from registrations.units.acting import acting_for
from themes.base.vietnamese import date_text

from .models import PledgeVersion
from .rules import SIGNATORY

GROUP = "Giao ước thi đua"
FOLDER = "registrations/pledges/mail"


def _page(context: Any) -> str:
    return context["pledge"].get_absolute_url()


_PLACES = (
    Place("tên giao ước", lambda each: each["pledge"].title, "Giao ước thi đua năm 2027"),
    Place("cụm, khối", lambda each: each["cluster"].name, "Cụm thi đua số 1"),
    Place("bản số", lambda each: each["version"].number, "1"),
    address_place(_page, "/don-vi/cum-khoi/…/"),
)

register(
    Event(
        "pledge.opened",
        GROUP,
        "Mời ký giao ước",
        "Người ký duyệt của các đơn vị thành viên",
        f"{FOLDER}/opened.txt",
        (
            *_PLACES,
            Place("việc", lambda each: "Mời ký lại" if each["version"].number > 1 else "Mời ký", "Mời ký"),
            Place(
                "nội dung thay đổi",
                lambda each: each["version"].note if each["version"].number > 1 else "",
                "Nâng chỉ tiêu giảm nghèo từ 3% lên 4%.",
            ),
        ),
        url=_page,
    ),
    Event(
        "pledge.reminded",
        GROUP,
        "Nhắc ký giao ước",
        "Người ký duyệt của các đơn vị chưa ký",
        f"{FOLDER}/reminded.txt",
        (*_PLACES, Place("ngày đưa ra", lambda each: date_text(each["version"].opened_at), "12/01/2027")),
        url=_page,
        may_refuse=True,
    ),
    Event(
        "pledge.completed",
        GROUP,
        "Mọi đơn vị đã ký giao ước",
        "Người nhập và người ký duyệt của các đơn vị thành viên",
        f"{FOLDER}/completed.txt",
        (*_PLACES, Place("mã tra cứu", lambda each: each["version"].receipt.code, "LS27-7K4M-Q2XD")),
        url=_page,
        may_refuse=True,
    ),
)


def _people(members: Iterable[Member], now: datetime, role: str | None = None) -> list[Any]:
    acting = [each for member in members for each in acting_for(member.unit, now)]
    return [each.membership.user for each in acting if role is None or each.role == role]


def _send(kind: str, version: PledgeVersion, people: list[Any]) -> int:
    sent = queue(
        f"pledge.{kind}",
        people,
        context={"version": version, "pledge": version.pledge, "cluster": version.pledge.cluster},
        about=f"pledge:{version.pledge_id}",
    )
    return len(sent)


def opened(version: PledgeVersion, members: Iterable[Member], now: datetime) -> int:
    """Ask those who sign for the members, for the first time or again because the text has changed."""
    return _send("opened", version, _people(members, now, SIGNATORY))


def reminded(version: PledgeVersion, members: Iterable[Member], now: datetime) -> int:
    """Remind those who sign for members that have not; how many people were written to."""
    return _send("reminded", version, _people(members, now, SIGNATORY))


def completed(version: PledgeVersion, members: Iterable[Member], now: datetime) -> int:
    """Tell everybody that all have signed."""
    return _send("completed", version, _people(members, now))
