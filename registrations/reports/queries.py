"""Questions about periods, reports and their content."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db.models import Prefetch, Q
from django.utils import timezone

from registrations.campaigns.deadlines import Deadline
from registrations.campaigns.models import Answer, Registration
from registrations.units.acting import Acting
from registrations.units.models import Unit
from registrations.units.queries import current_units, predecessors_of

from . import inheritance, reading
from .inheritance import Inherited
from .models import SCALE, Figure, Indicator, Passage, ReportPeriod, UnitReport
from .rules import standing
from .steps import FIGURES, FILES, PASSAGES

PERIODS_SHOWN = 60
COUNTED = (UnitReport.State.SENT, UnitReport.State.ACCEPTED)


@dataclass(frozen=True, slots=True)
class Duty:
    """What one unit has to report in one period."""

    unit: Unit
    period: ReportPeriod
    report: UnitReport | None
    standing: str
    due: Deadline


def duties_of(acting: Sequence[Acting], now: datetime) -> list[Duty]:
    """Every period that has opened, for those who act for units that it concerns."""
    units = {each.unit_id: each.unit for each in acting}
    bodies = {unit.organising_body_id for unit in units.values()}
    periods = list(ReportPeriod.objects.begun(now).filter(organising_body__in=bodies)[:PERIODS_SHOWN])
    found = UnitReport.objects.filter(unit__in=units, period__in=periods)
    reports = {(each.unit_id, each.period_id): each for each in found}
    duties = []
    for period in periods:
        for pk, unit in units.items():
            report = reports.get((pk, period.pk))
            if report is None and (
                unit.kind not in period.unit_kinds or unit.organising_body_id != period.organising_body_id
            ):
                continue
            if report is not None:
                report.period, report.unit = period, unit
            due = report.due if report else period.due()
            duties.append(Duty(unit, period, report, standing(period, report, now), due))
    return duties


def full(report_id: Any) -> UnitReport | None:
    """A report with its period, unit, indicators, figures, passages and files."""
    return (
        UnitReport.objects.with_all()
        .prefetch_related(
            "period__indicators",
            "period__sections",
            Prefetch("figures", Figure.objects.all()),
            Prefetch("passages", Passage.objects.all()),
            "files__attachment",
        )
        .filter(pk=report_id)
        .first()
    )


def figures_of(report: UnitReport) -> dict[int, Figure]:
    """The figures of a report by indicator, out of the prefetched ones."""
    return {each.indicator_id: each for each in report.figures.all()}


def numbers_of(report: UnitReport) -> dict[int, Decimal | None]:
    """The numbers of a report by indicator."""
    return {each.indicator_id: each.number for each in report.figures.all()}


def previous_of(period: ReportPeriod, unit: Unit) -> dict[int, Inherited]:
    """What was reported for the same indicators in the period before, as sent; {indicator pk of now: Inherited}.

    For a unit into which others passed since, what those reported belongs to it.
    """
    if period.previous_id is None:
        return {}
    forebears = predecessors_of(unit)
    figures = Figure.objects.filter(
        report__period=period.previous_id,
        report__unit__in=[unit.pk, *(each.unit.pk for each in forebears)],
        report__state__in=COUNTED,
        scaled__isnull=False,
    ).values_list("indicator__key", "report__unit", "scaled")
    before: dict[Any, dict[int, Decimal]] = {}
    for key, unit_id, scaled in figures:
        before.setdefault(key, {})[unit_id] = Decimal(scaled) / SCALE
    # Who had passed on before that period opened owed it nothing.
    day = timezone.localdate(period.previous.opens_at)
    owed = {each.unit.pk for each in forebears if each.on > day} | ({unit.pk} if unit.stands_on(day) else set())
    return {
        each.pk: inheritance.of(each, unit, before[each.key], forebears, owed)
        for each in period.indicators.all()
        if each.key in before
    }


def targets_of(period: ReportPeriod, unit: Unit) -> dict[int, Inherited]:
    """What the unit aimed at in its registration, where it was sent; {indicator pk: Inherited}.

    Where it registered nothing itself, what the units aimed at that passed into it.
    """
    if period.campaign_id is None:
        return {}
    forebears = predecessors_of(unit)
    aims = targets_of_units(period, [unit.pk, *(each.unit.pk for each in forebears)])
    day = timezone.localdate(period.campaign.opens_at)
    owed = {each.unit.pk for each in forebears if each.on > day}
    found = {}
    for each in period.indicators.all():
        numbers = {unit_id: given[each.pk] for unit_id, given in aims.items() if each.pk in given}
        own = {unit.pk: numbers[unit.pk]} if unit.pk in numbers else numbers
        if own:
            found[each.pk] = inheritance.of(each, unit, own, forebears if own is numbers else [], owed)
    return found


def targets_of_units(period: ReportPeriod, unit_ids: Any) -> dict[int, dict[int, Decimal]]:
    """{unit pk: {indicator pk: number}} out of the answers to the campaign's questions that indicators name."""
    wanted = {each.target_key: each.pk for each in period.indicators.all() if each.target_key and each.is_figure}
    if not wanted or period.campaign_id is None:
        return {}
    states = (Registration.State.SUBMITTED, Registration.State.ACCEPTED)
    answers = Answer.objects.filter(
        registration__campaign=period.campaign_id,
        registration__unit__in=unit_ids,
        registration__state__in=states,
        question__key__in=wanted,
    ).values_list("registration__unit", "question__key", "question__version", "value")
    found: dict[int, dict[int, Decimal]] = {}
    for unit, key, _, value in sorted(answers, key=lambda row: row[2]):
        try:
            number = Decimal(value)
        except InvalidOperation:
            continue
        if number.is_finite():
            found.setdefault(unit, {})[wanted[key]] = number
    return found


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator as the unit sees it: result, last period, target, what became of them, what looks odd."""

    indicator: Indicator
    value: str
    note: str
    previous: str
    previous_of: Inherited
    target: str
    target_of: Inherited
    change: reading.Change | None
    reached: tuple[bool, str] | None
    hints: list[str]


def lines_of(
    indicators: Sequence[Indicator],
    numbers: Mapping[int, Decimal | None],
    words: Mapping[int, tuple[str, str]],
    previous: Mapping[int, Inherited],
    targets: Mapping[int, Inherited],
) -> list[Line]:
    """Lines of the table; `words` are {indicator pk: (text, note)}."""
    odd: dict[int, list[str]] = {}
    known = {pk: each.number for pk, each in previous.items() if each.number is not None}
    for hint in reading.hints(indicators, numbers, known):
        odd.setdefault(hint.indicator, []).append(hint.text)
    lines = []
    for each in indicators:
        number = numbers.get(each.pk)
        before, target = previous.get(each.pk, inheritance.NOTHING), targets.get(each.pk, inheritance.NOTHING)
        text, note = words.get(each.pk, ("", ""))
        measure = each.unit_of_measure
        lines.append(
            Line(
                indicator=each,
                value=reading.shown(number, measure) if each.is_figure else text,
                note=note,
                previous=reading.shown(before.number, measure),
                previous_of=before,
                target=reading.shown(target.number, measure),
                target_of=target,
                change=reading.change(number, before.number, measure, is_percent=each.kind == Indicator.Kind.PERCENT),
                reached=reading.against_target(number, target.number, each.better, measure),
                hints=odd.get(each.pk, []),
            )
        )
    return lines


def table_of(report: UnitReport) -> list[Line]:
    """The lines of a report's working copy."""
    words = {pk: (each.text, each.note) for pk, each in figures_of(report).items()}
    indicators = list(report.period.indicators.all())
    previous, targets = previous_of(report.period, report.unit), targets_of(report.period, report.unit)
    return lines_of(indicators, numbers_of(report), words, previous, targets)


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is missing before a report can be sent, and the step where it is filled in."""

    step: str
    text: str


def count_words(text: str) -> int:
    """Words of a text, as the page counts them while somebody types."""
    return len(text.split())


def gaps(report: UnitReport) -> list[Gap]:
    """What is missing, step by step; empty when the report may be sent."""
    figures = figures_of(report)
    found = []
    for each in report.period.indicators.all():
        given = figures.get(each.pk)
        if each.required and (given is None or (given.scaled is None and not given.text)):
            found.append(Gap(FIGURES.key, f"Chưa có kết quả: {each.name}"))
    passages = {each.section_id: each.text for each in report.passages.all()}
    for section in report.period.sections.all():
        words = count_words(passages.get(section.pk, ""))
        if section.required and not words:
            found.append(Gap(PASSAGES.key, f"Chưa viết phần “{section.heading}”."))
        elif section.word_limit and words > section.word_limit:
            found.append(Gap(PASSAGES.key, f"Phần “{section.heading}” dài {words} từ, tối đa {section.word_limit}."))
    if not report.contact_name:
        found.append(Gap(PASSAGES.key, "Chưa có họ tên người liên hệ."))
    if not report.contact_phone:
        found.append(Gap(PASSAGES.key, "Chưa có điện thoại liên hệ."))
    if any(each.attachment.scan_state == "infected" for each in report.files.all()):
        found.append(Gap(FILES.key, "Có tệp mang mã độc. Mời bỏ tệp đó và gửi tệp khác."))
    return found


def content(report: UnitReport) -> dict[str, Any]:
    """Exactly what is sent, as plain data: the snapshot, the hash and the officer's page are all made from it."""
    passages = {each.section_id: each.text for each in report.passages.all()}
    lines = table_of(report)
    numbers = numbers_of(report)
    return {
        "period": {"id": report.period_id, "name": report.period.name, "year": report.period.year},
        "unit": {"code": report.unit.code, "name": report.unit.name},
        "contact": {"name": report.contact_name, "phone": report.contact_phone},
        "figures": [
            {
                "key": str(line.indicator.key),
                "name": line.indicator.name,
                "kind": line.indicator.kind,
                "measure": line.indicator.unit_of_measure,
                "number": _plain(numbers.get(line.indicator.pk)),
                "value": line.value,
                "note": line.note,
                "previous": line.previous,
                "previous_of": line.previous_of.told,
                "target": line.target,
                "target_of": line.target_of.told,
                "change": line.change.words if line.change else "",
                "reached": line.reached[1] if line.reached else "",
                "hints": line.hints,
            }
            for line in lines
        ],
        "passages": [
            {"section": each.pk, "heading": each.heading, "text": passages.get(each.pk, "")}
            for each in report.period.sections.all()
        ],
        "files": [
            {"name": each.attachment.original_name, "size": each.attachment.size, "sha256": each.attachment.sha256}
            for each in report.files.all()
        ],
    }


def _plain(number: Decimal | None) -> str:
    return "" if number is None else format(number.normalize(), "f")


def overlapping(period: ReportPeriod) -> list[ReportPeriod]:
    """Other periods of the same kind and movement whose figures cover some of the same days of some of the same units.

    A hint for who sets periods up, never a refusal: units would report the same result twice.
    """
    if not period.starts_on or not period.ends_on:
        return []
    found = ReportPeriod.objects.filter(
        organising_body=period.organising_body_id,
        kind=period.kind,
        movement=period.movement_id,
        starts_on__lte=period.ends_on,
        ends_on__gte=period.starts_on,
    ).exclude(pk=period.pk)
    return [each for each in found.order_by("starts_on", "pk")[:20] if set(each.unit_kinds) & set(period.unit_kinds)]


def units_of_period(period: ReportPeriod, now: datetime):
    """Units that are asked to report, and those that did although they are not."""
    asked = Q(organising_body=period.organising_body_id, kind__in=period.unit_kinds)
    standing_units = current_units(timezone.localdate(now)).filter(asked).values("pk")
    return Unit.objects.filter(Q(pk__in=standing_units) | Q(reports__period=period)).distinct().in_order()
