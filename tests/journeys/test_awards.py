"""Awards: from the office's list, with all that is wrong in it, to a record that a citizen finds and can check."""

import csv
import io
from datetime import date
from types import SimpleNamespace

import pytest

from cms_pages.decisions.actions import draft_page
from cms_pages.decisions.models import DecisionPage
from registrations.awards.models import AwardRecord
from registrations.recipients.models import Recipient
from registrations.titles.models import Title
from registrations.units.models import Unit
from tests.factories.accounts import SuperuserFactory
from tests.factories.awards import AwardRecordFactory, DecisionFactory
from tests.factories.units import UnitFactory

from . import award_desk as desk
from . import back_office, people, public
from .browsing import DESK

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CORRECTION = "Chức vụ ghi đúng là: Phó Hiệu trưởng."
PUBLIC_NAMES = {row[0] for row in desk.ROWS} - {desk.HIDDEN}


@pytest.fixture
def province(served):
    """Two schools of one name in two communes, and an older award of somebody who is in the new list again."""
    communes = Unit.objects.filter(kind=Unit.Kind.COMMUNE, effective_to=None)
    here, there = communes.get(short_name="Kiên Mộc"), communes.exclude(short_name="Kiên Mộc").first()
    for commune in (here, there):
        UnitFactory(kind=Unit.Kind.SUBUNIT, name=desk.SCHOOL, short_name=desk.SCHOOL, parent=commune)
    decision = DecisionFactory(number="88/QĐ-UBND", signed_on=date(2025, 12, 1), organising_body=here.organising_body)
    AwardRecordFactory(
        decision=decision,
        title=Title.objects.in_force(decision.signed_on).get(code="bk-tinh"),
        name=desk.JOINED,
        birth_year=1980,
        unit=here,
        unit_wording="xã Kiên Mộc",
        place_then="",
    )
    publish(decision)
    return SimpleNamespace(staff=people.staff(), unit=here)


def publish(decision):
    """Let somebody else's approval be given already."""
    by = SuperuserFactory()
    page = draft_page(decision, by)
    page.save_revision(user=by).publish(skip_permission_checks=True)
    return page


def at_the_desk(visitor, province, path, **options):
    """The officer's morning, up to a decision that waits to be published. Returns the officer."""
    officer = visitor(viewport=DESK, **options).sign_in(province.staff.officer, second_factor=True)
    if officer.script:
        back_office.add_decision(officer, number=desk.NUMBER, signed_on=desk.SIGNED_ON, subject=desk.SUBJECT)
    else:  # the footer of Wagtail's forms needs its script
        made = DecisionFactory(
            number=desk.NUMBER, signed_on=date(2026, 6, 12), organising_body=province.unit.organising_body
        )
        officer.open(f"/quan-tri/quyet-dinh/inspect/{made.pk}/")
    desk.look(officer, "chưa có danh sách")
    desk.import_with_questions(officer, path)
    annex = desk.draft_annex(officer)
    assert [name for name in PUBLIC_NAMES if name not in annex] == []
    desk.correct(officer, desk.CORRECTED, position="Phó Hiệu trưởng", note=CORRECTION)
    return officer


def after_publishing(officer):
    """What happens to single records later."""
    desk.join(officer, desk.JOINED)
    desk.revoke(officer, desk.REVOKED)
    desk.hide(officer, desk.HIDDEN)
    desk.reissue(officer, desk.REISSUED, "77/2026")


def export(officer, decision):
    """What an officer takes away is what everybody may have: without whom they made not public."""
    officer.open(f"/quan-tri/quyet-dinh/inspect/{decision.pk}/")
    desk.look(officer, "đã công bố")
    roll, result = (desk.cells(each) for each in desk.export_lists(officer))
    assert [name for name in PUBLIC_NAMES if name not in roll] == []
    assert desk.HIDDEN not in roll + result
    assert desk.REISSUED in result


def read_as_a_citizen(citizen, decision):
    """Everything a reader can find, and nothing of whom they may not."""
    find_the_person(citizen)
    open_the_golden_book(citizen)
    follow_a_figure(citizen)
    read_the_decision(citizen, decision)
    citizen.open("/du-lieu-mo/")
    citizen.look_everywhere()
    nobody_hidden(citizen, decision)


def find_the_person(citizen):
    assert public.find(citizen, desk.bare(desk.JOINED))
    citizen.look_everywhere("tìm thấy")
    citizen.open(f"/so-vang/?q={desk.bare(desk.JOINED).replace(' ', '+')}")
    assert citizen.page.locator("main .results h3 a").count() == 2
    citizen.look_everywhere("tìm thấy")
    citizen.go(citizen.page.locator("main .results h3 a").first)
    citizen.look_everywhere("lượt khen")
    citizen.follow("Xem tất cả 2 lượt khen thưởng")
    assert citizen.here == Recipient.objects.get(name=desk.JOINED).get_absolute_url()
    assert "từ năm 2025 đến năm 2026" in citizen.text
    citizen.look_everywhere()


