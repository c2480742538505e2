"""Posts beside a name: “Nguyễn Văn An giám đốc Sở Nội vụ”, “trưởng thôn Nguyễn Văn An”.

People change their posts, and lists write them in many ways: a post finds
nobody by itself and keeps nobody out. It raises whoever has it. Only where the
index knows somebody of that name; words beside anything else stay words.
"""

from collections.abc import Sequence

from search.lexicon import Lexicon
from search.query import TITLE, Group, words_of
from search.text import keys

from .callings import long_forms, post_at
from .draft import Draft
from .names import is_family_name, title_at
from .spelling import Word

# What may follow a post and is sought for itself: what was conferred, by which paper, when.
_OTHERWISE_LIST = (
    "bằng khen|giấy khen|huân chương|huy chương|kỷ niệm chương|cờ thi đua|danh hiệu|chiến sĩ thi đua|lao động tiên tiến|khen thưởng|"
    "được khen|được tặng|tặng|quyết định|năm|ngày|giai đoạn|đột xuất"
)
_OTHERWISE = {tuple(keys(said)[1]) for said in _OTHERWISE_LIST.split("|")}
# After these a name is that of a school, a street or a place.
_NAMED_AFTER = frozenset(
    keys("trường học sở thông xã phường phố đường thôn bản xóm khối đội chi huyện trấn tên mang quỹ giải")[1]
)
_PLACES = frozenset(keys("xã phường thôn bản xóm khối huyện trấn")[1])
IN_NAMES = frozenset(["thi", "van"])
MAX_NAME = 6
MAX_SPAN = 14


def posts_in(draft: Draft, words: Sequence[Word]) -> list[tuple[int, int]]:
    """Runs of words (first, one after the last) that tell the post of a person who is named beside them."""
    if draft.vocabulary is None or draft.groups or not 3 <= len(words) <= MAX_SPAN + MAX_NAME:
        return []
    start = 0
    while size := title_at(words, start)[0] if start < len(words) - 1 else 0:
        start += size
    return _behind(draft, words, start) or _before(draft, words)


def _behind(draft: Draft, words: Sequence[Word], start: int) -> list[tuple[int, int]]:
    if not is_family_name(words[start]):
        return []
    for at in range(start + 2, min(start + MAX_NAME, len(words)) + 1):
        if post_at(draft.lexicon, words, at):
            return [(at, _end(draft.lexicon, words, at))] if _known(draft, words[start:at]) else []
    return []


def _before(draft: Draft, words: Sequence[Word]) -> list[tuple[int, int]]:
    size = post_at(draft.lexicon, words, 0)
    if not size:
        return []
    end = _end(draft.lexicon, words, 0)
    for at in range(max(size, end - MAX_NAME), end - 1):
        before = words[at - 1].b
        surely = before in _PLACES and words[at + 1].b in IN_NAMES  # "xã Nguyễn Văn An" is no commune
        named_after = at > size and before in _NAMED_AFTER and not surely
        if is_family_name(words[at]) and not named_after and _known(draft, words[at:end]):
            return [(0, at)]
    return []


def _end(lexicon: Lexicon, words: Sequence[Word], at: int) -> int:
    """Where the post and its office end."""
    for end in range(at + 1, len(words)):
        if words[end].b.isdigit() and len(words[end].b) > 2:
            return end
        if any(tuple(word.b for word in words[end : end + len(said)]) == said for said in _OTHERWISE):
            return end
        if any(long[: len(said)] == said for long in long_forms(lexicon, words[end]) for said in _OTHERWISE):
            return end
    return len(words)


def _known(draft: Draft, run: Sequence[Word]) -> bool:
    """Does the index know somebody whose name begins so?"""
    row = tuple(word.b for word in run)
    return 2 <= len(row) <= MAX_NAME and draft.vocabulary is not None and draft.vocabulary.named(row)


def write_posts(draft: Draft, run: Sequence[Word]) -> None:
    """A post and its office as groups that raise what has them: the post alone, and all of it."""
    said = draft.text[run[0].start : run[-1].end]
    size = post_at(draft.lexicon, run, 0) or len(run)
    post = words_of([word.token for word in run[:size]], phrase=True)
    draft.groups.append(Group(post.text, words=(post,), role=TITLE))
    if size < len(run):
        draft.groups.append(Group(said, words=(words_of([word.token for word in run], said),), role=TITLE))
    draft.read_as.append(f"“{said}” không bắt buộc có, nơi có được xếp trước")
