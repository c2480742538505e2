"""Words as people really type them, on both engines: a table for each kind.

A row: what is typed; what must be found, and in this order if it is a list;
what must not be found. Each kind has its own small corpus, which holds
whatever its rows name.
"""

import pytest

from search.entry import Entry
from search.service import search

pytestmark = pytest.mark.usefixtures("engine")


def people(*names):
    return [Entry("award", str(at), name, people=(name,), body="Năm 2024.") for at, name in enumerate(names)]


def honoured(*names):
    return [Entry("award", str(at), name, people=(name,), body="Tặng Bằng khen.") for at, name in enumerate(names)]


HALF_MARKS = [
    ("nguyễn van an", ["Nguyễn Văn An", "Nguyên Văn An"], {"Nguyễn Văn Ba"}),
    ("nguyên văn an", ["Nguyên Văn An", "Nguyễn Văn An", "Nguyến Văn An"], set()),
    ("nguyẽn văn an", ["Nguyễn Văn An", "Nguyên Văn An"], set()),
    ("nguyẽn van an", ["Nguyễn Văn An", "Nguyến Văn An"], set()),
    ("nguyen văn an", {"Nguyễn Văn An", "Nguyên Văn An", "Nguyến Văn An"}, {"Nguyễn Văn Ba"}),
    ("Nguyễn Văn An", ["Nguyễn Văn An", "Nguyến Văn An"], set()),
    ("hoàng thi hạnh", ["Hoàng Thị Hạnh", "Hoàng Thị Hanh"], set()),
    ("hoang thị hanh", {"Hoàng Thị Hanh", "Hoàng Thị Hạnh"}, set()),
    ("hoàng thị hanh", ["Hoàng Thị Hanh", "Hoàng Thị Hạnh"], set()),
    ("đặng van dũng", ["Đặng Văn Dũng", "Đặng Văn Dung"], {"Nguyễn Văn An"}),
    ("đang văn dũng", ["Đặng Văn Dũng", "Đặng Văn Dung"], set()),
    ("lương văn đưc", ["Lương Văn Đức", "Lương Văn Dực"], set()),
    ("lương văn dức", ["Lương Văn Đức", "Lương Văn Dực"], set()),
    ("đưc", {"Lương Văn Đức"}, set()),
]

SPELLINGS = [
    ("Nguye\u0302\u0303n Thi\u0323 Thu\u0301y", ["Nguyễn Thị Thúy", "Nguyễn Thị Thùy"], {"Nguyễn Thị Thúi"}),
    ("NGUYỄN THỊ THUÝ", ["Nguyễn Thị Thúy"], {"Nguyễn Thị Thúi"}),
    ("nguyễn thị thuý", ["Nguyễn Thị Thúy", "Nguyễn Thị Thùy"], set()),
    ("hòan thành", ["Hoàn thành kế hoạch"], set()),
    ("hoàn thành kê hoạch", ["Hoàn thành kế hoạch"], set()),
    ("qúy", ["Bà Quý"], set()),
    ("qúi", ["Bà Quý"], set()),
    ("gìa", ["Người già tiêu biểu"], set()),
    ("ngươi gìa", ["Người già tiêu biểu"], set()),
    ("hóa", ["Văn hóa", "Hoa Bình"], {"Hoàn thành kế hoạch"}),
    ("thúân", ["Đỗ Đình Thuấn"], set()),
    ("thúấn", ["Đỗ Đình Thuấn"], set()),
    ("kì họp", ["Kỳ họp thứ ba"], set()),
    ("kỳ họp", ["Kỳ họp thứ ba"], set()),
    ("bác sỹ", ["Bác sĩ gia đình"], set()),
    ("mĩ thuật", ["Mỹ thuật"], set()),
    ("vy văn lý", ["Vi Văn Lí"], set()),
    ("Vi Văn Lý", ["Vi Văn Lí"], set()),
    ("thúi", ["Nguyễn Thị Thúi"], {"Nguyễn Thị Thúy"}),
    ("bày", ["Bày tỏ"], {"Bài viết"}),
    ("bài", ["Bài viết"], {"Bày tỏ"}),
    ("văn\u200b hóa", ["Văn hóa"], set()),
    ("văn\u00a0hoá", ["Văn hóa"], set()),
    ("v\u0103n-ho\u0301a", ["Văn hóa"], set()),
    ("Ｎｇｕｙễｎ Thị Thúy", ["Nguyễn Thị Thúy"], set()),
    ("Nguy\u0435\u0302\u0303n Th\u0456\u0323 Thúy", ["Nguyễn Thị Thúy"], set()),
    ("Đ\u043e\u0302\u0303 Đình Thuấn", ["Đỗ Đình Thuấn"], set()),
    ("\u039dguyễn Thị Thúy", ["Nguyễn Thị Thúy"], set()),
    ("Ðỗ Ðình Thuấn", ["Đỗ Đình Thuấn"], set()),
    ("ðỗ ðình thuấn", ["Đỗ Đình Thuấn"], set()),
    ("d\u0335ỗ đình thuấn", ["Đỗ Đình Thuấn"], set()),
    ("vǎn hóa", ["Văn hóa"], set()),
]

