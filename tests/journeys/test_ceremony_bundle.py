"""A ceremony in one instant: the decision, a household's story with album and film, the event with its album, the news.

Everything is made through the screens; none of it, and none of its pictures, is public before the minute. Afterwards
all of it stands on the line of the movement.
"""

import io
import re
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from django.utils.html import strip_tags
from PIL import Image as Pillow
from playwright.sync_api import expect
from wagtail.images.models import Image

from cms_pages.ceremonies.models import CeremonyPage
from cms_pages.core.public_files import is_public
from cms_pages.decisions.models import DecisionPage
from cms_pages.exemplars.models import ExemplarIndexPage, ExemplarPage
from cms_pages.media.models import Film
from cms_pages.movements.models import MovementPage
from cms_pages.news.models import ArticlePage, NewsIndexPage
from cms_pages.newsroom.models import Bundle
from portal.demo import honours
from registrations.awards.models import AwardRecord
from registrations.titles.models import RecipientKind
from registrations.units.models import OrganisingBody
from tests import screens
from tests.factories.exemplars import photograph
from tests.factories.films import SRT

from . import back_office
from .browsing import DESK
from .people import staff

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MOVEMENT, NUMBER = "Nương chè xanh", "2025/QĐ-UBND"
HOUSEHOLD, FIRM, MAN = "Hộ gia đình ông Hứa Văn Chè", "Công ty TNHH Chè Mẫu", "Ông Vi Văn Xanh"
STORY, CEREMONY, NEWS = "Ba thế hệ giữ nương chè cổ", "Lễ biểu dương người trồng chè", "Biểu dương người trồng chè"
FILM, PICTURES = "Một ngày trên nương chè", ("Nương chè buổi sớm", "Trao bằng khen người trồng chè")
LIST = f"""STT;Họ và tên/Tên tập thể;Chức vụ, đơn vị công tác;Thành tích
I. TẬP THỂ;;;
1;{FIRM};;Có thành tích xuất sắc trong phong trào
II. HỘ GIA ĐÌNH;;;
1;{HOUSEHOLD};thôn Mẫu;Có thành tích xuất sắc trong phong trào
III. CÁ NHÂN;;;
1;{MAN};Giám đốc Công ty TNHH Chè Mẫu;Có thành tích xuất sắc trong phong trào
"""


@pytest.mark.usefixtures("private_files")
def test_a_ceremony_in_one_instant(visitor, settings, tmp_path):
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0
    people = staff()
    editor, approver, officer = (
        visitor(viewport=DESK).sign_in(each, second_factor=True)
        for each in (people.writer, people.approver, people.officer)
    )
    citizen = visitor()
    launch(officer, approver)
    library(editor, tmp_path)
    decide(officer, tmp_path)
    tell(editor)
    invite(officer)
    report(editor)
    pages = [kind.objects.get() for kind in (DecisionPage, ExemplarPage, CeremonyPage, ArticlePage)]
    moment = bundle_up(editor, approver, [page.title for page in pages])
    secret = [page.url_path_here for page in pages] + [Film.objects.get().url]
    assert open_now(citizen, secret) == []
    assert told(citizen) == []
    assert pictures_public() == {False}
    with time_machine.travel(moment - timedelta(seconds=1), tick=False):
        assert open_now(citizen, secret) == []
    with time_machine.travel(moment, tick=True):
        assert open_now(citizen, secret) == secret
        assert told(citizen) == TOLD
        assert pictures_public() == {True}
        read(citizen)


def launch(officer, approver):
    """The movement, from its record to its page."""
    page = officer.page
    officer.open("/quan-tri/phong-trao/new/")
    page.locator("#id_organising_body").select_option(value=str(OrganisingBody.objects.order_by("pk")[0].pk))
    page.locator("#id_name").fill(MOVEMENT)
    page.locator("#id_starts_on").fill("01/01/2024")
    page.locator("#id_criteria").fill("Mỗi hộ giữ một nương chè xanh.")
    screens.go(page, page.locator("footer button[type=submit]").first)
    officer.open("/quan-tri/theo-doi-phong-trao/")
    officer.press(f"Lập trang {MOVEMENT}")
    back_office._hand_in(officer, MOVEMENT)
    back_office.approve(approver, MovementPage.objects.get().pk)


def library(editor, folder):
    """Two pictures, and a film that has no captions yet."""
    for name, colour in zip(PICTURES, ("#1B4E32", "#8A1C1C"), strict=True):
        drawn = io.BytesIO()
        Pillow.new("RGB", (900, 600), colour).save(drawn, "PNG")
        back_office.upload_picture(editor, name, drawn.getvalue())
    page = editor.page
    editor.open("/quan-tri/media/")
    editor.follow("Thêm phim")
    page.get_by_label("Tên phim").fill(FILM)
    page.locator("#id_file").set_input_files(honours.DATA / "det-tho-cam.webm")
    screens.go(page, page.locator("main form button[type=submit]"))
    (folder / "phu-de.srt").write_text(SRT)


