"""Last period's figures of units that have passed into another: named, added where they may be."""

from datetime import date

import pytest
import time_machine
from django.test import Client

from registrations.reports import queries
from tests.factories.campaigns import CampaignFactory, QuestionFactory, RegistrationFactory
from tests.factories.reports import FigureFactory, IndicatorFactory, PeriodFactory, ReportFactory
from tests.factories.units import MembershipFactory, SuccessionFactory, UnitFactory

pytestmark = pytest.mark.django_db
MERGED = date(2026, 7, 1)


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2026-11-10 09:00:00+07:00", tick=True):
        yield


def period_before(period):
    with time_machine.travel("2026-05-10 09:00:00+07:00", tick=False):
        period.previous = PeriodFactory(name="Sáu tháng", organising_body=period.organising_body)
    period.save()
    return period.previous


@pytest.fixture
def heir():
    """The report of a commune that three others became, and `told(…)`: last period's figure of one of those."""
    report = ReportFactory(unit__name="Xã Hợp Nhất", unit__effective_from=MERGED)
    before = period_before(report.period)

    def told(name, number=None, *, indicator=None, to=report.unit, state="accepted", **link):
        unit = UnitFactory(
            name=name, short_name=name.removeprefix("Xã "), effective_from=None, effective_to=link.get("on", MERGED)
        )
        SuccessionFactory(predecessor=unit, successor=to, **{"on": MERGED} | link)
        if number is not None:
            reported = ReportFactory(period=before, unit=unit, state=state)
            FigureFactory(report=reported, indicator=indicator or report.old, number=number)
        return unit

    now = IndicatorFactory(period=report.period, name="Số hộ thoát nghèo")
    report.old = IndicatorFactory(period=before, key=now.key)
    report.told = told
    FigureFactory(report=report, indicator=now, number=40)
    return report


def line_of(report):
    (line,) = queries.table_of(queries.full(report.pk))
    return line


def test_sums_are_added_and_everybody_is_named(heir):
    heir.told("Xã Bình Minh", 10)
    heir.told("Xã An Lạc", 22)
    line = line_of(heir)
    assert line.previous == "32 hộ"
    assert line.previous_of.parts == ("Xã An Lạc: 22 hộ", "Xã Bình Minh: 10 hộ")
    assert line.change.words == "tăng 8 hộ (25 %)"
    member = MembershipFactory(unit=heir.unit).user
    browser = Client()
    browser.force_login(member)
    page = browser.get(f"{heir.get_absolute_url()}so-lieu/").content.decode()
    assert "Cộng số liệu của các đơn vị trước khi sắp xếp: Xã An Lạc: 22 hộ; Xã Bình Minh: 10 hộ" in page


@pytest.mark.parametrize("given", [{"kind": "percent", "roll_up": "mean"}, {"roll_up": "mean"}, {"roll_up": "none"}])
def test_what_is_no_sum_is_named_and_not_added(heir, given):
    heir.period.indicators.update(**given)
    heir.told("Xã Bình Minh", 10)
    heir.told("Xã An Lạc", 22)
    line = line_of(heir)
    assert line.previous == ""
    assert len(line.previous_of.parts) == 2
    assert "không cộng được" in line.previous_of.note
    assert line.change is None


def test_the_one_predecessor_of_a_renamed_unit_is_compared_whatever_the_indicator(heir):
    heir.period.indicators.update(roll_up="mean")
    heir.told("Xã Tên Cũ", 50)
    line = line_of(heir)
    assert (line.previous, line.previous_of.parts) == ("50 hộ", ("Xã Tên Cũ: 50 hộ",))
    assert line.change.words.startswith("giảm 10 hộ")


def test_nothing_is_added_while_a_figure_is_missing_or_only_part_passed(heir):
    heir.told("Xã Bình Minh", 10)
    heir.told("Xã Không Báo Cáo")
    line = line_of(heir)
    assert line.previous == ""
    assert "Xã Không Báo Cáo: chưa có số liệu" in line.previous_of.parts
    assert "Chưa đủ số liệu" in line.previous_of.note


def test_who_passed_in_part_is_named_and_never_added(heir):
    heir.told("Xã Bình Minh", 10)
    heir.told("Xã Chia Đôi", 30, partial=True)
    line = line_of(heir)
    assert line.previous == ""
    assert "Xã Chia Đôi (chuyển một phần): 30 hộ" in line.previous_of.parts
    assert "một phần" in line.previous_of.note


def test_a_draft_of_a_predecessor_does_not_count(heir):
    heir.told("Xã Bình Minh", 10)
    heir.told("Xã Soạn Dở", 22, state="draft")
    assert line_of(heir).previous == ""


def test_who_had_passed_on_before_that_period_owed_it_nothing(heir):
    between = heir.told("Xã Bình Minh", 10)
    heir.told("Xã Xưa", to=between, on=date(2024, 1, 1))
    line = line_of(heir)
    assert (line.previous, line.previous_of.parts) == ("10 hộ", ("Xã Bình Minh: 10 hộ",))


def test_a_unit_that_stayed_and_took_another_in_adds_its_own(heir):
    unit = heir.unit
    unit.effective_from = None
    unit.save()
    heir.told("Xã Nhập Vào", 5)
    assert line_of(heir).previous == ""  # its own figure is missing
    FigureFactory(
        report=ReportFactory(period=heir.period.previous, unit=unit, state="sent"), indicator=heir.old, number=7
    )
    line = line_of(heir)
    assert line.previous == "12 hộ"
    assert line.previous_of.parts == ("Xã Hợp Nhất: 7 hộ", "Xã Nhập Vào: 5 hộ")


def test_targets_come_from_the_registrations_of_those_that_passed_in(heir):
    with time_machine.travel("2026-01-10 09:00:00+07:00", tick=False):
        campaign = CampaignFactory()
    question = QuestionFactory(campaign=campaign, kind="number")
    heir.period.campaign = campaign
    heir.period.save()
    heir.period.indicators.update(target_key=question.key)
    for name, aim in (("Xã Bình Minh", "15"), ("Xã An Lạc", "20")):
        registration = RegistrationFactory(campaign=campaign, unit=heir.told(name), state="accepted")
        registration.answers.create(question=question, value=aim)
    line = line_of(heir)
    assert line.target == "35 hộ"
    assert line.target_of.parts == ("Xã An Lạc: 20 hộ", "Xã Bình Minh: 15 hộ")
    assert line.reached[0] is True
    own = RegistrationFactory(campaign=campaign, unit=heir.unit, state="accepted")
    own.answers.create(question=question, value="50")
    line = line_of(heir)
    assert (line.target, line.target_of.parts) == ("50 hộ", ())


def test_what_was_sent_keeps_whose_figures_they_were(heir):
    heir.told("Xã Bình Minh", 10)
    heir.told("Xã An Lạc", 22)
    (figure,) = queries.content(queries.full(heir.pk))["figures"]
    assert figure["previous"] == "32 hộ"
    assert figure["previous_of"]["parts"] == ["Xã An Lạc: 22 hộ", "Xã Bình Minh: 10 hộ"]
