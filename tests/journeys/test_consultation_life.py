"""The whole life of a consultation, the clock moving through it: drafted, opened, commented on, closed, told.

One citizen has no JavaScript, another has no mouse.
"""

from datetime import datetime, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.management import call_command

from registrations.comments.models import Comment
from registrations.consultations.models import Consultation
from registrations.receipts.actions import verify_chain
from tests import screens

from . import back_office, public
from .browsing import DESK
from .people import staff

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# A Friday; the window opens on the Monday after it, with a day off (24/11) and weekends in it.
DRAFTED = datetime(2026, 11, 20, 14, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
OPENS = "23/11/2026"
FIRST, SECOND = "Đàm Thị Lường", "Hứa Văn Khải"
TYPED = "Tôi biết thầy Khải, thầy vận động được cả thôn cho con đến lớp."
LATE = "Lời viết trong đêm cuối, gửi khi đã hết hạn."
CONCLUSION = "Cơ quan thường trực đã xem xét mọi ý kiến; cả hai trường hợp đủ điều kiện trình."
ANSWER = "Cảm ơn ông, bà. Thời gian công tác đã được xác minh ở hồ sơ gốc."
MOST_TABS = 150


def test_a_consultation_from_draft_to_proof(visitor):
    with time_machine.travel(DRAFTED) as clock:
        people = staff()
        desk = SimpleNamespace(
            clock=clock,
            officer=visitor(viewport=DESK),
            approver=visitor(viewport=DESK),
            reader=visitor(),
            plain=visitor(script=False),
            typist=visitor(viewport=DESK),
            people=people,
        )
        consultation = draft_and_open(desk)
        codes = comment_both_ways(desk, consultation)
        handle(desk, consultation, codes)
        the_tab_of_the_last_evening(desk, consultation)
        tell_the_outcome(desk, consultation)
        prove(desk, consultation, codes)


def move(desk, moment):
    """Set the clock, and those of the browsers whose proof of work runs out by it."""
    desk.clock.move_to(moment)
    for each in (desk.reader, desk.typist):
        each.context.clock.set_fixed_time(moment)


def come_in(desk):
    """The staff come to work: the session of an earlier day is over."""
    desk.officer.sign_in(desk.people.officer, second_factor=True)
    desk.approver.sign_in(desk.people.approver, second_factor=True)


def shown(desk, consultation, state):
    """What a reader sees of the state in the register and on the page, with whether there is a form."""
    reader = desk.reader
    reader.open("/y-kien/")
    assert consultation.title in reader.text
    reader.look_everywhere(state)
    reader.follow(consultation.title)
    assert state in reader.page.locator(".page-head__kind").inner_text()
    assert FIRST in reader.text
    assert SECOND in reader.text
    reader.look_everywhere(state)
    return reader.page.locator("#gop-y").count() == 1


def draft_and_open(desk):
    move(desk, DRAFTED)
    come_in(desk)
    back_office.draft_consultation(
        desk.officer,
        title="Danh sách đề nghị tặng Huân chương Lao động đợt cuối năm",
        number="355/TTr-SNV",
        nominees=[
            (FIRST, "Y sĩ", "Trạm Y tế xã Kiên Mộc", "Hai mươi hai năm công tác liên tục tại vùng biên."),
            (SECOND, "Hiệu trưởng", "Trường PTDTBT THCS Bính Xá", "Giữ học sinh đến lớp."),
        ],
        opens_on=OPENS,
    )
    desk.officer.look("bản thảo", within="main")
    draft = Consultation.objects.get()
    desk.reader.open(f"/y-kien/{draft.slug}/", status=404)
    back_office.open_consultation(desk.approver, draft)
    desk.approver.look("đã duyệt mở", within="main")
    consultation = Consultation.objects.get()
    assert consultation.opens_at > DRAFTED
    assert not shown(desk, consultation, "Sắp mở")
    return consultation


def comment_both_ways(desk, consultation):
    move(desk, consultation.opens_at + timedelta(hours=9))
    assert shown(desk, consultation, "Đang mở")
    without_script = public.comment(desk.plain, consultation, FIRST, desk.plain.look)
    public.look_up(desk.plain, without_script, desk.plain.look)
    by_keyboard = comment_by_keyboard(desk.typist, consultation)
    return without_script, by_keyboard


def tab_to(visitor, target):
    """Press Tab until the target has the focus; one that is never reached cannot be used without a mouse."""
    for _ in range(MOST_TABS):
        visitor.page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"{visitor.here}: Tab does not reach {target}")


