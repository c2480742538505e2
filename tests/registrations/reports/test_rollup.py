"""Figures rolled up: equal to sums computed without the room's code, in the right group, with what stands behind."""

import io
import random
from decimal import ROUND_HALF_UP, Decimal

import pytest
import python_calamine
from django.db import connection
from django.test import Client
from django.utils import timezone

from registrations.reports import rollup
from registrations.reports.models import Figure
from tests.factories.campaigns import CampaignFactory, QuestionFactory, RegistrationFactory
from tests.factories.clusters import ClusterFactory, SeatFactory
from tests.factories.reports import FigureFactory, IndicatorFactory, PeriodFactory, ReportFactory
from tests.factories.units import SuccessionFactory, UnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def province():
    """Two clusters of four units, two units in none, a period with every kind of roll-up; figures by a fixed seed."""
    rng = random.Random(20)
    period = PeriodFactory(year=2026)
    body = period.organising_body
    poor = IndicatorFactory(period=period, name="Số hộ nghèo", order=1)
    out = IndicatorFactory(period=period, name="Số hộ thoát nghèo", order=2, part_of=poor)
    mean = IndicatorFactory(period=period, name="Hồ sơ đúng hạn", order=3, kind="percent", roll_up="mean")
    share = IndicatorFactory(
        period=period, name="Tỷ lệ thoát nghèo", order=4, kind="percent", roll_up="share", part=out, whole=poor
    )
    IndicatorFactory(period=period, name="Việc mới", order=5, kind="text", roll_up="none")
    clusters = [ClusterFactory(year=2026, organising_body=body, order=n) for n in (1, 2)]
    states = ["accepted", "accepted", "sent", "returned", "draft", "accepted", "accepted", "sent", "accepted", "draft"]
    for number, state in enumerate(states):
        unit = UnitFactory(organising_body=body)
        if number < 8:
            SeatFactory(cluster=clusters[number % 2], unit=unit)
        report = ReportFactory(period=period, unit=unit, state=state)
        FigureFactory(report=report, indicator=poor, number=Decimal(rng.randint(10, 10**7)) / 100)
        if number != 5:
            FigureFactory(report=report, indicator=out, number=Decimal(rng.randint(0, 10**6)) / 10_000)
        FigureFactory(report=report, indicator=mean, number=Decimal(rng.randint(0, 10_000)) / 100)
    return period, clusters, {"poor": poor, "out": out, "mean": mean, "share": share}


def by_hand(period, indicator, states, cluster=None):
    """Rows of figures read with SQL of its own: [(value in ten-thousandths, report)]."""
    sql = """
        SELECT f.scaled, f.report_id FROM reports_figure f
        JOIN reports_unitreport r ON r.id = f.report_id
        WHERE r.period_id = %s AND f.indicator_id = %s AND f.scaled IS NOT NULL
    """
    values = [period.pk, indicator.pk]
    sql += f" AND r.state IN ({', '.join(['%s'] * len(states))})"
    values += states
    if cluster == "none":
        sql += " AND r.unit_id NOT IN (SELECT unit_id FROM clusters_seat)"
    elif cluster:
        sql += " AND r.unit_id IN (SELECT unit_id FROM clusters_seat WHERE cluster_id = %s)"
        values.append(cluster.pk)
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def half_up(number):
    return number.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


@pytest.mark.parametrize("accepted_only", [True, False])
def test_every_figure_equals_sql_of_its_own(province, accepted_only):
    period, clusters, asked = province
    states = ["accepted"] if accepted_only else ["accepted", "sent"]
    table = rollup.roll_up(period, timezone.now(), accepted_only=accepted_only)
    lines = {line.indicator.pk: line for line in table.lines}
    assert [each.pk if each else None for each in table.groups] == [*(each.pk for each in clusters), None]
    for at, cluster in enumerate([None, *clusters, "none"]):
        rows = {
            name: {report: v for v, report in by_hand(period, each, states, cluster)} for name, each in asked.items()
        }

        def cell(name, at=at):
            line = lines[asked[name].pk]
            return line.all if at == 0 else line.groups[at - 1]

        for name in ("poor", "out"):
            assert cell(name).number == Decimal(sum(rows[name].values())) / 10_000
            assert cell(name).units == len(rows[name])
        total = sum(rows["mean"].values())
        assert half_up(cell("mean").number) == half_up(Decimal(total) / 10_000 / len(rows["mean"]))
        both = rows["poor"].keys() & rows["out"].keys()
        share = Decimal(sum(rows["out"][each] for each in both)) / sum(rows["poor"][each] for each in both) * 100
        assert half_up(cell("share").number) == half_up(share)
        assert cell("share").units == len(both)
    assert table.counted == (5 if accepted_only else 7)
    assert (table.asked, table.missing) == (10, 10 - table.counted)


def test_a_thousandth_is_not_lost_in_a_great_sum():
    period = PeriodFactory()
    indicator = IndicatorFactory(period=period)
    for _ in range(3):
        report = ReportFactory(period=period, state="accepted")
        FigureFactory(report=report, indicator=indicator, number=Decimal("999999999999.9999"))
    (line,) = rollup.roll_up(period, timezone.now()).lines
    assert line.all.number == Decimal("2999999999999.9997")
    assert line.all.words == "2.999.999.999.999,9997 hộ"


