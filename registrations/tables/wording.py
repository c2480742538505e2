"""Plain-text helpers of the list reader: cleaning, folding, ditto marks, capitals."""

import re
import unicodedata
from functools import lru_cache

from search.text import tidy

SOFT = "\u0225"
"""Stands for a soft hyphen until it is known whether the text is in an old font (see legacy_text)."""
_LINE_ENDS = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
_DASHES = re.compile(r"[\u2010-\u2015\u2212]")
_QUOTES = re.compile("[“”„‟«»″〃]")
_DITTO = re.compile(
    r"\(?\s*-?\s*(?:n\s*[./]?\s*t\.?|(?:nhu|như)\s*(?:(?:dòng|hàng|dong)\s*)?(?:tren|trên)|//|\"|\'\'|,,|\"\s*\"|〃"
    r"|cùng (?:trên|đơn vị|chức vụ|địa chỉ|thành tích)(?: trên)?)\s*-?\s*\)?\.?"
)
_AGENCY = re.compile(
    r"\b(sở|bộ) ((?:\w+(?: \w+){0,3}, )?\w+(?: \w+){0,2}(?: và \w+(?: \w+)?)?)(?=$|[,;.()\"”]| tỉnh| năm)"
)
_NAMED_PLACE = re.compile(
    r"\b(xã|phường|huyện|tỉnh|thành phố|thị trấn|thị xã|quận|thôn|thpt|thcs|tiểu học|mầm non)"
    r"((?: (?!(?:năm|cho|và|về|vì|đã|có|tặng|các|tiêu|giai|thuộc|nhân|trong|hạng|là|đạt|lần|với|thứ|số)\b)[^\W\d]+){1,4})"
)
_ABBREVIATIONS = re.compile(r"\b(?:thpt|thcs|ptdtnt|ptdtbt|tnhh|mttq|lđlđ|tw|bch|btv|bhxh|htx|gd&đt|gdđt|cstđ|lđtt)\b")
_LEGAL_CAPITALS = (
    ("hội đồng thi đua - khen thưởng", "Hội đồng Thi đua - Khen thưởng"),
    ("ủy ban nhân dân", "Ủy ban nhân dân"),
    ("uỷ ban nhân dân", "Uỷ ban nhân dân"),
    ("chủ tịch", "Chủ tịch"),
    ("thủ tướng chính phủ", "Thủ tướng Chính phủ"),
    ("thủ tướng", "Thủ tướng"),
    ("chính phủ", "Chính phủ"),
    ("nhà nước", "Nhà nước"),
    ("bộ trưởng", "Bộ trưởng"),
    ("giám đốc", "Giám đốc"),
    ("ban chấp hành", "Ban Chấp hành"),
    ("ban thường vụ", "Ban Thường vụ"),
    ("tỉnh ủy", "Tỉnh ủy"),
    ("tỉnh uỷ", "Tỉnh uỷ"),
    ("tỉnh đoàn", "Tỉnh đoàn"),
    ("huyện ủy", "Huyện ủy"),
    ("đảng ủy", "Đảng ủy"),
    ("đảng bộ", "Đảng bộ"),
    ("trung ương", "Trung ương"),
    ("liên đoàn lao động", "Liên đoàn Lao động"),
    ("hội nông dân", "Hội Nông dân"),
    ("hội liên hiệp phụ nữ", "Hội Liên hiệp Phụ nữ"),
    ("hội cựu chiến binh", "Hội Cựu chiến binh"),
    ("huân chương lao động", "Huân chương Lao động"),
    ("huân chương độc lập", "Huân chương Độc lập"),
    ("huân chương quân công", "Huân chương Quân công"),
    ("huân chương chiến công", "Huân chương Chiến công"),
    ("huân chương bảo vệ tổ quốc", "Huân chương Bảo vệ Tổ quốc"),
    ("huân chương kháng chiến", "Huân chương Kháng chiến"),
    ("huy chương kháng chiến", "Huy chương Kháng chiến"),
    ("hồ chí minh", "Hồ Chí Minh"),
    ("bác hồ", "Bác Hồ"),
    ("anh hùng lao động", "Anh hùng Lao động"),
    ("việt nam", "Việt Nam"),
    ("lạng sơn", "Lạng Sơn"),
    ("ubnd", "UBND"),
    ("hđnd", "HĐND"),
    ("giải nhất", "Giải Nhất"),
    ("giải nhì", "Giải Nhì"),
    ("giải ba", "Giải Ba"),
    ("giải khuyến khích", "Giải Khuyến khích"),
    ("giải đặc biệt", "Giải Đặc biệt"),
    ("hạng nhất", "hạng Nhất"),
    ("hạng nhì", "hạng Nhì"),
    ("hạng ba", "hạng Ba"),
)


def clean(text: str) -> str:
    """Return tidy NFC text; line breaks stay as "\\n", empty lines go."""
    lines = (tidy(line) for line in _LINE_ENDS.sub("\n", text).split("\n"))
    return "\n".join(line for line in lines if line)


