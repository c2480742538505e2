"""A plan as everybody reads it: a copy made when it was approved, with the links that lead to what is public now."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from cms_pages.documents.library import notes_of
from registrations.awards.models import Decision
from registrations.campaigns.models import Campaign
from registrations.units.models import Unit

from .models import Task, TaskAgency, TaskLink, WorkPlan

_WORDS = ("number", "text", "quarters", "months", "deadline", "section", "product", "status", "result")
_DAYS = ("due_on", "done_on")


def snapshot(plan: WorkPlan) -> dict[str, Any]:
    """The plan as plain data: its facts and the tasks that are part of it."""
    tasks = plan.tasks.exclude(status=Task.Status.DROPPED).prefetch_related("agencies", "links")
    told = [_task(task) for task in tasks]
    return {
        "version": plan.version,
        "title": plan.title,
        "number": plan.number,
        "issued_on": _iso(plan.issued_on),
        "tasks": told,
        "done": sum(task["status"] == Task.Status.DONE for task in told),
    }


def _task(task: Task) -> dict[str, Any]:
    told = {name: getattr(task, name) for name in _WORDS} | {name: _iso(getattr(task, name)) for name in _DAYS}
    told["pk"] = task.pk
    told["agencies"] = [[each.role, each.name, each.unit_id] for each in task.agencies.all()]
    told["links"] = [[name, getattr(link, f"{name}_id")] for link in task.links.all() for name in TaskLink.TARGETS]
    told["links"] = [link for link in told["links"] if link[1]]
    return told


_SAID = {
    "number": "số thứ tự",
    "text": "nội dung",
    "quarters": "quý",
    "months": "tháng",
    "deadline": "thời hạn",
    "due_on": "hạn cuối",
    "section": "nhóm nhiệm vụ",
    "product": "sản phẩm",
    "status": "tình trạng",
    "done_on": "ngày hoàn thành",
    "result": "kết quả",
    "agencies": "cơ quan thực hiện",
    "links": "kết quả được gắn",
}


def changes(plan: WorkPlan) -> list[str]:
    """What is otherwise than everybody reads it: each a sentence for whoever approves. None where nothing is public."""
    if not plan.awaits_approval or not plan.shown:
        return []
    now, before = snapshot(plan), plan.shown
    told = (
        [] if all(now[n] == before[n] for n in ("title", "number", "issued_on")) else ["Tên, số hoặc ngày của kế hoạch"]
    )
    old = {task["pk"]: task for task in before["tasks"]}
    for task in now["tasks"]:
        was = old.pop(task["pk"], None)
        if was is None:
            told.append(f"Thêm nhiệm vụ {_short(task)}")
        elif fields := [said for name, said in _SAID.items() if task[name] != was[name]]:
            told.append(f"Nhiệm vụ {_short(task)}: {', '.join(fields)}{_status(task, was)}")
    return told + [f"Đưa ra khỏi kế hoạch: nhiệm vụ {_short(task)}" for task in old.values()]


def _short(task: dict[str, Any]) -> str:
    words = task["text"].split()
    text = " ".join(words[:12]) + ("…" if len(words) > 12 else "")
    return f"{task['number']} “{text}”" if task["number"] else f"“{text}”"


def _status(task: dict[str, Any], was: dict[str, Any]) -> str:
    if task["status"] == was["status"]:
        return ""
    return f" (nay là {Task.Status(task['status']).label.lower()})"


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def as_shown(plan: WorkPlan) -> WorkPlan:
    """The plan with title, number and day as approved; not to be saved."""
    if plan.shown:
        plan.title, plan.number = plan.shown["title"], plan.shown["number"]
        plan.issued_on = _day(plan.shown["issued_on"])
    plan.count, plan.done = len(plan.shown.get("tasks", ())), plan.shown.get("done", 0)
    return plan


def tasks_of(plan: WorkPlan) -> list[Task]:
    """The tasks as approved, with `leading`, `helping` and `results`; seven queries at most. Not to be saved."""
    rows = plan.shown.get("tasks", [])
    units = Unit.objects.in_bulk({unit for row in rows for _, _, unit in row["agencies"] if unit})
    reached = _reached([tuple(link) for row in rows for link in row["links"]])
    found = []
    for row in rows:
        task = Task(pk=row["pk"], plan=plan, **{name: row[name] for name in _WORDS})
        task.due_on, task.done_on = _day(row["due_on"]), _day(row["done_on"])
        agencies = [TaskAgency(role=role, name=name, unit=units.get(unit)) for role, name, unit in row["agencies"]]
        put_agencies(task, agencies)
        task.results = [reached[tuple(link)] for link in row["links"] if tuple(link) in reached]
        found.append(task)
    return found


def put_agencies(task: Task, agencies: list[TaskAgency]) -> None:
    """Put those who lead and those who help at a task."""
    task.leading = [each for each in agencies if each.role == TaskAgency.Role.LEAD]
    task.helping = [each for each in agencies if each.role == TaskAgency.Role.WITH]


def _reached(links: list[tuple[str, int]]) -> dict[tuple[str, int], tuple[str, str, str]]:
    """(words, address, note) of each of the links that everybody may follow now."""
    wanted = {name: {pk for kind, pk in links if kind == name} for name in TaskLink.TARGETS}
    found: dict[tuple[str, int], tuple[str, str, str]] = {}
    if wanted["page"]:
        notes = notes_of(wanted["page"])
        for page in Page.objects.live().public().filter(pk__in=wanted["page"]):
            found["page", page.pk] = (page.title, page.url, notes.get(page.pk, ""))
    if wanted["decision"]:
        for decision in Decision.objects.public().filter(pk__in=wanted["decision"]):
            found["decision", decision.pk] = (words_of(decision), decision.public_url, "")
    if wanted["campaign"]:
        for campaign in Campaign.objects.begun(timezone.now()).filter(pk__in=wanted["campaign"]):
            address = reverse("campaigns:public_form", args=[campaign.pk, "docx"])
            found["campaign", campaign.pk] = (f"{campaign}: biểu mẫu", address, "")
    return found


def words_of(target: Any) -> str:
    """What a result is called: a page by its title, a decision by its number and day."""
    return f"{target} ngày {target.signed_on:%d/%m/%Y}" if isinstance(target, Decision) else str(target)
