"""Result reports of the demo: last year's period, closed and published, and this year's, open now.

The figures are invented; those of a unit grow or fall a little from one year
to the next, so that the tables have something to tell.
"""

import uuid
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from cms_pages.documents.models import DocumentPage
from cms_pages.movements.models import MovementPage, MovementReview
from portal.demo.moments import Demo, at
from portal.demo.people import COMMUNE, DEPARTMENT
from portal.operations.office import OfficePages
from registrations.campaigns.models import Campaign, Question
from registrations.campaigns.wording import THROUGH, closing_instant
from registrations.movements.models import Movement
from registrations.receipts import actions as receipts
from registrations.reports import period_actions, queries, rollup, summaries
from registrations.reports.models import (
    SCALE,
    Figure,
    Indicator,
    Passage,
    ReportPeriod,
    ReportReview,
    ReportSubmission,
    Section,
    Summary,
    UnitReport,
)
from registrations.reports.submit_actions import RECEIPT_KIND
from registrations.units.models import Membership, OrganisingBody, Unit
from search.text import slug

CLOSED_SENT, OPEN_SENT, LATE = 44, 9, 3
KINDS = [str(kind) for kind in (Unit.Kind.COMMUNE, Unit.Kind.WARD, Unit.Kind.DEPARTMENT)]
NUMBER, PERCENT, TEXT = Indicator.Kind.NUMBER, Indicator.Kind.PERCENT, Indicator.Kind.TEXT
SUM, MEAN, SHARE, NONE = Indicator.RollUp.SUM, Indicator.RollUp.MEAN, Indicator.RollUp.SHARE, Indicator.RollUp.NONE
HIGHER, LOWER, NEITHER = Indicator.Better.HIGHER, Indicator.Better.LOWER, Indicator.Better.NEITHER


@dataclass(frozen=True, slots=True)
class Asked:
    """One indicator of the demo. ``aim`` is the text of the registration's question that holds its target."""

    key: str
    name: str
    kind: str
    measure: str
    roll_up: str
    better: str
    required: bool
    aim: str = ""


ASKED = (
    Asked("ideas", "Số sáng kiến được công nhận", NUMBER, "sáng kiến", SUM, HIGHER, True, "Số sáng kiến dự kiến"),
    Asked("files", "Tỷ lệ hồ sơ giải quyết đúng và trước hạn", PERCENT, "", MEAN, HIGHER, True, "Tỷ lệ hồ sơ"),
    Asked("late", "Đơn thư giải quyết quá hạn", NUMBER, "đơn", SUM, LOWER, True),
    Asked("poor", "Số hộ nghèo đầu kỳ", NUMBER, "hộ", SUM, NEITHER, False),
    Asked("out", "Số hộ thoát nghèo bền vững", NUMBER, "hộ", SUM, HIGHER, False, "Số hộ dự kiến"),
    Asked("share", "Tỷ lệ hộ thoát nghèo trong số hộ nghèo đầu kỳ", PERCENT, "", SHARE, HIGHER, False),
    Asked("new", "Việc mới làm được trong kỳ", TEXT, "", NONE, NEITHER, True),
)
SECTIONS = (
    ("Kết quả nổi bật", "Việc làm được, số liệu chính, cách làm hay.", 400),
    ("Tồn tại và bài học", "Nêu nguyên nhân và cách khắc phục.", 300),
)
NEW = (
    "Mở quầy giờ trưa vào ngày chợ phiên.", "Hẹn giờ làm thủ tục qua điện thoại cho người cao tuổi.",
    "Lập tủ sách chung ở nhà văn hóa thôn.", "Gộp ba biểu báo cáo tháng thành một lần nhập.",
)  # fmt: skip
DONE = (
    "Hồ sơ của người dân được trả đúng hẹn; bộ phận một cửa có lịch trực ngày chợ phiên. Các thôn tự bàn, tự chọn "
    "việc làm trước, ghi vào sổ theo dõi và công khai ở nhà văn hóa.",
    "Mỗi tháng chọn một việc khó để cả đơn vị cùng làm; việc làm xong được ghi tên người làm và cách làm. Nhờ vậy "
    "các bộ phận học được của nhau, hồ sơ tồn giảm rõ.",
)
LESSONS = (
    "Số liệu các thôn gửi lên còn chậm, cuối kỳ phải gọi điện từng nơi. Kỳ tới thống nhất một ngày gửi.",
    "Có sáng kiến hay nhưng viết chưa rõ nên khó nhân rộng. Đơn vị đã giao người giúp viết lại.",
)
RETURN_REASON = "Số hộ thoát nghèo lớn hơn số trong danh sách kèm theo. Mời đơn vị đối chiếu và ghi giải trình."
WORDS = (
    "Năm qua các đơn vị báo cáo đúng biểu, số liệu đầy đủ hơn năm trước. Hồ sơ của người dân được giải quyết đúng hẹn "
    "là điểm sáng chung; việc viết và nhân rộng sáng kiến còn cần được giúp đỡ."
)

