"""Setting a period up, and making the next one out of it."""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from registrations.campaigns.models import Campaign, Question
from registrations.refusals import NotAllowed, WrongState

from . import rules
from .models import Indicator, ReportPeriod, Section

COPIED = ("name", "hint", "kind", "measure", "required", "roll_up", "better", "lowest", "highest", "key", "target_key")


@transaction.atomic
def save_period(form: Any, *, by: Any) -> ReportPeriod:
    """Save a period from its checked form; the form has computed the instants."""
    is_new = form.instance.pk is None
    period = form.save()
    log(period, "wagtail.create" if is_new else "wagtail.edit", user=by, content_changed=True)
    return period


@transaction.atomic
def save_indicators(period: ReportPeriod, indicators: Any, sections: Any, *, by: Any) -> None:
    """Save what a period asks, from the checked formsets."""
    indicators.save()
    sections.save()
    log(period, "reports.indicators", user=by)


def _a_year_later(day: date | None) -> date | None:
    if day is None:
        return None
    last = calendar.monthrange(day.year + 1, day.month)[1]
    return day.replace(year=day.year + 1, day=min(day.day, last))


def _instant_later(moment: datetime | None) -> datetime | None:
    if moment is None:
        return None
    local = timezone.localtime(moment)
    return timezone.make_aware(datetime.combine(_a_year_later(local.date()), local.time()))


@transaction.atomic
def copy(source: ReportPeriod, *, by: Any) -> ReportPeriod:
    """The same period a year later: same indicators (so that results stand beside last year's), same words.

    Its targets come from the registration of the new year where there is one
    with the same questions. Raises NotAllowed, or WrongState where it has been copied already.
    """
    if not rules.may_set_up(by):
        raise NotAllowed("Tài khoản này không có quyền lập kỳ báo cáo.")
    year = source.year + 1
    ReportPeriod.objects.select_for_update().get(pk=source.pk)  # two presses make one period
    if done := ReportPeriod.objects.filter(previous=source, kind=source.kind, year=year).first():
        raise WrongState(f"Kỳ này đã được chép thành “{done}”. Mời sửa kỳ ấy.")
    period = ReportPeriod.objects.create(
        organising_body=source.organising_body,
        kind=source.kind,
        year=year,
        name=_renamed(source.name, source.year),
        movement=source.movement,
        campaign=_campaign_of(source, year),
        previous=source,
        starts_on=_a_year_later(source.starts_on),
        ends_on=_a_year_later(source.ends_on),
        opens_at=_instant_later(source.opens_at),
        closes_at=_instant_later(source.closes_at),
        closing=source.closing,
        late_until=_instant_later(source.late_until),
        unit_kinds=source.unit_kinds,
        guidance=source.guidance,
        signatory_only=source.signatory_only,
    )
    _copy_indicators(source, period)
    Section.objects.bulk_create(
        Section(
            period=period,
            order=each.order,
            heading=each.heading,
            hint=each.hint,
            word_limit=each.word_limit,
            required=each.required,
        )
        for each in source.sections.all()
    )
    log(period, "reports.copy", user=by, data={"source": source.name})
    return period


def _copy_indicators(source: ReportPeriod, period: ReportPeriod) -> None:
    old = list(source.indicators.all())
    made = {
        each.pk: Indicator.objects.create(
            period=period, order=each.order, **{name: getattr(each, name) for name in COPIED}
        )
        for each in old
    }
    for each in old:
        links = {name: made.get(getattr(each, f"{name}_id")) for name in ("part", "whole", "part_of")}
        if any(links.values()):
            for name, to in links.items():
                setattr(made[each.pk], name, to)
            made[each.pk].save(update_fields=list(links))


def _renamed(name: str, year: int) -> str:
    """The name with every year in it moved on: "năm học 2025-2026" becomes "năm học 2026-2027"."""
    years = re.compile(rf"(?<!\d)(?:{year - 1}|{year}|{year + 1})(?!\d)")
    return years.sub(lambda found: str(int(found[0]) + 1), name)[:200]


def _campaign_of(source: ReportPeriod, year: int) -> Campaign | None:
    """The campaign a year on that asks the same questions, if it is there already."""
    if source.campaign_id is None:
        return None
    keys = list(source.indicators.exclude(target_key=None).values_list("target_key", flat=True))
    asked = Question.objects.filter(
        key__in=keys, campaign__year=source.campaign.year + 1, campaign__organising_body=source.organising_body_id
    )
    found = asked.order_by("campaign_id").values_list("campaign", flat=True).first()
    return Campaign.objects.filter(pk=found).first() if found else None
