"""Slips of the pen in the names of awards: "xuất xắc" for "xuất sắc", "Bằg khen" for "Bằng khen".

Only words that belong together in such names are known here; whether an award exists at all is
for the catalogue of titles to say.
"""

from functools import lru_cache

from search.text import canonical

_PAIRS = tuple(
    (first, second)
    for pair in (
        "bằng khen, giấy khen, thư khen, cờ thi, thi đua, chiến sĩ, chiến sỹ, tập thể, lao động, xuất sắc, tiên tiến, "
        "cơ sở, toàn quốc, huân chương, huy chương, kỷ niệm, kỉ niệm, niệm chương, anh hùng, danh hiệu, chủ tịch, "
        "thủ tướng, chính phủ, ủy ban, nhân dân, ưu tú, độc lập, kháng chiến, quân công, chiến công, dũng cảm, "
        "quyết thắng, đơn vị, sự nghiệp, giám đốc, bộ trưởng, hạng nhất, hạng nhì, hạng ba, tiêu biểu, gia đình, "
        "văn hóa, cấp tỉnh, cấp bộ"
    ).split(", ")
    for first, second in [canonical(pair).split()]
)
_KNOWN = frozenset(_PAIRS)
_BEFORE = {first: [b for a, b in _PAIRS if a == first] for first, _ in _PAIRS}
_BEHIND = {second: [a for a, b in _PAIRS if b == second] for _, second in _PAIRS}


@lru_cache(maxsize=4096)
def misspelt(award: str) -> str:
    """Return the two words of an award's name that look misspelt, "" where none do."""
    words = [word.strip(".,;:()\"'“”") for word in award.split()]
    keys = [canonical(word) for word in words]
    for position in range(len(words) - 1):
        first, second = keys[position], keys[position + 1]
        if (first, second) in _KNOWN or not (first.isalpha() and second.isalpha()):
            continue
        if any(_one_off(second, right) for right in _BEFORE.get(first, ())) or any(
            _one_off(first, right) for right in _BEHIND.get(second, ())
        ):
            return f"{words[position]} {words[position + 1]}"
    return ""


def _one_off(word: str, right: str) -> bool:
    """Tell whether a word differs from the right one by one letter put in, left out or changed."""
    if word == right or abs(len(word) - len(right)) > 1 or len(right) < 3:
        return False
    start = next((i for i, (a, b) in enumerate(zip(word, right, strict=False)) if a != b), min(len(word), len(right)))
    if len(word) == len(right):
        return word[start + 1 :] == right[start + 1 :]
    longer, shorter = sorted((word, right), key=len, reverse=True)
    return longer[start + 1 :] == shorter[start:]
