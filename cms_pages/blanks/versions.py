"""Which version of a blank form is in force on a day, and whether the law behind it still is."""

import datetime
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from django.db.models import TextChoices

from cms_pages.documents.kinds import Validity
from cms_pages.documents.library import put_standings


class State(TextChoices):
    """Phiên bản đang ở đâu: computed from the days, never stored."""

    IN_FORCE = "con", "Đang dùng"
    UPCOMING = "chua", "Chưa áp dụng"
    OLD = "cu", "Bản cũ, không còn dùng"


@dataclass(frozen=True, slots=True)
class Shown:
    """One version as a reader sees it. `until` is the first day on which it is no longer used, if there is one."""

    version: Any
    state: State
    until: datetime.date | None

    @property
    def span(self):
        """ "áp dụng từ 01/01/2026", "áp dụng từ … đến trước …"."""
        start = f"áp dụng từ {self.version.effective_from:%d/%m/%Y}"
        return f"{start} đến trước {self.until:%d/%m/%Y}" if self.until else start

    @property
    def basis_ended(self):
        """What to tell of a legal basis that is no longer in force; "" while it is."""
        basis = self.version.basis
        if self.state == State.OLD or basis is None or not basis.live or basis.standing.state != Validity.ENDED:
            return ""
        return f"{basis.citation} {basis.standing.note}"


def shown_versions(versions, on):
    """The versions of one form, the one in force first, then those to come, then the old ones, newest first.

    A version ends on its own last day or where the next one begins, whichever is earlier; half-open.
    """
    ordered = sorted(versions, key=lambda version: (version.effective_from, version.pk or 0))
    found = []
    for version, after in zip_longest(ordered, ordered[1:]):
        ends = [day for day in (version.effective_to, after and after.effective_from) if day]
        found.append(Shown(version, _state(version, min(ends, default=None), on), min(ends, default=None)))
    order = {State.IN_FORCE: 0, State.UPCOMING: 1, State.OLD: 2}
    found.reverse()
    return sorted(found, key=lambda shown: order[shown.state])


def _state(version, until, on):
    if until and until <= on:
        return State.OLD
    return State.UPCOMING if version.effective_from > on else State.IN_FORCE


def put_versions(pages, on):
    """Give each form its `shown` versions and their bases' standings."""
    pages = list(pages)
    for page in pages:
        page.shown = shown_versions(page.fetched_versions(), on)
    put_standings([each.version.basis for page in pages for each in page.shown if each.version.basis], on)
    return pages
