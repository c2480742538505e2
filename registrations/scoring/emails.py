"""The events of a scoring of which people are told, and the telling."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.urls import reverse

from registrations.notices.actions import queue
from registrations.notices.registry import Event, Place, address_place, register
from registrations.units.acting import acting_for
from registrations.units.models import Unit
from themes.base.vietnamese import datetime_text

from .models import Protest, Scoring, Sheet

GROUP = "Chấm điểm cụm, khối"
MEMBERS = "Người nhập và người ký duyệt của các đơn vị thành viên"
FOLDER = "registrations/scoring/mail"


def _page(context: Any) -> str:
    return context["scoring"].get_absolute_url()


def _result(context: Any) -> str:
    return f"{_page(context)}ket-qua/"


def _public(context: Any) -> str:
    return reverse("clusters_public:cluster", args=[context["cluster"].pk])


def _at(name: str, field: str, sample: str) -> Place:
    def when(context: Any) -> str:
        at = getattr(context["scoring"], field)
        return datetime_text(at) if at else ""

    return Place(name, when, sample)


_CLUSTER = Place("cụm, khối", lambda context: context["cluster"].name, "Cụm thi đua số 1")
_YEAR = Place("năm", lambda context: context["cluster"].year, "2026")
_UNIT = Place("đơn vị", lambda context: context["unit"].in_text, "xã Hữu Liên")
_UNIT_FIRST = Place("Đơn vị", lambda context: context["unit"].name, "Xã Hữu Liên")
_REASON = Place("lý do", lambda context: context["reason"], "Nhiều xã mất điện do mưa bão.", True)
_SELF_OPENS = _at("mở tự chấm", "self_opens_at", "0 giờ 00 phút, ngày 01/11/2026")
_SELF = _at("hết hạn tự chấm", "self_closes_at", "0 giờ 00 phút, ngày 16/11/2026")
_CROSS = _at("hết hạn chấm chéo", "cross_closes_at", "0 giờ 00 phút, ngày 26/11/2026")
_RESULT = _at("hết hạn chốt", "cluster_closes_at", "0 giờ 00 phút, ngày 01/12/2026")
_PROTEST = _at("hết hạn kiến nghị", "protest_closes_at", "0 giờ 00 phút, ngày 09/12/2026")


def _event(kind: str, name: str, *places: Place, audience: str = MEMBERS, url=_page, may_refuse: bool = False) -> Event:
    address = address_place(url, "/don-vi/cum-khoi/…/")
    places = (_CLUSTER, _YEAR, *places, address)
    return Event(f"scoring.{kind}", GROUP, name, audience, f"{FOLDER}/{kind}.txt", places, url, may_refuse)


register(
    _event("opened", "Mở đợt chấm điểm", _UNIT_FIRST, _SELF_OPENS, _SELF),
    _event(
        "criteria_changed",
        "Bộ tiêu chí đã thay đổi",
        _UNIT,
        _SELF,
        audience="Người nhập và người ký duyệt của đơn vị có phiếu mở lại",
    ),
    _event(
        "assigned",
        "Phân công chấm chéo",
        _UNIT_FIRST,
        Place("đơn vị được chấm", lambda context: context["sheet"].unit.in_text, "xã Cai Kinh", True),
        _SELF,
        _CROSS,
        audience="Người nhập và người ký duyệt của đơn vị chấm chéo",
    ),
    _event("moved", "Thời hạn chấm điểm thay đổi", _REASON, _SELF, _CROSS, _RESULT),
    _event("locked", "Đã chốt kết quả, có thể kiến nghị", _UNIT_FIRST, _PROTEST, url=_result),
    _event("reopened", "Kết quả được trả lại cụm, khối", _REASON, _RESULT),
    _event(
        "answered",
        "Trả lời kiến nghị",
        _UNIT,
        Place("kết quả trả lời", lambda context: context["protest"].get_outcome_display(), "Chấp nhận một phần", True),
        Place("nội dung trả lời", lambda context: context["protest"].answer, "Đã cộng lại điểm ở tiêu chí 2."),
        audience="Người nhập và người ký duyệt của đơn vị kiến nghị",
        url=_result,
    ),
    _event("approved", "Đã công bố xếp hạng", url=_public, may_refuse=True),
)


def _tell(kind: str, scoring: Scoring, units: Iterable[Unit], now: datetime, **context) -> None:
    for unit in units:
        queue(
            f"scoring.{kind}",
            [each.membership.user for each in acting_for(unit, now)],
            context={"scoring": scoring, "cluster": scoring.cluster, "unit": unit, **context},
            about=f"scoring:{scoring.pk}",
        )


def opened(scoring: Scoring, units: Iterable[Unit], now: datetime) -> None:
    """Tell the members that a scoring has been set up, with its deadlines."""
    _tell("opened", scoring, units, now)


def criteria_changed(scoring: Scoring, units: Iterable[Unit], now: datetime) -> None:
    """Tell units whose sheets are open again that the criteria have changed."""
    _tell("criteria_changed", scoring, units, now)


def assigned(sheet: Sheet, now: datetime) -> None:
    """Tell a unit whose sheet it is to check."""
    _tell("assigned", sheet.scoring, [sheet.checker] if sheet.checker else [], now, sheet=sheet)


def moved(scoring: Scoring, units: Iterable[Unit], reason: str, now: datetime) -> None:
    """Tell the members that deadlines have moved, and why."""
    _tell("moved", scoring, units, now, reason=reason)


def locked(scoring: Scoring, units: Iterable[Unit], now: datetime) -> None:
    """Tell the members that the result is there and until when they may protest."""
    _tell("locked", scoring, units, now)


def reopened(scoring: Scoring, units: Iterable[Unit], reason: str, now: datetime) -> None:
    """Tell the members that the result went back to the cluster, and why."""
    _tell("reopened", scoring, units, now, reason=reason)


def answered(protest: Protest, now: datetime) -> None:
    """Tell a unit what became of its protest."""
    _tell("answered", protest.scoring, [protest.unit], now, protest=protest)


def approved(scoring: Scoring, units: Iterable[Unit], now: datetime) -> None:
    """Tell the members that the ranking is published."""
    _tell("approved", scoring, units, now)
