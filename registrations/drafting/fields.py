"""The fields that a template may use: names, meanings and a sample of each.

One table for the check of templates, the page that explains them and the
sample with which an uploaded template is tried.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name, what stands in it, a sample; ``parts`` when it is repeated line by line."""

    name: str
    meaning: str
    sample: object = ""
    parts: tuple["Field", ...] = ()


ROW = (
    Field("tt", "số thứ tự trong mục", "1"),
    Field("danh_xung", "Ông, Bà hoặc trống", "Bà"),
    Field("ten", "họ tên hoặc tên tập thể", "Nông Thị Mẫu & <Ví dụ>"),
    Field("ten_day_du", "danh xưng và họ tên", "Bà Nông Thị Mẫu"),
    Field("chuc_vu", "chức vụ", "Trưởng thôn"),
    Field("don_vi", "đơn vị", "Thôn Mẫu, xã Mẫu Sơn"),
    Field("dia_ban", "địa bàn, nơi ở", "xã Mẫu Sơn"),
    Field("nam_sinh", "năm sinh", "1979"),
    Field("hinh_thuc", "danh hiệu, hình thức khen thưởng, không kèm hạng", "Huân chương Lao động"),
    Field("hang", "hạng, ví dụ: hạng Ba; trống nếu không có", "hạng Ba"),
    Field("doi_tuong", "Cá nhân, Tập thể hoặc Hộ gia đình", "Cá nhân"),
    Field("thanh_tich", "tóm tắt thành tích", "Có thành tích xuất sắc."),
    Field("thoi_gian", "năm, giai đoạn lập thành tích", "năm 2025"),
)
SECTION = (
    Field("so", "số La Mã của mục", "I"),
    Field("tieu_de", "hình thức, hạng và đối tượng của mục", "Huân chương Lao động hạng Ba cho cá nhân"),
    Field("hinh_thuc", "hình thức của mục, kèm hạng", "Huân chương Lao động hạng Ba"),
    Field("doi_tuong", "đối tượng của mục", "Cá nhân"),
    Field("so_luot", "số trường hợp trong mục", "1"),
    Field("dong", "các dòng của mục", parts=ROW),
)
AWARD = (
    Field("hinh_thuc", "hình thức, kèm hạng", "Huân chương Lao động hạng Ba"),
    Field("doi_tuong", "số tập thể, cá nhân, hộ gia đình", "01 cá nhân"),
)
LINE = (Field("", "một dòng", "Như Điều 3"),)
FIELDS = (
    Field("co_quan", "cơ quan ban hành", "Ủy ban nhân dân tỉnh Lạng Sơn"),
    Field("so_ky_hieu", "số, ký hiệu của quyết định", "1204/QĐ-UBND"),
    Field("dia_danh", "địa danh", "Lạng Sơn"),
    Field("ngay_ky", "ngày ký, viết 20/11/2026", "20/11/2026"),
    Field("ngay", "ngày ký, hai chữ số", "20"),
    Field("thang", "tháng ký, có số 0 ở tháng 01 và 02", "11"),
    Field("nam", "năm ký", "2026"),
    Field("trich_yeu", "trích yếu", "Về việc khen thưởng"),
    Field("tham_quyen", "chức danh ban hành", "Chủ tịch Ủy ban nhân dân tỉnh"),
    Field("can_cu", "các căn cứ, mỗi căn cứ một dòng", parts=LINE),
    Field("to_trinh", "tờ trình đề nghị", "Tờ trình số 318/TTr-SNV ngày 09/11/2026"),
    Field("dip", "dịp khen thưởng", ""),
    Field("ly_do", "thành tích chung, viết nối sau đối tượng", "đã có thành tích xuất sắc"),
    Field("cac_hinh_thuc", "từng hình thức với số đối tượng", parts=AWARD),
    Field("cac_muc", "các mục của danh sách", parts=SECTION),
    Field("cac_dong", "mọi dòng của danh sách, không chia mục", parts=ROW),
    Field("doi_tuong", "số tập thể, cá nhân, hộ gia đình", "01 cá nhân"),
    Field("so_luot", "tổng số trường hợp", "1"),
    Field("thi_hanh", "những người thi hành", "Chánh Văn phòng Ủy ban nhân dân tỉnh"),
    Field("chuc_vu_nguoi_ky", "chức vụ người ký", "Chủ tịch"),
    Field("nguoi_ky", "họ tên người ký", "Dương Đình Mẫu"),
    Field("noi_nhan", "nơi nhận, mỗi nơi một dòng", parts=LINE),
)


def tree(fields: tuple[Field, ...] = FIELDS):
    """The fields as nested plain data: None for words, a list of one for what is repeated."""
    if len(fields) == 1 and not fields[0].name:
        return None
    return {field.name: [tree(field.parts)] if field.parts else None for field in fields}


def sample(fields: tuple[Field, ...] = FIELDS):
    """A sample of everything, two of what is repeated."""
    if len(fields) == 1 and not fields[0].name:
        return fields[0].sample
    return {field.name: [sample(field.parts)] * 2 if field.parts else field.sample for field in fields}
