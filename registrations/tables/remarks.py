"""What speaks against a row being an award at all: remarks, struck text, odd names."""

import re
import unicodedata

from .names import Kind, looks_personal
from .records import ListRow
from .wording import flat

_AGAINST = re.compile(
    r"\b(?:(?:da |xin |de nghi |tu )?(?:rut|gach|loai|huy bo|thu hoi|hoan|bo)\b(?: (?:ho so|ten|khoi|ra khoi|lui|lai|danh sach).*|$)"
    r"|(?:khong|chua|ko) (?:du|dat|dong y|nhat tri|de nghi|xet|khen|duoc|trinh|thong qua|hop le|dung doi tuong)\b"
    r"|(?:chuyen|de|xet) (?:sang |lai )?(?:dot|nam|ky|lan) (?:sau|toi)|trung (?:ten|voi|ho so|qd|quyet dinh)|dang (?:bi )?ky luat"
    r"|vi pham ky luat|bi ky luat|khong thuoc|tam dung|cho xem xet|(?:cho|chua) (?:bo sung|co y kien))"
)
_TWO_PEOPLE = re.compile(r"\S\s+(?:Ông|Bà|ông|bà) [A-ZĐ]|\S\s+(?:và|&)\s+(?:Ông|ông|Bà|bà|vợ|chồng|[A-ZĐ]\w+ [A-ZĐ])")
_STRANGE = re.compile(r"[^\w\s]")
_SYMBOLS = ("Sm", "So", "Sk", "Co", "Cs")
_PIECES = re.compile(r"\s+[-–]\s+|[,:;]\s*")


def speaks_against(text: str) -> bool:
    """Tell whether a remark says that the row was withdrawn or refused: "Đã rút", "Không đủ điều kiện"."""
    return bool(_AGAINST.search(flat(text.strip(" .;:()"))))


def odd_name(row: ListRow) -> str:
    """Return a doubt about the form of a name, "" where it is an ordinary one."""
    name = row.name
    if name[0] in "=+@" or any(unicodedata.category(c) in _SYMBOLS for c in _STRANGE.findall(name)):
        return f"Tên có ký tự lạ (“{name[:30]}”); đề nghị kiểm tra."
    pieces = [piece for piece in _PIECES.split(name) if piece]
    several = len(pieces) > 1 and all(map(looks_personal, pieces if ":" not in name else pieces[1:]))
    if several or row.kind == Kind.INDIVIDUAL and _TWO_PEOPLE.search(name):
        return "Tên có thể gồm hai người; đề nghị kiểm tra."
    if row.kind == Kind.INDIVIDUAL and len(name.split()) == 1:
        return "Họ tên chỉ có một từ; đề nghị kiểm tra."
    return ""
