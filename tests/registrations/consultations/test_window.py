"""Opening, freezing, lengthening, correcting: what an approver may do and what nobody may."""

import hashlib
from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from registrations.calendar.actions import remove_day, save_day
from registrations.calendar.models import CalendarDay
from registrations.consultations import actions, frozen, queries
from registrations.consultations.models import Change, State
from registrations.receipts.actions import verify_chain
from registrations.receipts.models import Entry
from registrations.units.models import OrganisingBody
from tests.factories.consultations import ConsultationFactory, LabourOrderFactory, NomineeFactory, officer
from tests.factories.privacy import ConsentTextFactory
from tests.factories.summaries import outcome


@pytest.fixture
def approver(db):
    return officer("open_consultation")


@pytest.fixture
def draft(db):
    ConsentTextFactory()
    consultation = ConsultationFactory(opens_on=date(2026, 11, 12))
    NomineeFactory(consultation=consultation)
    return consultation


def test_opening_counts_the_window_and_freezes_the_text(draft, approver, opened_at, closes_at):
    consultation = actions.open_window(draft, by=approver, now=opened_at)

    assert consultation.opens_at == opened_at
    assert consultation.closes_at == closes_at
    assert consultation.legal_basis == "Nghị định số 152/2025/NĐ-CP"
    assert consultation.text_hash == hashlib.sha256(consultation.frozen.encode()).hexdigest()
    assert consultation.frozen == frozen.frozen_text(consultation, consultation.nominees.select_related("title"))
    assert Entry.objects.get(kind="consultation-opened").commitment == consultation.text_hash
    assert verify_chain().ok


def test_a_source_that_nobody_checked_is_not_shown_as_law(draft, approver, opened_at):
    draft.nominees.get().title.__class__.objects.update(verified=False)

    assert actions.open_window(draft, by=approver, now=opened_at).legal_basis == ""


def test_state_is_a_function_of_time_alone(consultation, opened_at, last_instant, closes_at):
    instant = timedelta(microseconds=1)

    assert consultation.state_at(opened_at - instant) == State.UPCOMING
    assert consultation.state_at(opened_at) == State.OPEN
    assert consultation.state_at(last_instant) == State.OPEN
    assert consultation.state_at(closes_at) == State.CLOSED


def test_a_window_announced_ahead_opens_at_midnight_of_its_day(draft, approver, opened_at):
    consultation = actions.open_window(draft, by=approver, now=opened_at - timedelta(days=3))

    assert consultation.opens_at.isoformat() == "2026-11-12T00:00:00+07:00"


def test_only_an_approver_opens_and_only_once(draft, approver, opened_at):
    with pytest.raises(PermissionDenied):
        actions.open_window(draft, by=officer("change_consultation"), now=opened_at)

    actions.open_window(draft, by=approver, now=opened_at)

    with pytest.raises(PermissionDenied):
        actions.open_window(draft, by=approver, now=opened_at)


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"working_days": 9}, "ngắn hơn mức tối thiểu 10 ngày (Nghị định số 152/2025/NĐ-CP)"),
        ({"opens_on": date(2026, 11, 11)}, "Ngày mở 11/11/2026 đã qua"),
        ({"council_meets_on": date(2026, 11, 27)}, "trước khi hết hạn lấy ý kiến (27/11/2026)"),
        ({"working_days": 0}, "Số ngày làm việc cần từ 1 đến 250"),
    ],
)
def test_what_stands_in_the_way_is_told_and_nothing_opens(draft, approver, opened_at, facts, told):
    for name, value in facts.items():
        setattr(draft, name, value)
    draft.save()

    with pytest.raises(actions.NotReady) as error:
        actions.open_window(draft, by=approver, now=opened_at)

    assert told in str(error.value)
    draft.refresh_from_db()
    assert draft.opened_at is None


def test_a_list_without_public_nominees_does_not_open(draft, approver, opened_at):
    draft.nominees.update(is_public=False)

    with pytest.raises(actions.NotReady, match="chưa có trường hợp nào được công khai"):
        actions.open_window(draft, by=approver, now=opened_at)


def test_a_title_that_is_no_longer_in_force_does_not_open(draft, approver, opened_at):
    ended = LabourOrderFactory(code="cu", effective_from=date(2010, 1, 1), effective_to=date(2024, 1, 1))
    NomineeFactory(consultation=draft, name="Đàm Văn Cũ", title=ended)

    with pytest.raises(actions.NotReady, match="Đàm Văn Cũ: “Huân chương Lao động” không có hiệu lực"):
        actions.open_window(draft, by=approver, now=opened_at)


def storm(day=date(2026, 11, 25), **facts):
    return CalendarDay(date=day, reason="Nghỉ tránh bão", source="Công điện 12", **facts)


def test_a_closure_lengthens_an_open_window_and_says_so(consultation, during, client):
    with time_machine.travel(during, tick=False):
        save_day(storm())
        page = client.get(consultation.get_absolute_url()).content.decode()

    consultation.refresh_from_db()
    assert consultation.last_day == date(2026, 11, 30)
    change = Change.objects.get()
    assert (change.before, change.after) == ("thứ Sáu, 27/11/2026", "thứ Hai, 30/11/2026")
    assert "Kéo dài thời hạn" in page
    assert "Nghỉ tránh bão" in page
    assert "Công điện 12" in page


