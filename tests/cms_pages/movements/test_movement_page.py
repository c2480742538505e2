"""The page of a movement: its facts, and the released summaries of results, nothing private in them."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from cms_pages.core.entries import page_entry
from cms_pages.movements.models import MovementPage
from registrations.refusals import NotAllowed, Refused, WrongState
from registrations.reports import rollup, summaries, summary_actions
from registrations.reports.models import Summary
from tests.factories.accounts import SuperuserFactory, UserFactory
from tests.factories.campaigns import MovementFactory
from tests.factories.reports import FigureFactory, IndicatorFactory, PeriodFactory, ReportFactory
from tests.factories.units import UnitFactory

pytestmark = pytest.mark.django_db
CANARY = "Chim-hoàng-yến"


@pytest.fixture
def period():
    """Four accepted reports and one that is only sent, every private field with a canary."""
    movement = MovementFactory(name="Chung tay vì người nghèo", slug="vi-nguoi-ngheo", criteria="Không bỏ sót hộ nào.")
    period = PeriodFactory(movement=movement)
    poor = IndicatorFactory(period=period, name="Số hộ thoát nghèo")
    rare = IndicatorFactory(period=period, name="Việc hiếm")
    IndicatorFactory(period=period, name=f"Lời {CANARY}", kind="text", roll_up="none")
    for number, state in enumerate(("accepted", "accepted", "accepted", "accepted", "sent", "draft")):
        unit = UnitFactory(name=f"Xã {CANARY} {number}")
        report = ReportFactory(
            period=period, unit=unit, state=state, contact_name=CANARY, contact_phone=f"0{CANARY}"[:20]
        )
        FigureFactory(report=report, indicator=poor, number=1000 + number, note=CANARY)
        if number < 2:
            FigureFactory(report=report, indicator=rare, number=7)
    return period


@pytest.fixture
def page(period, office):
    office.movements.refresh_from_db()
    return office.movements.add_child(
        instance=MovementPage(title="Chung tay vì người nghèo", slug="vi-nguoi-ngheo", movement=period.movement)
    )


@pytest.fixture
def approver(groups):
    return UserFactory(groups=["Người duyệt"], is_staff=True, full_name="Hoàng Quốc Tuyên")


def drafted(period, officer, **more):
    every = list(period.indicators.values_list("pk", flat=True))
    words = {"title": "Kết quả năm 2026", "text": "Bốn xã làm tốt.", "indicators": every} | more
    return summary_actions.draft(period, by=officer, **words)


def released(period, officer, approver, **more):
    made = drafted(period, officer, **more)
    return summary_actions.release(made.pk, seen=summary_actions.token(made), by=approver)


def test_the_page_tells_what_was_released_and_nothing_of_a_unit(
    client, page, period, officer, approver, django_assert_max_num_queries
):
    released(period, officer, approver)
    client.get("/phong-trao/")  # the office's own facts are made by the first visit of all
    with django_assert_max_num_queries(12):
        answer = client.get("/phong-trao/vi-nguoi-ngheo/")
    text = answer.content.decode()
    for words in ("Không bỏ sót hộ nào.", "Kết quả năm 2026", "Bốn xã làm tốt.", "4.006 hộ", "4 đơn vị có số liệu"):
        assert words in text
    assert "đã tiếp nhận của 4 trong 6 đơn vị" in text
    assert CANARY not in text
    assert "Việc hiếm" not in text  # two units: the one could work out the other
    assert "1.000 hộ" not in text
    assert len(answer.content) < 100_000


def test_what_is_kept_holds_no_unit(period, officer):
    kept = json.dumps(drafted(period, officer).content, ensure_ascii=False)
    assert CANARY not in kept
    assert "Việc hiếm" not in kept


def test_a_draft_is_not_public_and_figures_stay_as_they_were_released(client, page, period, officer, approver):
    made = drafted(period, officer)
    assert "Kết quả năm 2026" not in client.get("/phong-trao/vi-nguoi-ngheo/").content.decode()
    summary_actions.release(made.pk, seen=summary_actions.token(made), by=approver)
    period.reports.filter(state="sent").update(state="accepted")
    assert "4.006 hộ" in client.get("/phong-trao/vi-nguoi-ngheo/").content.decode()
    released(period, officer, approver, title="Kết quả tính lại")
    text = client.get("/phong-trao/vi-nguoi-ngheo/").content.decode()
    assert "5.010 hộ" in text
    assert "Kết quả năm 2026" not in text


def test_one_that_is_taken_back_is_gone_and_the_one_before_stands_again(client, page, period, officer, approver):
    first = released(period, officer, approver)
    second = released(period, officer, approver, title="Bản hai")
    summary_actions.withdraw(second.pk, by=approver)
    text = client.get("/phong-trao/vi-nguoi-ngheo/").content.decode()
    assert ("Bản hai" in text, first.title in text) == (False, True)
    with pytest.raises(WrongState):
        summary_actions.withdraw(second.pk, by=approver)
    with pytest.raises(NotAllowed):
        summary_actions.withdraw(first.pk, by=officer)


def test_four_eyes(period, officer, approver, django_user_model):
    made = drafted(period, officer)
    seen = summary_actions.token(made)
    both = django_user_model.objects.create_superuser("a@b.vn", "x", full_name="Hai Việc")
    with pytest.raises(NotAllowed):
        summary_actions.release(made.pk, seen=seen, by=officer)
    made = drafted(period, both, summary=made)
    with pytest.raises(NotAllowed):
        summary_actions.release(made.pk, seen=summary_actions.token(made), by=both)
    with pytest.raises(WrongState):
        summary_actions.release(made.pk, seen=seen, by=approver)  # drafted anew since the approver looked
    assert not Summary.objects.released().exists()
    summary_actions.release(made.pk, seen=summary_actions.token(made), by=approver)
    with pytest.raises(WrongState):
        drafted(period, officer, summary=made)
    with pytest.raises(NotAllowed):
        drafted(period, approver)


def test_a_period_without_a_movement_or_figures_publishes_nothing(period, officer, approver):
    made = drafted(period, officer)
    period.movement = None
    period.save()
    with pytest.raises(Refused):
        summary_actions.release(made.pk, seen=summary_actions.token(made), by=approver)
    period.reports.update(state="sent")
    with pytest.raises(Refused):
        drafted(period, officer)


def test_last_period_stands_beside_where_enough_units_stand_behind_it(period, officer):
    before = PeriodFactory(year=2025)
    old = IndicatorFactory(period=before, key=period.indicators.get(name="Số hộ thoát nghèo").key)
    for number in (1, 2):
        FigureFactory(report=ReportFactory(period=before, state="accepted"), indicator=old, number=500 * number)
    period.previous = before
    period.save()
    (line,) = drafted(period, officer).content["lines"]
    assert (line["previous"], line["change"]) == ("", "")
    FigureFactory(report=ReportFactory(period=before, state="accepted"), indicator=old, number=503)
    made = summaries.ready(drafted(period, officer))
    (line,) = made.lines
    assert (line["previous"], line["change"]) == ("2.003 hộ", "tăng 2.003 hộ (100 %)")
    assert (line["bar"], line["bar_before"]) == ("100.0", "50.0")


def test_the_officer_drafts_and_the_approver_publishes_on_their_screens(client, page, period, officer, approver):
    desk, second = Client(), Client()
    desk.force_login(officer)
    second.force_login(approver)
    base = f"/quan-tri/theo-doi-bao-cao/{period.pk}/ban-tong-hop/"
    form = desk.get(base).content.decode()
    assert "Số hộ thoát nghèo: 4.006 hộ" in form
    assert "Việc hiếm" not in form
    poor = period.indicators.get(name="Số hộ thoát nghèo")
    for bad in ({"title": ""}, {"indicators": ["x"]}, {"indicators": []}, {"text": "x" * 50_000}):
        answer = desk.post(base, {"title": "T", "text": "\x00", "indicators": [poor.pk]} | bad)
        assert answer.status_code == 422
    desk.post(base, {"title": "Kết quả chung", "text": "<b>Lời</b>", "indicators": [poor.pk]})
    made = Summary.objects.get()
    address = f"/quan-tri/theo-doi-bao-cao/tong-hop/{made.pk}/"
    assert "người khác công bố" in desk.get(address).content.decode()
    token = summary_actions.token(made)
    assert desk.post(address, {"viec": "cong-bo", "ban": token}).status_code in {302, 403}
    assert not Summary.objects.released().exists()
    second.post(address, {"viec": "cong-bo", "ban": "\x00"})
    assert not Summary.objects.released().exists()
    second.post(address, {"viec": "cong-bo", "ban": token})
    text = client.get("/phong-trao/vi-nguoi-ngheo/").content.decode()
    assert "&lt;b&gt;Lời&lt;/b&gt;" in text
    assert "Đang công bố" in second.get(address).content.decode()
    second.post(address, {"viec": "rut"})
    assert "Kết quả chung" not in client.get("/phong-trao/vi-nguoi-ngheo/").content.decode()


def test_the_section_lists_movements_and_says_when_there_are_none(client, office, period):
    assert "Chưa có phong trào nào được giới thiệu" in client.get("/phong-trao/").content.decode()
    office.movements.refresh_from_db()
    office.movements.add_child(
        instance=MovementPage(title="Chung tay vì người nghèo", slug="vi-nguoi-ngheo", movement=period.movement)
    )
    assert "/phong-trao/vi-nguoi-ngheo/" in client.get("/phong-trao/").content.decode()


def test_a_summary_counts_what_it_says(period, officer):
    made = drafted(period, officer)
    table = rollup.roll_up(period, timezone.now() + timedelta(days=1))
    assert made.content["counted"] == table.counted == 4


def test_a_released_summary_is_found_by_its_words_and_no_longer_once_withdrawn(
    period, page, approver, index_dir, django_capture_on_commit_callbacks
):
    made = drafted(period, SuperuserFactory())
    assert "Bốn xã làm tốt" not in page_entry(page).body
    with django_capture_on_commit_callbacks(execute=True):
        summary_actions.release(made.pk, seen=summary_actions.token(made), by=approver)
    body = page_entry(page).body
    assert "Kết quả năm 2026. Bốn xã làm tốt." in body
    assert "Số hộ thoát nghèo" in body
    assert CANARY not in body
    with django_capture_on_commit_callbacks() as waiting:
        summary_actions.withdraw(made.pk, by=approver)
    assert waiting  # the index is told
    assert "Bốn xã làm tốt" not in page_entry(page).body
