"""What surrounds names of people: titles before them, and names written by their first letters."""

from collections.abc import Sequence

from search.query import SURNAMES
from search.text import has_marks, keys
from search.text.syllables import consistent, is_syllable

from .callings import post_at
from .spelling import KIN, Word

# Family names as they are written, as far as marks are typed; without marks SURNAMES tells.
_FAMILY_LIST = (
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý nông vi triệu bế lô lương mã chu đàm phùng "
    "hứa hà đinh doãn đoàn lâm mai trương trịnh đào cao lộc lục linh liễu lành lăng tô tạ thân vương phương la lưu tống "
    "quách thạch kiều thái bạch châu đồng khúc kim mạc mạch ninh sầm sỹ tăng tiêu tôn viên hòa giáp bàn đậu cầm cung đối "
    "dư đức khương leo lèng lệnh ngọc ôn quan hoa lò quàng tòng sùng giàng vàng thào lầu"
)
_FAMILY = frozenset(keys(_FAMILY_LIST)[0])
# Those that begin few other words and no place nearby: enough to know a name that is typed without marks.
_SURE_LIST = "nguyen tran le pham hoang huynh vu vo dang bui do ngo duong nong vy trieu luong dam phung hua trinh"
_SURE = frozenset(keys(_SURE_LIST)[1])

# Words before a name that are no part of it. Kinship words are words of their own, too: see _KEPT.
_KIN_FOLDED = {keys(title)[1][0]: title for title in sorted(KIN)}
_OFFICE_LIST = (
    "đồng chí|đ/c|ô|đc|ts|ths|pgs|gs|gs ts|pgs ts|bs|bsck|bscki|bsckii|ds|ks|ls|cn|ncs|bác sĩ|dược sĩ|kỹ sư|luật sư|thầy giáo|"
    "cô giáo|nhà giáo|nhà giáo ưu tú|nhà giáo nhân dân|thầy thuốc ưu tú|thầy thuốc nhân dân|nghệ sĩ|nghệ sĩ ưu tú|"
    "nghệ sĩ nhân dân|nghệ nhân|nghệ nhân ưu tú|nghệ nhân nhân dân|ngưt|ngnd|ttưt|ttnd|nsưt|nsnd|nnưt|nnnd|giáo sư|phó giáo sư|"
    "tiến sĩ|thạc sĩ|cử nhân|điều dưỡng|thiếu úy|trung úy|thượng úy|đại úy|thiếu tá|trung tá|thượng tá|đại tá|thiếu tướng|"
    "trung tướng|thượng tướng|đại tướng|hạ sĩ|trung sĩ|thượng sĩ|hòa thượng|thượng tọa|đại đức|ni sư|ni trưởng|sư cô|"
    "linh mục|mục sư|giám mục|nữ tu"
)
_OFFICES = {tuple(keys(title)[1]): tuple(keys(title)[0]) for title in _OFFICE_LIST.split("|")}
_LONGEST = max(map(len, _OFFICES))
# Said of an achievement rather than of manners: who has it stands above who has not.
_RAISING = frozenset(
    key for key in _OFFICES if key[-2:] in (("uu", "tu"), ("nhan", "dan")) or key[0][-2:] in ("ut", "nd")
)

# Kinship words that stay, because of the word after them ("Bà Triệu" is a name, "cô nuôi dạy trẻ" a calling).
_KEPT_LIST = (
    "bà triệu|bà trưng|bà mẹ|bà đỡ|bà rịa|bà nà|bà chúa|bà con|bà cháu|bà nội|bà ngoại|bác hồ|bác sĩ|bác ái|cụ hồ|cụ thể|cụ rùa|"
    "chú ý|chú trọng|chú thích|chú rể|cô nuôi|cô giáo|cô đỡ|cô tô|cô dâu|cô gái|chị em|chị nuôi|anh em|anh hùng|anh sơn|anh nuôi|"
    "em bé|em nhỏ|ông bà|ông cha|ông công|ông ích khiêm|thầy cô|thầy thuốc|thầy giáo|thầy mo|thầy cúng|mẹ việt nam|mẹ vnah|mẹ con|"
    "mẹ hiền|mẹ đảm|bố mẹ|bố hạ|mẹ tơm|anh xuân|bác ninh|ông đồ"
)
_KEPT = {tuple(keys(run)[0]) for run in _KEPT_LIST.split("|")}
_KEPT_FOLDED = {tuple(keys(run)[1]) for run in _KEPT_LIST.split("|")}
_NOT_BEFORE = frozenset(["hang", "thu", "bac", "so"])  # "hạng ba Nguyễn Văn A": here "ba" is three
_NOT_NAMES = {("lang", "son"), ("ha", "noi"), ("ha", "giang"), ("ha", "nam"), ("cao", "bang"), ("cao", "loc"), ("thai", "nguyen"),
              ("thai", "binh"), ("hoa", "binh"), ("loc", "binh"), ("dinh", "lap"), ("quan", "nhan"), ("quan", "doi")}  # fmt: skip


