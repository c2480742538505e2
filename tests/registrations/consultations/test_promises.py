"""What opening promises and nobody takes back: four eyes, the frozen file, the end, the council's date."""

import hashlib
from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registrations.calendar.actions import save_day
from registrations.calendar.models import CalendarDay
from registrations.consultations import actions, frozen, rules
from registrations.consultations.counting import window_of
from registrations.consultations.models import Change, Consultation, Counting, DocumentRule, Nominee, Passage, State
from registrations.receipts.models import Entry
from tests.factories.consultations import (
    ConsultationFactory,
    DocumentRuleFactory,
    DraftConsultationFactory,
    NomineeFactory,
    officer,
)
from tests.factories.privacy import ConsentTextFactory
from tests.windows import HANOI


@pytest.fixture
def approver(db):
    return officer("open_consultation", "change_consultation")


@pytest.fixture
def draft(db):
    ConsentTextFactory()
    consultation = ConsultationFactory(opens_on=date(2026, 11, 12))
    NomineeFactory(consultation=consultation)
    return consultation


def problems(draft, by, now, **options):
    with pytest.raises(actions.NotReady) as refused:
        actions.open_window(draft, by=by, now=now, **options)
    assert Consultation.objects.get(pk=draft.pk).opened_at is None
    return " ".join(refused.value.problems)


def test_whoever_wrote_the_draft_alone_does_not_open_it(draft, approver, opened_at):
    draft.drafters.add(approver)
    assert "Mời người duyệt khác mở" in problems(draft, approver, opened_at)

    draft.drafters.add(officer("change_consultation"))
    assert actions.open_window(draft, by=approver, now=opened_at).opened_by == approver


def test_what_changed_since_the_approver_read_it_is_not_opened(draft, approver, opened_at):
    read = frozen.draft_token(draft)
    Nominee.objects.update(merit="Viết lại sau khi người duyệt đã đọc.")

    assert "vừa được sửa" in problems(draft, approver, opened_at, seen=read)
    actions.open_window(draft, by=approver, now=opened_at, seen=frozen.draft_token(draft))


@pytest.mark.parametrize(
    "broken",
    [
        {"closes_at": datetime(2026, 11, 20, tzinfo=HANOI)},
        {"closes_at": None},
        {"opens_at": datetime(2026, 11, 26, tzinfo=HANOI)},
        {"opens_at": datetime(2026, 11, 10, tzinfo=HANOI)},
        {"closes_at": datetime(2026, 12, 31, tzinfo=HANOI)},
        {"opened_at": None},
        {"text_hash": "0" * 64},
        {"frozen": "Một nội dung khác"},
    ],
)
def test_the_database_keeps_the_promise_against_everybody(consultation, broken):
    with pytest.raises(IntegrityError), transaction.atomic():
        Consultation.objects.filter(pk=consultation.pk).update(**broken)

    for name, value in broken.items():
        setattr(consultation, name, value)
    with pytest.raises(IntegrityError), transaction.atomic():
        consultation.save()


def test_the_frozen_text_may_be_taken_away_whole(consultation):
    Consultation.objects.filter(pk=consultation.pk).update(frozen="")

    assert Consultation.objects.get(pk=consultation.pk).frozen == ""


def test_the_council_does_not_meet_before_the_end(draft, approver, opened_at):
    draft.council_meets_on = date(2026, 11, 27)
    draft.save()

    assert "Ngày họp sớm nhất có thể chọn: 30/11/2026" in problems(draft, approver, opened_at)


def test_the_date_of_the_council_moves_only_to_a_lawful_day(consultation, during, approver):
    with pytest.raises(ValidationError, match="30/11/2026"):
        actions.correct_notice(
            consultation, field="council_meets_on", value=date(2026, 11, 27), reason="Đổi lịch", by=approver, now=during
        )
    change = actions.correct_notice(
        consultation, field="council_meets_on", value=date(2026, 11, 30), reason="Đổi lịch", by=approver, now=during
    )
    consultation.refresh_from_db()
    assert consultation.council_meets_on == date(2026, 11, 30)
    assert (change.before, change.after) == ("", "30/11/2026")


