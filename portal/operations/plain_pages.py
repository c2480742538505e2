"""Words of the plain pages a new office starts with; editors change them in the back office."""

PLAIN_PAGES = (
    (
        "lien-he",
        "Liên hệ",
        "Cơ quan thường trực của Hội đồng tiếp nhận thư, điện thoại và tiếp công dân trong giờ hành chính.",
        "<h2>Góp ý về danh sách đề nghị khen thưởng</h2>"
        '<p>Khi danh sách đang được lấy ý kiến, mời gửi tại mục <a href="/y-kien/">Lấy ý kiến</a>. Mỗi ý kiến có mã tiếp '
        'nhận để theo dõi tại <a href="/tra-cuu/">trang tra cứu mã</a>.</p>'
        "<h2>Câu hỏi, góp ý, đề xuất, phản ánh</h2>"
        '<p>Mời gửi tại mục <a href="/hoi-dap/gui/">Gửi câu hỏi, góp ý</a>; không cần tài khoản. Câu hỏi thường gặp đã trả '
        'lời ở mục <a href="/hoi-dap/">Hỏi đáp</a>.</p>'
        "<h2>Đơn vị cần tài khoản</h2>"
        "<p>Tài khoản của đơn vị do chuyên viên thi đua, khen thưởng cấp bằng thư mời. Đơn vị chưa có tài khoản, mời gửi "
        "họ tên, chức vụ và thư điện tử công vụ của người được giao nhiệm vụ đến cơ quan thường trực.</p>",
    ),
    (
        "tiep-can-thong-tin",
        "Tiếp cận thông tin",
        "Những thông tin Trang này công khai và cách tìm.",
        "<h2>Thông tin công khai trên Trang</h2>"
        '<ul><li><a href="/quyet-dinh/">Quyết định khen thưởng</a> và danh sách người, tập thể được tặng</li>'
        '<li><a href="/so-vang/">Sổ vàng</a>: tra cứu từng lượt khen thưởng theo tên, đơn vị, năm</li>'
        '<li><a href="/y-kien/">Danh sách đề nghị khen thưởng đang lấy ý kiến</a> và kết quả các lần trước</li>'
        '<li><a href="/van-ban/">Văn bản</a> về thi đua, khen thưởng kèm tình trạng hiệu lực</li>'
        '<li><a href="/tin-tuc/">Tin tức</a> và <a href="/dien-hinh/">gương điển hình</a></li></ul>'
        "<h2>Yêu cầu cung cấp thông tin</h2>"
        "<p>Thông tin chưa có trên Trang, mời gửi yêu cầu bằng văn bản hoặc thư điện tử đến cơ quan thường trực, ghi rõ "
        "thông tin cần biết và cách nhận trả lời.</p>"
        "<h2>Thông tin không công khai</h2>"
        "<p>Một số lượt khen thưởng thuộc diện không công khai không hiện trên Trang. Trang cũng không hiện ngày sinh, số "
        "giấy tờ và địa chỉ riêng của người được khen thưởng.</p>",
    ),
    (
        "du-lieu-ca-nhan",
        "Bảo vệ dữ liệu cá nhân",
        "Trang giữ những dữ liệu nào, để làm gì, trong bao lâu, và quyền của ông, bà.",
        "<h2>Khi đọc và tra cứu</h2>"
        "<p>Trang không dùng công cụ theo dõi, không gửi yêu cầu nào đến máy chủ của bên thứ ba và không cần tài khoản để "
        "đọc, tìm và góp ý. Chỉ người đăng nhập mới có cookie phiên làm việc.</p>"
        "<h2>Khi gửi ý kiến</h2>"
        "<p>Họ tên, điện thoại, địa chỉ và nội dung ý kiến chỉ người được giao xử lý xem được; mỗi lần xem danh tính đều "
        "được ghi lại. Ý kiến không hiện công khai và không chuyển cho người được đề nghị khen thưởng.</p>"
        "<h2>Khi được khen thưởng</h2>"
        "<p>Họ tên, chức vụ, đơn vị tại thời điểm khen thưởng và hình thức khen thưởng được công bố theo quyết định. Với "
        "trẻ em dưới 16 tuổi, Trang chỉ hiện họ tên, trường và hình thức khen thưởng.</p>"
        "<h2>Quyền của ông, bà</h2>"
        "<p>Ông, bà có quyền biết, xem, yêu cầu sửa, yêu cầu xóa dữ liệu của mình và rút lại sự đồng ý. "
        '<a href="/du-lieu-ca-nhan/dang-giu/">Dữ liệu Trang đang giữ</a>. '
        '<a href="/du-lieu-ca-nhan/yeu-cau/">Gửi yêu cầu về dữ liệu cá nhân</a>, hoặc đến cơ quan thường trực ghi ở cuối '
        "trang.</p>",
    ),
    (
        "ho-tro-nguoi-khuyet-tat",
        "Hỗ trợ người khuyết tật",
        "Trang được làm để ai cũng dùng được, kể cả bằng bàn phím hoặc trình đọc màn hình.",
        "<h2>Trang làm được những gì</h2>"
        "<ul><li>Dùng được hết bằng bàn phím; đường dẫn đầu trang đưa thẳng đến nội dung chính</li>"
        "<li>Chữ phóng to đến 200% vẫn đọc được, không phải cuộn ngang</li>"
        "<li>Màu chữ đủ tương phản, có giao diện tối theo máy của người đọc</li>"
        "<li>Ảnh có mô tả, phim có lời ghi lại, danh sách là bảng chữ chứ không phải ảnh chụp</li>"
        "<li>Tắt JavaScript vẫn đọc, tìm, gửi ý kiến và đăng ký được</li></ul>"
        "<h2>Chỗ nào còn khó dùng</h2>"
        "<p>Mời gọi điện hoặc gửi thư cho cơ quan thường trực, cho biết trang nào và thiết bị đang dùng. Cơ quan thường trực "
        "cung cấp thông tin bằng cách khác và sửa trang đó.</p>",
    ),
)
