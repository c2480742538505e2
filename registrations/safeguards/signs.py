"""What in a text looks like advertising or a machine: signs for the officer, never a reason to refuse. Pure."""

import re
import unicodedata

from search.text import fold

LINKS = 3
FOREIGN_SHARE = 0.3
LONGEST_WORD = 60
REPEATABLE = 40  # shorter texts, such as "Tôi nhất trí", are rightly sent by many

_LINK = re.compile(r"(?:https?://|www\.)\S+|\b[\w-]+\.(?:com|net|org|xyz|top|vip|club|info|ru|cn|shop|bet)\b", re.I)
_MARKUP = re.compile(r"\[/?url\b|\[/?img\b|<\s*a\b[^>]*href|<\s*(?:script|iframe|img)\b", re.I)
_SAME = re.compile(r"([^\W_])\1{15,}")


def of_text(text: str) -> list[str]:
    """Signs in one text, in words for the officer; none in an ordinary one."""
    found = []
    links = len(_LINK.findall(text))
    if links >= LINKS:
        found.append(f"có {links} đường dẫn")
    if _MARKUP.search(text):
        found.append("có mã chèn liên kết")
    letters = [sign for sign in text if sign.isalpha()]
    foreign = sum(1 for sign in letters if not unicodedata.name(sign, "LATIN").startswith(("LATIN", "MODIFIER")))
    if len(letters) >= 10 and foreign / len(letters) > FOREIGN_SHARE:
        found.append("phần lớn viết bằng chữ nước ngoài")
    if _SAME.search(text):
        found.append("lặp một ký tự nhiều lần")
    if any(len(word) > LONGEST_WORD and word.isalnum() for word in text.split()):
        found.append("có chuỗi ký tự dài không nghĩa")
    return found


def likeness(text: str) -> str:
    """What the same text has in common however it is spelled: folded letters only; "" for a short one.

    Numbers are left out: machines that send one text a thousand times count it.
    """
    letters = " ".join(re.findall(r"[^\W\d_]+", fold(text)))
    return letters if len(letters) >= REPEATABLE else ""
