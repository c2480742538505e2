"""One registration on the officer's desk: marked places, notes, who follows it, history, taking an acceptance back."""

import pytest
from django.core import mail
from django.utils import timezone
from wagtail.models import ModelLogEntry

from portal.operations.desk import heaps
from registrations import refusals
from registrations.campaigns import board, marks, review_actions
from registrations.campaigns.models import DeskNote, Handling, Registration
from tests.factories.accounts import SuperuserFactory, UserFactory
from tests.factories.campaigns import send
from tests.factories.units import UnitFactory

pytestmark = pytest.mark.django_db
DESK = "/quan-tri/theo-doi-dang-ky/"
CANARY = "CANARY-NOI-BO"


@pytest.fixture
def sent(complete, signatory):
    complete.rows.create(kind=complete.rows.get().kind, order=2, name="Lý Thị Thêm", title=complete.rows.get().title)
    send(complete, signatory)
    complete.refresh_from_db()
    return complete


@pytest.fixture
def desk(client, officer):
    client.force_login(officer)
    return client


def give_back(desk, registration, **form):
    return desk.post(f"{DESK}ban/{registration.pk}/", {"viec": "tra-lai", "lan": 1, "until": ""} | form)


def test_marked_places_reach_the_unit_beside_their_rows(
    desk, sent, signatory, addresses, django_capture_on_commit_callbacks
):
    asked = desk.get(
        f"{DESK}ban/{sent.pk}/tra-lai/", {"lan": "1", "cho": ["persons-2", "targets-0", "junk", "persons-9"]}
    )
    page = asked.content.decode()
    assert "Cá nhân, dòng 2, Lý Thị Thêm" in page
    assert "Nội dung giao ước thi đua" in page
    assert "persons-9" not in page
    with django_capture_on_commit_callbacks(execute=True):
        form = {
            "reason": "Thiếu chức vụ.",
            "cho": ["persons-2", "targets-0", "persons-9"],
            "o-persons-2": "position",
            "ghi-persons-2": "Ghi chức vụ <b>",
        }
        assert give_back(desk, sent, **form).status_code == 302
    body = mail.outbox[-1].body
    assert "- Cá nhân, dòng 2, Lý Thị Thêm, ô Chức vụ, bộ phận: Ghi chức vụ" in body
    review = sent.reviews.get()
    assert review.steps == ["persons", "targets"]  # the parts of the marks, without ticking them
    desk.force_login(signatory)
    assert "Lý Thị Thêm, ô Chức vụ, bộ phận: Ghi chức vụ &lt;b&gt;" in desk.get(addresses(sent).page).content.decode()
    persons = desk.get(addresses(sent).persons).content.decode()
    assert "Cần sửa ô Chức vụ, bộ phận: Ghi chức vụ &lt;b&gt;" in persons
    row = persons.partition('id="dong-1-dong"')[2].partition('id="dong-2-dong"')[0]
    assert "Cần sửa ô Chức vụ" in row
    assert "Cần sửa ô" not in desk.get(addresses(sent).collectives).content.decode()


def test_a_mark_follows_its_row_when_others_come_or_go():
    place = marks.places({"persons": [{"name": "An"}, {"name": "Bé"}, {"name": "Bé"}]})
    of = lambda key: marks.mark(place[key])  # noqa: E731
    assert list(marks.on_rows([of("persons-2")], "persons", ["Bé", "An"])) == [1]
    assert list(marks.on_rows([of("persons-3")], "persons", ["An", "BE", "Bé"])) == [3]  # of two of a name, its own
    assert list(marks.on_rows([of("persons-2")], "persons", ["An", "Bình"])) == [2]  # the name was put right
    assert marks.on_rows([of("persons-2")], "persons", ["An"]) == {}
    assert marks.on_rows([of("persons-2")], "collectives", ["An", "Bé"]) == {}