KEYS_LEFT = [
    ("Nguyeenx Vawn An", ["Nguyễn Văn An", "Nguyên Văn An"], set()),
    ("NGUYEENX VAWN AN", ["Nguyễn Văn An", "Nguyên Văn An"], set()),
    ("nguyeexn vawn an", ["Nguyễn Văn An", "Nguyên Văn An"], set()),
    ("Nguyeenx Văn An", ["Nguyễn Văn An", "Nguyên Văn An"], set()),
    ("Nguye6n4 Va8n An", ["Nguyễn Văn An", "Nguyên Văn An"], set()),
    ("nguye64n va8n an", ["Nguyễn Văn An", "Nguyên Văn An"], set()),
    ("nguyênx van an", ["Nguyễn Văn An"], set()),
    ("Hoàngf Thị Hạnh", ["Hoàng Thị Hạnh"], set()),
    ("hoangf thij hanhj", ["Hoàng Thị Hạnh"], set()),
    ("Hoang2 Thi5 Hanh5", ["Hoàng Thị Hạnh"], set()),
    ("huaan chuowng", ["Huân chương Lao động"], {"Huy chương vàng"}),
    ("huaan chương", ["Huân chương Lao động"], set()),
    ("huân chuwowng lao ddoongj", ["Huân chương Lao động"], set()),
    ("bawngf khen", ["Bằng khen của Chủ tịch", "Tặng BK"], set()),
    ("bằngf khen", ["Bằng khen của Chủ tịch"], set()),
    ("dduwowngf", ["Con đường mới"], set()),
    ("duwowngf ddor", {"Nguyễn Thị Dường Đỏ"}, set()),
    ("d9u7o7ng2", ["Con đường mới"], set()),
    ("thuwơng binh", ["Thương binh"], set()),
    ("thuwowng binh", ["Thương binh"], set()),
    ("chieens six thi ddua", ["Chiến sĩ thi đua"], set()),
    ("uyr ban", ["Ủy ban nhân dân"], set()),
    ("uyr ban nhaan daan", ["Ủy ban nhân dân", "UBND tỉnh"], set()),
    ("wngs dungj", ["Ứng dụng mới"], set()),
    ("quoocs khanhs", ["Quốc khánh"], set()),
    ("giaays khen", ["Giấy khen"], set()),
    ("trieeuj", ["Triệu Văn Bế"], set()),
    # Words of other languages, and words with the same letters in them, stay as they are.
    ("Lotte", ["Cửa hàng Lotte"], set()),
    ("viettel", ["Viettel Lạng Sơn"], set()),
    ("Boeing", ["Máy bay Boeing"], set()),
    ("xoong", ["Xoong nồi"], set()),
    ("soóc", ["Quần soóc"], set()),
    ("gas", ["Trạm gas"], {"Gá lắp"}),
    ("box", ["Box văn hóa"], {"Bõ công"}),
    ("wifi", ["Phủ sóng wifi"], set()),
    ("a1", ["Lớp A1"], set()),
]

