"""What a recipient's name tells: honorific, kind of recipient, birth year, details behind it."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from .vocabulary import BODY_WORDS, COLLECTIVE, ENTERPRISE, SURNAMES, YOUTH_UNION
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
    r"^(?:Ông ?[/(] ?[Bb]à ?\)?|(?P<man>(?:Ông|ÔNG)(?!\s+(?:Thị|THỊ)\b)|Anh|ANH|Cụ ông|Ô\.)|(?P<woman>Bà|BÀ|Mẹ|MẸ|Chị|CHỊ|Cụ bà|Cô giáo|Cô)"
    r"|(?:Các )?Đ/c|Đ/C|đ/c|ĐC|Đc|Đồng chí|ĐỒNG CHÍ|Em|EM|Cháu|CHÁU|(?P<late>Cố|CỐ|Liệt s[ĩỹ]|LIỆT S[ĨỸ]|LS)|Cụ|Già làng|Thầy giáo|Thầy|Ông,? ?bà)"
    r"(?:\s*[:.]\s*|\s+)(?=[A-ZĐĂÂÊÔƠƯÀ-ÝẠ-Ỹ\"“(])(?![a-zđàáâãèéêìíòóôõùúýăĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ])"
)
_DEGREE = re.compile(
    r"^(?:(?:GS|PGS|TS|ThS|Ths|Th\.S|BS|Bs|BSNT|BSCKII?|BSCK[12]|ĐD|ĐDV|KTV|NHS|YS|CN|KS|DS|NGND|NGƯT|TTND|TTƯT|NSND|NSƯT|NNND|NNƯT"
    r"|Giáo sư|Phó Giáo sư|Tiến sĩ|Thạc sĩ|Kỹ sư|Cử nhân|Dược sĩ"
    r"|Bác sĩ(?: (?:CK ?(?:II?|[12])|chuyên khoa (?:cấp )?(?:II?|[12])))?"
    r"|(?:Nghệ nhân|Nghệ sĩ|Nhà giáo|Thầy thuốc) (?:[ưƯ]u tú|[nN]hân dân)"
    r"|(?:Đại|Thượng|Trung|Thiếu) (?:tá|úy|uý|tướng)|Đại tướng|Linh mục|Mục sư|Thượng tọa|Đại đức|Hòa thượng|Ni sư)"
    r"(?:\s*[.,]\s*|\s+))+(?=\S)"
)
_HOUSEHOLD = re.compile(r"(?:ho gia dinh|gia dinh|vo chong|ho) (?:ong|ba|anh|chi|cu|me|dong chi|\w)")
_BIRTH = re.compile(
    r"[,;(\s-]*\(?\b(?:sinh(?: năm| ngày)?|SN|s\.n\.?|NS)\s*:?\s*((?:\d{1,2}[/.-]){0,2}(?:18|19|20)\d\d)\)?"
    r"|\s*\(((?:18|19|20)\d\d)\)",
    re.IGNORECASE,
)
_POSTHUMOUS = re.compile(
    r"(?:\s*[,;(–-]+\s*(?:truy tặng|đã (?:mất|hy sinh|hi sinh|từ trần)|liệt s[ĩỹ])|\s+truy tặng)\s*(?:\)|(?=[,;]|$))",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"(?:hộ\s+gia\s+đình|gia\s+đình|hộ)(?:\s+nông\s+dân)?"
    r"(?:\s+(?:ông,?\s?bà|ông/bà|ông\s\(bà\)|ông|bà|anh|chị|cụ|mẹ|đồng\s+chí)\b\)?)?\s+",
    re.IGNORECASE,
)
"""What stands before the head's name in the name of a household."""
_LOCALITY = re.compile(
    r"(?:thon|xom|ban|xa|phuong|khoi|khu|to(?: dan pho)?|thi tran|huyen|duong|pho|ngo|so nha|so \d|dia chi|tru tai|o) ?\S"
)
_ALIAS = re.compile(
    r"\s*\((?:(?:tức|bí danh|pháp danh|pháp hiệu|thường gọi|tên (?:khác|thường gọi|gọi khác|thật|khai sinh))\b[^)]*\)|(?:[A-H]|\d{1,2})\)(?=\s*(?:$|[,;(–-])))",
    re.IGNORECASE,
)
"""Another name of a person, or a letter that tells namesakes apart: part of the name as it is written."""
_PEOPLE = re.compile(r"(?:^|[,;]\s*)dân tộc:? \w+\s*(?:[,;]|$)", re.IGNORECASE)


