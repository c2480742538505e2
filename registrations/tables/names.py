"""What a recipient's name tells: honorific, kind of recipient, birth year, details behind it."""

import re
from dataclasses import dataclass
from enum import StrEnum

from .wording import flat, one_line


class Kind(StrEnum):
    """Kinds of recipient (đối tượng khen thưởng)."""

    INDIVIDUAL = "individual"
    COLLECTIVE = "collective"
    HOUSEHOLD = "household"
    ENTERPRISE = "enterprise"
    UNKNOWN = ""

    @property
    def label(self) -> str:
        """The Vietnamese term."""
        return _LABELS[self]


_LABELS = {
    Kind.INDIVIDUAL: "Cá nhân",
    Kind.COLLECTIVE: "Tập thể",
    Kind.HOUSEHOLD: "Hộ gia đình",
    Kind.ENTERPRISE: "Doanh nghiệp",
    Kind.UNKNOWN: "Chưa rõ",
}
KIND_WORDS = (
    (Kind.HOUSEHOLD, r"ho gia dinh|gia dinh|ho nong dan"),
    (Kind.ENTERPRISE, r"doanh nghiep|hop tac xa|to chuc kinh te|cong ty"),
    (Kind.COLLECTIVE, r"tap the|don vi|to chuc|co quan|nhan dan va can bo"),
    (Kind.INDIVIDUAL, r"ca nhan|doanh nhan|ong, ba|cac ong|ong \(ba\)"),
)
_HONORIFIC = re.compile(
    r"^(?:(?P<man>Ông|ÔNG|Anh|ANH|Cụ ông)|(?P<woman>Bà|BÀ|Chị|CHỊ|Cụ bà)"
    r"|Đ/c|Đ/C|đ/c|Đồng chí|ĐỒNG CHÍ|Em|EM|Cháu|CHÁU|Cố|Cụ|Già làng)(?:\s*[:.]\s*|\s+)(?=\S)"
)
_DEGREE = re.compile(
    r"^(?:(?:GS|PGS|TS|ThS|Ths|BS|BSCKII?|BSCK[12]|CN|KS|DS|NGND|NGƯT|TTND|TTƯT|NSND|NSƯT|NNND|NNƯT"
    r"|(?:Đại|Thượng|Trung|Thiếu) (?:tá|úy|uý|tướng)|Đại tướng|Linh mục|Thượng tọa|Đại đức|Hòa thượng)"
    r"(?:\s*[.,]\s*|\s+))+(?=\S)"
)
_COLLECTIVE = re.compile(
    r"(?:tap the|truong (?:th|tieu|mam|mn|pho|trung|cao|dai|chinh|day|nghe|ptd|quoc|noi|chuyen|he)|so |phong |ban "
    r"|chi (?:cuc|bo|doan|hoi|nhanh)|cuc |tong cuc|vu |tram |benh vien|doi |to (?:bau|cong|dan|hoa|an|quan|san"
    r"|chuyen|tu|nghiep|bao|truyen|ky|hanh|ngoai|phu|tiet|van|y|khuyen|giup|lien|so)|thon |ban |xa |phuong "
    r"|thi tran|thi xa|huyen |tinh |thanh pho|khu |khoi |cum |chi bo|dang (?:bo|uy)|hoi |hdnd|ubnd|uy ban|nhan dan "
    r"|can bo|trung tam|van phong|khoa |lien |cong doan|doan \w"
    r"|dan quan|vien |bao (?:hiem|lang|nhan|tang)|dai (?:phat|truyen|khi)|kho bac|nha (?:may|van|tre|xuat)|lop "
    r"|quy |hat |toa an|thanh tra|mat tran|bo (?:chi|tu|doi|noi|quoc|y te|giao|cong)|cong an|dong bien|don (?:bien"
    r"|cong)|tieu (?:doan|doi|khu)|trung (?:doan|doi)|dai doi|su doan|lu doan|hai doi|ngan hang|cau lac bo|clb"
    r"|tinh (?:doan|uy)|huyen (?:doan|uy)|thanh (?:uy|doan)|thpt|thcs|nhom |ky thuat|ho kinh|mttq|ldld|bhxh|bch |bo phan)"
)
_COLLECTIVE_WORDS = set(
    "tập trường sở phòng ban chi cục tổng vụ trạm bệnh đội tổ thôn bản xã phường thị huyện tỉnh thành khu khối cụm đảng "
    "hội hđnd ủy uỷ nhân cán trung văn khoa liên công đoàn dân viện báo bảo đài kho nhà lớp quỹ hạt tòa toà thanh mặt bộ "
    "đồn đơn tiểu đại sư lữ hải ngân câu nhóm kỹ hộ lđlđ đông".split()
)
"""First words of bodies with their marks: "Tổ" is one, the surname "Tô" is not."""
_DOAN = re.compile(r"doan (?:thanh nien|tncs|kinh te|dai bieu|dbqh|van cong|nghe thuat|luat su)")
_ENTERPRISE = re.compile(r"(?:cong ty|doanh nghiep|hop tac xa|htx|tap doan|xi nghiep|chi nhanh cong ty|dntn)\b")
_HOUSEHOLD = re.compile(r"(?:ho gia dinh|gia dinh|ho) (?:ong|ba|anh|chi|cu|me|dong chi|\w)")
_SURNAMES = set(
    "an ân âu bá vy chảo khúc khưu lộ lợi nhâm phi sú tẩy trìu voòng sẳm bạch bàn bành bế bì biện bùi ca cà cái cam cao cấn cầm châu chi chí chiêu chu chung chúng chương cồ "
    "công cù cung cư cử dã dắt diệp dìu doãn dư dương đái đàm đan đào đặng đèo điêu điểu đinh đoàn đỗ đồng đổng đới "
    "đường đan giáp giàng giang hà hạ hạc hàn hàng hầu hình hồ hồng hoàng huỳnh hứa hướng hùng hoa kha khà khang khâu "
    "khoàng khổng khuất kiều kim kiều kinh la lã lại lạc lam lâm lành lăng lầu lầy lê lê lều lèng lếch liễu linh lìm "
    "linh long lò lỗ lộc lô lôi lù lục lư lữ lương lưu lừu lý lí lỳ ma mã mạc mai mạch mầu mẫn mông mộng mùa mùi mùng "
    "nghê nghiêm ngọc ngô ngụy nguyễn nhan nhữ ninh nình nông ông phạm phan phàn phí phó phù phùng phương quách quan "
    "quảng quản sái sầm sần sìn sùng sơn tạ tả tạo tăng tẩn tân tàng thạch thái thang thào thân thập thẩm thiều thi "
    "thích tiêu tiếu tô tòng tôn tống trà trác trang trần triệu trịnh trương tụ tứ từ tường ty ứng ưng uông văn vàng "
    "vân vi viên việt vòng võ vũ vừ vương xa xìn xuân yên lường lỷ hoàng chẩu đồng lãnh mạ đậu dịch đăng bích "
    "ngân chề cheo đi bồ bố sì lường quàng phượng triệu chìu chíu nịnh tằng trưởng".split()
)
_BIRTH = re.compile(
    r"[,;(\s-]*\(?\b(?:sinh(?: năm| ngày)?|SN|s\.n\.?|NS)\s*:?\s*((?:\d{1,2}[/.-]){0,2}(?:18|19|20)\d\d)\)?"
    r"|\s*\(((?:18|19|20)\d\d)\)",
    re.IGNORECASE,
)
_POSTHUMOUS = re.compile(r"[,;\s-]*\(?\s*(?:truy tặng|đã (?:mất|hy sinh|hi sinh|từ trần)|liệt sĩ)\s*\)?", re.IGNORECASE)