SLIPS = [
    ("bang khenn", ["Bằng khen của Chủ tịch"], {"Giấy mời"}),
    ("bằng khenn", ["Bằng khen của Chủ tịch"], set()),
    ("huan chuogn", ["Huân chương Lao động"], {"Ngày mới"}),
    ("huân chưong lao đông", ["Huân chương Lao động"], set()),
    ("thi dua khen thuogn", ["Thi đua khen thưởng"], set()),
    ("thi đua khen thưỏgn", ["Thi đua khen thưởng"], set()),
    ("khen thuonng toan tinh", ["Khen thưởng toàn tỉnh"], set()),
    ("nguyn van thanh", ["Nguyễn Văn Thanh"], {"Nguyễn Văn Thắng"}),
    ("nguyen vna thanh", ["Nguyễn Văn Thanh"][:0], {"Nguyễn Văn Thắng"}),
    ("nguyeen van thanh", ["Nguyễn Văn Thanh"], {"Nguyễn Văn Thắng"}),
    ("nguyễn văn thnah", ["Nguyễn Văn Thanh"], {"Nguyễn Văn Thắng"}),
    ("Nguyễn Văn Thanh", ["Nguyễn Văn Thanh"], {"Nguyễn Văn Thắng"}),
    ("nguyen van thanh", ["Nguyễn Văn Thanh"], {"Nguyễn Văn Thắng"}),
    ("nguyen van thang", ["Nguyễn Văn Thắng"], {"Nguyễn Văn Thanh"}),
    ("guyen van thanh", ["Nguyễn Văn Thanh"], set()),
    ("mguyen van thanh", ["Nguyễn Văn Thanh"], set()),
    ("gnuyen van thang", ["Nguyễn Văn Thắng"], set()),
    ("huy chuong", ["Huy chương Kháng chiến"], {"Huân chương Lao động"}),
    ("huan chuong", ["Huân chương Lao động"], {"Huy chương Kháng chiến"}),
    ("huy chuogn", ["Huy chương Kháng chiến"], {"Huân chương Lao động"}),
    ("vietel", ["Viettel Lạng Sơn"], set()),
    ("Vietttel", ["Viettel Lạng Sơn"], set()),
    ("12346", set(), {"Số 12345"}),
    ("1998", set(), {"Năm 1999"}),
    ('"bang khenn"', set(), {"Bằng khen của Chủ tịch"}),
    ("ubndd", set(), {"UBND xã"}),
    ("CSTĐX", set(), {"Danh hiệu CSTĐ"}),
]

JOINED_TORN = [
    ("nguyenvan an", ["Nguyễn Văn An"], set()),
    ("nguyenvanan", ["Nguyễn Văn An"], set()),
    ("NguyễnVăn An", ["Nguyễn Văn An", "Nguyên Văn An"], set()),
    ("bằngkhen", ["Bằng khen của Chủ tịch", "Tặng BK"], set()),
    ("bangkhen thủtướng", ["Bằng khen của Thủ tướng"], set()),
    ("thiđua khenthưởng", ["Thi đua khen thưởng", "Công tác TĐKT"], set()),
    ("bang k hen", {"Bằng khen của Chủ tịch"}, {"Kế hoạch"}),
    ("bằng kh en", {"Bằng khen của Chủ tịch"}, set()),
    ("ng uyen van an", {"Nguyễn Văn An"}, set()),
    ("hạng1", ["Hạng Nhất"], {"Hạng Ba"}),
    ("huân chương hạng3", ["Huân chương hạng Ba"], {"Hạng Nhất"}),
]

