"""What happens to an award after it was given: dated, on a ground, reversible by a further event only."""

import time
from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.utils import timezone

from registrations.attachments.models import Attachment
from registrations.awards import actions, event_actions, rules
from registrations.awards.entries import award_entries
from registrations.awards.event_actions import Ground
from registrations.awards.models import AwardEvent, AwardRecord, Decision, EventKind, UnitNotice
from registrations.awards.queries import history_of_record, publicity_of, told_of
from registrations.awards.showing import HIDDEN_OF_MINORS, public_values, public_view
from registrations.refusals import Refused
from registrations.units.models import Membership
from search.outbox.actions import drain
from search.service import search
from tests.factories.accounts import UserFactory
from tests.factories.awards import AwardRecordFactory, DecisionFactory
from tests.factories.units import MembershipFactory, UnitFactory

pytestmark = pytest.mark.django_db
DAY = date(2025, 7, 1)
GROUND = Ground(DAY, "Quyết định số 85/QĐ-UBND ngày 30/6/2025")
END, BACK = EventKind.REVOCATION, EventKind.RESTORATION


def fresh(record):
    return AwardRecord.objects.get(pk=record.pk)


def stored_file(name):
    attachment = Attachment(original_name=name, kind="pdf", size=3, sha256="0" * 64)
    attachment.file.save(name, ContentFile(b"pdf"), save=True)
    return attachment


def replayed(record):
    """The record as it was made, by taking its events back one by one."""
    values = {}
    for event in record.events.order_by("-pk"):
        values |= {name: before for name, (before, _) in event.changes.items()}
    return values


def test_an_award_stands_until_the_day_it_is_revoked(officer):
    record = AwardRecordFactory()
    event_actions.end_record(record, END, GROUND, officer)
    found = AwardRecord.objects.all()
    assert found.standing(DAY - timedelta(days=1)).exists()
    assert not found.standing(DAY).exists()
    assert not found.standing().exists()
    assert fresh(record).ended_label == "Đã thu hồi từ ngày 01/07/2025"
    assert fresh(record).stands(DAY - timedelta(days=1))


@pytest.mark.parametrize("kind", [EventKind.REVOCATION, EventKind.ANNULMENT, EventKind.STRIPPING])
def test_an_ending_is_lifted_by_a_further_event_and_both_stay_in_the_history(officer, kind):
    record = AwardRecordFactory()
    event_actions.end_record(record, kind, GROUND, officer)
    with pytest.raises(Refused, match="từ ngày 01/07/2025"):
        event_actions.end_record(record, kind, GROUND, officer)
    event_actions.restore_record(record, GROUND, officer)
    with pytest.raises(Refused, match="đang có giá trị"):
        event_actions.restore_record(record, GROUND, officer)
    assert fresh(record).ended_on is None
    assert [event.kind for event in history_of_record(record)] == [BACK, kind]


def test_every_change_is_told_by_the_events(officer):
    record = AwardRecordFactory()
    event_actions.end_record(record, END, GROUND, officer)
    event_actions.restore_record(record, GROUND, officer)
    event_actions.certify(record, EventKind.EXCHANGE, GROUND, officer, number="12/CĐ")
    event_actions.set_publicity(record, False, officer, "Bí mật nhà nước")
    before = {name: getattr(record, name) for name in replayed(record)}
    assert set(before) == {
        "ended_on",
        "ended_as",
        "certificate_as",
        "certificate_number",
        "certificate_on",
        "is_public",
    }
    assert replayed(record) == before
    assert all(event.recorded_by == officer and event.source for event in record.events.all())


@pytest.mark.parametrize("on", [date(2025, 6, 11), date(2999, 1, 1)])
def test_a_day_before_the_decision_or_not_yet_come_is_refused(officer, on):
    record = AwardRecordFactory()
    for act in (
        lambda: event_actions.end_record(record, END, Ground(on, "x"), officer),
        lambda: event_actions.end_decision(record.decision, END, Ground(on, "x"), officer),
        lambda: event_actions.certify(record, EventKind.REISSUE, Ground(on, "x"), officer, number="1"),
    ):
        with pytest.raises(Refused, match=f"{on:%d/%m/%Y}"):
            act()
    assert not AwardEvent.objects.exists()


