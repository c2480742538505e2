"""The council of each time, the units of its members, and what members report."""

from datetime import date

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cms_pages.council import actions, queries
from cms_pages.council.models import (
    Assignment,
    AssignmentsPage,
    ClusterPaper,
    CouncilMember,
    MemberReport,
    ProvincialClusterMember,
    ProvincialClusterPage,
)
from registrations.attachments.models import Attachment
from registrations.notices.models import Notice
from tests.factories import files
from tests.factories.accounts import UserFactory
from tests.factories.council import AssignmentFactory, CouncilPageFactory, ProvincialClusterFactory
from tests.factories.pages import DocumentFactory
from tests.factories.units import UnitFactory

pytestmark = pytest.mark.django_db
TODAY = "2026-11-21 09:00+07:00"


@pytest.fixture
def terms(office):
    """A term that has ended, and the one of today with somebody who left it."""
    CouncilPageFactory(
        parent=office.council, title="Nhiệm kỳ trước", slug="truoc", starts_on=date(2021, 1, 1),
        ends_on=date(2026, 1, 1), members=["Nông Văn Trước"],
    )  # fmt: skip
    now = CouncilPageFactory(
        parent=office.council, title="Nhiệm kỳ này", slug="nay", members=["Vi Thị Nay", "Lý Văn Đi"]
    )
    CouncilMember.objects.filter(name="Lý Văn Đi").update(until=date(2026, 6, 1))
    return now


@time_machine.travel(TODAY, tick=False)
def test_the_council_of_today_and_a_past_one_are_both_readable(client, terms, django_assert_max_num_queries):
    for number in range(20):
        CouncilMember.objects.create(page=terms, name=f"Ủy viên {number}", position="Giám đốc", sort_order=number + 5)
    client.get("/hoi-dong/")
    with django_assert_max_num_queries(12):
        front = client.get("/hoi-dong/").content.decode()
    client.get("/hoi-dong/truoc/")
    with django_assert_max_num_queries(12):
        past = client.get("/hoi-dong/truoc/").content.decode()
    this = client.get("/hoi-dong/nay/").content.decode()

    assert "Vi Thị Nay" in front
    assert "Lý Văn Đi" not in front
    assert "Nông Văn Trước" not in front
    assert "Nông Văn Trước" in past
    assert "Nhiệm kỳ này đã kết thúc." in past
    assert this.index("Vi Thị Nay") < this.index("Thành viên theo thời gian khác") < this.index("Lý Văn Đi")


@time_machine.travel(TODAY, tick=False)
def test_a_draft_of_the_council_is_nobody_elses(client, office):
    CouncilPageFactory(parent=office.council, title="Nháp", slug="nhap", live=False, members=["Hoàng Thị Nháp"])

    assert client.get("/hoi-dong/nhap/").status_code == 404
    assert "Hoàng Thị Nháp" not in client.get("/hoi-dong/").content.decode()


def test_a_cluster_between_provinces_shows_its_year(client, office, django_assert_max_num_queries):
    page = ProvincialClusterFactory(parent=office.council, slug="cum-2026", host="Tỉnh Hà Giang")
    ProvincialClusterMember.objects.create(page=page, name="Sở Nội vụ tỉnh Cao Bằng")
    ProvincialClusterFactory(parent=office.council, slug="cum-2025", year=2025)

    client.get("/hoi-dong/cum-2026/")
    with django_assert_max_num_queries(12):
        text = client.get("/hoi-dong/cum-2026/").content.decode()

    for told in ("năm 2026", "Tỉnh Cao Bằng", "Tỉnh Hà Giang", "Sở Nội vụ tỉnh Cao Bằng", "/hoi-dong/cum-2025/"):
        assert told in text


