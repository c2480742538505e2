"""Forms that a unit fills in on the portal itself, instead of a file: which kinds of blanks they take the place of."""

from django.urls import reverse

# Kind of blank → (name of the address, what one does there).
_ONLINE = {
    "dang-ky": ("campaigns:workspace", "đăng ký thi đua"),
    "bao-cao": ("campaigns:workspace", "báo cáo công tác thi đua, khen thưởng"),
    "to-trinh": ("nominations:index", "lập tờ trình, danh sách đề nghị khen thưởng"),
    "thanh-tich": ("nominations:index", "nộp báo cáo thành tích cùng hồ sơ đề nghị"),
    "dot-xuat": ("nominations:index", "đề nghị khen thưởng đột xuất"),
}


def instead_of(kind):
    """(address, what one does there) of the form on the portal that does the same; None where there is none."""
    if kind not in _ONLINE:
        return None
    name, what = _ONLINE[kind]
    return reverse(name), what
