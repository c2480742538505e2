"""The council's year through its screens: what staff make, what members, units and the public see of it, and when."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from cms_pages.ceremonies.models import CeremonyIndexPage, CeremonyPage
from cms_pages.council.models import (
    Assignment,
    AssignmentsPage,
    CouncilIndexPage,
    CouncilPage,
    ProvincialClusterPage,
)
from cms_pages.inspections.models import Inspection, InspectionPage
from cms_pages.meetings.models import Meeting, MeetingPage
from cms_pages.training.models import Enrolment, TrainingIndexPage, TrainingPage
from tests.factories import files
from tests.factories.accounts import UserFactory

from . import back_office
from .browsing import ADMIN, DESK
from .people import commune, staff

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAPER = {"name": "to-trinh.pdf", "mimeType": "application/pdf", "buffer": files.pdf("Tờ trình xét khen thưởng")}


def test_a_year_of_the_council(visitor):
    people, unit = staff(), commune()
    member = UserFactory(full_name="Bế Thị Ủy Viên", groups=["Thành viên Hội đồng"])
    officer = visitor(viewport=DESK).sign_in(people.officer, second_factor=True)
    approver = visitor(viewport=DESK).sign_in(people.approver, second_factor=True)
    public = visitor(script=False)

    make_council(officer, member)
    public.open("/hoi-dong/")
    assert "Bế Thị Ủy Viên" not in public.text
    release(approver, CouncilPage)
    public.open("/hoi-dong/")
    for words in ("Bế Thị Ủy Viên", "Giám đốc Sở Mẫu", "Phòng Thi đua, khen thưởng, điện thoại 0205 000 000"):
        assert words in public.text
    public.look_everywhere()
    assign(officer, approver, public)
    meet(officer)
    reader = visitor().sign_in(member, second_factor=True)
    read_papers(reader)
    report_on_a_unit(reader, officer)
    refuse_papers(visitor(script=False), unit)
    conclude(officer, approver, public)
    make_happening(officer, CeremonyIndexPage, "ceremonypage", "Lễ trao tặng cuối năm", "/su-kien/", public)
    release(approver, CeremonyPage)
    see(public, "/su-kien/", "Lễ trao tặng cuối năm")
    make_happening(officer, TrainingIndexPage, "trainingpage", "Tập huấn cấp xã", "/tap-huan/", public)
    release(approver, TrainingPage)
    see(public, "/tap-huan/", "Tập huấn cấp xã")
    clerk = visitor(script=False).sign_in(unit.clerk, second_factor=False)
    enrol(clerk)
    hold_the_class(officer, clerk, public)
    group(officer, unit.unit, public)
    inspect(officer, approver, public)
    follow_up(officer, clerk, unit.unit, approver, public)
    neighbours_meet(officer, approver, public)


def release(approver, model):
    """Another person approves the newest page of a kind."""
    back_office.approve(approver, model.objects.latest("pk").pk)


def see(public, section, title):
    """The public finds it in its section and opens it, on a phone and at a desk."""
    public.open(section)
    public.look_everywhere()
    public.follow(title)
    assert title in public.text
    public.look_everywhere()


def _write(officer, parent, kind, title):
    label = parent._meta.app_label
    officer.open(back_office.ADD.format(kind=f"{label}/{kind}", parent=parent.objects.get().pk))
    officer.page.locator("#id_title").fill(title)


def _when(officer, field, moment):
    box = officer.page.locator(f"#id_{field}")
    box.fill(moment)
    box.press("Tab")


def make_council(officer, member):
    _write(officer, CouncilIndexPage, "councilpage", "Hội đồng tỉnh, nhiệm kỳ này")
    page = officer.page
    page.locator("#id_organising_body").select_option(index=1)
    _when(officer, "starts_on", "01/01/2025")
    page.locator("#id_members-ADD").click()
    page.locator("#id_members-0-name").fill("Bế Thị Ủy Viên")
    page.locator("#id_members-0-position").fill("Giám đốc Sở Mẫu")
    page.locator("#id_members-0-account").select_option(value=str(member.pk))
    page.locator("#id_contact").fill("Phòng Thi đua, khen thưởng, điện thoại 0205 000 000")
    back_office._hand_in(officer, "Hội đồng tỉnh, nhiệm kỳ này")


def assign(officer, approver, public):
    """Units for the member; the table is public once approved, and the member finds the report on the first screen."""
    page = officer.page
    officer.open(f"{ADMIN}hoi-dong/phan-cong/")
    page.locator("#id_member").select_option(index=1)
    page.locator("[name=units]").first.check()
    _when(officer, "report_by", f"{timezone.localdate() + timedelta(days=5):%d/%m/%Y}")
    officer.press("Lưu phân công")
    officer.look_everywhere(within="main")
    officer.press("Lập trang công khai từ bảng")
    title = AssignmentsPage.objects.get().title
    back_office._hand_in(officer, title)
    public.open("/hoi-dong/")
    assert title not in public.text
    release(approver, AssignmentsPage)
    see(public, "/hoi-dong/", title)
    assert "Bế Thị Ủy Viên" in public.text


def meet(officer):
    """A meeting with an agenda and a paper, to which the member is invited."""
    page = officer.page
    officer.open(f"{ADMIN}hoi-dong/phien-hop/new/")
    page.locator("#id_organising_body").select_option(index=1)
    page.locator("#id_number").fill("1")
    page.locator("#id_title").fill("Xét khen thưởng năm")
    _when(officer, "starts_at", f"{timezone.localdate() - timedelta(days=1):%d/%m/%Y} 08:00")
    officer.go(page.locator("form[novalidate] button[type=submit], footer button[type=submit]").first)
    officer.follow("Lập chương trình")
    page.locator("#id_row-0-text").fill("Xét tặng Cờ thi đua")
    officer.press("Lưu", exact=True)
    officer.follow("Thêm tài liệu")
    page.locator("#id_title").fill("Tờ trình riêng")
    page.locator("#id_file").set_input_files([PAPER])
    officer.press("Thêm tài liệu")
    officer.press("Mời thành viên")
    officer.follow("Ghi điểm danh")
    page.get_by_label(re.compile("Bế Thị Ủy Viên")).select_option(label="Có mặt")
    officer.press("Lưu điểm danh")
    expect(page.get_by_text("Có mặt 1 trong 1 thành viên")).to_be_visible()
    officer.follow("Ghi kết quả biểu quyết")
    page.locator("#id_row-0-subject").fill("Phiếu kín về Cờ thi đua")
    for name, number in (("eligible", "1"), ("agreed", "2")):
        page.locator(f"#id_row-0-{name}").fill(number)
    officer.press("Lưu", exact=True)
    expect(page.get_by_text("nhiều hơn tổng số thành viên").first).to_be_visible()
    page.locator("#id_row-0-agreed").fill("1")
    officer.press("Lưu", exact=True)
    expect(page.locator("main")).to_contain_text("Phiếu kín về Cờ thi đua")
    page.set_viewport_size(DESK)
    officer.look_everywhere(within="main")


def read_papers(reader):
    reader.open(ADMIN)
    assert "Báo cáo của thành viên" in reader.text
    reader.open("/thanh-vien/")
    reader.look_everywhere()
    reader.follow(str(Meeting.objects.get()))
    assert "Xét tặng Cờ thi đua" in reader.text
    reader.look_everywhere()
    file = reader.page.get_by_role("link", name=re.compile("Tờ trình riêng")).get_attribute("href")
    assert reader.context.request.get(reader.address + file).status == 200


def report_on_a_unit(reader, officer):
    """The member reports on the unit assigned; the standing body reads it, nobody else is told."""
    assignment = Assignment.objects.get()
    reader.open("/thanh-vien/")
    reader.go(reader.page.locator(f"main a[href$='/phan-cong/{assignment.pk}/']"))
    reader.press("Gửi báo cáo")
    assert "Mời viết nội dung báo cáo." in reader.text
    reader.fill("Nội dung báo cáo", "Đơn vị giữ tốt nền nếp bình xét.")
    reader.press("Gửi báo cáo")
    assert "Đã gửi báo cáo đến cơ quan thường trực." in reader.page.locator("body").inner_text()
    reader.look_everywhere("đã báo cáo")
    officer.open(f"{ADMIN}hoi-dong/phan-cong/")
    officer.follow("1 báo cáo")
    assert "Đơn vị giữ tốt nền nếp bình xét." in officer.text


def refuse_papers(stranger, unit):
    """Neither somebody from a unit nor the public gets the area, the meeting or its paper."""
    meeting = Meeting.objects.get()
    file = meeting.papers.get().attachment.get_absolute_url()
    stranger.sign_in(unit.clerk, second_factor=False)
    for address in ("/thanh-vien/", meeting.get_absolute_url(), file):
        stranger.open(address, status=404)


def conclude(officer, approver, public):
    meeting = Meeting.objects.get()
    officer.open(f"{ADMIN}hoi-dong/phien-hop/inspect/{meeting.pk}/")
    officer.press("Soạn trang kết luận")
    page = MeetingPage.objects.get()
    back_office._paragraph(officer.page, "Hội đồng thống nhất trình khen thưởng.")
    back_office._hand_in(officer, page.title)
    public.open(f"/phien-hop/{page.slug}/", status=404)
    release(approver, MeetingPage)
    see(public, "/phien-hop/", page.title)
    assert "Hội đồng thống nhất trình khen thưởng." in public.text
    for private in ("Tờ trình riêng", "Phiếu kín", "Xét tặng Cờ thi đua"):
        assert private not in public.text


def make_happening(officer, parent, kind, title, section, public):
    _write(officer, parent, kind, title)
    _when(officer, "starts_at", f"{timezone.localdate() + timedelta(days=20):%d/%m/%Y} 08:00")
    officer.page.locator("#id_place").fill("Hội trường Sở Nội vụ")
    back_office._hand_in(officer, title)
    public.open(section)
    assert title not in public.text


def enrol(clerk):
    """The clerk of a unit enrols a person: told what is missing, then confirmed."""
    clerk.open("/don-vi/tap-huan/")
    clerk.look_everywhere()
    clerk.follow("Tập huấn cấp xã")
    clerk.press("Đăng ký", exact=True)
    assert "Mời ghi họ và tên người dự học." in clerk.text
    clerk.look_everywhere("lỗi")
    clerk.fill("Họ và tên", "Lộc Thị Dự")
    clerk.fill("Thư điện tử", "du@donvi.example")
    clerk.press("Đăng ký", exact=True)
    assert "Có chỗ" in clerk.text
    assert Enrolment.objects.get().confirmed_at
    clerk.fill("Danh sách người dự học", "1\tNông Văn Hai\tVăn thư\thai@donvi.example\n2\tBa")
    clerk.press("Đăng ký cả danh sách")
    assert "Dòng 2: chưa thấy họ và tên đầy đủ." in clerk.text
    assert Enrolment.objects.count() == 1
    clerk.fill("Danh sách người dự học", "1\tNông Văn Hai\tVăn thư\thai@donvi.example\n2\tVi Thị Ba")
    clerk.press("Đăng ký cả danh sách")
    assert "Đã đăng ký 2 người: 2 người có chỗ." in clerk.text
    clerk.look_everywhere("đã đăng ký")


def hold_the_class(officer, clerk, public):
    """Material for those enrolled and for nobody else; who came is ticked; the list to sign is a file of Word."""
    page, training = officer.page, TrainingPage.objects.get()
    officer.open(f"{ADMIN}hoi-dong/tap-huan/")
    officer.follow(training.title)
    page.locator("#id_title").fill("Bài giảng số một")
    page.locator("#id_file").set_input_files([PAPER])
    officer.press("Thêm tài liệu")
    page.get_by_label("Lộc Thị Dự có dự học").check()
    officer.press("Lưu điểm danh")
    officer.look_everywhere("điểm danh", within=".imp")
    page.set_viewport_size(DESK)
    with page.expect_download() as coming:
        page.get_by_role("link", name="Danh sách ký tên (Word)").click()
    assert coming.value.suggested_filename.endswith(".docx")
    assert list(Enrolment.objects.filter(attended=True).values_list("name", flat=True)) == ["Lộc Thị Dự"]
    clerk.open(clerk.here)
    file = clerk.page.get_by_role("link", name=re.compile("Bài giảng số một")).get_attribute("href")
    assert clerk.context.request.get(clerk.address + file).status == 200
    assert public.context.request.get(public.address + file).status == 404
    public.open(training.url_path_here)
    assert "Bài giảng số một" not in public.text
    assert "Lộc Thị Dự" not in public.text


def group(officer, unit, public):
    """A cluster of the year with its units, one of which leads it."""
    page, name = officer.page, "Cụm thi đua số 9"
    public.open("/cum-khoi/")
    assert name not in public.text
    officer.open(f"{ADMIN}cluster/new/")
    page.locator("#id_organising_body").select_option(index=1)
    page.locator("#id_year").fill(str(timezone.localdate().year))
    page.locator("#id_name").fill(name)
    page.locator("#id_decision").fill("Quyết định số 9/QĐ-HĐTĐKT")
    officer.go(page.locator("footer button[type=submit]").first)
    page.get_by_text("Đơn vị chưa thuộc cụm, khối nào của năm này").click()
    page.get_by_label(unit.label, exact=True).check()
    officer.press("Thêm các đơn vị đã chọn")
    officer.follow(f"Sửa {unit.label}")
    page.get_by_label("Trưởng", exact=True).check()
    officer.press("Lưu", exact=True)
    see(public, "/cum-khoi/", name)
    for words in (unit.name, "Quyết định số 9/QĐ-HĐTĐKT"):
        assert words in public.text


def inspect(officer, approver, public):
    """A plan with its checklist; its page is public once approved."""
    page = officer.page
    officer.open(f"{ADMIN}hoi-dong/kiem-tra/new/")
    page.locator("#id_organising_body").select_option(index=1)
    page.locator("#id_year").fill("2026")
    page.locator("#id_title").fill("Kế hoạch kiểm tra năm 2026")
    page.locator("#id_checklist").fill("Tổ chức phong trào\nBình xét thi đua")
    officer.go(page.locator("form[novalidate] button[type=submit], footer button[type=submit]").first)
    assert Inspection.objects.get().checklist.count() == 2
    officer.look_everywhere(within="main")
    officer.press("Soạn trang kế hoạch kiểm tra")
    title = InspectionPage.objects.get().title
    back_office._hand_in(officer, title)
    public.open("/kiem-tra/")
    assert title not in public.text
    release(approver, InspectionPage)
    see(public, "/kiem-tra/", title)
    assert "Bình xét thi đua" in public.text


def follow_up(officer, clerk, unit, approver, public):
    """A unit is told, sends its report, is asked for something and does it; only the approved notice is public."""
    page, inspection = officer.page, Inspection.objects.get()
    desk = f"{ADMIN}hoi-dong/kiem-tra/inspect/{inspection.pk}/"
    officer.open(desk)
    page.get_by_text("Thêm đơn vị vào kế hoạch").click()
    page.get_by_label(unit.name, exact=True).check()
    officer.press("Thêm đơn vị")
    clerk.open("/don-vi/kiem-tra/")
    assert inspection.title not in clerk.text
    officer.follow(unit.name)
    visit = officer.here
    officer.press("Báo đơn vị")
    clerk.open("/don-vi/kiem-tra/")
    clerk.follow(inspection.title)
    clerk.page.locator("#id_title").fill("Báo cáo tự kiểm tra")
    clerk.page.locator("#id_file").set_input_files([PAPER])
    clerk.press("Gửi tài liệu")
    assert "Báo cáo tự kiểm tra" in clerk.text
    clerk.look_everywhere("đã gửi")

    officer.open(visit)
    assert "Báo cáo tự kiểm tra" in officer.text
    _when(officer, "held_on", f"{timezone.localdate() - timedelta(days=9):%d/%m/%Y}")
    officer.press("Lưu", exact=True)
    page.locator("#id_row-0-text").fill("Lập lại sổ theo dõi")
    page.locator("#id_row-0-kind").select_option(label="Yêu cầu thực hiện")
    _when(officer, "row-0-due_on", f"{timezone.localdate() - timedelta(days=2):%d/%m/%Y}")
    officer.press("Lưu kết quả, yêu cầu")
    expect(page.locator(".help-warning")).to_contain_text("Quá hạn 3 ngày: Lập lại sổ theo dõi")
    officer.look_everywhere("quá hạn", within=".imp")
    page.set_viewport_size(DESK)
    officer.press("Gửi kết quả cho đơn vị")
    clerk.open(clerk.here)
    assert "Lập lại sổ theo dõi" in clerk.text
    assert "Quá hạn" in clerk.text
    clerk.look_everywhere("yêu cầu")
    _when(officer, "row-0-closed_on", f"{timezone.localdate():%d/%m/%Y}")
    page.locator("#id_row-0-outcome").fill("Đã lập sổ mới")
    officer.press("Lưu kết quả, yêu cầu")
    expect(page.locator(".help-warning")).to_have_count(0)
    clerk.open(clerk.here)
    assert "Đã lập sổ mới" in clerk.text

    officer.open(desk)
    officer.press("Soạn trang thông báo kết quả kiểm tra")
    notice = InspectionPage.objects.latest("pk")
    back_office._paragraph(page, "Các đơn vị thực hiện tốt.")
    back_office._hand_in(officer, notice.title)
    public.open(notice.url_path_here, status=404)
    release(approver, InspectionPage)
    see(public, "/kiem-tra/", notice.title)
    assert "Lập lại sổ theo dõi" not in public.text


def neighbours_meet(officer, approver, public):
    """A cluster between provinces: members, host, conference; public once approved."""
    title = "Cụm thi đua các tỉnh biên giới phía Bắc"
    _write(officer, CouncilIndexPage, "provincialclusterpage", title)
    page = officer.page
    page.locator("#id_year").fill("2026")
    page.locator("#id_head").fill("Tỉnh Cao Bằng")
    page.locator("#id_host").fill("Tỉnh Lạng Sơn")
    for at, name in enumerate(("Tỉnh Cao Bằng", "Tỉnh Lạng Sơn")):
        page.locator("#id_members-ADD").click()
        page.locator(f"#id_members-{at}-name").fill(name)
    page.locator("#id_conclusion").fill("Cụm thống nhất bảng điểm năm 2026.")
    back_office._hand_in(officer, title)
    public.open("/hoi-dong/")
    assert title not in public.text
    release(approver, ProvincialClusterPage)
    see(public, "/hoi-dong/", title)
    for words in ("2 đơn vị", "Tỉnh Cao Bằng", "Cụm thống nhất bảng điểm năm 2026."):
        assert words in public.text