_BULLET = re.compile(r"^(?:[-–•*]\s*|\+\s+)(?=[^\W\d_])")
_QUOTED = re.compile(r"[\"“][^\"“”]+[\"”]")
_ENDS = re.compile(r"\s*[,;:]\s*|\s+[-–—]\s*|\s*[–—]\s*|\n\s*|\s*\((?=\D)")
"""What ends a person's name and begins the details behind it."""


def _split_lines(text: str) -> list[str]:
    """Split a name written over several lines from the lines behind it, [] where none stand behind it."""
    lines = text.split("\n")
    for count in range(1, len(lines)):
        head = " ".join(lines[:count])
        if looks_personal(head) and not looks_personal(f"{head} {lines[count]}"):
            return [head, "\n".join(lines[count:])]
    return []


def _unwrapped(details: str) -> str:
    text = _PEOPLE.sub("", one_line(details)).strip(" ,;-–")
    while text.count("(") != text.count(")") and text[:1] + text[-1:] != "()":
        if text.startswith("("):
            text = text[1:]
        elif text.endswith(")"):
            text = text[:-1]
        else:
            break
    if text.startswith("(") and text.endswith(")") and text.count("(") == 1:
        text = text[1:-1]
    return text.strip(" ,;")


@dataclass(slots=True)
class Name:
    """A name cell taken apart."""

    name: str
    honorific: str = ""
    gender: str = ""
    birth_year: str = ""
    posthumous: bool = False
    details: str = ""
    address: str = ""


def take_apart(text: str, *, split_details: bool = True) -> Name:
    """Separate honorific, birth year and following details from a person's or body's name.

    Details are what follows a comma, dash or line break behind a person's name: position and unit.
    """
    result = Name("")
    text = _BULLET.sub("", text.strip())
    text = text.lstrip("'‘’").rstrip(" .;") if not _QUOTED.fullmatch(text) else text[1:-1]
    posthumous = _POSTHUMOUS.search(text)
    if posthumous and not flat(text).startswith("liet si"):
        result.posthumous = True
        text = text[: posthumous.start()] + text[posthumous.end() :]
    birth = _BIRTH.search(text)
    if birth:
        result.birth_year = birth[1] or birth[2]
        text = (text[: birth.start()] + text[birth.end() :]).strip()
    if split_details and (head := _household_head(text)):
        result.name, result.address = one_line(head), _unwrapped(text[len(head) :])
        return result
    flat_line = one_line(text)
    alias = _ALIAS.search(flat_line)
    if alias:
        text = flat_line = flat_line[: alias.start()] + flat_line[alias.end() :]
    honorific = _HONORIFIC.match(flat_line)
    while honorific:
        result.honorific = f"{result.honorific} {honorific.group().strip(' :.')}".strip()
        result.gender = "nam" if honorific["man"] else "nữ" if honorific["woman"] else result.gender
        result.posthumous = result.posthumous or honorific["late"] not in (None, "LS")
        text, flat_line = text[honorific.end() :], flat_line[honorific.end() :]
        honorific = _HONORIFIC.match(flat_line)
    if (
        result.honorific
        or looks_personal(_ENDS.split(flat_line, maxsplit=1)[0])
        or looks_personal((_split_lines(text) or text.split("\n"))[0])
    ):
        body = text
        if split_details and not looks_personal(one_line(body)):
            pieces = _split_lines(body.strip()) or _ENDS.split(body.strip(), maxsplit=1)
            if not looks_personal(pieces[0]):
                pieces = _ENDS.split(one_line(body), maxsplit=1)
            if len(pieces) == 2 and looks_personal(pieces[0]) and not looks_personal(pieces[1].strip("()")):
                body, result.details = pieces[0], _unwrapped(pieces[1])
        flat_line = one_line(body)
        degree = _DEGREE.match(flat_line)
        if degree:
            result.honorific = f"{result.honorific} {degree.group().strip(' ,')}".strip()
            flat_line = flat_line[degree.end() :]
    result.name = flat_line.strip(" ,;:-–") + (f" {alias.group().strip()}" if alias else "")
    return result


