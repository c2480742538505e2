"""The inbox of officers: like texts once, filters that give nothing away, one step for many."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from registrations.comments import handling
from registrations.comments.actions import open_sender
from registrations.comments.models import (
    Answer,
    Comment,
    Forwarding,
    HandlingTerm,
    LegalNotice,
    Proposal,
    SenderOpening,
)
from tests.factories.comments import comment
from tests.factories.consultations import officer

HANDLING = ("view_comment", "handle_comment")
CANARY = "kênhkênhđen"
SECRETS = {
    "text": f"{CANARY} nội dung",
    "name": f"{CANARY} tên",
    "phone": "0912999888",
    "email": "kenhkenhden@rieng.example",
    "address": f"{CANARY} địa chỉ",
}


@pytest.fixture
def enter(client):
    def sign_in(*permissions, **facts):
        user = officer(*permissions, **facts)
        client.force_login(user)
        client.person = user
        return user

    return sign_in


@pytest.fixture
def inbox(client, during):
    """The page of the inbox for a query, a day after."""

    def look(at=during, **query):
        with time_machine.travel(at, tick=False):
            client.force_login(client.person)  # a session of days ago is over
            answer = client.get(reverse("y-kien:index"), query)
        assert answer.status_code == 200
        return answer.content.decode()

    return look


def restricted(consultation, during, **facts):
    one = comment(consultation, during, **SECRETS | facts)
    handling.restrict([one], reason="Nêu hành vi vi phạm", by=officer(*HANDLING), now=during)
    return one


def test_the_same_text_is_one_line_with_its_number(consultation, during, inbox, enter, client):
    made = [comment(consultation, during, text="Bán hàng giá rẻ, gọi ngay", phone=f"09120001{n:02}") for n in range(7)]
    other = comment(consultation, during, text="Cô giáo rất tận tụy với học trò.")
    enter(*HANDLING)

    page = inbox()
    group = inbox(nhom=made[0].group_id)

    assert "7 ý kiến gần giống" in page
    assert sum(one.receipt.code in page for one in made) <= 2  # the line and its label, one comment
    assert other.receipt.code in page
    assert all(one.receipt.code in group for one in made)
    assert other.receipt.code not in group


def test_the_inbox_asks_the_same_few_questions_however_much_it_holds(
    consultation, during, inbox, enter, django_assert_max_num_queries
):
    for number in range(12):
        comment(consultation, during, text=f"Ý kiến riêng thứ {number * 7919}")
    enter(*HANDLING)
    inbox()

    with django_assert_max_num_queries(32):
        inbox()


def test_of_a_restricted_comment_only_a_stub_is_left(consultation, during, inbox, enter, client):
    nominee = consultation.nominees.first()
    one = restricted(consultation, during, nominee=nominee, stance="khong-nhat-tri")
    enter(*HANDLING, "identify_sender", "enter_paper")

    page = inbox()
    client.force_login(client.person)
    stub = client.get(reverse("y-kien:inspect", args=[one.pk])).content.decode()

    for shown in (page, stub):
        assert one.receipt.code in shown
        assert "Sổ hạn chế" in shown
        assert not [value for value in SECRETS.values() if value in shown]
    assert nominee.name not in stub
    assert "Không nhất trí" not in stub
    for name, args in (("sender", []), ("handle", []), ("letter", []), ("step", ["chuyen"])):
        answer = client.post(reverse(f"y-kien:{name}", args=[one.pk, *args]), {"reason": "x"})
        assert answer.status_code in {302, 403, 404}
        assert CANARY not in answer.content.decode()
    assert not SenderOpening.objects.exists()


def test_no_filter_tells_what_a_restricted_comment_holds(consultation, during, inbox, enter):
    nominee = consultation.nominees.first()
    one = restricted(consultation, during, nominee=nominee, stance="khong-nhat-tri")
    line = f'href="{reverse("y-kien:inspect", args=[one.pk])}"'
    enter(*HANDLING)
    queries = [
        {"q": "kênhkênhđen"},
        {"q": one.receipt.code},
        {"consultation": consultation.pk, "target": f"n{nominee.pk}"},
        {"stance": "khong-nhat-tri"},
        {"classification": "phan-anh-vi-pham"},
        {"nhom": one.group_id},
        {"work": "qua-han"},
        {"work": "chua-giao"},
    ]

    for query in queries:
        assert line not in inbox(**query), query
    assert line in inbox(work="han-che")
    enter(*HANDLING, "read_restricted")
    for query in queries[:5]:
        assert line in inbox(**query), query


@pytest.mark.parametrize(
    "query",
    [
        {"consultation": "abc"},
        {"nhom": "x"},
        {"nhom": "9" * 40},
        {"p": "zzz"},
        {"target": "n1 OR 1"},
        {"work": "<b>"},
        {"q": "\x00%_'" + "é" * 90},
        {"consultation": "9" * 14, "target": "p5"},
        {"consultation": "٣"},
    ],
)
def test_strange_filters_are_no_error(consultation, inbox, enter, query):
    enter(*HANDLING)

    inbox(**query)


def bulk(client, ticked, **facts):
    given = {"chosen": [one.pk for one in ticked], "back": reverse("y-kien:index")}
    return client.post(reverse("y-kien:bulk"), given | facts)


def test_a_whole_group_is_set_aside_in_two_steps_by_two_officers(consultation, during, enter, client):
    made = [comment(consultation, during, text="Bán hàng giá rẻ", phone=f"09120001{n:02}") for n in range(4)]
    other = comment(consultation, during, text="Cô giáo rất tận tụy.")

    enter(*HANDLING)
    facts = {"step": "de-rieng", "classification": "spam", "reason": "Quảng cáo", "whole_groups": "on"}
    assert bulk(client, made[:1], **facts).status_code == 302
    assert Proposal.objects.count() == 4
    assert bulk(client, made[:1], step="dong-y", whole_groups="on").status_code == 302
    assert Comment.objects.counted().count() == 5  # nobody agrees to his own

    enter(*HANDLING)
    assert bulk(client, made[:1], step="dong-y", whole_groups="on").status_code == 302
    assert list(Comment.objects.counted()) == [other]


def test_many_are_assigned_classified_and_moved_at_once(consultation, during, enter, client):
    made = [comment(consultation, during, text=f"Ý kiến {n * 7919}") for n in range(3)]
    by = enter(*HANDLING)

    assert bulk(client, made, step="giao", assignee=by.pk).status_code == 302
    assert bulk(client, made[:2], step="phan-loai", classification="tham-khao").status_code == 302
    assert bulk(client, made[2:], step="han-che", reason="Tố giác").status_code == 302

    assert set(Comment.objects.values_list("assignee", flat=True)) == {by.pk}
    assert Comment.objects.filter(classification="tham-khao").count() == 2
    assert list(Comment.objects.restricted()) == made[2:]


@pytest.mark.parametrize(
    "facts",
    [
        {"step": "de-rieng", "classification": "spam"},
        {"step": "de-rieng", "classification": "tham-khao", "reason": "x"},
        {"step": "phan-loai", "classification": "spam"},
        {"step": "han-che"},
        {"step": "xóa"},
        {"step": "giao", "chosen": ["x", "-1", "9" * 30]},
    ],
)
def test_a_step_that_cannot_be_is_told_and_changes_nothing(consultation, during, enter, client, facts):
    one = comment(consultation, during)
    enter(*HANDLING)

    answer = bulk(client, [one], **facts)

    assert answer.status_code == 422
    assert not Proposal.objects.exists()
    one.refresh_from_db()
    assert (one.classification, one.restricted_at) == ("", None)


def test_steps_are_not_for_readers(consultation, during, enter, client):
    one = comment(consultation, during)
    enter("view_comment")

    assert bulk(client, [one], step="han-che", reason="x").status_code in {302, 403}
    for step in ("xu-ly", "de-rieng", "han-che", "tra-loi", "quyet-dinh", "khong-co"):
        answer = client.post(reverse("y-kien:step", args=[one.pk, step]), {"reason": "x"})
        assert answer.status_code in {302, 403, 404}
    one.refresh_from_db()
    assert one.restricted_at is None


# --- terms ---


def term(step, days, **facts):
    return HandlingTerm.objects.create(step=step, working_days=days, **{"effective_from": date(2026, 1, 1)} | facts)


def test_the_red_list_counts_working_days(consultation, during, inbox, enter):
    # Friday 20/11; Saturday and Sunday do not count, 24/11 is off: three working days end with Thursday 26/11.
    term(HandlingTerm.Step.REVIEW, 3)
    one = comment(consultation, during)
    enter(*HANDLING)
    thursday = during.replace(day=26, hour=23)

    assert one.receipt.code not in inbox(at=thursday, work="qua-han")
    assert one.receipt.code in inbox(at=during.replace(day=27, hour=0, minute=1), work="qua-han")
    handling.assign([one], assignee=None, by=officer(*HANDLING))
    Comment.objects.update(state="dang-xem-xet")
    assert one.receipt.code not in inbox(at=during.replace(day=27, hour=0, minute=1), work="qua-han")


def test_a_comment_keeps_the_term_under_which_it_began(consultation, during, inbox, enter):
    term(HandlingTerm.Step.REVIEW, 20, effective_to=date(2026, 11, 21))
    term(HandlingTerm.Step.REVIEW, 1, effective_from=date(2026, 11, 21))
    one = comment(consultation, during)
    enter(*HANDLING)

    assert one.receipt.code not in inbox(at=during.replace(day=27), work="qua-han")


def test_what_waits_for_a_second_officer_and_what_is_not_forwarded_become_red(consultation, during, inbox, enter):
    term(HandlingTerm.Step.SECOND, 1)
    term(HandlingTerm.Step.FORWARD, 1)
    waiting = comment(consultation, during, text="Bán hàng")
    handling.propose_aside([waiting], classification="spam", reason="x", by=officer(*HANDLING), now=during)
    sealed = restricted(consultation, during)
    later = during.replace(day=27)

    enter(*HANDLING, "read_restricted")
    page = inbox(at=later, work="qua-han")
    assert waiting.receipt.code in page
    assert sealed.receipt.code in page

    facts = {"authority": "Thanh tra tỉnh", "document_number": "1/CV", "forwarded_on": during.date()}
    handling.forward(sealed, by=officer(*HANDLING, "read_restricted"), now=later, **facts)
    assert sealed.receipt.code not in inbox(at=later, work="qua-han")


# --- whole screens ---


def test_every_step_can_be_taken_on_the_page_of_a_comment(consultation, during, enter, client):
    one = comment(consultation, during, **SECRETS)
    enter(*HANDLING, "read_restricted")

    def step(name, **facts):
        return client.post(reverse("y-kien:step", args=[one.pk, name]), facts)

    with time_machine.travel(during + timedelta(hours=2), tick=False):
        for name, facts in (
            ("xu-ly", {"state": "dang-xem-xet", "note": "Hỏi xã"}),
            ("de-rieng", {"classification": "khong-lien-quan", "reason": "Việc khác"}),
            ("han-che", {"reason": "Nêu hành vi vi phạm"}),
            ("chuyen", {"authority": "Thanh tra", "document_number": "2/CV", "forwarded_on": "2026-11-20"}),
            ("dua-ra", {"reason": "Không phải tố cáo"}),
            ("tra-loi", {"text": "Kính gửi ông, bà", "public_text": "Đã trả lời."}),
        ):
            assert step(name, **facts).status_code == 302, name
        enter(*HANDLING, "read_restricted")
        assert client.get(reverse("y-kien:inspect", args=[one.pk])).status_code == 200
        assert step("quyet-dinh", agreed="khong").status_code == 422
        assert step("quyet-dinh", agreed="co").status_code == 302
        one.refresh_from_db()
        assert (one.restricted_at, one.counts) == (None, False)
        assert step("tinh-lai", reason="Nhầm").status_code == 302
    assert Forwarding.objects.count() == Answer.objects.count() == 1


def test_an_answer_that_names_the_sender_is_told_and_kept(consultation, during, enter, client):
    one = comment(consultation, during, **SECRETS)
    enter(*HANDLING)
    facts = {"text": "Nội dung thư đã soạn", "public_text": f"Đã gọi {SECRETS['phone']}"}

    answer = client.post(reverse("y-kien:step", args=[one.pk, "tra-loi"]), facts)

    assert answer.status_code == 422
    assert "Nội dung thư đã soạn</textarea>" in answer.content.decode()
    assert not Answer.objects.exists()


def test_the_letter_is_an_opening_like_another(consultation, during, enter, client):
    one = comment(consultation, during, **SECRETS | {"email": ""})
    handling.answer(one, text="Kính gửi", public_text="Đã trả lời.", by=officer(*HANDLING))

    enter(*HANDLING)
    assert client.post(reverse("y-kien:letter", args=[one.pk])).status_code in {302, 403}
    by = enter(*HANDLING, "identify_sender")
    page = client.post(reverse("y-kien:letter", args=[one.pk])).content.decode()

    assert SECRETS["name"] in page
    assert SECRETS["address"] in page
    assert SECRETS["phone"] not in page
    assert SenderOpening.objects.get().by == by


# --- who sees what: role by state ---

ROLES = {
    "nobody": None,
    "consultations": ("view_consultation", "change_consultation", "open_consultation", "publish_outcome"),
    "log": ("view_senderopening",),
    "reader": ("view_comment",),
    "handler": HANDLING,
    "paper": ("view_comment", "enter_paper"),
    "named": (*HANDLING, "identify_sender"),
    "restricted": (*HANDLING, "read_restricted"),
}
STATES = ("plain", "proposed", "aside", "restricted", "answered")


def in_state(state, consultation, during):
    one = comment(consultation, during, **SECRETS)
    by, second = officer(*HANDLING), officer(*HANDLING)
    if state == "restricted":
        handling.restrict([one], reason="Tố giác", by=by)
    if state in {"proposed", "aside"}:
        handling.propose_aside([one], classification="spam", reason="Quảng cáo", by=by)
    if state == "aside":
        handling.decide(Proposal.objects.all(), agreed=True, by=second)
    if state == "answered":
        handling.answer(one, text=f"{CANARY} trả lời", public_text="Đã trả lời.", by=by)
    return one


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("role", ROLES)
def test_what_is_private_is_seen_only_by_whom_it_may(
    role, state, consultation, during, client, django_capture_on_commit_callbacks
):
    one = in_state(state, consultation, during)
    if ROLES[role]:
        client.force_login(officer(*ROLES[role]))
    addresses = [
        reverse("y-kien:index"),
        reverse("y-kien:inspect", args=[one.pk]),
        f"{reverse('y-kien:index')}?q=k%C3%AAnh&nhom={one.group_id}",
        reverse("mo-nguoi-gui:index"),
        reverse("lay-y-kien:inspect", args=[consultation.pk]),
        reverse("notices_desk:log"),
        reverse("wagtailadmin_home"),
        one.receipt.get_absolute_url(),
        consultation.get_absolute_url(),
    ]

    with time_machine.travel(during, tick=False):
        pages = "".join(client.get(address).content.decode() for address in addresses)

    reads = role in {"reader", "handler", "paper", "named", "restricted"}
    may_read = reads and (state != "restricted" or role == "restricted")
    assert (SECRETS["text"] in pages) == may_read
    for name in ("name", "phone", "email", "address"):
        assert SECRETS[name] not in pages, name
    if state == "answered" and not may_read:
        assert f"{CANARY} trả lời" not in pages


def test_the_log_of_openings_is_for_administrators_and_names_no_sender(consultation, during, enter, client):
    one = comment(consultation, during, **SECRETS)
    open_sender(one, by=officer("view_comment", "identify_sender", full_name="Chu Thị Mở"), reason="Gọi lại")

    enter(*HANDLING, "identify_sender")
    assert client.get(reverse("mo-nguoi-gui:index")).status_code in {302, 403}
    enter("view_senderopening")
    page = client.get(reverse("mo-nguoi-gui:index")).content.decode()

    assert "Gọi lại" in page
    assert "Chu Thị Mở" in page
    assert one.receipt.code in page
    assert CANARY not in page


def test_the_page_says_where_denunciations_are_filed_by_the_wording_in_force(consultation, during, client):
    LegalNotice.objects.create(text="Lời dẫn cũ.", effective_from=date(2025, 1, 1), effective_to=date(2026, 1, 1))
    LegalNotice.objects.create(text="Tố cáo nộp tại cơ quan có thẩm quyền.", effective_from=date(2026, 1, 1))

    with time_machine.travel(during, tick=False):
        page = client.get(consultation.get_absolute_url()).content.decode()

    assert "Tố cáo nộp tại cơ quan có thẩm quyền." in page
    assert "Lời dẫn cũ." not in page
