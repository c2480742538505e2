"""Taking "chức vụ, đơn vị công tác" written in one cell apart."""

import re
from functools import lru_cache

from .names import Kind, kind_by_shape
from .wording import flat, one_line

_POSITION = re.compile(
    r"(?:nguyen |quyen |q\. ?)?(?:pho |truong |chu (?:tich|nhiem|tri|ho)|bi thu|giam doc|tong giam|hieu truong|giao vien"
    r"|chuyen vien|thu (?:ky|truong|kho)|uy vien|can su|nhan vien|ke toan|cong (?:nhan|chuc|an vien)|vien chuc|can bo"
    r"|nong dan|bac s|y s|y ta|dieu duong|duoc s|ky s|ky thuat|lai xe|van thu|bao ve|tap vu|hoc sinh|sinh vien|quan ly"
    r"|giang vien|kiem (?:sat|lam|tra)|tham phan|thanh tra vien|dieu tra vien|chi huy|chinh (?:tri|uy)|tieu doan"
    r"|dai doi truong|doi vien|doi truong|to (?:truong|pho)|hoi (?:vien|truong)|nguoi|gia lang|thon (?:doi )?truong"
    r"|cong tac vien|phong vien|bien tap|nha bao|nghe nhan|doanh nhan|dang vien|xa doi|lao dong|tieu thuong|chien s"
    r"|chi huy|truc|nhac cong|dien vien|huan luyen|tho |ca si|nhac si|hoa si|nha van|mc\b|chanh\b|thuong truc|tro giang"
    r"|(?:dai|thuong|trung|thieu) (?:uy|ta|si|tuong)\b|(?:gv|ht|pht|tp|ptp|gd|pgd|cv|ct|pct|bt|pbt|nv|bs|ys|cb|cc|ttcm|tpt)\b"
    r"|van dong vien|(?:chi )?(?:cuc|vu|vien|tram|khoa|hat|doi|nhom|lop|hoi|doan) (?:truong|pho)\b|lien doi truong|nghe s|tru tri|chuyen gia|dai doi pho"
    r"|tro ly|dai bieu|ho |luat su|cong chung|thuyet minh)"
)
_UNIT = re.compile(
    r"(?<!\w)(?:Sở|Phòng|UBND|HĐND|[ỦU][yỷ] ban|[Tt]rường(?= ?(?:[TMPCĐN]|tiểu|mầm|phổ|trung|cao|đại|chính))"
    r"|[Cc]ông ty|Tổng công ty|Tập đoàn|[Xx]í nghiệp|[Nn]hà máy|[Cc]hi nhánh|Bưu điện|Viễn thông|Điện lực|Hạt|Vườn quốc gia"
    r"|Chi cục|Cục|Tổng cục|Vụ|[Tt]rung tâm|Học viện|Bộ(?= ?(?:Chỉ|Tư|Nội|Quốc|Y|Giáo|Tài|Công|Xây|Nông|Khoa|Văn|Dân))"
    r"|[Bb]ệnh viện|[Tt]rạm|Hội|Liên đoàn|LĐLĐ|Công đoàn|[Xx]ã|[Pp]hường|[Tt]hị trấn|[Hh]uyện|Ban|Văn phòng|Đài|Báo"
    r"|Công an|Bộ Chỉ huy|Đồn|[Dd]oanh nghiệp|[Hh]ợp tác xã|HTX|Kho bạc|T[oò][àa] án|Viện|VKSND|TAND|BHXH|Bảo hiểm"
    r"|Ngân hàng|[Tt]hôn|[Bb]ản(?= [A-ZĐ])|[Kk]hối|[Kk]hu phố|[Tt]ổ dân phố|Đội|Đảng (?:ủy|uỷ|bộ)|Tỉnh (?:[ủu][yỷ]|đoàn)"
    r"|Thành (?:[ủu][yỷ]|đoàn)|Huyện (?:[ủu][yỷ]|đoàn)|Liên minh|Tiểu đoàn|Trung đoàn|Đại đội|Sư đoàn|Lữ đoàn|Khoa"
    r"|Câu lạc bộ|CLB|Mặt trận|MTTQ|Ủy ban|Uỷ ban|Trung ương|Quỹ|Thanh tra|Nhà (?:văn|thiếu)|Tập thể) ?(?=\S)"
)
_PLACE = re.compile(r"(?:xa|phuong|thi tran|huyen|tinh|thanh pho|tp\.?|thi xa|thon|ban|khoi|to dan pho|dac khu) .*")
_HELPER = re.compile(r"(?:tro ly|thu ky|giup viec|lai xe|con|vo|chong|em) (?:cho |cua )?")
_LEADING = re.compile(r"(?:(?:^|phó |, )(?:trưởng|phó)|chánh|đội|hộ|công an|cán bộ|chủ)\s$", re.IGNORECASE)
_WORKER = re.compile(
    r"(?:chuyen vien|nhan vien|can bo|chien s[iy]|cong chuc|vien chuc|dieu duong(?: vien)?|bac s[iy]|y s[iy]|ky thuat vien) \S"
)
_PART = re.compile(
    r"(?<= )(?:Phòng|Khoa|Đội|Tiểu đoàn|Đại đội|Trung đội|Tiểu đội|Trạm|Chi cục|Trung tâm|Văn phòng|Phân xưởng|Đồn|Ban|Tổ) (?=[A-ZĐÀ-Ỹ\d])"
)
_LEADING_PART = re.compile(r"(?:trưởng|phó|chánh)\s$", re.IGNORECASE)
_BREAKS = re.compile(r"\s*,\s*|\s+[-–—]\s+|\s*;\s*")


