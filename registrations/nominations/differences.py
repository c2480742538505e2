"""What changed between two submissions of a nomination. Pure functions over the snapshots that were sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from registrations.campaigns.differences import ADDED, CHANGED, REMOVED, Cell, Change, Part

PROPOSAL_CELLS = (("number", "Số tờ trình"), ("date", "Ngày tờ trình"), ("dossier_code", "Mã hồ sơ dịch vụ công"))
CONTACT_CELLS = (("name", "Người liên hệ"), ("phone", "Điện thoại"))
CASE_CELLS = (
    ("name", "Tên"),
    ("kind_name", "Đối tượng"),
    ("birth_year", "Năm sinh"),
    ("gender", "Giới tính"),
    ("position", "Chức vụ"),
    ("workplace", "Đơn vị công tác"),
    ("place", "Nơi ở, trụ sở"),
    ("award", "Đề nghị"),
    ("period", "Thời gian lập thành tích"),
    ("summary", "Tóm tắt thành tích"),
    ("note", "Ghi chú"),
    ("initiative", "Sáng kiến"),
)
FLAGS = (("small_collective", "Tập thể nhỏ"), ("direct_worker", "Người lao động trực tiếp"))


def compare(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Part]:
    """The parts in which two snapshots differ; empty when they say the same."""
    old, new = before.get("proposal", {}), after.get("proposal", {})
    proposal = [Change(CHANGED, "", [cell]) for cell in _cells(old, new, PROPOSAL_CELLS)]
    said, says = (each.get("file") or {} for each in (old, new))
    if said.get("sha256") != says.get("sha256"):
        proposal.append(Change(CHANGED, "Tệp tờ trình", [Cell("", said.get("name", ""), says.get("name", ""))]))
    contact = _cells(before.get("contact", {}), after.get("contact", {}), CONTACT_CELLS)
    parts = [
        Part("Tờ trình", proposal),
        Part("Người liên hệ", [Change(CHANGED, "", [cell]) for cell in contact]),
        Part("Danh sách", _cases(before, after)),
    ]
    return [part for part in parts if part.changes]


def _cases(before, after) -> list[Change]:
    old = {case["id"]: case for case in before.get("cases", [])}
    new = {case["id"]: case for case in after.get("cases", [])}
    changes = []
    for key, case in new.items():
        if key not in old:
            changes.append(Change(ADDED, case["name"], _cells({}, case, CASE_CELLS[1:])))
        elif cells := [*_cells(old[key], case, CASE_CELLS), *_flags(old[key], case), *_papers(old[key], case)]:
            changes.append(Change(CHANGED, case["name"], cells))
    gone = [case for key, case in old.items() if key not in new]
    return changes + [Change(REMOVED, case["name"], _cells(case, {}, CASE_CELLS[1:])) for case in gone]


def _cells(old, new, fields) -> list[Cell]:
    pairs = [(label, str(old.get(key) or ""), str(new.get(key) or "")) for key, label in fields]
    return [Cell(label, said, says) for label, said, says in pairs if said != says]


def _flags(old, new) -> list[Cell]:
    words = {True: "có", False: "không"}
    return [
        Cell(label, words[bool(old.get(key))], words[bool(new.get(key))])
        for key, label in FLAGS
        if bool(old.get(key)) != bool(new.get(key))
    ]


def _papers(old, new) -> list[Cell]:
    said, says = (", ".join(paper["name"] for paper in each.get("papers", []) if paper["ready"]) for each in (old, new))
    return [Cell("Giấy tờ đã có", said, says)] if said != says else []
