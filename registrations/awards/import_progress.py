"""How far a long reading or import has come: kept beside it, so that a page can show a bar."""

import secrets
from time import monotonic

from django.utils import timezone

from .models import RecipientImport

_PAUSE = 0.4  # seconds between two notes


class Superseded(Exception):
    """Somebody began this work anew; the older run has to stop."""


def begin(batch: RecipientImport, job: str, by) -> str:
    """Note that a piece of work begins. Returns the token that its run has to hold."""
    batch.job, batch.job_token, batch.job_by = job, secrets.token_hex(16), by
    batch.job_seen_at, batch.job_step, batch.job_done, batch.job_failure = timezone.now(), "Đang chờ đến lượt", 0, ""
    batch.save(update_fields=["job", "job_token", "job_by", "job_seen_at", "job_step", "job_done", "job_failure"])
    return batch.job_token


def is_current(batch: RecipientImport, token: str) -> bool:
    """Does the run with this token still do the work of the import?"""
    return bool(batch.job and token and batch.job_token == token)


def end(batch: RecipientImport, *, failure: str = "") -> None:
    """Note that the work is over, in memory; the caller saves with END_FIELDS."""
    batch.job, batch.job_token, batch.job_step = RecipientImport.Job.NONE, "", ""
    batch.job_failure = failure[:500]


END_FIELDS = ["job", "job_token", "job_step", "job_failure"]


class Reporter:
    """Called with a share from 0 to 1, keeps it as thousandths of the whole work, not more often than needed.

    Raises Superseded as soon as another run holds the token.
    """

    def __init__(self, batch: RecipientImport, token: str):
        self._rows = RecipientImport.objects.filter(pk=batch.pk, job_token=token).exclude(job="")
        self._last = 0.0

    def stage(self, words: str, start: float, end: float):
        """A callable for one stage of the work, which takes the bar from ``start`` to ``end``."""
        self._last = 0.0

        def report(share: float) -> None:
            if monotonic() - self._last < _PAUSE:
                return
            done = int(1000 * (start + (end - start) * min(max(share, 0.0), 1.0)))
            if not self._rows.update(job_seen_at=timezone.now(), job_step=words, job_done=done):
                raise Superseded
            self._last = monotonic()

        report(0.0)
        return report
