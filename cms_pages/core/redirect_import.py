"""Lists of redirects as offices send them, for Wagtail's import: any code page, ";" as well as ",", cells left empty.

Each row still goes through the form of redirects, so that `redirect_guard` is asked for every one of them.
"""

import csv
import io
from pathlib import PurePath

from django.conf import settings
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from wagtail.contrib.redirects import base_formats
from wagtail.contrib.redirects import views as wagtail_views
from wagtail.contrib.redirects.forms import ImportForm, RedirectForm
from wagtail.contrib.redirects.permissions import permission_policy
from wagtail.contrib.redirects.utils import get_format_cls_by_extension, get_supported_extensions

from registrations.tables.errors import UnreadableList
from registrations.tables.legacy_text import guess_single_byte
from registrations.tables.limits import Limits
from registrations.tables.workbooks import read_xlsx
from themes.base.vietnamese import number_text, size_text

MOST_ROWS = 5_000
LIMITS = Limits(file_size=5 << 20, unpacked_size=50 << 20, rows=MOST_ROWS + 1, columns=50, cells=200_000)


class Unfit(ValueError):
    """The list cannot be read; the message is Vietnamese."""


def _dataset(rows):
    rows = [[str(cell if cell is not None else "").replace("\x00", "").strip() for cell in row] for row in rows]
    rows = [row for row in rows if any(row)]
    if len(rows) < 2:
        raise Unfit("Tệp cần một dòng tiêu đề và ít nhất một dòng chuyển hướng.")
    if len(rows) > MOST_ROWS + 1:
        raise Unfit(f"Tệp có hơn {number_text(MOST_ROWS)} dòng. Mời chia thành nhiều tệp.")
    width = max(map(len, rows))
    heading, *rest = (row + [""] * (width - len(row)) for row in rows)
    return base_formats.Dataset(rest, headers=[name or f"Cột {at}" for at, name in enumerate(heading, start=1)])


class CSV(base_formats.CSV):
    """Text with commas, semicolons or tabs between the cells."""

    def is_binary(self):
        return True

    def get_read_mode(self):
        return "rb"

    def create_dataset(self, data, delimiter=""):
        """Raises Unfit."""
        text = _text(data)
        first = text.partition("\n")[0]
        rows = csv.reader(
            io.StringIO(text, newline=""), delimiter=delimiter or max(",;\t", key=first.count), strict=True
        )
        try:
            return _dataset(rows)
        except csv.Error as error:
            raise Unfit("Tệp CSV có dấu nháy không đóng hoặc ô quá dài, không đọc được.") from error


class TSV(CSV):
    """Text with tabs."""

    def create_dataset(self, data):
        """Raises Unfit."""
        return super().create_dataset(data, delimiter="\t")


class XLSX(base_formats.XLSX):
    """The first sheet of a workbook."""

    def create_dataset(self, data):
        """Raises Unfit."""
        try:
            sheet = read_xlsx(data, LIMITS)[0]
        except (UnreadableList, IndexError) as error:
            raise Unfit(str(error) or "Sổ tính không có trang nào.") from error
        columns = 1 + max((at for line in sheet.lines for at in line.cells), default=0)
        return _dataset([line.text(at) for at in range(columns)] for line in sheet.lines)


def _text(data):
    for mark, coding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(coding, errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return guess_single_byte(data)[0]


def connect():
    """Have Wagtail's import read lists by these readers, and forms take a path of the portal for its address."""
    base_formats.DEFAULT_FORMATS[:] = [CSV, XLSX, TSV]
    old = RedirectForm.base_fields["old_path"]
    old.help_text = "Phần sau tên miền của địa chỉ không còn dùng, ví dụ /tin-tuc/2019/le-ky-niem.html."
    field = RedirectForm.base_fields["redirect_link"]
    field.help_text = "Chỉ khi đích không phải là một trang. Ghi được ngắn gọn, ví dụ /so-vang/."
    plain = field.to_python

    def whole(value):
        value = value.strip() if isinstance(value, str) else value
        within = isinstance(value, str) and value.startswith("/") and not value.replace("\\", "/").startswith("//")
        return plain(f"{settings.SITE_URL}{value}" if within else value)

    field.to_python = whole


def start_import(request):
    """Wagtail's first step, after the list was found fit; what is wrong with it stands beside the field."""
    file = request.FILES.get("import_file") if request.method == "POST" else None
    if file is None or not permission_policy.user_has_permission(request.user, "add"):
        return wagtail_views.start_import(request)
    file.name = (PurePath(file.name).stem or "danh-sach") + PurePath(file.name).suffix.lower()
    try:
        _look_at(file)
    except Unfit as refusal:
        form = ImportForm(get_supported_extensions(), request.POST, request.FILES)
        form.add_error("import_file", str(refusal))
        return render(request, "wagtailredirects/choose_import_file.html", {"form": form}, status=422)
    return wagtail_views.start_import(request)


def _look_at(file):
    kind = get_format_cls_by_extension(PurePath(file.name).suffix.lstrip("."))
    if kind is None:
        raise Unfit("Trang nhận danh sách dạng .csv, .tsv hoặc .xlsx. Mời lưu lại thành một trong các dạng này.")
    if file.size > LIMITS.file_size:
        raise Unfit(
            f"Tệp nặng {size_text(file.size)}, vượt mức {size_text(LIMITS.file_size)}. Mời chia thành nhiều tệp."
        )
    kind().create_dataset(file.read())
    file.seek(0)


def process_import(request):
    """Wagtail's second step; a list that was dealt with already (the button pressed twice) is no error."""
    if request.method != "POST":
        raise Http404
    try:
        return wagtail_views.process_import(request)
    except FileNotFoundError:
        messages.info(
            request, "Danh sách này đã được nhập, hoặc để quá lâu. Mời xem bảng chuyển hướng, hoặc gửi lại tệp."
        )
        return redirect("wagtailredirects:index")
