"""What changed between two submissions of a registration. Pure functions over the snapshots that were sent.

A row is the same row when its name is the same in any spelling; of what then
is left, names that differ by little are taken for one that was put right.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from search.text import fold

ADDED, REMOVED, CHANGED = "added", "removed", "changed"
WORDS = {ADDED: "Thêm", REMOVED: "Bỏ", CHANGED: "Sửa"}
ALIKE = 0.75
MOST_PAIRS = 4_000  # of names compared by likeness; beyond it rows count as removed and added
ROW_CELLS = (
    ("name", "Tên"),
    ("position", "Chức vụ, bộ phận"),
    ("title", "Danh hiệu"),
    ("initiative", "Sáng kiến, ghi chú"),
)


@dataclass(frozen=True, slots=True)
class Cell:
    """One value that differs: its label, what stood there and what stands there now."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that was added, removed or changed."""

    how: str
    name: str
    cells: Sequence[Cell] = ()

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
    pairs, left, come = _pair(before, after)
    changes = []
    for number, new in enumerate(after):
        if number in come:
            changes.append(Change(ADDED, new["name"], _content(new, after=True)))
        elif cells := _cells(before[pairs[number]], new):
            changes.append(Change(CHANGED, new["name"], cells))
    changes += [Change(REMOVED, before[number]["name"], _content(before[number], after=False)) for number in left]
    return changes


def _pair(before, after):
    """(row after → row before, rows gone, rows come), all by index."""
    waiting: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(before):
        waiting[fold(row["name"])].append(number)
    pairs = {}
    for number, row in enumerate(after):
        same = waiting[fold(row["name"])]
        if same:
            # Of several rows of one name, the one with the same title first.
            exact = next((old for old in same if before[old].get("title") == row.get("title")), same[0])
            same.remove(exact)
            pairs[number] = exact
    left = sorted(number for rest in waiting.values() for number in rest)
    come = [number for number in range(len(after)) if number not in pairs]
    if len(left) * len(come) <= MOST_PAIRS:
        _pair_alike(before, after, left, come, pairs)
    return pairs, left, come


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
        Cell(label, old.get(key, ""), new.get(key, ""))
        for key, label in ROW_CELLS
        if old.get(key, "") != new.get(key, "")
    ]


def _content(row, *, after):
    return [
        Cell(label, "" if after else row[key], row[key] if after else "")
        for key, label in ROW_CELLS[1:]
        if row.get(key)
    ]


def _answers(before, after):
    old = {each["question"]: each for each in before.get("answers", [])}
    new = {each["question"]: each for each in after.get("answers", [])}
    for question in {**old, **new}:
        said, says = old.get(question, {}).get("value", ""), new.get(question, {}).get("value", "")
        if said != says:
            how = ADDED if not said else REMOVED if not says else CHANGED
            yield Change(how, question, [Cell("", _said(old.get(question)), _said(new.get(question)))])


def _said(answer):
    return (
        f"{answer['value'].replace('.', ',')} {answer.get('measure', '')}".strip()
        if _is_figure(answer)
        else (answer.get("value", "") if answer else "")
    )


def _is_figure(answer):
    return bool(answer) and answer.get("kind") in {"number", "percent"} and bool(answer.get("value"))


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
