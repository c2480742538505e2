"""What of a blank form the portal can fill in for a member of a unit: the marks, and whose facts they are."""

import logging

from django.conf import settings
from django.utils import timezone

from cms_pages.blanks import word_marks
from themes.base.vietnamese import day_in_full

log = logging.getLogger(__name__)
# Mark → what stands in its place, for the guide and for hints.
MARKS = {
    "don_vi": "tên đơn vị",
    "don_vi_hoa": "tên đơn vị, chữ hoa",
    "don_vi_cap_tren": "đơn vị cấp trên",
    "dia_chi": "địa chỉ: đơn vị cấp trên (nếu có) và địa bàn",
    "nguoi_lap": "họ và tên người tải",
    "chuc_vu": "chức vụ người tải",
    "dien_thoai": "điện thoại người tải",
    "thu_dien_tu": "thư điện tử người tải",
    "nam": "năm",
    "ngay": "ngày tải, viết 20/11/2026",
    "ngay_day_du": "ngày tải, viết “ngày 20 tháng 11 năm 2026”",
    "ten_bieu_mau": "tên biểu mẫu",
    "ma_bieu_mau": "mã biểu mẫu",
    "phien_ban": "phiên bản",
    "danh_hieu": "danh hiệu, hình thức khen thưởng của biểu mẫu, khi chỉ có một",
}
# Stays to be written by hand where the profile says nothing.
TO_WRITE = "…………"


def is_word(file):
    """Whether a file of the library is a .docx."""
    return file.filename.lower().endswith(".docx")


def read(file):
    """The bytes of a file of the library; one byte more than may be used where it is too large."""
    with file.file.storage.open(file.file.name, "rb") as opened:
        return opened.read(word_marks.MOST_BYTES + 1)


def marks_of(file):
    """Marks of a file of the library; none in what is no .docx, cannot be read or may not be used."""
    if not is_word(file):
        return []
    try:
        return word_marks.marks_in(read(file))
    except (OSError, word_marks.RefusedWord) as error:
        log.info("file %s has no marks to read: %s", file.pk, error)
        return []


def values_for(version, unit, user, year, place):
    """{mark: text} for a version of a form, a unit, a person and a year; `place` is that of the office."""
    page, today = version.page, timezone.localdate()
    parent = unit.parent.name if unit.parent_id else ""
    titles = sorted({title.name for title in page.titles.all()})
    told = {
        "don_vi": unit.name,
        "don_vi_hoa": unit.name.upper(),
        "don_vi_cap_tren": parent,
        "dia_chi": ", ".join(filter(None, [parent, place])),
        "nguoi_lap": user.full_name,
        "chuc_vu": user.position,
        "dien_thoai": user.phone,
        "thu_dien_tu": user.email,
        "nam": str(year),
        "ngay": f"{today:%d/%m/%Y}",
        "ngay_day_du": day_in_full(today),
        "ten_bieu_mau": page.title,
        "ma_bieu_mau": page.code,
        "phien_ban": version.number,
        "danh_hieu": titles[0] if len(titles) == 1 else "",
    }
    return {mark: text or TO_WRITE for mark, text in told.items()}


def filled(version, values):
    """The file of a version with these values, stamped. Raises RefusedWord."""
    page = version.page
    stamp = (
        f"Biểu mẫu {page.code}, phiên bản {version.number}, điền sẵn ngày {timezone.localdate():%d/%m/%Y}. "
        f"Bản đang dùng: {settings.SITE_URL}{page.url_path_here}"
    )
    return word_marks.fill(read(version.file), values, stamp)