@time_machine.travel(TODAY, tick=False)
def test_staff_assign_units_and_only_they_do(client, terms, groups):
    unit, other = UnitFactory(), UnitFactory()
    member = terms.members.get(name="Vi Thị Nay")
    table = reverse("council_desk:table") + "?nam=2026"
    client.force_login(UserFactory(groups=["Thành viên Hội đồng"]))
    assert client.post(table, {"member": member.pk, "units": [unit.pk]}).status_code == 302
    client.force_login(UserFactory(groups=["Chuyên viên TĐKT"]))

    for odd in ({}, {"member": "9" * 30, "units": ["x"]}, {"member": member.pk, "units": ["\0"]}):
        assert client.post(table, odd).status_code == 422
    client.post(table, {"member": member.pk, "units": [unit.pk, other.pk]})

    rows = Assignment.objects.filter(year=2026)
    assert {row.unit for row in rows} == {unit, other}
    page = client.get(table).content.decode()
    assert page.count("Vi Thị Nay") >= 2
    client.post(reverse("council_desk:remove", args=[rows.get(unit=other).pk]))
    assert [row.unit for row in rows.all()] == [unit]


@time_machine.travel(TODAY, tick=False)
def test_a_unit_goes_over_to_another_member_until_one_has_reported(terms, groups):
    officer, unit = UserFactory(groups=["Chuyên viên TĐKT"]), UnitFactory()
    first = terms.members.get(name="Vi Thị Nay")
    second = CouncilMember.objects.create(page=terms, name="Triệu Thị Sau", position="Phó Giám đốc")
    actions.assign(first, [unit], 2026, by=officer)
    actions.assign(second, [unit], 2026, by=officer)
    row = Assignment.objects.get()
    assert row.member_name == "Triệu Thị Sau"
    MemberReport.objects.create(assignment=row, text="Đã kiểm tra.")

    with pytest.raises(actions.Reported):
        actions.assign(first, [unit], 2026, by=officer)
    with pytest.raises(actions.Reported):
        actions.unassign(row, by=officer)


def test_a_member_who_was_assigned_units_keeps_the_rows_when_the_list_loses_him(terms):
    member = terms.members.get(name="Vi Thị Nay")
    row = AssignmentFactory(member=member, member_name=member.name)

    CouncilMember.objects.filter(pk=member.pk).delete()

    row.refresh_from_db()
    assert row.member is None
    assert row.member_name == "Vi Thị Nay"


def test_a_report_is_read_by_its_writer_and_the_standing_body_alone(client, office, groups):
    row = AssignmentFactory(account=UserFactory(groups=["Thành viên Hội đồng"]))
    officer, peer = UserFactory(groups=["Chuyên viên TĐKT"]), UserFactory(groups=["Thành viên Hội đồng"])
    address = reverse("council_member:assignment", args=[row.pk])
    client.force_login(row.account)
    assert client.post(address, {"text": " \u200b "}).status_code == 422
    bad = {"text": "x", "file": SimpleUploadedFile("a.pdf", b"MZ")}
    assert client.post(address, bad).status_code == 422
    assert not MemberReport.objects.exists()
    assert not Attachment.objects.exists()

    sent = {"text": "Đơn vị làm <b>tốt</b>.\0", "file": SimpleUploadedFile("bc.pdf", files.pdf("Báo cáo"))}
    assert client.post(address, sent).status_code in {302, 422}
    if not MemberReport.objects.exists():  # a NUL byte is refused with words; without it the report goes
        client.post(
            address, {"text": "Đơn vị làm <b>tốt</b>.", "file": SimpleUploadedFile("bc.pdf", files.pdf("Báo cáo"))}
        )

    report = MemberReport.objects.get()
    assert Notice.objects.filter(recipient=officer, kind="council.report").count() == 1
    assert "&lt;b&gt;tốt&lt;/b&gt;" in client.get(address).content.decode()
    file = report.attachment.get_absolute_url()
    assert client.get(file).status_code == 200
    client.force_login(officer)
    assert client.get(file).status_code == 200
    assert "tốt" in client.get(reverse("council_desk:reports", args=[row.pk])).content.decode()
    client.force_login(peer)
    assert client.get(file).status_code == 404
    assert client.get(address).status_code == 404
    assert client.get(reverse("council_desk:reports", args=[row.pk])).status_code == 302
    assert client.get(reverse("council_desk:table")).status_code == 200


