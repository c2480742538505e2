"""Two clerks at the same registration: each sees the other's change, chooses, and nothing is lost."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from django.utils.html import strip_tags

from registrations.campaigns import actions, review_actions
from registrations.units.actions import leave
from registrations.units.models import Membership
from tests.factories.campaigns import QuestionFactory, send

from .conftest import member_of

THEM = "Vi Thị Cùng"


@pytest.fixture
def at_work(client, draft, clerk):
    client.force_login(clerk)
    return client


@pytest.fixture
def other(draft):
    return member_of(draft, full_name=THEM)


def row(name, title=None, position=""):
    return {"name": name, "position": position, "title_id": title, "initiative": ""}


def person(draft):
    return draft.campaign.titles.get(name="Chiến sĩ thi đua cơ sở")


def hidden(answer):
    """What the page of comparison carries along."""
    context = answer.context
    return dict(context["typed"]) | {"version": context["version"], "goc": context["seen"], "gop": "1"}


def test_fields_are_chosen_one_by_one(at_work, draft, other, addresses):
    first, second = (QuestionFactory(campaign=draft.campaign, kind="text", text=f"Câu {n}") for n in (1, 2))
    base = {"answers": {first.pk: "một", second.pk: "hai"}, "pledge": "chung"}
    actions.save_step(draft.pk, "targets", base, version=1, by=other)
    theirs = {"answers": {first.pk: "một của họ", second.pk: "hai"}, "pledge": "họ viết"}
    actions.save_step(draft.pk, "targets", theirs, version=2, by=other)
    mine = {"version": 2, f"q{first.pk}": "một", f"q{second.pk}": "hai của tôi", "pledge": "tôi viết"}
    answer = at_work.post(addresses(draft).targets, mine)
    page = strip_tags(answer.content.decode())
    assert answer.status_code == 409
    for text in (THEM, "Câu 1", "Câu 2", "một của họ", "hai của tôi", "họ viết", "tôi viết", "Giữ cả hai"):
        assert text in page
    chosen = {each["key"]: each["chosen"] for each in answer.context["differences"]}
    assert chosen == {f"q{first.pk}": "kia", f"q{second.pk}": "toi", "pledge": ""}

    form = hidden(answer) | {f"chon-{key}": side for key, side in chosen.items() if side}
    unchosen = at_work.post(addresses(draft).targets, form)
    assert unchosen.status_code == 422
    assert "Nội dung giao ước: mời chọn một bản" in unchosen.content.decode()
    draft.refresh_from_db()
    assert draft.pledge == "họ viết"

    done = at_work.post(addresses(draft).targets, hidden(unchosen) | form | {"chon-pledge": "ca-hai"})
    assert done.status_code == 302
    draft.refresh_from_db()
    assert draft.pledge == "họ viết\ntôi viết"
    assert set(draft.answers.values_list("value", flat=True)) == {"một của họ", "hai của tôi"}


def test_rows_are_chosen_one_by_one(at_work, draft, other, addresses, rows):
    title = person(draft)
    actions.save_step(draft.pk, "persons", {"rows": [row("Nông Văn A", title.pk)]}, version=1, by=other)
    form = rows(draft, ("Nông Văn A", title, "Y sĩ"), ("Lý Thị Mới", title))
    theirs = {"rows": [row("Nông Văn A", title.pk, "Bác sĩ"), row("Hoàng Thị Thêm", title.pk)]}
    actions.save_step(draft.pk, "persons", theirs, version=2, by=other)
    answer = at_work.post(addresses(draft).persons, form)
    assert answer.status_code == 409
    labels = [each["label"] for each in answer.context["differences"]]
    assert labels == ["Nông Văn A", "Hoàng Thị Thêm", "Lý Thị Mới"]
    sides = {each["name"]: each["chosen"] or "toi" for each in answer.context["differences"]}
    assert at_work.post(addresses(draft).persons, hidden(answer) | sides).status_code == 302
    found = list(draft.rows.values_list("name", "position"))
    assert found == [("Nông Văn A", "Y sĩ"), ("Hoàng Thị Thêm", ""), ("Lý Thị Mới", "")]


def test_a_third_saving_while_one_chooses_is_compared_anew(at_work, draft, other, addresses):
    actions.save_step(draft.pk, "targets", {"answers": {}, "pledge": "họ 1"}, version=1, by=other)
    answer = at_work.post(addresses(draft).targets, {"version": 1, "pledge": "tôi"})
    actions.save_step(draft.pk, "targets", {"answers": {}, "pledge": "họ 2"}, version=2, by=other)
    again = at_work.post(addresses(draft).targets, hidden(answer) | {"chon-pledge": "toi"})
    assert again.status_code == 409
    assert "họ 2" in strip_tags(again.content.decode())
    draft.refresh_from_db()
    assert draft.pledge == "họ 2"


def test_who_saved_this_step_is_named_not_who_saved_another(at_work, draft, other, addresses):
    actions.save_step(draft.pk, "targets", {"answers": {}, "pledge": "họ"}, version=1, by=other)
    third = member_of(draft, full_name="Đàm Văn Ba")
    unit = {"contact_name": "X", "contact_phone": "0912 000 000"}
    actions.save_step(draft.pk, "unit", unit, version=2, by=third)
    answer = at_work.post(addresses(draft).targets, {"version": 1, "pledge": "tôi"})
    page = answer.content.decode()
    assert THEM in page
    assert "Đàm Văn Ba" not in page


def test_a_lost_answer_does_not_make_a_page_its_own_opponent(at_work, draft, addresses):
    headers = {"X-Autosave": "1"}
    first = {"version": 1, "pledge": "một", "tab": "a" * 32}
    assert at_work.post(addresses(draft).targets, first, headers=headers).status_code == 200
    again = first | {"pledge": "một hai"}  # the token of the first answer never arrived
    assert at_work.post(addresses(draft).targets, again, headers=headers).status_code == 200
    other_tab = first | {"pledge": "thẻ khác", "tab": "b" * 32}
    assert at_work.post(addresses(draft).targets, other_tab, headers=headers).status_code == 409


def test_a_page_hears_of_a_colleague_on_another_step(at_work, draft, other, addresses):
    pulse = f"{addresses(draft).page}nhip/"
    assert at_work.get(pulse, {"lan": 1}).json()["others"] == ""
    actions.save_step(draft.pk, "targets", {"answers": {}, "pledge": "họ"}, version=1, by=other)
    told = at_work.get(pulse, {"lan": 1}).json()["others"]
    assert f"{THEM} vừa lưu phần Chỉ tiêu, giao ước" in told
    assert at_work.get(pulse, {"lan": 2}).json()["others"] == ""


def test_more_time_reaches_an_open_page_and_so_does_the_end(at_work, draft, officer, addresses):
    pulse = f"{addresses(draft).page}nhip/"
    end = draft.campaign.closes_at = timezone.now().replace(microsecond=0) + timedelta(hours=1)
    draft.campaign.save()
    with time_machine.travel(end - timedelta(seconds=90), tick=False):
        answer = at_work.get(pulse).json()
        assert (answer["open"], answer["left"]) == (True, 90)
    with time_machine.travel(end, tick=False):
        answer = at_work.get(pulse).json()
        assert (answer["open"], answer["left"]) == (False, 0)
        assert "hết hạn" in answer["message"]
        until = end + timedelta(days=2)
        review_actions.extend(draft.campaign, draft.unit, until=until, reason="Mất điện", by=officer)
        answer = at_work.get(pulse).json()
        assert answer["open"]
        assert answer["left"] == 2 * 86400
        form = {"version": 1, "pledge": "viết tiếp"}
        assert at_work.post(addresses(draft).targets, form, headers={"X-Autosave": "1"}).status_code == 200


def test_a_page_hears_that_it_was_sent(client, complete, signatory, addresses):
    clerk = member_of(complete)
    client.force_login(clerk)
    send(complete, signatory)
    answer = client.get(f"{addresses(complete).page}nhip/").json()
    assert not answer["open"]
    assert "đã được gửi" in answer["message"]


def test_a_member_removed_in_mid_draft_writes_and_hears_nothing_more(at_work, draft, clerk, officer, addresses):
    assert at_work.get(f"{addresses(draft).page}nhip/").status_code == 200
    leave(Membership.objects.get(user=clerk), by=officer)
    with time_machine.travel(timezone.now() + timedelta(seconds=1)):
        assert at_work.get(f"{addresses(draft).page}nhip/").status_code == 404
        assert at_work.post(addresses(draft).targets, {"version": 1, "pledge": "x"}).status_code == 404
    assert Client().get(f"{addresses(draft).page}nhip/").status_code == 404
    draft.refresh_from_db()
    assert draft.pledge == ""