@dataclass(slots=True)
class Name:
    """A name cell taken apart."""

    name: str
    honorific: str = ""
    gender: str = ""
    birth_year: str = ""
    posthumous: bool = False
    details: str = ""


def take_apart(text: str, *, split_details: bool = True) -> Name:
    """Separate honorific, birth year and following details from a person's or body's name.

    Details are what follows a comma, dash or line break behind a person's name: position and unit.
    """
    result = Name("")
    text = text.strip()
    posthumous = _POSTHUMOUS.search(text)
    if posthumous and not flat(text).startswith("liet si"):
        result.posthumous = True
        text = text[: posthumous.start()] + text[posthumous.end() :]
    birth = _BIRTH.search(text)
    if birth:
        result.birth_year = birth[1] or birth[2]
        text = (text[: birth.start()] + text[birth.end() :]).strip()
    flat_line = one_line(text)
    honorific = _HONORIFIC.match(flat_line)
    if honorific:
        result.honorific = honorific.group().strip(" :.")
        result.gender = "nam" if honorific["man"] else "nữ" if honorific["woman"] else ""
    if honorific or looks_personal(flat_line.split(",")[0].split(" - ")[0]) or looks_personal(text.split("\n")[0]):
        body = text[honorific.end() :] if honorific else text
        if split_details and not looks_personal(one_line(body)):
            pieces = re.split(r"\s*,\s*|\s+[-–—]\s+|\n|;\s*|\s*\((?=\D)", body.strip(), maxsplit=1)
            if len(pieces) == 2 and looks_personal(pieces[0]) and not looks_personal(pieces[1].strip(")")):
                body, result.details = pieces[0], one_line(pieces[1]).strip(" ,;)")
        flat_line = one_line(body)
        degree = _DEGREE.match(flat_line)
        if degree:
            result.honorific = f"{result.honorific} {degree.group().strip(' ,')}".strip()
            flat_line = flat_line[degree.end() :]
    result.name = flat_line.strip(" ,;:-–")
    return result


