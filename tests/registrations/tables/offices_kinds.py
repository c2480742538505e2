"""Lists of recipients of all kinds: people, households, groups, and what is no award. All people are invented; see offices.py for the form."""

from tests.registrations.tables.offices import OfficeList

KINDS = [
    OfficeList(
        "stt text",
        """
DANH SÁCH TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND XÃ
Số thứ tự | Họ và tên chữ in hoa | Chức vụ đơn vị công tác
Một | NGUYỄN THÀNH ĐẠT | Giáo viên, Trường TH Lê Lợi
Hai | TRẦN THỊ SEN | Giáo viên, Trường TH Lê Lợi
""",
        """
Nguyễn Thành Đạt | individual | Giáo viên | Trường TH Lê Lợi | Giấy khen của Chủ tịch UBND xã
Trần Thị Sen | individual | Giáo viên | Trường TH Lê Lợi | Giấy khen của Chủ tịch UBND xã
""",
    ),
    OfficeList(
        "collective pos header",
        """
DANH SÁCH TẬP THỂ ĐƯỢC CÔNG NHẬN TẬP THỂ LAO ĐỘNG TIÊN TIẾN
TT | Phòng, ban | Đơn vị chủ quản
1 | Phòng Hành chính | Bệnh viện Phổi
2 | Khoa Dược | Bệnh viện Phổi
""",
        """
Phòng Hành chính | collective |  | Bệnh viện Phổi | Tập thể lao động tiên tiến
Khoa Dược | collective |  | Bệnh viện Phổi | Tập thể lao động tiên tiến
""",
    ),
    OfficeList(
        "years columns",
        """
DANH SÁCH ĐỀ NGHỊ TẶNG BẰNG KHEN CỦA CHỦ TỊCH UBND TỈNH
TT | Họ tên | Chức vụ | Kết quả 2023 | Kết quả 2024
1 | Hà An | Y sĩ | LĐTT | CSTĐCS
2 | Hà Bình | Y tá | LĐTT | LĐTT
""",
        """
Hà An | individual | Y sĩ |  | Bằng khen của Chủ tịch UBND tỉnh
Hà Bình | individual | Y tá |  | Bằng khen của Chủ tịch UBND tỉnh
""",
    ),
    OfficeList(
        "three level header",
        """
DANH SÁCH KHEN THƯỞNG
TT | Họ và tên | Hình thức khen thưởng | < | < | <
^ | ^ | Cấp xã | < | Cấp tỉnh | <
^ | ^ | LĐTT | GK | CSTĐ | BK
1 | Hà An | x |  |  | x
2 | Hà Bình |  | x
""",
        """
Hà An | individual |  |  | LĐTT
Hà An | individual |  |  | BK
Hà Bình | individual |  |  | GK
""",
        forms="xlsx docx",
    ),
    OfficeList(
        "wide address",
        """
DANH SÁCH TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND XÃ
TT | Họ và tên | Năm sinh | Thôn | Xã | Chức vụ
1 | Hà An | 1970 | Bản Mạc | Xã Xuân Long | Trưởng thôn
2 | Hà Bình | 1980 | Nà Thà | Xã Xuân Long | Bí thư
""",
        """
Hà An | individual | Trưởng thôn |  | Giấy khen của Chủ tịch UBND xã | 1970
Hà Bình | individual | Bí thư |  | Giấy khen của Chủ tịch UBND xã | 1980
""",
    ),
    OfficeList(
        "award abbr variants",
        """
BẢNG KẾT QUẢ BÌNH XÉT
TT | Họ tên | Đơn vị | Danh hiệu thi đua
1 | Hà An | Tổ 1 | LĐTT
2 | Hà Bình | Tổ 1 | CSTĐ CS
3 | Hà Cúc | Tổ 1 | CSTĐ cơ sở
4 | Hà Dần | Tổ 1 | LĐ tiên tiến
5 | Hà Én | Tổ 1 | Không
6 | Hà Giang | Tổ 1 | -
7 | Hà Hải | Tổ 1 | HTXSNV
8 | Hà Ích | Tổ 1 | Chưa xét
""",
        """
Hà An | individual |  | Tổ 1 | LĐTT
Hà Bình | individual |  | Tổ 1 | CSTĐ CS
Hà Cúc | individual |  | Tổ 1 | CSTĐ cơ sở
Hà Dần | individual |  | Tổ 1 | LĐ tiên tiến
Hà Én | individual |  | Tổ 1 !
Hà Giang | individual |  | Tổ 1 !
Hà Hải | individual |  | Tổ 1 !
Hà Ích | individual |  | Tổ 1 !
""",
    ),
    OfficeList(
        "cccd plain heading",
        """
DANH SÁCH TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND XÃ
TT | Họ tên | Số giấy tờ | Chức vụ
1 | Hà Lê Anh | 020188001234 | Y sĩ
2 | Mã Lan | 020190001299 | Y tá
""",
        """
Hà Lê Anh | individual | Y sĩ |  | Giấy khen của Chủ tịch UBND xã
Mã Lan | individual | Y tá |  | Giấy khen của Chủ tịch UBND xã
""",
        notes=1,
    ),
    OfficeList(
        "proposed and decided2",
        """
KẾT QUẢ XÉT KHEN THƯỞNG
TT | Họ tên | Đơn vị | Hình thức đề nghị | Hình thức được duyệt
1 | Hà Lê Anh | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh | Giấy khen của Giám đốc Sở Y tế
2 | Mã Lan | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh | Bằng khen của Chủ tịch UBND tỉnh
""",
        """
Hà Lê Anh | individual |  | Sở Y tế | Giấy khen của Giám đốc Sở Y tế
Mã Lan | individual |  | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh
""",
        notes=1,
    ),
    OfficeList(
        "slash numbers",
        """
DANH SÁCH TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND XÃ
TT | Họ tên | Chức vụ
1/ | Hà Lê Anh | Y sĩ
2/ | Mã Lan | Y tá
""",
        """
Hà Lê Anh | individual | Y sĩ |  | Giấy khen của Chủ tịch UBND xã
Mã Lan | individual | Y tá |  | Giấy khen của Chủ tịch UBND xã
""",
    ),
    OfficeList(
        "one column sheet",
        """
DANH SÁCH TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND XÃ
1. Ông Nguyễn Văn Giáp - Trưởng thôn Nà Mu
2. Bà Trần Thị Ất - Giáo viên Trường Tiểu học Nà Mu
""",
        """
Nguyễn Văn Giáp | individual | Trưởng thôn Nà Mu |  | Giấy khen của Chủ tịch UBND xã |  | nam
Trần Thị Ất | individual | Giáo viên | Trường Tiểu học Nà Mu | Giấy khen của Chủ tịch UBND xã |  | nữ
""",
        notes=1,
        forms="xlsx csv",
    ),
    OfficeList(
        "award class only col",
        """
DANH SÁCH TẶNG HUY CHƯƠNG KHÁNG CHIẾN
TT | Họ tên | Năm sinh | Hình thức
1 | Ma Kiên Cường | 1940 | Hạng Nhất
2 | Hứa Quyết Chiến | 1945 | Nhì
""",
        """
Ma Kiên Cường | individual |  |  | Huy chương Kháng chiến (Nhất) | 1940
Hứa Quyết Chiến | individual |  |  | Huy chương Kháng chiến (Nhì) | 1945
""",
    ),
    OfficeList(
        "age col",
        """
DANH SÁCH TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND XÃ
TT | Họ tên | Tuổi | Địa chỉ
1 | Cụ Nông Thị Bế | 92 | Thôn Bản Mù
2 | Cụ Hà Văn Lão | 90 | Thôn Bản Mù
""",
        """
Nông Thị Bế | individual |  |  | Giấy khen của Chủ tịch UBND xã
Hà Văn Lão | individual |  |  | Giấy khen của Chủ tịch UBND xã
""",
        notes=1,
    ),
    OfficeList(
        "proposer vs award",
        """
CÔNG AN TỈNH
DANH SÁCH ĐỀ NGHỊ CHỦ TỊCH UBND TỈNH TẶNG BẰNG KHEN
(Kèm theo Tờ trình số 120/TTr-CAT ngày 01/3/2025)
TT | Họ và tên | Cấp bậc, chức vụ | Đơn vị
1 | Quản Trọng Hùng | Thượng tá, Phó Trưởng phòng | Phòng PC02
2 | Hạ Hầu Đôn | Đại úy, Cán bộ | Phòng PC02
""",
        """
Quản Trọng Hùng | individual | Thượng tá, Phó Trưởng phòng | Phòng PC02 | Bằng khen của Chủ tịch UBND tỉnh
Hạ Hầu Đôn | individual | Đại úy, Cán bộ | Phòng PC02 | Bằng khen của Chủ tịch UBND tỉnh
""",
    ),
    OfficeList(
        "codes",
        """
DS CBCCVC ĐẠT LĐTT NĂM 2024
Mã NV | Họ và tên | Phòng/ban | Email | Ghi chú
NV0012 | Tôn Thất Bách | Phòng KHTC | bach@langson.gov.vn
NV0099 | Ông Thị Hội | Phòng TCCB | hoi@langson.gov.vn
""",
        """
Tôn Thất Bách | individual |  | Phòng KHTC | LĐTT
Ông Thị Hội | individual |  | Phòng TCCB | LĐTT
""",
        notes=1,
    ),
    OfficeList(
        "birth in name",
        """
DANH SÁCH TẶNG BẰNG KHEN CỦA CHỦ TỊCH UBND TỈNH
TT | Họ và tên | Địa chỉ
1 | Ông Dương Công Bình (sinh năm 1947) | Thôn Nông Lục
2 | Bà Đường Thị Tím (SN 1950) | Thôn Mỏ Nhài
3 | Ông Lèng Văn Phấn, sinh năm 1944 | Thôn Lân Hát
""",
        """
Dương Công Bình | individual |  |  | Bằng khen của Chủ tịch UBND tỉnh | 1947 | nam
Đường Thị Tím | individual |  |  | Bằng khen của Chủ tịch UBND tỉnh | 1950 | nữ
Lèng Văn Phấn | individual |  |  | Bằng khen của Chủ tịch UBND tỉnh | 1944 | nam
""",
    ),
    OfficeList(
        "two lists stacked cols",
        """
DANH SÁCH TẬP THỂ | < | <
TT | Tên tập thể | Danh hiệu
1 | Tổ Ngoại ngữ | Tập thể Lao động tiên tiến
DANH SÁCH CÁ NHÂN | < | <
TT | Danh hiệu | Họ và tên
1 | Lao động tiên tiến | Hà An
""",
        """
Tổ Ngoại ngữ | collective |  |  | Tập thể Lao động tiên tiến
Hà An | individual |  |  | Lao động tiên tiến
""",
    ),
    OfficeList(
        "signed no word",
        """
DANH SÁCH TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND XÃ
TT | Họ tên | Chức vụ
1 | Hà An Nhiên | Y sĩ
2 | Hà Thư | Y tá
|
 |  | CHỦ TỊCH
|
|
 |  | Nguyễn Văn Ký
""",
        """
Hà An Nhiên | individual | Y sĩ |  | Giấy khen của Chủ tịch UBND xã
Hà Thư | individual | Y tá |  | Giấy khen của Chủ tịch UBND xã
""",
    ),
    OfficeList(
        "decision in section",
        """
TỔNG HỢP KHEN THƯỞNG NĂM 2024
TT | Họ tên | Đơn vị
Quyết định số 12/QĐ-UBND ngày 03/01/2024 tặng Giấy khen của Chủ tịch UBND xã | < | <
1 | Hà An | Trạm Y tế
Quyết định số 15/QĐ-UBND ngày 09/02/2024 tặng danh hiệu Lao động tiên tiến | < | <
1 | Hà Bình | Trạm Y tế
""",
        """
Hà An | individual |  | Trạm Y tế | Giấy khen của Chủ tịch UBND xã
Hà Bình | individual |  | Trạm Y tế | Lao động tiên tiến
""",
    ),
    OfficeList(
        "letters as numbers",
        """
DANH SÁCH TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND XÃ
TT | Họ tên | Chức vụ
a | Hà Lê Anh | Y sĩ
b | Mã Lan | Y tá
c | Cù Thị Lài | Hộ lý
""",
        """
Hà Lê Anh | individual | Y sĩ |  | Giấy khen của Chủ tịch UBND xã
Mã Lan | individual | Y tá |  | Giấy khen của Chủ tịch UBND xã
Cù Thị Lài | individual | Hộ lý |  | Giấy khen của Chủ tịch UBND xã
""",
    ),
    OfficeList(
        "class sections counts",
        """
DANH SÁCH TẶNG HUÂN CHƯƠNG LAO ĐỘNG NĂM 2025
TT | Tên tập thể, cá nhân | Chức vụ, đơn vị
1. Hạng Nhất: 01 tập thể | < | <
1 | Sở Công Thương
2. Hạng Ba: 01 tập thể, 01 cá nhân | < | <
1 | Sở Xây dựng
2 | Ông Tòng Văn Lệnh | Giám đốc Sở Xây dựng
""",
        """
Sở Công Thương | collective |  |  | Huân chương Lao động (Nhất)
Sở Xây dựng | collective |  |  | Huân chương Lao động (Ba)
Tòng Văn Lệnh | individual | Giám đốc | Sở Xây dựng | Huân chương Lao động (Ba) |  | nam
""",
    ),
    OfficeList(
        "unit label rows",
        """
DANH SÁCH TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND XÃ
TT | Họ tên | Chức vụ
Đơn vị: Phòng Kinh tế | < | <
1 | Đỗ Bá Minh | Chuyên viên
Đơn vị: Trạm Y tế | < | <
1 | Vi Thị Ân | Y sĩ
""",
        """
Đỗ Bá Minh | individual | Chuyên viên | Phòng Kinh tế | Giấy khen của Chủ tịch UBND xã
Vi Thị Ân | individual | Y sĩ | Trạm Y tế | Giấy khen của Chủ tịch UBND xã
""",
    ),
    OfficeList(
        "award missing some",
        """
DANH SÁCH TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND XÃ
TT | Họ tên | Chức vụ | Danh hiệu
1 | Hà An | Y sĩ | Giấy khen
2 | Mã Lan | Y tá
""",
        """
Hà An | individual | Y sĩ |  | Giấy khen của Chủ tịch UBND xã
Mã Lan | individual | Y tá |  | Giấy khen của Chủ tịch UBND xã !
""",
    ),
]
