"""Taking "chức vụ, đơn vị công tác" written in one cell apart."""

import re

from .names import Kind, kind_by_shape
from .wording import flat, one_line

_POSITION = re.compile(
    r"(?:nguyen |quyen |q\. ?)?(?:pho |truong |chu (?:tich|nhiem|tri|ho)|bi thu|giam doc|tong giam|hieu truong|giao vien"
    r"|chuyen vien|thu (?:ky|truong|kho)|uy vien|can su|nhan vien|ke toan|cong (?:nhan|chuc|an vien)|vien chuc|can bo"
    r"|nong dan|bac s|y s|y ta|dieu duong|duoc s|ky s|ky thuat|lai xe|van thu|bao ve|tap vu|hoc sinh|sinh vien|quan ly"
    r"|giang vien|kiem (?:sat|lam|tra)|tham phan|thanh tra vien|dieu tra vien|chi huy|chinh (?:tri|uy)|tieu doan"
    r"|dai doi truong|doi vien|doi truong|to (?:truong|pho)|hoi (?:vien|truong)|nguoi|gia lang|thon (?:doi )?truong"
    r"|cong tac vien|phong vien|bien tap|nha bao|nghe nhan|doanh nhan|dang vien|xa doi|lao dong|tieu thuong|chien s"
    r"|chi huy|truc|nhac cong|dien vien|huan luyen|van dong vien|tro ly|dai bieu|ho |luat su|cong chung|thuyet minh)"
)
_UNIT = re.compile(
    r"\b(?:so (?:[a-z])|phong [a-z]|ubnd|hdnd|uy ban|truong (?:th|tieu|mam|mn|pho|trung|cao|dai|ptd|noi)|cong ty"
    r"|chi cuc|cuc |trung tam|benh vien|tram y te|hoi [a-z]|lien doan|xa |phuong |thi tran|huyen |tinh doan|ban [a-z]"
    r"|van phong|dai |bao |cong an|bo chi huy|don bien phong|don |doanh nghiep|hop tac xa|htx|kho bac|toa an"
    r"|vien kiem|ngan hang|thon |khoi |to dan pho|tram |doi )"
)
_BREAKS = re.compile(r"\s*,\s*|\s+[-–—]\s+|\s*;\s*|\n")


def split_position(text: str) -> tuple[str, str, bool]:
    """Return position, unit and whether the split is certain.

    "Hiệu trưởng, Trường THCS A" → ("Hiệu trưởng", "Trường THCS A", True);
    "Giám đốc Sở B" → ("Giám đốc", "Sở B", False). A text of one kind only stays whole.
    """
    pieces = [piece for piece in _BREAKS.split(text.strip()) if piece.strip()]
    if not pieces:
        return "", "", True
    starts = [_starts_unit(piece) for piece in pieces]
    if len(pieces) > 1 and starts[0] and not any(starts[1:]) and _is_position(pieces[-1]):
        return pieces[-1], ", ".join(pieces[:-1]), True
    if True in starts:
        first = starts.index(True)
        return ", ".join(pieces[:first]), ", ".join(pieces[first:]), True
    if len(pieces) == 2 and _is_position(pieces[0]) and not _is_position(pieces[1]):
        return pieces[0], pieces[1], True
    return _split_inside(one_line(text), pieces)


def _split_inside(text: str, pieces: list[str]) -> tuple[str, str, bool]:
    if not _is_position(pieces[0]):
        return (text, "", False)
    offset = text.rfind(pieces[-1])
    match = _UNIT.search(flat(text), offset + 1)
    if match and match.start() > offset:
        return text[: match.start()].strip(" ,-–"), text[match.start() :].strip(), False
    return text, "", True


def _is_position(text: str) -> bool:
    return bool(_POSITION.match(flat(text.strip())))


def _starts_unit(text: str) -> bool:
    folded = flat(text.strip())
    if _POSITION.match(folded) and not folded.startswith(("ho kinh", "truong t", "truong m", "truong p", "truong c")):
        return False
    return kind_by_shape(text) in (Kind.COLLECTIVE, Kind.ENTERPRISE)
