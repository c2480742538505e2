"""Which agencies a cell names, and which of them lead.

"- UBND tỉnh, Hội đồng TĐKT tỉnh. - Sở Nội vụ." → three agencies; "Sở Văn hóa, Thể thao và Du lịch" → one.
A comma or an "và" parts two agencies only where what follows begins like the name of an agency.
"""

import re
from dataclasses import dataclass, field
from typing import Literal

from ..wording import flat, is_blank
from .listed import listed
from .when import read_when

Role = Literal["lead", "with", ""]

_HEADS = (
    r"so|ban|bo|ubnd|u\.b\.n\.d|uy ban|hdnd|hoi dong|hoi|bao|dai|cong an|ca|bchqs|bdbp|bch|btv|lien doan|ldld|lien minh"
    r"|tinh doan|huyen doan|doan|van phong|vp|phong|truong|trung tam|tt(?:hc|gd|yt|vh)?|chi cuc|cuc|kho bac|ngan hang"
    r"|khoi|cum|cac|dang uy|dang bo|tinh uy|huyen uy|thanh uy|thuong truc|mttq|mat tran|ub ?mttq|hlhpn|hnd|hccb"
    r"|vien|toa an|tand|vksnd|thanh tra|bhxh|bao hiem|to(?! chuc)|bo phan|cong doan|chi bo|chi doan|hiep hoi|doanh nghiep"
    r"|hop tac xa|htx|cong ty|xa(?! hoi)|phuong|thi tran|thi xa|huyen|thanh pho|tp|thuong vu|lanh dao|chu tich|pho chu tich"
    r"|giam doc|cong chuc|can bo|hieu truong|thu truong|truong phong|benh vien|thu vien|bao tang|nha|quy|tap the"
    r"|tong phu trach|tpt|giam thi|giao vien|gvcn|bgh|thu ky|ke toan|bi thu|thanh vien|lien doi|to truong|chuyen vien|van thu|thu quy|phu huynh"
    r"|nganh|don vi|co quan|toan the|tat ca|moi(?! truong)|nhung|p\.|s\.|qlnn|phan hieu|hoc vien|dai hoc|vien thong|buu dien"
    r"|tong cong ty|cong (?:thong tin|ttdt|tt)|d/c|dong chi|hat|doi|tram|ban quan ly|ky tuc|thon|khu|to dan pho|truong thon|vnpt|viettel|hoi vien|dn"
)
_HEAD = re.compile(rf"(?:{_HEADS})(?![a-z])")
_ALONE = re.compile(rf"(?:{_HEADS})")
_EVEN_SMALL = re.compile(
    r"(?:các|toàn thể|tất cả|đ/c|đồng chí|[uủ][yỷ] ban (?:nhân dân|mặt trận|mttq))\s", re.IGNORECASE
)
"""Begins an agency although it is not written with a capital; some old fonts have no Ủ."""
_GENERIC = re.compile(
    r"(?:cac|nhung|toan the|tat ca|mot so|moi|co quan|don vi|thu truong cac|lanh dao cac).*"
    r"|.*\blien quan(?:\s+khac)?|.*don vi truc thuoc.*"
)
_BULLET = re.compile(r"^\s*(?:[-+*•●▪–—·]|\(?\d{1,2}[.)]|[a-zđ]\))\s*(?=\S)")
_BODY = r"(?:(?:cac )?(?:co quan|don vi|cq|dv|phong|ban|bo phan|to chuc)(?:[,/] ?(?:don vi|phong|ban|bo phan|to chuc))?\s+)?"
_ROLE = r"(?P<{}>chu tri|ct(?=:)|ph(?=:)|dau moi|phoi hop|tham gia|thuc hien|tham muu|chiu trach nhiem(?: chinh)?)"
_LABEL = re.compile(
    rf"(?<![a-z]){_BODY}{_ROLE.format('role')}(?: (?:thuc hien|chinh|voi|tham muu|ban hanh|to chuc))*\s*:\s*"
)
_LED = re.compile(
    r"^(?P<lead>.+?)\s+(?:la (?:co quan|don vi) |dong |cung )?(?:chu tri|lam dau moi|dau moi)(?:[, ]+(?:tham muu|thuc hien|to chuc))*"
    r"(?:\s*[,;]?\s*(?:va\s+)?(?:phoi hop|cung)(?:\s+(?:voi|cung))*\s*(?P<with>.+))?$"
)
_HELPED = re.compile(r"^(?P<lead>.{4,}?)\s*[,;]?\s+phoi hop\s+(?:voi|cung)(?:\s+(?:voi|cung))*\s+(?P<with>.+)$")
_WITH = re.compile(r"^\(?(?:va\s+)?(?:phoi hop|tham gia|cung voi|phoi hop cung)(?:\s+(?:voi|cung))*\s*:?\s+")
_BEHIND = re.compile(
    r"[\s,-]*(?:\((?:co quan |don vi |la )?(?P<in>chu tri|phoi hop|ct|ph|dau moi|thuong truc|tham gia|co quan thuong truc|tham muu|thuc hien)(?P<rest>[^)]{0,80})\)"
    r"|\s(?P<out>chu tri|phoi hop|dau moi|tham gia))\W*$"
)
_OTHERS = re.compile(r"^\s*(?:(?:với|cùng|chính)\s+|[:,-]\s*)*")
_SAYS_WHO = ("chu tri", "phoi hop", "tham gia", "ct", "ph")
_OTHER_ROLE: dict[Role, Role] = {"lead": "with", "with": "lead", "": ""}
"""The role of those before the brackets in which the others stand."""
_MOST_INSIDE = 20
"""Letters behind a role in brackets that say nothing more."""
_LEADING = re.compile(
    r"^(?:co quan |don vi )?chu tri\s+(?P<lead>[^:]{4,}?)(?:\s*[,;]\s*(?:va )?phoi hop(?:\s+(?:voi|cung))*\s+(?P<with>.+))?$"
)
_DOTS = re.compile(rf"(?<=[^.\s])\.\s+(?=(?:[-+•–]\s*)?(?:{_HEADS})(?![a-z.]))")
_DASH = re.compile(rf"(?:(?<=[.;,])|(?<=\s))\s*[-+•–—]\s*(?=(?:{_HEADS})(?![a-z]))")
_OPEN = re.compile(r"(?:,|-|&|\bva|\bcua|\bcac|\btinh|\bphong|\bvoi)$")
_KEPT_AND = re.compile(
    r"(?:doan (?:dai bieu quoc hoi|dbqh)(?: tinh)?|ban to chuc|dang uy|thuong truc|^bao"
    r"|(?:van phong|vp) (?:hdnd|hoi dong nhan dan|doan dbqh,? hdnd))$"
)