def test_an_officer_is_told_which_windows_grew_and_that_the_council_now_meets_too_early(consultation, during):
    consultation.council_meets_on = date(2026, 11, 30)
    consultation.save(update_fields=["council_meets_on"])
    with time_machine.travel(during, tick=False):
        told = save_day(storm()).effects

    assert told[0] == f"Cuộc lấy ý kiến “{consultation.title}” được kéo dài đến hết ngày 30/11/2026."
    assert "Hội đồng dự kiến họp ngày 30/11/2026, trước khi hết hạn lấy ý kiến (30/11/2026)" in told[1]
    assert "Mời đổi ngày họp" in told[1]


def test_the_register_finds_the_frozen_text_of_what_was_opened_again(consultation):
    entry = Entry(sequence=1, kind="consultation-opened", subject=consultation.subject)
    assert queries.opened_commitment(entry) == consultation.text_hash
    for nonsense in ("", "consultation:", "consultation:x", "consultation:0"):
        entry.subject = nonsense
        assert queries.opened_commitment(entry) is None


def test_a_closure_declared_on_the_last_day_still_counts(consultation, last_instant):
    with time_machine.travel(last_instant, tick=False):
        save_day(storm(date(2026, 11, 27)))

    consultation.refresh_from_db()
    assert consultation.last_day == date(2026, 11, 30)


def test_removing_a_closure_never_shortens(consultation, during):
    with time_machine.travel(during, tick=False):
        remove_day(save_day(storm()))

    consultation.refresh_from_db()
    assert consultation.last_day == date(2026, 11, 30)


def test_making_a_holiday_a_working_day_never_shortens(consultation, during):
    with time_machine.travel(during, tick=False):
        save_day(storm(date(2026, 11, 24), works=True))

    consultation.refresh_from_db()
    assert consultation.last_day == date(2026, 11, 27)


def test_a_closure_does_not_open_again_what_is_over(consultation, closes_at):
    with time_machine.travel(closes_at, tick=False):
        save_day(storm())

    consultation.refresh_from_db()
    assert consultation.closes_at == closes_at
    assert not Change.objects.exists()


def test_the_closure_of_one_council_leaves_others_alone(consultation, opened_at, during):
    other = OrganisingBody.objects.create(name="Hội đồng ngành", short_name="Ngành", slug="nganh")
    elsewhere = ConsultationFactory(organising_body=other, opened=opened_at)

    with time_machine.travel(during, tick=False):
        save_day(storm(scope="nganh"))

    consultation.refresh_from_db()
    elsewhere.refresh_from_db()
    assert consultation.last_day == date(2026, 11, 27)
    assert elsewhere.last_day == date(2026, 11, 30)


def test_a_correction_is_public_and_the_frozen_text_stays_provable(consultation, approver, during, client):
    nominee = consultation.nominees.get(name="Nông Thị Lương")
    given_out = consultation.frozen

    actions.correct(nominee, field="position", value="Bác sĩ", reason="Ghi thiếu chức danh", by=approver, now=during)

    with time_machine.travel(during, tick=False):
        page = client.get(consultation.get_absolute_url()).content.decode()
    assert all(words in page for words in ("Y sĩ", "Bác sĩ", "Ghi thiếu chức danh"))
    consultation.refresh_from_db()
    assert consultation.frozen == given_out
    assert "Chức vụ, nghề nghiệp: Y sĩ" in given_out
    assert frozen.frozen_text(consultation, consultation.nominees.select_related("title")) != given_out


def test_what_is_not_correctable_is_refused(consultation, approver):
    nominee = consultation.nominees.first()

    with pytest.raises(PermissionDenied):
        actions.correct(nominee, field="title_id", value=1, reason="x", by=approver)
    with pytest.raises(PermissionDenied):
        actions.correct(nominee, field="name", value="Ai đó", reason="x", by=officer("change_consultation"))


def test_withdrawing_needs_a_reason_and_shows_it(consultation, approver, during, client):
    nominee = consultation.nominees.get(name="Hoàng Viết Tạ")

    with pytest.raises(PermissionDenied):
        actions.withdraw(nominee, reason="  ", by=approver)
    actions.withdraw(nominee, reason="Cơ quan trình rút hồ sơ", by=approver, now=during)

    with time_machine.travel(during, tick=False):
        page = client.get(consultation.get_absolute_url()).content.decode()
    assert "Đã rút đề nghị" in page
    assert "Cơ quan trình rút hồ sơ" in page
    assert f'value="{nominee.pk}"' not in page


def test_the_outcome_waits_for_the_end_and_comes_once(consultation, last_instant, closes_at):
    with pytest.raises(PermissionDenied):
        outcome(consultation, now=last_instant)
    outcome(consultation, now=closes_at)
    with pytest.raises(PermissionDenied):
        outcome(consultation, now=closes_at)

    assert consultation.__class__.objects.get().state_at(closes_at) == State.PUBLISHED
