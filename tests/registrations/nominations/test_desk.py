"""The officers' desk: board, one nomination, export, the dated rules."""

import io
from datetime import date, timedelta

import openpyxl
import pytest
import time_machine
from django.utils import timezone

from registrations.nominations import actions, board, clocks, unit_actions
from registrations.nominations.models import Nomination, PaperRule, StateTerm
from registrations.nominations.seeding import load
from registrations.nominations.states import State
from registrations.notices.models import Notice
from tests.factories.accounts import UserFactory
from tests.factories.nominations import CaseFactory, CompleteNominationFactory, NominationFactory, send

BOARD = "/quan-tri/de-nghi-khen-thuong/"


@pytest.fixture
def at_desk(client, officer):
    client.force_login(officer)
    return client


def test_drafts_are_not_on_the_board(at_desk, complete, sent):
    draft = NominationFactory(unit__name="Xã Đang Soạn")
    page = at_desk.get(BOARD).content.decode()
    assert sent.unit.name in page
    assert "Xã Đang Soạn" not in page
    assert at_desk.get(f"{BOARD}{draft.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", True),
        ("?xem=moi", True),
        ("?xem=hoi-dong", False),
        ("?loai=cong-trang", True),
        ("?loai=dot-xuat", False),
        ("?q=nong+van+mau", True),
        ("?q=nông+văn", True),
        ("?q=128", True),
        ("?q=khong+co", False),
        ("?ai=toi", False),
        ("?ai=chua", True),
        ("?qua-han=1", False),
        ("?nam=1999", False),
        ("?nam=abc&xem=la&loai=la&ai=la&p=la", True),
    ],
)
def test_the_filters(at_desk, sent, asked, found):
    assert (str(sent.pk) in at_desk.get(BOARD + asked).content.decode()) is found


def test_the_counts_are_those_of_the_lists(officer, sent):
    other = CompleteNominationFactory()
    send(other)
    Nomination.objects.filter(pk=other.pk).update(state=State.COUNCIL)
    now = timezone.now()
    counts = board.counts(board.Choice(), officer, now)
    for key, _, _ in board.GROUPS:
        assert counts[key] == board.nominations(board.Choice(group=key), officer, now).count()
    assert counts[""] == 2


def test_the_board_costs_the_same_for_one_and_for_many(at_desk, sent, django_assert_max_num_queries):
    StateTerm.objects.create(state=State.SENT, working_days=5)
    for _ in range(4):
        send(CompleteNominationFactory())
    at_desk.get(BOARD)
    with django_assert_max_num_queries(30):
        assert at_desk.get(BOARD).status_code == 200


def test_the_clock_counts_working_days_and_turns_after_the_last(db, sent):
    StateTerm.objects.create(state=State.VERIFYING, working_days=3)
    # A Thursday: three working days end with the Tuesday after it.
    begun = timezone.make_aware(timezone.datetime(2026, 10, 8, 9))
    Nomination.objects.filter(pk=sent.pk).update(state=State.VERIFYING, state_since=begun)
    sent.refresh_from_db()
    last = timezone.make_aware(timezone.datetime(2026, 10, 13, 23, 59, 59))
    clock = clocks.clocks([sent], last)[sent.pk]
    assert (clock.due, clock.left, clock.overdue) == (date(2026, 10, 13), 1, False)
    assert clocks.clocks([sent], last + timedelta(seconds=1))[sent.pk].overdue


def test_a_term_for_a_kind_goes_before_the_general_one(db, sent):
    StateTerm.objects.create(state=State.SENT, working_days=20)
    StateTerm.objects.create(state=State.SENT, kind="dot-xuat", working_days=2)
    now = timezone.now()
    usual = clocks.clocks([sent], now)[sent.pk].due
    sent.kind = "dot-xuat"
    assert clocks.clocks([sent], now)[sent.pk].due < usual


def test_the_overdue_filter_finds_what_stands_too_long(at_desk, sent):
    StateTerm.objects.create(state=State.SENT, working_days=5)
    with time_machine.travel(timezone.now() + timedelta(days=40), tick=False):
        at_desk.force_login(UserFactory(groups=["Chuyên viên TĐKT"], is_staff=True))
        assert "quá hạn" in at_desk.get(f"{BOARD}?qua-han=1").content.decode().lower()


def press(client, desk, nomination, key, **given):
    nomination.refresh_from_db()
    data = {"viec": key, "thay": nomination.state} | {f"v-{name}": value for name, value in given.items()}
    return client.post(desk(nomination), data)


def test_an_officer_takes_a_nomination_the_whole_way(at_desk, desk, sent):
    case = sent.cases.get()
    for key, given in (
        ("tiep-nhan", {}),
        ("tham-dinh", {}),
        ("trinh-hoi-dong", {}),
        ("thong-qua", {"passed": [case.pk], "reference": "Biên bản 07"}),
        ("trinh-cap-tren", {"reference": "Tờ trình 99/TTr-UBND"}),
        ("co-quyet-dinh", {"reference": "Quyết định 1042/QĐ-TTg"}),
    ):
        assert press(at_desk, desk, sent, key, **given).status_code == 302
    sent.refresh_from_db()
    assert sent.state == State.DECIDED
    assert "Biên bản 07" in at_desk.get(desk(sent)).content.decode()