def test_every_change_enters_the_public_register(consultation, during, approver):
    nominee = consultation.nominees.first()

    change = actions.correct(
        nominee, field="unit", value="Trạm Y tế xã Mẫu Sơn", reason="Nhầm", by=approver, now=during
    )

    told = hashlib.sha256(frozen.change_text(Change.objects.get(pk=change.pk)).encode()).hexdigest()
    assert Entry.objects.get(kind="consultation-changed").commitment == told


def test_a_correction_that_changes_nothing_or_gives_no_reason_is_refused(consultation, during, approver):
    nominee = consultation.nominees.first()

    with pytest.raises(ValidationError):
        actions.correct(nominee, field="unit", value=nominee.unit, reason="Nhầm", by=approver, now=during)
    with pytest.raises(PermissionDenied):
        actions.correct(nominee, field="unit", value="Khác", reason="  ", by=approver, now=during)
    assert not Change.objects.exists()


def test_a_window_of_one_day_is_open_for_that_day(draft, approver, opened_at):
    draft.nominees.get().title.__class__.objects.update(min_comment_days=1)
    Consultation.objects.filter(pk=draft.pk).update(working_days=1)

    opened = actions.open_window(draft, by=approver, now=opened_at)

    assert opened.last_day == date(2026, 11, 13)
    assert opened.state_at(datetime(2026, 11, 13, 23, 59, 59, 999999, tzinfo=HANOI)) == State.OPEN
    assert opened.state_at(datetime(2026, 11, 14, tzinfo=HANOI)) == State.CLOSED


def test_a_clock_that_runs_back_opens_nothing_twice_and_shortens_nothing(consultation, opened_at, approver):
    earlier = opened_at - timedelta(hours=3)

    assert consultation.state_at(earlier) == State.UPCOMING
    with pytest.raises(PermissionDenied):
        actions.open_window(consultation, by=approver, now=earlier)
    before = consultation.closes_at
    assert actions.lengthen_windows(now=earlier) == []
    consultation.refresh_from_db()
    assert consultation.closes_at == before


def test_a_closure_declared_on_the_last_day_lengthens_the_window(consultation, last_instant):
    with time_machine.travel(last_instant, tick=False):
        save_day(CalendarDay(date=date(2026, 11, 27), works=False, reason="Bão", source="Công điện số 5"))

    consultation.refresh_from_db()
    assert consultation.last_day == date(2026, 11, 30)
    assert consultation.changes.get().kind == Change.Kind.EXTENSION


OFF_OR_NOT = st.tuples(st.integers(1, 22), st.booleans(), st.integers(0, 30 * 24))


@given(declared=st.lists(OFF_OR_NOT, min_size=1, max_size=5))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_calendar_does_an_opened_window_only_grows_and_says_so(consultation, opened_at, declared):
    """Days declared off or worked, in any order, before and after the end, also with a clock that runs back."""
    with transaction.atomic():
        ends = [consultation.closes_at]
        for day, works, hours in declared:
            now = opened_at + timedelta(hours=hours)
            kept = Consultation.objects.get(pk=consultation.pk)
            CalendarDay.objects.filter(date=opened_at.date() + timedelta(days=day)).delete()
            with time_machine.travel(now, tick=False):
                save_day(
                    CalendarDay(date=opened_at.date() + timedelta(days=day), works=works, reason="Bão", source="CĐ 5")
                )
            consultation.refresh_from_db()
            counted = window_of(consultation, consultation.opens_on).closes_at
            assert consultation.closes_at == (max(kept.closes_at, counted) if now < kept.closes_at else kept.closes_at)
            if consultation.closes_at != ends[-1]:
                ends.append(consultation.closes_at)
        told = list(consultation.changes.order_by("pk").values_list("ends_at", flat=True))
        assert told == ends[1:] == sorted(ends[1:])
        assert Entry.objects.filter(kind="consultation-changed", subject=consultation.subject).count() == len(told)
        transaction.set_rollback(True)
    consultation.refresh_from_db()


