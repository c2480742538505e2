"""What private data looks like in Vietnamese text: shapes of numbers, places and names. Pure functions.

Everything is looked for in the folded text (without marks, each sign in its
place). Where marks tell words apart ("bà" from "ba", "phố" from "phó", "có"
from "cô"), a word that is written with marks must have the right ones; without
marks it counts in a line that has none at all, and where it can be nothing else.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import lru_cache

from registrations.tables.vocabulary import SURNAMES

Span = tuple[int, int]


class What(StrEnum):
    """Kinds of private data; the value stands in the text instead of it."""

    EMAIL = "thư điện tử"
    LINK = "liên kết"
    PLATE = "biển số xe"
    PHONE = "số điện thoại"
    IDENTITY = "số giấy tờ"
    ACCOUNT = "số tài khoản"
    NUMBER = "dãy số"
    BIRTH = "ngày sinh"
    ADDRESS = "địa chỉ"
    NAME = "họ tên"

    @property
    def mask(self) -> str:
        """What is put in its place."""
        return f"[{self.value}]"


@lru_cache(maxsize=4096)
def _plain(sign: str) -> str:
    if sign.isascii():
        return sign
    if sign in "đĐ":
        return "d" if sign == "đ" else "D"
    if unicodedata.category(sign) in {"Nd", "No"}:
        value = unicodedata.digit(sign, None)
        return sign if value is None else str(value)
    if sign.isspace():
        return " "
    if unicodedata.category(sign) == "Pd":
        return "-"
    folded = unicodedata.normalize("NFKD", sign)[:1]
    return folded if folded.isascii() and folded.isprintable() and folded else sign


def fold_in_place(text: str) -> str:
    """The text without marks, sign for sign: what is found in it stands at the same place in the text."""
    return "".join(map(_plain, text))


def places(text: str, folded: str) -> Iterator[tuple[What, Span]]:
    """Everything in a text that looks private, in no order and perhaps one over another."""
    for shape, what, group in _TABLE:
        for match in shape.finditer(folded):
            yield what, match.span(group)
    yield from _numbers(folded)
    for span in _addresses(text, folded):
        yield What.ADDRESS, span
    for span in (*_titled(text, folded), *_introduced(folded), *_names(text, folded)):
        yield What.NAME, span


# --- numbers ---------------------------------------------------------------------

_GAP = r"[ .\-()]{0,3}"
_DIGITS = re.compile(rf"(?<![\w/])\+?\d(?:{_GAP}\d){{6,24}}(?![\w/]*\d)")
_DAY = r"(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{4}[./-]\d{1,2}[./-]\d{1,2}|(?:19|20)\d\d)"
_DAYS = re.compile(rf"{_DAY}(?: ?- ?{_DAY})*")
_MONEY = re.compile(r"\d{1,3}(?:([. ])\d{3})(?:\1\d{3})*")
_MONEY_AFTER = re.compile(r"\s*(?:dong|d\b|vnd|nghin|trieu|ty\b)", re.IGNORECASE)
_WORD_DIGIT = r"(?:khong|mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin)"
# Digits told in words, also with some written as digits: "không chín mốt 2 000 111".
_SPELLED = re.compile(
    rf"\b(?:{_WORD_DIGIT}[ .,\-]+){{6,14}}{_WORD_DIGIT}\b"
    rf"|(?<!\w)(?=(?:\d{{1,4}}[ .,\-]+)*(?:{_WORD_DIGIT}[ .,\-]+){{2}})(?:0\d{{0,3}}|khong)(?:[ .,\-]+(?:{_WORD_DIGIT}|\d{{1,4}})){{3,12}}\b",
    re.IGNORECASE,
)
# Other signs between the groups, and letters that look like digits.
_DISGUISED = re.compile(
    r"(?<![\w/])0\d{2,3}([/,_|*~])\d{3}\1\d{3,4}(?!\w)|(?<!\w)[0oO][ .\-]?[35789](?=[\dOoIl .\-]*[OoIl])(?:[ .\-]?[\dOoIl]){8}(?!\w)"
    r"|(?<!\w)[oO][35789](?:[ .\-]?\d){8}(?!\w)"
)
_ID_WORD = (
    r"(?:cccd|cmnd|cmt|can cuoc(?: cong dan)?|chung minh(?: thu| nhan dan)?|so dinh danh(?: ca nhan)?|ho chieu|passport"
    r"|bhyt|bao hiem y te|bhxh|bao hiem xa hoi|ma so thue|mst)"
)
_ACCOUNT_WORD = r"(?:stk|tknh|tk|so tai khoan|tai khoan|so the|account)"
_BETWEEN = r"\W{0,3}(?:(?:so|la|cua toi|cua em|ngan hang)\W{0,3}){0,3}"
_ACCOUNT_BEFORE = re.compile(rf"\b{_ACCOUNT_WORD}\W*(?:so|ngan hang|la)?\W*[\w ]{{0,25}}\W*$", re.IGNORECASE)
_IDENTITY_BEFORE = re.compile(rf"{_ID_WORD}{_BETWEEN}$", re.IGNORECASE)
_IDENTITY = re.compile(rf"\b{_ID_WORD}{_BETWEEN}([A-Za-z]{{0,3}} ?\d[\d .\-]{{4,18}}\d)", re.IGNORECASE)
_ACCOUNT = re.compile(rf"\b{_ACCOUNT_WORD}{_BETWEEN}(\d[\d .\-]{{3,22}}\d)", re.IGNORECASE)
_PHONE = re.compile(r"(?:\+?(?:00)?84|0)\d{8,10}")
_PHONE_WORD = r"(?:dien thoai|sdt|dt|dtdd|tel|zalo|lien he|hotline|goi|alo)"
_PHONE_BEFORE = re.compile(rf"\b{_PHONE_WORD}\W*(?:so|la)?\W*$", re.IGNORECASE)
_TLD = r"(?:com|vn|net|org|edu|gov|info|me|mail)"
_EMAIL = re.compile(
    r"[\w.+%-]+\s{0,2}(?:@|\(at\)|\[at\]|\ba cong\b|\bat\b(?=\s+\w+\s*(?:\.|cham|dot)))\s{0,2}[\w-]+(?:\.[\w-]+)*"
    rf"(?:\s{{0,2}}(?:[.,]|\(dot\)|\[dot\]|\bcham\b|\bdot\b)\s{{0,2}}{_TLD}\b)*",
    re.IGNORECASE,
)
_LINK = re.compile(r"(?:https?://|www\.)\S+|\b(?:facebook|fb|zalo|tiktok|youtube|t)\.(?:com|me|vn)/\S+", re.IGNORECASE)
_PLATE = re.compile(
    r"(?<![\w/])\d{2}[ .-]?(?:[A-Z]{1,2}|[A-Z]\d)(?! +(?:19|20)\d\d\b)[ .-]{0,3}(?:\d{3}[ .-]?\d{2}|\d{4})(?![\w/])"
    r"|(?<![\w/])\d{2}[a-z]\d?-?(?:\d{3}\.?\d{2}|\d{4})(?![\w/])"
)
_BIRTH = re.compile(
    r"\b(?:sinh(?: vao)?(?: ngay| nam)?|ngay sinh|nam sinh|sn)\W{0,3}(?:la )?"
    r"((?:ngay )?\d{1,2}(?:[./-]| thang )\d{1,2}(?:[./-]| nam )(?:(?:19|20)\d\d|\d\d)|(?:\d{1,2}[./-])?(?:19|20)\d\d"
    r"|(?<=nam )[3-9]\d(?!\d))\b",
    re.IGNORECASE,
)
# Shape → what it is, and the group that is hidden.
_TABLE = (
    (_EMAIL, What.EMAIL, 0),
    (_LINK, What.LINK, 0),
    (_IDENTITY, What.IDENTITY, 1),
    (_ACCOUNT, What.ACCOUNT, 1),
    (_SPELLED, What.PHONE, 0),
    (_DISGUISED, What.PHONE, 0),
    (_PLATE, What.PLATE, 0),
    (_BIRTH, What.BIRTH, 1),
)


def _numbers(folded: str) -> Iterator[tuple[What, Span]]:
    for match in _DIGITS.finditer(folded):
        what = _number(folded, match)
        if what:
            yield what, match.span()


def _number(folded: str, match: re.Match[str]) -> What | None:
    """What a run of digits is; None for dates, years or an amount of money."""
    run = match[0]
    if _DAYS.fullmatch(run) or (_MONEY.fullmatch(run) and _MONEY_AFTER.match(folded, match.end())):
        return None
    digits = re.sub(r"\D", "", run)
    before = folded[max(0, match.start() - 45) : match.start()]
    if _PHONE_BEFORE.search(before):
        return What.PHONE
    if _IDENTITY_BEFORE.search(before):
        return What.IDENTITY
    if _ACCOUNT_BEFORE.search(before):
        return What.ACCOUNT
    if _PHONE.fullmatch(digits) and len(digits) != 12:
        return What.PHONE
    if len(digits) in (9, 12):
        return What.IDENTITY
    return What.NUMBER


# --- addresses ---------------------------------------------------------------------

_NEAR = (
    "thôn|bản|xóm|ấp|buôn|làng|khối phố|khối|khu phố|khu dân cư|khu|tổ dân phố|tổ|số nhà|nhà số|ngõ|ngách|hẻm|kiệt"
    "|đường|phố|quốc lộ"
)
_FAR = "xã|phường|thị trấn|thị xã|huyện|quận"
_WIDE = "thành phố|tỉnh|tp"
_MARKED_PLACES = frozenset(f"{_NEAR}|{_FAR}|{_WIDE}".split("|"))
_PLACE = "|".join(sorted({fold_in_place(place) for place in _MARKED_PLACES}, key=len, reverse=True))
_PART = r"(?:\d+[A-Za-z]?(?:/\d+[A-Za-z]?)*|(?-i:[A-Z])[^\W_]*)"
_PIECE = re.compile(
    rf"(?:\bso\s+\d+[A-Za-z]?(?:/\d+[A-Za-z]?)*,?\s+)?\b(?P<place>{_PLACE})\.?\s+(?:so\s+)?{_PART}(?:[ -]{_PART}){{0,3}}",
    re.IGNORECASE,
)
_JOINT = re.compile(r"\s*[,;-]?\s*")
_OF_BODY = re.compile(
    r"(?:ubnd|uy ban nhan dan|hdnd|hoi dong nhan dan|dang uy|dang bo|mttq|mat tran to quoc|cong an|tram y te|can bo|lanh dao"
    r"|(?:hoi|doan|truong|phong|ban|trung tam|chi bo)(?: [^\W\d_]+){1,6})\s+$",
    re.IGNORECASE,
)
# Without capitals only what cannot well be anything else: a house number, a hamlet with a number or a known opening.
_FOLDED_NEAR = "thon|ban|xom|ap|khoi|khu|to dan pho|to|so nha|ngo|duong|pho|xa|phuong|huyen"
_LOWER_ADDRESS = re.compile(
    rf"\b(?:so nha|nha so|dia chi|thuong tru|tam tru|cu tru|ngu tai|o tai|song tai)\W+(?:[^\W_]+[ /-]?){{1,6}}"
    rf"(?:\s*,\s*(?:{_FOLDED_NEAR})\s(?:[^\W_]+ ?){{1,3}}){{0,4}}"
    r"|\b(?:thon|xom|to|khoi|khu|ngo|hem)\s+\d+[a-z]?\b"
    r"|\b(?:thon|ban|xom|to dan pho)\s+(?:na|pac|khuoi|coc|khon|ban|lung|po|keo|pan|tong|lang)\s+[^\W\d_]+",
    re.IGNORECASE,
)


def _addresses(text: str, folded: str) -> Iterator[Span]:
    found: list[tuple[Span, set[str]]] = []
    for match in _PIECE.finditer(folded):
        place = text[slice(*match.span("place"))].lower()
        if not _is_written(place, match["place"].lower(), _MARKED_PLACES, text, match.start("place")):
            continue
        if found and _JOINT.fullmatch(folded, found[-1][0][1], match.start()):
            (start, _), kinds = found.pop()
            found.append(((start, match.end()), kinds | {fold_in_place(place)}))
        else:
            found.append((match.span(), {fold_in_place(place)}))
    near = {fold_in_place(place) for place in _NEAR.split("|")}
    far = {fold_in_place(place) for place in _FAR.split("|")}
    for (start, end), kinds in found:
        if kinds & near or (kinds & far and not _OF_BODY.search(folded, max(0, start - 60), start)):
            yield start, end
    for match in _LOWER_ADDRESS.finditer(folded):
        yield match.span()


# --- names -------------------------------------------------------------------------

_CAPITAL = r"(?:[A-Z][a-z]*|[A-Z]\.)"
_HONORIFICS = frozenset(
    "ông|bà|anh|chị|cô|chú|bác|cậu|dì|em|cháu|cụ|thầy|mẹ|bố|đồng chí|đ/c|vợ|chồng|con|mế|bủ|già làng".split("|")
)
_BEFORE_NAME = "|".join(sorted({fold_in_place(each) for each in _HONORIFICS}, key=len, reverse=True))
_TITLED = re.compile(
    rf"\b(?P<who>(?i:{_BEFORE_NAME}))(?:\s*[:.]?\s+(?i:ong|ba|anh|chi|la))?\s*[:,.]?\s+(?P<name>{_CAPITAL}(?:\s+{_CAPITAL}){{0,4}})"
)
# Unmarked these are words of their own: "ba Huân chương", "thay Nghị định", "chi Bộ".
_ALSO_WORDS = frozenset({"ba", "thay", "chi", "co", "bo", "cau", "di", "vo", "me", "bac", "chu", "cu"})
_INTRODUCED = re.compile(
    r"\b(?:(?:toi|em|chau|con) ten(?: la)?|ten(?: toi| em| chau| con| minh)? la|ho(?: va)? ten(?: la)?|nguoi gui|ky ten"
    r"|toi la(?= (?-i:[A-Z])))\s*[:.]?\s+"
    r"(?!la\b|gi\b|nhu\b|va\b|cua\b)([^\W\d_]+\.?(?: [^\W\d_]+\.?){0,4})",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"(?<!\w)(?:[A-Z]\.\s?){2,4}(?:[A-Z][a-z]*)?|\bNg\.? ?(?:[A-Z][a-z]*\.? ?){1,3}(?<! )")
_LINES = re.compile(r"[^\n.,;:!?()\[\]\"“”/]+")
_WORDS = re.compile(r"[^\W\d_]+")
_MIDDLE = frozenset(
    {"van", "thi", "dinh", "duc", "huu", "quang", "xuan", "ngoc", "minh", "thanh", "cong", "viet", "tien"}
)
# What follows a name in small letters and is none of it.
_AFTER = frozenset(
    "gui hoi o la co duoc da dang se sinh va tai cua xin voi que tru so xa thon ban hien nam nay muon can ve den cho thi"
    " bi cung ong ba anh chi em chau nguoi lam cong giao tuoi toi khong tu trong phuong huyen tinh dia dien sdt".split()
)
_FOLDED_SURNAMES = frozenset(fold_in_place(name) for name in SURNAMES)
# Surnames by which a name is known even without capitals, when a usual middle name follows.
_SURE = frozenset(
    "nguyen tran le pham hoang huynh phan vu vo dang bui do ngo duong ly nong vi loc luong chu trieu dam lang lanh mong"
    " be hua phung dinh doan trinh mai ta la ban sam giap lam than nghiem vy luu dao quach ninh".split()
)
# Names of places, offices and feasts that begin like a name of a person.
_NO_NAMES = frozenset(
    "chi minh|cao bang|cao loc|ha noi|ha giang|ha tinh|ha nam|lai chau|van lang|van quan|chi lang|ho chi minh|chu tich"
    "|chu tich nuoc|truong ban|an giang|thanh pho|thi dua|thai nguyen|thai binh|hoa binh|ninh binh|la hien|dong dang"
    "|dong nai|viet nam|mong cai|cu chi|tu do|doc lap|lao dong|cong doan|ban thi dua|van phong|quan doi|quan khu|hoa phong"
    "|kim dong|tang qua|tan binh|hung lao|hung luc|ong ba|bac ho|cong an|loc binh|dinh lap|trang dinh|bac son|lang son|ba dinh|ba ria"
    "|trung uong|van hoa|van ban|truong hop|thanh tich|thanh nien|ly luan|cong ty|cong trinh|thong tu|quan ly|tu phap"
    "|la huan|la bang|bang khen|huan chuong|huy chuong|giay khen|danh hieu|nghi dinh|luat thi|quyet dinh|hoi dong|uy ban"
    "|bi thu|pho chu|pho giam|pho bi|giam doc|thu truong|bo truong|thu tuong|hieu truong|truong phong|truong thon"
    "|dai ta|thuong ta|trung ta|thieu ta|dai uy|thuong uy|chien si|nha nuoc|chinh phu|so noi|mat tran|dang uy|van thu".split(
        "|"
    )
)


def _is_written(word: str, folded: str, marked: frozenset[str], text: str, at: int) -> bool:
    """Whether a word as it stands in the text is one of these, with its marks or in a line without any."""
    if word in marked:
        return True
    return word == folded and _is_bare(text, at)


def _is_bare(text: str, at: int) -> bool:
    """Whether the line around a place has no Vietnamese mark at all."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    return text[start : end if end >= 0 else len(text)].isascii()