_EVENT = re.compile(
    r"(?:sơ (?:kết|tuyển|khảo)|số (?:liệu|lượng)|ban hành|bố trí|bổ sung|báo cáo|bảo (?:đảm|vệ)|đại (?:hội|lễ)"
    r"|hội (?:nghị|thi|thảo|diễn|thao|khỏe|trại)|công (?:tác|bố|nhận|khai)|đối thoại|đổi mới|quy (?:định|chế|trình|hoạch))\b"
)
"""Begins the name of an event or of work, not of an agency, although it begins with the same letters."""
_ASKED = re.compile(r"^(?:[Gg]iao|[Đđ]ề nghị|[Yy]êu cầu|[Dd]o)\s+(?=[A-ZĐ]|các |toàn )")
_SHORT_FORM = re.compile(r"[A-ZĐ]{2,}[A-ZĐ&-]*(?: (?:tỉnh|huyện|xã|Sở|TP))?")
_SHORT_FORM_AHEAD = re.compile(rf"{_SHORT_FORM.pattern}\s*(?:[,;.)]|$)")
"""Agencies written by their first letters alone: "STC, STP, UBND tỉnh"."""
_LETTERS_AHEAD = re.compile(r"(?!TP|TX|TT)[A-ZĐ]{3,8}(?: (?:tỉnh|huyện|xã|Sở|TP))?\s*(?:[,;.)]|$)")
_LETTERS_LAST = re.compile(r"(?<![A-Za-zÀ-ỹ])[A-ZĐ]{2,}$")
_BARE = r"(?:cum|khoi|so|ban|nganh|phong|huyen|xa|phuong|thi tran|thi xa|thanh pho|don vi|co quan|doan the|dia phuong|khoa|to|bo mon|vien|truong)"
_GROUP = re.compile(rf"(?:^|.*\b(?:cac|thanh vien|truong|pho) ){_BARE}(?:, {_BARE})*")
_GROUP_GOES_ON = re.compile(rf"{_BARE}\s*(?:[,;.)]|$|(?=[a-zđà-ỹ]))")
_NAME = r"[A-ZÀ-ỸĐ][a-zà-ỹđ]*"
_PERSONS = re.compile(rf"{_NAME}(?: {_NAME}){{0,4}}(?:, {_NAME}(?: {_NAME}){{0,4}})+")
"""People, every word with a capital: "Lan, Hùng", "Lê Thị Hoa, Vũ Văn Nam"."""
_BARE_PLACE = re.compile(r"(?:tp|tx|tt|thanh pho|thi xa|thi tran)\.?\s*(?:[,;.)]|$)")
"""The rest of a group such as "UBND các huyện, TP", not an agency of its own."""
_LOOSE_AND = re.compile(r"\s+(?:và|cùng)$")
_DOING = re.compile(
    r"\s+(?:cùng )?(?:tham mưu|triển khai|tổ chức thực hiện|thực hiện|chuẩn bị|soạn thảo|đề xuất)(?:\s[^A-ZĐ]*)?$"
)
"""What an agency is asked to do, in small letters behind its name."""