def looks_personal(text: str) -> bool:
    """Tell whether a text has the form of a Vietnamese person's name with a known surname."""
    text = _DEGREE.sub("", _HONORIFIC.sub("", text.strip())).strip()
    words = text.split()
    return (
        2 <= len(words) <= 6
        and (words[0].lower() in _SURNAMES or (len(words) > 2 and words[1].lower() in ("văn", "thị")))
        and all(w.replace("'", "").replace("-", "").isalpha() and w[0].isupper() for w in words)
        and not _starts_collective(text)
    )


def _starts_collective(text: str) -> bool:
    folded = flat(text)
    first = text.split(maxsplit=1)[0].lower().strip(",.:") if text.split() else ""
    if _ENTERPRISE.match(folded):
        return True
    if first in ("đoàn", "doan"):
        second = text.split()[1] if len(text.split()) > 1 else ""
        return second.islower() or bool(_DOAN.match(folded))
    marked = not first.isascii()
    return bool(_COLLECTIVE.match(folded)) and (first in _COLLECTIVE_WORDS if marked else first != "vu")


def kind_by_shape(text: str) -> Kind:
    """Return the kind a name's wording shows by itself, UNKNOWN where it shows none."""
    text = one_line(text).strip()
    folded = flat(text)
    if _HOUSEHOLD.match(folded) and text.lower().startswith(("hộ ", "gia đình")):
        return Kind.HOUSEHOLD
    if _HONORIFIC.match(text) or looks_personal(text):
        return Kind.INDIVIDUAL
    if _ENTERPRISE.match(folded):
        return Kind.ENTERPRISE
    if _starts_collective(text):
        return Kind.COLLECTIVE
    return Kind.UNKNOWN


def kinds_in(text: str) -> set[Kind]:
    """Return the kinds of recipients that a heading names."""
    folded = flat(text)
    found = {kind for kind, words in KIND_WORDS if re.search(rf"\b(?:{words})\b", folded)}
    if Kind.HOUSEHOLD in found and "tap the" not in folded:
        found.discard(Kind.COLLECTIVE)
    return found