LEADS = {
    "Mỗi xã một tổ công nghệ số, mỗi nhà một người biết dùng": "Tổ công nghệ số đến từng thôn, để nhà nào cũng có người "
    "tự nộp được hồ sơ, tự tra được kết quả.",
    "Một thư viện cho một điểm trường": "Mỗi điểm trường vùng cao có một góc sách, do cha mẹ học sinh và các đơn vị cùng góp.",
    "Lạng Sơn chung sức xây dựng nông thôn mới": "Hiến đất, góp công, giữ đường làng sạch: mỗi thôn tự chọn một việc và làm xong trong năm.",
    "Thi đua hoàn thành xuất sắc nhiệm vụ hằng năm": "Mỗi cơ quan, đơn vị đăng ký chỉ tiêu đầu năm, báo cáo kết quả giữa năm và cuối năm.",
}

# Months after the beginning, and what was said; the others show staff what a gap looks like.
REVIEWS = {
    "nong-thon-moi": {
        13: "Sơ kết năm đầu: 214 km đường thôn được cứng hóa, Nhân dân hiến gần 90.000 m² đất. Việc giữ vệ sinh đường "
        "làng còn dựa nhiều vào các hội, đoàn thể.",
        31: "Sơ kết giữa kỳ: ba phần tư số thôn đã có tổ tự quản; mô hình “mỗi tuần một giờ sạch làng” được nhân rộng.",
    },
    "thuong-xuyen": {
        37: "Sơ kết giữa giai đoạn: hồ sơ đúng hạn tăng ở mọi xã, phường; sáng kiến được công nhận tăng gấp rưỡi.",
    },
}


def load(demo: Demo) -> None:
    """Two periods and their reports; what was sent is planned at its own time."""
    Reporting(demo).run()


def load_pages(office: OfficePages, press) -> None:
    """A page for every movement."""
    office.movements.refresh_from_db()
    for movement in Movement.objects.order_by("starts_on", "pk"):
        starts = movement.starts_on or press.demo.today
        page = MovementPage(
            title=movement.name, slug=slug(movement.name), movement=movement, lead=LEADS.get(movement.name, ""),
            launch_document=_launch(movement),
        )  # fmt: skip
        for months, text in REVIEWS.get(movement.slug, {}).items():
            held_on = starts + timedelta(days=30 * months)
            if held_on < press.demo.today:
                page.reviews.add(MovementReview(kind="so-ket", held_on=held_on, text=text))
        press.publish(office.movements, page, min(at(starts, 8), press.demo.now))


def _launch(movement: Movement):
    """The document that launched it, where the library has it."""
    number = movement.launch_number.removeprefix("Kế hoạch số ").removeprefix("Chỉ thị số ").split(" (")[0]
    return DocumentPage.objects.filter(number=number).first()


