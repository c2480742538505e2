"""What editors put into the library: pictures made fit to publish, files that readers can open."""

import hashlib
import io
import json
import struct
import zipfile
import zlib

import pillow_heif
import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image as Pillow
from PIL import ImageOps
from wagtail.documents.models import Document
from wagtail.images.models import Image

from cms_pages.core import taking_in
from cms_pages.core.taking_in import RefusedUpload, check_file, fit_picture
from search.files.reading import read_file

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">{}</svg>'
TURNED, GPS, MAKER = 0x0112, 0x8825, 0x010F


def noise(size=(320, 240), mode="RGB"):
    return Pillow.effect_noise(size, 40).convert(mode)


def saved(picture, kind, **options):
    written = io.BytesIO()
    picture.save(written, kind, **options)
    return written.getvalue()


def of_a_phone(turned=6):
    exif = Pillow.Exif()
    exif[TURNED], exif[MAKER] = turned, "May Mau"
    exif.get_ifd(GPS).update({1: "N", 2: (21.0, 50.0, 0.0), 3: "E", 4: (106.0, 45.0, 0.0)})
    return exif


def heic():
    pillow_heif.register_heif_opener()
    return saved(noise(), "HEIF", exif=of_a_phone(1).tobytes())


FRAMES = [noise((40, 40), "P") for _ in range(3)]


def pdf(pages=1):
    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(200, 200)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def vast_png():
    """A picture that really has 300 million points."""
    return saved(Pillow.new("1", (20_000, 15_000)), "PNG")


def vast_jpeg():
    """A small file whose header promises 300 million points."""
    data = bytearray(saved(Pillow.new("L", (64, 64)), "JPEG"))
    at = data.index(b"\xff\xc0")
    data[at + 5 : at + 9] = struct.pack(">HH", 15_000, 20_000)
    return bytes(data)


MOVING = {
    "gif": saved(FRAMES[0], "GIF", save_all=True, append_images=FRAMES[1:]),
    "webp": saved(
        FRAMES[0].convert("RGB"), "WEBP", save_all=True, append_images=[f.convert("RGB") for f in FRAMES[1:]]
    ),
}


def test_place_and_device_go_and_the_picture_stands_upright():
    picture = fit_picture(saved(noise(), "JPEG", exif=of_a_phone()))
    opened = Pillow.open(io.BytesIO(picture.content))

    assert (picture.kind, opened.size) == ("jpeg", (240, 320))
    assert not opened.getexif()
    assert b"May Mau" not in picture.content


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (heic(), "jpeg"),
        (saved(noise(mode="CMYK"), "JPEG"), "jpeg"),
        (saved(noise(mode="L").convert("I;16"), "PNG"), "png"),
        (saved(noise(mode="RGBA"), "PNG"), "png"),
        (saved(noise(), "WEBP", exif=of_a_phone(1)), "webp"),
        (saved(noise(), "AVIF"), "webp"),
        (saved(noise(mode="P"), "GIF"), "gif"),
    ],
)
def test_other_kinds_become_what_every_browser_shows(data, kind):
    picture = fit_picture(data)
    opened = Pillow.open(io.BytesIO(picture.content))

    assert picture.kind == kind
    assert opened.mode in {"RGB", "RGBA", "L", "P"}
    assert opened.size == (320, 240)
    assert not opened.getexif()


@pytest.mark.parametrize("turned", [1, 3, 6, 8])
def test_picture_of_a_phone_stands_upright_once(turned):
    """Apple's phones write the turn twice: in the container, which is done when it is opened, and in the Exif data."""
    scene = Pillow.new("RGB", (80, 40), "white")
    scene.paste((255, 0, 0), (0, 0, 20, 40))
    pillow_heif.register_heif_opener()
    source = saved(scene, "HEIF", exif=of_a_phone(turned).tobytes(), quality=95)
    seen = ImageOps.exif_transpose(Pillow.open(io.BytesIO(source))).convert("RGB")

    opened = Pillow.open(io.BytesIO(fit_picture(source).content)).convert("RGB")

    assert opened.size == seen.size
    for at in ((5, 5), (opened.width - 5, 5), (5, opened.height - 5)):
        assert (opened.getpixel(at)[1] > 128) == (seen.getpixel(at)[1] > 128)


@pytest.mark.parametrize("data", [saved(noise(), "JPEG"), heic(), MOVING["gif"], vast_jpeg(), b"x", b"", pdf()])
def test_many_at_once_are_judged_as_each_alone(data):
    def judged(fit):
        try:
            return fit(data)
        except RefusedUpload as refusal:
            return refusal.message

    with taking_in.PictureBench() as bench:
        first = judged(bench.fit)
        if data:
            bench._process and bench._process.kill()
        assert first == judged(bench.fit) == judged(fit_picture)


