"""Officers assign, ask, forward, merge, answer by four eyes; senders stay closed until somebody opens them."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from wagtail.models import ModelLogEntry

from registrations.feedback import answering, handling
from registrations.feedback.models import Answer, Feedback, State
from registrations.notices.models import Notice
from registrations.refusals import Refused
from tests.factories.feedback import OFFICER, SENT, answered, approver, feedback, officer, person
from tests.factories.units import UnitFactory

pytestmark = pytest.mark.django_db
DESK = "/quan-tri/hoi-dap/"


def actions_of(made):
    return list(ModelLogEntry.objects.for_instance(made).values_list("action", flat=True))


def html_of(response):
    return response.content.decode()


def test_giving_it_to_somebody_begins_the_handling_and_tells_them():
    made, mine = feedback(), officer()
    handling.assign(made, by=officer(), assignee=mine, unit=UnitFactory(), now=SENT)

    made.refresh_from_db()
    assert (made.state, made.assignee) == (State.PROCESSING, mine)
    assert Notice.objects.filter(recipient=mine, kind="feedback.assigned").count() == 1
    assert actions_of(made) == ["feedback.assign"]


@pytest.mark.parametrize(
    "event",
    [
        lambda made, by: handling.assign(made, by=by, assignee=None, unit=UnitFactory()),
        lambda made, by: handling.note(made, by=by, text="x"),
        lambda made, by: handling.ask(made, by=by, question="x"),
        lambda made, by: handling.extend(made, by=by, working_days=1, reason="x"),
        lambda made, by: handling.forward(made, by=by, body="x", document_number="1", document_on=date(2026, 11, 2)),
        lambda made, by: handling.merge(made, into=made, by=by),
        lambda made, by: handling.set_aside(made, by=by, reason="x"),
        lambda made, by: handling.restrict(made, by=by, restricted=True),
        lambda made, by: handling.open_sender(made, by=by),
        lambda made, by: answering.draft(made, by=by, text="x"),
    ],
)
@pytest.mark.parametrize("permissions", [(), ("view_feedback",), ("view_feedback", "approve_answer")])
def test_nothing_is_done_without_the_right_to_it(event, permissions):
    made = feedback()

    with pytest.raises(PermissionDenied):
        event(made, person(*permissions))
    made.refresh_from_db()
    assert made.state == State.RECEIVED
    assert actions_of(made) == []


def test_who_opens_the_sender_is_logged_each_time_and_the_sender_is_not():
    made, mine = feedback(), officer()
    handling.open_sender(made, by=mine)
    shown = dict(handling.open_sender(made, by=mine))

    assert shown["Họ và tên"] == "Lục Thị Thắm"
    entries = ModelLogEntry.objects.for_instance(made)
    assert [each.action for each in entries] == ["feedback.open_sender"] * 2
    assert "Thắm" not in str([(each.data, each.label) for each in entries])


def test_an_answer_needs_two_people_and_the_wording_that_was_read():
    made, one, two = feedback(), person(*OFFICER, "approve_answer"), approver()
    draft = answering.draft(made, by=one, text="Bản một.", now=SENT)
    with pytest.raises(Refused):  # not submitted
        answering.approve(draft, by=two, version=draft.version)
    draft = answering.draft(made, by=one, text="Bản hai.", submit=True, now=SENT)
    with pytest.raises(PermissionDenied):
        answering.approve(draft, by=one, version=draft.version)
    with pytest.raises(Refused):  # the approver has read an older wording
        answering.approve(draft, by=two, version=draft.version - 1)
    answering.send_back(draft, by=two, version=draft.version, reason="Cần nêu căn cứ.")
    draft = answering.draft(made, by=one, text="Bản ba.", submit=True, now=SENT)
    answering.approve(draft, by=two, version=draft.version, now=SENT)

    made.refresh_from_db()
    assert (made.state, made.answer.text, made.closed_at) == (State.ANSWERED, "Bản ba.", SENT)
    with pytest.raises(Refused):
        answering.approve(draft, by=two, version=draft.version)
    with pytest.raises(Refused):
        answering.draft(made, by=one, text="Sửa sau khi gửi.")


def test_the_database_itself_knows_the_four_eyes():
    made = answered()
    with pytest.raises(IntegrityError), transaction.atomic():
        Answer.objects.update(drafted_by=made.answer.approved_by)


def test_the_answer_is_sent_also_to_those_whose_question_was_merged(django_capture_on_commit_callbacks):
    main = feedback()
    twin = feedback(email="em@rieng.example", text="Cũng hỏi như vậy")
    handling.merge(twin, into=main, by=officer(), now=SENT)
    draft = answering.draft(main, by=officer(), text="Gồm ba loại.", submit=True, now=SENT)
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        answering.approve(draft, by=approver(), version=draft.version, now=SENT)

    assert sorted(letter.to[0] for letter in mail.outbox) == ["em@rieng.example", "tham@rieng.example"]
    assert all("Gồm ba loại." in letter.body for letter in mail.outbox)


def test_merging_goes_one_step_and_can_be_undone():
    main, twin, third = feedback(), feedback(text="hai"), feedback(text="ba")
    handling.merge(twin, into=main, by=officer(), now=SENT)
    for pair in ((third, twin), (main, third), (main, main)):
        with pytest.raises(Refused):
            handling.merge(pair[0], into=pair[1], by=officer())
    handling.take_back(twin, by=officer(), now=SENT)

    twin.refresh_from_db()
    assert (twin.state, twin.duplicate_of, twin.due_on) == (State.PROCESSING, None, main.due_on)


def test_spam_is_kept_and_comes_back():
    made = feedback()
    handling.set_aside(made, by=officer(), reason="Quảng cáo", now=SENT)
    assert list(Feedback.objects.honest()) == []
    handling.take_back(made, by=officer(), now=SENT)

    made.refresh_from_db()
    assert made.state == State.PROCESSING


def test_forwarding_ends_it_here_and_tells_the_sender_where_it_went(client, django_capture_on_commit_callbacks):
    made = feedback()
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        handling.forward(
            made, by=officer(), body="Sở Nội vụ", document_number="12/CV-HĐ", document_on=date(2026, 11, 2), now=SENT
        )
    page = html_of(client.get(f"/hoi-dap/theo-doi/{made.receipt.code}/"))

    assert "Sở Nội vụ" in mail.outbox[0].body
    assert "Đã chuyển cơ quan khác" in page
    assert "12/CV-HĐ" in page


# --- allegations: a register of their own ---


def test_an_allegation_is_there_only_for_who_is_named_for_it(client):
    made = feedback(subject="Khai man thành tích ở xã")
    handling.assign(made, by=officer(), assignee=person("view_feedback", "handle_feedback"), now=SENT)
    handling.restrict(made, by=officer(), restricted=True)
    made.refresh_from_db()
    assert made.assignee is None

    client.force_login(person("view_feedback", "handle_feedback", "identify_sender", "publish_entry"))
    assert "Khai man" not in html_of(client.get(f"{DESK}?trangthai=tat-ca"))
    assert client.get(f"{DESK}{made.pk}/").status_code == 404
    assert client.post(f"{DESK}{made.pk}/", {"viec": "nguoi-gui"}).status_code == 404
    client.force_login(officer())
    assert "Khai man" in html_of(client.get(f"{DESK}?rieng=on"))
    assert client.get(f"{DESK}{made.pk}/dang/").status_code == 404


# --- the desk ---


def test_the_inbox_puts_the_overdue_first_and_says_how_many(client):
    feedback(subject="Câu mới", at=SENT + timedelta(days=20))
    feedback(subject="Câu quá hạn")
    with time_machine.travel(SENT + timedelta(days=21), tick=False):
        client.force_login(officer())
        page = html_of(client.get(DESK))
        late = html_of(client.get(f"{DESK}?trangthai=qua-han"))

    assert page.index("Câu quá hạn") < page.index("Câu mới")
    assert "1 nội dung quá hạn trả lời" in page
    assert "Câu mới" not in late


def test_several_are_assigned_at_once(client):
    made, mine = [feedback(text=f"câu {n}") for n in range(3)], officer()
    with time_machine.travel(SENT, tick=False):
        client.force_login(officer())
        answer = client.post(DESK, {"chon": [str(each.pk) for each in made[:2]], "assignee": str(mine.pk)})
        client.post(DESK, {"assignee": str(mine.pk)})
        nothing = client.post(DESK, {"chon": str(made[2].pk)})

    assert answer.status_code == 302
    assert nothing.status_code == 422
    assert Feedback.objects.filter(assignee=mine).count() == 2


def test_every_door_of_the_page_works_by_its_button(client):
    made, mine = feedback(), officer()
    address = f"{DESK}{made.pk}/"
    with time_machine.travel(SENT, tick=False):
        client.force_login(mine)
        sent = [
            client.post(address, {"viec": "giao", "assignee": str(mine.pk)}),
            client.post(address, {"viec": "ghi-chu", "text": "GHI CHÚ RIÊNG"}),
            client.post(address, {"viec": "bo-sung", "question": "Mời cho biết năm."}),
            client.post(address, {"viec": "thoi-cho"}),
            client.post(address, {"viec": "gia-han", "working_days": "5", "reason": "Cần xác minh."}),
            client.post(address, {"viec": "soan", "text": "Bản nháp."}),
            client.post(address, {"viec": "trinh", "text": "Bản trình."}),
        ]
        refused = client.post(address, {"viec": "gia-han", "working_days": "", "reason": "Lý do đã gõ"})
        opened = client.post(address, {"viec": "nguoi-gui"})
        page = client.get(address)

    assert [each.status_code for each in sent] == [302] * 7
    assert refused.status_code == 422
    assert "Lý do đã gõ" in html_of(refused)
    assert "Lục Thị Thắm" in html_of(opened)
    assert "Lục Thị Thắm" not in html_of(page)
    assert "GHI CHÚ RIÊNG" in html_of(page)
    made.refresh_from_db()
    assert made.answer.text == "Bản trình."
    with time_machine.travel(SENT, tick=False):
        client.force_login(approver())
        assert client.post(address, {"viec": "duyet", "ban": str(made.answer.version)}).status_code == 302
    made.refresh_from_db()
    assert made.state == State.ANSWERED
    public = html_of(client.get(f"/hoi-dap/theo-doi/{made.receipt.code}/"))
    assert "GHI CHÚ RIÊNG" not in public


@pytest.mark.parametrize(
    "data", [{}, {"viec": "khac"}, {"viec": "duyet", "ban": "\x00"}, {"viec": "tra-lai", "reason": "x"}]
)
def test_posts_by_hand_are_answered_without_a_fault(client, data):
    made = feedback()
    client.force_login(officer())

    assert client.post(f"{DESK}{made.pk}/", data).status_code in {403, 404}


@pytest.mark.parametrize("address", ["", "da-dang/", "so-lieu/", "so-lieu/xuat/"])
def test_the_desk_is_closed_to_everybody_else(client, address):
    client.force_login(person())

    assert client.get(f"{DESK}{address}").status_code in {302, 403}


# --- personal data ---


def test_letters_to_senders_are_not_shown_in_the_log_of_notices(client):
    from django.contrib.auth.models import Permission

    made = feedback()
    notice = Notice.objects.get(kind="feedback.received")
    mine = person()
    mine.user_permissions.add(*Permission.objects.filter(codename__in=["view_notice", "send_notice"]))
    client.force_login(mine)
    pages = [
        html_of(client.get("/quan-tri/thong-bao/nhat-ky/")),
        html_of(client.get(f"/quan-tri/thong-bao/nhat-ky/{notice.pk}/")),
        html_of(client.get("/quan-tri/thong-bao/nhat-ky/?q=tham@rieng")),
    ]

    for page in pages:
        assert "tham@rieng.example<" not in page
        assert made.receipt.code not in page
    assert "rieng.example" not in str(notice)
