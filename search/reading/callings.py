"""Posts and callings that people bear: “giám đốc”, “phó chủ tịch”, “kế toán”."""

from collections.abc import Iterator, Sequence

from search.lexicon import Lexicon
from search.text import fold, has_marks, keys
from search.text.syllables import consistent

from .spelling import Word

_POST_LIST = (
    "giám đốc|phó giám đốc|tổng giám đốc|phó tổng giám đốc|hiệu trưởng|phó hiệu trưởng|hiệu phó|trưởng phòng|phó trưởng phòng|phó phòng|"
    "trưởng ban|phó trưởng ban|phó ban|trưởng khoa|phó trưởng khoa|phó khoa|trưởng trạm|phó trưởng trạm|trạm trưởng|trạm phó|trưởng thôn|"
    "phó trưởng thôn|trưởng bản|trưởng xóm|trưởng khối|khối trưởng|thôn trưởng|trưởng công an|phó trưởng công an|trưởng đoàn|trưởng đồn|"
    "đồn trưởng|đội trưởng|đội phó|phó đội trưởng|tổ trưởng|tổ phó|chỉ huy trưởng|chỉ huy phó|chính trị viên|chi hội trưởng|chi hội phó|"
    "hội trưởng|chủ tịch|phó chủ tịch|bí thư|phó bí thư|ủy viên|chánh văn phòng|phó chánh văn phòng|chánh thanh tra|phó chánh thanh tra|"
    "chánh án|phó chánh án|viện trưởng|phó viện trưởng|kế toán|thủ quỹ|văn thư|thư ký|giáo viên|giảng viên|cán bộ|công chức|viên chức|"
    "chuyên viên|nhân viên|công nhân|nông dân|học sinh|sinh viên|y sĩ|y tá|bác sĩ|điều dưỡng|hộ sinh|dược sĩ|kỹ sư|thẩm phán|kiểm sát viên|"
    "luật sư|phóng viên|biên tập viên|già làng|đại biểu|xã đội trưởng|thôn đội trưởng|công an viên|dân quân|hội viên|đoàn viên|đảng viên|"
    "chủ nhiệm|phó chủ nhiệm|tổng biên tập|huấn luyện viên|vận động viên|thiếu úy|trung úy|thượng úy|đại úy|thiếu tá|trung tá|thượng tá|"
    "đại tá|thiếu tướng|trung tướng|trưởng nhóm|quản đốc|lái xe|thợ mỏ|chủ hộ|hộ kinh doanh|cựu chiến binh|thanh tra viên|kiểm lâm viên"
)
_POSTS = {tuple(keys(post)[1]): tuple(keys(post)[0]) for post in _POST_LIST.split("|")}
_LONGEST = max(map(len, _POSTS))
_FORMER = frozenset(keys("nguyên cựu quyền")[0])


def post_at(lexicon: Lexicon | None, words: Sequence[Word], at: int) -> int:
    """How many words of a post begin here, in full or short; 0 if none does."""
    if at < len(words) - 2 and words[at].a in _FORMER and (size := post_at(lexicon, words, at + 1)):
        return size + 1
    for size in range(min(_LONGEST, len(words) - at), 1, -1):
        run = words[at : at + size]
        post = _POSTS.get(tuple(word.b for word in run))
        if post and all(_agrees(word.a, key) for word, key in zip(run, post, strict=True)):
            return size
    if lexicon is not None and at < len(words) and any(long in _POSTS for long in long_forms(lexicon, words[at])):
        return 1
    return 0


def long_forms(lexicon: Lexicon, word: Word) -> Iterator[tuple[str, ...]]:
    """Folded words of what an abbreviation may mean."""
    for _, longs, _ in lexicon.shorts.get((word.b,), ()) if len(word.b) > 1 else ():
        yield from (tuple(fold(long).split()) for long in longs)


def _agrees(typed: str, key: str) -> bool:
    return not has_marks(typed) or typed == key or key in consistent(typed)
