"""A child whose merit was commended: the award, the story with the mother's consent, the ceremony, all by the screens.

Nothing of an award is typed twice: the story and the ceremony take it from the list that was imported.
"""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from cms_pages.ceremonies.models import CeremonyPage
from cms_pages.exemplars.models import ExemplarIndexPage, ExemplarPage
from registrations.awards.models import AwardRecord, Decision
from registrations.exemplars.places import today_of
from registrations.titles.models import RecipientKind
from registrations.units.models import Unit
from tests import screens
from tests.factories.exemplars import photograph

from . import back_office
from .browsing import DESK
from .people import FILES, staff

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FILE, COUNT = "danh-sach-bang-khen-2025.xlsx", 60
NUMBER = "1042/QĐ-UBND"
TITLE, CEREMONY = "Cô bé giữ lớp học trên núi", "Lễ trao tặng Bằng khen năm 2025"


def test_an_award_its_story_and_its_ceremony(visitor, settings):
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0
    people = staff()
    officer, editor, approver = (
        visitor(viewport=DESK).sign_in(each, second_factor=True)
        for each in (people.officer, people.writer, people.approver)
    )
    citizen = visitor(script=False)
    record = award(officer, approver)
    tell_of_a_child(editor, approver, citizen, record)
    hold_the_ceremony(officer, approver, citizen, record)


def award(officer, approver):
    """A list is imported and its decision published; returns the award of one person."""
    back_office.add_decision(officer, number=NUMBER, signed_on="12/06/2025", subject="Tặng Bằng khen")
    back_office.import_list(officer, FILES / FILE, COUNT)
    back_office.approve(approver, back_office.hand_in_decision(officer))
    return AwardRecord.objects.public().filter(recipient_kind=RecipientKind.PERSON).earliest("order")


def former_commune():
    """(a commune that is no more, the one that stands on its ground today)."""
    for unit in Unit.objects.filter(kind=Unit.Kind.COMMUNE, effective_to__isnull=False).order_by("pk"):
        today, name = today_of(unit)
        if name:
            return unit, today
    raise AssertionError("the directory has no commune of old")


def tell_of_a_child(editor, approver, citizen, record):
    """A story of somebody under age goes up by the guardian's word only, with the place of old and the award."""
    page = editor.page
    old, today = former_commune()
    editor.open(back_office.ADD.format(kind="cms_exemplars/exemplarpage", parent=ExemplarIndexPage.objects.get().pk))
    page.locator("#id_title").fill(TITLE)
    page.locator("#id_lead").fill("Mười hai tuổi, dạy chữ cho em nhỏ trong thôn.")
    page.locator("#id_subject_name").fill(record.name)
    page.locator("#id_field").select_option(index=1)
    page.locator("#id_place").fill("thôn Nà Lầu")
    page.locator("#id_place_unit").select_option(value=str(old.pk))
    page.locator("#id_steps-ADD").click()
    page.locator("#id_steps-0-stage").select_option(label="Bồi dưỡng")
    screens.fill_date(page, page.locator("#id_steps-0-on"), f"{timezone.localdate():%d/%m/%Y}")
    page.locator("#id_awards-ADD").click()
    back_office.pick(page, "awards-0-record", record.name)
    back_office._paragraph(page, "Mỗi chiều em mở cửa nhà văn hóa thôn.")
    back_office._hand_in(editor, TITLE)
    story = ExemplarPage.objects.get()
    assert not back_office.may_approve(approver, story.pk)

    consent(editor, story, record.name, guardian="")
    assert "giám hộ" in editor.page.locator(".error-message").all_inner_texts().__str__()
    editor.look_everywhere("thiếu người giám hộ", within=".w-mt-6")
    page.set_viewport_size(DESK)
    consent(editor, story, record.name, guardian="Mẹ của em")
    page.get_by_text("Đã ghi nhận sự đồng ý.").wait_for()
    citizen.open(story.url_path_here, status=404)
    back_office.approve(approver, story.pk)

    citizen.open("/dien-hinh/")
    citizen.follow(record.name)
    for words in (
        f"trước đây: {old.label.partition(' (đến ')[0]}",
        today.in_text,
        "Bồi dưỡng",
        record.award_wording,
        NUMBER,
    ):
        assert words in citizen.text
    assert "Mẹ của em" not in citizen.text
    assert citizen.page.locator(".timeline li").count() == 1
    citizen.look_everywhere()


def consent(editor, story, name, guardian):
    """The paper that was signed for a child of twelve, with or without a guardian."""
    page = editor.page
    editor.open(f"/quan-tri/dien-hinh/{story.pk}/dong-y/")
    page.get_by_label("Người ký đồng ý").fill(guardian or name)
    page.get_by_label("Ngày đồng ý").fill(f"{timezone.localdate():%d/%m/%Y}")
    page.get_by_label("Cách đồng ý").select_option(label="Phiếu giấy có chữ ký")
    page.get_by_label("Phiếu đồng ý đã ký").set_input_files(
        [{"name": "phieu.jpg", "mimeType": "image/jpeg", "buffer": photograph().read()}]
    )
    page.get_by_label("Đồng ý nêu tên và kể câu chuyện trên Trang").check()
    born = timezone.localdate() - timedelta(days=12 * 366)
    page.get_by_label("Ngày sinh người trong bài").fill(f"{born:%d/%m/%Y}")
    if guardian:
        page.get_by_label("Cha, mẹ hoặc người giám hộ đồng ý").fill(guardian)
        page.get_by_label("Quan hệ với trẻ").fill("mẹ")
        page.get_by_label(re.compile("Trẻ từ đủ 7 tuổi")).check()
    editor.press("Ghi nhận", exact=True)


def hold_the_ceremony(officer, approver, citizen, record):
    """An event with its programme and everybody of the decision, public once approved."""
    on, number = timezone.localdate() + timedelta(days=20), Decision.objects.get().number
    back_office.begin_ceremony(officer, CEREMONY, on=on, place="Hội trường Sở Nội vụ", number=number)
    page = officer.page
    page.locator("#id_programme-ADD").click()
    page.locator("#id_programme-0-text").fill("Công bố quyết định, trao Bằng khen")
    back_office._hand_in(officer, CEREMONY)
    made = CeremonyPage.objects.get()
    citizen.open(made.url_path_here, status=404)
    back_office.approve(approver, made.pk)
    citizen.open("/su-kien/")
    citizen.follow(CEREMONY)
    assert "Công bố quyết định, trao Bằng khen" in citizen.text
    assert f"{COUNT} lượt khen thưởng, lấy từ sổ vàng" in citizen.text
    assert record.name in citizen.text
    citizen.look_everywhere()
