"""The back office: the worklist, records beside each other, a recipient's page, and the way back."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry

from registrations.recipients import actions, proposing
from registrations.recipients.models import Apart, Proposal, Recipient, RecipientNominee, RecipientRecord, Step
from tests.factories.accounts import UserFactory
from tests.factories.awards import AwardRecordFactory, DecisionFactory
from tests.factories.consultations import ConsultationFactory, NomineeFactory

pytestmark = pytest.mark.django_db
WORKLIST, COMPARE = "cung-nguoi:index", "cung-nguoi:compare"


@pytest.fixture
def staff(client, officer, settings):
    settings.MIDDLEWARE = [m for m in settings.MIDDLEWARE if "SecondFactor" not in m]
    client.force_login(officer)
    return client


def record(year, name="Nông Thị Mẫu", **values):
    decision = DecisionFactory(published=True, signed_on=date(year, 5, 1))
    return AwardRecordFactory(decision=decision, name=name, **values)


@pytest.fixture
def pair():
    found = [record(2018, birth_year=1970), record(2024, birth_year=1970)]
    proposing.rebuild()
    return found


@pytest.fixture
def proposal(pair):
    return reverse("cung-nguoi:proposal", args=[Proposal.objects.get().pk])


def text_of(answer):
    return answer.content.decode()


def test_the_worklist_tells_why_and_is_narrowed(staff, pair):
    record(2018, "Lê Văn Mẫu")
    record(2019, "Lê Văn Mẫu")
    proposing.rebuild()
    page = text_of(staff.get(reverse(WORKLIST)))
    assert page.index("Nông Thị Mẫu") < page.index("Lê Văn Mẫu")
    assert "Cùng tên, cùng năm sinh 1970, cùng đơn vị" in page
    assert "Nông Thị Mẫu" in text_of(staff.get(reverse(WORKLIST), {"q": "nong thi"}))
    assert "Nông Thị Mẫu" not in text_of(staff.get(reverse(WORKLIST), {"muc": "2"}))
    assert "Không có đề xuất nào như vậy" in text_of(staff.get(reverse(WORKLIST), {"doituong": "tap-the"}))


@pytest.mark.parametrize("value", ["x" * 5000, "\x00", "<script>alert(1)</script>", "٣", "-1", "9" * 40])
def test_any_input_is_answered(staff, proposal, value):
    assert staff.get(reverse(WORKLIST), dict.fromkeys(["q", "muc", "doituong", "xem", "p"], value)).status_code == 200
    assert "<script>alert(1)" not in text_of(staff.get(reverse(COMPARE), {"luot": value}))
    assert staff.post(proposal, {"luot": value, "viec": "cung", "ly_do": value}).status_code == 422
    assert not Recipient.objects.exists()


def test_an_officer_confirms_and_takes_it_back(staff, officer, pair, proposal):
    page = text_of(staff.get(proposal))
    for shown in ("Trưởng thôn", "xã Mẫu Sơn", "1970", "khác nhau", pair[0].decision.number):
        assert (shown in page) == (shown != "khác nhau")
    answer = staff.post(
        proposal, {"luot": [each.pk for each in pair], "viec": "cung", "ly_do": "Đã hỏi xã"}, follow=True
    )
    assert "Đã xác nhận 2 lượt khen thưởng là của cùng một người: Nông Thị Mẫu" in text_of(answer)
    recipient = Recipient.objects.get()
    assert set(recipient.links.values_list("confirmed_by", "why")) == {(officer.pk, "Đã hỏi xã")}
    assert ModelLogEntry.objects.filter(action="recipients.xac-nhan", user=officer).exists()
    assert "Đề xuất này đã được giải quyết" in text_of(staff.get(proposal, follow=True))
    assert "Các lượt của Nông Thị Mẫu" in text_of(staff.get(reverse("luot-khen:inspect", args=[pair[0].pk])))

    step = Step.objects.get()
    steps = reverse("cung-nguoi:steps")
    assert "Nông Thị Mẫu" in text_of(staff.get(steps))
    answer = staff.post(reverse("cung-nguoi:undo", args=[step.pk]), follow=True)
    assert "Đã hoàn tác" in text_of(answer)
    assert not RecipientRecord.objects.exists()
    assert "Việc này đã được hoàn tác" in text_of(staff.post(reverse("cung-nguoi:undo", args=[step.pk]), follow=True))


def test_not_the_same_and_later_are_answers_too(staff, pair, proposal):
    staff.post(proposal, {"viec": "de-sau"})
    assert Proposal.objects.postponed().count() == 1
    assert "Nông Thị Mẫu" in text_of(staff.get(reverse(WORKLIST), {"xem": "de-sau"}))
    staff.post(proposal, {"viec": "lay-lai"})
    answer = staff.post(proposal, {"luot": [each.pk for each in pair], "viec": "khong"}, follow=True)
    assert "sẽ không được đề xuất lại" in text_of(answer)
    assert Apart.objects.get().why.startswith("cùng tên")
    assert not Proposal.objects.exists()


@pytest.mark.parametrize("data", [{}, {"viec": "cung"}, {"viec": "cung", "luot": "999999"}, {"viec": "gi-do"}])
def test_an_incomplete_answer_changes_nothing_and_keeps_what_was_written(staff, proposal, data):
    answer = staff.post(proposal, {"ly_do": "Đã hỏi xã", **data})
    assert answer.status_code == 422
    assert "Chưa ghi được gì" in text_of(answer)
    assert "Đã hỏi xã" in text_of(answer)
    assert not Step.objects.exists()


def test_a_proposal_whose_records_are_gone_is_no_question_any_more(staff, pair, proposal):
    pair[0].delete()
    assert "đã được giải quyết" in text_of(staff.get(proposal, follow=True))
    assert not Proposal.objects.exists()


def test_one_record_alone_is_told(staff, pair, proposal):
    answer = staff.post(proposal, {"luot": pair[0].pk, "viec": "cung"})
    assert answer.status_code == 422
    assert "Cần ít nhất hai lượt" in text_of(answer)


def test_a_whole_batch_is_confirmed_only_as_it_was_shown(staff, pair):
    url = reverse("cung-nguoi:batch")
    page = text_of(staff.get(url))
    fingerprint = Proposal.objects.get().fingerprint
    assert fingerprint in page
    assert pair[1].decision.number in page
    assert "Chưa chọn trường hợp nào" in text_of(staff.post(url, follow=True))
    assert "Đã xác nhận 1 trường hợp." in text_of(staff.post(url, {"de-xuat": fingerprint}, follow=True))
    assert "1 trường hợp đã thay đổi" in text_of(staff.post(url, {"de-xuat": fingerprint}, follow=True))
    assert Recipient.objects.count() == 1


def test_the_page_of_a_recipient_splits_links_and_edits(staff, officer, pair):
    third = record(2025, birth_year=1970)
    recipient = actions.join([each.pk for each in [*pair, third]], officer)
    nominee = NomineeFactory(
        name="NÔNG THỊ MẪU", consultation=ConsultationFactory(opened=datetime(2026, 11, 12, tzinfo=UTC))
    )
    args = [recipient.pk]
    page = text_of(staff.get(reverse("nguoi-duoc-khen:inspect", args=args)))
    assert "Đúng là người này" in page
    staff.post(reverse("nguoi-duoc-khen:link_nominee", args=args), {"de-nghi": nominee.pk})
    link = RecipientNominee.objects.get()
    staff.post(reverse("nguoi-duoc-khen:unlink_nominee", args=[recipient.pk, link.pk]))
    assert not RecipientNominee.objects.exists()

    split = reverse("nguoi-duoc-khen:split", args=args)
    assert "Chưa tách được lượt nào" in text_of(staff.post(split, follow=True))
    assert "Cần để lại" in text_of(
        staff.post(split, {"luot": list(recipient.links.values_list("record_id", flat=True))}, follow=True)
    )
    staff.post(split, {"luot": third.pk, "khong-cung": "1", "ly_do": "Hai người cùng tên"})
    assert recipient.links.count() == 2
    assert Apart.objects.get().why == "Hai người cùng tên"

    edit = reverse("nguoi-duoc-khen:edit", args=args)
    refused = staff.post(edit, {"name": "Nông Thị Mẫu", "shows_birth_year": "on"})
    assert "Mời ghi năm sinh" in text_of(refused)
    staff.post(edit, {"name": "Nông Thị Mẫu Hai", "other_names": "Bà Hai", "birth_year": "1970"})
    recipient.refresh_from_db()
    assert (recipient.name, recipient.named_by_hand) == ("Nông Thị Mẫu Hai", True)


def test_records_that_no_proposal_found_are_added_by_comparing(staff, officer, pair):
    recipient = actions.join([each.pk for each in pair], officer)
    far = record(2025, "Nông Thị Mậu", unit_wording="Sở Y tế")
    child = record(2025, "Nông Thị Mẫu", is_minor=True)
    page = text_of(staff.get(reverse("nguoi-duoc-khen:add_records", args=[recipient.pk]), {"q": "nong thi mau"}))
    assert far.decision.number in page
    assert child.decision.number not in page
    compare = f"{reverse(COMPARE)}?luot={pair[0].pk}&luot={far.pk}"
    assert text_of(staff.get(compare)).count('type="checkbox" name="luot"') == 3
    staff.post(compare, {"luot": [pair[0].pk, far.pk], "viec": "cung"})
    assert recipient.links.count() == 3


def test_nobody_adds_or_deletes_a_recipient_by_hand(staff, officer, pair):
    recipient = actions.join([each.pk for each in pair], officer)
    assert staff.get(f"/quan-tri/nguoi-duoc-khen/delete/{recipient.pk}/").status_code == 404
    assert staff.get("/quan-tri/nguoi-duoc-khen/new/").status_code == 404
    assert "Nông Thị Mẫu" in text_of(staff.get(reverse("nguoi-duoc-khen:index"), {"q": "nong mau"}))


def test_those_who_may_only_look_are_offered_and_allowed_nothing(client, groups, settings, pair, proposal):
    settings.MIDDLEWARE = [m for m in settings.MIDDLEWARE if "SecondFactor" not in m]
    client.force_login(UserFactory(groups=["Thành viên Hội đồng"], is_staff=True))
    page = text_of(client.get(proposal))
    assert "Nông Thị Mẫu" in page
    assert 'name="viec"' not in page
    for url in (proposal, reverse("cung-nguoi:batch"), reverse("cung-nguoi:refresh")):
        answer = client.post(url, {"luot": [each.pk for each in pair], "viec": "cung"})
        assert answer.status_code in (302, 403)
    assert not Step.objects.exists()
    client.force_login(UserFactory(groups=["Cộng tác viên"], is_staff=True))
    for name in (WORKLIST, COMPARE, "cung-nguoi:steps", "nguoi-duoc-khen:index"):
        assert client.get(reverse(name)).status_code in (302, 403)


def test_the_screens_take_few_queries_however_much_there_is(staff, officer, django_assert_max_num_queries):
    for n in range(30):
        name = f"Nông Thị Mẫu {'abcdefghijklmnopqrstuvwxyzăâêô'[n]}"
        record(2018, name, birth_year=1970)
        record(2020, name, birth_year=1970)
    proposing.rebuild()
    staff.get(reverse(WORKLIST))
    with django_assert_max_num_queries(20):
        assert staff.get(reverse(WORKLIST)).status_code == 200
    with django_assert_max_num_queries(20):
        assert staff.get(reverse("cung-nguoi:batch")).status_code == 200
    with django_assert_max_num_queries(20):
        assert staff.get(reverse("cung-nguoi:proposal", args=[Proposal.objects.first().pk])).status_code == 200
