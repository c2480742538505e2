"""Setting books in the background."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from . import actions, queries
from .models import YearBook

# A year being worked on is set anew at most this often: lists come in one after another.
PAUSE = timedelta(minutes=5)


@task()
def build(year: int) -> None:
    """Set the book of one year from the queue."""
    actions.build_year(year)


def ask(year: int) -> bool:
    """Queue the book of a year unless it is queued already. Never called by what a visitor reads."""
    if not actions.claim_build(year):
        return False
    build.enqueue(year)
    return True


def refresh(most: int = 1) -> list[int]:
    """Queue books that are missing or stale, newest year first, a few at a time. Returns their years."""
    fresh = set(YearBook.objects.filter(state_at__gt=timezone.now() - PAUSE).values_list("year", flat=True))
    asked = []
    for year in queries.stale_years():
        if len(asked) == most:
            break
        if year not in fresh and ask(year):
            asked.append(year)
    return asked