TITLES = [
    ("ông Nguyễn Văn An", ["Nguyễn Văn An", "Nguyên Văn An"], set()),
    ("ong nguyen van an", {"Nguyễn Văn An"}, set()),
    ("Đ/c Nguyễn Văn An", {"Nguyễn Văn An"}, set()),
    ("đồng chí Nguyễn Văn An", {"Nguyễn Văn An"}, set()),
    ("dong chi nguyen van an", {"Nguyễn Văn An"}, set()),
    ("đ/c ông Nguyễn Văn An", {"Nguyễn Văn An"}, set()),
    ("TS. BS. Nguyễn Văn An", {"Nguyễn Văn An"}, set()),
    ("PGS.TS Nguyễn Văn An", {"Nguyễn Văn An"}, set()),
    ("PGS. TS. BS Nguyễn Văn An", {"Nguyễn Văn An"}, set()),
    ("bác sĩ Nguyễn Văn An", {"Nguyễn Văn An"}, set()),
    ("BS.Nguyễn Văn An", {"Nguyễn Văn An"}, set()),
    ("thượng tá Nguyễn Văn An", {"Nguyễn Văn An"}, set()),
    ("Trung úy Nguyễn Văn An", {"Nguyễn Văn An"}, set()),
    ("thuong ta nguyen van an", {"Nguyễn Văn An"}, set()),
    ("hòa thượng Nguyễn Văn An", {"Nguyễn Văn An"}, set()),
    ("linh mục Nguyễn Văn An", {"Nguyễn Văn An"}, set()),
    ("thầy Nguyễn Văn An", {"Nguyễn Văn An"}, set()),
    ("cô giáo Nông Thị Hà", {"Nông Thị Hà"}, set()),
    ("bằng khen ông Nguyễn Văn An", {"Nguyễn Văn An"}, set()),
    ("bằng khen tặng bà Nông Thị Hà", set(), {"Nguyễn Văn An"}),
    ("bà Nông Thị Hà", {"Nông Thị Hà"}, set()),
    ("bà Hà", {"Nông Thị Hà"}, set()),
    ("anh Nguyễn Văn An", {"Nguyễn Văn An"}, set()),
    ("ba nong thi ha", {"Nông Thị Hà"}, set()),
    ("Ông (Bà) Nguyễn Văn An", {"Nguyễn Văn An"}, set()),
    ("Ông/Bà: Nguyễn Văn An", {"Nguyễn Văn An"}, set()),
    ("Ô. Nguyễn Văn An", {"Nguyễn Văn An"}, set()),
    ("NGƯT Nguyễn Văn An", ["Nguyễn Văn An"], set()),
    ("nhà giáo ưu tú Nông Thị Hà", {"Nông Thị Hà"}, set()),
    ("bà mẹ Việt Nam anh hùng", {"Bà mẹ Việt Nam anh hùng"}, {"Anh hùng Lao động", "Phụ nữ Việt Nam"}),
    ("cô nuôi dạy trẻ", {"Cô nuôi dạy trẻ"}, {"Nuôi dạy trẻ em"}),
    ("thầy thuốc ưu tú", {"Thầy thuốc ưu tú"}, {"Công dân ưu tú"}),
    ("nhà giáo ưu tú", {"Nhà giáo ưu tú"}, {"Công dân ưu tú"}),
    ("Bà Triệu", {"Đường Bà Triệu"}, {"Triệu Văn Nam"}),
    ("ba trieu", {"Đường Bà Triệu"}, {"Triệu Văn Nam"}),
    ("y bác sĩ", {"Đội ngũ y, bác sĩ"}, {"Bác sĩ gia đình"}),
    ("Bác Hồ", {"Học tập Bác Hồ"}, {"Hồ Văn Nam"}),
    ("bá Nguyễn Văn An", set(), {"Nguyễn Văn An"}),
    ("Chu Văn An", {"Chu Văn An"}, {"Nguyễn Văn An"}),
    ("chu van an", {"Chu Văn An"}, {"Nguyễn Văn An"}),
    ("cơ quan Nông Thị", set(), {"Nông Thị Hà"}),
    ("Bế Văn Đàn", {"Bế Văn Đàn"}, set()),
]

