"""Movements, registration campaigns and registrations in every state.

What units sent lies in the past, so submissions and reviews are written with
their own instants; receipts come from the register like any other.
"""

import uuid
from datetime import date, datetime, timedelta

from django.contrib.auth import get_user_model

from portal.demo import names, plans
from portal.demo.honours import read
from portal.demo.moments import Demo, at, last
from portal.demo.people import COMMUNE, DEPARTMENT, DOMAIN
from registrations.campaigns import marks, queries
from registrations.campaigns.answers import table_text
from registrations.campaigns.models import (
    Answer,
    Campaign,
    DeskNote,
    Handling,
    Question,
    Registration,
    RegistrationRow,
    Review,
    Submission,
)
from registrations.campaigns.steps import COLLECTIVES, EDITED, FILES, TARGETS
from registrations.campaigns.submit_actions import RECEIPT_KIND
from registrations.campaigns.wording import closing_instant
from registrations.movements.models import Movement
from registrations.receipts import actions as receipts
from registrations.titles.models import RecipientKind, Title
from registrations.units.actions import join
from registrations.units.models import Membership, OrganisingBody, Unit
from registrations.units.queries import current_units
from search.text import slug

State = Registration.State
BEFORE, THROUGH = Campaign.Closing.BEFORE, Campaign.Closing.THROUGH
KINDS = [Unit.Kind.COMMUNE, Unit.Kind.WARD, Unit.Kind.DEPARTMENT]
TITLES = (
    "cstd-tinh", "cstd-co-so", "lao-dong-tien-tien", "co-thi-dua-tinh", "tap-the-ldxs", "tap-the-ldtt", "bk-tinh",
)  # fmt: skip
PERSON_TITLES = ("cstd-co-so", "lao-dong-tien-tien", "lao-dong-tien-tien", "cstd-tinh")
TEAM_TITLES = ("tap-the-ldtt", "tap-the-ldxs", "tap-the-ldtt")
POSITIONS = {
    True: ("Công chức Văn phòng", "Công chức Tư pháp - Hộ tịch", "Phó Chủ tịch Ủy ban nhân dân", "Giáo viên", "Y sĩ"),
    False: ("Chuyên viên Văn phòng", "Trưởng phòng", "Phó Trưởng phòng", "Kế toán", "Chuyên viên chính"),
}
HANDS_ON = {"Giáo viên", "Y sĩ", "Chuyên viên Văn phòng", "Công chức Văn phòng", "Kế toán"}  # lead nobody
INITIATIVES = {
    True: (
        "Tờ hẹn một dòng, chữ lớn", "Sổ tay tra cứu thủ tục cho trưởng thôn", "Bảng phân công bếp ăn bán trú",
        "Số hóa hồ sơ đất đai theo thôn", "Nhật ký canh tác chung của tổ hợp tác", "Lịch tiêm chủng dán tường", "", "",
    ),
    False: (
        "Biểu mẫu báo cáo gộp một lần nhập", "Lịch nhắc hạn hồ sơ cho cơ sở", "Bộ câu hỏi, trả lời nghiệp vụ",
        "Kho bài giảng dùng chung", "Bảng theo dõi việc theo tuần", "", "", "",
    ),
}  # fmt: skip
PLEDGES = (
    "Hoàn thành các chỉ tiêu đã đăng ký; công khai kết quả bình xét tại cơ sở; giúp đỡ một đơn vị bạn còn khó khăn.",
    "Giữ kỷ cương, giải quyết hồ sơ đúng hẹn; mỗi bộ phận có ít nhất một cải tiến được áp dụng.",
    "Đoàn kết, chia việc rõ người rõ hạn; không để người dân phải đi lại quá hai lần cho một thủ tục.",
)
NEW_THINGS = (
    "Mở quầy giờ trưa vào ngày chợ phiên.", "Đưa danh sách bình xét ra niêm yết ở nhà văn hóa thôn trước khi trình.",
    "Mỗi thôn có một sổ ghi người tốt, việc tốt.", "Làm sân chơi cho trẻ em ở hai điểm trường lẻ.",
)  # fmt: skip
MODELS = [
    {"name": "Tên mô hình", "kind": "text", "required": True},
    {"name": "Quy mô", "kind": "number", "measure": "hộ"},
    {"name": "Loại", "kind": "choice", "choices": ["Làm mới", "Nhân rộng"]},
]
# One question of every kind.
QUESTIONS = (
    {"text": "Số sáng kiến dự kiến được công nhận", "kind": Question.Kind.NUMBER, "measure": "sáng kiến"},
    {"text": "Tỷ lệ hồ sơ giải quyết đúng và trước hạn", "kind": Question.Kind.PERCENT},
    {
        "text": "Số hộ dự kiến thoát nghèo bền vững",
        "kind": Question.Kind.NUMBER,
        "measure": "hộ",
        "required": False,
    },
    {
        "text": "Phong trào trọng tâm của đơn vị",
        "kind": Question.Kind.CHOICE,
        "choices": "Nông thôn mới\nChuyển đổi số\nCải cách hành chính",
    },
    {"text": "Việc mới nhất định làm trong năm", "kind": Question.Kind.TEXT, "word_limit": 100},
    {"text": "Ngày phát động thi đua tại đơn vị", "kind": Question.Kind.DATE, "required": False},
    {
        "text": "Mô hình thi đua trong năm",
        "hint": "Mỗi mô hình một dòng, chưa có thì để trống.",
        "kind": Question.Kind.TABLE,
        "columns": MODELS,
        "max_rows": 10,
        "required": False,
    },
    {
        "text": "Kế hoạch thi đua đã ký",
        "kind": Question.Kind.FILE,
        "file_kinds": ["pdf", "docx"],
        "required": False,
    },
)
MODEL_NAMES = ("Con đường hoa", "Nhà sạch vườn đẹp", "Chợ phiên không tiền mặt", "Lớp học chữ buổi tối")
RETURN_REASON = (
    "Mời ghi đủ tên các tập thể như trong quyết định thành lập và bổ sung chỉ tiêu về hồ sơ đúng hạn. "
    "Các phần khác đã đạt, không cần nhập lại."
)
NOTE = "Đã gọi văn phòng đơn vị: bản bổ sung gửi trong tuần, kèm quyết định thành lập tập thể."