def _household_head(text: str) -> str:
    """Return "Hộ ông A" of "Hộ ông A, thôn B, xã C", "" where no address stands behind a household."""
    head = _HEAD.match(text)
    if not head:
        return ""
    for end in _ENDS.finditer(text):
        people = re.split(r"\s+(?:và|&)\s+(?:(?:vợ|chồng|ông|bà|là)\s+)*", one_line(text[head.end() : end.start()]))
        if _LOCALITY.match(flat(text[end.end() :])) and all(map(looks_personal, people)):
            return text[: end.start()]
    return ""


@lru_cache(maxsize=1 << 12)
def looks_personal(text: str) -> bool:
    """Tell whether a text has the form of a Vietnamese person's name with a known surname."""
    text = _DEGREE.sub("", _HONORIFIC.sub("", text.strip())).strip()
    words = text.split()
    return (
        2 <= len(words) <= 6
        and (words[0].lower() in SURNAMES or (len(words) > 2 and words[1].lower() in ("văn", "thị")))
        and all(w.replace("'", "").replace("-", "").isalpha() and w[0].isupper() for w in words)
        and (not _starts_collective(text) or (words[1] in ("Thị", "THỊ") and len(words) > 2))
    )


def _starts_collective(text: str) -> bool:
    folded = flat(text)
    first = text.split(maxsplit=1)[0].lower().strip(",.:") if text.split() else ""
    if ENTERPRISE.match(folded):
        return True
    if first in ("đoàn", "doan"):
        second = text.split()[1] if len(text.split()) > 1 else ""
        return second.islower() or bool(YOUTH_UNION.match(folded))
    marked = not first.isascii()
    return bool(COLLECTIVE.match(folded)) and (first in BODY_WORDS if marked else first != "vu")


@lru_cache(maxsize=1 << 12)
def kind_by_shape(text: str) -> Kind:
    """Return the kind a name's wording shows by itself, UNKNOWN where it shows none."""
    text = one_line(text).strip()
    folded = flat(text)
    if _HOUSEHOLD.match(folded) and text.lower().startswith(("hộ ", "gia đình", "vợ chồng")):
        return Kind.HOUSEHOLD
    if _HONORIFIC.match(text) or looks_personal(text):
        return Kind.INDIVIDUAL
    if ENTERPRISE.match(folded):
        return Kind.ENTERPRISE
    if _starts_collective(text):
        return Kind.COLLECTIVE
    return Kind.UNKNOWN


def parse_kind(text: str) -> Kind:
    """Return the kind given by its value or its Vietnamese term, UNKNOWN for anything else."""
    text = text.strip().lower()
    return next((kind for kind in Kind if text in (kind.value, kind.label.lower())), Kind.UNKNOWN)


_OUTRIGHT = re.compile(r"\b(?:tap the|ca nhan|ho gia dinh|gia dinh|doanh nghiep|doanh nhan)\b")


def kinds_in(text: str, *, outright: bool = False) -> set[Kind]:
    """Return the kinds of recipients that a heading names; `outright` only by the words meant for it."""
    folded = flat(text)
    if outright:
        folded = " ".join(_OUTRIGHT.findall(folded))
    found = {kind for kind, words in KIND_WORDS if re.search(rf"\b(?:{words})\b", folded)}
    if Kind.HOUSEHOLD in found and "tap the" not in folded:
        found.discard(Kind.COLLECTIVE)
    return found