def test_a_draft_of_a_document_is_frozen_with_its_articles(db, opened_at):
    consultation = DraftConsultationFactory(opened=opened_at)

    assert "PHẦN 2\nSố: Điều 2\nTên điều, mục: Đối tượng" in consultation.frozen
    assert consultation.legal_basis == "Luật mẫu số 1"
    # Twenty days, weekends among them, end with Wednesday 2 December.
    assert consultation.last_day == date(2026, 12, 2)


def test_a_term_in_calendar_days_ends_with_a_working_day(db):
    consultation = DraftConsultationFactory(working_days=17)

    assert window_of(consultation, date(2026, 11, 11)).last_day == date(2026, 11, 30)


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"document": False}, "Chưa ghi tên dự thảo"),
        ({"working_days": 19}, "ngắn hơn mức tối thiểu 20 ngày (Luật mẫu số 1)"),
        ({"working_days": 10, "counting": Counting.WORKING}, "ngắn hơn mức tối thiểu 20 ngày"),
    ],
)
def test_a_draft_that_lacks_something_is_not_opened(approver, opened_at, facts, told):
    ConsentTextFactory()
    assert told in problems(DraftConsultationFactory(**facts), approver, opened_at)


def test_working_days_that_last_as_long_as_the_law_asks_are_enough(approver, opened_at):
    ConsentTextFactory()
    long_enough = DraftConsultationFactory(working_days=14, counting=Counting.WORKING)

    assert actions.open_window(long_enough, by=approver, now=opened_at).last_day == date(2026, 12, 3)


def test_a_draft_without_any_text_or_under_a_rule_that_ended_is_not_opened(approver, opened_at):
    ConsentTextFactory()
    empty = DraftConsultationFactory()
    Passage.objects.all().delete()
    assert "ít nhất một điều, mục hoặc một tệp" in problems(empty, approver, opened_at)

    DocumentRule.objects.update(effective_to=date(2026, 11, 12))
    assert "không có hiệu lực vào ngày 12/11/2026" in problems(empty, approver, opened_at)


def test_a_source_nobody_checked_is_not_shown_as_the_basis_of_a_draft(db, opened_at):
    DocumentRuleFactory(verified=False)

    assert DraftConsultationFactory(opened=opened_at).legal_basis == ""


def test_an_article_is_corrected_in_public(db, opened_at, during, approver):
    passage = DraftConsultationFactory(opened=opened_at).passages.first()

    change = actions.correct_passage(passage, field="text", value="Cả tỉnh.", reason="Lỗi chữ", by=approver, now=during)

    assert (change.before, change.after, change.passage) == ("Toàn tỉnh.", "Cả tỉnh.", passage)
    with pytest.raises(PermissionDenied):
        actions.correct_passage(passage, field="sort_order", value=9, reason="x", by=approver, now=during)


lines = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60)


@given(merit=lines, lead=lines)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_passes_for_another_item_of_the_frozen_file(merit, lead):
    consultation = ConsultationFactory.build(lead=lead, organising_body__name="Hội đồng", opens_on=date(2026, 11, 12))
    nominee = NomineeFactory.build(consultation=consultation, merit=merit)

    text = frozen.frozen_text(consultation, [nominee])

    heads = [line for line in text.split("\n") if line and not line.startswith("    ")]
    plain = ConsultationFactory.build(lead="x", organising_body__name="Hội đồng", opens_on=date(2026, 11, 12))
    named = {line.split(": ")[0] for line in frozen.frozen_text(plain, [nominee]).split("\n")}
    assert {line.split(":")[0] for line in heads} - {name.split(":")[0] for name in named} == set()
    assert rules.legal_minimum([nominee])[0] == 10
