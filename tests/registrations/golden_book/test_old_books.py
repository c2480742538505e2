"""Scans of the old books: brought in whole or not at all, open only while nobody on them is hidden."""

import io

import pytest
from django.core.exceptions import PermissionDenied
from PIL import Image

from registrations.attachments.actions import RefusedFile
from registrations.attachments.models import Attachment
from registrations.awards.models import AwardRecord
from registrations.golden_book import actions, queries
from registrations.golden_book.models import BookPage
from tests.factories.accounts import UserFactory
from tests.factories.awards import AwardRecordFactory, DecisionFactory
from tests.factories.golden_book import BookPageFactory, BookVolumeFactory, picture, upload

pytestmark = pytest.mark.django_db


def pdf_of(pages):
    sheets = [Image.new("RGB", (600, 800), "white") for _ in range(pages)]
    out = io.BytesIO()
    sheets[0].save(out, "PDF", save_all=True, append_images=sheets[1:])
    return out.getvalue()


def test_pictures_and_pages_of_a_pdf_become_pages_in_order(officer):
    volume = BookVolumeFactory()

    made = actions.bring_in(volume, [upload(), upload("quyen.pdf", pdf_of(2))], 14, officer)

    assert [(page.number, page.scan_sheet) for page in made] == [(14, 1), (15, 1), (16, 2)]
    assert max(made[1].width, made[1].height) <= 2600
    with made[0].small.open("rb") as file:
        assert Image.open(file).format == "JPEG"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("trang.jpg", b"\xff\xd8\xff" + b"0" * 500),
        ("trang.pdf", b"%PDF-1.7 broken"),
        ("trang.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("trang.png", picture((50, 60), "PNG")),
    ],
    ids=["damaged picture", "damaged pdf", "drawing with script", "too small"],
)
def test_one_bad_scan_keeps_all_out(officer, name, data):
    volume = BookVolumeFactory()

    with pytest.raises(RefusedFile):
        actions.bring_in(volume, [upload(), upload(name, data)], 1, officer)

    assert not BookPage.objects.exists()
    assert not Attachment.objects.exists()


def test_a_page_number_stands_once_in_a_volume(officer):
    page = BookPageFactory()

    with pytest.raises(actions.Refused, match="đã có"):
        actions.bring_in(page.volume, [upload()], page.number, officer)


def test_pictures_carry_nothing_of_the_camera(officer):
    picture_with_place = Image.new("RGB", (600, 800))
    exif = picture_with_place.getexif()
    exif[0x010E] = "chụp tại nhà bà Mẫu"
    out = io.BytesIO()
    picture_with_place.save(out, "JPEG", exif=exif)

    (page,) = actions.bring_in(BookVolumeFactory(), [upload(data=out.getvalue())], 1, officer)

    with page.large.open("rb") as file:
        assert not Image.open(file).getexif()


def test_a_page_opens_only_when_checked_and_nobody_on_it_is_hidden(officer):
    record = AwardRecordFactory()
    page = BookPageFactory()
    with pytest.raises(actions.Refused, match="đối chiếu"):
        actions.release(page, officer)
    actions.link(page, record, officer, line=1, number="118")
    actions.set_transcription(page, "da-doi-chieu", officer)

    actions.release(page, officer)

    assert list(BookPage.objects.public()) == [page]
    assert [line.page for line in queries.pages_of(record)] == [page]


@pytest.mark.parametrize(
    "hide",
    [{"is_public": False}, {"is_minor": True}, {"decision": "unpublished"}],
    ids=["non-public", "a child", "unpublished decision"],
)
def test_a_page_closes_at_once_when_somebody_on_it_becomes_hidden(officer, hide):
    records = AwardRecordFactory.create_batch(2)
    page = BookPageFactory(released=True, records=records)
    assert BookPage.objects.public().exists()

    if "decision" in hide:
        hide = {"decision": DecisionFactory()}
    AwardRecord.objects.filter(pk=records[1].pk).update(**hide)

    assert not BookPage.objects.public().exists()
    assert queries.pages_of(records[0]) == []
    with pytest.raises(actions.Refused, match="chưa mở được"):
        actions.release(page, officer)


