"""What the search finds of plans: the tasks that everybody may read, as they were approved."""

from search.entry import Entry
from search.text import whole_numbers

from . import showing
from .models import WorkPlan

KIND, PREFIX = "page", "ke-hoach-"
_LONGEST = 60_000


def key_of(pk):
    """The key under which the search keeps a plan, beside the keys of pages."""
    return f"{PREFIX}{pk}"


def entries(pks=None):
    """Entries of public plans; those named by their keys, or all as a stream."""
    found = WorkPlan.objects.filter(published_at__isnull=False).select_related("organising_body")
    if pks is not None:
        own = [pk.removeprefix(PREFIX) for pk in map(str, pks) if pk.startswith(PREFIX)]
        found = found.filter(pk__in=whole_numbers(own))
    for plan in found.order_by("pk").iterator(chunk_size=100):
        yield entry_of(plan)


def entry_of(plan):
    """The entry of one public plan."""
    plan = showing.as_shown(plan)
    lines = []
    for task in plan.shown.get("tasks", ()):
        names = "; ".join(name for _, name, _ in task["agencies"])
        lines.append(". ".join(filter(None, [task["text"], names, task["product"], task["result"]])))
    return Entry(
        kind=KIND,
        key=key_of(plan.pk),
        title=str(plan),
        body="\n".join(lines)[:_LONGEST],
        number=plan.number,
        year=plan.year,
        date=plan.issued_on,
        url=plan.get_absolute_url(),
        summary=f"{plan.organising_body}: {plan.count} nhiệm vụ theo quý, đã hoàn thành {plan.done}.",
    )
