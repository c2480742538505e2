"""Everything that happens to work plans."""

from __future__ import annotations

from itertools import groupby

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from registrations.refusals import demand
from search.outbox.actions import enqueue

from . import emails, entries, queries, rules, showing
from .comparing import Units
from .models import Reminder, Task, TaskAgency, TaskLink, WorkPlan


class Changed(Exception):
    """Somebody else changed the plan meanwhile."""


def _touch(plan, by):
    """Note a change and whose it is: it waits for approval by somebody else, who is told of the first."""
    first = not plan.authors
    plan.version += 1
    plan.changed_by = by
    plan.authors = sorted({*plan.authors, by.pk})
    plan.save()
    if first:
        emails.tell_waiting(plan, by)


def _note(plan_id, by):
    """The same for a change of one of its tasks; two people may be at it at once."""
    _touch(WorkPlan.objects.select_for_update().get(pk=plan_id), by)


@transaction.atomic
def save_plan(plan, *, by):
    """Keep the title, number and dates of a plan. Raises ValidationError."""
    demand(rules.may_edit(by))
    plan.full_clean(exclude=["changed_by"])
    _touch(plan, by)
    log(plan, "wagtail.edit", user=by, content_changed=True)
    return plan


@transaction.atomic
def import_plan(facts, rows, *, by, version):
    """Keep a whole plan as it was read and put right, all or nothing.

    `facts` holds organising_body, year, title, number, issued_on. A row with a task takes that task's place: its
    state, result and pages stay. Tasks that no row is are taken out of the plan, never deleted. Returns the plan
    and the counts of new, changed and dropped tasks. Raises Changed where the plan is not at `version` (0: not
    there yet), ValidationError for bad facts.
    """
    demand(rules.may_edit(by))
    key = {"organising_body": facts["organising_body"], "year": facts["year"]}
    plan = WorkPlan.objects.select_for_update().filter(**key).first() or WorkPlan(**key)
    if plan.version != version:
        raise Changed
    for name in ("title", "number", "issued_on"):
        setattr(plan, name, facts[name])
    plan.full_clean(exclude=["changed_by"])
    _touch(plan, by)
    kept = {task.pk: task for task in plan.tasks.all()}
    units = Units()
    counts = {"new": 0, "changed": 0, "dropped": 0}
    for position, row in enumerate(rows, start=1):
        task = kept.pop(row["task"], None) if row["task"] else None
        counts["new" if task is None else "changed"] += 1
        _write(task or Task(plan=plan), row, position, units)
    for task in kept.values():
        if task.status != Task.Status.DROPPED:
            task.status, task.done_on = Task.Status.DROPPED, None
            task.save(update_fields=["status", "done_on"])
            counts["dropped"] += 1
    log(plan, "plans.imported", user=by, data=counts)
    return plan, counts


def _write(task, row, position, units):
    """Write a row into its task; one that was dropped and is in the plan again is planned again."""
    for name in ("number", "text", "quarters", "months", "deadline", "due_on", "section", "product"):
        setattr(task, name, row[name])
    task.position = position
    if task.status == Task.Status.DROPPED:
        task.status = Task.Status.PLANNED
    task.save()
    task.agencies.all().delete()
    TaskAgency.objects.bulk_create(
        TaskAgency(task=task, role=role, position=at, name=name[:300], unit=units.find(name)[0])
        for role, names in (("lead", row["lead"]), ("with", row["cooperating"]))
        for at, name in enumerate(names)
    )


@transaction.atomic
def save_task(task, row, *, by):
    """Keep the words of a task put right by hand."""
    demand(rules.may_edit(by))
    _write(task, row, task.position, Units())
    _note(task.plan_id, by)
    log(task.plan, "plans.task", user=by, data={"task": str(task)})


@transaction.atomic
def set_status(task, status, *, by, done_on=None, result=""):
    """Say how far a task is. Raises ValidationError for a day of completion in the future."""
    demand(rules.may_edit(by))
    today = timezone.localdate()
    if done_on and done_on > today:
        raise ValidationError({"done_on": "Ngày hoàn thành không thể sau hôm nay."})
    task.status, task.result = status, result
    task.done_on = (done_on or today) if status == Task.Status.DONE else None
    task.save(update_fields=["status", "result", "done_on"])
    _note(task.plan_id, by)
    log(task.plan, "plans.status", user=by, data={"task": str(task), "status": task.get_status_display().lower()})


