"""Finding the names of titles and awards, their classes and periods in Vietnamese wording.

The catalogue of titles is data and lives elsewhere; here only the shape of such names is known,
so that a heading can be told from other text. What is found is returned as it was written.
Source of the forms: Law on Emulation and Commendation 06/2022/QH15, articles 9 and 19–20.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from .wording import flat, sentence_case

_STOP = (
    r"(?=\s*(?:[,;:.()\"\n]|$|\s-\s|\b(?:cho|doi voi|da co|co thanh tich|nam (?:hoc )?\d+|giai doan|dot"
    r"|nhan (?:dip|ngay|ky)|thuoc|trong|hang (?:nhat|nhi|ba|i{1,3}|[123])|gom|ve viec|ve thanh tich|vi (?:da|co)|vi\s*$"
    r"|va (?=(?:bang|giay) khen|danh hieu|chien s|tap the|co thi|huan|huy|ky niem)"
    r"|nganh giao duc|so luong|lan thu)\b))"
)
_AUTHORITY = (
    r"(?:\s+cua\s+(?=\w)|\s+(?:thu tuong|chinh phu|chu tich|chu nhiem|bo\b|tong|giam doc|uy ban|ubnd|ban\b|hoi\b"
    r"|tinh\b|cap\b|trung uong|tw\b|thu truong|nha nuoc|so\b|hieu truong|cuc\b|lien doan|cong doan|thanh uy"
    r"|huyen\b|xa\b|doan\b|mat tran|toa an|vien\b|quan khu|tu lenh|thanh pho|dang uy|thong doc|chanh an|cuc truong|tinh uy"
    r"|btv\b|bch\b|huyen uy|hdnd|ttg|cp\b))(?:[^,;:.()\"\n]|, (?:the thao|thuong binh|thi dua|gia dinh|thong tin))*?"
    + _STOP
)
_CLASS = r"hang\s+(?:nhat|nhi|ba|i{1,3}|[123])\b"
_ORDERS = (
    r"sao vang|ho chi minh|doc lap|quan cong|lao dong|bao ve to quoc|chien cong|dai doan ket dan toc|dung cam"
    r"|huu nghi|khang chien(?: chong (?:phap|my)(?:,? cuu nuoc)?)?|giai phong|chien s[iy] giai phong|chien thang"
    r"|chien s[iy] ve vang|quan ky quyet thang|vi an ninh to quoc|thanh nien xung phong ve vang"
)
_FULL = "|".join(
    (
        r"tap the lao dong (?:xuat sac|tien tien)",
        r"chien s[iy] thi dua(?:\s+(?:toan quoc|co so|cap (?:bo|tinh|co so|toan quoc|huyen|nganh|quan khu|xa)"
        r"|tinh\b|bo,[^;:.()\"\n]*?tinh|nganh)\b|\s+bo [^,;:.()\"\n]*?" + _STOP + r")?",
        r"lao dong tien tien(?! tieu bieu)",
        r"chien s[iy] tien tien",
        r"bang lao dong sang tao|chau ngoan bac ho",
        r"(?<=danh hieu )(?:hoc sinh|sinh vien|doi vien|doan vien|giao vien) [^,;:.()\"\n]*?" + _STOP,
        r"don vi (?:quyet thang|tien tien)",
        rf"co (?:thi dua|don vi)(?: xuat sac| dan dau| phong trao thi dua)*(?:(?:{_AUTHORITY})|)",
        rf"hu[ay]n? chuong \"?(?:{_ORDERS})\"?(?:,?\s+(?:{_CLASS}|(?:nhat|nhi|ba|i{{1,3}})\b))?",
        rf"(?:bang|giay|thu) khen(?:{_AUTHORITY})?",
        r"huy hieu \d\d nam tuoi dang",
        r"(?:k[iy] niem chuong|huy hieu)(?:\s+\"[^\"\n]+\"|\s+vi su nghiep[^,;:.()\"\n]*?" + _STOP + r")?",
        r"anh hung (?:lao dong|luc luong vu trang(?: nhan dan)?|llvt(?:nd| nhan dan)?)",
        r"(?:ba )?me viet nam anh hung",
        r"(?:nha giao|thay thuoc|nghe s[iy]|nghe nhan) (?:nhan dan|uu tu)",
        r"bang \"?to quoc ghi cong\"?",
        r"gia dinh van hoa",
        r"(?:thon|ban|to dan pho|khu pho|khoi pho|khu dan cu)(?:, (?:to dan pho|ban|khoi pho))* van hoa",
        r"xa(?:, (?:phuong|thi tran|dac khu))* tieu bieu",
        r"cong dan (?:\w+ ){1,3}uu tu",
        r"giai thuong (?:ho chi minh|nha nuoc|\"[^\"\n]+\"|\d[\d/-]*\d)",
        r"giai (?:dac biet|nhat|nhi|ba|khuyen khich)\b",
        r"danh hieu \"[^\"\n]+\"",
    )
)
_AWARD = re.compile(rf"(?<!\w)(?:{_FULL})")
_SHORT = re.compile(
    r"(?<!\w)(?:CSTĐ\s?(?:TQ|CS|CT|cấp tỉnh|tỉnh|cơ sở|toàn quốc)?|TTLĐ(?:XS|TT)|LĐTT|HC[LĐ]Đ|HCLĐ|HCĐL|HCKC"
    r"|ĐVQT|ĐVTT|BMVNAH|AHLĐ|KNC|TTXS|TTTT|CSTT|HC(?:QC|CC|DC|BVTQ)|HuC?KC"
    r"|(?:BK|GK|CTĐ)[ ]?(?:của )?(?:(?:CT|Chủ tịch)?[ ]?UBND(?: tỉnh| huyện| xã)?|TT[Gg](?:CP)?|Thủ tướng|CP|tỉnh|cấp tỉnh)|BK|GK|CTĐ)(?!\w)"
)
_PERIOD = re.compile(
    r"(?:(nam hoc|giai doan|nien khoa|nhiem ky)\s*:?\s*)?((?:19|20)\d\d)\s*-\s*((?:19|20)\d\d)"
    r"|nam(?: cong tac)?\s*:?\s*((?:19|20)\d\d)"
)
_BARE_CLASS = re.compile(r"((?:hu[ay]n? chuong \"?\w|h[cu]).*?),? (nhat|nhi|ba|i{1,3}|[123])$")
_CLASS_NAMES = {
    "nhat": "Nhất", "i": "Nhất", "1": "Nhất", "nhi": "Nhì", "ii": "Nhì", "2": "Nhì",
    "ba": "Ba", "iii": "Ba", "3": "Ba",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Phrase:
    """An award found in a text: wording without its class, the class, and where it stood."""

    award: str
    award_class: str
    start: int
    end: int


_MERIT = re.compile(r"(?:(?:da )?co (?:nhieu )?(?:thanh tich|cong lao|dong gop)|da (?:xuat sac|tich cuc|hoan thanh))")
_ASKED = re.compile(
    r"(?:de nghi|trinh) ((?:chu tich|thu tuong|giam doc|bo truong|ubnd|uy ban)[^,;:()]*?)"
    r" (?:xet,? )?(?:quyet dinh )?(?:khen )?(?:tang|thuong|tang thuong) (?:danh hieu )?"
)
_GIVEN = re.compile(r"\b(?:duoc|de nghi) (?:xet |de nghi )*(?:khen )?(?:tang|tang thuong|cong nhan|truy tang)\b")
_AIMED = re.compile(r"\s*(?:cho|doi voi)\b(?!.*\b(?:tang|danh hieu|cong nhan|khen|va|cho)\b)")


def merit_start(text: str) -> int | None:
    """Return where a text begins to tell the merit: "… đã có thành tích xuất sắc trong …"."""
    match = _MERIT.search(flat(text))
    return match.start() if match else None


def merit_end(text: str) -> int | None:
    """Return where "… được tặng Bằng khen" goes on behind a merit: "có thành tích trong … được tặng …"."""
    start = merit_start(text)
    match = _GIVEN.search(flat(text), start) if start is not None else None
    return match.start() if match else None


def awards_conferred(text: str) -> tuple[Phrase, ...]:
    """Return the awards a heading confers, not those that only describe whom: "… cho các gia đình văn hóa"."""
    folded = flat(text)
    phrases = find_awards(text[: merit_start(text)].rstrip())
    if not phrases and (given := merit_end(text)) is not None:
        phrases = tuple(replace(p, start=p.start + given, end=p.end + given) for p in find_awards(text[given:]))
    if len(phrases) == 1 and (asked := _ASKED.search(folded)) and asked.end() == phrases[0].start:
        authority = sentence_case(text[asked.start(1) : asked.end(1)])
        bare = " cua " not in flat(phrases[0].award) and re.match(r"bang khen|giay khen|co thi", flat(phrases[0].award))
        return (replace(phrases[0], award=f"{phrases[0].award} của {authority}"),) if bare else phrases
    if len(phrases) < 2:
        return phrases
    kept = [phrases[0]]
    for phrase in phrases[1:]:
        if _AIMED.match(folded[kept[-1].end : phrase.start]):
            break
        kept.append(phrase)
    return tuple(kept)


@lru_cache(maxsize=2048)
def find_awards(text: str) -> tuple[Phrase, ...]:
    """Return the awards named in a text, in order, each once."""
    folded = flat(text)
    matches = [*_AWARD.finditer(folded), *_SHORT.finditer(text)]
    found: list[Phrase] = []
    for match in sorted(matches, key=lambda m: (m.start(), -m.end())):
        if found and match.start() < found[-1].end:
            continue
        found.append(split_class(text[match.start() : match.end()], match.start(), match.end()))
    unique = {flat(p.award) + p.award_class: p for p in reversed(found)}
    return tuple(sorted(unique.values(), key=lambda p: p.start))


@lru_cache(maxsize=1 << 12)
def split_class(wording: str, start: int = 0, end: int = 0) -> Phrase:
    """Separate the class from an award: "Huân chương Lao động hạng Nhì" → (…, "Nhì")."""
    match = re.search(rf",?\s*\b{_CLASS}", flat(wording))
    award_class = ""
    if match:
        award_class = class_name(wording[match.start() : match.end()])
        wording = wording[: match.start()] + wording[match.end() :]
    elif tail := _BARE_CLASS.match(flat(wording.strip())):
        award_class, wording = class_name(tail[2]), wording.strip()[: tail.end(1)]
    wording = re.sub(r"\s*\(\s*\)", "", wording)
    quoted = re.fullmatch(r'danh hieu "([^"]+)"', flat(wording.strip()))
    if quoted:
        wording = wording.strip()[11:-1]
    wording = wording.strip(" ,;:.\n-–").replace("\n", " ")
    if not _SHORT.search(wording):
        wording = sentence_case(wording)
    return Phrase(wording, award_class, start, end)


def class_name(text: str) -> str:
    """Return "Nhất", "Nhì" or "Ba" for any spelling of a class, "" where there is none."""
    folded = re.sub(r"^\W*hang\s+", "", flat(text)).strip(" .,:;")
    return _CLASS_NAMES.get(folded, "")


@lru_cache(maxsize=1 << 12)
def is_only_award(text: str) -> bool:
    """Tell whether a text is nothing but the name of one award."""
    phrases = find_awards(text)
    if len(phrases) != 1:
        return False
    rest = text[: phrases[0].start] + text[phrases[0].end :]
    return not re.sub(r"danh hieu|hinh thuc|tang thuong|tang|cong nhan|thuong|[\W\d_]", "", flat(rest))


@lru_cache(maxsize=1 << 12)
def find_period(text: str) -> str:
    """Return "2024", "2021-2025" or "năm học 2024-2025", "" where none is named."""
    match = _PERIOD.search(flat(text))
    if not match:
        return ""
    word, first, last, single = match.groups()
    if single:
        return single
    names = {"nam hoc": "năm học ", "nien khoa": "niên khóa ", "nhiem ky": "nhiệm kỳ "}
    return f"{names.get(word or '', '')}{first}-{last}"


def only_posthumous(text: str) -> bool:
    """Tell whether a heading confers after death only: "Truy tặng …", not "Tặng thưởng và truy tặng …"."""
    folded = flat(text)
    return "truy tang" in folded and not re.search(r"(?<!truy )\btang\b", folded)


def is_authority(text: str) -> bool:
    """Tell whether a text names who confers an award: "Chủ tịch UBND tỉnh"."""
    return bool(
        re.match(r"(?:thu tuong|chinh phu|chu tich|bo truong|giam doc|ubnd|uy ban|tong|hieu truong|bo )", flat(text))
    )


@lru_cache(maxsize=1 << 12)
def same_award(text: str) -> str:
    """Return the form under which two wordings of one award are equal."""
    return re.sub(r"\W+", " ", flat(text)).replace("uy ban nhan dan", "ubnd").strip()


def award_kind(award: str) -> str:
    """Return the only kind of recipient an award can go to by its name, "" where several can."""
    folded = flat(award)
    if re.match(r"tap the|don vi (?:quyet|tien)|co (?:thi dua|don vi)|thon|to dan pho|xa\b|khu|ban van", folded):
        return "collective"
    if award.upper().startswith(("TTLĐ", "ĐVQT", "ĐVTT", "CTĐ")):
        return "collective"
    if folded.startswith("gia dinh"):
        return "household"
    if re.match(
        r"chien s[iy]|lao dong tien|ky niem|huy hieu|(?:ba )?me viet|nha giao|thay thuoc|nghe s|nghe nhan|cong dan",
        folded,
    ) or award.upper().startswith(("CSTĐ", "LĐTT", "BMVN", "KNC")):
        return "individual"
    return ""