def test_nothing_counts_as_nothing_not_as_zero():
    period = PeriodFactory()
    IndicatorFactory(period=period, roll_up="mean")
    whole = IndicatorFactory(period=period)
    share = IndicatorFactory(period=period, kind="percent", roll_up="share", part=whole, whole=whole)
    report = ReportFactory(period=period, state="accepted")
    FigureFactory(report=report, indicator=whole, number=0)
    table = rollup.roll_up(period, timezone.now())
    told = {line.indicator.pk: line.all for line in table.lines}
    assert [cell.words for cell in told.values()] == ["", "0 hộ", ""]
    assert told[share.pk].number is None


def test_last_period_and_the_targets_of_the_same_units_stand_beside(province):
    period, _, asked = province
    before = PeriodFactory(year=2025)
    old = IndicatorFactory(period=before, key=asked["out"].key)
    FigureFactory(report=ReportFactory(period=before, state="accepted"), indicator=old, number=10)
    FigureFactory(report=ReportFactory(period=before, state="sent"), indicator=old, number=999)
    campaign = CampaignFactory()
    question = QuestionFactory(campaign=campaign, kind="number")
    first = period.reports.filter(state="accepted").order_by("unit")[0]
    RegistrationFactory(campaign=campaign, unit=first.unit, state="accepted").answers.create(
        question=question, value="1"
    )
    period.previous, period.campaign = before, campaign
    period.save()
    asked["out"].target_key = question.key
    asked["out"].save()
    Figure.objects.filter(indicator=asked["out"]).update(scaled=50_000)
    table = rollup.roll_up(period, timezone.now())
    line = next(each for each in table.lines if each.indicator.pk == asked["out"].pk)
    assert (line.previous.words, line.previous.units) == ("10 hộ", 1)
    assert line.change.words == "tăng 10 hộ (100 %)"
    assert (line.target.words, line.target.units) == ("1 hộ", 1)
    assert line.reached == (True, "đạt mục tiêu, bằng 500 %")


@pytest.fixture
def desk(officer):
    browser = Client()
    browser.force_login(officer)
    return browser


def test_each_figure_opens_the_reports_behind_it_and_names_who_is_missing(province, desk):
    period, clusters, asked = province
    page = desk.get(f"/quan-tri/theo-doi-bao-cao/{period.pk}/tong-hop/").content.decode()
    table = rollup.roll_up(period, timezone.now())
    for line in table.lines:
        assert line.all.words in page
    address = f"/quan-tri/theo-doi-bao-cao/{period.pk}/tong-hop/{asked['poor'].pk}/"
    shown = desk.get(f"{address}?cum={clusters[0].pk}")
    units = {row["unit"].pk for row in shown.context["units"]}
    counted = period.reports.filter(state="accepted", unit__seats__cluster=clusters[0])
    assert units == set(counted.values_list("unit", flat=True))
    line = next(line for line in table.lines if line.indicator.pk == asked["poor"].pk)
    assert len(units) == line.groups[0].units
    missing = desk.get(f"{address}?xem=thieu")
    assert {row["unit"].pk for row in missing.context["units"]} == set(
        period.reports.exclude(state="accepted").values_list("unit", flat=True)
    )
    assert "Cần bổ sung" in missing.content.decode()
    share = desk.get(f"/quan-tri/theo-doi-bao-cao/{period.pk}/tong-hop/{asked['share'].pk}/")
    assert share.context["given_count"] == next(x for x in table.lines if x.indicator.pk == asked["share"].pk).all.units
    assert "<svg" in share.content.decode()


def test_junk_in_the_address_is_passed_over(province, desk):
    period, _, asked = province
    base = f"/quan-tri/theo-doi-bao-cao/{period.pk}/tong-hop/"
    for tail in ("?muc=%00&cum='", f"{asked['poor'].pk}/?cum=%27&p=-9&xem=%00", "?muc=gui", "xlsx/?muc=gui"):
        assert desk.get(base + tail).status_code == 200
    assert desk.get(f"{base}999999/").status_code == 404
    text = period.indicators.get(kind="text")
    assert desk.get(f"{base}{text.pk}/").status_code == 404


def test_the_roll_up_asks_no_more_for_more_units(province, desk, django_assert_max_num_queries):
    period = province[0]
    for _ in range(20):
        report = ReportFactory(period=period, state="accepted")
        FigureFactory(report=report, indicator=province[2]["poor"], number=1)
    with django_assert_max_num_queries(16):
        rollup.roll_up(period, timezone.now())


def test_the_roll_up_as_a_workbook(province, desk):
    period = province[0]
    body = desk.get(f"/quan-tri/theo-doi-bao-cao/{period.pk}/tong-hop/xlsx/").content
    rows = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(body)).get_sheet_by_index(0).to_python()
    table = rollup.roll_up(period, timezone.now())
    assert [row[0] for row in rows[1:]] == [line.indicator.name for line in table.lines]
    assert [Decimal(str(row[3])) for row in rows[1:3]] == [line.all.number for line in table.lines[:2]]


def test_a_unit_that_passed_into_another_that_reports_too_is_pointed_at(province, desk):
    period, *_ = province
    old, new = [each.unit for each in period.reports.filter(state="accepted")[:2]]
    SuccessionFactory(predecessor=old, successor=new)
    page = desk.get(f"/quan-tri/theo-doi-bao-cao/{period.pk}/tong-hop/").content.decode()
    assert "có thể bị tính hai lần" in page
    assert old.name in page.partition("có thể bị tính hai lần")[2][:300]
    period.reports.filter(unit=old).update(state="returned")
    assert rollup.counted_twice(period, accepted_only=False) == []
