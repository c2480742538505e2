"""Consultations of the demo in every state, and what citizens sent in."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from django.core.management import call_command
from django.utils import timezone

from portal.demo import names
from portal.demo.honours import read
from portal.demo.matter import dated
from portal.demo.moments import Demo, at, back, this_or_next
from registrations.calendar.queries import calendar_for, comment_window
from registrations.comments import actions as comments
from registrations.comments import handling
from registrations.comments.models import Comment
from registrations.consultations import actions
from registrations.consultations.models import (
    Consultation,
    Counting,
    DocumentRule,
    DraftDocument,
    Nominee,
    Passage,
)
from registrations.privacy import actions as privacy
from registrations.privacy.models import SubjectRequest
from registrations.summaries import actions as summaries
from registrations.summaries import report_actions as reports
from registrations.summaries.models import Point, Summary
from registrations.titles.models import RecipientKind, Title
from registrations.units.models import OrganisingBody
from search.text import slug

NAMESPACE = UUID("6f1c5f0e-1831-4d2a-9a57-1a4e50f5c0de")
DAYS = 10


class Voice:
    """Plans the consultations; `Demo.live` lets them happen."""

    def __init__(self, demo: Demo):
        self.demo, self.data = demo, read("participation")
        self.body = OrganisingBody.objects.first()
        self.calendar = calendar_for(self.body.slug)
        self.officer, self.approver = demo.people["chuyen-vien"], demo.people["nguoi-duyet"]
        self.texts = {one["key"]: one for one in self.data["consultation"]}

    def run(self) -> None:
        call_command("load_consent_text", stdout=_Quiet())
        call_command("load_document_rules", stdout=_Quiet())
        call_command("load_comment_rules", stdout=_Quiet())
        today, calendar = self.demo.today, self.calendar
        # Published some two weeks ago: the details of those not awarded are still to be seen for as long again.
        ended = this_or_next(today - timedelta(days=24), calendar)
        self._opened("closed", back(ended, DAYS, calendar))
        self._opened("last-day", back(this_or_next(today, calendar), DAYS, calendar))
        self._opened("open", back(today, 4, calendar))
        self._coming(this_or_next(today + timedelta(days=6), calendar))
        self._draft("draft", None)
        self._document(today - timedelta(days=6))
        self._rights()

    def _draft(self, key: str, opens_on, written: datetime | None = None) -> Consultation:
        one, today = self.texts[key], self.demo.today
        title = dated(one["title"], opens_on or today)
        ends = comment_window(opens_on, DAYS, self.body.slug).last_day if opens_on else None
        consultation = Consultation.objects.create(
            organising_body=self.body,
            title=title,
            slug=slug(title, limit=100),
            proposing_body="Sở Nội vụ",
            submission_number=one["submission_number"],
            submitted_on=(opens_on or today) - timedelta(days=5),
            legal_basis=one.get("legal_basis", ""),
            council_meets_on=this_or_next(ends + timedelta(days=6), self.calendar) if ends else None,
            opens_on=opens_on,
            working_days=DAYS,
            created_at=written or self.demo.now,
        )
        consultation.drafters.add(self.officer)
        for order, nominee in enumerate(one["nominees"]):
            self._nominee(consultation, order, nominee, opens_on or today)
        return consultation

    def _document(self, opens_on) -> None:
        """The draft of a document, opened some days ago, with articles that can be commented on one by one."""
        one, opened = self.data["document"], at(opens_on, 8, 30)
        consultation = Consultation.objects.create(
            organising_body=self.body,
            kind=Consultation.Kind.DRAFT,
            title=one["title"],
            slug=slug(one["title"], limit=100),
            lead="Mời công dân, cơ quan, tổ chức đọc dự thảo và cho ý kiến, có thể góp ý riêng từng điều.",
            proposing_body="Sở Nội vụ",
            opens_on=opens_on,
            working_days=20,
            counting=Counting.CALENDAR,
            created_at=opened - timedelta(days=1),
        )
        consultation.drafters.add(self.officer)
        rule = DocumentRule.objects.in_force(opens_on).get(code="quyet-dinh-quy-pham")
        DraftDocument.objects.create(
            consultation=consultation,
            rule=rule,
            title=one["document"],
            drafting_body="Sở Nội vụ",
            explanation=one["explanation"],
        )
        for order, (number, heading, text) in enumerate(one["articles"]):
            Passage.objects.create(
                consultation=consultation, sort_order=order, number=number, heading=heading, text=text
            )
        self.demo.plan(opened, lambda: actions.open_window(consultation, by=self.approver, now=opened))

    def _nominee(self, consultation, order: int, one: dict[str, Any], on) -> None:
        plain = ("address", "name", "birth_year", "position", "unit", "place", "place_old", "merit")
        Nominee.objects.create(
            consultation=consultation,
            sort_order=order,
            kind=one.get("kind", RecipientKind.PERSON),
            title=Title.objects.in_force(on).get(code=one["title"]),
            award_class=one.get("class", ""),
            period=dated(one["period"], on),
            **{name: one[name] for name in plain if name in one},
        )

    def _opened(self, key: str, opens_on) -> None:
        demo, opened = self.demo, at(opens_on, 8, 15)
        consultation = self._draft(key, opens_on, opened - timedelta(days=2))
        demo.plan(opened, lambda: actions.open_window(consultation, by=self.approver, now=opened))
        ends = comment_window(opens_on, DAYS, self.body.slug).closes_at
        until = min(ends, demo.now)
        comments = [one for one in self.data["comment"] if one["on"] == key]
        for number, one in enumerate(comments):
            sent = opened + (until - opened) * (number + 1) / (len(comments) + 2)
            self._comment(consultation, one, _awake(sent, opened, until), f"{key}-{number}", until)
        if key == "closed":
            self._summed_up(consultation, self.texts[key]["conclusions"])

    def _summed_up(self, consultation, conclusions: str) -> None:
        """What follows the end: points, the report for the council, the outcome that another officer publishes."""
        demo, officer, approver = self.demo, self.officer, self.approver
        meets = consultation.council_meets_on
        grouped, made, told = at(meets, 8), at(meets, 9), at(meets, 15)
        given = {
            "number": "",
            "dated_on": meets,
            "place": "Lạng Sơn",
            "parent": consultation.organising_body.name,
            "body": "Cơ quan thường trực",
            "recipient": consultation.organising_body.name,
            "signer_title": "Thủ trưởng cơ quan thường trực",
            "signer": "",
        }
        written = {"conclusions": conclusions, "detail": Summary.Detail.GROUPED, "by": officer, "send": True}
        demo.plan(grouped, lambda: _group(consultation, officer, grouped))
        demo.plan(grouped, lambda: summaries.write_outcome(consultation, now=grouped, **written))
        demo.plan(made, lambda: reports.submit_report(
            reports.make_report(consultation, given, by=officer, now=made), by=approver, now=made
        ))  # fmt: skip
        demo.plan(told, lambda: summaries.publish_outcome(consultation, by=approver, now=told))

    def _rights(self) -> None:
        """Two people asked about their data: one is answered, the other waits, with the code of what was sent."""
        demo = self.demo
        asked, done, now = (demo.now - timedelta(days=days, hours=2) for days in (12, 9, 1))
        unknown = privacy.NewRequest(
            kind="sua", text="Xin sửa địa chỉ của tôi, nay là thôn Nà Lặp.", name="Mạc Thị Ghi", phone="0912000418",
            form_key=uuid5(NAMESPACE, "rights-0"),
        )  # fmt: skip
        made: list[SubjectRequest] = []
        demo.plan(asked, lambda: made.append(privacy.submit_request(unknown, at=asked)))
        answer = "Cơ quan thường trực đã gọi hai lần, chưa gặp được ông, bà để xác minh. Mời ông, bà gửi lại kèm mã."
        demo.plan(done, lambda: privacy.close_request(
            made[0], by=self.officer, result="khong-thuc-hien", answer=answer, now=done
        ))  # fmt: skip
        demo.plan(now, lambda: _ask_to_see(now))

    def _coming(self, opens_on) -> None:
        now = self.demo.now
        consultation = self._draft("coming", opens_on)
        self.demo.plan(now, lambda: actions.open_window(consultation, by=self.approver, now=now))

    def _comment(self, consultation, one: dict[str, Any], sent: datetime, key: str, until: datetime) -> None:
        nominees = list(consultation.nominees.order_by("sort_order"))
        anonymous = one.get("anonymous", False)
        _, name = names.person(self.demo.rng)
        who = {
            "name": name,
            "phone": f"0912000{self.demo.rng.randrange(1000):03d}",
            "address": f"{names.village(self.demo.rng)}, tỉnh Lạng Sơn",
        }
        new = comments.NewComment(
            stance=one["stance"],
            text=one["text"],
            nominee=nominees[one["nominee"] - 1] if one["nominee"] else None,
            anonymous=anonymous,
            form_key=uuid5(NAMESPACE, key),
            **({} if anonymous else who),
        )
        made: list[Comment] = []
        self.demo.plan(sent, lambda: made.append(comments.submit_comment(consultation, new, at=sent)))
        handled = sent + (until - sent) / 3
        state = one.get("state", Comment.State.REVIEWING if one["on"] == "closed" else "")
        if state:
            note = "Đã chuyển đơn vị trình làm rõ." if one.get("class") == "ve-thu-tuc" else ""
            kind = one.get("class", "")
            alleges = kind == Comment.Classification.ALLEGATION
            self.demo.plan(handled, lambda: comments.handle_comment(
                made[0], by=self.officer, state=state, classification="" if alleges else kind, assignee=self.officer,
                note=note, now=handled,
            ))  # fmt: skip
            if alleges:
                moved, reason = handled + timedelta(minutes=5), "Nêu việc có dấu hiệu vi phạm"
                self.demo.plan(moved, lambda: handling.restrict(made, reason=reason, by=self.officer, now=moved))


def _awake(sent: datetime, opened: datetime, until: datetime) -> datetime:
    """An hour of that day at which people write, inside the window."""
    local = timezone.localtime(sent)
    day = at(local.date(), 7 + local.hour % 14, local.minute)
    return min(max(day, opened + timedelta(minutes=20)), until - timedelta(hours=1))


def _group(consultation, officer, now: datetime) -> None:
    """A point for each target on which people wrote something that was not mere agreement."""
    written = consultation.comments.counted().exclude(text="").exclude(stance=Comment.Stance.AGREE)
    for nominee in sorted({comment.nominee_id or 0 for comment in written}):
        about = [comment for comment in written if (comment.nominee_id or 0) == nominee]
        point = Point.objects.create(
            consultation=consultation,
            nominee_id=nominee or None,
            gist="Đề nghị làm rõ thêm hồ sơ, thời gian lập thành tích.",
            assessment="Cơ quan thường trực đã hỏi đơn vị trình; hồ sơ có xác nhận.",
            conclusion=Point.Conclusion.VERIFIED,
            sort_order=nominee,
            written_by=officer,
            written_at=now,
        )
        point.comments.set(about)


def _ask_to_see(when: datetime) -> None:
    """Somebody who sent a comment wishes to see what is kept."""
    sent = Comment.objects.exclude(sender_phone="").filter(restricted_at__isnull=True).earliest("received_at", "pk")
    privacy.submit_request(privacy.NewRequest(
        kind="xem", text="Xin xem những gì Trang đang giữ về tôi từ lần góp ý này.", name=sent.sender_name,
        phone=sent.sender_phone, code=sent.receipt.code, form_key=uuid5(NAMESPACE, "rights-1"),
    ), at=when)  # fmt: skip


class _Quiet:
    def write(self, text):
        """A command's remark that nobody needs here."""


def load(demo: Demo) -> None:
    """Plan six consultations: ended, ending now, open, coming, being written, and one on the draft of a document."""
    Voice(demo).run()