@lru_cache(maxsize=1 << 12)
def split_position(text: str) -> tuple[str, str, bool]:
    """Return position, unit and whether the split is certain.

    "Hiệu trưởng, Trường THCS A" → ("Hiệu trưởng", "Trường THCS A", True);
    "Trợ lý Giám đốc Sở B" → ("Trợ lý Giám đốc", "Sở B", False). A text of one kind only stays whole.
    """
    text = _join_lines(text)
    starts = [0, *(match.end() for match in _BREAKS.finditer(text))]
    pieces = [text[start:] for start in starts if text[start:].strip()]
    if not pieces:
        return "", "", True
    units = [_starts_unit(_first_piece(piece)) for piece in pieces]
    if len(pieces) > 1 and units[0] and not any(units[1:]) and is_position(pieces[-1]):
        return pieces[-1], _before(text, pieces[-1]), True
    if True in units:
        found = units.index(True)
        unit = pieces[found]
        if found and _PLACE.fullmatch(flat(_first_piece(unit))):
            position, body, certain = _split_inside(_before(text, unit), starts[found - 1])
            if body:
                return position, text[text.index(body) :], certain
        if found and (inner := _within(_before(text, unit), starts[found - 1])):
            return text[:inner].strip(" ,/-–"), text[inner:].strip(), True
        return _before(text, unit), unit.strip(), True
    if len(pieces) == 2 and is_position(pieces[0]) and not is_position(pieces[1]):
        return _before(text, pieces[1]), pieces[1].strip(), True
    return _split_inside(text, len(text) - len(pieces[-1]))


def _join_lines(text: str) -> str:
    """Put the lines of a cell on one: a new line counts as a comma only before a unit or position."""
    lines = text.strip().split("\n")
    joined = lines[0]
    for line in lines[1:]:
        open_end = joined.endswith((",", "-", ";")) or flat(joined).split()[-1:] in (["pho"], ["nguyen"], ["quyen"])
        comma = not open_end and (_starts_unit(line) or is_position(line))
        joined += f", {line}" if comma else f" {line}"
    return one_line(joined)


def _first_piece(text: str) -> str:
    return _BREAKS.split(text, maxsplit=1)[0]


def _before(text: str, rest: str) -> str:
    return text[: len(text) - len(rest)].strip(" ,;/-–—")


def _split_inside(text: str, offset: int) -> tuple[str, str, bool]:
    """Split before a unit named within the last piece: "Giám đốc Sở B"."""
    if not is_position(text):
        return text, "", False
    for match in _UNIT.finditer(text, offset + 1):
        head = text[: match.start()]
        last = _BREAKS.split(head)[-1]
        if not _LEADING.search(head) or flat(last.strip()) == "can bo" and match.group()[0].isupper():
            position = text[: match.start()].strip(" ,/-–")
            return position, text[match.start() :].strip(), _is_certain(position)
    return text, "", True


def _within(position: str, offset: int) -> int:
    """Return where a part of the unit begins within a worker's position, 0 where none does.

    "Chuyên viên Phòng A, Sở B" works in "Phòng A, Sở B"; but "Trưởng phòng A, Sở B" is the head of A.
    """
    if not _WORKER.search(flat(position[offset:])):
        return 0
    found = _PART.search(position, offset)
    return found.start() if found and not _LEADING_PART.search(position[: found.start()]) else 0


def _is_certain(position: str) -> bool:
    """Tell whether a position stands for itself: the assistant of a director is none of the director's body."""
    helper = _HELPER.match(flat(position))
    return not (helper and is_position(position[helper.end() :]))


def is_position(text: str) -> bool:
    """Tell whether a text begins like a position."""
    return bool(_POSITION.match(flat(text.strip())))


def _starts_unit(text: str) -> bool:
    folded = flat(text.strip())
    if (
        not text.strip()
        or _POSITION.match(folded)
        and not folded.startswith(("ho kinh", "truong t", "truong m", "truong p", "truong c"))
    ):
        return False
    return kind_by_shape(text) in (Kind.COLLECTIVE, Kind.ENTERPRISE)
