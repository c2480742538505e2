"""The abbreviations that every installation starts with, and how they are kept at hand."""

from .text import fold

# short, full phrases, more than one meaning
TABLE: list[tuple[str, tuple[str, ...], bool]] = [
    ("TĐKT", ("thi đua khen thưởng",), False),
    ("TĐ KT", ("thi đua khen thưởng",), False),
    ("HĐTĐKT", ("Hội đồng Thi đua - Khen thưởng",), False),
    ("HĐ TĐKT", ("Hội đồng Thi đua - Khen thưởng",), False),
    ("BTĐKT", ("Ban Thi đua - Khen thưởng",), False),
    ("Ban TĐKT", ("Ban Thi đua - Khen thưởng",), False),
    ("UBND", ("Ủy ban nhân dân",), False),
    ("HĐND", ("Hội đồng nhân dân",), False),
    ("MTTQ", ("Mặt trận Tổ quốc",), False),
    ("UBMTTQ", ("Ủy ban Mặt trận Tổ quốc",), False),
    ("LLVT", ("lực lượng vũ trang",), False),
    ("LLVTND", ("lực lượng vũ trang nhân dân",), False),
    ("CSTĐ", ("chiến sĩ thi đua",), False),
    ("CSTĐCS", ("chiến sĩ thi đua cơ sở",), False),
    ("CSTĐTQ", ("chiến sĩ thi đua toàn quốc", "chiến sĩ thi đua toàn quân"), True),
    ("CSTT", ("chiến sĩ tiên tiến",), False),
    ("LĐTT", ("lao động tiên tiến",), False),
    ("TTLĐTT", ("tập thể lao động tiên tiến",), False),
    ("TTLĐXS", ("tập thể lao động xuất sắc",), False),
    ("ĐVTT", ("đơn vị tiên tiến",), False),
    ("ĐVQT", ("đơn vị quyết thắng",), False),
    ("CTĐ", ("cờ thi đua",), False),
    ("BK", ("bằng khen",), False),
    ("GK", ("giấy khen",), False),
    ("BKTTg", ("bằng khen của Thủ tướng Chính phủ",), False),
    (
        "BK CT UBND tỉnh",
        (
            "bằng khen của Chủ tịch Ủy ban nhân dân tỉnh",
            "bằng khen của Chủ tịch UBND tỉnh",
        ),
        False,
    ),
    ("HC", ("huân chương", "huy chương", "hành chính"), True),
    ("HCLĐ", ("huân chương Lao động",), False),
    ("HCĐL", ("huân chương Độc lập",), False),
    ("HCKC", ("huân chương Kháng chiến",), False),
    ("HCQC", ("huân chương Quân công",), False),
    ("HCCC", ("huân chương Chiến công",), False),
    ("HCBVTQ", ("huân chương Bảo vệ Tổ quốc",), False),
    ("HCh", ("huy chương",), False),
    ("HChKC", ("huy chương Kháng chiến",), False),
    ("AHLĐ", ("Anh hùng Lao động",), False),
    ("AHLLVTND", ("Anh hùng Lực lượng vũ trang nhân dân",), False),
    ("BMVNAH", ("Bà mẹ Việt Nam anh hùng",), False),
    ("Mẹ VNAH", ("Bà mẹ Việt Nam anh hùng", "mẹ Việt Nam anh hùng"), False),
    ("NGƯT", ("Nhà giáo ưu tú",), False),
    ("NGND", ("Nhà giáo nhân dân",), False),
    ("TTƯT", ("Thầy thuốc ưu tú",), False),
    ("TTND", ("Thầy thuốc nhân dân",), False),
    ("NSƯT", ("Nghệ sĩ ưu tú",), False),
    ("NSND", ("Nghệ sĩ nhân dân",), False),
    ("NNƯT", ("Nghệ nhân ưu tú",), False),
    ("NNND", ("Nghệ nhân nhân dân",), False),
    ("KNC", ("kỷ niệm chương",), False),
    ("CTN", ("Chủ tịch nước",), False),
    ("TTg", ("Thủ tướng", "Thủ tướng Chính phủ"), False),
    ("TTgCP", ("Thủ tướng Chính phủ",), False),
    ("CP", ("Chính phủ",), False),
    ("TW", ("Trung ương",), False),
    ("T.Ư", ("Trung ương",), False),
    ("TƯ", ("Trung ương",), False),
    ("ĐHTT", ("điển hình tiên tiến",), False),
    ("NTVT", ("người tốt, việc tốt",), False),
    ("PTTĐ", ("phong trào thi đua",), False),
    ("NTM", ("nông thôn mới",), False),
    ("KDC", ("khu dân cư",), False),
    ("KDCKM", ("khu dân cư kiểu mẫu",), False),
    ("HTX", ("hợp tác xã",), False),
    ("DN", ("doanh nghiệp",), False),
    ("DNNN", ("doanh nghiệp nhà nước",), False),
    ("SNV", ("Sở Nội vụ",), False),
    ("SKHĐT", ("Sở Kế hoạch và Đầu tư",), False),
    ("KHĐT", ("kế hoạch và đầu tư",), False),
    ("GDĐT", ("giáo dục và đào tạo",), False),
    ("GD&ĐT", ("giáo dục và đào tạo",), False),
    ("TTTT", ("thông tin và truyền thông",), False),
    ("KHCN", ("khoa học và công nghệ",), False),
    ("TTHC", ("thủ tục hành chính",), False),
    ("DVC", ("dịch vụ công",), False),
    ("PVHCC", ("phục vụ hành chính công",), False),
    ("CCHC", ("cải cách hành chính",), False),
    ("QPPL", ("quy phạm pháp luật",), False),
    ("QĐ", ("quyết định",), False),
    ("NQ", ("nghị quyết",), False),
    ("NĐ", ("nghị định",), False),
    ("ND", ("nhân dân", "nghị định"), True),
    ("TT", ("thông tư", "trung tâm", "thị trấn", "trực tiếp"), True),
    ("KH", ("kế hoạch",), False),
    ("CT", ("chủ tịch", "chỉ thị", "chương trình"), True),
    ("KL", ("kết luận",), False),
    ("TTr", ("tờ trình",), False),
    ("HD", ("hướng dẫn",), False),
    ("BC", ("báo cáo",), False),
    ("TB", ("thông báo",), False),
    ("HĐSK", ("Hội đồng sáng kiến",), False),
    ("SKKN", ("sáng kiến kinh nghiệm",), False),
    ("BCĐ", ("ban chỉ đạo",), False),
    ("VP", ("văn phòng",), False),
    ("PCT", ("phó chủ tịch",), False),
    ("CVP", ("chánh văn phòng",), False),
    ("PCVP", ("phó chánh văn phòng",), False),
    ("CBCCVC", ("cán bộ, công chức, viên chức",), False),
    ("LHPN", ("liên hiệp phụ nữ",), False),
    ("LĐLĐ", ("Liên đoàn Lao động",), False),
    ("CCB", ("cựu chiến binh",), False),
    ("TNCS", ("thanh niên cộng sản",), False),
    ("ANTQ", ("an ninh Tổ quốc",), False),
    ("QPAN", ("quốc phòng, an ninh",), False),
    ("KTXH", ("kinh tế - xã hội",), False),
    ("VHTTDL", ("văn hóa, thể thao và du lịch",), False),
    ("THCS", ("trung học cơ sở",), False),
    ("THPT", ("trung học phổ thông",), False),
    ("TP", ("thành phố",), False),
]


def load() -> tuple[int, int]:
    """Add the abbreviations of TABLE that are missing; returns (added, kept).

    What an editor has changed or added is never touched.
    """
    from .models import Abbreviation

    have = {fold(short): short for short in Abbreviation.objects.values_list("short", flat=True)}
    names = set(Abbreviation.objects.values_list("short", flat=True))
    new = [
        Abbreviation(short=short, long="\n".join(longs), ambiguous=ambiguous, seeded=True)
        for short, longs, ambiguous in TABLE
        if short not in names
    ]
    Abbreviation.objects.bulk_create(new)
    return len(new), len(have)
