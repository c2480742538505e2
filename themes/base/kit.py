"""Invented matter for the page of all components; no name or number here is real."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.core.paginator import Paginator

from .motifs import ICONS

TODAY = dt.date(2026, 11, 20)

NOMINEES = [("1", "Nông Thị Lương"), ("2", "Hoàng Viết Tạ"), ("3", "Thôn Khuổi Mươi")]
TITLES = [
    ("", "Chọn danh hiệu"),
    ("ldtt", "Lao động tiên tiến"),
    ("cstdcs", "Chiến sĩ thi đua cơ sở"),
    ("cstdct", "Chiến sĩ thi đua cấp tỉnh"),
]
GLYPHS = [
    ("danh-hieu-vinh-du", "Danh hiệu vinh dự nhà nước"),
    ("huan-chuong-nhat", "Huân chương hạng Nhất"),
    ("huan-chuong-nhi", "Huân chương hạng Nhì"),
    ("huan-chuong-ba", "Huân chương hạng Ba"),
    ("huan-chuong", "Huân chương không phân hạng"),
    ("huy-chuong-nhat", "Huy chương hạng Nhất"),
    ("huy-chuong", "Huy chương không phân hạng"),
    ("giai-thuong", "Giải thưởng"),
    ("co-thi-dua", "Cờ thi đua"),
    ("chien-si-thi-dua", "Chiến sĩ thi đua"),
    ("lao-dong-tien-tien", "Lao động tiên tiến"),
    ("tap-the-lao-dong", "Tập thể Lao động xuất sắc"),
    ("bang-khen-thu-tuong", "Bằng khen của Thủ tướng"),
    ("bang-khen", "Bằng khen cấp tỉnh, bộ"),
    ("giay-khen", "Giấy khen"),
    ("ky-niem-chuong", "Kỷ niệm chương"),
    ("huy-hieu", "Huy hiệu"),
]
ROLL = [
    ("1", "Bà Triệu Thị Lả", "Nông dân, thôn Lân Đặt, xã Cai Kinh", "trước đây: xã Yên Sơn, huyện Hữu Lũng"),
    ("2", "Ông Nông Văn Thành", "Trưởng thôn Khuổi Mươi, xã Kiên Mộc", ""),
    ("3", "Trường Phổ thông Dân tộc bán trú Tiểu học Nà Ngụa", "xã Châu Sơn", ""),
]
HITS = [
    ([("Nông Văn", True), (" Thành", False)], "bang-khen", "Bằng khen của Chủ tịch UBND tỉnh", "1412/QĐ-UBND", 2026),
    ([("Nông Văn", True), (" Khoái", False)], "huan-chuong", "Huân chương Lao động hạng Nhì", "1450/QĐ-CTN", 2021),
]
DAYS_OFF = {14: "nghỉ", 15: "nghỉ", 21: "nghỉ", 22: "nghỉ", 24: "lễ"}
SWATCHES = [
    ("paper", "giấy"),
    ("sunk", "giấy trũng"),
    ("ink", "mực"),
    ("ink-2", "mực nhạt"),
    ("cham", "chàm"),
    ("link", "liên kết"),
    ("seal", "son"),
    ("gold", "vàng"),
    ("gold-tint", "vàng nhạt"),
    ("ok", "đạt"),
    ("warn-tint", "lưu ý"),
    ("danger", "lỗi"),
]


def window() -> list[dict[str, Any]]:
    """Ten working days with two weekends and a holiday, as the calendar tag wants them."""
    days, number = [], 0
    for day in range(13, 28):
        off = DAYS_OFF.get(day, "")
        number += not off
        days.append({"date": dt.date(2026, 11, day), "number": None if off else number, "note": off})
    return days


class SampleForm(forms.Form):
    """One field of every kind."""

    nominee = forms.ChoiceField(label="Ý kiến về trường hợp nào?", choices=NOMINEES, widget=forms.RadioSelect)
    content = forms.CharField(
        label="Nội dung ý kiến",
        help_text="Nêu rõ việc, thời gian, địa điểm. Không cần viết dài.",
        widget=forms.Textarea(attrs={"rows": 5, "data-words-max": 600}),
        error_messages={"required": "Viết nội dung ý kiến, ít nhất một câu"},
    )
    phone = forms.RegexField(
        r"^0\d{9}$",
        label="Số điện thoại",
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "tel"}),
        error_messages={"invalid": "Số điện thoại cần đủ 10 chữ số, ví dụ 0912 000 000"},
    )
    email = forms.EmailField(label="Thư điện tử", required=False)
    born = forms.DateField(label="Ngày sinh", required=False, widget=forms.DateInput)
    years = forms.IntegerField(label="Số năm công tác", required=False, min_value=0, max_value=80)
    title = forms.ChoiceField(label="Danh hiệu đăng ký", choices=TITLES, error_messages={"required": "Chọn danh hiệu"})
    fields_of_work = forms.MultipleChoiceField(
        label="Lĩnh vực",
        help_text="Chọn một hay nhiều lĩnh vực.",
        choices=[("y-te", "Y tế"), ("giao-duc", "Giáo dục"), ("nong-nghiep", "Nông nghiệp")],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Chọn ít nhất một lĩnh vực"},
    )
    file = forms.FileField(
        label="Tài liệu kèm theo",
        required=False,
        help_text="Không gửi ảnh căn cước công dân.",
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.png", "data-max-mb": 10}),
    )
    unit = forms.CharField(label="Đơn vị (đã khóa)", initial="Ủy ban nhân dân xã Kiên Mộc", disabled=True)
    agree = forms.BooleanField(
        label="Tôi đồng ý để cơ quan thường trực dùng các thông tin này khi xem xét ý kiến",
        help_text="Dữ liệu được xóa sau 24 tháng.",
        error_messages={"required": "Cần đồng ý để ý kiến được xem xét"},
    )


class RowForm(forms.Form):
    """One person of a list that is typed in."""

    full_name = forms.CharField(label="Họ và tên")
    post = forms.CharField(label="Chức vụ, bộ phận", required=False)
    title = forms.ChoiceField(
        label="Danh hiệu đăng ký", choices=TITLES, error_messages={"required": "Chọn danh hiệu đăng ký"}
    )


RowFormSet = forms.formset_factory(RowForm, extra=0)


def forms_for(broken: bool) -> dict[str, Any]:
    """The sample form and rows, fresh or come back with errors."""
    people = [("Nông Văn Thành", "Trưởng thôn Khuổi Mươi", "cstdcs"), ("Vi Đức Mạnh", "Phó Chỉ huy trưởng Quân sự", "")]
    if not broken:
        rows = [{"full_name": name, "post": post, "title": title} for name, post, title in people]
        return {"form": SampleForm(), "formset": RowFormSet(initial=rows, prefix="dong")}
    data = {"dong-TOTAL_FORMS": "2", "dong-INITIAL_FORMS": "2"}
    for i, (name, post, title) in enumerate(people):
        data |= {f"dong-{i}-full_name": name, f"dong-{i}-post": post, f"dong-{i}-title": title}
    form = SampleForm({"phone": "0912 34", "email": "sai", "born": "20/13/2026"}, {})
    return {"form": form, "formset": RowFormSet(data, prefix="dong")}


def context(broken: bool) -> dict[str, Any]:
    """Everything the page of components shows; `broken` gives the forms their errors."""
    return {
        **forms_for(broken),
        "broken": broken,
        "days": window(),
        "today": TODAY,
        "moment": dt.datetime(2026, 11, 20, 14, 32, tzinfo=dt.UTC),
        "glyphs": GLYPHS,
        "icons": sorted(ICONS),
        "roll": ROLL,
        "hits": [(*hit[:4], str(hit[4])) for hit in HITS],
        "swatches": SWATCHES,
        "slugs": [
            "hoi-nghi-tong-ket-2026",
            "xoa-nha-tam-cong-son",
            "duong-ra-bien-gioi",
            "giao-uoc-2027",
            "lop-hoc-na-ngua",
            "then-tinh",
        ],
        "page": Paginator(range(240), 20).page(3),
        "links": [("Trang chủ", "/"), ("Lấy ý kiến", "/")],
    }