def enter(visitor):
    """Press Enter on what leads to another page, and be there."""
    with screens.leaving(visitor.page):
        visitor.page.keyboard.press("Enter")


def comment_by_keyboard(typist, consultation):
    """From the register to the receipt and its look-up by Tab, Space, Enter and arrows. Returns the code."""
    page, keys = typist.page, typist.page.keyboard
    typist.open("/y-kien/")
    tab_to(typist, page.locator("main").get_by_role("link", name=consultation.title).first)
    enter(typist)
    tab_to(typist, page.get_by_role("link", name=f"Góp ý về {SECOND}"))
    enter(typist)
    nominee = page.get_by_role("radio", name=SECOND)
    assert nominee.is_checked()
    tab_to(typist, nominee)
    tab_to(typist, page.get_by_role("radio", name="Nhất trí đề nghị khen thưởng"))
    keys.press("Space")
    for label, words in (("#id_text", TYPED), ("#id_name", "Vi Thị Gõ"), ("#id_phone", "0912 000 222")):
        tab_to(typist, page.locator(label))
        keys.type(words)
    typist.look("đang viết")
    # The address is forgotten: the list of errors leads to its field.
    tab_to(typist, page.locator("#id_consent"))
    keys.press("Space")
    tab_to(typist, page.get_by_role("button", name="Gửi ý kiến"))
    enter(typist)
    page.get_by_text("Ý kiến chưa gửi được").wait_for()
    assert page.locator("#id_text").input_value() == TYPED
    typist.look("lỗi")
    tab_to(typist, page.locator("#bang-loi a[href='#id_address']"))
    keys.press("Enter")
    page.locator("#id_address:focus").wait_for()
    keys.type("xã Bính Xá")
    tab_to(typist, page.get_by_role("button", name="Gửi ý kiến"))
    enter(typist)
    page.get_by_text("Mời lưu lại mã tiếp nhận").wait_for()
    typist.look("vừa gửi")
    code = page.locator(".receipt__code").inner_text()
    typist.open("/tra-cuu/")
    tab_to(typist, page.locator("#id_ma"))
    keys.type(code.lower())
    enter(typist)
    assert code in typist.text
    assert "Vi Thị Gõ" not in typist.text
    typist.look("tìm thấy")
    return code


def handle(desk, consultation, codes):
    """The officer takes both up; while the window is open nobody learns how many there are."""
    move(desk, consultation.opens_at + timedelta(days=1, hours=9))
    call_command("publish_head", verbosity=0)
    come_in(desk)
    officer = desk.officer
    for code in codes:
        officer.open("/quan-tri/y-kien/")
        officer.look("hộp ý kiến", within="main")
        officer.follow(code)
        officer.page.locator("#xu-ly_state").select_option(label="Đang xem xét")
        officer.page.locator("#xu-ly_classification").select_option(label="Về thành tích, phẩm chất")
        officer.page.locator("#xu-ly_assignee").select_option(label=desk.people.officer.full_name)
        officer.press("Ghi việc xử lý")
        officer.page.get_by_text("Đã ghi việc xử lý.").wait_for()
        assert "Vi Thị" not in officer.page.locator("main").inner_text()
        officer.look("một ý kiến", within="main")
    public.look_up(desk.plain, codes[0])
    assert "Hiện ở bước: Đang xem xét" in desk.plain.text
    desk.plain.follow("Xem trong sổ ghi")
    assert "Số thứ tự của mục chưa hiện" in desk.plain.text
    desk.reader.open(f"/tra-cuu/{codes[1]}/trong-so/")
    desk.reader.look_everywhere("đang mở")