@time_machine.travel(TODAY, tick=False)
def test_the_table_of_assignments_is_public_once_another_person_has_approved_it(client, office, terms, groups):
    officer, unit = UserFactory(groups=["Chuyên viên TĐKT"]), UnitFactory(name="Xã Hữu Liên")
    table = reverse("council_desk:table") + "?nam=2026"
    member = terms.members.get(name="Vi Thị Nay")
    client.force_login(officer)
    client.post(table, {"member": member.pk, "units": [unit.pk], "report_by": "30/11/2026"})
    assert client.post(table, {"report-day": "1", "day": "31/02/2026"}).status_code == 422
    client.post(table, {"report-day": "1", "day": "01/12/2026"})
    assert Assignment.objects.get().report_by == date(2026, 12, 1)
    client.post(table, {"draft": "1"})
    page = AssignmentsPage.objects.get()
    assert not page.live
    assert client.get(f"/hoi-dong/{page.slug}/").status_code == 404

    page.get_latest_revision().publish()
    client.logout()
    text = client.get(f"/hoi-dong/{page.slug}/").content.decode()
    for told in ("Vi Thị Nay", "Giám đốc Sở Mẫu", "Xã Hữu Liên"):
        assert told in text
    assert "01/12/2026" not in text
    assert page.title in client.get("/hoi-dong/").content.decode()

    client.force_login(officer)
    client.post(table, {"member": member.pk, "units": [UnitFactory(name="Xã Tri Lễ").pk]})
    client.post(table, {"draft": "1"})
    assert "Xã Tri Lễ" not in client.get(f"/hoi-dong/{page.slug}/").content.decode()
    assert "Xã Tri Lễ" in AssignmentsPage.objects.get().get_latest_revision_as_object().lines.get().units


def test_a_cluster_carries_its_papers_and_goes_on_into_the_next_year(
    client, office, groups, django_assert_max_num_queries
):
    page = ProvincialClusterFactory(
        parent=office.council, slug="cum-2026", deputy="Tỉnh Lào Cai", conclusion="Thống nhất tiêu chí."
    )
    ProvincialClusterMember.objects.create(page=page, name="Sở Nội vụ tỉnh Cao Bằng", sort_order=1)
    shown = DocumentFactory(parent=office.documents, title="Quy chế của cụm")
    hidden = DocumentFactory(parent=office.documents, title="Dự thảo của cụm", live=False)
    for document in (shown, hidden):
        ClusterPaper.objects.create(page=page, kind="quy-che", document=document)
    for number in range(10):
        ClusterPaper.objects.create(page=page, document=DocumentFactory(parent=office.documents, title=f"Số {number}"))
    client.get("/hoi-dong/cum-2026/")
    with django_assert_max_num_queries(12):
        text = client.get("/hoi-dong/cum-2026/").content.decode()
    assert "Dự thảo của cụm" not in page.entry_fields()["body"]
    assert "Quy chế của cụm" in text
    assert "Dự thảo của cụm" not in text
    assert "Thống nhất tiêu chí." in text

    client.force_login(UserFactory(groups=["Biên tập viên"]))
    address = reverse("council_desk:next_year", args=[page.pk])
    assert address in client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "Tỉnh Lào Cai" in client.get(address).content.decode()
    client.post(address)
    client.post(address)

    made = ProvincialClusterPage.objects.get(year=2027)
    assert not made.live
    draft = made.get_latest_revision_as_object()
    assert (draft.head, draft.deputy, draft.conclusion) == ("Tỉnh Lào Cai", "", "")
    assert [member.name for member in draft.members.all()] == ["Sở Nội vụ tỉnh Cao Bằng"]
    assert not draft.papers.all()
    client.force_login(UserFactory(groups=["Thành viên Hội đồng"]))
    assert client.post(address).status_code == 302


def test_the_table_of_assignments_follows_the_list_of_the_council(terms):
    first, second = CouncilMember.objects.filter(page=terms).order_by("sort_order", "pk")
    for member in (second, first):
        AssignmentFactory(member=member, member_name=member.name)
    AssignmentFactory(member_name="An Thị Thôi")

    assert [name for name, _ in queries.table(2026)] == [first.name, second.name, "An Thị Thôi"]