def decide(officer, folder):
    """A decision about the movement with its list: a firm, a household, a man. Its page is made, not handed in."""
    page = officer.page
    back_office.add_decision(officer, number=NUMBER, signed_on="12/11/2025", subject="Tặng Bằng khen người trồng chè")
    officer.follow("Sửa", exact=True)
    page.locator("#id_movement").select_option(label=MOVEMENT)
    screens.go(page, page.locator("footer button[type=submit]").first)
    path = folder / "danh-sach.csv"
    path.write_text(LIST, encoding="utf-8-sig")
    back_office.import_list(officer, path, 3)
    officer.press("Tạo trang để trình duyệt")
    page.locator("#id_title").wait_for()
    kinds = set(AwardRecord.objects.values_list("recipient_kind", flat=True))
    assert RecipientKind.HOUSEHOLD in kinds


def tell(editor):
    """A household's story: its place, movement, two steps, award still unpublished, album and film, and the word of the family."""
    page = editor.page
    editor.open(back_office.ADD.format(kind="cms_exemplars/exemplarpage", parent=ExemplarIndexPage.objects.get().pk))
    page.locator("#id_title").fill(STORY)
    page.locator("#id_lead").fill("Nương chè trăm tuổi nuôi ba thế hệ.")
    page.locator("#id_subject_name").fill(HOUSEHOLD)
    page.locator("#id_subject_kind").select_option(label="Hộ gia đình")
    page.locator("#id_field").select_option(label="Lao động, sản xuất")
    page.locator("#id_place").fill("thôn Mẫu")
    page.locator("#id_movement").select_option(label=MOVEMENT)
    back_office._choose(page, "picture", PICTURES[0])
    today = timezone.localdate()
    for at, (stage, day) in enumerate((("Phát hiện", today - timedelta(days=90)), ("Nhân rộng", today))):
        page.locator("#id_steps-ADD").click()
        page.locator(f"#id_steps-{at}-stage").select_option(label=stage)
        screens.fill_date(page, page.locator(f"#id_steps-{at}-on"), f"{day:%d/%m/%Y}")
    page.locator("#id_awards-ADD").click()
    back_office.pick(page, "awards-0-record", "Hứa Văn Chè")
    back_office._paragraph(page, "Ông nội đem giống chè từ núi về.")
    back_office.add_block(page, "Chùm ảnh")
    for place, name in enumerate(PICTURES):
        back_office.choose_picture(page, place, name, f"Cảnh {name.lower()}", name)
    back_office.add_block(page, "Phim, âm thanh")
    page.get_by_role("button", name="Chọn phim").click()
    page.get_by_role("dialog").get_by_role("link", name=FILM).click()
    back_office.keep(page)
    hint = page.locator("#kiem-tra-noi-dung li").filter(has_text=f"Phim “{FILM}” chưa có phụ đề")
    expect(hint.get_by_role("link")).to_be_visible()
    caption(editor)
    consent(editor)


def caption(editor):
    """The film gets its captions and its words where it lies."""
    page = editor.page
    editor.open(f"/quan-tri/media/edit/{Film.objects.get().pk}/")
    page.locator("#id_captions_file").set_input_files(
        {"name": "phu-de.srt", "mimeType": "text/plain", "buffer": SRT.encode()}
    )
    page.get_by_label("Lời phim").fill("Phim không có tiếng. Người hái chè lên nương.")
    screens.go(page, page.locator("main form button[type=submit]").first)
    editor.open(f"/quan-tri/pages/{ExemplarPage.objects.get().pk}/edit/")
    expect(page.locator("#kiem-tra-noi-dung")).not_to_contain_text("chưa có phụ đề")


def consent(editor):
    page = editor.page
    editor.open(f"/quan-tri/dien-hinh/{ExemplarPage.objects.get().pk}/dong-y/")
    page.get_by_label("Người ký đồng ý").fill("Hứa Văn Chè")
    page.get_by_label("Ngày đồng ý").fill(f"{timezone.localdate():%d/%m/%Y}")
    page.get_by_label("Cách đồng ý").select_option(label="Phiếu giấy có chữ ký")
    page.get_by_label("Phiếu đồng ý đã ký").set_input_files(
        [{"name": "phieu.jpg", "mimeType": "image/jpeg", "buffer": photograph().read()}]
    )
    page.get_by_label("Đồng ý nêu tên và kể câu chuyện trên Trang").check()
    page.get_by_label("Đồng ý đăng ảnh").check()
    page.get_by_label(re.compile("Đồng ý đăng phim")).check()
    editor.press("Ghi nhận", exact=True)
    page.get_by_text("Đã ghi nhận sự đồng ý.").wait_for()


