"""Headings of many wordings, and columns that are no part of a record. All people are invented; see offices.py for the form."""

from tests.registrations.tables.offices import OfficeList

HEADINGS = [
    OfficeList(
        "union birth split",
        """
TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM | < | < |  | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM | < | <
LIÊN ĐOÀN LAO ĐỘNG TỈNH LẠNG SƠN | < | < |  | Độc lập - Tự do - Hạnh phúc | < | <
DANH SÁCH ĐOÀN VIÊN, CNVCLĐ ĐƯỢC TẶNG BẰNG LAO ĐỘNG SÁNG TẠO NĂM 2025 | < | < | < | < | < | <
(Kèm theo Quyết định số 214/QĐ-LĐLĐ ngày 05 tháng 5 năm 2025) | < | < | < | < | < | <
TT | Họ và tên | Năm sinh | < | Chức vụ | Đơn vị công tác | Ghi chú
^ | ^ | Nam | Nữ | ^ | ^ | ^
1 | Hoàng Văn Tài | 1985 |  | Công nhân | Công ty CP Xi măng Đồng Bành
2 | Lý Thị Mai |  | 1990 | Kế toán trưởng | Công ty CP Xi măng Đồng Bành
3 | Triệu Sinh Phú | 1979 |  | Tổ trưởng | Điện lực Lộc Bình
""",
        """
Hoàng Văn Tài | individual | Công nhân | Công ty CP Xi măng Đồng Bành | Bằng lao động sáng tạo | 1985 | nam
Lý Thị Mai | individual | Kế toán trưởng | Công ty CP Xi măng Đồng Bành | Bằng lao động sáng tạo | 1990 | nữ
Triệu Sinh Phú | individual | Tổ trưởng | Điện lực Lộc Bình | Bằng lao động sáng tạo | 1979 | nam
""",
    ),
    OfficeList(
        "two lists beside each other",
        """
LIÊN ĐỘI TRƯỜNG THCS TAM THANH
DANH SÁCH CHÁU NGOAN BÁC HỒ NĂM HỌC 2024 - 2025
TT | Họ và tên | Lớp |  | TT | Họ và tên | Lớp
1 | Hà Gia Bảo | 6A1 |  | 4 | Vũ Khánh Linh | 8A2
2 | Phạm Tuệ Nhi | 6A3 |  | 5 | Lê Anh Thư | 9A1
3 | Đỗ Minh Khôi | 7A1 |  | 6 | Triệu Hà My | 9A4
""",
        """
Hà Gia Bảo | individual |  | Lớp 6A1 | Cháu ngoan Bác Hồ
Phạm Tuệ Nhi | individual |  | Lớp 6A3 | Cháu ngoan Bác Hồ
Đỗ Minh Khôi | individual |  | Lớp 7A1 | Cháu ngoan Bác Hồ
Vũ Khánh Linh | individual |  | Lớp 8A2 | Cháu ngoan Bác Hồ
Lê Anh Thư | individual |  | Lớp 9A1 | Cháu ngoan Bác Hồ
Triệu Hà My | individual |  | Lớp 9A4 | Cháu ngoan Bác Hồ
""",
        notes=1,
    ),
    OfficeList(
        "class column",
        """
CHỦ TỊCH NƯỚC
DANH SÁCH ĐƯỢC TẶNG THƯỞNG HUÂN CHƯƠNG LAO ĐỘNG
TT | Tên tập thể, cá nhân | Chức vụ, đơn vị | Hạng | Thành tích
1 | Trường THPT Việt Bắc |  | Nhì | Đã có thành tích xuất sắc trong công tác giáo dục từ năm 2019 đến năm 2024
2 | Ông Hồ Công Liêm | Giám đốc Sở Tư pháp | Ba | Đã có thành tích xuất sắc trong công tác từ năm 2019 đến năm 2024
3 | Bà Vương Thị Hà | Nguyên Phó Chủ tịch Hội Nông dân tỉnh | III | nt
""",
        """
Trường THPT Việt Bắc | collective |  |  | Huân chương Lao động (Nhì)
Hồ Công Liêm | individual | Giám đốc | Sở Tư pháp | Huân chương Lao động (Ba) |  | nam
Vương Thị Hà | individual | Nguyên Phó Chủ tịch | Hội Nông dân tỉnh | Huân chương Lao động (Ba) |  | nữ
""",
    ),
    OfficeList(
        "name split merged header",
        """
DANH SÁCH HỌC SINH GIỎI CẤP TỈNH
TT | Họ và tên | < | Lớp | Trường | Môn | Giải
1 | Nguyễn Thị Thu | Hiền | 12 | THPT Cao Lộc | Ngữ văn | Nhất
2 | Vi Văn | Sơn | 11 | THPT Tràng Định | Vật lí | Ba
3 | Lê | Na | 12 | THPT Cao Lộc | Hóa học | Khuyến khích
""",
        """
Nguyễn Thị Thu Hiền | individual |  | Lớp 12, THPT Cao Lộc | Giải Nhất
Vi Văn Sơn | individual |  | Lớp 11, THPT Tràng Định | Giải Ba
Lê Na | individual |  | Lớp 12, THPT Cao Lộc | Giải Khuyến khích
""",
        forms="xlsx docx",
    ),
    OfficeList(
        "abbr header",
        """
DS KT
TT | Họ & tên | CV | Đ/vị | HTKT | Số QĐ
1 | Hà Sỹ Long | GĐ | Cty CP Than Na Dương | BK UBND tỉnh | 12/QĐ-UBND
2 | Lường Thị Vui | NV | Cty CP Than Na Dương | GK GĐ Cty | 13/QĐ-NDC
""",
        """
Hà Sỹ Long | individual | GĐ | Cty CP Than Na Dương | BK UBND tỉnh
Lường Thị Vui | individual | NV | Cty CP Than Na Dương | GK GĐ Cty
""",
    ),
    OfficeList(
        "gender tick",
        """
DANH SÁCH ĐẢNG VIÊN ĐƯỢC TẶNG GIẤY KHEN CỦA BAN THƯỜNG VỤ ĐẢNG ỦY XÃ
TT | Họ và tên | Nữ | Ngày vào Đảng | Chức vụ | Chi bộ
1 | Hoàng Thị Pha | x | 19/5/2010 | Bí thư | Chi bộ thôn Nà Lùng
2 | Lộc Văn Tấn |  | 03/02/1998 | Phó Bí thư | Chi bộ Quân sự
""",
        """
Hoàng Thị Pha | individual | Bí thư | Chi bộ thôn Nà Lùng | Giấy khen của Ban Thường vụ Đảng ủy xã |  | nữ
Lộc Văn Tấn | individual | Phó Bí thư | Chi bộ Quân sự | Giấy khen của Ban Thường vụ Đảng ủy xã
""",
    ),
    OfficeList(
        "no header",
        """
DANH SÁCH TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND XÃ QUAN SƠN
Hứa Văn Tình | Trưởng thôn | Thôn Làng Hăng
Nông Thị Điệp | Bí thư chi bộ | Thôn Củ Na
Mai Văn Dũng | Nông dân | Thôn Suối Mạ
""",
        """
Hứa Văn Tình | individual | Trưởng thôn | Thôn Làng Hăng | Giấy khen của Chủ tịch UBND xã Quan Sơn
Nông Thị Điệp | individual | Bí thư chi bộ | Thôn Củ Na | Giấy khen của Chủ tịch UBND xã Quan Sơn
Mai Văn Dũng | individual | Nông dân | Thôn Suối Mạ | Giấy khen của Chủ tịch UBND xã Quan Sơn
""",
        notes=1,
    ),
    OfficeList(
        "vmerged",
        """
DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG
TT | Đơn vị | Họ và tên | Chức vụ | Hình thức khen thưởng
1 | Sở Tư pháp | Lã Thị Kim | Phó Trưởng phòng | Bằng khen của Bộ trưởng Bộ Tư pháp
2 | ^ | Hồ Viết Tâm | Chuyên viên | ^
3 | ^ | Ngân Văn Thọ | Kế toán | Giấy khen của Giám đốc Sở
4 | Phòng Tư pháp xã Bình Gia | Chu Thị Lê | Công chức | ^
""",
        """
Lã Thị Kim | individual | Phó Trưởng phòng | Sở Tư pháp | Bằng khen của Bộ trưởng Bộ Tư pháp
Hồ Viết Tâm | individual | Chuyên viên | Sở Tư pháp | Bằng khen của Bộ trưởng Bộ Tư pháp
Ngân Văn Thọ | individual | Kế toán | Sở Tư pháp | Giấy khen của Giám đốc Sở
Chu Thị Lê | individual | Công chức | Phòng Tư pháp xã Bình Gia | Giấy khen của Giám đốc Sở
""",
        forms="xlsx docx",
    ),
    OfficeList(
        "ongba col",
        """
DANH SÁCH GƯƠNG ĐIỂN HÌNH TIÊN TIẾN ĐƯỢC TẶNG GIẤY KHEN CỦA BAN CHỈ ĐẠO 35 TỈNH
STT | Ông/Bà | Họ và tên | Nghề nghiệp | Địa chỉ
1 | Ông | Giàng Seo Tráng | Nông dân | Thôn Khuổi Phụ
2 | Bà | Trần Lệ Quyên | Tiểu thương | Chợ Đông Kinh
""",
        """
Giàng Seo Tráng | individual | Nông dân |  | Giấy khen của ban chỉ đạo 35 tỉnh |  | nam
Trần Lệ Quyên | individual | Tiểu thương |  | Giấy khen của ban chỉ đạo 35 tỉnh |  | nữ
""",
    ),
    OfficeList(
        "count columns",
        """
TỔNG HỢP KHEN THƯỞNG HỘI CỰU CHIẾN BINH
TT | Họ và tên | Đơn vị | Bằng khen TW Hội | Kỷ niệm chương CCB | Giấy khen Tỉnh hội
1 | Phùng Văn Chấn | Hội CCB xã Lộc Bình | 1 | 1
2 | Vi Hồng Sơn | Hội CCB xã Na Dương |  |  | 01
 | Cộng |  | 1 | 1 | 1
""",
        """
Phùng Văn Chấn | individual |  | Hội CCB xã Lộc Bình | Bằng khen TW Hội
Phùng Văn Chấn | individual |  | Hội CCB xã Lộc Bình | Kỷ niệm chương CCB
Vi Hồng Sơn | individual |  | Hội CCB xã Na Dương | Giấy khen Tỉnh hội
""",
    ),
    OfficeList(
        "names and classes beside each other",
        """
DANH SÁCH HỌC SINH ĐẠT DANH HIỆU HỌC SINH XUẤT SẮC
Họ và tên | Lớp | Họ và tên | Lớp
An Bình Minh | 1A | Chu Dương Hà | 2B
Đan Gia Huệ | 1B | Kim Lê Mai | 2C
""",
        """
An Bình Minh | individual |  | Lớp 1A | Học sinh xuất sắc
Đan Gia Huệ | individual |  | Lớp 1B | Học sinh xuất sắc
Chu Dương Hà | individual |  | Lớp 2B | Học sinh xuất sắc
Kim Lê Mai | individual |  | Lớp 2C | Học sinh xuất sắc
""",
        notes=1,
    ),
    OfficeList(
        "truy tang col",
        """
DANH SÁCH
TT | Họ và tên | Quê quán | Hình thức
1 | Ngô Văn Tồn | Xã Vạn Linh | Truy tặng Huân chương Độc lập hạng Ba
2 | Chung Thị Mai | Xã Nhân Lý | Tặng Huân chương Độc lập hạng Ba
""",
        """
Ngô Văn Tồn | individual |  |  | Huân chương Độc lập (Ba) †
Chung Thị Mai | individual |  |  | Huân chương Độc lập (Ba)
""",
    ),
    OfficeList(
        "level col",
        """
TỔNG HỢP KHEN THƯỞNG NĂM 2024
TT | Tên | Loại | Cấp khen | Hình thức
1 | Sở Tài chính | Tập thể | Thủ tướng Chính phủ | Bằng khen
2 | Bạch Thị Trúc | Cá nhân | Chủ tịch UBND tỉnh | Bằng khen
3 | Nông Văn Dền | CN | Bộ Tài chính | Kỷ niệm chương
""",
        """
Sở Tài chính | collective |  |  | Bằng khen của Thủ tướng Chính phủ
Bạch Thị Trúc | individual |  |  | Bằng khen của Chủ tịch UBND tỉnh
Nông Văn Dền | individual |  |  | Kỷ niệm chương của Bộ Tài chính
""",
    ),
    OfficeList(
        "decision cols",
        """
SỔ THEO DÕI KHEN THƯỞNG NĂM 2023 - 2024
STT | Họ và tên | Đơn vị | Hình thức KT | Số QĐ | Ngày QĐ | Cơ quan ký
1 | Hứa Thị Nga | Sở Dân tộc và Tôn giáo | Bằng khen TTg | 1021/QĐ-TTg | 15/8/2023 | Thủ tướng Chính phủ
2 | Vi Tiến Dũng | Ban Quản lý KKT cửa khẩu | Huân chương Lao động hạng Ba | 33/QĐ-CTN | 10/01/2024 | Chủ tịch nước
""",
        """
Hứa Thị Nga | individual |  | Sở Dân tộc và Tôn giáo | Bằng khen TTg
Vi Tiến Dũng | individual |  | Ban Quản lý KKT cửa khẩu | Huân chương Lao động (Ba)
""",
    ),
    OfficeList(
        "permuted",
        """
DANH SÁCH TẶNG GIẤY KHEN CỦA GIÁM ĐỐC SỞ XÂY DỰNG
Ghi chú | Hình thức | Đơn vị | Chức vụ | Họ và tên | STT
 | Giấy khen | Ban QLDA | Kỹ sư | Tống Duy Tân | 1
 | Giấy khen | Thanh tra Sở | Thanh tra viên | Kiều Thị Lam | 2
""",
        """
Tống Duy Tân | individual | Kỹ sư | Ban QLDA | Giấy khen của Giám đốc Sở Xây dựng
Kiều Thị Lam | individual | Thanh tra viên | Thanh tra Sở | Giấy khen của Giám đốc Sở Xây dựng
""",
    ),
    OfficeList(
        "empty cols",
        """
|
|
DANH SÁCH TẶNG GIẤY KHEN CỦA GIÁM ĐỐC SỞ NGOẠI VỤ
|
 | TT |  | Họ và tên |  |  | Chức vụ |  | Đơn vị
|
 | 1 |  | Thang Văn Cầm |  |  | Chuyên viên |  | Phòng Lãnh sự
|
 | 2 |  | Khương Thị Tú |  |  | Phó phòng |  | Phòng Hợp tác quốc tế
""",
        """
Thang Văn Cầm | individual | Chuyên viên | Phòng Lãnh sự | Giấy khen của Giám đốc Sở Ngoại vụ
Khương Thị Tú | individual | Phó phòng | Phòng Hợp tác quốc tế | Giấy khen của Giám đốc Sở Ngoại vụ
""",
    ),
    OfficeList(
        "party badge col",
        """
DANH SÁCH TẶNG HUY HIỆU ĐẢNG ĐỢT 02/9/2025
TT | Họ và tên đảng viên | Ngày sinh | Loại huy hiệu | Tổ chức Đảng
1 | Đàm Quang Hùng | 01/02/1950 | 50 năm | Đảng bộ xã Kiên Mộc
2 | Lăng Thị Sao | 09/09/1965 | 30 năm | Đảng bộ Sở Y tế
""",
        """
Đàm Quang Hùng | individual |  | Đảng bộ xã Kiên Mộc | Huy hiệu | 1950
Lăng Thị Sao | individual |  | Đảng bộ Sở Y tế | Huy hiệu | 1965
""",
    ),
    OfficeList(
        "lower headers",
        """
danh sách tặng giấy khen của chủ tịch ubnd phường đông kinh
stt: | họ và tên: | chức vụ: | đơn vị:
1 | mai thanh tùng | tổ trưởng | tổ dân phố 5
2 | lê thị hoa | bí thư | chi bộ tổ dân phố 5
""",
        """
Mai Thanh Tùng | individual | tổ trưởng | tổ dân phố 5 | giấy khen của chủ tịch ubnd phường đông kinh
Lê Thị Hoa | individual | bí thư | chi bộ tổ dân phố 5 | giấy khen của chủ tịch ubnd phường đông kinh
""",
    ),
    OfficeList(
        "two names cols",
        """
DANH SÁCH KHEN THƯỞNG CÁ NHÂN, TẬP THỂ: GIẤY KHEN CỦA CHỦ TỊCH UBND XÃ
TT | Tập thể | Cá nhân | Chức vụ
1 | Trường Mầm non Hội Hoan
2 |  | Phương Thị Vy | Giáo viên
3 |  | Cao Xuân Dương | Công chức
""",
        """
Trường Mầm non Hội Hoan | collective |  |  | Giấy khen của Chủ tịch UBND xã
Phương Thị Vy | individual | Giáo viên |  | Giấy khen của Chủ tịch UBND xã
Cao Xuân Dương | individual | Công chức |  | Giấy khen của Chủ tịch UBND xã
""",
    ),
    OfficeList(
        "group header",
        """
DANH SÁCH TẶNG GIẤY KHEN CỦA GIÁM ĐỐC TRUNG TÂM Y TẾ
TT | Thông tin cá nhân | < | < | Thông tin khen thưởng | <
^ | Họ tên | Năm sinh | Khoa phòng | Lý do | Ghi chú
1 | Trần Như Nhộng Anh | 1991 | Khoa Dược | Hiến máu 10 lần
2 | Lộ Thị Dim | 1989 | Khoa Sản | Hiến máu 12 lần
""",
        """
Trần Như Nhộng Anh | individual |  | Khoa Dược | Giấy khen của Giám đốc trung tâm y tế | 1991
Lộ Thị Dim | individual |  | Khoa Sản | Giấy khen của Giám đốc trung tâm y tế | 1989
""",
    ),
    OfficeList(
        "money",
        """
DANH SÁCH CHI TIỀN THƯỞNG KÈM THEO GIẤY KHEN CỦA CHỦ TỊCH UBND XÃ
STT | Họ và tên | Đơn vị | Mức lương cơ sở | Hệ số | Thành tiền | Ký nhận
1 | Linh Thị Kiều | Trường TH Tân Tri | 2.340.000 | 0,3 | 702.000
2 | Đồng Văn Chiến | Trường TH Tân Tri | 2.340.000 | 0,3 | 702.000
 | Tổng cộng |  |  |  | 1.404.000
Bằng chữ: Một triệu bốn trăm linh bốn nghìn đồng chẵn | < | < | < | < | < | <
Kế toán | < | < | Thủ quỹ | < | Thủ trưởng | <
Hà Thị Ba | < | < | Lê Thị Tư | < | Vũ Năm | <
""",
        """
Linh Thị Kiều | individual |  | Trường TH Tân Tri | Giấy khen của Chủ tịch UBND xã
Đồng Văn Chiến | individual |  | Trường TH Tân Tri | Giấy khen của Chủ tịch UBND xã
""",
    ),
    OfficeList(
        "period col",
        """
DANH SÁCH CÁ NHÂN ĐỀ NGHỊ CHỦ TỊCH UBND TỈNH TẶNG DANH HIỆU CHIẾN SĨ THI ĐUA CẤP TỈNH
TT | Họ và tên | Chức vụ, đơn vị | Năm được tặng CSTĐCS | Số QĐ công nhận sáng kiến
1 | Phùng Khắc Khoan Minh | Phó Trưởng phòng, Thanh tra tỉnh | 2022, 2023, 2024 | 45/QĐ-SKHCN
2 | Hà Thị Cầu An | Giáo viên, Trường THPT Vũ Lễ | 2022; 2023; 2024 | 46/QĐ-SKHCN
""",
        """
Phùng Khắc Khoan Minh | individual | Phó Trưởng phòng | Thanh tra tỉnh | Chiến sĩ thi đua cấp tỉnh
Hà Thị Cầu An | individual | Giáo viên | Trường THPT Vũ Lễ | Chiến sĩ thi đua cấp tỉnh
""",
    ),
    OfficeList(
        "previous awards col",
        """
DANH SÁCH ĐỀ NGHỊ TẶNG BẰNG KHEN CỦA THỦ TƯỚNG CHÍNH PHỦ
TT | Họ và tên | Chức vụ, đơn vị công tác | Các hình thức đã được khen thưởng | Ghi chú
1 | Lưu Xuân Hòa | Giám đốc, Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh năm 2020; CSTĐ cấp tỉnh năm 2022
2 | Nông Bích Thuận | Phó Giám đốc, Sở Nội vụ | Huân chương Lao động hạng Ba năm 2019
""",
        """
Lưu Xuân Hòa | individual | Giám đốc | Sở Y tế | Bằng khen của Thủ tướng Chính phủ
Nông Bích Thuận | individual | Phó Giám đốc | Sở Nội vụ | Bằng khen của Thủ tướng Chính phủ
""",
    ),
    OfficeList(
        "vote cols",
        """
KẾT QUẢ BỎ PHIẾU XÉT DANH HIỆU CHIẾN SĨ THI ĐUA CẤP TỈNH NĂM 2025
STT | Họ và tên | Đơn vị | Số phiếu đồng ý | Tỷ lệ % | Kết quả
1 | Doãn Kế Thiện Nam | Sở Tài chính | 15/15 | 100 | Đạt
2 | Hàn Mặc Sinh | Sở Công Thương | 10/15 | 66,7 | Không đạt
""",
        """
Doãn Kế Thiện Nam | individual |  | Sở Tài chính | Chiến sĩ thi đua cấp tỉnh
Hàn Mặc Sinh | individual |  | Sở Công Thương | Chiến sĩ thi đua cấp tỉnh !
""",
    ),
    OfficeList(
        "ongba header",
        """
DANH SÁCH TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND XÃ
Số TT | Ông (bà) | Chức vụ | Đơn vị
01 | Lèo Văn Thi | Trưởng bản | Bản Ngõa
02 | Cầm Thị Ỏn | Phó bản | Bản Ngõa
""",
        """
Lèo Văn Thi | individual | Trưởng bản | Bản Ngõa | Giấy khen của Chủ tịch UBND xã
Cầm Thị Ỏn | individual | Phó bản | Bản Ngõa | Giấy khen của Chủ tịch UBND xã
""",
        notes=1,
    ),
]
