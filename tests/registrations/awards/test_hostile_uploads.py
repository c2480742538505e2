"""Hostile files on the upload screen: told in words beside the field, and nothing is kept."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

from registrations.attachments.models import Attachment
from registrations.awards.models import AwardRecord, ImportRow, RecipientImport
from registrations.awards.tasks import run_reading
from tests.factories.awards import DecisionFactory

pytestmark = pytest.mark.django_db
HEAD = ["STT", "Họ và tên", "Chức vụ", "Đơn vị", "Hình thức khen thưởng"]
BK = "Bằng khen của Chủ tịch UBND tỉnh"


@pytest.fixture
def staff(client, officer, catalogue, settings):
    settings.MIDDLEWARE = [m for m in settings.MIDDLEWARE if "SecondFactor" not in m]
    client.force_login(officer)
    return client


def workbook(*rows):
    book, file = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


def with_part(data, name, content):
    file = io.BytesIO(data)
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return file.getvalue()


def csv(*names, head=HEAD):
    lines = [",".join(head), *(f'{n},"{name}",Trưởng thôn,xã Mẫu Sơn,{BK}' for n, name in enumerate(names, 1))]
    return "\n".join(lines).encode()


def post(staff, data, name):
    decision = DecisionFactory()
    url = reverse("quyet-dinh:import", args=[decision.pk])
    return decision, staff.post(url, {"file": SimpleUploadedFile(name, data), "sender": "Sở Mẫu"})


def protected():
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600


def bomb():
    return with_part(workbook(HEAD), "xl/worksheets/sheet2.xml", b" " * (201 * 1024 * 1024))


@pytest.mark.parametrize(
    ("make", "name", "said"),
    [
        (protected, "danh-sach.xlsx", "mật khẩu"),
        (bomb, "danh-sach.xlsx", "mức cho phép"),
        (lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 200, "danh-sach.xlsx", "ảnh"),
        (lambda: workbook(HEAD), "danh-sach.xlsx", "danh sách"),
        (lambda: workbook([]), "danh-sach.xlsx", "danh sách"),
        (lambda: b"\0" * 5000, "danh-sach.csv", "danh sách"),
        (lambda: csv("Nông\0 Văn Mẫu"), "danh-sach.csv", ".xlsx"),
        (lambda: b"", "danh-sach.csv", "trống"),
    ],
    ids=["protected", "bomb", "picture", "empty table", "empty sheet", "NUL", "NUL in a name", "empty file"],
)
def test_what_cannot_be_read_is_told_beside_the_field_and_leaves_nothing(staff, make, name, said):
    _, answer = post(staff, make(), name)
    assert answer.status_code == 422
    assert said in " ".join(answer.context["form"].errors["file"])
    assert 'value="Sở Mẫu"' in answer.content.decode()
    _nothing_kept()


def _nothing_kept():
    for model in (RecipientImport, ImportRow, AwardRecord, Attachment):
        assert not model.objects.exists()


def test_a_file_above_the_limit_is_refused_by_its_size(staff, settings):
    settings.UPLOAD_MAX_BYTES = 1024 * 1024
    _, answer = post(staff, csv() + b" " * (1024 * 1024), "danh-sach.csv")
    assert answer.status_code == 422
    assert "vượt mức 1 MB" in answer.context["form"].errors["file"][0]
    _nothing_kept()


def test_a_macro_workbook_is_refused(staff):
    data = with_part(workbook(HEAD, [1, "Nông Văn Mẫu", "", "", BK]), "xl/vbaProject.bin", b"\xd0\xcf\x11\xe0")
    _, answer = post(staff, data, "danh-sach.xlsm")
    assert answer.status_code == 422
    assert "macro" in answer.context["form"].errors["file"][0].lower()
    _nothing_kept()


def test_names_that_are_formulas_or_markup_stay_words(staff):
    names = ["=HYPERLINK(1)", "<script>alert(1)</script>", "@SUM(1)"]
    decision, answer = post(staff, csv(*names), "danh-sach.csv")
    assert answer.status_code == 302
    batch = decision.imports.get()
    shown = staff.get(reverse("quyet-dinh:preview", args=[batch.pk]))
    assert shown.status_code == 200
    assert "<script>alert(1)" not in shown.content.decode()
    assert not AwardRecord.objects.exists()


def test_two_headers_that_fit_equally_are_asked_about(staff):
    head = ["STT", "Họ và tên", "Họ và tên", "Đơn vị", "Hình thức khen thưởng"]
    row = [1, "Nông Văn Mẫu", "Lý Thị Khác", "xã Mẫu Sơn", BK]
    decision, answer = post(staff, workbook(head, row), "danh-sach.xlsx")
    assert answer.status_code == 302
    batch = decision.imports.get()
    shown = staff.get(reverse("quyet-dinh:preview", args=[batch.pk])).content.decode()
    assert "cùng có thể là họ và tên cá nhân; đã lấy cột đứng trước" in shown


def test_thirty_thousand_rows_are_told_in_words_where_the_bar_stood(staff, settings):
    settings.LIST_MAX_ROWS = 29_999
    decision, answer = post(staff, csv(*(f"Nông Văn Mẫu {n}" for n in range(30_000))), "danh-sach.csv")
    assert answer.status_code == 302
    batch = decision.imports.get()
    run_reading(batch.pk, batch.job_token)
    batch.refresh_from_db()
    assert "29.999 dòng" in batch.job_failure
    assert not ImportRow.objects.exists()