def test_plain_picture_stays_byte_for_byte():
    data = saved(noise(), "JPEG")

    assert fit_picture(data).content == data


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (vast_png, "300 triệu điểm ảnh"),
        (vast_jpeg(), "300 triệu điểm ảnh"),
        (pdf(), "Không nhận ra ảnh"),
        (MOVING["gif"], "ảnh động (3 khung hình)"),
        (MOVING["webp"], "ảnh động (3 khung hình)"),
        (saved(noise(), "JPEG")[:3000], "chưa chép hết"),
        (saved(noise(), "PNG")[:3000], "chưa chép hết"),
        (heic()[:2000], "chưa chép hết"),
        (b"khong phai anh" * 50, "Không nhận ra ảnh"),
        (b"", "trống"),
        (SVG.format("<script>alert(1)</script>").encode(), "chạy được"),
        (SVG.format('<rect onload="x()"/>').encode(), "chạy được"),
        (SVG.format('<a xlink:href="java&#10;script:x()"><rect/></a>').encode(), "chạy được"),
        (SVG.format('<image href="https://x.example/a.png"/>').encode(), "chạy được"),
        (SVG.format("<foreignObject/>").encode(), "chạy được"),
        (SVG.format("<style>@import 'https://x'</style>").encode(), "chạy được"),
        (('<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format("<text>&a;</text>")).encode(), "chạy được"),
        (SVG.format("<rect").encode(), "chưa chép hết"),
    ],
)
def test_what_cannot_be_published_is_refused_in_words(data, told):
    data = data() if callable(data) else data
    with pytest.raises(RefusedUpload) as refusal:
        fit_picture(data)

    assert told in refusal.value.message


def test_drawing_of_shapes_is_taken():
    drawing = SVG.format('<defs><linearGradient id="a"/></defs><rect style="fill:url(#a)" fill="url(#a)"/>').encode()

    assert fit_picture(drawing).content == drawing


def test_large_picture_is_made_smaller(monkeypatch):
    monkeypatch.setattr(taking_in, "LONGEST_SIDE", 500)

    picture = fit_picture(saved(noise((1200, 600)), "JPEG"))

    assert (picture.width, picture.height) == (500, 250)


# --- at the doors of the library ---------------------------------------------


@pytest.fixture
def editor(author, settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)
    return author.browser


@pytest.mark.django_db
@pytest.mark.parametrize("door", ["wagtailimages:add", "wagtailimages:add_multiple"])
def test_editor_brings_a_picture_from_a_phone(editor, door):
    several = door.endswith("multiple")
    file = SimpleUploadedFile("IMG_1.HEIC", heic(), content_type="image/heic")
    data = {"files[]" if several else "file": file, "title": "Lễ trao thưởng"}
    headers = {"x-requested-with": "XMLHttpRequest"} if several else {}

    answer = editor.post(reverse(door), data, headers=headers)

    assert answer.status_code in (200, 302)
    image = Image.objects.get()
    assert image.file.name.endswith(".jpg")
    assert (image.width, image.height) == (320, 240)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("data", "told"),
    [
        (vast_png, "300 triệu điểm ảnh"),
        (MOVING["gif"], "ảnh động"),
        (b"x", "Không nhận ra"),
    ],
)
def test_refusal_stands_beside_the_field_and_nothing_is_lost(editor, data, told):
    data = data() if callable(data) else data
    answer = editor.post(
        reverse("wagtailimages:add"), {"file": SimpleUploadedFile("a.png", data), "title": "Tên đã ghi"}
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert told in page
    assert "Tên đã ghi" in page
    assert not Image.objects.exists()


# A minimal document of one page whose standard security handler wants a password that nobody gives.
LOCKED = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
    b"4 0 obj<</Filter/Standard/V 1/R 2/O<" + b"ab" * 32 + b">/U<" + b"cd" * 32 + b">/P -4>>endobj\n"
    b"trailer<</Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]>>\n%%EOF"
)


def pdf_of(catalog=b"", *, packed=b"", encrypt=b""):
    """A document of one page, with what is wanted in its catalogue, or in a compressed stream of objects."""
    stream = zlib.compress(packed)
    return (
        b"%PDF-1.5\n1 0 obj<</Type/Catalog/Pages 2 0 R" + catalog + b">>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
        + b"4 0 obj<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n" % len(stream)
        + stream + b"\nendstream endobj\n" + encrypt + b"trailer<</Root 1 0 R"
        + (b"/Encrypt 5 0 R/ID[<00><00>]" if encrypt else b"") + b">>\n%%EOF"
    )  # fmt: skip


def arc4(key, data):
    """The cipher of the first security handler (ISO 32000-1, 7.6.2)."""
    state, at, out = list(range(256)), 0, bytearray()
    for n in range(256):
        at = (at + state[n] + key[n % len(key)]) % 256
        state[n], state[at] = state[at], state[n]
    one = two = 0
    for byte in data:
        one = (one + 1) % 256
        two = (two + state[one]) % 256
        state[one], state[two] = state[two], state[one]
        out.append(byte ^ state[(state[one] + state[two]) % 256])
    return bytes(out)


PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def locked_pdf(*, user=b"", owner=b"chu"):
    """A document that wants a password to be opened (user), or only to be changed (owner)."""

    def md5(data):
        return hashlib.md5(data, usedforsecurity=False).digest()

    of_owner = arc4(md5((owner + PADDING)[:32])[:5], (user + PADDING)[:32])
    key = md5((user + PADDING)[:32] + of_owner + struct.pack("<i", -4) + b"\0")[:5]
    return pdf_of(
        encrypt=b"5 0 obj<</Filter/Standard/V 1/R 2/O<%s>/U<%s>/P -4>>endobj\n"
        % (of_owner.hex().encode(), arc4(key, PADDING).hex().encode())
    )


def package(**names):
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as made:
        for name, content in names.items():
            made.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"), content)
    return written.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.pdf", LOCKED, "mật khẩu"),
        ("a.pdf", locked_pdf(user=b"mo"), "mật khẩu"),
        ("a.pdf", pdf()[:300], "hỏng"),
        ("a.pdf", b"MZ" * 600, "không phải PDF"),
        ("a.pdf", pdf_of(b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>"), "đoạn mã"),
        ("a.pdf", pdf_of(b"/OpenAction<</S/J#61vaScript/J#53(app.alert(1))>>"), "đoạn mã"),
        ("a.pdf", pdf_of(b"/OpenAction<</S/Launch/F(cmd.exe)>>"), "đoạn mã"),
        ("a.pdf", pdf_of(packed=b"9 0 <</S/JavaScript/JS(app.alert(1))>>"), "đoạn mã"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "đời cũ (.doc)"),
        ("Quyết định.DOC", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "Lưu thành .docx"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Lưu thành .xlsx"),
        ("a.docm", package(word__document_xml="x", word__vbaProject_bin="x"), "macro"),
        ("a.zip", package(**{"..__x": "1"}), "ra ngoài thư mục"),
        ("a.zip", b"", "trống"),
        ("a.docx", b"PK\x03\x04xx", "hỏng"),
        ("a.xlsx", package(word__document_xml="x"), "không phải tệp Office"),
        ("a.docx", package(word__document_xml="x", word__vbaProject_bin="x"), "macro"),
        ("a.csv", b"MZ\x00\x00", "không phải văn bản"),
        ("a.txt", b"", "trống"),
    ],
)
def test_file_that_readers_cannot_open_is_refused(name, data, told):
    with pytest.raises(RefusedUpload) as refusal:
        check_file(SimpleUploadedFile(name, data))

    assert told in refusal.value.message


@pytest.mark.parametrize("data", [locked_pdf(), pdf_of(packed=b"9 0 <</A 1>>")])
def test_documents_that_readers_can_open_are_taken(data):
    """A password that only keeps from changing keeps nobody from reading."""
    check_file(SimpleUploadedFile("a.pdf", data))


@pytest.mark.parametrize("pages", [1, 400])
def test_scanned_and_long_documents_are_taken(pages):
    data = pdf(pages)

    check_file(SimpleUploadedFile("a.pdf", data))
    reading = read_file(data)

    assert (reading.state, reading.pages) == ("scanned", pages)


@pytest.mark.django_db
@pytest.mark.parametrize("door", ["wagtaildocs:add", "wagtaildocs:add_multiple", "wagtaildocs_chooser:create"])
@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.pdf", LOCKED, "đặt mật khẩu"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "đời cũ"),
        ("a.docm", b"PK\x03\x04", "macro"),
        ("a.pdf", b"", "trống"),
        ("a.txt", b"x" * 3000, "vượt mức"),
        ("a.exe", b"MZ", "docx"),
    ],
)
def test_refused_document_is_told_at_every_door(editor, settings, door, name, data, told):
    settings.SCAN_MAX_BYTES = 2000 if name == "a.txt" else settings.SCAN_MAX_BYTES
    several, chooser = door.endswith("multiple"), "chooser" in door
    prefix = "document-chooser-upload-" if chooser else ""
    sent = {
        "files[]" if several else f"{prefix}file": SimpleUploadedFile(name, data),
        f"{prefix}title": "Kế hoạch 2026",
    }

    answer = editor.post(reverse(door), sent, headers={"x-requested-with": "XMLHttpRequest"} if several else {})

    page = answer.content.decode()
    shown = json.dumps(told)[1:-1] if answer.headers["Content-Type"] == "application/json" else told
    assert shown in page or told in page
    assert not any(empty in page for empty in ("“”", r"\u201c\u201d")), (
        "a file that was refused has no ending of its own"
    )
    assert answer.status_code == (422 if door == "wagtaildocs:add" else 200)
    assert several or "Kế hoạch 2026" in page or "2026" in page
    assert not Document.objects.exists()
