"""Finding: three people who know only part of what they look for, each with a script and without."""

import csv
import io
from datetime import date

import pytest

from cms_pages.decisions.actions import draft_page
from registrations.titles.models import AwardClass, RecipientKind, Title
from registrations.units.models import Unit
from tests.factories.accounts import SuperuserFactory
from tests.factories.awards import AwardRecordFactory, DecisionFactory

from .browsing import DESK

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BOTH = pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])


def publish(decision):
    """Let the decision be published with a page of its own."""
    by = SuperuserFactory()
    page = draft_page(decision, by)
    page.save_revision(user=by).publish(skip_permission_checks=True)
    return page


def decided(number, signed_on, records, **facts):
    """A published decision about people of one unit each: (name, unit, title code, class)."""
    body = Unit.objects.filter(kind=Unit.Kind.COMMUNE).first().organising_body
    decision = DecisionFactory(number=number, signed_on=signed_on, organising_body=body, **facts)
    for name, unit, code, award_class in records:
        title = Title.objects.filter(code=code).order_by("effective_from").last()
        AwardRecordFactory(
            decision=decision,
            title=title,
            award_wording=title.name,
            form=title.form,
            award_class=award_class,
            level=title.level,
            name=name,
            unit=unit,
            unit_wording=unit.name,
            place_then="",
            recipient_kind=RecipientKind.PERSON,
        )
    return publish(decision)


def commune(code):
    """A commune of the catalogue, of today or of before."""
    return Unit.objects.get(code=code)


@BOTH
def test_a_citizen_finds_her_grandmothers_medal(visitor, script):
    """She knows how the name sounds, types without marks on a phone, and knows it was for the resistance."""
    home = commune("trang-dinh-xa-dao-vien")
    decided("151/KT-CTN", date(1985, 9, 2), [("Hứa Thị Nhìn", home, "huy-chuong-khang-chien", AwardClass.FIRST)])
    decided(
        "88/QĐ-UBND", date(2025, 12, 1), [("Hứa Thị Nhịn", home, "bk-tinh", ""), ("Hứa Thị Nhinh", home, "bk-tinh", "")]
    )
    citizen = visitor(script=script)
    citizen.open("/")
    box = citizen.page.locator("main input[name=q]").first
    box.press_sequentially("hua thi nhin")
    if script:
        citizen.page.get_by_role("option", name="Hứa Thị Nhìn").wait_for()
        citizen.look("gợi ý")
    box.press("Enter")
    citizen.page.wait_for_url("**q=hua*")
    assert "Hứa Thị Nhìn" in citizen.text
    assert "Hứa Thị Nhinh" not in citizen.text
    citizen.look("kết quả")
    citizen.open("/so-vang/?q=hua+thi+nhin")
    citizen.page.get_by_text("Lọc kết quả").click()
    citizen.page.get_by_label("Huy chương", exact=False).first.check()
    if not script:
        citizen.page.get_by_role("button", name="Lọc").first.click()
    citizen.page.get_by_role("status").filter(has_text="1 lượt khen thưởng").wait_for()
    citizen.look("một lượt")
    citizen.follow("Hứa Thị Nhìn")
    assert "151/KT-CTN" in citizen.text
    assert "Đào Viên" in citizen.text
    assert "Quốc Việt" in citizen.text  # where her commune is today
    citizen.look("huy chương")


@BOTH
def test_an_officer_finds_a_decision_by_a_mistyped_number(visitor, script):
    """Two digits have changed places; the portal never guesses silently, it offers what there is."""
    unit = commune("trang-dinh-xa-dao-vien")
    right = decided("1657/QĐ-UBND", date(2021, 8, 19), [("Lộc Văn Đúng", unit, "bk-tinh", "")])
    decided("2001/QĐ-UBND", date(2021, 11, 3), [("Lộc Văn Khác", unit, "bk-tinh", "")])
    officer = visitor(script=script, viewport=DESK)
    officer.open("/tim-kiem/")
    officer.page.locator("main input[name=q]").fill("1675/qd-ubnd")
    officer.go(officer.page.locator("main form[role=search] button"))
    officer.page.get_by_text("Không có kết quả").first.wait_for()
    assert "Lộc Văn" not in officer.text
    officer.look("số gõ nhầm")
    officer.go(officer.page.locator("main").get_by_role("link", name="1657/QĐ-UBND").first)
    found = officer.page.locator("main .results h3 a")
    found.first.wait_for()
    assert found.first.get_attribute("href") == right.url_path_here
    officer.look("số đúng")
    officer.go(found.first)
    assert "Lộc Văn Đúng" in officer.text


@BOTH
def test_a_journalist_lists_all_first_classes_of_a_year_in_a_commune_of_old_name(visitor, script):
    """All "hạng Nhất" of 2023 in what was xã Đào Viên; she takes them home as a table."""
    old, other = commune("trang-dinh-xa-dao-vien"), commune("trang-dinh-xa-quoc-viet")
    first, second = AwardClass.FIRST, AwardClass.SECOND
    wanted = {"Bế Thị Một", "Bế Văn Hai"}
    for number, signed_on, records in (
        ("12/QĐ-CTN", date(2023, 1, 10), [("Bế Thị Một", old, "hc-lao-dong", first), ("Bế Văn Nhì", old, "hc-lao-dong", second)]),
        ("345/QĐ-CTN", date(2023, 8, 15), [("Bế Văn Hai", old, "hc-lao-dong", first), ("Bế Văn Láng Giềng", other, "hc-lao-dong", first)]),
        ("7/QĐ-CTN", date(2022, 2, 3), [("Bế Thị Năm Trước", old, "hc-lao-dong", first)]),
    ):  # fmt: skip
        decided(number, signed_on, records)
    reader = visitor(script=script)
    reader.open("/so-vang/")
    reader.fill("Họ tên, tên tập thể hoặc số quyết định", "hạng nhất năm:2023 xã đào viên")
    reader.press("Tra cứu")
    reader.page.wait_for_url("**q=*")
    reader.page.locator(".results h3").first.wait_for()
    reader.look("hạng Nhất năm 2023")
    names = [each.inner_text() for each in reader.page.locator(".results h3.name a").all()]
    assert set(names[:2]) == wanted
    assert not {"Bế Văn Nhì", "Bế Thị Năm Trước"} & set(names)
    address = reader.page.get_by_role("link", name="CSV").first.evaluate("link => link.href")
    table = csv.DictReader(io.StringIO(reader.context.request.get(address).body().decode("utf-8-sig")))
    assert [row["name"] for row in table][: len(names)] == names