def test_readers_are_told_that_and_when_but_never_why(officer, client):
    record = AwardRecordFactory(name="Nông Thị Thu Hồi", merit="Thành tích kê khai")
    ground = Ground(DAY, "Kết luận thanh tra số 9 về gian dối kê khai")
    event_actions.end_record(record, END, ground, officer)
    drain(wait=5)
    page = client.get(record.get_absolute_url()).content.decode()
    [entry] = award_entries([str(record.pk)])
    for shown in (page, entry.summary):
        assert "Đã thu hồi từ ngày 01/07/2025" in shown
        for hidden in ("Kết luận thanh tra", "gian dối", "Thành tích kê khai"):
            assert hidden not in shown
    assert not search("thanh tich ke khai").hits


def test_an_exchanged_certificate_keeps_the_old_name_of_the_place(officer, client):
    record = AwardRecordFactory(place_then="xã Yên Sơn, huyện Hữu Lũng")
    event = event_actions.certify(record, EventKind.EXCHANGE, GROUND, officer, number="12/CĐ", issued_on=DAY)
    assert event.certificate_place == "xã Yên Sơn, huyện Hữu Lũng"
    AwardRecord.objects.filter(pk=record.pk).update(place_then="xã khác")
    page = client.get(record.get_absolute_url()).content.decode()
    assert "Đã cấp đổi, số 12/CĐ ngày 01/07/2025" in page
    assert "giữ nguyên địa danh trên bằng cũ: xã Yên Sơn, huyện Hữu Lũng" in page


def test_no_new_certificate_for_an_award_that_ended_but_its_object_is_taken_back(officer):
    record = AwardRecordFactory()
    event_actions.end_record(record, END, GROUND, officer)
    with pytest.raises(Refused, match="không cấp đổi"):
        event_actions.certify(record, EventKind.REISSUE, GROUND, officer, number="1")
    event_actions.certify(record, EventKind.WITHDRAWAL, GROUND, officer)
    assert fresh(record).certificate_as == EventKind.WITHDRAWAL
    with pytest.raises(Refused, match="số của bằng mới"):
        event_actions.certify(AwardRecordFactory(), EventKind.REISSUE, GROUND, officer)