@dataclass(slots=True)
class Agencies:
    """The agencies of a task; `stated` tells whether the plan itself says who leads."""

    lead: list[str] = field(default_factory=list)
    cooperating: list[str] = field(default_factory=list)
    stated: bool = True


@dataclass(slots=True)
class _Item:
    names: list[str]
    role: Role = ""
    goes_on: bool = False
    """Its role holds for those named behind it: "Phối hợp: Sở Y tế; Sở Tài chính"."""


def read_agencies(text: str, role: Role = "") -> Agencies:
    """Read a cell; `role` is what its column says: "lead", "with", or "" for a column of all who take part."""
    found = Agencies()
    items = _carried([item for line in _items(text) for item in _roles(line)])
    if not items:
        return found
    if not role and not any(item.role for item in items):
        _by_order(items, found)
        return found
    default: Role = role or "with"
    if not role and not any(item.role == "lead" for item in items):
        default = "lead"
    for item in items:
        target = found.lead if (item.role or default) == "lead" else found.cooperating
        target += [name for name in item.names if name not in target]
    _apart(found)
    return found


def _carried(items: list[_Item]) -> list[_Item]:
    """Give names without a role that of the label before them."""
    role: Role = ""
    for item in items:
        role = (item.role if item.goes_on else "") if item.role else role
        item.role = item.role or role
    return [item for item in items if item.names]


def _by_order(items: list[_Item], found: Agencies) -> None:
    """Nobody is said to lead: the first item, or the first name of a single item, is taken to; the rest take part."""
    names = list(dict.fromkeys(name for item in items for name in item.names))
    leading = items[0].names if len(items) > 1 else names[:1]
    found.lead = [name for name in leading if not is_generic(name)] or names[:1]
    found.cooperating = [name for name in names if name not in found.lead]
    found.stated = len(names) == 1


def _apart(found: Agencies) -> None:
    found.cooperating = [name for name in dict.fromkeys(found.cooperating) if name not in found.lead]


def is_generic(name: str) -> bool:
    """Tell whether a name stands for a group that is not named: "Các cơ quan, đơn vị liên quan"."""
    return bool(_GENERIC.fullmatch(flat(name)))


def begins_like_agency(text: str) -> bool:
    """Tell whether a text begins like the name of an agency, in capitals or as "các …"."""
    text = _BULLET.sub("", text).strip()
    folded = flat(text)
    if _EVENT.match(text.lower()):
        return False
    return bool(_HEAD.match(folded)) and (text[:1].isupper() or folded.startswith(("cac ", "toan the ", "tat ca ")))