def clean_cell(text: str, *, blank_lines: bool = False) -> str:
    """Like clean, for text straight from a file: a soft hyphen may be the ư of an old font and is kept as SOFT.

    With `blank_lines` one empty line between others stays.
    """
    text = text.replace("\u00ad", SOFT) if "\u00ad" in text else text
    if not blank_lines:
        return clean(text)
    lines = [tidy(line) for line in _LINE_ENDS.sub("\n", text).split("\n")]
    return "\n".join(line for at, line in enumerate(lines) if line or (at and lines[at - 1])).strip()


@lru_cache(maxsize=1 << 14)
def one_line(text: str) -> str:
    """Return cleaned text on a single line."""
    return clean(text).replace("\n", " ")


class _Folds(dict[int, str]):
    """Code point → folded letter, worked out when first met; fit for str.translate."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        folded = unicodedata.normalize("NFD", character)[0].lower()
        if character in "đĐ":
            folded = "d"
        elif _DASHES.match(character):
            folded = "-"
        elif _QUOTES.match(character):
            folded = '"'
        self[code] = folded if len(folded) == 1 else character
        return self[code]


_FOLDS = _Folds()


@lru_cache(maxsize=1 << 14)
def flat(text: str) -> str:
    """Fold to lower-case ASCII-like letters, keeping one character per character of NFC input.

    Positions found in the result are therefore positions in the input too.
    """
    return text.translate(_FOLDS)


@lru_cache(maxsize=1 << 12)
def is_ditto(text: str) -> bool:
    """Tell whether a cell says "the same as above" ("nt", "-nt-", "như trên", quotation marks)."""
    return bool(_DITTO.fullmatch(_QUOTES.sub('"', _DASHES.sub("-", text.strip().lower()))))


def is_blank(text: str) -> bool:
    """Tell whether a cell holds nothing but blanks, dashes or dots."""
    return not text.strip(" \n-–—._…")


def is_mark(text: str) -> bool:
    """Tell whether a cell is a tick: x, X, v, ✓, +, 1."""
    return text.strip().lower() in {"x", "v", "✓", "✔", "√", "☑", "☒", "+", "1", "01", "có"}


def is_capital(text: str) -> bool:
    """Tell whether a text of two words or more is written in capitals throughout."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 2 and " " in text.strip() and all(not c.islower() for c in letters)


def sentence_case(text: str) -> str:
    """Turn a heading in capitals into running text, keeping the capitals of institutions."""
    if not is_capital(text):
        return text
    lowered = text.lower()
    for plain, proper in _LEGAL_CAPITALS:
        lowered = lowered.replace(plain, proper)
    for match in reversed(list(_AGENCY.finditer(lowered))):
        lowered = lowered[: match.start()] + match[1].capitalize() + " " + _proper(match[2]) + lowered[match.end() :]
    lowered = re.sub(r"\b(giám đốc|Giám đốc) sở(?=$|[,;.)])", r"\1 Sở", lowered)
    lowered = _NAMED_PLACE.sub(lambda found: found[1] + found[2].title(), lowered)
    lowered = _ABBREVIATIONS.sub(lambda found: found[0].upper(), lowered)
    lowered = re.sub(r"\b(quý) (iv|i{1,3})\b", lambda found: f"{found[1]} {found[2].upper()}", lowered)
    lowered = re.sub(r"(hu[ây]n? chương|kỷ niệm chương) (\w)", lambda m: f"{m[1]} {m[2].upper()}", lowered)
    lowered = re.sub(r"([“\"])(\w)", lambda quoted: quoted[1] + quoted[2].upper(), lowered)
    return lowered[:1].upper() + lowered[1:]


_FIRST_OF_FIELD = re.compile(
    r"((?:^|(?<=, )|(?<=- ))(?:tổ|phòng|ban|khoa|chi cục|cục|trung tâm|hội|công ty|ngân hàng) )(\w)", re.IGNORECASE
)


def body_case(text: str) -> str:
    """Propose the usual writing of a body's name in capitals: "TỔ TOÁN, TRƯỜNG THPT A" → "Tổ Toán, Trường THPT A"."""
    cased = "".join(piece[:1].upper() + piece[1:] for piece in re.split(r"(, |\s-\s)", sentence_case(text)))
    return _FIRST_OF_FIELD.sub(lambda found: found[1] + found[2].upper(), cased)


def _proper(agency: str) -> str:
    """Write an agency's field as is usual: "giáo dục và đào tạo" → "Giáo dục và Đào tạo"."""
    parts = re.split(r"(, | và )", agency)
    return "".join(part[:1].upper() + part[1:] if i % 2 == 0 else part for i, part in enumerate(parts))


def name_case(text: str) -> str:
    """Turn a person's name in capitals into the usual writing: "NÔNG VĂN A" → "Nông Văn A"."""
    return " ".join(word[:1].upper() + word[1:].lower() for word in text.split())


def column_letter(index: int) -> str:
    """Return the letters of a column counted from 0: 0 → "A", 26 → "AA"."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