def test_taking_the_hidden_line_off_does_not_open_the_page_again(officer):
    records = AwardRecordFactory.create_batch(2)
    page = BookPageFactory(released=True, records=records)
    AwardRecord.objects.filter(pk=records[1].pk).update(is_public=False)

    actions.unlink(page.entries.get(record=records[1]), officer)

    page.refresh_from_db()
    assert page.released_at is None
    assert page.transcription == BookPage.Transcription.PARTLY
    assert not BookPage.objects.public().exists()


def test_a_record_that_is_deleted_closes_its_page():
    records = AwardRecordFactory.create_batch(2)
    page = BookPageFactory(released=True, records=records)

    AwardRecord.objects.filter(pk=records[1].pk).delete()

    page.refresh_from_db()
    assert page.released_at is None


def test_an_open_page_is_not_dropped_a_closed_one_is(officer):
    page = BookPageFactory(released=True, records=[AwardRecordFactory()])
    with pytest.raises(actions.Refused):
        actions.drop_page(page, officer)
    actions.withdraw(page, officer)

    actions.drop_page(page, officer)

    assert not BookPage.objects.exists()


def test_who_may_not_keep_books_may_do_nothing():
    page, stranger = BookPageFactory(), UserFactory()
    for deed in (
        lambda: actions.bring_in(page.volume, [upload()], 90, stranger),
        lambda: actions.link(page, AwardRecordFactory(), stranger),
        lambda: actions.release(page, stranger),
        lambda: actions.withdraw(page, stranger),
        lambda: actions.drop_page(page, stranger),
        lambda: actions.set_transcription(page, "da-chep", stranger),
    ):
        with pytest.raises(PermissionDenied):
            deed()


def test_an_officer_brings_scans_in_links_names_and_opens_a_page(client, officer):
    client.force_login(officer)
    volume = BookVolumeFactory()
    record = AwardRecordFactory(name="Lương Thị Sổ")

    client.post(f"/quan-tri/so-goc/{volume.pk}/trang/", {"files": [upload()], "first": "7"})
    page = BookPage.objects.get()
    address = f"/quan-tri/so-goc/trang/{page.pk}/"
    found = client.get(address, {"q": "luong so"})
    assert "Lương Thị Sổ" in found.content.decode()
    client.post(address, {"viec": "noi", "record": record.pk, "line": "1", "number": "55"})
    client.post(address, {"viec": "tinh-trang", "state": "da-doi-chieu"})
    client.post(address, {"viec": "cong-bo"})

    assert BookPage.objects.public().get().entries.get().number == "55"
    assert client.get(f"/quan-tri/so-goc/trang/{page.pk}/anh.jpg")["Content-Type"] == "image/jpeg"


def test_hostile_posts_to_a_page_are_answered_not_stumbled_over(client, officer):
    client.force_login(officer)
    page = BookPageFactory()
    for data in (
        {},
        {"viec": "noi", "record": "9" * 40},
        {"viec": "noi", "record": "1", "line": "-4"},
        {"viec": "go", "dong": "x\x00"},
        {"viec": "tinh-trang", "state": "<b>"},
        {"viec": "cong-bo"},
    ):
        assert client.post(f"/quan-tri/so-goc/trang/{page.pk}/", data).status_code == 302
    wrong = client.post(f"/quan-tri/so-goc/{page.volume_id}/trang/", {"files": [upload("x.jpg", b"MZ")], "first": "3"})
    assert wrong.status_code == 422


def test_the_officer_sees_the_state_of_printed_books_and_has_one_set_anew(client, officer):
    client.force_login(officer)
    AwardRecordFactory(decision=DecisionFactory(published=True))

    assert "Cần lập lại" in client.get("/quan-tri/ban-in-so-vang/").content.decode()
    answer = client.post("/quan-tri/ban-in-so-vang/", {"nam": "2025"}, follow=True)

    assert "Đã xếp hàng lập bản in năm 2025" in answer.content.decode()