NAMES = [
    ("Hà", ["Nông Thị Hà", "Nông Thị Ha"], {"Nguyễn Văn An"}),
    ("an", {"Nguyễn Văn An", "Nông Văn Ân"}, {"Nguyễn Thị Anh"}),
    ("Bế", {"Bế Thị Lan"}, {"Nguyễn Văn An"}),
    ("Lô", {"Lô Thị Y"}, set()),
    ("Y", {"Lô Thị Y"}, {"Nguyễn Văn An"}),
    ("Ý", ["Trần Như Ý", "Lô Thị Y"], set()),
    ("Ê Ban", {"Y Ê Ban"}, {"Ban Nội chính"}),
    ("Vi", {"Vi Văn Nam"}, set()),
    ("Trần thị A", {"Trần Thị A"}, {"Trần Thị An", "Trần Như Ý"}),
    ("H' Mông", {"Người H'Mông"}, {"Mông Văn Nam"}),
    ("H’Mông", {"Người H'Mông"}, {"Mông Văn Nam"}),
    ("K’ Bắc", {"K' Bắc"}, {"Bắc Sơn"}),
    ("An Văn Nguyễn", ["Nguyễn Văn An"], {"Nguyễn Thị Anh"}),
    ("an nguyen", {"Nguyễn Văn An"}, {"Nông Văn Ân"}),
    ("Nguyễn An", {"Nguyễn Văn An"}, {"Nguyễn Thị Anh"}),
    ("Ng. V. An", {"Nguyễn Văn An"}, {"Nguyễn Thị Anh", "Nông Thị Hà"}),
    ("Nguyễn V. A", {"Nguyễn Văn An"}, {"Nông Thị Hà"}),
    ("Nguyễn V. An", {"Nguyễn Văn An"}, {"Nguyễn Thị Anh"}),
    ("N.V.An", {"Nguyễn Văn An"}, {"Nông Thị Hà"}),
    ("ông N.V.An", {"Nguyễn Văn An"}, {"Nông Thị Hà"}),
    ("Trần Th. A", ["Trần Thị A"], {"Nông Thị Hà"}),
]

SHORTS = [
    ("CSTĐ cơ sở", {"CSTĐ cơ sở năm", "Danh hiệu CSTĐCS", "Chiến sĩ thi đua cơ sở"}, {"Chiến sĩ thi đua toàn quốc"}),
    ("CSTDCS", {"CSTĐ cơ sở năm", "Danh hiệu CSTĐCS", "Chiến sĩ thi đua cơ sở"}, {"CSTĐ cấp tỉnh"}),
    ("cstđ cs", {"CSTĐ cơ sở năm", "Danh hiệu CSTĐCS", "Chiến sĩ thi đua cơ sở"}, {"CSTĐ cấp tỉnh"}),
    ("C.S.T.Đ", {"CSTĐ cấp tỉnh", "Chiến sĩ thi đua cơ sở"}, set()),
    ("chiến sĩ thi đua CS", {"Danh hiệu CSTĐCS", "Chiến sĩ thi đua cơ sở"}, {"CSTĐ cấp tỉnh"}),
    ("chiến sĩ thi đua cơ sở", {"CSTĐ cơ sở năm", "Danh hiệu CSTĐCS"}, {"CSTĐ cấp tỉnh"}),
    ("chien si thi dua co so", {"CSTĐ cơ sở năm", "Danh hiệu CSTĐCS"}, {"CSTĐ cấp tỉnh"}),
    ("U.B.N.D tỉnh", {"UBND tỉnh", "Chủ tịch Ủy ban nhân dân tỉnh"}, set()),
    ("u b n d tỉnh", {"UBND tỉnh", "Chủ tịch Ủy ban nhân dân tỉnh"}, set()),
    ("UB-ND tỉnh", {"UBND tỉnh"}, set()),
    ("T.Ư", {"Ban Thi đua - Khen thưởng Trung ương"}, {"Tư liệu"}),
    ("TƯ", {"Ban Thi đua - Khen thưởng Trung ương"}, set()),
    ("tư liệu", {"Tư liệu"}, {"Ban Thi đua - Khen thưởng Trung ương"}),
    ("TĐ-KT", {"Công tác TĐKT", "Công tác TĐ-KT"}, set()),
    ("hội đồng TĐ-KT", {"Hội đồng Thi đua, Khen thưởng tỉnh", "Họp HĐTĐKT"}, {"Hội đồng nhân dân"}),
    ("BK TTg", {"Bằng khen của Thủ tướng Chính phủ", "BK của TTg"}, {"Bằng khen của Chủ tịch UBND tỉnh"}),
    ("BKTTg", {"Bằng khen của Thủ tướng Chính phủ", "BK của TTg"}, set()),
    ("BK của TTg", {"Bằng khen của Thủ tướng Chính phủ", "BK của TTg"}, set()),
    ("bằng khen TTg", {"Bằng khen của Thủ tướng Chính phủ"}, set()),
    ("BK CT UBND tỉnh", {"Bằng khen của Chủ tịch UBND tỉnh"}, {"Bằng khen của Thủ tướng Chính phủ"}),
    ("CT UBND tỉnh", {"Chủ tịch Ủy ban nhân dân tỉnh", "Bằng khen của Chủ tịch UBND tỉnh"}, {"Chỉ thị về UBND tỉnh"}),
    ("chủ tịch ubnd", {"Chủ tịch Ủy ban nhân dân tỉnh", "Bằng khen của Chủ tịch UBND tỉnh"}, set()),
    ("PCT UBND", {"Phó Chủ tịch UBND xã"}, {"UBND tỉnh"}),
    ("TT Cao Lộc", {"Thị trấn Cao Lộc"}, {"Trung tâm Văn hóa Cao Lộc"}),
    ("TT y tế", {"Trung tâm Y tế huyện", "TTYT huyện Bình Gia"}, {"Thông tư của Bộ Y tế"}),
    ("HC lao động", {"Huân chương Lao động hạng Ba", "Tặng HCLĐ"}, {"Huy chương vàng"}),
    ("HC vàng", {"Huy chương vàng"}, {"Huân chương Lao động hạng Ba"}),
    ("cải cách HC", {"Cải cách hành chính", "Công tác CCHC"}, {"Huy chương vàng"}),
    ("HTX Tân Tiến", {"Hợp tác xã Tân Tiến"}, set()),
    ("Cty TNHH Hoa Hồi", {"Công ty TNHH Hoa Hồi", "Công ty trách nhiệm hữu hạn Hoa Hồi"}, set()),
    ("Cty CP Bình Minh", {"Công ty Cổ phần Bình Minh"}, {"Doanh nghiệp tư nhân Bình Minh"}),
    ("DNTN Bình Minh", {"Doanh nghiệp tư nhân Bình Minh"}, set()),
    ("trường PTDTBT THCS", {"Trường Phổ thông Dân tộc Bán trú Trung học cơ sở Thiện Kỵ"}, set()),
    ("THCS Thiện Kỵ", {"Trường Phổ thông Dân tộc Bán trú Trung học cơ sở Thiện Kỵ"}, set()),
    ("phổ thông dân tộc bán trú", {"Trường PTDTBT Tràng Các"}, set()),
    ("P. Đông Kinh", {"Phường Đông Kinh"}, {"Trường học Đông Kinh"}),
    ("P Đông Kinh", set(), {"Trường học Đông Kinh"}),
    ("H. Cao Lộc", {"Huyện Cao Lộc"}, {"Thị trấn Cao Lộc"}),
    ("X. Yên Khoái", {"Xã Yên Khoái"}, set()),
    ("TP. Lạng Sơn", {"Thành phố Lạng Sơn"}, set()),
]

