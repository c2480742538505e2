"""Work plans, for tests."""

from datetime import UTC, date, datetime

import factory

from cms_pages.plans import showing
from cms_pages.plans.models import Task, TaskAgency, WorkPlan

from .units import OrganisingBodyFactory


class WorkPlanFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = WorkPlan

    organising_body = factory.SubFactory(OrganisingBodyFactory)
    year = factory.Sequence(lambda n: 2000 + n % 90)
    title = factory.LazyAttribute(lambda plan: f"Kế hoạch công tác năm {plan.year}")
    published_at = datetime(2020, 1, 1, tzinfo=UTC)
    version = 1


class TaskFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Task
        skip_postgeneration_save = True

    plan = factory.SubFactory(WorkPlanFactory)
    position = factory.Sequence(lambda n: n + 1)
    text = factory.Sequence(lambda n: f"Việc thứ {n} của kế hoạch.")
    quarters = [1]
    due_on = date(2026, 3, 31)

    @factory.post_generation
    def lead(self, create, names):
        for at, name in enumerate(names or ["Sở Nội vụ"]):
            TaskAgency.objects.create(task=self, role="lead", position=at, name=name)

    @factory.post_generation
    def cooperating(self, create, names):
        for at, name in enumerate(names or []):
            TaskAgency.objects.create(task=self, role="with", position=at, name=name)


def approved(plan):
    """The plan as it stands, shown to everybody."""
    plan.shown = showing.snapshot(plan)
    plan.published_at = plan.published_at or datetime(2020, 1, 1, tzinfo=UTC)
    plan.save()
    return plan
