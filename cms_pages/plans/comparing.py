"""A plan read anew beside the tasks that are kept: what is the same, changed, new, or no longer there."""

from __future__ import annotations

from difflib import SequenceMatcher

from registrations.tables.plans.agencies import is_generic
from registrations.units.directory import Directory
from search.text import canonical

_ALIKE, _ALIKE_IN_PLACE = 0.8, 0.5
FIELDS = {
    "number": "số thứ tự",
    "text": "nội dung",
    "quarters": "quý",
    "deadline": "thời hạn",
    "due_on": "hạn cuối",
    "product": "sản phẩm",
    "lead": "cơ quan chủ trì",
    "cooperating": "cơ quan phối hợp",
}


def row_of_task(task) -> dict:
    """A kept task in the form in which a reading is entered."""
    agencies = list(task.agencies.all())
    return {
        "task": task.pk,
        "number": task.number,
        "text": task.text,
        "quarters": task.quarters,
        "months": task.months,
        "deadline": task.deadline,
        "due_on": task.due_on,
        "section": task.section,
        "product": task.product,
        "lead": [each.name for each in agencies if each.role == "lead"],
        "cooperating": [each.name for each in agencies if each.role == "with"],
    }


def row_of_reading(task) -> dict:
    """A task of a reading in the same form, with its doubts."""
    return {
        "task": None,
        "number": task.number[:20],
        "text": task.text[:3000],
        "quarters": task.quarters,
        "months": task.months,
        "deadline": task.deadline[:200],
        "due_on": task.due_on,
        "section": task.section[:300],
        "product": task.product[:300],
        "lead": task.lead_agencies,
        "cooperating": task.cooperating_agencies,
        "doubts": list(task.doubts),
    }


def pair(rows: list[dict], tasks: list) -> list:
    """Give each row the task it is, in place, and what changed; returns the tasks that no row is."""
    left = {task.pk: task for task in tasks}
    for same in (_same_text, _same_place, _like_text):
        for row in rows:
            if row["task"] is None:
                found = next((task for task in left.values() if same(row, task)), None)
                if found is not None:
                    row["task"] = found.pk
                    row["changes"] = changes(row, row_of_task(left.pop(found.pk)))
    return [task for task in left.values() if task.status != "dropped"]


def changes(row: dict, kept: dict) -> list[str]:
    """What a row says otherwise than the kept task, in words."""
    told = []
    for name, label in FIELDS.items():
        old, new = kept[name], row[name]
        if old != new:
            told.append(f"{label}: {_said(old)} → {_said(new)}" if name != "text" else "nội dung đã sửa")
    return told


def _said(value) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "để trống"
    return f"{value:%d/%m/%Y}" if hasattr(value, "strftime") else str(value) or "để trống" if value else "để trống"


def _same_text(row, task):
    return canonical(row["text"]) == canonical(task.text)


def _same_place(row, task):
    here = row["number"] and row["number"] == task.number and row["quarters"][:1] == task.quarters[:1]
    return bool(here) and _ratio(row["text"], task.text) > _ALIKE_IN_PLACE


def _like_text(row, task):
    return _ratio(row["text"], task.text) > _ALIKE


def _ratio(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, canonical(one)[:500], canonical(other)[:500], autojunk=False)
    return (
        matcher.ratio()
        if matcher.real_quick_ratio() > _ALIKE_IN_PLACE and matcher.quick_ratio() > _ALIKE_IN_PLACE
        else 0.0
    )


class Units:
    """Finds the unit an agency's name means; groups such as "các cơ quan liên quan" mean none."""

    def __init__(self):
        self.directory = Directory()

    def find(self, name: str):
        """(unit or None, a doubt or "")."""
        if is_generic(name):
            return None, ""
        unit, wrong = self.directory.find(name)
        if unit is None:
            unit = self.directory.find(name.removesuffix(" tỉnh"))[0] or self.directory.find(f"{name} tỉnh")[0]
        return unit, "" if unit else f"“{name}”: {wrong[:1].lower()}{wrong[1:]}"