def load_movements(demo: Demo) -> None:
    """Four emulation movements."""
    body = OrganisingBody.objects.first()
    for one in read("participation")["movement"]:
        starts = last(one["start"], demo.today, one["years"])
        Movement.objects.create(
            organising_body=body,
            name=one["name"],
            slug=one["key"],
            kind=one["kind"],
            starts_on=starts,
            ends_on=date(starts.year + one["lasts"] - 1, 12, 31),
            launch_number=one["launch_number"],
            criteria=one["criteria"],
        )


def load(demo: Demo) -> None:
    """Three campaigns: last year's, next year's, and one that closes within three days."""
    Filing(demo).run()


class Filing:
    """Registrations of one demo."""

    def __init__(self, demo: Demo):
        self.demo, self.rng = demo, demo.rng
        self.body = OrganisingBody.objects.first()
        self.officer = demo.people["chuyen-vien"]
        units = list(current_units(demo.today).filter(kind__in=KINDS).order_by("code"))
        self.own = {unit.code: unit for unit in units if unit.code in (COMMUNE, DEPARTMENT)}
        self.others = [unit for unit in units if unit.code not in self.own]
        self.rng.shuffle(self.others)
        self.clerks: dict[int, object] = {}

    def run(self):
        today = self.demo.today
        early = (today.month, today.day) < (1, 30)
        year = today.year if early else today.year + 1
        self._last_year(year - 1)
        self._next_year(year)
        self._short(today.year)
        plans.add(self, today.year + 1)

    def _campaign(self, year, name, opens: datetime, closes: datetime, closing, **extra) -> Campaign:
        fields = {"unit_kinds": [str(kind) for kind in KINDS], **extra}
        campaign = Campaign.objects.create(
            organising_body=self.body, year=year, name=name, opens_at=opens, closes_at=closes, closing=closing, **fields
        )
        campaign.titles.set(Title.objects.in_force(opens.date()).filter(code__in=TITLES))
        for order, question in enumerate(QUESTIONS):
            Question.objects.create(campaign=campaign, order=order, **question)
        return campaign

    def _movement(self, key):
        return Movement.objects.get(slug=key)

    def _last_year(self, year):
        opens, closes = at(date(year - 1, 11, 10)), closing_instant(date(year, 1, 30), BEFORE)
        campaign = self._campaign(
            year, f"Đăng ký thi đua năm {year}", opens, closes, BEFORE, movement=self._movement("thuong-xuyen"),
            guidance="Đăng ký danh hiệu của tập thể, cá nhân và chỉ tiêu thi đua của đơn vị.",
        )  # fmt: skip
        sent = [*self.own.values(), *self.others[:70]]
        for number, unit in enumerate(sent):
            registration = self._draft(campaign, unit, opens + timedelta(days=4 + number % 30))
            when = opens + timedelta(days=20 + number * 58 // len(sent), hours=number % 8, minutes=(number * 7) % 60)
            self.plan_sending(registration, when, accepted=when + timedelta(days=3, hours=2))
        self._late(campaign, self.others[70], closes)
        self._draft(campaign, self.others[71], closes - timedelta(days=2), half=True)

    def _late(self, campaign, unit, closes):
        """One unit was given more time and sent then."""
        registration = self._draft(campaign, unit, closes - timedelta(days=1))
        registration.extended_until = closes + timedelta(days=7)
        registration.save(update_fields=["extended_until"])
        self.demo.plan(closes - timedelta(hours=9), lambda: Review.objects.create(
            registration=registration, outcome=Review.Outcome.EXTENDED, by=self.officer, at=closes - timedelta(hours=9),
            reason="Đơn vị đang khắc phục hậu quả mưa lũ, có công văn đề nghị lùi hạn bảy ngày.",
        ))  # fmt: skip
        when = closes + timedelta(days=4, hours=10)
        self.plan_sending(registration, when, accepted=when + timedelta(days=2))

    def _next_year(self, year):
        now, today = self.demo.now, self.demo.today
        day = date(year, 1, 30)
        closing = BEFORE if 20 <= (day - today).days <= 100 else THROUGH
        closes = closing_instant(day if closing == BEFORE else today + timedelta(days=70), closing)
        opens = at(today - timedelta(days=24))
        campaign = self._campaign(
            year, f"Đăng ký thi đua năm {year}", opens, closes, closing, movement=self._movement("thuong-xuyen"),
            guidance="Đăng ký để đặt mục tiêu và theo dõi trong năm; không phải điều kiện để được xét tặng danh hiệu. "
            "Danh sách cá nhân có thể dán từ bảng tính. Chưa xong thì để đó, Trang tự lưu.",
        )  # fmt: skip
        sooner = closes - timedelta(days=10)
        campaign.deadlines.create(kind=Unit.Kind.DEPARTMENT, closes_at=sooner, closing=closing)
        self._draft(campaign, self.own[COMMUNE], now - timedelta(days=1, hours=3), half=True)
        returned = [self.own[DEPARTMENT], *self.others[:3]]
        self._follow(campaign, [*returned, *self.others[3:12]])
        for number, unit in enumerate([*returned, *self.others[3:24]]):
            registration = self._draft(campaign, unit, opens + timedelta(days=1 + number % 4))
            when = opens + timedelta(days=6 + number * 15 // 25, hours=1 + number % 7, minutes=(number * 11) % 60)
            review = when + timedelta(days=1, hours=4)
            if unit in returned:
                self.plan_sending(registration, when, returned=review)
            elif number < 16:
                self.plan_sending(registration, when, accepted=review)
            else:
                self.plan_sending(registration, when)
        for number, unit in enumerate(self.others[24:31]):
            self._draft(campaign, unit, now - timedelta(days=number, hours=5), half=number % 2 == 0)

    def _short(self, year):
        today = self.demo.today
        opens = at(today - timedelta(days=18))
        closes = closing_instant(today + timedelta(days=2), THROUGH)
        campaign = self._campaign(
            year, "Đăng ký mô hình tiêu biểu “Mỗi xã một tổ công nghệ số”", opens, closes, THROUGH,
            movement=self._movement("cong-nghe-so"), unit_kinds=[str(Unit.Kind.COMMUNE), str(Unit.Kind.WARD)],
            guidance="Mỗi xã, phường giới thiệu một đến ba tổ làm tốt để biểu dương.", signatory_only=False,
        )  # fmt: skip
        communes = [unit for unit in self.others if unit.is_territorial]
        for number, unit in enumerate(communes[:18]):
            registration = self._draft(campaign, unit, opens + timedelta(days=2 + number % 5))
            when = opens + timedelta(days=8, hours=number * 9, minutes=(number * 17) % 60)
            accepted = when + timedelta(days=1) if number < 11 else None
            self.plan_sending(registration, when, accepted=accepted)

    def _follow(self, campaign, units) -> None:
        """Hand some units to the officer, with a note about one of them."""
        when = self.demo.now - timedelta(days=2)
        Handling.objects.bulk_create(
            Handling(campaign=campaign, unit=unit, officer=self.officer, at=when) for unit in units
        )
        DeskNote.objects.create(campaign=campaign, unit=units[0], text=NOTE, by=self.officer, at=when)

    # --- one registration ---------------------------------------------------------------------

    def clerk(self, unit):
        """Who signs for a unit: one of the cast, or somebody who cannot sign in."""
        if unit.code == COMMUNE:
            return self.demo.people["ky.cai-kinh"]
        if unit.code == DEPARTMENT:
            return self.demo.people["ky.sgddt"]
        if unit.pk not in self.clerks:
            _, name = names.person(self.rng)
            user = get_user_model().objects.create_user(
                f"ky.{slug(unit.short_name or unit.name)}-{unit.code[-4:]}@{DOMAIN}", None, full_name=name,
                position="Phó Chủ tịch" if unit.is_territorial else "Phó Giám đốc", phone=f"02053{900000 + unit.pk}",
            )  # fmt: skip
            join(unit, user, Membership.Role.SIGNATORY, now=at(date(self.demo.today.year - 2, 1, 2)))
            self.clerks[unit.pk] = user
        return self.clerks[unit.pk]

    def _draft(self, campaign, unit, when: datetime, half=False) -> Registration:
        clerk = self.clerk(unit)
        registration = Registration.objects.create(
            campaign=campaign,
            unit=unit,
            contact_name=clerk.full_name,
            contact_phone=clerk.phone,
            pledge="" if half else self.rng.choice(PLEDGES),
            version=3 if half else 6,
            step_versions={step.key: 3 for step in (EDITED[:3] if half else EDITED)},
            changed_by=clerk,
            changed_at=when,
            created_at=when,
        )
        self._rows(registration, half)
        if not half:
            values = (self.rng.randint(1, 6), self.rng.choice(("98.5", "99", "99.6", "100")), self.rng.randint(8, 60))
            answers = [
                *map(str, values),
                self.rng.choice(("Nông thôn mới", "Chuyển đổi số")),
                self.rng.choice(NEW_THINGS),
                (when.date() + timedelta(days=14)).isoformat(),
                table_text([[MODEL_NAMES[unit.pk % 4], str(20 + unit.pk % 60), MODELS[2]["choices"][unit.pk % 2]]]),
            ]
            questions = [each for each in campaign.questions.all() if each.kind != Question.Kind.FILE]
            Answer.objects.bulk_create(
                Answer(registration=registration, question=question, value=value)
                for question, value in zip(questions, answers, strict=True)
                if value
            )
        return registration

    def _rows(self, registration: Registration, half) -> None:
        unit, rng = registration.unit, self.rng
        titles = {title.code: title for title in registration.campaign.titles.all()}
        teams = {names.collective(rng, unit.name) for _ in range(4)} | {_head_office(unit)}
        rows = []
        for order, name in enumerate(sorted(teams)[: 2 if half else 5], start=1):
            title = titles[TEAM_TITLES[order % len(TEAM_TITLES)]]
            rows.append(RegistrationRow(kind=RecipientKind.COLLECTIVE, order=order, name=name, title=title))
        for order in range(1, rng.randint(3, 4) if half else rng.randint(6, 12)):
            _, name = names.person(rng)
            title = titles[PERSON_TITLES[order % len(PERSON_TITLES)]]
            position = rng.choice(POSITIONS[unit.is_territorial])
            row = RegistrationRow(kind=RecipientKind.PERSON, order=order, name=name, title=title, position=position)
            row.initiative = rng.choice(INITIATIVES[unit.is_territorial])
            row.direct_worker = position in HANDS_ON
            rows.append(row)
        for row in rows:
            row.registration = registration
        RegistrationRow.objects.bulk_create(rows)

    def plan_sending(self, registration, when, accepted=None, returned=None) -> None:
        demo = self.demo
        latest = demo.now - timedelta(minutes=20)
        when = min(when, latest - timedelta(hours=2))
        demo.plan(when, lambda: self._send(registration, when))
        if accepted and accepted < latest:
            demo.plan(accepted, lambda: self._judge(registration, State.ACCEPTED, accepted))
        if returned:
            then = min(returned, latest)
            demo.plan(then, lambda: self._judge(registration, State.RETURNED, then))

    def _send(self, registration, when) -> None:
        clerk = self.clerk(registration.unit)
        content = {**queries.content(queries.full(registration.pk)), "number": 1, "sent_by": clerk.full_name}
        receipt = receipts.issue(kind=RECEIPT_KIND, content=content, private=True, at=when)
        Submission.objects.create(
            registration=registration,
            number=1,
            content=content,
            receipt=receipt,
            form_key=uuid.uuid5(registration.pk, "demo"),
            submitted_by=clerk,
            submitted_at=when,
        ).attachments.set(each.attachment_id for each in registration.files.all())
        self._set(registration, State.SUBMITTED)

    def _judge(self, registration, state, when) -> None:
        fields = {"outcome": Review.Outcome.ACCEPTED}
        if state == State.RETURNED:
            steps, reason = [COLLECTIVES.key, TARGETS.key], RETURN_REASON
            if registration.campaign.is_document:
                steps, reason = [FILES.key], plans.REASON
            fields = {"outcome": Review.Outcome.RETURNED, "reason": reason, "steps": steps}
        submission = registration.submissions.first()
        if state == State.RETURNED and (place := marks.places(submission.content).get("collectives-1")):
            fields["marks"] = [marks.mark(place, "name", "Ghi đủ tên như trong quyết định thành lập.")]
        Review.objects.create(registration=registration, submission=submission, by=self.officer, at=when, **fields)
        self._set(registration, state)

    def _set(self, registration, state) -> None:
        registration.state = state
        registration.save(update_fields=["state"])


def _head_office(unit: Unit) -> str:
    return f"Ủy ban nhân dân {unit.in_text}" if unit.is_territorial else f"Văn phòng {unit.name}"