def open_the_golden_book(citizen):
    """From the shelf of years to the person's entry, by leafing and by the index of names."""
    citizen.open("/so-vang/so/")
    citizen.look_everywhere()
    citizen.go(citizen.page.locator("main a[href='/so-vang/so/2026/']"))
    names = citizen.page.locator("main .book .name").all_inner_texts()
    assert set(names) == PUBLIC_NAMES - {desk.REVOKED}
    assert "Không ghi 1 lượt đã được thu hồi" in citizen.text
    citizen.look_everywhere()
    citizen.go(citizen.page.get_by_role("navigation", name="Chữ cái").get_by_role("link", name="S"))
    assert citizen.page.locator("main .name-index .name").all_inner_texts() == [desk.JOINED]
    citizen.look_everywhere()
    citizen.follow(desk.JOINED)
    assert citizen.here == AwardRecord.objects.get(name=desk.JOINED, year=2026).get_absolute_url()


def follow_a_figure(citizen):
    """A number, and behind it exactly as many records."""
    citizen.open("/thong-ke/")
    citizen.look_everywhere()
    assert citizen.page.locator(".figure-head__total a").inner_text() == "5 lượt khen thưởng"
    citizen.page.get_by_text("Xem số liệu từng năm").click()
    citizen.look_everywhere("từng năm")
    citizen.go(citizen.page.locator("main tr").filter(has_text="2026").get_by_role("link", name="4", exact=True))
    assert "4 lượt khen thưởng" in citizen.page.get_by_role("status").first.inner_text()
    names = citizen.page.locator("main .results h3").all_inner_texts()
    assert set(names) == PUBLIC_NAMES - {desk.REVOKED}
    assert len(names) == 4
    assert desk.REVOKED not in citizen.text
    citizen.look_everywhere()


def read_the_decision(citizen, decision):
    citizen.open(decision.public_url)
    assert f"{desk.CORRECTED}: {CORRECTION}" in citizen.text
    [row] = citizen.page.locator("main tr").filter(has_text=desk.REVOKED).all()
    assert "Đã thu hồi từ ngày" in row.inner_text()
    citizen.look_everywhere()
    citizen.go(row.get_by_role("link"))
    assert "Đã thu hồi từ ngày" in citizen.text
    assert "Sản xuất giỏi" not in citizen.text
    citizen.look_everywhere("đã thu hồi")
    citizen.open(AwardRecord.objects.get(name=desk.REISSUED).get_absolute_url())
    assert "77/2026" in citizen.text


def nobody_hidden(citizen, decision):
    """The lists to take away are those on the pages: the hidden name is in none."""
    citizen.open(AwardRecord.objects.get(name=desk.HIDDEN).get_absolute_url(), status=404)
    citizen.open(decision.public_url)
    rows = names_in(desk.downloaded(citizen, citizen.page.get_by_role("link", name=".csv", exact=True)))
    assert set(rows) == PUBLIC_NAMES
    citizen.open("/so-vang/?nam=2026")
    assert "5 lượt" in citizen.text
    found = citizen.page.get_by_role("link", name="CSV", exact=True)
    assert set(names_in(desk.downloaded(citizen, found))) == PUBLIC_NAMES
    for path in (decision.public_url, "/so-vang/so/2026/", "/thong-ke/ban-ghi/", f"/so-vang/?q={desk.HIDDEN}"):
        citizen.open(path)
        assert citizen.page.get_by_role("link", name=desk.HIDDEN).count() == 0
    citizen.open("/so-vang/?nam=2026&hinhthuc=co-thi-dua")
    citizen.look_everywhere("không có kết quả")


def names_in(data):
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows
    [column] = [name for name in rows[0] if name in {"ten", "name", "ho_ten"}]
    return [row[column] for row in rows]


def test_from_the_list_to_the_reader(visitor, province, tmp_path):
    officer = at_the_desk(visitor, province, desk.workbook(tmp_path))
    decision = AwardRecord.objects.get(name=desk.CORRECTED).decision
    officer.open(f"/quan-tri/quyet-dinh/inspect/{decision.pk}/")
    desk.look(officer, "có danh sách")
    page_id = back_office.hand_in_decision(officer)
    citizen = visitor()
    citizen.open(DecisionPage.objects.get(pk=page_id).url_path_here, status=404)
    approver = visitor(viewport=DESK).sign_in(province.staff.approver, second_factor=True)
    back_office.approve(approver, page_id)
    after_publishing(officer)
    decision.refresh_from_db()
    export(officer, decision)
    read_as_a_citizen(citizen, decision)


def test_the_same_without_a_script(visitor, province, tmp_path):
    officer = at_the_desk(visitor, province, desk.workbook(tmp_path), script=False)
    decision = AwardRecord.objects.get(name=desk.CORRECTED).decision
    publish(decision)
    after_publishing(officer)
    decision.refresh_from_db()
    export(officer, decision)
    read_as_a_citizen(visitor(script=False), decision)
