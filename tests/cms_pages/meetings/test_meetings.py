"""Meetings: papers for members, totals recorded, and nothing but the approved conclusion for the public."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse

from cms_pages.meetings import actions
from cms_pages.meetings.models import Meeting, MeetingDecision, MeetingPage, Paper, Vote
from registrations.notices.models import Notice
from registrations.units.models import OrganisingBody
from tests.factories import files
from tests.factories.accounts import UserFactory
from tests.factories.awards import DecisionFactory
from tests.factories.council import CouncilPageFactory, MeetingFactory, MeetingPageFactory
from tests.factories.units import MembershipFactory, OrganisingBodyFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(groups):
    return UserFactory(groups=["Chuyên viên TĐKT"])


@pytest.fixture
def member(groups):
    return UserFactory(groups=["Thành viên Hội đồng"])


def upload(name="tai-lieu.pdf"):
    return SimpleUploadedFile(name, files.pdf("Báo cáo tóm tắt thành tích"))


def facts(**more):
    return {
        "organising_body": OrganisingBodyFactory().pk,
        "number": "1",
        "kind": "regular",
        "title": "Xét khen thưởng",
        "starts_at": "12/03/2026 08:00",
        "ends_at": "",
        "place": "Phòng họp số 1",
        "chair": "",
        "note": "",
    } | more


def test_staff_prepare_a_meeting_and_members_see_it_once_invited(client, officer, member, office):
    CouncilPageFactory(parent=office.council, members=["Vi Thị Ủy Viên"]).members.update(account=member)
    client.force_login(officer)
    assert client.post(reverse("meeting:add"), facts(ends_at="12/03/2026 07:00")).status_code == 422
    assert client.post(reverse("meeting:add"), facts(number="0")).status_code == 422
    assert not Meeting.objects.exists()
    client.post(reverse("meeting:add"), facts())
    meeting = Meeting.objects.get()
    assert meeting.year == 2026
    again = client.post(reverse("meeting:add"), facts(title="Trùng số"))
    assert "Năm này đã có phiên họp mang số đó." in again.content.decode()
    rows = {"row-TOTAL_FORMS": "2", "row-INITIAL_FORMS": "0", "row-0-text": "Xét tặng Cờ thi đua"}
    client.post(reverse("meeting:agenda", args=[meeting.pk]), rows)
    client.post(reverse("meeting:paper", args=[meeting.pk]), {"title": "Tờ trình", "kind": "paper", "file": upload()})
    bad = {"title": "", "kind": "paper", "file": SimpleUploadedFile("a.pdf", b"MZ")}
    assert client.post(reverse("meeting:paper", args=[meeting.pk]), bad).status_code == 422
    client.force_login(member)
    assert client.get(meeting.get_absolute_url()).status_code == 404

    client.force_login(officer)
    client.post(reverse("meeting:step", args=[meeting.pk]), {"call": "1"})

    assert Notice.objects.get(kind="meetings.called").recipient == member
    client.force_login(member)
    text = client.get(meeting.get_absolute_url()).content.decode()
    assert "Xét tặng Cờ thi đua" in text
    assert "Tờ trình" in text
    assert str(meeting) in client.get("/thanh-vien/").content.decode()


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("starts_at", "01/01/0001 08:00"), ("starts_at", "31/12/9999 23:59"), ("ends_at", "31/12/9999 23:59"),
        ("papers_by", "01/01/0001"), ("conclude_by", "31/12/9999"),
    ],
)  # fmt: skip
def test_a_year_that_nobody_means_is_told_at_its_field(client, officer, office, field, words):
    client.force_login(officer)
    answer = client.post(reverse("meeting:add"), facts(**{field: words}))
    assert answer.status_code == 422
    assert answer.context["form"].errors == {field: ["Mời xem lại năm."]}
    assert not Meeting.objects.exists()


def test_a_new_meeting_knows_its_council_and_the_next_number(client, officer, office):
    client.force_login(officer)
    body = OrganisingBodyFactory()
    with time_machine.travel("2026-11-20 09:00+07:00"):
        MeetingFactory(organising_body=body, number=3, starts_at=datetime(2026, 3, 12, 1, tzinfo=UTC))
        form = client.get(reverse("meeting:add")).context["form"]
    assert form["number"].value() == 4
    assert OrganisingBody.objects.count() == 1
    assert form["organising_body"].value() == body.pk


def test_papers_are_for_members_alone(client, officer, member):
    meeting = MeetingFactory()
    paper = actions.add_paper(meeting, "Mật", "paper", upload(), by=officer)
    early = actions.add_paper(MeetingFactory(called_at=None), "Chưa mời", "paper", upload(), by=officer)
    file = paper.attachment.get_absolute_url()
    outsiders = [
        UserFactory(),
        UserFactory(groups=["Biên tập viên"]),
        UserFactory(groups=["Quản trị"]),
        MembershipFactory().user,
    ]

    client.force_login(member)
    assert client.get(file).status_code == 200
    assert client.get(early.attachment.get_absolute_url()).status_code == 404
    client.logout()
    for address in (file, "/thanh-vien/", meeting.get_absolute_url()):
        assert client.get(address).status_code in {302, 404}
    for each in outsiders:
        client.force_login(each)
        for address in (file, "/thanh-vien/", meeting.get_absolute_url()):
            assert client.get(address).status_code == 404, (each.groups.all(), address)
    client.force_login(UserFactory(groups=["Thành viên Hội đồng"], is_active=False))
    assert client.get(file).status_code in {302, 404}
    client.force_login(member)
    assert client.post(reverse("meeting:step", args=[meeting.pk]), {"paper": paper.pk}).status_code == 302
    assert Paper.objects.filter(pk=paper.pk).exists()


def test_attendance_and_votes_are_totals_that_fit(client, officer, office):
    council = CouncilPageFactory(parent=office.council, members=["Một", "Hai", "Ba"])
    meeting = MeetingFactory()
    client.force_login(officer)
    keys = list(council.members.order_by("sort_order").values_list("pk", flat=True))
    states = dict(zip([f"member-{pk}" for pk in keys], ["present", "present", "written"], strict=True))
    client.post(reverse("meeting:attendance", args=[meeting.pk]), states)
    votes = reverse("meeting:votes", args=[meeting.pk])
    rows = {"row-TOTAL_FORMS": "1", "row-INITIAL_FORMS": "0", "row-0-subject": "Tặng Cờ", "row-0-eligible": "3"}
    assert client.post(votes, rows | {"row-0-agreed": "4"}).status_code == 422
    assert client.post(votes, rows | {"row-0-agreed": "-1"}).status_code == 422
    assert client.post(votes, rows | {"row-0-agreed": "9" * 40}).status_code == 422
    assert client.post(votes, {"row-TOTAL_FORMS": "x"}).status_code == 422
    client.post(votes, rows | {"row-0-agreed": "2", "row-0-against": "1"})

    text = client.get(reverse("meeting:inspect", args=[meeting.pk])).content.decode()
    assert "Có mặt 2 trong 3 thành viên (66,7&nbsp;%)" in text
    assert "2 (66,7&nbsp;%)" in text
    council.members.all().delete()
    assert [each.member_name for each in meeting.attendances.all()] == ["Một", "Hai", "Ba"]
    with pytest.raises(IntegrityError), transaction.atomic():
        Vote.objects.create(meeting=meeting, place_in_order=9, subject="x", eligible=1, agreed=2)


def test_the_public_sees_the_conclusion_alone_once_another_person_approved(
    client, officer, office, django_assert_max_num_queries
):
    meeting = MeetingFactory(title="Xét khen thưởng", note="Lời nhắn riêng")
    actions.add_paper(meeting, "Tài liệu riêng", "paper", upload(), by=officer)
    actions.save_votes(
        meeting, [{"subject": "Phiếu riêng", "eligible": 3, "agreed": 3, "against": 0, "other": 0}], by=officer
    )
    page = actions.draft_page(meeting, by=officer)
    assert actions.draft_page(meeting, by=officer) == page
    address = f"/phien-hop/{page.slug}/"
    assert client.get(address).status_code == 404

    published = DecisionFactory(published=True, number="77/QĐ-UBND")
    hidden = DecisionFactory(number="88/QĐ-UBND")
    page.decisions = [MeetingDecision(decision=published), MeetingDecision(decision=hidden)]
    page.save_revision().publish(skip_permission_checks=True)
    client.get(address)
    with django_assert_max_num_queries(12):
        text = client.get(address).content.decode()

    assert "77/QĐ-UBND" in text
    for private in ("88/QĐ-UBND", "Lời nhắn riêng", "Tài liệu riêng", "Phiếu riêng", "Phòng họp số 1"):
        assert private not in text
    MeetingPageFactory(parent=office.meetings)
    client.get("/phien-hop/")
    with django_assert_max_num_queries(12):
        assert page.title in client.get("/phien-hop/").content.decode()
    assert MeetingPage.objects.get(meeting=meeting) == page


def test_a_conclusion_is_not_dated_in_the_future(office):
    page = MeetingPageFactory.build()
    page.held_on = page.held_on.replace(year=2199)

    with pytest.raises(Exception, match="không thể sau hôm nay"):
        page.clean()


def _paper(officer, meeting, kind="paper"):
    return actions.add_paper(meeting, f"Tệp {kind}", kind, upload(), by=officer)


@time_machine.travel("2026-03-10 09:00+07:00", tick=False)
def test_who_opens_papers_by_their_own_address(client, officer, member, office):
    """Members while they sit, whoever sits in until the meeting is over, staff; nobody else, signed in or not."""
    term = CouncilPageFactory(parent=office.council, members=["Vi Thị Nay", "Lý Văn Hết"])
    gone, stand_in = UserFactory(groups=["Thành viên Hội đồng"]), UserFactory()
    term.members.filter(name="Vi Thị Nay").update(account=member)
    term.members.filter(name="Lý Văn Hết").update(account=gone, until=date(2026, 3, 1))
    meeting = MeetingFactory()
    another = MeetingFactory()
    actions.add_substitute(meeting, term.members.get(name="Vi Thị Nay"), stand_in, by=officer)
    minutes = _paper(officer, meeting, "minutes").attachment.get_absolute_url()
    paper, other = (_paper(officer, each).attachment.get_absolute_url() for each in (meeting, another))
    page = meeting.get_absolute_url()
    peers = [UserFactory(groups=[name]) for name in ("Biên tập viên", "Người duyệt", "Quản trị", "Cộng tác viên")]
    clerk = MembershipFactory().user

    def opened(user, *addresses):
        client.logout()
        if user:
            client.force_login(user)
        return [client.get(address).status_code == 200 for address in addresses]

    assert opened(member, page, paper, minutes, other, "/thanh-vien/") == [True] * 5
    assert opened(officer, page, paper, minutes, other, "/thanh-vien/") == [True] * 5
    assert opened(stand_in, page, paper, minutes, "/thanh-vien/") == [True] * 4
    assert opened(stand_in, other, another.get_absolute_url()) == [False] * 2
    assert "Đơn vị được phân công" not in client.get("/thanh-vien/").content.decode()
    for nobody in (None, gone, clerk, *peers):
        assert opened(nobody, page, paper, minutes, "/thanh-vien/") == [False] * 4, nobody
    with time_machine.travel("2026-03-13 09:00+07:00", tick=False):
        assert opened(stand_in, page, paper, "/thanh-vien/") == [False] * 3
        assert opened(member, page, paper) == [True] * 2


@time_machine.travel("2026-03-10 09:00+07:00", tick=False)
def test_who_sits_in_is_named_by_staff_and_can_be_taken_back(client, officer, member, office):
    term = CouncilPageFactory(parent=office.council, members=["Vi Thị Nay"])
    stand_in = UserFactory(email="thay@so.example", full_name="Hà Văn Thay")
    meeting = MeetingFactory()
    address = reverse("meeting:substitute", args=[meeting.pk])
    seat = term.members.get().pk
    client.force_login(member)
    assert client.post(address, {"member": seat, "email": "thay@so.example"}).status_code == 302
    assert not meeting.substitutes.exists()
    client.force_login(officer)
    for odd in ({}, {"member": "x", "email": "a"}, {"member": seat, "email": "khong.co@so.example"}):
        assert client.post(address, odd).status_code == 422
    client.post(address, {"member": seat, "email": "THAY@so.example"})
    assert (
        "Người này đã được ghi" in client.post(address, {"member": seat, "email": "thay@so.example"}).content.decode()
    )

    (notice,) = Notice.objects.filter(recipient=stand_in)
    assert notice.kind == "meetings.called"
    assert meeting.title not in notice.body
    desk = client.get(reverse("meeting:inspect", args=[meeting.pk])).content.decode()
    assert "Hà Văn Thay, dự thay Vi Thị Nay" in desk
    client.post(reverse("meeting:step", args=[meeting.pk]), {"substitute": meeting.substitutes.get().pk})
    client.force_login(stand_in)
    assert client.get(meeting.get_absolute_url()).status_code == 404
