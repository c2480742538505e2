"""Putting many records into groups of recipients at once: by marks, by filters, all or none, with a trace."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail.models import ModelLogEntry

from registrations.awards import event_actions
from registrations.awards.entries import award_entries
from registrations.awards.kinds import TargetGroup
from registrations.awards.models import AwardEvent, AwardRecord, DecisionEvent
from registrations.awards.queries import told_corrections
from registrations.refusals import Refused
from tests.factories.accounts import UserFactory
from tests.factories.awards import AwardRecordFactory, DecisionFactory

pytestmark = pytest.mark.django_db
FARMER, WORKER = str(TargetGroup.FARMER), str(TargetGroup.WORKER)


@pytest.fixture
def desk(client, officer, settings):
    settings.MIDDLEWARE = [m for m in settings.MIDDLEWARE if "SecondFactor" not in m]
    client.force_login(officer)
    return client


@pytest.fixture
def decision():
    """A published decision: two farmers nobody has said so of, one who is in the group already."""
    made = DecisionFactory(published=True)
    for name, groups in (("An", []), ("Bình", [WORKER]), ("Chi", [FARMER])):
        AwardRecordFactory(decision=made, name=f"Hoàng Văn {name}", target_groups=groups)
    return made


def groups():
    return {name.split()[-1]: borne for name, borne in AwardRecord.objects.values_list("name", "target_groups")}


def where(**params):
    return reverse("luot-khen:groups_of_many", query=params)


def test_many_get_a_group_and_lose_another_with_one_trace(decision, officer):
    pks = list(decision.records.values_list("pk", flat=True))

    assert event_actions.set_groups_of(pks, [FARMER], [WORKER], officer) == 2
    assert groups() == {"An": [FARMER], "Bình": [FARMER], "Chi": [FARMER]}
    [whole] = DecisionEvent.objects.all()
    assert (whole.recorded_by, whole.parts.count()) == (officer, 2)
    assert sorted(part.changes["target_groups"] for part in whole.parts.all()) == [[[], [FARMER]], [[WORKER], [FARMER]]]
    assert not told_corrections().exists()  # nothing of what was decided has changed
    assert {tuple(entry.target_groups) for entry in award_entries(None)} == {(FARMER,)}
    entry = ModelLogEntry.objects.get(action="awards.grouped")
    assert entry.formatter.format_message(entry) == "Ghi nhóm đối tượng (Công nhân; Nông dân) cho 2 lượt khen thưởng"
    assert event_actions.set_groups_of(pks, [FARMER], [], officer) == 0


def test_nobody_else_may_and_nothing_chosen_is_refused(decision, officer):
    with pytest.raises(PermissionDenied):
        event_actions.set_groups_of([decision.records.first().pk], [FARMER], [], UserFactory(groups=["Biên tập viên"]))
    with pytest.raises(Refused, match="Chưa có lượt khen nào"):
        event_actions.set_groups_of([], [FARMER], [], officer)
    assert not AwardEvent.objects.exists()


def test_from_the_list_through_the_preview_to_the_records(desk, decision):
    page = desk.get(reverse("luot-khen:index"), {"decision": decision.pk}).content.decode()
    here = where(decision=decision.pk)
    assert here.replace("&", "&amp;") in page

    looked = desk.post(here, {"add": [FARMER], "xem-truoc": "1"})
    assert "Sẽ đổi 2 lượt" in looked.content.decode()
    assert groups()["An"] == []
    assert desk.post(here, {"add": [FARMER]}).status_code == 302

    assert groups() == {"An": [FARMER], "Bình": [WORKER, FARMER], "Chi": [FARMER]}


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "Mời chọn ít nhất một nhóm."),
        ({"add": [FARMER], "remove": [FARMER]}, "Nhóm này đang được chọn cả để thêm và để bỏ: Nông dân."),
        ({"add": ["khong-co"]}, "khong-co"),
        ({"add": ["x\x00"]}, ""),
    ],
)
def test_what_cannot_be_meant_comes_back_with_a_word(desk, decision, sent, said):
    answer = desk.post(where(decision=decision.pk), sent)

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert groups()["An"] == []
