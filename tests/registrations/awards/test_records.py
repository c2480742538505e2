"""Records: what is public, corrections, who may do what."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.forms.models import model_to_dict
from wagtail.models import ModelLogEntry

from registrations.attachments.models import Attachment
from registrations.awards import actions, event_actions, rules
from registrations.awards.entries import award_entries
from registrations.awards.event_forms import CorrectionForm
from registrations.awards.models import AwardEvent, AwardRecord, Decision
from search.outbox.actions import drain
from search.service import search
from tests.factories.accounts import UserFactory
from tests.factories.awards import AwardRecordFactory, DecisionFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2025, 6, 20, 8, tzinfo=UTC)


def entries(*records):
    return list(award_entries([str(record.pk) for record in records]))


def test_records_are_public_only_while_their_decision_is():
    decision = DecisionFactory(published_at=NOW, withdrawn_at=NOW + timedelta(hours=2))
    AwardRecordFactory(decision=decision)
    AwardRecordFactory(decision=decision, is_public=False)
    AwardRecordFactory(decision=DecisionFactory())
    for hours, count in ((-1, 0), (0, 1), (1, 1), (2, 0)):
        with time_machine.travel(NOW + timedelta(hours=hours), tick=False):
            assert AwardRecord.objects.public().count() == count
            assert len(list(award_entries(None))) == count


def test_one_number_once_a_year_in_any_spelling():
    first = DecisionFactory(number="0163/QĐ-UBND")
    with pytest.raises(IntegrityError), transaction.atomic():
        DecisionFactory(number="163 / QĐ - UBND")
    DecisionFactory(number="163/QĐ-UBND", signed_on=first.signed_on.replace(year=2024))
    assert Decision.objects.count() == 2


def test_keys_for_finding_and_sorting_are_stored():
    record = AwardRecordFactory(name="Bà Đặng Thị Ánh", honorific="")
    assert record.name_key == "dang thi anh"
    other = AwardRecordFactory(name="Đặng Thị Bé")
    assert record.sort_key < other.sort_key
    assert len(record.public_id) == 10


def test_publication_puts_records_into_search_and_withdrawal_takes_them_out():
    decision = DecisionFactory()
    AwardRecordFactory(decision=decision, name="Triệu Thị Lả Mẫu")
    AwardRecordFactory(decision=decision, name="Bế Văn Kín", is_public=False)
    actions.publish_decision(decision, url="/quyet-dinh/mau/")
    drain(wait=5)
    assert [hit.title for hit in search("trieu thi la mau").hits] == ["Triệu Thị Lả Mẫu"]
    assert not search("bế văn kín").hits
    actions.withdraw_decision(decision)
    drain(wait=5)
    assert not search("trieu thi la mau").hits


def test_a_record_made_private_leaves_search_at_once(officer):
    record = AwardRecordFactory(name="Triệu Thị Lả Mẫu")
    actions.publish_decision(record.decision, url="/quyet-dinh/mau/")
    drain(wait=5)
    assert search("trieu thi la").hits
    event_actions.set_publicity(record, False, officer, "Theo đề nghị của cơ quan")
    drain(wait=5)
    assert not search("trieu thi la").hits
    assert ModelLogEntry.objects.filter(action="awards.made_private").exists()


def test_of_a_child_only_name_school_and_award_are_indexed():
    record = AwardRecordFactory(
        is_minor=True,
        name="Nông Thị Bé",
        position="Học sinh lớp 7",
        unit_wording="Trường THCS Mẫu Sơn",
        place_then="thôn Kín, xã Mẫu Sơn",
        merit="Cứu bạn khỏi đuối nước",
        birth_year=2013,
    )
    entry = entries(record)[0]
    told = " ".join([entry.title, entry.body, entry.summary, *entry.units, entry.unit])
    assert "Nông Thị Bé" in told
    assert "Trường THCS Mẫu Sơn" in told
    for hidden in ("lớp 7", "thôn Kín", "đuối nước", "2013"):
        assert hidden not in told


def correction(record, **changes):
    data = {name: "" if value is None else value for name, value in model_to_dict(record).items()}
    data |= {"source": "Công văn số 21/SNV-TĐKT", "public_note": "", "on": "2025-06-20", **changes}
    return CorrectionForm(data, instance=AwardRecord.objects.get(pk=record.pk))


def test_a_correction_keeps_what_was_and_why(officer):
    record = AwardRecordFactory(name="Lương Thị Mâu")
    form = correction(record, name="Lương Thị Mẫu", public_note="Sửa tên “Mâu” thành “Mẫu”.")
    assert form.is_valid(), form.errors
    event_actions.correct_record(record, form, officer)
    record.refresh_from_db()
    event = AwardEvent.objects.get()
    assert record.name == "Lương Thị Mẫu"
    assert record.name_key == "luong thi mau"
    assert event.changes == {"name": ["Lương Thị Mâu", "Lương Thị Mẫu"]}
    assert "“Lương Thị Mâu” thành “Lương Thị Mẫu”" in event.lines[0]
    assert ModelLogEntry.objects.filter(action="awards.correct", user=officer).exists()


def test_a_correction_without_its_ground_is_refused():
    form = correction(AwardRecordFactory(), source="", name="Tên khác")
    assert not form.is_valid()
    assert "source" in form.errors


def test_a_correction_of_nothing_leaves_no_trace(officer):
    record = AwardRecordFactory()
    form = correction(record)
    assert form.is_valid(), form.errors
    event_actions.correct_record(record, form, officer)
    assert not AwardEvent.objects.exists()


@pytest.mark.parametrize("group", ["Cộng tác viên", "Biên tập viên", "Người duyệt", "Thành viên Hội đồng"])
def test_other_groups_change_nothing(groups, group):
    user = UserFactory(groups=[group])
    record = AwardRecordFactory()
    assert not rules.may_import(user)
    with pytest.raises(PermissionDenied):
        event_actions.set_publicity(record, False, user, "")
    with pytest.raises(PermissionDenied):
        event_actions.correct_record(record, correction(record, name="X"), user)


def test_the_signed_file_is_public_only_without_hidden_names(groups):
    attachment = Attachment(original_name="qd.pdf", kind="pdf", size=3, sha256="0" * 64)
    attachment.file.save("qd.pdf", ContentFile(b"pdf"), save=True)
    decision = DecisionFactory(published=True, signed_file=attachment)
    record = AwardRecordFactory(decision=decision)
    anyone = AnonymousUser()
    assert rules.may_read_file(anyone, attachment)
    AwardRecord.objects.filter(pk=record.pk).update(is_public=False)
    assert not rules.may_read_file(anyone, attachment)
    redacted = Attachment(original_name="qd-luoc.pdf", kind="pdf", size=3, sha256="1" * 64)
    redacted.file.save("qd-luoc.pdf", ContentFile(b"pdf"), save=True)
    Decision.objects.filter(pk=decision.pk).update(public_file=redacted)
    assert rules.may_read_file(anyone, redacted)
    assert not rules.may_read_file(anyone, attachment)
    Decision.objects.filter(pk=decision.pk).update(published_at=None)
    assert not rules.may_read_file(anyone, redacted)
    assert rules.may_read_file(UserFactory(groups=["Chuyên viên TĐKT"]), attachment)