def invite(officer):
    """The event with its programme, its album and everybody of the decision."""
    on = timezone.localdate() + timedelta(days=2)
    back_office.begin_ceremony(officer, CEREMONY, on=on, place="Nhà văn hóa huyện", number=NUMBER)
    page = officer.page
    back_office.add_block(page, "Chùm ảnh")
    for place, name in enumerate(PICTURES):
        back_office.choose_picture(page, place, name, f"Cảnh {name.lower()}", name)
    back_office.keep(page)


def report(editor):
    page = editor.page
    editor.open(back_office.ADD.format(kind="cms_news/articlepage", parent=NewsIndexPage.objects.get().pk))
    page.locator("#id_title").fill(NEWS)
    page.locator("#id_lead").fill("Ba tập thể, gia đình, cá nhân được tặng Bằng khen.")
    back_office._choose(page, "category", "Khen thưởng")
    page.get_by_label(MOVEMENT, exact=True).check()
    back_office._paragraph(page, "Lễ biểu dương diễn ra ở nhà văn hóa.")
    back_office.keep(page)


def bundle_up(editor, approver, titles):
    """All in one bundle with its minute, handed in by who put it together, approved by somebody else."""
    moment = (timezone.localtime() + timedelta(hours=2)).replace(second=0, microsecond=0)
    page = editor.page
    editor.open("/quan-tri/goi-cong-bo/new/")
    page.locator("#id_title").fill("Lễ biểu dương")
    screens.fill_date(page, page.locator("#id_goes_live_at"), f"{moment:%d/%m/%Y %H:%M}")
    screens.go(page, page.locator("footer button[type=submit]").first)
    for title in titles:
        back_office.add_to_bundle(editor, title)
    editor.press("Gửi duyệt gói")
    approver.open(f"/quan-tri/goi-cong-bo/inspect/{Bundle.objects.get().pk}/")
    expect(approver.page.get_by_role("link", name="Xem bản sẽ đăng")).to_have_count(len(titles))
    approver.press("Duyệt, công bố đúng giờ")
    return moment


def pictures_public():
    """Of each picture whether the portal gives it to everybody (the server of the tests asks nobody)."""
    return {is_public(Image, image.pk) for image in Image.objects.all()}


def open_now(citizen, addresses):
    """Which of these somebody without an account can have."""
    ask = citizen.context.request.get
    return [each for each in addresses if ask(citizen.address + each, headers={"Range": "bytes=0-99"}).ok]


TOLD = ["/so-vang/?q=hua+van+che", "/dien-hinh/?doituong=household", "/su-kien/", "/thu-vien/", "/quyet-dinh/"]
WORDS = [HOUSEHOLD, HOUSEHOLD, CEREMONY, PICTURES[0], NUMBER]


def told(citizen):
    """Which lists tell of it."""
    ask = citizen.context.request.get
    texts = [strip_tags(ask(citizen.address + each).text()) for each in TOLD]
    return [each for each, words, text in zip(TOLD, WORDS, texts, strict=True) if words in text]


def read(citizen):
    """The story, the event and the line of the movement, each with what the records know."""
    page = citizen.page
    citizen.open(f"/dien-hinh/?doituong=household&phongtrao={MovementPage.objects.get().movement.slug}")
    citizen.look_everywhere("hộ gia đình")
    citizen.follow(HOUSEHOLD)
    for words in ("Nhân rộng", NUMBER, MOVEMENT, "Nương chè trăm tuổi"):
        assert words in citizen.text
    assert "Phát hiện" not in citizen.text
    assert page.locator(".gallery__list a").count() == 2
    assert page.locator("video track[kind=captions]").count() == 1
    citizen.look_everywhere("hộ gia đình")
    citizen.open(CeremonyPage.objects.get().url_path_here)
    for name in (HOUSEHOLD, FIRM, MAN.removeprefix("Ông ")):
        assert name in citizen.text
    assert page.locator(".gallery__list a").count() == 2
    citizen.look_everywhere("album")
    citizen.open(MovementPage.objects.get().url_path_here)
    line = page.locator(".timeline")
    for words in (NUMBER, HOUSEHOLD, NEWS):
        expect(line.get_by_text(words).first).to_be_visible()
    assert re.search(r"Khen thưởng 1 cá nhân, 1 tập thể, 1 hộ gia đình", line.inner_text())
    citizen.look_everywhere("dòng thời gian")
