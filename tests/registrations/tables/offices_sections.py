"""Sections, continued pages, footnotes, totals and signatures. All people are invented; see offices.py for the form."""

from tests.registrations.tables.offices import OfficeList

SECTIONS = [
    OfficeList(
        "numbers row",
        """
|
|
|
Phụ lục II
DANH SÁCH CÁC TẬP THỂ ĐƯỢC TẶNG CỜ THI ĐUA CỦA UBND TỈNH NĂM 2024
(Ban hành kèm theo Quyết định số 88/QĐ-UBND ngày 15 tháng 01 năm 2025)
|
TT | Tên đơn vị | Khối, cụm thi đua | Ghi chú
(1) | (2) | (3) | (4)
1 | Sở Khoa học và Công nghệ | Khối các sở, ngành tổng hợp
2 | Báo và Đài Phát thanh - Truyền hình tỉnh | Khối Tuyên truyền
3 | Xã Công Sơn | Cụm số 4
""",
        """
Sở Khoa học và Công nghệ | collective |  |  | Cờ thi đua của UBND tỉnh
Báo và Đài Phát thanh - Truyền hình tỉnh | collective |  |  | Cờ thi đua của UBND tỉnh
Xã Công Sơn | collective |  |  | Cờ thi đua của UBND tỉnh
""",
    ),
    OfficeList(
        "continued",
        """
DANH SÁCH CÁ NHÂN ĐƯỢC CÔNG NHẬN DANH HIỆU LAO ĐỘNG TIÊN TIẾN
NĂM 2024
Stt | Họ Và Tên | Chức Vụ | Phòng, Ban
1 | Âu Thị Ngà | Chuyên viên | Văn phòng
2 | Bàn Văn Lâm | Lái xe | Văn phòng
Trang 1/2 | < | < | <
(tiếp theo) | < | < | <
stt | họ và tên | chức vụ | phòng, ban
3 | Cam Văn Sợi | Trưởng phòng | Phòng Kế hoạch
 | Tổng cộng: 03 cá nhân | < | <
 | Ấn định danh sách này có 03 người | < | <
 | NGƯỜI LẬP BIỂU |  | THỦ TRƯỞNG ĐƠN VỊ
 | (Ký, ghi rõ họ tên) |  | (Ký tên, đóng dấu)
|
 | Lành Thị Sơn |  | Trịnh Văn Quyết
""",
        """
Âu Thị Ngà | individual | Chuyên viên | Văn phòng | Lao động tiên tiến
Bàn Văn Lâm | individual | Lái xe | Văn phòng | Lao động tiên tiến
Cam Văn Sợi | individual | Trưởng phòng | Phòng Kế hoạch | Lao động tiên tiến
""",
    ),
    OfficeList(
        "nested sections",
        """
PHỤ LỤC
DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC KHEN THƯỞNG TỔNG KẾT NĂM 2024
TT | Tên tập thể, cá nhân | Chức vụ | Ghi chú
I | TẬP THỂ LAO ĐỘNG XUẤT SẮC
1 | SỞ TÀI CHÍNH
1.1 | Phòng Ngân sách
1.2 | Phòng Giá - Công sản
2 | SỞ XÂY DỰNG
2.1 | Văn phòng Sở
II | CHIẾN SĨ THI ĐUA CƠ SỞ
1 | SỞ TÀI CHÍNH
1.1 | Ông Bùi Hữu Nghị | Trưởng phòng Ngân sách
1.2 | Bà Cao Thị Nhung | Chuyên viên
""",
        """
Phòng Ngân sách | collective |  | SỞ TÀI CHÍNH | Tập thể lao động xuất sắc
Phòng Giá - Công sản | collective |  | SỞ TÀI CHÍNH | Tập thể lao động xuất sắc
Văn phòng Sở | collective |  | SỞ XÂY DỰNG | Tập thể lao động xuất sắc
Bùi Hữu Nghị | individual | Trưởng phòng Ngân sách | SỞ TÀI CHÍNH | Chiến sĩ thi đua cơ sở |  | nam
Cao Thị Nhung | individual | Chuyên viên | SỞ TÀI CHÍNH | Chiến sĩ thi đua cơ sở |  | nữ
""",
    ),
    OfficeList(
        "unit like people",
        """
DANH SÁCH KHEN THƯỞNG: BẰNG KHEN CỦA CHỦ TỊCH UBND TỈNH
TT | Tên tập thể/cá nhân | Chức vụ/Đơn vị
1 | Trường THPT Hoàng Văn Thụ
2 | Hoàng Văn Thụ | Giáo viên, Trường THPT Hoàng Văn Thụ
3 | Xã Hoàng Văn Thụ
4 | Hợp tác xã Lương Thị Hoa
5 | Quỹ Phùng Chí Kiên
6 | Doanh nghiệp tư nhân Nguyễn Hùng
""",
        """
Trường THPT Hoàng Văn Thụ | collective |  |  | Bằng khen của Chủ tịch UBND tỉnh
Hoàng Văn Thụ | individual | Giáo viên | Trường THPT Hoàng Văn Thụ | Bằng khen của Chủ tịch UBND tỉnh
Xã Hoàng Văn Thụ | collective |  |  | Bằng khen của Chủ tịch UBND tỉnh
Hợp tác xã Lương Thị Hoa | enterprise |  |  | Bằng khen của Chủ tịch UBND tỉnh
Quỹ Phùng Chí Kiên | collective |  |  | Bằng khen của Chủ tịch UBND tỉnh
Doanh nghiệp tư nhân Nguyễn Hùng | enterprise |  |  | Bằng khen của Chủ tịch UBND tỉnh
""",
        forms="xlsx csv",
    ),
    OfficeList(
        "two tables",
        """
DANH SÁCH
Tập thể và cá nhân được tặng Bằng khen của Bộ trưởng Bộ Y tế
I. TẬP THỂ
STT | Tên tập thể | Địa chỉ
1 | Trung tâm Y tế khu vực Cao Lộc | Xã Cao Lộc
2 | Khoa Cấp cứu | Bệnh viện Đa khoa tỉnh
II. CÁ NHÂN
STT | Họ và tên | Trình độ | Chức vụ | Khoa/Phòng
1 | Phan Lạc Đông Quân | BSCKII | Giám đốc | Bệnh viện Phổi
2 | Đường Thị Hoài | Điều dưỡng ĐH | Điều dưỡng trưởng | Khoa Nhi
""",
        """
Trung tâm Y tế khu vực Cao Lộc | collective |  |  | Bằng khen của Bộ trưởng Bộ Y tế
Khoa Cấp cứu | collective |  |  | Bằng khen của Bộ trưởng Bộ Y tế
Phan Lạc Đông Quân | individual | Giám đốc | Bệnh viện Phổi | Bằng khen của Bộ trưởng Bộ Y tế
Đường Thị Hoài | individual | Điều dưỡng trưởng | Khoa Nhi | Bằng khen của Bộ trưởng Bộ Y tế
""",
    ),
    OfficeList(
        "total mismatch",
        """
DANH SÁCH TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND XÃ
TT | Họ và tên | Chức vụ
1 | Bồ Xuân Mai | Y sĩ
2 | Đỗ Mười Ba | Y sĩ
 | Ấn định danh sách: 05 người
""",
        """
Bồ Xuân Mai | individual | Y sĩ |  | Giấy khen của Chủ tịch UBND xã
Đỗ Mười Ba | individual | Y sĩ |  | Giấy khen của Chủ tịch UBND xã
""",
        notes=1,
        forms="xlsx docx",
    ),
    OfficeList(
        "unit counts",
        """
DANH SÁCH LAO ĐỘNG TIÊN TIẾN
TT | Họ và tên | Chức vụ
1. Sở Y tế (02 người) | < | <
1 | Quách Tĩnh Anh | Chuyên viên
2 | Hoàng Dung Lê | Chuyên viên
2. Sở Công Thương: 01 người | < | <
1 | Dương Quá Giang | Lái xe
""",
        """
Quách Tĩnh Anh | individual | Chuyên viên | Sở Y tế | Lao động tiên tiến
Hoàng Dung Lê | individual | Chuyên viên | Sở Y tế | Lao động tiên tiến
Dương Quá Giang | individual | Lái xe | Sở Công Thương | Lao động tiên tiến
""",
    ),
    OfficeList(
        "truy tang section",
        """
DANH SÁCH TẶNG VÀ TRUY TẶNG HUY CHƯƠNG KHÁNG CHIẾN HẠNG NHẤT
TT | Họ và tên | Năm sinh
I. TRUY TẶNG | < | <
1 | Ngô Văn Tồn | 1930
II. TẶNG | < | <
1 | Chung Thị Mai | 1944
""",
        """
Ngô Văn Tồn | individual |  |  | Huy chương Kháng chiến (Nhất) | 1930 †
Chung Thị Mai | individual |  |  | Huy chương Kháng chiến (Nhất) | 1944
""",
    ),
    OfficeList(
        "youth unit first",
        """
TỈNH ĐOÀN LẠNG SƠN
DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC BCH TỈNH ĐOÀN TẶNG BẰNG KHEN NĂM HỌC 2024-2025
Đơn vị | STT | Đoàn viên/Tập thể | Chức vụ Đoàn
Xã đoàn Lộc Bình | 1 | Chi đoàn thôn Bản Chuồi
Xã đoàn Lộc Bình | 2 | Lộc Minh Trí | Bí thư Chi đoàn
Đoàn trường THPT Pác Khuông | 3 | Hà Kiều Trang | Phó Bí thư Đoàn trường
""",
        """
Chi đoàn thôn Bản Chuồi | collective |  | Xã đoàn Lộc Bình | Bằng khen
Lộc Minh Trí | individual | Bí thư Chi đoàn | Xã đoàn Lộc Bình | Bằng khen
Hà Kiều Trang | individual | Phó Bí thư Đoàn trường | Đoàn trường THPT Pác Khuông | Bằng khen
""",
        notes=1,
    ),
    OfficeList(
        "hospital sections",
        """
BỆNH VIỆN ĐA KHOA TỈNH
DANH SÁCH VIÊN CHỨC, NGƯỜI LAO ĐỘNG ĐẠT DANH HIỆU LAO ĐỘNG TIÊN TIẾN NĂM 2025
STT | HỌ VÀ TÊN | TRÌNH ĐỘ CM | CHỨC VỤ
KHOA NỘI TIẾT | < | < | <
1 | Ngọc Thị Dần | BSCKI | Trưởng khoa
2 | Lăng Thị Ó | CNĐD
KHOA GÂY MÊ HỒI SỨC | < | < | <
1 | Mạc Văn Kiên | BS | Phó Trưởng khoa
""",
        """
Ngọc Thị Dần | individual | Trưởng khoa | KHOA NỘI TIẾT | Lao động tiên tiến
Lăng Thị Ó | individual |  | KHOA NỘI TIẾT | Lao động tiên tiến
Mạc Văn Kiên | individual | Phó Trưởng khoa | KHOA GÂY MÊ HỒI SỨC | Lao động tiên tiến
""",
    ),
    OfficeList(
        "award sections",
        """
DANH SÁCH KHEN THƯỞNG NĂM 2024
(Kèm theo Quyết định số: 05/QĐ-UBND ngày 10/01/2025 của UBND xã Tuấn Sơn)
TT | Họ tên/tập thể | Chức vụ | Đơn vị
I | Danh hiệu "Lao động tiên tiến": 02 người | < | <
1 | Nguyễn Thúy Vân | Kế toán | Phòng Kinh tế
2 | Vi Đình Thịnh | Chuyên viên | Văn phòng
II | Danh hiệu "Tập thể Lao động tiên tiến": 01 tập thể | < | <
1 | Phòng Kinh tế
III | Tặng Giấy khen của Chủ tịch UBND xã | < | <
* | Tập thể | < | <
1 | Thôn Đồng Lão
* | Cá nhân | < | <
1 | Bà Đinh Thị Ất | Trưởng thôn | Thôn Đồng Lão
""",
        """
Nguyễn Thúy Vân | individual | Kế toán | Phòng Kinh tế | Lao động tiên tiến
Vi Đình Thịnh | individual | Chuyên viên | Văn phòng | Lao động tiên tiến
Phòng Kinh tế | collective |  |  | Tập thể Lao động tiên tiến
Thôn Đồng Lão | collective |  |  | Giấy khen của Chủ tịch UBND xã
Đinh Thị Ất | individual | Trưởng thôn | Thôn Đồng Lão | Giấy khen của Chủ tịch UBND xã |  | nữ
""",
    ),
    OfficeList(
        "school section rows",
        """
PHÒNG VĂN HÓA - XÃ HỘI
DANH SÁCH CÔNG NHẬN CHIẾN SĨ THI ĐUA CƠ SỞ NĂM HỌC 2024-2025
TT | Họ và tên | Chức vụ | Tên sáng kiến
1 | Trường Mầm non Yên Trạch
1 | Bùi Thu Thủy | Giáo viên | Một số biện pháp giúp trẻ 5 tuổi làm quen chữ cái
2 | Hoàng Thị Đượm | Hiệu phó | Nâng cao chất lượng bữa ăn bán trú
2 | Trường Tiểu học Yên Trạch
1 | Nông Văn Páo | Giáo viên | Dạy học Toán lớp 4 bằng trò chơi
""",
        """
Bùi Thu Thủy | individual | Giáo viên | Trường Mầm non Yên Trạch | Chiến sĩ thi đua cơ sở
Hoàng Thị Đượm | individual | Hiệu phó | Trường Mầm non Yên Trạch | Chiến sĩ thi đua cơ sở
Nông Văn Páo | individual | Giáo viên | Trường Tiểu học Yên Trạch | Chiến sĩ thi đua cơ sở
""",
    ),
    OfficeList(
        "footnotes",
        """
DANH SÁCH TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND XÃ
TT | Họ tên | Đơn vị
1 | Lý A Sử(1) | Thôn Khuổi Tẳng
2 | Phạm Thị Tâm (*) | Thôn Lũng Vài
Ghi chú: | < | <
(1) Đã chuyển công tác từ tháng 6/2025. | < | <
(*) Khen thưởng đột xuất. | < | <
Danh sách gồm 02 người./. | < | <
Nơi nhận: | < | TM. ỦY BAN NHÂN DÂN
- Như trên; | < | CHỦ TỊCH
- Lưu: VT. | <
 |  | (Đã ký)
 |  | Chu Văn Thạch
""",
        """
Lý A Sử (1) | individual |  | Thôn Khuổi Tẳng | Giấy khen của Chủ tịch UBND xã !
Phạm Thị Tâm | individual |  | Thôn Lũng Vài | Giấy khen của Chủ tịch UBND xã !
""",
    ),
    OfficeList(
        "restart",
        """
DANH SÁCH TẶNG BẰNG KHEN CỦA BỘ TRƯỞNG BỘ CÔNG AN
STT | HỌ TÊN | CẤP BẬC | ĐƠN VỊ
A | Khối an ninh
1 | Nguyễn Huy Cận | Đại tá | Phòng PA01
 | Lê Thế Lữ | Thượng tá | Phòng PA02
B | Khối cảnh sát
1 | Chế Văn Hoan | Trung tá | Phòng PC06
""",
        """
Nguyễn Huy Cận | individual | Đại tá | Phòng PA01 | Bằng khen của Bộ trưởng Bộ Công an
Lê Thế Lữ | individual | Thượng tá | Phòng PA02 | Bằng khen của Bộ trưởng Bộ Công an !
Chế Văn Hoan | individual | Trung tá | Phòng PC06 | Bằng khen của Bộ trưởng Bộ Công an
""",
    ),
    OfficeList(
        "unit in title",
        """
Tên cơ quan: Chi cục Dân số tỉnh
DANH SÁCH CÁ NHÂN ĐỀ NGHỊ CÔNG NHẬN DANH HIỆU "LAO ĐỘNG TIÊN TIẾN" NĂM 2025
TT | Họ và tên | Chức vụ
1 | Vi Thị Thanh Nga | Phó Chi cục trưởng
2 | Lâm Đức Phổ | Chuyên viên
""",
        """
Vi Thị Thanh Nga | individual | Phó Chi cục trưởng | Chi cục Dân số tỉnh | Lao động tiên tiến
Lâm Đức Phổ | individual | Chuyên viên | Chi cục Dân số tỉnh | Lao động tiên tiến
""",
    ),
    OfficeList(
        "unit merged collective",
        """
DANH SÁCH TẬP THỂ VÀ CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND XÃ
TT | Đơn vị | Tập thể | Cá nhân
1 | Trường THCS Bính Xá | x | Vi Quốc Trưởng
2 | Trạm Y tế Bính Xá |  | Mã Thị Quyên
""",
        """
Vi Quốc Trưởng | collective |  | Trường THCS Bính Xá | Giấy khen của Chủ tịch UBND xã !
Mã Thị Quyên | individual |  | Trạm Y tế Bính Xá | Giấy khen của Chủ tịch UBND xã
""",
        forms="xlsx",
    ),
    OfficeList(
        "vsection first col",
        """
DANH SÁCH GIA ĐÌNH VĂN HÓA 3 NĂM LIÊN TỤC
Thôn | TT | Chủ hộ | Năm
Thôn Pò Cại | 1 | Hoàng Văn Mới | 2023-2025
^ | 2 | Lý Thị Cũ | 2023-2025
Thôn Nà Mò | 3 | Vy Văn Đẹp | 2023-2025
^ | 4 | Trần Thị Xinh | 2023-2025
""",
        """
Hoàng Văn Mới | household |  |  | Gia đình văn hóa
Lý Thị Cũ | household |  |  | Gia đình văn hóa
Vy Văn Đẹp | household |  |  | Gia đình văn hóa
Trần Thị Xinh | household |  |  | Gia đình văn hóa
""",
        forms="xlsx docx",
    ),
    OfficeList(
        "paragraph awards",
        """
PHỤ LỤC I
DANH SÁCH TẶNG CỜ THI ĐUA CỦA UBND TỈNH
TT | Tên đơn vị
1 | Trường THPT Bình Gia
PHỤ LỤC II
DANH SÁCH CÔNG NHẬN DANH HIỆU TẬP THỂ LAO ĐỘNG XUẤT SẮC
TT | Tên đơn vị
1 | Trường THCS Tô Hiệu
2 | Tổ Toán, Trường THPT Bình Gia
PHỤ LỤC III
DANH SÁCH TẶNG BẰNG KHEN CHO CÁ NHÂN
TT | Họ và tên | Chức vụ
1 | Bàng Thống Nhất | Hiệu trưởng
""",
        """
Trường THPT Bình Gia | collective |  |  | Cờ thi đua của UBND tỉnh
Trường THCS Tô Hiệu | collective |  |  | Tập thể lao động xuất sắc
Tổ Toán, Trường THPT Bình Gia | collective |  |  | Tập thể lao động xuất sắc
Bàng Thống Nhất | individual | Hiệu trưởng |  | Bằng khen
""",
    ),
    OfficeList(
        "signature in name col",
        """
DANH SÁCH TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND XÃ
TT | Họ tên | Chức vụ | Đơn vị
1 | Thạch Sanh Hùng | Dân quân | Thôn 1
2 | Lý Thông Minh | Dân quân | Thôn 2
|
 |  |  | Lạng Sơn, ngày 12 tháng 3 năm 2025
 | Người lập |  | Chủ tịch
 | Hà Thị Lập |  | Nguyễn Chủ Tịch
""",
        """
Thạch Sanh Hùng | individual | Dân quân | Thôn 1 | Giấy khen của Chủ tịch UBND xã
Lý Thông Minh | individual | Dân quân | Thôn 2 | Giấy khen của Chủ tịch UBND xã
""",
    ),
]
