"""Plans as boards: tasks by quarter, narrowed by agency and state."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from django.db.models import F, Prefetch, Q

from registrations.tables.plans.agencies import is_generic
from registrations.units.models import OrganisingBody
from search.text import fold, sort_key

from . import showing
from .models import Task, TaskAgency, TaskLink, WorkPlan

ROMAN = ["", "I", "II", "III", "IV"]
MOST_PLANS = 50
SOON = datetime.timedelta(days=14)
STATES = {
    "dang": ("Đang thực hiện", (Task.Status.ONGOING,)),
    "xong": ("Đã hoàn thành", (Task.Status.DONE,)),
    "chua": ("Chưa thực hiện", (Task.Status.PLANNED,)),
}
CHIPS = {"planned": "wait", "ongoing": "open", "done": "ok", "dropped": "closed"}


@dataclass(slots=True)
class Quarter:
    """One part of a board."""

    key: str
    heading: str
    tasks: list[Task] = field(default_factory=list)


@dataclass(slots=True)
class Board:
    """The tasks shown, by quarter; counts are of the whole plan."""

    quarters: list[Quarter]
    agencies: list[tuple[str, str]]
    shown: int
    total: int
    done: int
    overdue: int


def public_plans():
    """Plans that the public may see, newest first; what is told of them is `shown`."""
    return WorkPlan.objects.filter(published_at__isnull=False).select_related("organising_body").order_by("-year", "pk")


def unapproved():
    """Plans of which something waits for approval: all of it, or what was changed since; newest first."""
    found = WorkPlan.objects.select_related("organising_body").order_by("-year", "pk")[:MOST_PLANS]
    return [plan for plan in found if plan.published_at is None or plan.awaits_approval]


def bodies():
    """The councils a plan may belong to."""
    return OrganisingBody.objects.order_by("pk")


def staff_tasks(plan):
    """All tasks as they stand today, with agencies and everything that shows what came of them."""
    links = TaskLink.objects.select_related("page", "decision", "campaign")
    found = plan.tasks.prefetch_related("agencies__unit", Prefetch("links", links))
    for task in found:
        showing.put_agencies(task, list(task.agencies.all()))
        task.results = [(showing.words_of(link.target), "") for link in task.links.all()]
    return list(found)


def agency_key(agency) -> str:
    """What tells two spellings of one agency to be the same: the unit it means, else its name."""
    if agency.unit is not None:
        return f"dv-{agency.unit.pk}"
    return fold(agency.name).replace("uy ban nhan dan", "ubnd")


def board(plan, *, today, public=True, agency="", state="") -> Board:
    """The board of a plan, narrowed to an agency (its key) and a state.

    The public reads the plan as it was approved: the state that was recorded, with no mark of what is late.
    """
    tasks = showing.tasks_of(plan) if public else staff_tasks(plan)
    names: dict[str, str] = {}
    for task in tasks:
        task.keys = set()
        task.late = task.overdue_days(today)
        task.soon = task.is_open() and task.due_on is not None and today <= task.due_on <= today + SOON
        if public:
            task.late = 0
        task.chip = CHIPS[task.status]
        task.span = _span(task)
        for each in (*task.leading, *task.helping):
            task.keys.add(agency_key(each))
            names.setdefault(agency_key(each), each.unit.name if each.unit else each.name)
    chosen = [task for task in tasks if _wanted(task, agency, state)]
    counted = [task for task in tasks if task.status != Task.Status.DROPPED]
    return Board(
        [part for part in _quarters(chosen) if part.tasks],
        sorted(names.items(), key=lambda pair: sort_key(pair[1])),
        len(chosen), len(counted), sum(task.status == Task.Status.DONE for task in counted), sum(bool(t.late) for t in counted),
    )  # fmt: skip


def unmatched(plan) -> list[str]:
    """Names of agencies that no unit of the directory was found for, groups such as "các sở, ngành" left out."""
    names = TaskAgency.objects.filter(task__plan=plan, unit=None).exclude(task__status=Task.Status.DROPPED)
    return sorted({name for name in names.values_list("name", flat=True) if not is_generic(name)}, key=sort_key)


def _wanted(task, agency, state):
    if agency and agency not in task.keys:
        return False
    if state == "quahan":
        return bool(task.late)
    return state not in STATES or task.status in STATES[state][1]


def _quarters(tasks) -> list[Quarter]:
    parts = [Quarter(f"quy-{n}", f"Quý {ROMAN[n]}") for n in range(1, 5)]
    year, unknown = Quarter("ca-nam", "Cả năm"), Quarter("chua-ro", "Chưa ghi thời gian")
    for task in tasks:
        if len(task.quarters) == 4:
            year.tasks.append(task)
        elif task.quarters and task.quarters[0] in range(1, 5):
            parts[task.quarters[0] - 1].tasks.append(task)
        else:
            unknown.tasks.append(task)
    return [*parts, year, unknown]


def _span(task) -> str:
    """The time of a task in words, where the plan says more than the quarter it stands in."""
    if task.deadline:
        return task.deadline
    if task.months:
        return f"Tháng {', '.join(map(str, task.months))}"
    if 1 < len(task.quarters) < 4:
        return f"Quý {', '.join(ROMAN[n] for n in task.quarters)}"
    return ""


def due(today):
    """Open tasks of plans whose last day is near or past, the plan beside each."""
    open_tasks = Task.objects.filter(status__in=[Task.Status.PLANNED, Task.Status.ONGOING], due_on__lte=today + SOON)
    current = Q(plan__year__gte=today.year - 1)
    return open_tasks.filter(current, due_on__isnull=False).select_related("plan").order_by(F("due_on"), "pk")
