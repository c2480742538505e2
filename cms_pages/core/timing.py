"""What was approved for a certain moment is public from that moment on, whether or not a clock job runs.

Wagtail keeps "live" as a stored flag that a job turns. Here every request asks
first whether a moment has come since (`if_due`), and if so does what is due
before it answers; the job only does the same where nobody asks.
"""

import logging
from collections.abc import Callable, Iterable
from datetime import UTC, datetime

from django.core.cache import caches
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import Page, Revision

from cms_pages.core import fitness

log = logging.getLogger(__name__)

# For so long a process relies on what it read about the next moment; in the process that changes it, it is read anew.
KEPT_SECONDS = 5
KEY = "next-moment"
NEVER = datetime.max.replace(tzinfo=UTC)

_refused: list[Callable[[Page, Revision, list[str]], None]] = []
_rooms: list[tuple[Callable[[], QuerySet], Callable[[datetime], int]]] = []


def register(moments: Callable[[], QuerySet], run: Callable[[datetime], int]) -> None:
    """Let a room do something at its moments: `moments` gives a one-column query of them, `run` does what is due."""
    _rooms.append((moments, run))


def register_refused(tell: Callable[[Page, Revision, list[str]], None]) -> None:
    """Let a room tell people that a version could not be published at its hour, and why."""
    _refused.append(tell)


def next_moment() -> datetime | None:
    """The earliest moment at which something becomes public or stops being so; one query."""
    revisions = Revision.objects.filter(approved_go_live_at__isnull=False).order_by().values_list("approved_go_live_at")
    ending = Page.objects.filter(live=True, expire_at__isnull=False).order_by().values_list("expire_at")
    rows: Iterable = revisions.union(ending, *(moments() for moments, _ in _rooms), all=True)
    return min((moment for (moment,) in rows if moment), default=None)


def forget(**kwargs) -> None:
    """Receiver of signals: the next moment may have changed."""
    caches["local"].delete(KEY)


def if_due() -> None:
    """Do what is due now. Costs one query in KEPT_SECONDS. Never raises: a reader is not to suffer from it."""
    now = timezone.now()
    try:
        moment = caches["local"].get(KEY)
        if moment is None:
            moment = next_moment() or NEVER
            caches["local"].set(KEY, moment, KEPT_SECONDS)
        if moment <= now:
            catch_up(now)
            left = next_moment() or NEVER
            # What could not be done (it is logged) is tried again later, not at every request.
            caches["local"].set(KEY, left if left > now else NEVER, KEPT_SECONDS)
    except Exception:
        log.exception("What is due could not be done")


def catch_up(now: datetime | None = None) -> int:
    """Publish what was approved for a moment that has come, take off what has ended; returns how many things.

    One that fails is logged and does not keep the others.
    """
    now = now or timezone.now()
    # Bundles first: a page that waits for its own hour may stand in a section that comes with one of them.
    done = sum(_tried(run, now) for _, run in _rooms)
    done += sum(_tried(_publish, pk, now) for pk in _due(now))
    ended = Page.objects.filter(live=True, expire_at__lte=now).order_by("expire_at", "pk")
    return done + sum(_tried(_take_off, pk, now) for pk in list(ended.values_list("pk", flat=True)))


def _due(now):
    """Keys of the versions whose hour has come: the earlier first, and of one hour what stands above first."""
    due = list(
        Revision.page_revisions.filter(approved_go_live_at__lte=now).values_list(
            "approved_go_live_at", "object_id", "pk"
        )
    )
    paths = dict(Page.objects.filter(pk__in=[int(key) for _, key, _ in due]).values_list("pk", "path"))
    return [pk for *_, pk in sorted((moment, paths.get(int(key), ""), pk) for moment, key, pk in due)]


def _tried(act, *arguments) -> int:
    try:
        return int(act(*arguments))
    except Exception:
        log.exception("What is due could not be done: %s %s", act.__name__, arguments[0])
        return 0


@transaction.atomic
def _publish(pk, now) -> bool:
    revision = Revision.objects.select_for_update().filter(pk=pk, approved_go_live_at__lte=now).first()
    if revision is None:
        return False  # somebody else was faster, or the schedule was taken back
    if why := fitness.unfit(revision.content_object, revision):
        take_back(revision, why)
        return False
    try:
        with transaction.atomic():
            revision.publish(log_action="wagtail.publish.scheduled")
    except ValidationError as error:
        # Others have published since it was approved what it now contradicts: no later minute mends that.
        take_back(revision, error.messages)
        return False
    return True


def take_back(revision, why) -> None:
    """The hour of a version that may not be published any more is taken from it; whoever listens tells people."""
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
    forget()
    page = revision.content_object
    log.warning("The schedule of page %s is taken back: %s", page.pk, " ".join(why))
    for tell in _refused:
        tell(page, revision, why)


@transaction.atomic
def _take_off(pk, now) -> bool:
    page = Page.objects.select_for_update().filter(pk=pk, live=True, expire_at__lte=now).first()
    if page is None:
        return False
    page.specific.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    return True