def test_asking_to_mend_marks_parts_and_shows_the_difference_afterwards(at_desk, client, desk, sent, signatory):
    case = sent.cases.get()
    answer = press(at_desk, desk, sent, "yeu-cau", reason="Ghi rõ thành tích", marks=[f"th-{case.pk}", "lien-he"])
    assert answer.status_code == 302
    officer_session = at_desk.session.session_key
    client.force_login(signatory)
    page = client.get(f"/don-vi/de-nghi/{sent.pk}/").content.decode()
    assert "Ghi rõ thành tích" in page
    assert "Trường hợp Nông Văn Mẫu" in page
    sent.refresh_from_db()
    given = {name: getattr(case, name) for name in unit_actions.CASE_FIELDS} | {
        "papers": [],
        "summary": "Viết lại rõ hơn.",
    }
    unit_actions.save_case(sent.pk, case.pk, given, version=sent.version, by=signatory)
    send(sent, signatory)
    client.force_login(UserFactory(groups=["Chuyên viên TĐKT"], is_staff=True))
    page = client.get(desk(sent)).content.decode()
    assert officer_session
    assert "Khác với lần gửi 1" in page
    assert "Viết lại rõ hơn." in page


def test_a_missing_reason_stands_beside_its_field(at_desk, desk, sent):
    answer = press(at_desk, desk, sent, "tra", reason=" ")
    assert answer.status_code == 422
    assert "Mời ghi lý do." in answer.content.decode()
    sent.refresh_from_db()
    assert sent.state == State.SENT


def test_an_old_page_moves_nothing(at_desk, desk, sent, officer):
    actions.move(sent.pk, "tiep-nhan", by=officer)
    answer = at_desk.post(desk(sent), {"viec": "tham-dinh", "thay": State.SENT}, follow=True)
    sent.refresh_from_db()
    assert sent.state == State.RECEIVED
    assert "Mời xem lại" in answer.content.decode()


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"viec": "la"},
        {"viec": "gui"},
        {"viec": "giai-quyet", "don": "x"},
        {"viec": "rut-truong-hop", "truong-hop": "99", "r-reason": "x"},
    ],
)
def test_posts_that_mean_nothing_change_nothing(at_desk, desk, sent, data):
    assert at_desk.post(desk(sent), data).status_code in (302, 403, 404)
    sent.refresh_from_db()
    assert sent.state == State.SENT


def test_assigning_tells_the_officer(at_desk, desk, sent, groups):
    other = UserFactory(groups=["Chuyên viên TĐKT"], is_staff=True)
    at_desk.post(desk(sent), {"viec": "giao", "g-assignee": other.pk})
    sent.refresh_from_db()
    assert sent.assignee == other
    assert Notice.objects.filter(kind="nomination.assigned", recipient=other).exists()
    at_desk.post(desk(sent), {"viec": "giao", "g-assignee": UserFactory().pk})
    sent.refresh_from_db()
    assert sent.assignee == other


def test_a_complaint_is_noted_and_cleared(at_desk, desk, sent):
    day = f"{timezone.localdate():%d/%m/%Y}"
    at_desk.post(desk(sent), {"viec": "don-thu", "d-reference": "Đơn số 5", "d-received_on": day})
    complaint = sent.complaints.get()
    at_desk.post(desk(sent), {"viec": "giai-quyet", "don": complaint.pk, "k-outcome": "Không có căn cứ"})
    complaint.refresh_from_db()
    assert complaint.cleared_at


def test_one_case_leaves_and_the_rest_goes_on(at_desk, desk, sent, officer):
    other = CaseFactory(nomination=sent, name="Người Rút")
    actions.move(sent.pk, "tiep-nhan", by=officer)
    at_desk.post(desk(sent), {"viec": "rut-truong-hop", "truong-hop": other.pk, "r-reason": "Theo đề nghị"})
    other.refresh_from_db()
    assert other.left_reason == "Theo đề nghị"
    assert sent.cases.standing().count() == 1


def test_the_export_holds_what_the_board_shows_and_runs_nothing(at_desk, sent):
    sent.cases.update(summary='=HYPERLINK("http://x")', name="=1+1")
    answer = at_desk.get(f"{BOARD}xlsx/")
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    rows = list(book["Danh sách"].values)
    assert rows[1][4] == "=1+1"
    assert book["Danh sách"]["E2"].data_type == "s"
    assert list(book["Đề nghị"].values)[1][1] == sent.unit.name
    empty = at_desk.get(f"{BOARD}xlsx/?q=khong-co")
    assert len(list(openpyxl.load_workbook(io.BytesIO(empty.content))["Đề nghị"].values)) == 1


def test_the_rules_are_edited_in_the_back_office(at_desk):
    assert at_desk.get("/quan-tri/giay-to-de-nghi/new/").status_code == 200
    given = {
        "name": "Giấy mới",
        "hint": "",
        "title_code": "",
        "form": "",
        "level": "",
        "kind": "",
        "not_for": "",
        "order": 5,
    }
    at_desk.post("/quan-tri/giay-to-de-nghi/new/", given)
    assert PaperRule.objects.get().name == "Giấy mới"
    for name in ("dieu-kien-de-nghi", "thoi-han-de-nghi", "noi-nop-ho-so"):
        assert at_desk.get(f"/quan-tri/{name}/").status_code == 200
        assert at_desk.get(f"/quan-tri/{name}/new/").status_code == 200


def test_the_committed_rules_load_once_and_claim_no_law(db):
    assert load()["papers"] > 0
    assert load() == {}
    assert not PaperRule.objects.filter(verified=True).exists()
    assert not StateTerm.objects.filter(verified=True).exists()
