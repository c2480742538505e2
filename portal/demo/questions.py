"""Questions and suggestions of the demo in every state, two of them published."""

from datetime import datetime, timedelta
from uuid import UUID, uuid5

from portal.demo.moments import Demo, at, back
from registrations.calendar.queries import calendar_for
from registrations.feedback import actions, answering, handling, publishing
from registrations.feedback.models import Feedback, Kind, Topic
from registrations.feedback.refusals import Undecided
from registrations.units.models import OrganisingBody

NAMESPACE = UUID("2b9a6c52-5f0f-4e61-8f5a-6f4b5c0f7d11")

# key: (working days ago, kind, topic, subject, text, sender or none)
SENT = {
    "answered": (
        24, Kind.QUESTION, "ho-so-thu-tuc", "Hồ sơ đề nghị tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh",
        "Tôi là Lăng Thị Mẫu, công chức xã, số điện thoại 0912 000 341. Hồ sơ đề nghị tặng Bằng khen của Chủ tịch Ủy ban "
        "nhân dân tỉnh cho cá nhân gồm những gì, gửi về đâu?", "Lăng Thị Mẫu",
    ),
    "published": (
        31, Kind.QUESTION, "tien-thuong-che-do", "Mức tiền thưởng kèm theo danh hiệu Chiến sĩ thi đua cơ sở",
        "Xin hỏi mức tiền thưởng kèm theo danh hiệu Chiến sĩ thi đua cơ sở được tính theo căn cứ nào và ai chi trả?",
        "Vi Văn Thử",
    ),
    "approving": (
        7, Kind.PROPOSAL, "phong-trao-thi-dua", "Đề xuất biểu dương người trồng rừng ở vùng biên",
        "Đề nghị có hình thức biểu dương riêng cho các hộ giữ rừng nhiều năm ở vùng biên.", "",
    ),
    "asked": (
        9, Kind.QUESTION, "khen-thuong-khang-chien", "Tra cứu việc tặng Huy chương Kháng chiến",
        "Gia đình muốn biết người thân đã được tặng Huy chương Kháng chiến hay chưa.", "Nông Văn Hỏi",
    ),
    "forwarded": (
        15, Kind.REPORT, "khac", "Đường vào trường bị sạt lở",
        "Đoạn đường vào trường bị sạt sau mưa, học sinh đi lại khó. Đề nghị xem xét.", "Triệu Thị Ví",
    ),
    "overdue": (
        22, Kind.SUGGESTION, "danh-hieu-hinh-thuc", "Giải thích rõ hơn về tên các danh hiệu",
        "Trang nên có bảng so sánh các danh hiệu để người dân dễ hiểu.", "",
    ),
    "new": (
        0, Kind.QUESTION, "phong-trao-thi-dua", "Hợp tác xã có được đăng ký thi đua không",
        "Hợp tác xã của chúng tôi mới thành lập năm ngoái, có được đăng ký thi đua trong năm nay không?", "Hoàng Văn Lệ",
    ),
}  # fmt: skip
ANSWERS = {
    "answered": "Hồ sơ gồm tờ trình của đơn vị, báo cáo thành tích của cá nhân và biên bản họp Hội đồng Thi đua - Khen thưởng "
    "của đơn vị. Mời ông, bà gửi qua đơn vị quản lý; biểu mẫu có ở mục Văn bản.",
    "published": "Mức tiền thưởng tính bằng hệ số nhân với mức lương cơ sở theo nghị định đang có hiệu lực. Cơ quan, đơn vị ra "
    "quyết định khen thưởng chi trả từ quỹ thi đua, khen thưởng của mình.",
    "approving": "Cơ quan thường trực ghi nhận đề xuất và sẽ báo cáo Hội đồng khi xây dựng kế hoạch phong trào năm tới.",
}


class Questions:
    """Plans what was sent in and what became of it; `Demo.live` lets it happen."""

    def __init__(self, demo: Demo):
        self.demo = demo
        self.body = OrganisingBody.objects.first()
        self.calendar = calendar_for(self.body.slug)
        self.officer, self.approver = demo.people["chuyen-vien"], demo.people["nguoi-duyet"]
        self.made: dict[str, Feedback] = {}

    def run(self) -> None:
        for key in SENT:
            self._send(key)
        for key in ("answered", "published"):
            self._after(key, 3, lambda now, key=key: self._draft(key, now))
            self._after(key, 4, lambda now, key=key: self._approve(key, now))
            self._after(key, 5, lambda now, key=key: self._publish(key, now))
        self._after("approving", 2, lambda now: self._draft("approving", now))
        self._after("asked", 2, self._ask)
        self._after("forwarded", 4, self._forward)
        self._after(
            "overdue",
            1,
            lambda now: handling.assign(self.made["overdue"], by=self.officer, assignee=self.officer, now=now),
        )

    def _moment(self, key: str) -> datetime:
        hour = at(back(self.demo.today, SENT[key][0], self.calendar), 9 + len(key) % 7, 20)
        return min(hour, self.demo.now - timedelta(minutes=30))

    def _after(self, key: str, days: int, event) -> None:
        now = min(self._moment(key) + timedelta(days=days, hours=1), self.demo.now - timedelta(minutes=5))
        self.demo.plan(now, lambda: event(now))

    def _send(self, key: str) -> None:
        _, kind, topic, subject, text, name = SENT[key]
        sender = (
            {"name": name, "phone": "0912000340", "address": "xã Mẫu, tỉnh Lạng Sơn"} if name else {"anonymous": True}
        )
        sent = self._moment(key)

        def happen():
            new = actions.NewFeedback(
                kind, Topic.objects.get(slug=topic), subject, text, form_key=uuid5(NAMESPACE, key), **sender
            )
            self.made[key] = actions.submit(new, at=sent)

        self.demo.plan(sent, happen)

    def _draft(self, key: str, now: datetime) -> None:
        answering.draft(self.made[key], by=self.officer, text=ANSWERS[key], submit=True, now=now)

    def _approve(self, key: str, now: datetime) -> None:
        answer = self.made[key].answer
        answering.approve(answer, by=self.approver, version=answer.version, now=now)

    def _publish(self, key: str, now: datetime) -> None:
        made = Feedback.objects.get(pk=self.made[key].pk)
        words = publishing.Words(made.subject, made.text, ANSWERS[key], made.topic)
        decisions: dict[str, bool] = {}
        while True:
            try:
                publishing.publish(made, words, decisions=decisions, by=self.officer, now=now)
            except Undecided as error:
                decisions |= {each.key: True for found in error.findings.values() for each in found}
            else:
                return

    def _ask(self, now: datetime) -> None:
        question = "Mời ông, bà cho biết năm sinh và đơn vị công tác của người thân trong thời gian kháng chiến."
        handling.ask(self.made["asked"], by=self.officer, question=question, now=now)

    def _forward(self, now: datetime) -> None:
        handling.forward(
            self.made["forwarded"], by=self.officer, body="Ủy ban nhân dân xã Mẫu", document_number="27/CV-HĐTĐKT",
            document_on=now.date(), now=now,
        )  # fmt: skip


def load(demo: Demo) -> None:
    """Plan seven of them: new, asked back, before the approver, overdue, passed on, answered, published."""
    Questions(demo).run()
