"""How far a plan is at the end of a quarter, of half a year or of the year: what a progress report counts and lists."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from registrations.tables.plans.when import end_of_month

from . import queries
from .models import Task, WorkPlan

PERIODS: dict[str, tuple[str, tuple[int, ...]]] = {
    "quy-1": ("quý I", (1,)),
    "quy-2": ("quý II", (2,)),
    "6-thang": ("6 tháng đầu năm", (1, 2)),
    "quy-3": ("quý III", (3,)),
    "9-thang": ("9 tháng đầu năm", (1, 2, 3)),
    "quy-4": ("quý IV", (4,)),
    "ca-nam": ("cả năm", (1, 2, 3, 4)),
}


@dataclass(slots=True)
class Progress:
    """The tasks of a period as they stand on a day."""

    plan: WorkPlan
    words: str
    today: date
    done: list[Task] = field(default_factory=list)
    ongoing: list[Task] = field(default_factory=list)
    planned: list[Task] = field(default_factory=list)
    late: list[Task] = field(default_factory=list)
    coming: list[Task] = field(default_factory=list)

    @property
    def total(self) -> int:
        """Tasks of the period that are part of the plan."""
        return len(self.done) + len(self.ongoing) + len(self.planned)

    @property
    def in_time(self) -> int:
        """Those done by their last day; a task without one counts as in time."""
        return sum(task.due_on is None or task.done_on is None or task.done_on <= task.due_on for task in self.done)

    @property
    def share(self) -> int:
        """How many of a hundred are done."""
        return len(self.done) * 100 // self.total if self.total else 0


def of(plan: WorkPlan, period: str, today: date) -> Progress:
    """The progress of a plan in a period (a key of PERIODS); `late` and `coming` repeat tasks of the other lists."""
    words, quarters = PERIODS[period]
    told = Progress(plan, words, today)
    last = end_of_month(plan.year, 3 * quarters[-1])
    board = queries.board(plan, today=today, public=False)
    for task in (task for part in board.quarters for task in part.tasks if task.status != Task.Status.DROPPED):
        if not task.quarters or set(task.quarters) & set(quarters):
            list_of = {Task.Status.DONE: told.done, Task.Status.ONGOING: told.ongoing}
            list_of.get(task.status, told.planned).append(task)
            if task.late:
                told.late.append(task)
        elif task.is_open() and task.due_on and last < task.due_on and min(task.quarters) == quarters[-1] + 1:
            told.coming.append(task)
    return told
