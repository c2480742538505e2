"""What changed between two submissions of a registration. Pure functions over the snapshots that were sent.

A row is the same row when its name is the same in any spelling; of what then
is left, names that differ by little are taken for one that was put right.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from search.text import fold

from .answers import answer_words, row_words, table_rows

ADDED, REMOVED, CHANGED = "added", "removed", "changed"
WORDS = {ADDED: "Thêm", REMOVED: "Bỏ", CHANGED: "Sửa"}
ALIKE = 0.75
MOST_WORDS = 1_200  # of one cell compared word by word; beyond it a cell is shown whole
MOST_PAIRS = 4_000  # of names compared by likeness; beyond it rows count as removed and added
ROW_CELLS = (
    ("name", "Tên"),
    ("position", "Chức vụ, bộ phận"),
    ("title", "Danh hiệu"),
    ("initiative", "Sáng kiến, ghi chú"),
    ("direct_worker", "Lao động trực tiếp"),
)


@dataclass(frozen=True, slots=True)
class Cell:
    """One value that differs: its label, what stood there and what stands there now."""

    label: str
    before: str
    after: str

    @property
    def before_parts(self) -> list[tuple[str, bool]]:
        """What stood there as (text, whether it is gone)."""
        return _parts(self.before, self.after)

    @property
    def after_parts(self) -> list[tuple[str, bool]]:
        """What stands there as (text, whether it is new)."""
        return _parts(self.after, self.before)


def _parts(text: str, other: str) -> list[tuple[str, bool]]:
    """A text cut where its words differ from the other; whole where nothing, or almost nothing, is the same."""
    words, others = re.findall(r"\s+|[^\s]+", text), re.findall(r"\s+|[^\s]+", other)
    if not words or not others or len(words) + len(others) > MOST_WORDS:
        return [(text, False)]
    matcher = SequenceMatcher(None, words, others, autojunk=False)
    if matcher.ratio() < ALIKE / 2:
        return [(text, False)]
    found = [("".join(words[a:b]), tag != "equal") for tag, a, b, _, _ in matcher.get_opcodes()]
    return [(piece, differs) for piece, differs in found if piece]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that was added, removed or changed."""

    how: str
    name: str
    cells: Sequence[Cell] = ()
    place: str = ""  # of a row: "dòng 3", "dòng 3, trước là dòng 5"

    @property
    def shown(self) -> Sequence[Cell]:
        """The cells, or for what bears nothing but its name the name itself."""
        whole = Cell("", "" if self.how == ADDED else self.name, "" if self.how == REMOVED else self.name)
        return self.cells or [whole]

    @property
    def word(self) -> str:
        """The change in a word, so that no colour is needed."""
        return WORDS[self.how]


@dataclass(slots=True)
class Part:
    """The changes of one part of the registration."""

    title: str
    changes: list[Change] = field(default_factory=list)

    @property
    def summary(self) -> str:
        """How much changed, such as "thêm 2, sửa 1"."""
        counts = [(word, sum(each.how == how for each in self.changes)) for how, word in WORDS.items()]
        return ", ".join(f"{word.lower()} {count}" for word, count in counts if count)


def compare(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Part]:
    """The parts in which two snapshots differ; empty when they say the same."""
    parts = [
        Part("Đơn vị", list(_contact(before, after))),
        Part("Tập thể", _rows(before.get("collectives", []), after.get("collectives", []))),
        Part("Cá nhân", _rows(before.get("persons", []), after.get("persons", []))),
        Part("Chỉ tiêu", list(_answers(before, after))),
        Part("Giao ước", list(_lines(before.get("pledge", ""), after.get("pledge", "")))),
        Part("Tệp kèm", list(_files(before.get("files", []), after.get("files", [])))),
    ]
    return [part for part in parts if part.changes]


def _contact(before, after):
    old, new = before.get("contact", {}), after.get("contact", {})
    labels = (("name", "Người liên hệ"), ("phone", "Điện thoại"))
    for key, label in labels:
        if old.get(key, "") != new.get(key, ""):
            yield Change(CHANGED, label, [Cell("", old.get(key, ""), new.get(key, ""))])


def _rows(before: Iterable[Mapping[str, str]], after: Iterable[Mapping[str, str]]) -> list[Change]:
    before, after = list(before), list(after)
    pairs, left, come = pair(before, after)
    changes = []
    for number, new in enumerate(after):
        here = f"dòng {number + 1}"
        if number in come:
            changes.append(Change(ADDED, new["name"], _content(new, after=True), here))
        elif cells := _cells(before[pairs[number]], new):
            moved = "" if pairs[number] == number else f", trước là dòng {pairs[number] + 1}"
            changes.append(Change(CHANGED, new["name"], cells, here + moved))
    for number in left:
        old, stood = before[number], f"trước là dòng {number + 1}"
        changes.append(Change(REMOVED, old["name"], _content(old, after=False), stood))
    return changes