def _items(text: str) -> list[str]:
    """Part a cell into its lines, bullets and sentences; a name broken over two lines is whole again."""
    pieces: list[str] = []
    for line in text.split("\n"):
        if is_blank(line):
            continue
        if pieces and not _BULLET.match(line) and _carries_on(pieces[-1], line):
            pieces[-1] = f"{pieces[-1]} {line.strip()}"
        else:
            pieces.append(line.strip())
    return [part for piece in pieces for part in _sentences(piece)]


def _carries_on(above: str, line: str) -> bool:
    """Tell whether a line without a bullet is the rest of the name above."""
    first, folded = line.strip()[:1], flat(_BULLET.sub("", above)).strip()
    if above.rstrip().endswith((";", ".")) and not _OPEN.search(folded):
        return first.islower()
    if _BULLET.match(above) and _ALONE.fullmatch(folded):
        return True  # "- Văn phòng", and "UBND tỉnh" without a bullet of its own
    if first.islower():
        return not _EVEN_SMALL.match(line.strip()) or bool(_OPEN.search(folded))
    if _LABEL.match(flat(line)) or _SHORT_FORM.fullmatch(_bare(above)) and _SHORT_FORM.fullmatch(_bare(line)):
        return False
    if _OPEN.search(folded):
        return not begins_like_agency(line)
    last = folded.rpartition("; ")[2]
    return not begins_like_agency(line) and (bool(_ALONE.fullmatch(last)) or len(line.split()) < 3)


def _sentences(piece: str) -> list[str]:
    """Part "- UBND tỉnh. - Sở Nội vụ" and "UBND tỉnh; Sở Nội vụ" at the marks between agencies."""
    bulleted = bool(_BULLET.match(piece))
    parts = [_BULLET.sub("", piece)]
    for pattern, wanted in ((re.compile(r";\s*"), True), (_DASH, bulleted or ". -" in piece), (_DOTS, True)):
        if wanted:
            parts = [cut for part in parts for cut in _cut(part, pattern)]
    return [cleaned for part in parts if (cleaned := _BULLET.sub("", part).strip(" .;,\n\t-–"))]


def _cut(text: str, pattern: re.Pattern[str]) -> list[str]:
    """Split a text where its folded form matches, only before a capital letter."""
    cuts, last = [], 0
    for match in pattern.finditer(flat(text)):
        behind = text[match.end() : match.end() + 1]
        if match.start() > last and (behind.isupper() or text[match.start()] == ";" or not behind.isalpha()):
            cuts.append(text[last : match.start()])
            last = match.end()
    return [*cuts, text[last:]]


def _bare(text: str) -> str:
    return _BULLET.sub("", text).strip(" .;:,\n\t-–")


def _roles(line: str) -> list[_Item]:
    """Part one line by what it says of roles."""
    labels = list(_LABEL.finditer(flat(line)))
    if labels:
        items = [_Item(_names(line[: labels[0].start()].rstrip(" (*")))]
        for at, label in enumerate(labels):
            end = labels[at + 1].start() if at + 1 < len(labels) else len(line)
            items.append(_Item(_names(line[label.end() : end]), _role(label["role"]), goes_on=True))
        return [item for item in items if item.names or item.goes_on]
    folded = flat(line)
    leading = _LEADING.match(folded)
    named = leading and begins_like_agency(line[leading.start("lead") :])
    led = leading if named else _LED.match(folded) or _HELPED.match(folded)
    if led:
        items = [_Item(_names(line[led.start("lead") : led.end("lead")]), "lead")]
        if led["with"]:
            items.append(_Item(_names(line[led.start("with") : led.end("with")]), "with"))
        return items
    if match := _WITH.match(folded):
        return [_Item(_names(line[match.end() :]), "with")]
    return _marked(_names(line))


def _role(word: str) -> Role:
    return "with" if word in ("phoi hop", "tham gia", "ph") else "lead"


