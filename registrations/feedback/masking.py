"""Private data in a text: found by its shape, hidden by a word in brackets. Pure functions.

The check proposes too much rather than too little: an officer decides on every
finding. Everything is looked for in the folded text (without marks, each sign
in its place), so that "nguyen van an" is found as well as "Nguyễn Văn An".
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from registrations.safeguards.words import clean_text
from registrations.tables.vocabulary import SURNAMES


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


@dataclass(frozen=True, slots=True)
class Finding:
    """One place in a prepared text that looks private."""

    what: What
    start: int
    end: int
    text: str

    @property
    def key(self) -> str:
        """The same words of the same kind have the same key, wherever they stand."""
        return hashlib.sha256(f"{self.what}\x1f{self.text}".encode()).hexdigest()[:16]


def prepared(text: str) -> str:
    """The text as it is checked and published: NFC, without signs that nobody sees."""
    seen = "".join(sign for sign in clean_text(text) if unicodedata.category(sign) != "Cf")
    return clean_text(seen)


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


# --- shapes, in the folded text -------------------------------------------------

_GAP = r"[ .\-()]{0,3}"
_DIGITS = re.compile(rf"(?<![\w/])\+?\d(?:{_GAP}\d){{6,24}}(?![\w/]*\d)")
_DATE = re.compile(
    r"\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{4}[./-]\d{1,2}[./-]\d{1,2}|(?:19|20)\d\d ?- ?(?:19|20)\d\d"
)
_MONEY = re.compile(r"\d{1,3}(?:\.\d{3})+")
_MONEY_AFTER = re.compile(r"\s*(?:dong|d\b|vnd|trieu|ty\b)", re.IGNORECASE)
_SPELLED = re.compile(
    r"\b(?:(?:khong|mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin)[ .,\-]+){6,14}"
    r"(?:khong|mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin)\b",
    re.IGNORECASE,
)
_ACCOUNT_BEFORE = re.compile(
    r"(?:stk|so tai khoan|tai khoan|so the|account)\W*(?:so|ngan hang|la)?\W*[\w ]{0,25}\W*$", re.IGNORECASE
)
_IDENTITY_BEFORE = re.compile(
    r"(?:cccd|cmnd|cmt|can cuoc(?: cong dan)?|chung minh(?: thu| nhan dan)?|so dinh danh|ho chieu|bhyt|bhxh|ma so thue|mst)"
    r"\W*(?:so|la)?\W*$",
    re.IGNORECASE,
)
_IDENTITY = re.compile(
    r"\b(?:cccd|cmnd|cmt|can cuoc(?: cong dan)?|chung minh(?: thu| nhan dan)?|so dinh danh|ho chieu|bhyt|bhxh|mst)\W{0,3}(?:so|la)?\W{0,3}"
    r"([A-Za-z]{0,3} ?\d[\d .\-]{4,18}\d)",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(
    r"\b(?:stk|so tai khoan|tai khoan|so the)\W{0,3}(?:so|la)?\W{0,3}(\d[\d .\-]{3,22}\d)", re.IGNORECASE
)
_PHONE = re.compile(r"(?:\+?84|0)\d{8,10}")
_PHONE_BEFORE = re.compile(r"(?:dien thoai|sdt|dt|tel|zalo|lien he|hotline|goi)\W*(?:so|la)?\W*$", re.IGNORECASE)
_EMAIL = re.compile(
    r"[\w.+%-]+\s?(?:@|\(at\)|\[at\]|\ba cong\b)\s?[\w-]+(?:\s?(?:\.|\(dot\)|\bcham\b)\s?[\w-]+)*", re.IGNORECASE
)
_LINK = re.compile(r"(?:https?://|www\.)\S+|\b(?:facebook|fb|zalo|tiktok|youtube|t)\.(?:com|me|vn)/\S+", re.IGNORECASE)
_PLATE = re.compile(
    r"(?<![\w/])\d{2}[ .-]?(?:[A-Z]{1,2}|[A-Z]\d)[ .-]{0,3}(?:\d{3}[ .-]?\d{2}|\d{4})(?![\w/])", re.IGNORECASE
)
_BIRTH = re.compile(
    r"\b(?:sinh(?: ngay| nam)?|ngay sinh|nam sinh|sn)\W{0,3}((?:(?:ngay )?\d{1,2}(?:[./-]| thang ))?(?:\d{1,2}(?:[./-]| nam ))?(?:19|20)\d\d)\b",
    re.IGNORECASE,
)

_WORD = r"[^\W\d_]+"
_PLACE = r"(?:thon|ban|xom|ap|buon|khoi pho|khoi|khu pho|khu dan cu|khu|to dan pho|to|so nha|nha so|ngo|ngach|hem|kiet|duong|pho|quoc lo|xa|phuong|thi tran|thi xa|huyen|quan)"
_PART = r"(?:\d+[A-Za-z]?(?:/\d+[A-Za-z]?)*|(?-i:[A-Z])[^\W_]*)"
_ADDRESS_PIECE = rf"\b{_PLACE}\s+(?:so\s+)?{_PART}(?:[ -]{_PART}){{0,3}}"
_ADDRESS = re.compile(
    rf"{_ADDRESS_PIECE}(?:\s*[,;-]\s*(?:{_ADDRESS_PIECE}|(?:tp|thanh pho|tinh)\.?\s+{_PART}(?:\s{_PART}){{0,2}}))*",
    re.IGNORECASE,
)
# Without capitals only what cannot well be anything else: a house number, a hamlet with a number or a known opening.
_LOWER_ADDRESS = re.compile(
    rf"\b(?:so nha|nha so|dia chi|thuong tru|tam tru|cu tru|ngu tai|o tai|song tai)\W+(?:[^\W_]+[ /-]?){{1,6}}(?:\s*,\s*{_PLACE}\s(?:[^\W_]+ ?){{1,3}}){{0,4}}"
    rf"|\b(?:thon|xom|to|khoi|khu|ngo|hem)\s+\d+[a-z]?\b|\b(?:thon|ban|xom|to dan pho)\s+(?:na|pac|khuoi|coc|khon|ban|lung|po|keo)\s+{_WORD}",
    re.IGNORECASE,
)

_CAPITAL = r"(?:[A-Z][a-z]*|[A-Z]\.)"
_HONORIFICS = (
    "ong|ba|anh|chi|co|chu|bac|cau|di|em|chau|cu|thay|me|bo|dong chi|d/c|ten toi la|toi ten la|toi ten|toi la|ten la|ho ten|ho va ten"
    "|nguoi gui|ky ten|vo|chong|con"
)
_TITLED = re.compile(
    rf"\b(?:(?i:{_HONORIFICS}))(?:\s*[:.]?\s+(?i:ong|ba|anh|chi|la))?\s*[:,.]?\s+({_CAPITAL}(?:\s+{_CAPITAL}){{0,4}})"
)
_INITIALS = re.compile(r"(?<!\w)(?:[A-Z]\.\s?){2,4}(?:[A-Z][a-z]*)?")
_LINES = re.compile(r"[^\n.,;:!?()\[\]\"“”/]+")
_WORDS = re.compile(_WORD)
_MIDDLE = frozenset(
    {"van", "thi", "dinh", "duc", "huu", "quang", "xuan", "ngoc", "minh", "thanh", "cong", "viet", "tien"}
)


_FOLDED_SURNAMES = frozenset(fold_in_place(name) for name in SURNAMES)


# Surnames by which a name is known even without capitals, when a usual middle name follows.
_SURE = frozenset(
    "nguyen tran le pham hoang huynh phan vu vo dang bui do ngo duong ly nong vi loc luong chu trieu dam lang lanh mong"
    " be hua phung dinh doan trinh mai ta la ban sam giap lam than nghiem vy luu dao quach ninh".split()
)
# Names of places, offices and feasts that begin like a name of a person.
_NO_NAMES = frozenset(
    "chi minh|cao bang|cao loc|ha noi|ha giang|ha tinh|ha nam|lai chau|van lang|van quan|chi lang|ho chi minh|chu tich|chu tich nuoc"
    "|truong ban|an giang|thanh pho|thi dua|thai nguyen|thai binh|hoa binh|ninh binh|la hien|dong dang|dong nai|viet nam|mong cai"
    "|cu chi|tu do|doc lap|lao dong|cong doan|ban thi dua|van phong|quan doi|quan khu|hoa phong|kim dong|tang qua|tan binh".split(
        "|"
    )
)


_MASKS = re.compile("|".join(re.escape(fold_in_place(each.mask)) for each in What))

# Shape → what it is, and the group that is hidden.
_TABLE = (
    (_EMAIL, What.EMAIL, 0),
    (_LINK, What.LINK, 0),
    (_IDENTITY, What.IDENTITY, 1),
    (_ACCOUNT, What.ACCOUNT, 1),
    (_SPELLED, What.PHONE, 0),
    (_PLATE, What.PLATE, 0),
    (_BIRTH, What.BIRTH, 1),
    (_ADDRESS, What.ADDRESS, 0),
    (_LOWER_ADDRESS, What.ADDRESS, 0),
    (_INITIALS, What.NAME, 0),
)


def _made(text: str, what: What, span: tuple[int, int]) -> Finding:
    start, end = span
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;.-("):
        end -= 1
    return Finding(what, start, end, text[start:end])


def _shapes(text: str, folded: str) -> Iterator[Finding]:
    for shape, what, group in _TABLE:
        for match in shape.finditer(folded):
            yield _made(text, what, match.span(group))
    for match in _DIGITS.finditer(folded):
        number = _number(folded, match)
        if number:
            yield _made(text, number, match.span())
    for match in _TITLED.finditer(folded):
        if not {_two(match[0]), _two(match[1])} & _NO_NAMES:
            yield _made(text, What.NAME, match.span(1))
    for span in _names(text, folded):
        yield _made(text, What.NAME, span)


def _two(words: str) -> str:
    return " ".join(words.lower().split()[:2])


def _number(folded: str, match: re.Match[str]) -> What | None:
    """What a run of digits is; None for a date or an amount of money."""
    run = match[0]
    if _DATE.fullmatch(run) or (_MONEY.fullmatch(run) and _MONEY_AFTER.match(folded, match.end())):
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


def _names(text: str, folded: str) -> Iterator[tuple[int, int]]:
    """Names of persons: a surname and what follows it, with capitals, or without where it is surely one."""
    for line in _LINES.finditer(folded):
        words = [(line.start() + found.start(), line.start() + found.end()) for found in _WORDS.finditer(line[0])]
        at = 0
        while at < len(words):
            length = _name_length(text, folded, words[at : at + 5])
            if length:
                yield words[at][0], words[at + length - 1][1]
            at += max(1, length)


def _is_surname(word: str, folded: str) -> bool:
    """With its marks it must be one as it is written; without marks it may stand for several."""
    return folded.lower() in _FOLDED_SURNAMES if word == folded else word.lower() in SURNAMES


def _name_length(text: str, folded: str, spans: Sequence[tuple[int, int]]) -> int:
    """How many of the words are one name; 0 when none begins here."""
    joined = 1
    while joined < len(spans) and not folded[spans[joined - 1][1] : spans[joined][0]].strip():
        joined += 1
    run = [folded[start:end] for start, end in spans[:joined]]
    lower = [word.lower() for word in run]
    start, end = spans[0]
    if not _is_surname(text[start:end], run[0]) or {" ".join(lower[:2]), " ".join(lower[:3])} & _NO_NAMES:
        return 0
    capitals = 0
    while capitals < len(run) and run[capitals][0].isupper():
        capitals += 1
    if capitals >= 2:
        return capitals
    if lower[0] in _SURE and len(run) >= 3 and lower[1] in _MIDDLE:
        return 3
    return 0


def find(text: str, known: Iterable[str] = ()) -> list[Finding]:
    """What looks private in a prepared text, from its beginning, none over another.

    ``known`` are words that are surely private: name, address and numbers of the sender.
    """
    # What is hidden already is not read again.
    folded = _MASKS.sub(lambda mask: "|" * len(mask[0]), fold_in_place(text))
    found = [*_known(text, folded, known), *_shapes(text, folded)]
    kept: list[Finding] = []
    # What begins first and reaches furthest wins; a part of it is hidden with it.
    for each in sorted(found, key=lambda one: (one.start, -one.end)):
        if each.end <= each.start:
            continue
        if kept and each.start < kept[-1].end:
            if each.end > kept[-1].end:
                last = kept[-1]
                kept[-1] = Finding(last.what, last.start, each.end, text[last.start : each.end])
            continue
        kept.append(each)
    return kept


def _known(text: str, folded: str, known: Iterable[str]) -> Iterator[Finding]:
    lower = folded.lower()
    for words in known:
        plain = fold_in_place(prepared(words)).lower()
        wanted = [plain]
        if len(plain.split()) > 2:
            wanted.append(" ".join(plain.split()[-2:]))
        for one in wanted:
            if len(one) < 5:
                continue
            for match in re.finditer(rf"(?<!\w){re.escape(one)}(?!\w)", lower):
                yield Finding(What.NAME, match.start(), match.end(), text[match.start() : match.end()])


def hide(text: str, findings: Iterable[Finding]) -> str:
    """The text with the findings replaced by their masks."""
    for each in sorted(findings, key=lambda one: one.start, reverse=True):
        text = text[: each.start] + each.what.mask + text[each.end :]
    return text


def settle(
    text: str, decisions: Mapping[str, bool], known: Sequence[str] = ()
) -> tuple[str, list[Finding], list[Finding]]:
    """(the text with what was to be hidden hidden, findings nobody decided on, findings that stay).

    ``decisions`` says by key whether a finding is hidden. What comes to light
    only when something beside it is gone is asked as well.
    """
    for _ in range(8):
        findings = find(text, known)
        hidden = [each for each in findings if decisions.get(each.key) is True]
        if not hidden:
            break
        text = hide(text, hidden)
    open_ = [each for each in findings if decisions.get(each.key) is not False]
    return text, open_, [each for each in findings if decisions.get(each.key) is False]
