"""What was typed after a filter's name, matched to the values that the filter has.

Values may be codes with labels of the rooms ("nhat": "Hạng Nhất"), or whatever
stands in an index of somebody else's entries ("Huân chương Lao động", "1").
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from search.lexicon import Lexicon
from search.text import canonical, fold, has_marks

# A stand-alone "I" has the key "y".
RANKS = ({"nhat", "1", "i", "y", "mot"}, {"nhi", "2", "ii", "hai"}, {"ba", "3", "iii"})
# Words that name the filter itself and may stand before the value: "hạng nhất", "cấp tỉnh".
_NOUNS = {
    "award_class": ("hang",),
    "level": ("cap",),
    "recipient_kind": ("doi tuong",),
    "target_group": ("nhom",),
    "award_kind": ("khen thuong", "theo", "khen"),
    "movement": ("phong trao thi dua", "phong trao"),
    "form": ("danh hieu", "hinh thuc"),
}
_KINDS = {
    "award": ("khen thuong", "luot khen thuong", "so vang", "khen"),
    "decision": ("quyet dinh", "quyet dinh khen thuong"),
    "news": ("tin", "tin tuc", "bai viet", "tin bai"),
    "exemplar": ("guong", "guong dien hinh", "dien hinh", "dien hinh tien tien", "nguoi tot viec tot"),
    "document": ("van ban", "tai lieu"),
    "question": ("hoi dap", "cau hoi"),
    "consultation": ("y kien", "lay y kien", "xin y kien"),
    "page": ("trang", "trang thong tin"),
}
_SAID = {
    "award_kind": {"thuong xuyen": "cong trang", "cong hien": "qua trinh cong hien"},
    "recipient_kind": {"nguoi": "ca nhan", "don vi": "tap the", "ho": "ho gia dinh", "gia dinh": "ho gia dinh"},
    "level": {"trung uong": "bo nganh", "quoc gia": "nha nuoc", "phuong": "xa", "thanh pho": "huyen"},
    "target_group": {"phu nu": "nu", "dan toc": "dan toc thieu so", "dtts": "dan toc thieu so"},
}


@lru_cache(maxsize=16_384)
def _keys(text: str) -> tuple[str, str]:
    return canonical(text), fold(text)


def matching(facet: str, typed: str, known: Mapping[str, str], lexicon: Lexicon) -> list[str]:
    """Values of a facet that are meant by ``typed``; [] if there is none.

    The value or its label itself, else every label that says it as whole words.
    """
    exact, folded = _keys(typed)
    wanted = _wanted(facet, folded)
    if not folded:
        return []
    found = [value for value, label in known.items() if any(k[1] in wanted for k in _spellings(facet, value, label))]
    if found:
        return _agreeing(facet, exact, found, known) if has_marks(exact) else found
    joined = {each.replace(" ", "") for each in wanted}
    found = [
        v for v, label in known.items() if any(k[1].replace(" ", "") in joined for k in _spellings(facet, v, label))
    ]
    if found:
        return found
    short = [value for value in known if folded in _long_forms(value, lexicon)]
    long = [fold(each) for _, longs, _ in lexicon.shorts.get(tuple(folded.split()), ()) for each in longs]
    short += [v for v, label in known.items() if any(k[1] in long for k in _spellings(facet, v, label))]
    if short:
        return list(dict.fromkeys(short))
    return [value for value, label in known.items() if f" {folded} " in f" {_keys(label or value)[1]} "]


def _agreeing(facet: str, exact: str, found: list[str], known: Mapping[str, str]) -> list[str]:
    """Of values that agree without marks those that agree with the marks typed too; a code bears none. All if none do."""

    def agrees(value: str) -> bool:
        spelled = {key[0] for key in _spellings(facet, value, known[value]) if key[0]}
        same = {key for key in spelled if fold(key) in (fold(exact), _bare(facet, fold(exact)))}
        marked = {key for key in same if has_marks(key)}
        return not marked or any(exact.endswith(key) for key in marked)

    return [value for value in found if agrees(value)] or found


def _wanted(facet: str, folded: str) -> set[str]:
    made = {folded, _bare(facet, folded)}
    if facet == "award_class":
        made |= next((rank for rank in RANKS if made & rank), set())
    said = _SAID.get(facet, {}).get(_bare(facet, folded))
    return made | ({said} if said else set())


def _spellings(facet: str, value: str, label: str) -> list[tuple[str, str]]:
    """(exact, folded) ways in which a value is told, with and without the noun of its facet."""
    made = []
    for told in dict.fromkeys((label, value, label.partition(" (")[0], label.partition(",")[0])):
        exact, folded = _keys(told)
        if not folded:
            continue
        bare = _bare(facet, folded)
        size = len(bare.split())
        made += [(exact, folded), (" ".join(exact.split()[-size:]), bare)]
    if facet == "kind":
        made += [(word, word) for word in _KINDS.get(value, ())]
    if facet == "award_class":
        made += [("", word) for rank in RANKS for word in rank if any(key[1] in rank for key in made)]
    return made


def _bare(facet: str, folded: str) -> str:
    for noun in _NOUNS.get(facet, ()):
        if folded.startswith(f"{noun} "):
            return folded[len(noun) + 1 :]
    return folded


def _long_forms(value: str, lexicon: Lexicon) -> list[str]:
    known = lexicon.shorts.get(tuple(_keys(value)[1].split()), ()) if len(value) < 20 else ()
    return [_keys(long)[1] for _, longs, _ in known for long in longs]


def begun(
    facets: Sequence[str],
    words: Sequence[str],
    known: Mapping[str, Mapping[str, str]],
    lexicon: Lexicon,
    most: int = 12,
) -> tuple[str, list[str], int]:
    """(facet, values, words used): the longest run of words, from the first, that names a value; ("", [], 0) if none."""
    for size in range(min(len(words), most), 0, -1):
        for facet in facets:
            found = matching(facet, " ".join(words[:size]), known[facet], lexicon)
            if found:
                return facet, found, size
    return "", [], 0
