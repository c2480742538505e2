"""The main job of the portal, from the first draft to a citizen's search, by six different people."""

import unicodedata

import pytest

from cms_pages.decisions.models import DecisionPage
from cms_pages.exemplars.models import ExemplarPage
from cms_pages.news.models import ArticlePage
from registrations.awards.models import AwardRecord, Decision
from registrations.comments.models import Comment
from registrations.consultations.models import Consultation
from search.service import search
from search.text import fold
from tests.factories.pages import consented

from . import back_office, public
from .browsing import DESK
from .people import FILES, campaign, commune, staff

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NEWS = "Trao Bằng khen cho sáu mươi tập thể, cá nhân"
STORY = "Người giữ lời ca trên núi Mẫu Sơn"
LISTS = (
    (
        "1042/QĐ-UBND",
        "12/06/2025",
        "Về việc tặng Bằng khen của Chủ tịch UBND tỉnh",
        "danh-sach-bang-khen-2025.xlsx",
        60,
    ),
    (
        "1777/QĐ-UBND",
        "02/10/2025",
        "Về việc công nhận danh hiệu thi đua ngành Giáo dục",
        "danh-sach-nganh-giao-duc-2025.docx",
        38,
    ),
)
NOMINEE = "Đàm Thị Lường"


def plain(text):
    """What somebody types who does not set accents."""
    bare = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(sign for sign in bare if not unicodedata.combining(sign)).lower()


def test_the_main_job_by_six_people(visitor):
    people, unit, _ = staff(), commune(), campaign()
    writer = visitor(viewport=DESK).sign_in(people.writer, second_factor=True)
    approver = visitor(viewport=DESK).sign_in(people.approver, second_factor=True)
    officer = visitor(viewport=DESK).sign_in(people.officer, second_factor=True)
    clerk = visitor().sign_in(unit.clerk, second_factor=False)
    signatory = visitor().sign_in(unit.signatory, second_factor=False)
    citizen = visitor()

    write_and_approve(writer, approver, citizen)
    publish_lists(officer, approver, citizen)
    code = register(clerk, signatory, officer, unit.unit)
    consultation = consult(officer, approver, citizen)
    find_everything_public(citizen, consultation, code)


def write_and_approve(writer, approver, citizen):
    back_office.write_article(
        writer,
        title=NEWS,
        lead="Hội nghị tổng kết diễn ra sáng nay.",
        text="Các đại biểu nghe hát then trước giờ trao.",
    )
    back_office.write_exemplar(
        writer,
        title=STORY,
        name="Bàn Thị Then",
        place="xã Mẫu Sơn",
        lead="Ba mươi năm dạy hát then cho trẻ trong thôn.",
        text="Chiều nào nhà bà cũng đầy tiếng đàn tính.",
    )
    for kind in (ArticlePage, ExemplarPage):
        page = kind.objects.get()
        assert not page.live
        citizen.open(page.url_path_here, status=404)
        assert not back_office.may_approve(writer, page.pk)
        if kind is ExemplarPage:
            assert not back_office.may_approve(approver, page.pk)
            consented(page)
        back_office.approve(approver, page.pk)
        page.refresh_from_db()
        assert page.live
        citizen.open(page.url_path_here)
        assert page.title in citizen.text
        citizen.look()


def publish_lists(officer, approver, citizen):
    for number, signed_on, subject, file, count in LISTS:
        back_office.add_decision(officer, number=number, signed_on=signed_on, subject=subject)
        back_office.import_list(officer, FILES / file, count)
        page_id = back_office.hand_in_decision(officer)
        page = DecisionPage.objects.get(pk=page_id)
        citizen.open(page.url_path_here, status=404)
        back_office.approve(approver, page_id)
        citizen.open(page.url_path_here)
        shown = citizen.page.locator("main").text_content()
        names = list(AwardRecord.objects.filter(decision__number=number).values_list("name", flat=True))
        assert len(names) == count
        assert [name for name in names if name not in shown] == []
        citizen.look()


def register(clerk, signatory, officer, unit):
    public.fill_registration(clerk, clerk.look)
    code = public.send_registration(signatory, signatory.look)
    back_office.accept_registration(officer, unit, code)
    signatory.open("/don-vi/")
    assert "Đã tiếp nhận" in signatory.text
    signatory.look("đã tiếp nhận")
    return code


def consult(officer, approver, citizen):
    back_office.draft_consultation(
        officer,
        title="Danh sách đề nghị tặng Huân chương Lao động đợt 2 năm 2026",
        number="321/TTr-SNV",
        nominees=[
            (NOMINEE, "Y sĩ", "Trạm Y tế xã Kiên Mộc", "Hai mươi hai năm công tác liên tục tại vùng biên."),
            ("Hứa Văn Khải", "Hiệu trưởng", "Trường PTDTBT THCS Bính Xá", "Giữ học sinh đến lớp."),
        ],
    )
    consultation = Consultation.objects.get()
    citizen.open(f"/y-kien/{consultation.slug}/", status=404)
    back_office.open_consultation(approver, consultation)
    code = public.comment(citizen, consultation, NOMINEE, citizen.look)
    public.look_up(citizen, code, citizen.look)
    assert Comment.objects.get().receipt.code == code
    return consultation


def find_everything_public(citizen, consultation, registration_code):
    for words, address in (
        (plain(NEWS), ArticlePage.objects.get().url_path_here),
        (plain(STORY), ExemplarPage.objects.get().url_path_here),
        ("ban thi then", ExemplarPage.objects.get().url_path_here),
        (plain(NOMINEE), consultation.get_absolute_url()),
        ("1042/qd-ubnd", Decision.objects.get(number="1042/QĐ-UBND").public_url),
        ("so 1042 qd ubnd", Decision.objects.get(number="1042/QĐ-UBND").public_url),
    ):
        assert public.find(citizen, words)[0] == address, words
    citizen.look("có kết quả")
    every_recipient_is_found(citizen)
    for private in (public.WORDS, public.PLEDGE, "Lý Văn Toán", registration_code, "Vi Thị Dân"):
        found = search(plain(private)).hits
        assert [hit for hit in found if hit.kind in {"comment", "registration"}] == []
        assert private not in str(found)
    public.find(citizen, plain("Lý Văn Toán Bản Có"))
    assert "Lý Văn Toán" not in citizen.page.locator("main").inner_text()
    citizen.look("không có kết quả")


def every_recipient_is_found(citizen):
    records = list(AwardRecord.objects.public())
    assert len(records) == 98
    for record in records:
        found = {hit.key for hit in search(plain(record.name), kinds=["award"], page_size=100).hits}
        assert str(record.pk) in found, record.name
    for record in (records[0], records[30], records[-1]):
        citizen.open(f"/so-vang/?q={fold(record.name).replace(' ', '+')}")
        assert record.get_absolute_url() in citizen.page.locator("main").inner_html()
    citizen.look("có kết quả")
    citizen.go(citizen.page.locator(f"main a[href='{records[-1].get_absolute_url()}']").first)
    assert records[-1].name in citizen.text
    citizen.look()
