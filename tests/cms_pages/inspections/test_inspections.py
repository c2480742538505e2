"""Inspections: the plan, the unit's report, requests followed to their end, and only approved pages in public."""

from datetime import date

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cms_pages.inspections import actions
from cms_pages.inspections.models import Finding, Inspection, Visit
from registrations.notices.models import Notice
from tests.factories import files
from tests.factories.accounts import UserFactory
from tests.factories.council import InspectionFactory, InspectionPageFactory, VisitFactory
from tests.factories.units import MembershipFactory, OrganisingBodyFactory

pytestmark = pytest.mark.django_db
NOW = "2026-10-01 09:00+07:00"


@pytest.fixture
def officer(groups):
    return UserFactory(groups=["Chuyên viên TĐKT"])


@pytest.fixture
def clerk():
    return MembershipFactory().user


def visit_address(visit):
    return reverse("inspection:visit", args=[visit.inspection_id, visit.pk])


def upload():
    return SimpleUploadedFile("bao-cao.pdf", files.pdf("Báo cáo của đơn vị"))


def rows(*each):
    found = {"save-findings": "1", "row-TOTAL_FORMS": str(len(each)), "row-INITIAL_FORMS": "0"}
    for at, row in enumerate(each):
        found |= {f"row-{at}-{name}": value for name, value in row.items()}
    return found


@time_machine.travel(NOW, tick=False)
def test_staff_make_a_plan_with_its_checklist_and_units(client, officer, office):
    unit = MembershipFactory().unit
    client.force_login(officer)
    sent = {
        "organising_body": OrganisingBodyFactory().pk,
        "year": "2026",
        "title": "Kế hoạch kiểm tra năm 2026",
        "checklist": "Tổ chức phong trào\r\n\r\nBình xét thi đua\r\nTổ chức phong trào",
    }
    client.post(reverse("inspection:add"), sent | {"year": "99999"})
    client.post(reverse("inspection:add"), sent | {"checklist": "x" * 600})
    assert not Inspection.objects.exists()
    client.post(reverse("inspection:add"), sent)
    inspection = Inspection.objects.get()
    assert [item.text for item in inspection.checklist.all()] == ["Tổ chức phong trào", "Bình xét thi đua"]
    step = reverse("inspection:step", args=[inspection.pk])
    client.post(step, {"units": ["x", "\0"]})
    client.post(step, {"units": [unit.pk]})
    client.post(step, {"units": [unit.pk]})
    assert [visit.unit for visit in inspection.visits.all()] == [unit]
    for status, group in ((200, "Thành viên Hội đồng"), (302, "Biên tập viên")):
        client.force_login(UserFactory(groups=[group]))
        assert client.get(reverse("inspection:inspect", args=[inspection.pk])).status_code in {status, 403}
        assert client.post(step, {"units": [unit.pk]}).status_code in {302, 403}
    assert inspection.visits.count() == 1


@time_machine.travel(NOW, tick=False)
def test_a_unit_sees_its_visit_once_told_and_sends_its_report(client, officer, clerk):
    unit = clerk.pk and MembershipFactory(user=clerk).unit
    visit = VisitFactory(unit=unit, told_at=None)
    client.force_login(clerk)
    assert client.get(visit.get_absolute_url()).status_code == 404
    client.force_login(officer)
    client.post(visit_address(visit), {"tell": "1"})
    assert Notice.objects.filter(kind="inspections.told", recipient=clerk).exists()
    client.force_login(clerk)
    assert str(visit.inspection) in client.get("/don-vi/").content.decode()
    assert client.post(visit.get_absolute_url(), {"title": "Trống"}).status_code == 422
    assert client.post(visit.get_absolute_url(), {"file": SimpleUploadedFile("a.exe", b"MZ")}).status_code == 422
    assert client.post(visit.get_absolute_url(), {"title": "Báo cáo", "file": upload()}).status_code == 302

    file = visit.papers.get().attachment.get_absolute_url()
    assert client.get(file).status_code == 200
    assert Notice.objects.filter(kind="inspections.paper", recipient=officer).exists()
    client.force_login(MembershipFactory().user)
    assert client.get(file).status_code == 404
    assert client.get(visit.get_absolute_url()).status_code == 404
    client.force_login(UserFactory(groups=["Biên tập viên"]))
    assert client.get(file).status_code == 404