def title_at(words: Sequence[Word], at: int) -> tuple[int, bool]:
    """(words of a title that stands here before a name, whether it raises who has it); (0, False) if none does."""
    for size in range(min(_LONGEST, len(words) - at - 1), 0, -1):
        run = words[at : at + size]
        key = tuple(word.b for word in run)
        if len(key[0]) == size == 1 and not (run[0].dotted and has_marks(run[0].a)):
            continue
        if key in _OFFICES and _agrees(run, _OFFICES[key]) and _before_name(words, at + size, sure=True):
            if at and (words[at - 1].b, *key)[:2] in (("y", "bac"), ("y", "sy")):
                continue
            return size, key in _RAISING
    return (1, False) if _kin_at(words, at) else (0, False)


def _agrees(run: Sequence[Word], title: tuple[str, ...]) -> bool:
    """Are the marks that were typed those of the title?"""
    return all(
        not has_marks(word.a) or word.a == key or key in consistent(word.a)
        for word, key in zip(run, title, strict=True)
    )


def _kin_at(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    title = _KIN_FOLDED.get(word.b)
    if title is None or at + 1 >= len(words):
        return False
    sure = (word.a == title and has_marks(title)) or word.b == "ong"
    sure = sure or (not has_marks(title) and has_marks(words[at + 1].a))
    if not sure and word.a not in (title, word.b) and title not in consistent(word.a):
        return False
    if words[at + 1].b == "ba" and word.b == "ong" and at + 2 < len(words):
        return _before_name(words, at + 2, sure=True)  # "Ông (Bà) Nguyễn …"
    if _kept(words, at, sure) or (at and not sure and words[at - 1].b in _NOT_BEFORE):
        return False
    return _before_name(words, at + 1, sure=sure)


def _kept(words: Sequence[Word], at: int, sure: bool) -> bool:
    for size in (2, 3):
        run = words[at : at + size]
        if tuple(word.a for word in run) in _KEPT:
            return True
        if not all(has_marks(word.a) for word in run) and tuple(word.b for word in run) in _KEPT_FOLDED:
            return True
    return False


def _before_name(words: Sequence[Word], at: int, *, sure: bool) -> bool:
    """Does the name of a person, or another title before one, begin here?"""
    if at >= len(words):
        return False
    word, left = words[at], len(words) - at
    if initial_at(words, at):
        return True
    if sure and (title_at(words, at)[0] if left > 1 else 0):
        return True
    if is_family_name(word) and left > 1:
        if (word.b, words[at + 1].b) in _NOT_NAMES:
            return False
        middle = left > 2 and words[at + 1].b in ("thi", "van")
        return sure or middle or (word.b in _SURE and (left > 2 or has_marks(word.a)))
    # A given name alone: the end of what was said, with a capital letter or nothing else beside the title, or before a post.
    told = word.token.text[:1].isupper() or len(words) == 2
    alone = (left == 1 and told) or post_at(None, words, at + 1) > 1
    return sure and alone and (is_syllable(word.a) or len(word.b) == 1)


def is_family_name(word: Word) -> bool:
    """May the word be a family name, as far as its marks tell?"""
    if word.b not in SURNAMES and word.a not in _FAMILY:
        return False
    return not has_marks(word.a) or word.a in _FAMILY or any(key in _FAMILY for key in consistent(word.a))


_STARTS = frozenset("ng nh th tr ph kh ch gh gi qu".split())
_PLACES = frozenset("p x h q t".split())


def initial_at(words: Sequence[Word], at: int) -> bool:
    """Is the word the first letter of a name, as in “Ng. V. An” or “Nguyễn V. A”?"""
    word = words[at]
    if not (len(word.b) == 1 or word.b in _STARTS) or not word.b.isalpha():
        return False
    before, after = words[at - 1] if at else None, words[at + 1] if at + 1 < len(words) else None
    if before is not None and _initial_shape(before) and not word.dotted and after is None:
        return initial_at(words, at - 1)
    if not word.dotted:
        return False
    named = before is not None and (is_family_name(before) or _initial_shape(before))
    if named:
        return True
    if after is None or not (after.b.isalpha()):
        return False
    # The first letters of a whole name, or of a family name before the others.
    if _initial_shape(after):
        return at + 2 < len(words) or not after.dotted
    return word.b not in _PLACES and (word.b in _STARTS or after.token.text[:1].isupper() or word.gap == ".")


def _initial_shape(word: Word) -> bool:
    return word.dotted and (len(word.b) == 1 or word.b in _STARTS)