def _marked(names: list[str]) -> list[_Item]:
    """Names with "(chủ trì)" or "(phối hợp)" behind them, each by itself; others stay together."""
    items: list[_Item] = []
    plain: list[str] = []
    for name in names:
        match = _BEHIND.search(flat(name))
        inside = _OTHERS.sub("", name[match.start("rest") : match.end("rest")]) if match and match["in"] else ""
        if match and match.start() and begins_like_agency(inside) and match["in"] in _SAYS_WHO:
            items += [
                _Item([name[: match.start()].strip()], _OTHER_ROLE[_role(match["in"])]),
                _Item(_names(inside), _role(match["in"])),
            ]
        elif match and match.start() and len(inside) < _MOST_INSIDE and not begins_like_agency(inside):
            items.append(_Item([name[: match.start()].strip(" ,;(")], _role(match["in"] or match["out"])))
        else:
            plain.append(name)
    return [*([_Item(plain)] if plain else []), *items] if items else [_Item(plain)]


def _names(text: str) -> list[str]:
    """Part a text at the commas, slashes and "và" before which one agency ends and behind which another begins."""
    names: list[str] = []
    last = depth = 0
    folded = flat(text)
    if _PERSONS.fullmatch(text) and not any(_HEAD.match(flat(name)) for name in text.split(", ")):
        return [_bare(name) for name in text.split(", ")]
    for match in re.finditer(
        r"[()]|,\s*(?:va\s+)?|\s+va\s+|\s*/\s*|\s+cung\s+|\s*\+\s+|(?:(?<= tinh)|(?<=\)))\s+[-–]\s+", folded
    ):
        if match[0] in "()":
            depth += 1 if match[0] == "(" else -1
        elif depth <= 0 and _parts(text, folded, last, match):
            names.append(text[last : match.start()])
            last = match.end()
    names.append(text[last:])
    return [each for name in names if not is_blank(name) and _bare(name) for each in listed(_named(name))]


def _parts(text: str, folded: str, last: int, match: re.Match[str]) -> bool:
    above, below = text[last : match.start()].strip(), text[match.end() :]
    before = flat(above)
    rest = _GROUP_GOES_ON.match(folded, match.end())
    if rest and _GROUP.fullmatch(before) and not text[rest.end() : rest.end() + 1].isupper():
        return False  # "Các Cụm, Khối thi đua" is one group
    if _SHORT_FORM.fullmatch(above) and _SHORT_FORM_AHEAD.match(below):
        return True
    if _LETTERS_AHEAD.match(below) and not _LETTERS_LAST.search(above) and "," in match[0]:
        return True
    if not above or not _HEAD.match(folded, match.end()) or _BARE_PLACE.match(folded, match.end()):
        return False
    if not below[:1].isupper() and not _EVEN_SMALL.match(below):
        return False
    if "va" in match[0].split() and "," not in match[0] and _KEPT_AND.search(before):
        return False
    # "Các cơ quan, các đơn vị liên quan" is one group.
    return not (re.fullmatch(r"cac \w+(?: \w+)?", before) and below[:1].islower())


def _named(name: str) -> str:
    name = _LOOSE_AND.sub("", _ASKED.sub("", _DOING.sub("", _bare(name))))
    if name.count("(") < name.count(")"):
        name = name.rstrip(")")
    return name[:1].upper() + name[1:] if name[:1].islower() else name


def without_times(text: str) -> tuple[str, str]:
    """A cell of agencies without what it says of the time behind them, and that: "Sở Nội vụ, quý I" → both apart."""
    lines: list[str] = []
    times: list[str] = []
    for line in text.split("\n"):
        pieces = re.split(r"\s*([,;(])\s*", line)
        while (
            len(pieces) > 2
            and len(pieces[-1]) < 60
            and not begins_like_agency(pieces[-1])
            and read_when(pieces[-1]).known
        ):
            times.insert(0, pieces.pop().strip(" .;,()"))
            pieces.pop()
        lines.append(
            "".join(
                f"{piece} " if piece in ",;" and piece else f" {piece}" if piece == "(" else piece for piece in pieces
            )
        )
    return ("\n".join(lines), ", ".join(times)) if times else (text, "")