def _is_honorific(word: str, folded: str, text: str, at: int) -> bool:
    if folded in _ALSO_WORDS:
        return _is_written(word, folded, _HONORIFICS, text, at)
    return word in _HONORIFICS or word == folded


def _first_two(words: str) -> str:
    return " ".join(words.lower().split()[:2])


def _titled(text: str, folded: str) -> Iterator[Span]:
    for match in _TITLED.finditer(folded):
        who = text[slice(*match.span("who"))].lower()
        rest = folded[match.start("name") : match.start("name") + 40]
        no_name = {_first_two(match[0]), _first_two(match["name"]), _first_two(rest)} & _NO_NAMES
        if not no_name and _is_honorific(who, match["who"].lower(), text, match.start()):
            yield match.span("name")


def _introduced(folded: str) -> Iterator[Span]:
    """Who says their name, also in small letters: as far as it can be one."""
    for match in _INTRODUCED.finditer(folded):
        if _first_two(match[1]) in _NO_NAMES:
            continue
        start = end = match.start(1)
        for number, word in enumerate(_WORDS.finditer(folded, start, match.end(1))):
            if number and (word[0].lower() in _AFTER or (word[0].islower() and folded[start].isupper())):
                break
            end = word.end()
        if end > start:
            yield start, end


def _names(text: str, folded: str) -> Iterator[Span]:
    """Names of persons: a surname and what follows it, with capitals, or without where it is surely one."""
    for line in _LINES.finditer(folded):
        words = [(line.start() + found.start(), line.start() + found.end()) for found in _WORDS.finditer(line[0])]
        at = 0
        while at < len(words):
            length = _name_length(text, folded, words[at : at + 5])
            if length:
                yield words[at][0], words[at + length - 1][1]
            at += max(1, length)
    for match in _INITIALS.finditer(folded):
        yield match.span()