class Reporting:
    """The reports of one demo."""

    def __init__(self, demo: Demo):
        self.demo, self.rng = demo, demo.rng
        self.officer, self.approver = demo.people["chuyen-vien"], demo.people["nguoi-duyet"]
        self.movement = Movement.objects.get(slug="thuong-xuyen")
        signing = Membership.objects.filter(role=Membership.Role.SIGNATORY, unit__kind__in=KINDS)
        signing = signing.select_related("unit", "user").order_by("unit__code", "pk")
        self.signs = {each.unit_id: each.user for each in signing}
        units = {each.unit_id: each.unit for each in signing}
        self.own = [unit for unit in units.values() if unit.code in (COMMUNE, DEPARTMENT)]
        self.others = [unit for unit in units.values() if unit not in self.own]
        self.rng.shuffle(self.others)
        self.figures: dict[int, dict[str, Decimal]] = {}

    def run(self):
        campaigns = Campaign.objects.filter(movement=self.movement).order_by("year")
        campaign = campaigns.first()
        closed = self._closed(campaign.year - 1)
        self._open(closed, campaign)

    # --- the two periods ----------------------------------------------------------------------

    def _closed(self, year: int) -> ReportPeriod:
        today = self.demo.today
        day = min(date(year, 12, 15), today - timedelta(days=40))
        closes = closing_instant(day, THROUGH)
        period = ReportPeriod.objects.create(
            organising_body=OrganisingBody.objects.first(),
            kind=ReportPeriod.Kind.YEAR,
            year=year,
            name=f"Báo cáo tổng kết phong trào thi đua năm {year}",
            movement=self.movement,
            starts_on=date(year, 1, 1),
            ends_on=date(year, 12, 31),
            opens_at=closes - timedelta(days=30),
            closes_at=closes,
            closing=THROUGH,
            late_until=closes + timedelta(days=10),
            unit_kinds=KINDS,
            guidance="Số liệu lấy đến ngày gửi; phần còn lại của năm ước tính. Không có phát sinh thì ghi 0.",
        )
        self._ask(period)
        for number, unit in enumerate([*self.own, *self.others[:CLOSED_SENT]]):
            report = self._report(period, unit, period.opens_at + timedelta(days=3 + number % 9))
            when = period.opens_at + timedelta(days=12 + number * 16 // CLOSED_SENT, hours=2 + number % 7)
            if number >= CLOSED_SENT + len(self.own) - LATE:
                when = closes + timedelta(days=2 + number % 5, hours=9)
            self._plan(report, when, when + timedelta(days=2, hours=3))
        self._half(period, self.others[CLOSED_SENT], closes - timedelta(days=1))
        self.demo.plan(closes + timedelta(days=24), lambda: self._publish(period, closes + timedelta(days=24)))
        return period

    def _open(self, closed: ReportPeriod, campaign: Campaign) -> None:
        today = self.demo.today
        period = period_actions.copy(closed, by=self.officer)
        period.campaign = campaign
        period.opens_at = at(today - timedelta(days=12))
        period.closes_at = closing_instant(today + timedelta(days=24), THROUGH)
        period.late_until = period.closes_at + timedelta(days=10)
        period.save()
        questions = {each.text: each.key for each in Question.objects.filter(campaign=campaign)}
        for indicator, asked in zip(period.indicators.all(), ASKED, strict=True):
            key = next((key for text, key in questions.items() if asked.aim and text.startswith(asked.aim)), None)
            if key:
                indicator.target_key = key
                indicator.save(update_fields=["target_key"])
        commune = next(unit for unit in self.own if unit.code == COMMUNE)
        self._half(period, commune, self.demo.now - timedelta(hours=20))
        opens = period.opens_at
        for number, unit in enumerate(self.others[:OPEN_SENT]):
            report = self._report(period, unit, opens + timedelta(days=2))
            when = opens + timedelta(days=4 + number * 6 // OPEN_SENT, hours=1 + number % 6)
            judged = when + timedelta(days=1, hours=2) if number < OPEN_SENT - 3 else None
            self._plan(report, when, judged, returned=number == 1)
        self._half(period, self.others[OPEN_SENT], self.demo.now - timedelta(days=1))

    def _ask(self, period: ReportPeriod) -> None:
        made = {}
        for order, asked in enumerate(ASKED, start=1):
            made[asked.key] = Indicator.objects.create(
                period=period,
                order=order,
                name=asked.name,
                kind=asked.kind,
                measure=asked.measure,
                roll_up=asked.roll_up,
                better=asked.better,
                required=asked.required,
                part=made["out"] if asked.roll_up == SHARE else None,
                whole=made["poor"] if asked.roll_up == SHARE else None,
                part_of=made["poor"] if asked.key == "out" else None,
            )
        Section.objects.bulk_create(
            Section(period=period, order=order, heading=heading, hint=hint, word_limit=limit)
            for order, (heading, hint, limit) in enumerate(SECTIONS, start=1)
        )

    # --- one report ---------------------------------------------------------------------------

    def _numbers(self, unit: Unit) -> dict[str, Decimal]:
        """Figures of a unit: near its last ones where it has reported before."""
        rng, last = self.rng, self.figures.get(unit.pk)
        if last is None:
            found = {
                "ideas": rng.randint(2, 9),
                "files": Decimal(rng.randint(960, 999)) / 10,
                "late": rng.randint(0, 4),
            }
            if unit.is_territorial:
                found |= {"poor": (poor := rng.randint(40, 210)), "out": poor * rng.randint(12, 34) // 100}
        else:
            found = {
                "ideas": last["ideas"] + rng.randint(-1, 3),
                "files": min(Decimal(100), last["files"] + Decimal(rng.randint(-4, 9)) / 10),
                "late": max(Decimal(0), last["late"] + rng.randint(-2, 1)),
            }
            if unit.is_territorial:
                poor = last["poor"] - last["out"] + rng.randint(0, 6)
                found |= {"poor": poor, "out": poor * rng.randint(14, 38) // 100}
        numbers = {key: Decimal(value) for key, value in found.items()}
        if numbers.get("poor"):
            numbers["share"] = (numbers["out"] / numbers["poor"] * 100).quantize(Decimal("0.1"))
        self.figures[unit.pk] = numbers
        return numbers

    def _half(self, period: ReportPeriod, unit: Unit, when: datetime) -> UnitReport:
        report = self._report(period, unit, when)
        report.passages.all().delete()
        report.figures.exclude(indicator__order__lte=3).delete()
        report.step_versions = {"figures": 3}
        report.save(update_fields=["step_versions"])
        return report

    def _report(self, period: ReportPeriod, unit: Unit, when: datetime) -> UnitReport:
        clerk, rng = self.signs[unit.pk], self.rng
        report = UnitReport.objects.create(
            period=period,
            unit=unit,
            contact_name=clerk.full_name,
            contact_phone=clerk.phone,
            version=4,
            step_versions={"figures": 3, "passages": 4, "files": 0},
            changed_by=clerk,
            changed_at=when,
            created_at=when,
        )
        numbers = self._numbers(unit)
        rows = []
        for indicator, asked in zip(period.indicators.all(), ASKED, strict=True):
            if asked.kind == TEXT:
                rows.append(Figure(report=report, indicator=indicator, text=rng.choice(NEW)))
            elif asked.key in numbers:
                rows.append(Figure(report=report, indicator=indicator, scaled=int(numbers[asked.key] * SCALE)))
        Figure.objects.bulk_create(rows)
        words = (rng.choice(DONE), rng.choice(LESSONS))
        Passage.objects.bulk_create(
            Passage(report=report, section=section, text=text)
            for section, text in zip(period.sections.all(), words, strict=True)
        )
        return report

    def _plan(self, report: UnitReport, when: datetime, judged: datetime | None, returned: bool = False) -> None:
        demo, latest = self.demo, self.demo.now - timedelta(minutes=30)
        when = min(when, latest - timedelta(hours=3))
        demo.plan(when, lambda: self._send(report, when))
        if judged:
            then = min(judged, latest)
            demo.plan(then, lambda: self._judge(report, then, returned))

    def _send(self, report: UnitReport, when: datetime) -> None:
        clerk = self.signs[report.unit_id]
        content = {**queries.content(queries.full(report.pk)), "number": 1, "sent_by": clerk.full_name}
        ReportSubmission.objects.create(
            report=report,
            number=1,
            content=content,
            receipt=receipts.issue(kind=RECEIPT_KIND, content=content, private=True, at=when),
            form_key=uuid.uuid5(report.pk, "demo"),
            submitted_by=clerk,
            submitted_at=when,
            due_at=report.period.closes_at,
        )
        self._set(report, UnitReport.State.SENT)

    def _judge(self, report: UnitReport, when: datetime, returned: bool) -> None:
        state = UnitReport.State.RETURNED if returned else UnitReport.State.ACCEPTED
        marks = [f"chi-tieu:{report.period.indicators.get(order=5).key}"] if returned else []
        ReportReview.objects.create(
            report=report,
            submission=report.submissions.first(),
            outcome=state,
            reason=RETURN_REASON if returned else "",
            marks=marks,
            by=self.officer,
            at=when,
        )
        self._set(report, state)

    def _set(self, report: UnitReport, state: str) -> None:
        report.state = state
        report.save(update_fields=["state"])

    def _publish(self, period: ReportPeriod, when: datetime) -> None:
        table = rollup.roll_up(period, when)
        every = {line.indicator.pk for line in table.lines}
        Summary.objects.create(
            period=period,
            title=f"Kết quả phong trào năm {period.year}",
            text=WORDS,
            content=summaries.content_of(table, every),
            counted_at=when,
            made_by=self.officer,
            released_by=self.approver,
            released_at=when + timedelta(days=1),
        )
