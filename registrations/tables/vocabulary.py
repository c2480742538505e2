"""The words by which headings, bodies and people are known, in folded form where not said otherwise.

Patterns are tried in order and must match a heading as a whole (see headers.classify).
"""

import re

_TAIL = r"(?: (?:duoc|de nghi|khen|tang|dat|cua|nguoi|can bo|doi tuong|theo|hien nay|hien tai|chinh|ca nhan).*)?"
_GIVEN = r"(?: (?:duoc|de nghi|khen|tang|dat|nho).*)?"
_PLACES = r"(?:don vi|noi (?:cong tac|lam viec|o)|co quan|to chuc|dia chi|truong|que quan)"
_UNITS = r"(?:don vi|co quan|to chuc|noi cong tac|truong|dia phuong|cong tac)"

HEADINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("number", (r"stt|tt|s\.? ?t\.? ?t\.?|so tt|so thu tu|thu tu|no\.?|#|so|tt chung|stt chung",)),
    (
        "private",
        (
            r".*(?:cccd|cmnd|cmtnd|can cuoc|chung minh|dinh danh|dien thoai|so dt|sdt|di dong|e-?mail|thu dien tu).*",
            r".*(?:tai khoan|so tk|stk|ma so thue|mst|so so bhxh|so bhxh|so the|(?<!co so )(?<!to chuc )ton giao|so ho chieu|\bcmt\b).*|zalo",
        ),
    ),
    (
        "extra",
        (
            r".*\b(?:sang kien|de tai|skkn|giai phap)\b.*",
            r".*(?:tien thuong|muc thuong|so tien|kinh phi|muc chi|dan toc|trinh do|thanh tien|muc tien|gia tri thuong).*",
            r".*\b(?:than nhan|nhan thay|tho cung|nguoi nhan|nguoi dai dien|nguoi khai|huong dan|huan luyen vien|gvhd|gvcn)\b.*",
            r"ho (?:va )?ten (?:cha|bo|phu huynh|con)\b.*|(?:giao vien )?chu nhiem|quan he.*|quoc tich.*|timestamp|dau thoi gian",
            r".*(?:ky nhan|ky ten|chu ky|(?:don vi|co quan|cap) (?:de nghi|trinh)).*",
            r"(?:so luong|tuoi|xep loai|danh gia|so phieu|ty le|ti le|ket qua (?:binh xet|bo phieu)|tham nien)\b.*",
        ),
    ),
    ("name", (r"(?:danh hieu|hinh thuc|noi dung)[^/]*[/,].*\bho (?:va )?ten\b.*",)),
    ("name", (r"(?:cap bac|quan ham|hoc ham|hoc vi)\b.*\bho (?:va )?ten\b.*",)),
    (
        "family_name",
        (r"ho(?: va)?,? (?:ten )?(?:dem|lot|chu dem|chu lot)", r"ho, (?:ten )?dem|(?:ten |chu )?(?:dem|lot)"),
    ),
    ("honorific", (r"ong ?[/,(-] ?ba\)?", r"ong ba|ong hoac ba|danh xung|xung ho|ong \(ba\)")),
    (
        "name",
        (
            r"(?:ho (?:va )?ten|ca nhan|ten ca nhan).*(?:tap the|don vi|to chuc|ho gia dinh|doanh nghiep|co quan)"
            r"(?! (?:cong tac|lam viec)).*(?<!cong tac)",
            r"(?:ten )?(?:cac )?(?:tap the|don vi|to chuc|ho gia dinh|co quan).*(?:ca nhan|ho (?:va )?ten).*",
            r"(?:ten )?doanh nghiep[^,/-]*[,/-] ?(?:ten )?doanh nhan.*",
            r"(?:ten )?(?:tap the|to chuc|co so|chi bo|chi hoi|chi doan)[^,/-]*[,/-] ?(?:ten )?(?:dang|hoi|doan) vien.*",
        ),
    ),
    ("name_household", (r"(?:ho va ten |ten )?(?:chu ho|ho gia dinh|gia dinh)" + _TAIL,)),
    (
        "name_person",
        (
            r"(?:ho(?: va|,)? ten|ten ca nhan|ca nhan|ho,? ten dem va ten)(?: (?:khai sinh|day du))?" + _TAIL,
            r"(?:cac )?ca nhan (?:co thanh tich|tieu bieu).*|ho, chu dem,? (?:va )?ten.*|nguoi co cong.*|full ?name",
            r"(?:can bo|cong chuc|vien chuc|giao vien|hoc sinh|nguoi lao dong)(?:, (?:cong chuc|vien chuc|nguoi lao dong))*",
            r"ho (?:va )?ten.*\b(?:chuc vu|chuc danh|nghe nghiep|don vi|noi cong tac)\b.*",
            r"(?:ho (?:va )?)?ten (?:cua )?(?:hoc sinh|giao vien|can bo|nguoi|van dong vien|vdv|doanh nhan|nghe nhan|hoi vien"
            r"|doan vien|dang vien|cong nhan|nha giao|doi vien)\b.*",
        ),
    ),
    (
        "name_collective",
        (
            r"(?:ten )?(?:cac )?(?:tap the|doanh nghiep|hop tac xa|htx|cau lac bo|clb|dong ho)" + _GIVEN,
            r"ten (?:don vi|co quan|to chuc|truong|cong ty|phong|thon)" + _TAIL,
            r"don vi duoc (?:khen|tang|cong nhan|de nghi).*",
            r"ten (?:thon|ban|xom|khoi|khu|to dan pho)\b(?: pho| dan cu)?(?: ?[,/-] ?(?:thon|ban|xom|khoi|khu|to)(?: pho| dan cu| dan pho)?)*",
        ),
    ),
    (
        "name",
        (
            r"ten|name|ten goi|danh sach|nguoi duoc .*|danh sach (?:ca nhan|tap the|cac |nguoi|khen).*",
            r"(?:ten )?doi tuong (?:duoc|khen|de nghi).*|ten doi tuong.*|ten,? dia chi.*",
        ),
    ),
    (
        "position_unit",
        (
            r"(?:.*\b)?(?:chuc vu|chuc danh|nghe nghiep|cap bac|nhiem vu)\b.*\b" + _PLACES + r"\b.*",
            r"(?:don vi|noi cong tac|co quan|dia chi).*\b(?:chuc vu|chuc danh|nghe nghiep)\b.*",
        ),
    ),
    (
        "position",
        (
            r"(?:chuc vu|chuc danh|nghe nghiep|cap bac|quan ham|nhiem vu|cong viec|ngach|chuc trach|chuc sac|chuc viec)\b.*|cv|c[./]? ?vu",
            r"vi tri (?:cong tac|viec lam)\b.*|position|job title",
        ),
    ),
    ("decision_date", (r"ngay(?:,? thang(?:,? nam)?)? (?:quyet dinh|qd|ky|ban hanh|ra quyet dinh).*",)),
    ("decision_number", (r"(?:so )?(?:quyet dinh|qd)\b.*", r"so,? ngay.*(?:quyet dinh|qd).*", r"so/ky hieu.*")),
    (
        "birth_year",
        (
            r"(?:nam|ngay|ngay,? thang|ngay,? thang,? nam|ngay/thang/nam|ngay,? thang va nam) sinh.*",
            r"sinh(?: (?:nam|ngay).*)?|n\.? ?sinh|ns|(?:year|date) of birth|dob|birth ?year",
        ),
    ),
    ("gender", (r"gioi tinh|gioi|phai|nam ?[/,-] ?nu",)),
    (
        "past_award",
        (
            r"(?:cac )?(?:danh hieu|hinh thuc|khen thuong|thanh tich khen thuong).*\b(?:da (?:dat|duoc|co|khen)|truoc"
            r"|gan nhat|lien ke|cac nam|nhung nam|lan truoc).*",
            r"(?:da duoc|da dat|qua trinh) (?:khen|tang|danh hieu).*|khen thuong (?:da|truoc).*",
        ),
    ),
    (
        "merit",
        (
            r"(?:tom tat |noi dung |ly do |co |da |ket qua |mo ta |trich ngang )*thanh tich\b.*",
            r"(?:ten |noi dung )?(?:viec lam|hanh dong|nghia cu|viec tot|cong viec tieu bieu)\b.*",
            r"(?:ly do|noi dung|cong lao|tom tat cong trang|cong trang|can cu khen)\b.*|ve thanh tich.*",
        ),
    ),
    (
        "authority",
        (
            r"cap (?:khen|quyet dinh|tang|cong nhan|trao).*|tham quyen.*",
            r"co quan (?:khen|tang|quyet dinh|cong nhan).*",
        ),
    ),
    ("award_class", (r"hang(?: .{0,25})?|cap hang",)),
    (
        "period",
        (
            r"nam hoc|giai doan.*|nien han|nien khoa|thoi gian.*",
            r"nam (?:khen|dat|thanh tich|cong nhan|tang|xet|hoc).*",
        ),
    ),
    (
        "award",
        (
            r"(?:de nghi |xet |cong nhan |dat |duoc )*(?:tang )?(?:ten )?(?:danh hieu|hinh thuc|khen thuong|htkt|ht khen"
            r"|dhtd|dh thi dua).*",
            r"(?:muc do khen|muc khen|loai hinh khen|loai khen|muc,? hinh thuc).*",
            r"de nghi (?:khen|tang|cong nhan|xet).*|(?:dat )?giai(?: thuong)?(?: dat duoc)?|tang thuong|de nghi",
            r"(?:duoc )?(?:khen|tang)|duoc khen thuong|ket qua khen.*|phan thuong.*|khen tang",
            r"(?:loai )?(?:huan|huy)(?:,? huy)? chuong|huan,? huy chuong.*|awards?",
        ),
    ),
    ("kind", (r"loai doi tuong|doi tuong|phan loai|loai|loai hinh", r"tap the ?[/,] ?ca nhan|ca nhan ?[/,] ?tap the")),
    (
        "sub_unit",
        (
            r"lop|bo phan(?: (?:cong tac|lam viec))?|phong,? ?[/-]? ?ban|khoa,? ?[/-]? ?phong|phong|to|to chuyen mon|to, doi",
        ),
    ),
    (
        "unit",
        (
            r"(?:ten )?(?:don vi|co quan|noi cong tac|noi lam viec|noi cong tac, lam viec|truong|to chuc|phong,? ban"
            r"|don vi quan ly|noi hoc tap|noi sinh hoat|sinh hoat(?: tai)?|chi bo|truong,? lop|lop,? truong|dv|dvct|d[./]? ?vi(?: ct)?|cdcs)"
            r"(?: (?:cong tac|lam viec|quan ly|chu quan|hien nay|truc thuoc|dang cong tac|hoc tap|sinh hoat).*|[/,] ?"
            + _UNITS
            + r".*)?",
            r"dia chi.*(?:don vi|co quan|cong tac).*|don vi \(.*|noi cong tac.*|thuoc (?:don vi|co quan).*",
            r"(?:chi|lien|dang) (?:doan|hoi|doi|bo)|(?:doan|hoi|cong doan) co so|co so (?:doan|hoi|dang|giao duc)|(?:to chuc|co so) (?:dang|doan|hoi|ton giao)|(?:doan|hoi) xa.*",
            r"lop ?[/-] ?truong|truong ?[/-] ?lop|unit|organi[sz]ation|school|department|workplace",
        ),
    ),
    (
        "address",
        (
            r"(?:dia chi|noi o|noi cu tru|noi sinh song|cho o|thuong tru|noi thuong tru|tru quan|dia ban|dia phuong|ho khau|noi dang ky).*",
            r"xa ?[/,] ?phuong.*|xa|thon|thon ?[/,].*|huyen|tinh|huyen ?[/,].*|phuong|khoi pho.*|to dan pho.*|khu dan cu.*|xom.*|thon \(.*|address",
        ),
    ),
    ("native_place", (r"(?:que|nguyen) quan.*|noi sinh.*",)),
    ("note", (r"ghi chu.*|chu thich|notes?|remarks?",)),
    ("name", (r".*\bho (?:va )?ten\b.*",)),
)