@transaction.atomic
def add_link(task, *, by, page=None, decision=None, campaign=None):
    """Show a page, a decision or a campaign as what came of a task. Raises ValidationError where it is shown already."""
    demand(rules.may_edit(by))
    link = TaskLink(task=task, page=page, decision=decision, campaign=campaign)
    link.full_clean()
    link.save()
    _note(task.plan_id, by)
    log(task.plan, "plans.linked", user=by, data={"task": str(task), "page": showing.words_of(link.target)})


@transaction.atomic
def remove_link(link, *, by):
    """Take a result away from a task."""
    demand(rules.may_edit(by))
    log(link.task.plan, "plans.unlinked", user=by, data={"task": str(link.task), "page": showing.words_of(link.target)})
    link.delete()
    _note(link.task.plan_id, by)


@transaction.atomic
def match_agencies(plan, *, by):
    """Look for the units of agencies that had none in the directory; returns how many were found."""
    demand(rules.may_edit(by))
    units, found = Units(), []
    for agency in TaskAgency.objects.filter(task__plan=plan, unit=None):
        agency.unit = units.find(agency.name)[0]
        if agency.unit is not None:
            found.append(agency)
    if found:
        TaskAgency.objects.bulk_update(found, ["unit"])
        _note(plan.pk, by)
        log(plan, "plans.matched", user=by, data={"count": len(found)})
    return len(found)


@transaction.atomic
def publish(plan, *, by, version):
    """Show the plan to everybody as it stands now, for the first time or anew.

    Raises Changed where it is no longer what the approver saw, PermissionDenied.
    """
    plan = WorkPlan.objects.select_for_update().get(pk=plan.pk)
    demand(rules.may_publish(by, plan))
    if plan.version != version:
        raise Changed
    first = plan.published_at is None
    if first or plan.awaits_approval:
        plan.shown, plan.authors = showing.snapshot(plan), []
        plan.published_at = plan.published_at or timezone.now()
        plan.save(update_fields=["shown", "authors", "published_at"])
        enqueue(entries.KIND, entries.key_of(plan.pk))
        log(plan, "plans.published" if first else "plans.published_anew", user=by)


@transaction.atomic
def withdraw(plan, *, by):
    """Take a plan from public view."""
    demand(by.has_perm("cms_plans.publish_workplan"))
    WorkPlan.objects.filter(pk=plan.pk).update(published_at=None, shown={})
    enqueue(entries.KIND, entries.key_of(plan.pk))
    log(plan, "plans.withdrawn", user=by)


@transaction.atomic
def remind_by_clock(now=None):
    """Tell the keepers once of each task that is due within two weeks and once when it is overdue; returns tasks told."""
    now = now or timezone.now()
    local = timezone.localtime(now)
    if local.hour < 7:
        return 0
    today = local.date()
    fresh = []
    for task in queries.due(today):
        told, made = Reminder.objects.get_or_create(
            task=task, due_on=task.due_on, overdue=task.due_on < today, defaults={"at": now}
        )
        if made:
            fresh.append((task, told.overdue))
    for _, group in groupby(sorted(fresh, key=lambda pair: pair[0].plan_id), key=lambda pair: pair[0].plan_id):
        pairs = list(group)
        emails.tell_due(pairs[0][0].plan, [t for t, late in pairs if late], [t for t, late in pairs if not late])
    return len(fresh) + _tell_leads(now, today)


def _tell_leads(now, today):
    """Tell those who lead what is overdue, as everybody reads the plan; a task done since, or no longer late, is not told."""
    told = 0
    open_now = dict(Task.objects.filter(due_on__lt=today).values_list("pk", "status"))
    for plan in queries.public_plans().filter(year__gte=today.year - 1)[: queries.MOST_PLANS]:
        by_unit = {}
        for task in showing.tasks_of(plan):
            still = open_now.get(task.pk) in (Task.Status.PLANNED, Task.Status.ONGOING)
            if task.overdue_days(today) and still:
                for each in task.leading:
                    if each.unit is not None:
                        by_unit.setdefault(each.unit, []).append(task)
        for unit, tasks in by_unit.items():
            told += emails.tell_lead(plan, unit, tasks, now)
    return told
