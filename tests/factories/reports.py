"""Periods of reporting and reports, for tests."""

from datetime import timedelta

import factory
from django.utils import timezone

from registrations.reports.models import Figure, Indicator, Passage, ReportPeriod, Section, UnitReport

from .units import OrganisingBodyFactory, UnitFactory


class PeriodFactory(factory.django.DjangoModelFactory):
    """Open since yesterday, for communes; asks nothing yet."""

    class Meta:
        model = ReportPeriod

    organising_body = factory.SubFactory(OrganisingBodyFactory)
    year = 2026
    name = "Báo cáo tổng kết phong trào thi đua năm 2026"
    opens_at = factory.LazyFunction(lambda: timezone.now() - timedelta(days=1))
    closes_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=10))
    unit_kinds = factory.LazyFunction(lambda: ["commune", "ward"])


class IndicatorFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Indicator

    period = factory.SubFactory(PeriodFactory)
    name = factory.Sequence(lambda n: f"Chỉ tiêu mẫu {n}")
    measure = "hộ"


class SectionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Section

    period = factory.SubFactory(PeriodFactory)
    heading = "Kết quả nổi bật"


class ReportFactory(factory.django.DjangoModelFactory):
    """A draft with nothing filled in."""

    class Meta:
        model = UnitReport

    period = factory.SubFactory(PeriodFactory)
    unit = factory.SubFactory(UnitFactory)


class FigureFactory(factory.django.DjangoModelFactory):
    """A figure; `number` is what is reported."""

    class Meta:
        model = Figure
        exclude = ["number"]

    number = 0
    report = factory.SubFactory(ReportFactory)
    indicator = factory.SubFactory(IndicatorFactory)
    scaled = factory.LazyAttribute(lambda figure: int(figure.number * 10_000))


def complete(period=None, unit=None, value=12, **fields):
    """A draft that may be sent, with one figure and one passage."""
    period = period or PeriodFactory()
    unit = unit or UnitFactory(organising_body=period.organising_body)
    indicator = period.indicators.first() or IndicatorFactory(period=period, name="Số hộ thoát nghèo")
    section = period.sections.first() or SectionFactory(period=period)
    report = ReportFactory(period=period, unit=unit, contact_name="Lý Thị Mẫu", contact_phone="0912 000 000", **fields)
    FigureFactory(report=report, indicator=indicator, number=value)
    Passage.objects.create(report=report, section=section, text="Mỗi thôn một mô hình.")
    return report