COLLECTIVE = re.compile(
    r"(?:tap the|truong (?:th|tieu|mam|mn|pho|trung|cao|dai|chinh|day|nghe|ptd|quoc|noi|chuyen|he)|so |phong |ban "
    r"|chi (?:cuc|bo|doan|hoi|nhanh)|cuc |tong cuc|vu |tram |benh vien|doi |to (?:bau|cong|dan|hoa|an|quan|san"
    r"|chuyen|tu|nghiep|bao|truyen|ky|hanh|ngoai|phu|tiet|van|y|khuyen|giup|lien|so)|thon |ban |xa |phuong "
    r"|thi tran|thi xa|huyen |tinh |thanh pho|khu |khoi |cum |chi bo|dang (?:bo|uy)|hoi |hdnd|ubnd|uy ban|nhan dan "
    r"|can bo|trung tam|van phong|khoa |lien |cong doan|doan \w"
    r"|dan quan|vien |bao (?:hiem|lang|nhan|tang)|dai (?:phat|truyen|khi)|kho bac|nha (?:may|van|tre|xuat)|lop "
    r"|quy |hat |toa an|thanh tra|mat tran|bo (?:chi|tu|doi|noi|quoc|y te|giao|cong)|cong an|dong bien|don (?:bien"
    r"|cong)|tieu (?:doan|doi|khu)|trung (?:doan|doi)|dai doi|su doan|lu doan|hai doi|ngan hang|cau lac bo|clb"
    r"|tinh (?:doan|uy)|huyen (?:doan|uy)|thanh (?:uy|doan)|thpt|thcs|nhom |ky thuat|ho kinh|mttq|ldld|bhxh|bch"
    r"|bo phan|dong ho )"
)
ENTERPRISE = re.compile(r"(?:cong ty|doanh nghiep|hop tac xa|htx|tap doan|xi nghiep|dntn)\b")
YOUTH_UNION = re.compile(r"doan (?:thanh nien|tncs|kinh te|dai bieu|dbqh|van cong|nghe thuat|luat su)")