RANKS = [
    (
        "huân chương hạng nhất",
        ["Huân chương hạng Nhất", "Huân chương hạng I"],
        {"Huân chương hạng Ba, Trung tâm Y tế", "Ý kiến"},
    ),
    ("huân chương hạng I", {"Huân chương hạng Nhất", "Huân chương hạng I"}, {"Huân chương hạng Ba, Trung tâm Y tế"}),
    ("huan chuong hang 1", {"Huân chương hạng Nhất", "Huân chương hạng I"}, {"Huân chương hạng Nhì, đợt 1"}),
    ("huan chuong hang ba", {"Huân chương hạng Ba, Trung tâm Y tế"}, {"Huân chương hạng Nhất, bà Lan"}),
    ("huân chương hạng 2", {"Huân chương hạng Nhì, đợt 1", "Huân chương hạng II"}, {"Huân chương hạng Nhất"}),
]

COLLECTIVES = [
    (
        "Nhân dân và cán bộ xã Vũ Lăng",
        ["Nhân dân và cán bộ xã Vũ Lăng", "Cán bộ và nhân dân xã Vũ Lăng"],
        {"Cán bộ xã Tân Tiến"},
    ),
    ("nhân dân, cán bộ xã Vũ Lăng", {"Nhân dân và cán bộ xã Vũ Lăng"}, set()),
    ("nhan dan va can bo xa vu lang", {"Nhân dân, cán bộ xã Vũ Lăng"}, set()),
    ("Nhân dân và LLVT huyện Hữu Lũng", {"Nhân dân và lực lượng vũ trang huyện Hữu Lũng"}, set()),
    ("Tập thể phòng Nội vụ", {"Tập thể Phòng Nội vụ"}, {"Sở Nội vụ"}),
    (
        "danh sách các tập thể được tặng bằng khen của xã Vũ Lăng",
        {"Danh sách tập thể tặng Bằng khen, xã Vũ Lăng"},
        set(),
    ),
    ("trường tiểu học và trung học cơ sở Vũ Lăng", {"Trường TH và THCS Vũ Lăng"}, set()),
    ("Trường TH&THCS Vũ Lăng", {"Trường TH và THCS Vũ Lăng"}, set()),
]

