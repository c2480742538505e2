"""Where the files of open data lie and which of them are good at this moment."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.core.files.storage import Storage, storages
from django.utils import timezone

from .columns import Dataset
from .models import WHOLE, OpenDataFile, YearState

FOLDER = "du-lieu-mo"
FORMATS = {"csv": "CSV", "jsonl": "JSON Lines"}
WHOLE_WORD = "tat-ca"


def storage() -> Storage:
    """Not below the folder that is served: a file is handed out only while it is good."""
    return storages["private"]


def file_name(dataset: Dataset, year: int, format: str) -> str:
    """The name that readers see."""
    return f"{dataset.slug}-{year or WHOLE_WORD}.{format}"


def versions() -> dict[int, int]:
    """The present version of each year's data."""
    return dict(YearState.objects.values_list("year", "version"))


def state_of(year: int, known: dict[int, int]) -> str:
    """What a file of the year has to have been made from to be good; for the whole, of all years together."""
    if year != WHOLE:
        return str(known.get(year, 0))
    named = ";".join(f"{year}:{version}" for year, version in sorted(known.items()))
    return hashlib.sha256(named.encode()).hexdigest()


def is_good(file: OpenDataFile, known: dict[int, int], now: datetime) -> bool:
    """Does the file say exactly what is public at this moment?"""
    return file.state == state_of(file.year, known) and (file.valid_until is None or now < file.valid_until)


@dataclass(frozen=True, slots=True)
class Offer:
    """One year (or the whole) of a data set on the page: its files by format, those that are good."""

    year: int
    files: list[OpenDataFile]
    remaking: bool


def offers(dataset: Dataset, now: datetime | None = None) -> list[Offer]:
    """What can be taken now, the whole first, then newest year first (two queries)."""
    now, known = now or timezone.now(), versions()
    by_year: dict[int, list[OpenDataFile]] = {}
    for file in OpenDataFile.objects.filter(dataset=dataset.name):
        by_year.setdefault(file.year, []).append(file)
    made = []
    for year in sorted(by_year, key=lambda year: (year != WHOLE, -year)):
        good = [file for file in by_year[year] if is_good(file, known, now)]
        made.append(Offer(year, sorted(good, key=lambda file: file.format), len(good) < len(by_year[year])))
    return made


def good_file(dataset: Dataset, year: int, format: str, now: datetime | None = None) -> OpenDataFile | None:
    """The file to hand out, or None while it has to be made anew. Raises OpenDataFile.DoesNotExist."""
    file = OpenDataFile.objects.get(dataset=dataset.name, year=year, format=format)
    return file if is_good(file, versions(), now or timezone.now()) else None


def remove(paths: Iterable[str]) -> None:
    """Take files out of the storage that no row names any more."""
    kept = storage()
    for path in paths:
        kept.delete(path)
