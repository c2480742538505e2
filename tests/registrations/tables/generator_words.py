"""Words for invented lists, collected apart from the reader's own vocabulary. All people are invented."""

SURNAMES = (
    "Nông Hoàng Lý Vi Triệu Bế Lô Lương Mã Chu Đàm Phùng Hứa Nguyễn Vũ Đoàn Tô Bàn Văn Đỗ Ma Vy Lành Âu Sầm Chảo "
    "Dương Lộc Liễu Phan Trịnh Giàng Thào Tẩn Đặng Lường Hà Ngô Trần"
).split()
MIDDLES = ("Văn", "Thị", "Quang", "Thị Hồng", "Đức", "Minh", "Thế", "Ngọc", "", "Bích", "Thanh", "A")
GIVEN = (
    "An Bản Cúc Dự Đại Ích Khoa Lả Mẩy Ngân Ổn Páo Quý Sở Tổ Ưng Vụ Xuyến Yên Hội Phòng Hạnh Thắng Thuỷ Hoà Sơn Giang "
    "Ước Nhâm"
).split()
POSITIONS = (
    "Giáo viên", "Phó Trưởng phòng", "Chuyên viên", "Bác sĩ", "Công nhân", "Giám đốc", "Nông dân", "Kế toán",
    "Hiệu trưởng", "Phó Giám đốc", "Chủ tịch", "Y sĩ", "Nhân viên", "Thư ký", "Điều dưỡng", "Lái xe",
)  # fmt: skip
UNITS = (
    "Sở Y tế", "UBND xã Ba Sơn", "Trường Tiểu học Hội Hoan", "Công ty Cổ phần Chợ Phiên", "Văn phòng Tỉnh ủy",
    "Trung tâm Y tế khu vực Bắc Sơn", "Hội Nông dân tỉnh", "Chi cục Kiểm lâm", "Công an tỉnh", "Đảng ủy xã Kháng Chiến",
    "Bệnh viện Đa khoa tỉnh", "Trường THPT Việt Bắc", "Liên đoàn Lao động tỉnh", "Ban Dân vận", "Kho bạc khu vực VII",
)  # fmt: skip
COLLECTIVES = (
    "Phòng Tổng hợp", "Trường Mầm non Sơn Ca", "Trạm Y tế xã Đoàn Kết", "Thôn Bản Chu, xã Quốc Khánh", "Khoa Nội",
    "Tổ dân phố số 3", "Đội Quản lý thị trường số 2", "Nhân dân và cán bộ xã Thiện Long", "Chi bộ Khối 5",
    "Đồn Biên phòng Pò Mã", "Ban Chỉ huy Quân sự xã Kiên Mộc", "Lớp 9A, Trường THCS Hoa Thám", "Văn phòng HĐND",
    "Tập thể cán bộ Trạm Kiểm lâm Mẫu Sơn", "Câu lạc bộ hát Then Bình Gia", "Trung tâm Phục vụ hành chính công",
)  # fmt: skip
AWARDS = {
    "collective": (
        ("Tập thể lao động xuất sắc", ""), ("Bằng khen của Chủ tịch UBND tỉnh", ""), ("Giấy khen", ""),
        ("Huân chương Lao động", "Ba"), ("Cờ thi đua của Chính phủ", ""), ("Tập thể lao động tiên tiến", ""),
        ("Huân chương Độc lập", "Nhì"),
    ),
    "individual": (
        ("Chiến sĩ thi đua cơ sở", ""), ("Lao động tiên tiến", ""), ("Bằng khen của Thủ tướng Chính phủ", ""),
        ("Huân chương Lao động", "Nhì"), ("Chiến sĩ thi đua cấp tỉnh", ""), ("Huy chương Kháng chiến", "Nhất"),
        ("Giấy khen của Giám đốc Sở Tài chính", ""), ("Bằng khen của Bộ trưởng Bộ Y tế", ""),
    ),
    "household": (("Gia đình văn hóa", ""), ("Giấy khen", ""), ("Bằng khen của Chủ tịch UBND tỉnh", "")),
}  # fmt: skip
TICKED = ("Chiến sĩ thi đua cơ sở", "Lao động tiên tiến", "Giấy khen")
"""Awards that schools list as columns to tick."""
KINDS = {
    "collective": ("TẬP THỂ", "Tập thể", "Các tập thể", "Đối với tập thể", "TẬP THỂ ({n:02d} tập thể)"),
    "individual": ("CÁ NHÂN", "Cá nhân", "Các cá nhân", "Đối với cá nhân", "Cá nhân: {n:02d}", "CÁ NHÂN ({n} người)"),
    "household": ("HỘ GIA ĐÌNH", "Hộ gia đình", "Các hộ gia đình", "Hộ gia đình ({n:02d} hộ)"),
}
KIND_CELLS = {"collective": "Tập thể", "individual": "Cá nhân", "household": "Hộ gia đình"}
COUNTED = {"collective": "tập thể", "individual": "cá nhân", "household": "hộ gia đình"}
HEADINGS = {
    "number": ("STT", "TT", "Số TT", "Stt", "Số thứ tự", "STT."),
    "name": (
        "Họ và tên/Tên tập thể", "Họ tên, tên đơn vị", "Tên tập thể, cá nhân", "Tập thể, cá nhân được khen thưởng",
        "Họ và tên cá nhân, tên tập thể", "Tên", "Tên tập thể/cá nhân/hộ gia đình", "Đối tượng khen thưởng",
        "Tên đối tượng được khen thưởng", "HỌ VÀ TÊN/TÊN ĐƠN VỊ",
    ),
    "name_person": (
        "Họ và tên", "HỌ VÀ TÊN", "Họ tên", "Họ, tên", "Họ và tên cá nhân", "Cá nhân", "Họ và tên người được khen",
        "Họ và tên giáo viên",
    ),
    "position": ("Chức vụ", "Chức danh", "Chức vụ/nghề nghiệp", "Nghề nghiệp", "Chức vụ, nghề nghiệp", "CHỨC VỤ"),
    "unit": (
        "Đơn vị", "Đơn vị công tác", "Nơi công tác", "Cơ quan, đơn vị", "Đơn vị công tác (hiện nay)", "Đơn vị/địa phương",
        "Cơ quan công tác", "Bộ phận công tác",
    ),
    "position_unit": (
        "Chức vụ, đơn vị công tác", "Chức vụ, nơi công tác", "Chức danh - Đơn vị", "Chức vụ và đơn vị công tác",
        "Chức danh, nơi công tác", "Chức vụ/Đơn vị", "Chức vụ và nơi làm việc",
    ),
    "award": (
        "Danh hiệu", "Hình thức khen thưởng", "Danh hiệu, hình thức khen thưởng", "Danh hiệu thi đua",
        "Hình thức khen", "Đề nghị khen thưởng", "Hình thức đề nghị", "Danh hiệu đề nghị", "HTKT",
    ),
    "award_class": ("Hạng", "HẠNG"),
    "merit": ("Thành tích", "Tóm tắt thành tích", "Lý do khen thưởng", "Nội dung thành tích", "Thành tích đạt được"),
    "birth": ("Năm sinh", "Ngày, tháng, năm sinh", "Ngày sinh", "Ngày tháng năm sinh", "NĂM SINH"),
    "honorific": ("Ông/Bà", "Ông (Bà)", "Danh xưng"),
    "kind": ("Đối tượng", "Loại đối tượng", "Phân loại"),
    "note": ("Ghi chú", "GHI CHÚ"),
    "phone": ("Số điện thoại", "Điện thoại liên hệ", "SĐT"),
    "identity": ("Số CCCD", "Căn cước công dân", "CMND/CCCD"),
    "money": ("Mức thưởng (đồng)", "Tiền thưởng", "Số tiền thưởng"),
    "ethnic": ("Dân tộc",),
}  # fmt: skip
MERITS = (
    "Có thành tích xuất sắc trong phong trào trồng rừng", "Cứu người trong mưa lũ", "Hiến 200 m2 đất làm đường",
    "Hoàn thành xuất sắc nhiệm vụ công tác", "Tích cực tham gia xây dựng nông thôn mới, giai đoạn 2021-2025",
)  # fmt: skip
DECISIONS = (
    "(Kèm theo Quyết định số 12 /QĐ-UBND ngày 05 tháng 3 năm 2025 của Chủ tịch UBND tỉnh)",
    "(Ban hành kèm theo Quyết định số: 12/QĐ-UBND ngày 05/3/2025 của UBND tỉnh)",
    "Kèm theo Quyết định số 12/QĐ-UBND ngày 5/3/2025",
    "(Kèm theo QĐ số 12/QĐ-UBND, ngày 05/03/2025 của Chủ tịch Ủy ban nhân dân tỉnh Lạng Sơn)",
)
FOOT = (
    (("", "", "TM. ỦY BAN NHÂN DÂN"), ("", "", "CHỦ TỊCH"), ("", "", "Dương Văn Ký")),
    (("", "Nơi nhận:", "KT. CHỦ TỊCH"), ("", "- Như trên;", "PHÓ CHỦ TỊCH"), ("", "- Lưu: VT, NV.", "Lê Thị Duyệt")),
    (
        ("", "", "Lạng Sơn, ngày 05 tháng 3 năm 2025"),
        ("", "NGƯỜI LẬP BIỂU", "GIÁM ĐỐC"),
        ("", "Vy Thị Lập", "Hà Văn Ký"),
    ),
    (("", "Người lập", "Thủ trưởng đơn vị"), ("", "(Ký, ghi rõ họ tên)", "(Ký, đóng dấu)")),
)
OFFICE = (
    ("UBND TỈNH LẠNG SƠN", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("SỞ NỘI VỤ", "", "Độc lập - Tự do - Hạnh phúc"),
)
DITTO = ("nt", "-nt-", "- nt -", "Như trên", '"', "″", "//", "n.t")