def test_who_may_not_may_not(db):
    record, stranger = AwardRecordFactory(), UserFactory()
    for act in (
        lambda: event_actions.end_record(record, END, GROUND, stranger),
        lambda: event_actions.restore_record(record, GROUND, stranger),
        lambda: event_actions.certify(record, EventKind.EXCHANGE, GROUND, stranger, number="1"),
        lambda: event_actions.set_publicity(record, False, stranger, "x"),
        lambda: event_actions.end_decision(record.decision, END, GROUND, stranger),
        lambda: event_actions.restore_decision(record.decision, GROUND, stranger),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert not AwardEvent.objects.exists()


# --- the whole decision -------------------------------------------------------


def test_a_whole_decision_of_five_thousand_ends_and_comes_back_in_bounded_time(
    officer, settings, django_assert_max_num_queries
):
    decision = DecisionFactory(published=True)
    records = [AwardRecordFactory.build(decision=decision, name=f"Nông Văn Mẫu {n}", order=n) for n in range(5000)]
    for record in records:
        record.fill_keys()
    AwardRecord.objects.bulk_create(records, batch_size=1000)
    start = time.process_time()
    with django_assert_max_num_queries(160):
        assert event_actions.end_decision(decision, EventKind.ANNULMENT, GROUND, officer) == 5000
    assert time.process_time() - start < 6
    assert not decision.records.standing().exists()
    with django_assert_max_num_queries(160):
        assert event_actions.restore_decision(decision, GROUND, officer) == 5000
    assert decision.records.standing().count() == 5000
    assert AwardEvent.objects.count() == 10_000


def test_what_ended_by_itself_stays_ended_when_the_decision_comes_back(officer):
    decision = DecisionFactory(published=True)
    alone, other = AwardRecordFactory(decision=decision), AwardRecordFactory(decision=decision)
    event_actions.end_record(alone, END, GROUND, officer)
    assert event_actions.end_decision(decision, EventKind.ANNULMENT, GROUND, officer) == 1
    with pytest.raises(Refused, match="Mời khôi phục quyết định"):
        event_actions.restore_record(other, GROUND, officer)
    with pytest.raises(Refused, match="đã hủy bỏ"):
        event_actions.end_decision(Decision.objects.get(), EventKind.ANNULMENT, GROUND, officer)
    assert event_actions.restore_decision(decision, GROUND, officer) == 1
    assert (fresh(alone).ended_as, fresh(other).ended_as) == ("thu-hoi", "")
    with pytest.raises(Refused, match="đang có giá trị"):
        event_actions.restore_decision(decision, GROUND, officer)


# --- publicity and files ------------------------------------------------------


def test_the_files_follow_the_publicity_of_the_records(officer):
    signed, redacted = stored_file("ky.pdf"), stored_file("luoc.pdf")
    decision = DecisionFactory(published=True, signed_file=signed, public_file=redacted)
    record, other = AwardRecordFactory(decision=decision), AwardRecordFactory(decision=decision)
    assert rules.offered_file(decision) == signed

    event_actions.set_publicity(record, False, officer, "Bí mật nhà nước")
    decision.refresh_from_db()
    # The redacted file was made before and may still name whoever was hidden now.
    assert rules.offered_file(decision) is None
    assert "1 lượt không công khai" in publicity_of(decision).why

    Decision.objects.filter(pk=decision.pk).update(public_file=redacted)
    decision.refresh_from_db()
    assert rules.offered_file(decision) == redacted
    event_actions.set_publicity(other, False, officer, "Bí mật nhà nước")
    decision.refresh_from_db()
    assert rules.offered_file(decision) is None

    for each in (record, other):
        event_actions.set_publicity(each, True, officer, "Hết thời hạn bảo mật")
    decision.refresh_from_db()
    assert rules.offered_file(decision) == signed


def test_a_child_in_the_list_keeps_the_signed_file_with_the_staff():
    decision = DecisionFactory(published=True, signed_file=stored_file("ky.pdf"))
    AwardRecordFactory(decision=decision, is_minor=True)
    assert rules.offered_file(decision) is None
    assert "trẻ em dưới 16 tuổi" in publicity_of(decision).why


def test_publicity_needs_a_reason(officer):
    record = AwardRecordFactory()
    with pytest.raises(Refused):
        event_actions.set_publicity(record, False, officer, "  ")
    assert fresh(record).is_public


# --- children -----------------------------------------------------------------


def test_of_a_child_nothing_but_name_school_and_award_is_in_the_public_view():
    record = AwardRecordFactory(
        is_minor=True,
        name="Vi Văn Bé",
        unit_wording="Trường THCS Mẫu",
        birth_year=2013,
        target_groups=["hoc-sinh"],
        female=True,
        posthumous=True,
        book_entry="12",
        period="năm 2025",
        certificate_as="cap-lai",
        certificate_number="7",
        certificate_on=DAY,
    )
    view = public_view(record)
    assert (view.name, view.unit_wording, view.award_name) == ("Vi Văn Bé", "Trường THCS Mẫu", record.award_wording)
    shown = {name: getattr(view, name) for name in HIDDEN_OF_MINORS - {"unit"}}
    assert not any(shown.values()), shown
    row = public_values({"is_minor": True, "ended_on": None, "name": "Vi Văn Bé", "merit": "x", "birth_year": 2013})
    assert (row["name"], row["merit"], row["birth_year"]) == ("Vi Văn Bé", "", None)
    with pytest.raises(KeyError):
        public_values({"name": "x"})


def test_who_was_surely_under_sixteen_is_a_child_whatever_the_list_says():
    decision = DecisionFactory()  # signed in 2025
    assert AwardRecordFactory(decision=decision, birth_year=2010).is_minor
    assert not AwardRecordFactory(decision=decision, birth_year=2009).is_minor
    assert not AwardRecordFactory(decision=decision, birth_year=None).is_minor


def test_a_correction_of_a_child_is_not_told_to_readers(officer):
    decision = DecisionFactory(published=True)
    child = AwardRecordFactory(decision=decision, is_minor=True)
    AwardEvent.objects.create(record=child, kind=EventKind.CORRECTION, source="x", public_note="Sửa năm sinh 2013")
    from registrations.awards.queries import corrections_of, for_page

    assert told_of(for_page(decision.pk)) == []
    assert not corrections_of(child)


# --- units are told -----------------------------------------------------------


@pytest.fixture
def unit_with_member(db):
    unit = UnitFactory(name="Xã Mẫu Sơn")
    return MembershipFactory(unit=unit, role=Membership.Role.DRAFTER).unit


def published_now(**kwargs):
    return DecisionFactory(signed_on=timezone.localdate() - timedelta(days=3), **kwargs)


def sent():
    return sorted(message.subject for message in mail.outbox)


def test_units_are_told_once_of_a_published_decision(unit_with_member, django_capture_on_commit_callbacks):
    decision = published_now(number="77/QĐ-UBND")
    AwardRecordFactory(decision=decision, unit=unit_with_member)
    AwardRecordFactory(decision=decision, unit=unit_with_member, name="Kín Văn Mẫu", is_public=False)
    AwardRecordFactory(decision=decision, unit=UnitFactory(name="Xã Không Người"))
    for _ in range(3):
        with django_capture_on_commit_callbacks(execute=True):
            actions.publish_decision(decision, url="/quyet-dinh/mau/")
        with django_capture_on_commit_callbacks(execute=True):
            actions.withdraw_decision(decision)
    assert sent() == ["Quyết định khen thưởng số 77/QĐ-UBND: 1 lượt khen của xã Mẫu Sơn"]
    assert "/quyet-dinh/mau/" in mail.outbox[0].body
    assert "Kín Văn Mẫu" not in mail.outbox[0].body
    assert UnitNotice.objects.get().record_count == 1


def test_a_unit_is_told_of_places_that_belong_to_it(unit_with_member):
    decision = published_now()
    AwardRecordFactory(decision=decision, unit=None, within=unit_with_member, name="Trạm Y tế xã Mẫu Sơn")
    AwardRecordFactory(decision=decision, unit=UnitFactory(), within=unit_with_member)
    actions.publish_decision(decision, url="/quyet-dinh/mau/")
    assert UnitNotice.objects.get().record_count == 1


def test_old_decisions_brought_into_the_archive_are_no_news(unit_with_member):
    record = AwardRecordFactory(decision=DecisionFactory(signed_on=date(2015, 5, 19)), unit=unit_with_member)
    actions.publish_decision(record.decision, url="/quyet-dinh/mau/")
    assert not UnitNotice.objects.exists()


def test_units_are_told_of_what_happens_later(unit_with_member, officer, django_capture_on_commit_callbacks):
    decision = published_now(number="77/QĐ-UBND", published=True)
    record = AwardRecordFactory(decision=decision, unit=unit_with_member)
    hidden = AwardRecordFactory(decision=decision, unit=unit_with_member, is_public=False)
    ground = Ground(timezone.localdate(), "Quyết định số 85/QĐ-UBND")
    with django_capture_on_commit_callbacks(execute=True):
        event_actions.end_record(record, END, ground, officer)
        event_actions.end_record(hidden, END, ground, officer)
        event_actions.restore_record(record, ground, officer)
        event_actions.end_decision(decision, EventKind.ANNULMENT, ground, officer)
    assert sent() == [
        "Hủy bỏ: Quyết định khen thưởng số 77/QĐ-UBND",
        "Khôi phục: lượt khen theo Quyết định số 77/QĐ-UBND",
        "Thu hồi: lượt khen theo Quyết định số 77/QĐ-UBND",
    ]
