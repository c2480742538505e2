"""Plans as boards: tasks by quarter, narrowed by agency and state."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from django.db.models import Count, F, Prefetch, Q
from wagtail.models import Page

from registrations.units.models import OrganisingBody
from search.text import fold, sort_key

from .models import Task, TaskLink, WorkPlan

ROMAN = ["", "I", "II", "III", "IV"]
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
    """Plans that the public may see, newest first."""
    public = WorkPlan.objects.filter(published_at__isnull=False).select_related("organising_body")
    counted = Count("tasks", filter=~Q(tasks__status=Task.Status.DROPPED))
    return public.annotate(count=counted, done=Count("tasks", filter=Q(tasks__status=Task.Status.DONE))).order_by(
        "-year", "pk"
    )


def bodies():
    """The councils a plan may belong to."""
    return OrganisingBody.objects.order_by("pk")


def tasks_of(plan, *, public):
    """All tasks with agencies and pages of results; the public sees neither dropped tasks nor pages it may not open."""
    pages = Page.objects.live().public() if public else Page.objects.all()
    links = TaskLink.objects.filter(page__in=pages).select_related("page")
    tasks = plan.tasks.exclude(status=Task.Status.DROPPED) if public else plan.tasks.all()
    return list(tasks.prefetch_related("agencies__unit", Prefetch("links", links, to_attr="results")))


def agency_key(name: str) -> str:
    """What tells two spellings of one agency to be the same."""
    return fold(name).replace("uy ban nhan dan", "ubnd")


def board(plan, *, today, public=True, agency="", state="") -> Board:
    """The board of a plan, narrowed to an agency (its key) and a state."""
    tasks = tasks_of(plan, public=public)
    names: dict[str, str] = {}
    for task in tasks:
        task.leading = [each for each in task.agencies.all() if each.role == "lead"]
        task.helping = [each for each in task.agencies.all() if each.role == "with"]
        task.late = task.overdue_days(today)
        task.soon = task.is_open() and task.due_on is not None and today <= task.due_on <= today + SOON
        task.chip = CHIPS[task.status]
        task.span = _span(task)
        for each in task.agencies.all():
            names.setdefault(agency_key(each.name), each.name)
    chosen = [task for task in tasks if _wanted(task, agency, state)]
    counted = [task for task in tasks if task.status != Task.Status.DROPPED]
    return Board(
        [part for part in _quarters(chosen) if part.tasks],
        sorted(names.items(), key=lambda pair: sort_key(pair[1])),
        len(chosen), len(counted), sum(task.status == Task.Status.DONE for task in counted), sum(bool(t.late) for t in counted),
    )  # fmt: skip


def _wanted(task, agency, state):
    if agency and agency not in {agency_key(each.name) for each in task.agencies.all()}:
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