def pair(before: Sequence[Mapping[str, Any]], after: Sequence[Mapping[str, Any]]) -> tuple[dict, list, list]:
    """(row after → row before, rows gone, rows come), all by index; rows are of a snapshot or of a draft."""
    waiting: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(before):
        waiting[fold(row["name"])].append(number)
    pairs = {}
    for number, row in enumerate(after):
        same = waiting[fold(row["name"])]
        if same:
            # Of several rows of one name, the one with the same title first.
            exact = next((old for old in same if _title(before[old]) == _title(row)), same[0])
            same.remove(exact)
            pairs[number] = exact
    left = sorted(number for rest in waiting.values() for number in rest)
    come = [number for number in range(len(after)) if number not in pairs]
    if len(left) * len(come) <= MOST_PAIRS:
        _pair_alike(before, after, left, come, pairs)
    return pairs, left, come


def _title(row):
    return row.get("title", row.get("title_id"))


def _pair_alike(before, after, left, come, pairs):
    likeness = sorted(
        (
            (SequenceMatcher(None, fold(before[old]["name"]), fold(after[new]["name"])).ratio(), -old, -new)
            for old in left
            for new in come
        ),
        reverse=True,
    )
    for ratio, old, new in likeness:
        if ratio < ALIKE:
            break
        if -old in left and -new in come:
            left.remove(-old)
            come.remove(-new)
            pairs[-new] = -old


def _cells(old, new):
    return [
        Cell(label, _value(old, key), _value(new, key))
        for key, label in ROW_CELLS
        if _value(old, key) != _value(new, key)
    ]


def _value(row, key) -> str:
    value = row.get(key, "")
    return ("Có" if value else "") if isinstance(value, bool) else value


def _content(row, *, after):
    return [
        Cell(label, "" if after else _value(row, key), _value(row, key) if after else "")
        for key, label in ROW_CELLS[1:]
        if row.get(key)
    ]


def _answers(before, after):
    old, new = before.get("answers", []), after.get("answers", [])
    # The same question through its versions; what was sent before questions had keys is known by its words.
    name = "key" if all(each.get("key") for each in [*old, *new]) else "question"
    old, new = {each[name]: each for each in old}, {each[name]: each for each in new}
    for key in {**old, **new}:
        said, says = old.get(key, {}), new.get(key, {})
        how = ADDED if not said.get("value") else REMOVED if not says.get("value") else CHANGED
        if said.get("value", "") != says.get("value", ""):
            same = said.get("kind") == says.get("kind") == "table" and said["columns"] == says["columns"]
            cells = list(_table_cells(said, says)) if same else [Cell("", answer_words(said), answer_words(says))]
            yield Change(how, (says or said)["question"], cells)


def _table_cells(said, says):
    """Row by row what differs: rows that went or came, and the cells of those that stayed in their place."""
    columns = says["columns"]
    old = [row_words(columns, row) for row in table_rows(said["value"])]
    new = [row_words(columns, row) for row in table_rows(says["value"])]
    matcher = SequenceMatcher(None, [tuple(row) for row in old], [tuple(row) for row in new], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            continue
        for number, (was, now) in enumerate(zip(old[a:b], new[c:d], strict=False), start=c + 1):
            for column, left, right in zip(columns, was, now, strict=True):
                if left != right:
                    yield Cell(f"Dòng {number}, {column['name']}", left, right)
        stayed = min(b - a, d - c)
        yield from (Cell("Dòng bỏ", "; ".join(filter(None, row)), "") for row in old[a + stayed : b])
        yield from (
            Cell(f"Dòng {number}", "", "; ".join(filter(None, new[number - 1])))
            for number in range(c + stayed + 1, d + 1)
        )


def _lines(before: str, after: str):
    old = [line.strip() for line in before.splitlines() if line.strip()]
    new = [line.strip() for line in after.splitlines() if line.strip()]
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        gone, came = old[a:b], new[c:d]
        for said, says in zip(gone, came, strict=False):
            yield Change(CHANGED, "", [Cell("", said, says)])
        yield from (Change(REMOVED, "", [Cell("", line, "")]) for line in gone[len(came) :])
        yield from (Change(ADDED, "", [Cell("", "", line)]) for line in came[len(gone) :])


def _files(before, after):
    old, new = {each["sha256"]: each for each in before}, {each["sha256"]: each for each in after}
    yield from (Change(ADDED, each["name"]) for key, each in new.items() if key not in old)
    yield from (Change(REMOVED, each["name"]) for key, each in old.items() if key not in new)