_BODY_WORDS = """
    tập trường dòng sở phòng ban chi cục tổng vụ trạm bệnh đội tổ thôn bản xã phường thị huyện tỉnh thành khu khối cụm đảng
    hội hđnd ủy uỷ nhân cán trung văn khoa liên công đoàn dân viện báo bảo đài kho nhà lớp quỹ hạt tòa toà thanh mặt bộ
    đồn đơn tiểu đại sư lữ hải ngân câu nhóm kỹ hộ lđlđ đông
"""
BODY_WORDS = frozenset(_BODY_WORDS.split())
"""First words of bodies with their marks: "Tổ" is one, the surname "Tô" is not."""

_SURNAMES = """
    an ân âu bá bạch bàn bành bế bì biện bùi bồ bố bích ca cà cái cam cao cấn cầm châu chảo chẩu chề cheo chi chí chiêu
    chìu chíu chu chung chúng chương cồ công cù cung cư cử dã dắt dịch diệp dìu doãn dư dương đái đàm đan đào đặng đăng
    đậu đèo đêu đi điêu điểu đinh đoàn đồng đổng đỗ đới đường giáp giàng giang hà hạ hạc hàn hàng hầu hình hồ hồng hoa
    hoàng hùng huỳnh hứa hướng kha khà khang khâu khoàng khổng khuất khúc khưu kiều kim kinh la lã lại lạc lam lâm lành
    lãnh lăng lầu lầy lê lều lèng lếch lí lìm linh liễu lò long lỗ lộ lộc lôi lô lợi lù lục lư lữ lừu lưu lường lương lý
    lỳ lỷ ma mã mạ mạc mai mạch mầu mẫn mông mộng mùa mùi mùng ngân nghê nghiêm ngọc ngô ngụy nguyễn nhan nhâm nhữ ninh
    nình nịnh nông ông phạm phan phàn phi phí phó phù phùng phương phượng quách quan quảng quản quàng sái sầm sẳm sần sì
    sìn sơn sú sùng tạ tả tạo tăng tằng tẩn tẩy tân tàng thạch thái thang thào thân thập thẩm thiều thi thích tiêu tiếu
    tô tòng tôn tống trà trác trang trần triệu trìu trịnh trương trưởng tụ tứ từ tường ty ứng ưng uông văn vàng vân vi
    viên việt vòng võ vòong voòng vũ vừ vương vy xa xìn xuân yên
"""
SURNAMES = frozenset(_SURNAMES.split())
"""Surnames met in the northern border provinces: Kinh, Tày, Nùng, Dao, Hmong, Hoa and others."""