def the_tab_of_the_last_evening(desk, consultation):
    """Opened before the end, sent after it: refused, by the page that gives the words back."""
    move(desk, consultation.closes_at - timedelta(hours=3))
    late, page = desk.reader, desk.reader.page
    late.open(consultation.get_absolute_url())
    page.get_by_role("radio", name=FIRST).check()
    page.get_by_role("radio", name="Không nhất trí").check()
    for field, words in (
        ("text", LATE),
        ("name", "Vi Thị Muộn"),
        ("phone", "0912 000 333"),
        ("address", "xã Kiên Mộc"),
    ):
        page.locator(f"#id_{field}").fill(words)
    page.locator("#id_consent").check()
    move(desk, consultation.closes_at)
    late.press("Gửi ý kiến")
    page.get_by_role("heading", name="Ý kiến chưa được nhận").wait_for()
    assert page.locator("textarea[readonly]").input_value() == LATE
    late.look_everywhere("hết hạn")
    assert Comment.objects.count() == 2
    assert not shown(desk, consultation, "Đã kết thúc")


def tell_the_outcome(desk, consultation):
    """Written by one, published by another."""
    move(desk, consultation.closes_at + timedelta(hours=9))
    come_in(desk)
    officer, approver = desk.officer, desk.approver
    officer.open("/quan-tri/tong-hop/")
    officer.look("chưa có kết quả", within="main")
    officer.follow(consultation.title)
    officer.look("chưa có kết quả", within="main")
    officer.follow("Soạn kết quả")
    officer.page.locator("#id_conclusions").fill(CONCLUSION)
    officer.page.get_by_label("Chỉ công bố số chung").check()
    officer.look("soạn", within="main")
    officer.press("Gửi duyệt")
    officer.page.get_by_text("Đã gửi duyệt.").wait_for()
    assert "người khác duyệt công bố" in officer.page.locator("main").inner_text()
    officer.open(f"/quan-tri/tong-hop/{consultation.pk}/")
    assert officer.page.get_by_role("link", name="Xem và công bố").count() == 0
    assert not shown(desk, consultation, "Đã kết thúc")
    assert CONCLUSION not in desk.reader.text

    approver.open("/quan-tri/tong-hop/")
    approver.follow(consultation.title)
    approver.follow("Xem và công bố")
    assert CONCLUSION in approver.page.locator("main").inner_text()
    approver.look("xem trước", within="main")
    approver.press("Công bố kết quả")
    approver.page.get_by_text("Đã công bố kết quả lấy ý kiến.").wait_for()
    approver.look("đã công bố", within="main")

    assert not shown(desk, consultation, "Đã công bố kết quả")
    told = desk.reader.text
    assert CONCLUSION in told
    for private in (TYPED, LATE, public.WORDS, "Vi Thị"):
        assert private not in told


def prove(desk, consultation, codes):
    """The day after: both find their comment in the register, unchanged and counted."""
    move(desk, consultation.closes_at + timedelta(days=1, hours=9))
    call_command("publish_head", verbosity=0)
    plain = desk.plain
    public.look_up(plain, codes[0])
    assert "Hiện ở bước: Đã tổng hợp" in plain.text
    plain.follow("Xem trong sổ ghi")
    plain.look("đã công bố")
    typist = desk.typist
    typist.open("/tra-cuu/")
    tab_to(typist, typist.page.locator("#id_ma"))
    typist.page.keyboard.type(codes[1])
    enter(typist)
    tab_to(typist, typist.page.get_by_role("link", name="Xem trong sổ ghi"))
    enter(typist)
    typist.look_everywhere("đã công bố")
    for citizen in (plain, typist):
        for words in (
            "Đã nhận và ghi vào sổ",
            "Nội dung vẫn y như lúc gửi",
            "Nằm trong mã đầu sổ đã công bố",
            "Đã được tính vào kết quả",
        ):
            assert words in citizen.text
    answer(desk, codes[0])
    public.look_up(plain, codes[0])
    assert "Hiện ở bước: Đã trả lời" in plain.text
    assert ANSWER not in plain.text
    assert verify_chain().ok


def answer(desk, code):
    """Who wrote gets an answer; the look-up says only that there was one."""
    officer = desk.officer.sign_in(desk.people.officer, second_factor=True)
    officer.open("/quan-tri/y-kien/")
    officer.follow(code)
    officer.page.locator("#tra-loi_text").fill(ANSWER)
    officer.press("Trả lời", exact=True)
    officer.page.get_by_text("Đã trả lời.", exact=True).wait_for()
    officer.look("đã trả lời", within="main")
