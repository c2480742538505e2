"""Making the files of open data, and noting that what they say has changed."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from datetime import datetime
from functools import partial
from typing import IO

from django.core.files import File
from django.db import transaction
from django.db.models import F, Min
from django.utils import timezone

from registrations.awards.models import AwardRecord, Decision
from search.text import whole_numbers

from . import files
from .columns import DATASETS, Dataset
from .models import WHOLE, OpenDataFile, YearState
from .writers import csv_head, csv_pieces, jsonl_pieces

ATTEMPTS = 3
COPY = 1024 * 1024
KEYS_A_QUERY = 900


# --- what changed -------------------------------------------------------------


def mark_changed(years: Iterable[int]) -> None:
    """What is public of these years changed: in the same transaction no stored file of them is good any more.

    So nobody is handed a name after it was withdrawn; the file is made anew by ``make_files``.
    """
    years = set(years)
    if not years:
        return
    with transaction.atomic():
        YearState.objects.bulk_create([YearState(year=year, version=0) for year in years], ignore_conflicts=True)
        YearState.objects.filter(year__in=years).update(version=F("version") + 1)


def mark_records_changed(keys: list[str]) -> None:
    """The same for the years of some records (keys as the search knows them)."""
    pks = whole_numbers(keys)
    years: set[int] = set()
    for start in range(0, len(pks), KEYS_A_QUERY):
        found = AwardRecord.objects.filter(pk__in=pks[start : start + KEYS_A_QUERY])
        years |= set(found.order_by().values_list("decision__year", flat=True).distinct())
    mark_changed(years)


def mark_all_changed() -> None:
    """The same for everything (the catalogue was edited, or records came in by another way)."""
    published = Decision.objects.exclude(published_at=None).order_by()
    mark_changed([*published.values_list("year", flat=True).distinct(), *files.versions()])


# --- making files -------------------------------------------------------------


def make_files() -> int:
    """Make every file that is missing or no longer good; returns how many were made.

    Called each minute by the worker. A year whose data change meanwhile is
    left for the next time: a file is only kept if it is of the present state.
    """
    now = timezone.now()
    years = set(Decision.objects.public(now).order_by().values_list("year", flat=True).distinct())
    mark_changed(years - set(files.versions()))  # years of an office that was there before this room
    made = 0
    for dataset in DATASETS.values():
        known = files.versions()
        _drop_others(dataset, years)
        for year in sorted(years):
            if not _has_good(dataset, year, known, now):
                made += _make_year(dataset, year)
        if years and not _has_good(dataset, WHOLE, files.versions(), now):
            made += _make_whole(dataset, years)
    return made


def _has_good(dataset: Dataset, year: int, known: dict[int, int], now: datetime) -> bool:
    there = OpenDataFile.objects.filter(dataset=dataset.name, year=year)
    return sum(files.is_good(file, known, now) for file in there) == len(files.FORMATS)


def _drop_others(dataset: Dataset, years: set[int]) -> None:
    """Files of years in which nothing is public any more."""
    kept = years | {WHOLE} if years else set()
    gone = OpenDataFile.objects.filter(dataset=dataset.name).exclude(year__in=kept)
    paths = list(gone.values_list("path", flat=True))
    gone.delete()
    files.remove(paths)


def _next_turn(now: datetime, year: int | None = None) -> datetime | None:
    """When a decision (of the year) next opens or closes by itself."""
    decisions = Decision.objects.all() if year is None else Decision.objects.filter(year=year)
    closing = decisions.public(now).filter(withdrawn_at__gt=now).aggregate(at=Min("withdrawn_at"))["at"]
    opening = decisions.filter(published_at__gt=now).aggregate(at=Min("published_at"))["at"]
    return min(filter(None, [closing, opening]), default=None)


class _Draft:
    """One file on its way: written to a temporary file while its checksum and rows are counted."""

    def __init__(self, format: str, file: IO[bytes]):
        self.format, self.file = format, file
        self.digest, self.size, self.rows = hashlib.sha256(), 0, 0

    def add(self, piece: bytes, rows: int = 0) -> None:
        self.file.write(piece)
        self.digest.update(piece)
        self.size += len(piece)
        self.rows += rows


def _make_year(dataset: Dataset, year: int) -> int:
    for _ in range(ATTEMPTS):
        now, state = timezone.now(), files.state_of(year, files.versions())
        with ExitStack() as stack:
            drafts = [_Draft(format, stack.enter_context(tempfile.TemporaryFile())) for format in files.FORMATS]
            for draft in drafts:
                if draft.format == "csv":
                    draft.add(csv_head(dataset.columns))
                for piece, rows in _pieces(dataset, draft.format, year):
                    draft.add(piece, rows)
            if _keep(dataset, year, state, drafts, now, _next_turn(now, year)):
                return len(drafts)
    return 0


def _pieces(dataset: Dataset, format: str, year: int) -> Iterator[tuple[bytes, int]]:
    rows = dataset.rows(dataset.public().filter(**{dataset.of_year: year}))
    return csv_pieces(rows) if format == "csv" else jsonl_pieces(dataset.columns, rows)


def _make_whole(dataset: Dataset, years: set[int]) -> int:
    """Put the good files of the years one after another."""
    now, known = timezone.now(), files.versions()
    parts = list(OpenDataFile.objects.filter(dataset=dataset.name).exclude(year=WHOLE).order_by("year"))
    if {part.year for part in parts} != years or not all(files.is_good(part, known, now) for part in parts):
        return 0  # the next time
    with ExitStack() as stack:
        drafts = [_Draft(format, stack.enter_context(tempfile.TemporaryFile())) for format in files.FORMATS]
        for draft in drafts:
            head = csv_head(dataset.columns) if draft.format == "csv" else b""
            draft.add(head)
            for part in parts:
                if part.format == draft.format:
                    draft.rows += part.row_count
                    _append(draft, part, len(head))
        state = files.state_of(WHOLE, known)
        return len(drafts) if _keep(dataset, WHOLE, state, drafts, now, _next_turn(now)) else 0


def _append(draft: _Draft, part: OpenDataFile, skip: int) -> None:
    with files.storage().open(part.path) as source:
        source.seek(skip)
        while piece := source.read(COPY):
            draft.add(piece)


def _keep(dataset: Dataset, year: int, state: str, drafts: list[_Draft], now: datetime, until: datetime | None) -> bool:
    """Put new files in the place of the old at once, unless the data changed while they were written."""
    saved = []
    for draft in drafts:
        draft.file.seek(0)
        name = f"{files.FOLDER}/{draft.digest.hexdigest()[:16]}/{files.file_name(dataset, year, draft.format)}"
        saved.append(files.storage().save(name, File(draft.file)))
    with transaction.atomic():
        list(YearState.objects.select_for_update().order_by("year"))  # a change waits until the rows are written
        if files.state_of(year, files.versions()) != state:
            files.remove(saved)
            return False
        old = OpenDataFile.objects.filter(dataset=dataset.name, year=year)
        outdated = list(old.values_list("path", flat=True))
        old.delete()
        OpenDataFile.objects.bulk_create(
            OpenDataFile(
                dataset=dataset.name,
                year=year,
                format=draft.format,
                state=state,
                path=path,
                sha256=draft.digest.hexdigest(),
                size=draft.size,
                row_count=draft.rows,
                made_at=now,
                valid_until=until,
            )
            for draft, path in zip(drafts, saved, strict=True)
        )
        transaction.on_commit(partial(files.remove, [path for path in outdated if path not in saved]))
    return True