KINDS = {
    "half marks": (HALF_MARKS, people),
    "spellings": (SPELLINGS, people),
    "keys left": (KEYS_LEFT, people),
    "slips": (SLIPS, people),
    "joined and torn": (JOINED_TORN, people),
    "titles": (TITLES, honoured),
    "names": (NAMES, people),
    "abbreviations": (SHORTS, people),
    "ranks": (RANKS, people),
    "collectives": (COLLECTIVES, people),
}


@pytest.mark.parametrize("kind", KINDS)
def test_found_in_order_and_nothing_else(indexed, kind):
    rows, made = KINDS[kind]
    named = [title for _, found, absent in rows for title in (*found, *sorted(absent))]
    indexed(*made(*dict.fromkeys([*named, "Tin khác hẳn"])))
    wrong = {}
    for query, found, absent in rows:
        got = [hit.title for hit in search(query, page_size=100).hits]
        lost, extra = set(found) - set(got), set(absent) & set(got) | ({"Tin khác hẳn"} & set(got))
        order = [title for title in got if title in found]
        if lost or extra or (isinstance(found, list) and order != found):
            wrong[query] = got
    assert not wrong


def test_the_table_is_wide():
    assert sum(len(rows) for rows, _ in KINDS.values()) >= 150


BODIES_IN_SHORT = [
    ("hội phụ nữ", {"Hội Phụ nữ xã", "Hội LHPN tỉnh", "Hội Liên hiệp Phụ nữ phường", "HPN thôn"}, {"Hội Nông dân xã"}),
    ("Hội LHPN", {"Hội LHPN tỉnh", "Hội Liên hiệp Phụ nữ phường"}, {"Hội Nông dân xã"}),
    ("phòng giáo dục", {"Phòng GD&ĐT huyện", "Phòng Giáo dục và Đào tạo"}, {"Sở Giáo dục"}),
    ("đồn BP", {"Đồn Biên phòng Bảo Lâm"}, set()),
    ("CA xã", {"Công an xã Hội Hoan"}, {"Hội Nông dân xã"}),
    ("ban chỉ huy quân sự", {"Ban CHQS huyện", "BCHQS xã"}, set()),
    ("tập thể LĐXS", {"Tập thể lao động xuất sắc"}, set()),
    ("bằng khen thủ tướng", {"Bằng khen của Thủ tướng Chính phủ"}, {"Bằng khen của Bộ trưởng"}),
    (
        "bang khen cua thu tuong chinh phu",
        {"Bằng khen của Thủ tướng Chính phủ", "Bằng khen Thủ tướng"},
        {"Bằng khen của Bộ trưởng"},
    ),
    ("huân chương 3", {"Huân chương Lao động hạng Ba"}, {"Huân chương Lao động hạng Nhất"}),
    ("huan chuong III", {"Huân chương Lao động hạng Ba"}, {"Huân chương Lao động hạng Nhất"}),
]
BODIES = sorted({title for _, wanted, unwanted in BODIES_IN_SHORT for title in (*wanted, *unwanted)})


@pytest.mark.parametrize(("text", "wanted", "unwanted"), BODIES_IN_SHORT)
def test_bodies_and_awards_are_found_by_every_short_way_to_say_them(indexed, text, wanted, unwanted):
    indexed(*(Entry("news", str(number), title) for number, title in enumerate(BODIES)))
    found = {hit.title for hit in search(text, page_size=100).hits}
    assert wanted <= found, (text, wanted - found)
    assert not found & unwanted, (text, found & unwanted)
