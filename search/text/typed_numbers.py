"""Document numbers as people type them into a search box: patterns over flattened text.

"1657 qd ubnd", "1657qd", "QĐ-UBND 1657", "quyết định 1657 của UBND tỉnh",
"NQ 15 TW", "1 657/QĐ-UBND". Used by ``numbers`` only.
"""

import re
from collections.abc import Iterator

from .number_words import ISSUERS, SPOKEN_ISSUERS, SURE_CODES, TYPE_CODES, TYPE_WORDS, choice

_CODES = choice(TYPE_CODES - {"l", "luat"})
_KNOWN = choice(ISSUERS)
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_NUM = r"(?P<num>\d{1,3}\.\d{3}|\d{1,6})(?P<let>[a-z]?)"
_SEP = r"[\s/_.-]"
_SO = r"(?:so(?:\s+hieu)?|s)?[\s:._-]*"
_SAID = rf"(?:cua\s+)?(?:chu tich\s+)?(?P<spoken>{choice(SPOKEN_ISSUERS)})(?:\s+tinh(?:\s+lang son)?)?"
# "báo cáo 6 tháng", "kế hoạch 5 năm", "nghị quyết 3 ngày" count something; "quyết định 1657 năm 2021" does not.
_COUNTS = r"(?!\s*(?:%|(?:nam(?!\s+(?:19|20)\d\d(?!\s*-))|thang(?!\s+\d)|ngay(?!\s+\d)|tuan|quy|gio|nguoi|lan|cap|buoc|muc tieu)\b))"

# Digits with blanks between them, surely meant as one number because a kind follows.
_SPACED = re.compile(
    rf"(?<![\w/.,-])(?<!\d )(?P<num>\d(?: \d){{2,5}}|\d{{1,3}} \d{{3}})(?P<let>)\s*/\s*(?:{_YEAR}\s*/\s*)?"
    rf"(?P<type>{_CODES})(?:\s*[-/.]\s*(?P<issuer>[a-z]{{2,12}}\d{{0,2}}))?(?!\w)"
)
_NAMED = re.compile(
    rf"(?<!\w)(?:(?P<words>{choice(TYPE_WORDS)})|(?P<code>{_CODES}))"
    rf"(?:\s+{_SAID.replace('spoken', 'before')})?[\s:._-]*{_SO}{_NUM}(?:\s*[/-]\s*{_YEAR})?"
    rf"(?:{_SEP}{{1,3}}(?:(?P<second>{_CODES}){_SEP}{{1,3}})?(?P<issuer>(?:{_KNOWN})\d{{0,2}})(?!\w)|\s+{_SAID}(?!\w))?"
    rf"(?![\w/]|[.,-]\d){_COUNTS}"
)
_LOOSE = re.compile(
    rf"(?<![\w/.])(?P<num>\d{{1,6}})(?P<let>[a-z]?){_SEP}{{0,3}}(?:{_YEAR}{_SEP}{{1,3}})?"
    rf"(?P<type>{_CODES})(?:{_SEP}{{0,3}}(?P<issuer>[a-z]{{2,12}}\d{{0,2}}(?:[-.][a-z]{{1,9}}){{0,2}}))?(?!\w)"
)
_BACK = re.compile(
    rf"(?<!\w)(?P<type>{_CODES})(?P<sep>{_SEP}{{0,3}})(?P<issuer>[a-z]{{2,12}}\d{{0,2}}?)(?:\s+tinh)?"
    rf"[\s:_.-]*{_SO}(?P<num>\d{{1,6}})(?P<let>[a-z]?)(?:\s*/\s*{_YEAR})?(?![\w/])"
)
_SAID_SO = re.compile(r"\bso\b")
_LIKE_A_YEAR = re.compile(r"(?:19|20)\d\d")


def spoken(words: str) -> str:
    """The code of an issuer said in (flattened) words."""
    return SPOKEN_ISSUERS[words]


def spaced(flattened: str) -> Iterator[re.Match[str]]:
    """Numbers whose digits were typed with blanks between them."""
    return _SPACED.finditer(flattened)


def named(flattened: str) -> Iterator[tuple[re.Match[str], str]]:
    """(match, type code) of numbers with their kind before them."""
    for match in _NAMED.finditer(flattened):
        kind = TYPE_WORDS[match["words"]] if match["words"] else match["code"]
        # "QĐ UBND 2021": rather the decisions of a year, which its words find.
        year = match["before"] and _LIKE_A_YEAR.fullmatch(match["num"]) and not _SAID_SO.search(match[0])
        if not year:
            yield match, kind


def loose(flattened: str) -> Iterator[re.Match[str]]:
    """Numbers whose parts stand together somehow, number first or number last."""
    for match in _LOOSE.finditer(flattened):
        if _holds_together(match):
            yield match
    for match in _BACK.finditer(flattened):
        issuer = match["issuer"].rstrip("0123456789")
        known = issuer in ISSUERS
        year = _LIKE_A_YEAR.fullmatch(match["num"]) and not _SAID_SO.search(match[0])
        if (known or any(mark in match["sep"] for mark in "-/_")) and not year:
            yield match


def _holds_together(match: re.Match[str]) -> bool:
    issuer = match["issuer"] or ""
    known = issuer.partition("-")[0].partition(".")[0].rstrip("0123456789") in ISSUERS
    between = match.string[match.end("let") : match.start("type")]
    if issuer:
        return known or any(mark in match[0] for mark in "/-_")
    if _LIKE_A_YEAR.fullmatch(match["num"]):
        return "/" in between
    return " " not in between or match["type"] in SURE_CODES