def test_returning_to_a_unit_without_time_keeps_what_was_written(desk, sent):
    Registration.objects.filter(pk=sent.pk).update()
    sent.campaign.closes_at = timezone.now()
    sent.campaign.save()
    answer = give_back(desk, sent, reason="Lý do dài", cho=["persons-1"], **{"ghi-persons-1": "Sửa tên"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Lý do dài" in page
    assert "Sửa tên" in page
    assert "Mời ghi ngày đơn vị được gửi lại" in page


def test_inner_notes_are_read_by_officers_alone(desk, sent, signatory, addresses, officer):
    assert desk.post(f"{DESK}ban/{sent.pk}/", {"viec": "ghi-chu", "text": f"Đã gọi {CANARY}"}).status_code == 302
    assert CANARY in desk.get(f"{DESK}ban/{sent.pk}/").content.decode()
    assert desk.post(f"{DESK}ban/{sent.pk}/", {"viec": "ghi-chu", "text": " "}).status_code == 422
    review_actions.give_back(sent.pk, number=1, reason="x", steps=[], until=None, by=officer)
    desk.force_login(signatory)
    pages = vars(addresses(sent)).values()
    for address in [*pages, "/don-vi/", sent.submissions.get().receipt.get_absolute_url()]:
        assert CANARY not in desk.get(address, follow=True).content.decode()
    assert not any(CANARY in message.body for message in mail.outbox)
    assert not any(CANARY in str(entry.data) for entry in ModelLogEntry.objects.all())
    with pytest.raises(refusals.NotAllowed):
        review_actions.note(sent.campaign, sent.unit, text="x", by=signatory)
    assert DeskNote.objects.count() == 1


def test_who_follows_a_unit_is_seen_filtered_and_told_on_the_first_screen(desk, sent, officer):
    idle = UnitFactory(name="Xã Không Ai")
    answer = desk.post(f"{DESK}ban/{sent.pk}/", {"viec": "giao", "officer": officer.pk, "dang-giao": "0"})
    assert answer.status_code == 302
    board_page = desk.get(f"{DESK}{sent.campaign_id}/", {"nguoi": "toi"}).content.decode()
    assert sent.unit.name in board_page
    assert idle.name not in board_page
    assert officer.full_name in board_page
    nobody = desk.get(f"{DESK}{sent.campaign_id}/", {"nguoi": "chua-giao"}).content.decode()
    assert idle.name in nobody
    assert sent.unit.name not in nobody
    told = [task for heap in heaps(officer) for task in heap.tasks if "giao cho ông, bà" in heap.name]
    assert [(task.title, task.note) for task in told] == [(sent.campaign.name, "1 bản chờ tiếp nhận")]
    assert not [heap for heap in heaps(SuperuserFactory()) if "giao cho" in heap.name]
    # A colleague took it while this page was open.
    colleague = SuperuserFactory(full_name="Lô Thị Đồng Nghiệp")
    review_actions.assign(sent.campaign, sent.unit, officer=colleague, by=colleague)
    page = desk.post(
        f"{DESK}ban/{sent.pk}/", {"viec": "giao", "officer": "", "dang-giao": officer.pk}, follow=True
    ).content.decode()
    assert "nay là Lô Thị Đồng Nghiệp" in page
    assert Handling.objects.get().officer == colleague
    desk.post(f"{DESK}ban/{sent.pk}/", {"viec": "giao", "officer": "", "dang-giao": colleague.pk})
    assert not Handling.objects.exists()
    assert [each.action for each in ModelLogEntry.objects.filter(action__contains="assign")].count(
        "campaigns.assign"
    ) == 2


def test_naming_the_same_officer_again_makes_no_entry(sent, officer):
    for _ in range(2):
        review_actions.assign(sent.campaign, sent.unit, officer=officer, by=officer)
    assert ModelLogEntry.objects.filter(action="campaigns.assign").count() == 1


def test_an_acceptance_is_taken_back_with_a_reason_and_the_unit_is_told(
    desk, sent, officer, signatory, django_capture_on_commit_callbacks
):
    review_actions.accept(sent.pk, number=1, by=officer)
    assert desk.post(f"{DESK}ban/{sent.pk}/", {"viec": "rut", "lan": 1, "reason": ""}).status_code == 422
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(f"{DESK}ban/{sent.pk}/", {"viec": "rut", "lan": 1, "reason": "Nhầm đơn vị"})
    sent.refresh_from_db()
    assert sent.state == "submitted"
    assert "Nhầm đơn vị" in mail.outbox[-1].body
    receipt = sent.submissions.get().receipt
    assert "chờ tiếp nhận" in desk.get(receipt.get_absolute_url()).content.decode()
    history = desk.get(f"{DESK}ban/{sent.pk}/").content.decode().partition('id="qua-trinh"')[2]
    assert history.index("Rút việc tiếp nhận") < history.index("Tiếp nhận</strong>") < history.index("Gửi lần 1")


def test_an_extension_after_a_return_does_not_hide_the_reason(desk, sent, officer, signatory, addresses):
    review_actions.give_back(sent.pk, number=1, reason="Thiếu bản ký", steps=[], until=None, by=officer)
    until = sent.closes_at + timezone.timedelta(days=9)
    review_actions.extend(sent.campaign, sent.unit, until=until, reason="Mưa lũ", by=officer)
    desk.force_login(signatory)
    notice = desk.get(addresses(sent).page).content.decode().partition("Cần bổ sung")[2]
    assert "Thiếu bản ký" in notice[:600]


def test_the_board_sorts_and_finds_what_came_on_paper(desk, sent):
    UnitFactory(name="Xã A Đầu", short_name="A Đầu")
    now = timezone.now()
    orders = {
        sort: [unit.name for unit in board.units(sent.campaign, board.Choice(sort=sort), now)]
        for sort, _ in board.SORTS
    }
    assert orders[""][0] == "Xã A Đầu"
    assert orders["moi-gui"][0] == orders["gui-truoc"][0] == sent.unit.name
    assert list(board.units(sent.campaign, board.Choice(paper=True), now)) == []
    address = f"{DESK}{sent.campaign_id}/"
    for asked in ("%", "'\"", "\x00", "x" * 5000, "N\u0303", "-1"):
        query = dict.fromkeys(("q", "xem", "loai", "cum", "nguoi", "xep", "giay", "p", "chon"), asked)
        assert desk.get(address, query).status_code == 200


def test_only_those_who_judge_can_be_given_a_unit(desk, sent, officer):
    stranger = UserFactory()
    answer = desk.post(f"{DESK}ban/{sent.pk}/", {"viec": "giao", "officer": stranger.pk, "dang-giao": "0"})
    assert answer.status_code == 422
    officer.is_active = False
    officer.save()
    assert officer not in board.officers()


def test_the_log_tells_each_event_in_a_sentence(desk, sent, officer):
    review_actions.assign(sent.campaign, sent.unit, officer=officer, by=officer)
    review_actions.note(sent.campaign, sent.unit, text=CANARY, by=officer)
    review_actions.accept(sent.pk, number=1, by=officer)
    review_actions.reopen(sent.pk, number=1, reason="Nhầm", by=officer)
    review_actions.give_back(sent.pk, number=1, reason="x", steps=[], until=None, by=officer)
    until = sent.closes_at + timezone.timedelta(days=9)
    due = review_actions.extend(
        sent.campaign, sent.unit, until=until, reason="Mưa lũ", by=officer
    ).registration.deadline
    review_actions.assign(sent.campaign, sent.unit, officer=None, by=officer)
    told = [
        entry.message for entry in ModelLogEntry.objects.filter(object_id=str(sent.pk), user=officer).order_by("pk")
    ]
    assert told == [
        f"Đã giao {officer.full_name} theo dõi {sent.unit.name}",
        f"Đã ghi chú nội bộ về {sent.unit.name}",
        "Đã tiếp nhận, lần gửi 1",
        "Đã rút việc tiếp nhận, lần gửi 1",
        "Đã trả lại, lần gửi 1, để bổ sung",
        f"Đã gia hạn, nay là {due}. Lý do: Mưa lũ",
        f"Đã bỏ người theo dõi {sent.unit.name}",
    ]