@time_machine.travel(NOW, tick=False)
def test_requests_are_followed_until_they_are_done(client, officer, clerk):
    visit = VisitFactory(unit=MembershipFactory(user=clerk).unit)
    address = visit_address(visit)
    client.force_login(officer)
    assert client.post(address, rows({"text": "", "kind": "request", "due_on": "01/09/2026"})).status_code == 422
    wrong = rows({"text": "x", "kind": "finding", "due_on": "01/09/2026"})
    assert client.post(address, wrong).status_code == 422
    assert client.post(address, {"save-findings": "1"}).status_code == 422
    client.post(
        address,
        rows(
            {"text": "Lập lại hồ sơ", "kind": "request", "due_on": "30/09/2026"},
            {"text": "Thực hiện tốt", "kind": "finding"},
            {"text": "", "kind": "finding"},
        ),
    )
    asked = Finding.objects.get(kind="request")
    assert asked.overdue_days(date(2026, 9, 29)) == 0
    assert "Quá hạn 2 ngày: Lập lại hồ sơ" in client.get(address).content.decode()
    assert "1 quá hạn" in client.get(reverse("inspection:inspect", args=[visit.inspection_id])).content.decode()
    assert "1 yêu cầu" in client.get(reverse("inspection:index")).content.decode()
    client.post(address, {"result": "1"})
    visit.refresh_from_db()
    assert visit.result_at is None  # not before the day of the visit is entered
    client.force_login(clerk)
    assert "Lập lại hồ sơ" not in client.get(visit.get_absolute_url()).content.decode()

    client.force_login(officer)
    future = {"save-visit": "1", "held_on": "01/12/2026", "team": "", "summary": ""}
    assert client.post(address, future).status_code == 422
    client.post(address, future | {"held_on": "15/09/2026"})
    client.post(address, {"result": "1"})
    client.force_login(clerk)
    assert "Lập lại hồ sơ" in client.get(visit.get_absolute_url()).content.decode()
    assert "Còn 1 yêu cầu" in client.get("/don-vi/").content.decode()

    client.force_login(officer)
    kept = {"key": str(asked.pk), "text": "Lập lại hồ sơ", "kind": "request", "due_on": "30/09/2026"}
    client.post(address, rows(kept | {"closed_on": "01/10/2026", "outcome": "Đã lập"}))
    assert Finding.objects.get().pk == asked.pk
    assert "quá hạn" not in client.get(reverse("inspection:inspect", args=[visit.inspection_id])).content.decode()


@time_machine.travel(NOW, tick=False)
def test_plan_and_notice_are_public_only_once_approved_and_tell_no_findings(
    client, officer, office, django_assert_max_num_queries
):
    inspection = InspectionFactory()
    actions.save_inspection(inspection, ["Tổ chức <phong trào>"], by=officer)
    visit = VisitFactory(inspection=inspection, team="Trưởng đoàn riêng", held_on=date(2026, 9, 15))
    Finding.objects.create(visit=visit, text="Yêu cầu riêng", kind="request")
    plan = actions.draft_page(inspection, "ke-hoach", by=officer)
    notice = actions.draft_page(inspection, "ket-qua", by=officer)
    assert notice.title == f"Thông báo kết quả {str(inspection).removeprefix('Kế hoạch ')}"
    assert actions.draft_page(inspection, "ke-hoach", by=officer) == plan
    for page in (plan, notice):
        assert client.get(f"/kiem-tra/{page.slug}/").status_code == 404
        page.save_revision().publish(skip_permission_checks=True)

    client.get(f"/kiem-tra/{plan.slug}/")
    with django_assert_max_num_queries(12):
        text = client.get(f"/kiem-tra/{plan.slug}/").content.decode()
    text += client.get(f"/kiem-tra/{notice.slug}/").content.decode()

    assert "Tổ chức &lt;phong trào&gt;" in text
    assert visit.unit.name in text
    assert "Yêu cầu riêng" not in text
    assert "Trưởng đoàn riêng" not in text
    InspectionPageFactory(parent=office.inspections)
    client.get("/kiem-tra/")
    with django_assert_max_num_queries(12):
        assert plan.title in client.get("/kiem-tra/").content.decode()


def test_a_unit_leaves_the_plan_only_while_nothing_is_known_of_it(client, officer):
    told, new = VisitFactory(), VisitFactory(told_at=None)
    client.force_login(officer)
    for visit in (told, new):
        client.post(visit_address(visit), {"remove": "1"})

    assert list(Visit.objects.all()) == [told]