def _is_surname(text: str, folded: str, spans: Sequence[Span]) -> bool:
    """Whether a run of words begins with one: as it is written, or bare where the whole line or the whole name is."""
    start, end = spans[0]
    word = text[start:end]
    if word.lower() in SURNAMES:
        return True
    if word != folded[start:end] or word.lower() not in _FOLDED_SURNAMES:
        return False
    if _is_bare(text, start):
        return True
    whole = text[start : spans[min(2, len(spans) - 1)][1]]
    told = whole.istitle() or whole.isupper() or whole.lower().split()[1:2] in (["van"], ["thi"])
    return len(spans) > 2 and whole.isascii() and told


def _name_length(text: str, folded: str, spans: Sequence[Span]) -> int:
    """How many of the words are one name; 0 when none begins here."""
    joined = 1
    while joined < len(spans) and folded[spans[joined - 1][1] : spans[joined][0]].strip() in ("", "-"):
        joined += 1
    run = [folded[start:end] for start, end in spans[:joined]]
    lower = [word.lower() for word in run]
    start, end = spans[0]
    if not _is_surname(text, folded, spans[:joined]) or {" ".join(lower[:2]), " ".join(lower[:3])} & _NO_NAMES:
        return 0
    capitals = 0
    while capitals < len(run) and run[capitals][0].isupper():
        capitals += 1
    if capitals >= 2:
        return capitals
    if lower[0] in _SURE and len(run) >= 3 and lower[1] in _MIDDLE and lower[2] not in _AFTER:
        return 4 if len(run) >= 4 and run[3].islower() and lower[3] not in _AFTER else 3
    return 0
