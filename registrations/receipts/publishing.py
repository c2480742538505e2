"""The daily head of the register: taken once a day, kept as a row and as a plain file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from . import heads
from .forensics import Problem
from .models import DailyHead, Entry, Head

FOLDER = "so-ghi"


def file_name(day: date) -> str:
    """Where the file of a day lies in the public storage."""
    return f"{FOLDER}/{day:%Y}/{day:%Y-%m-%d}.txt"


def file_text(head: DailyHead, office: str) -> str:
    """What the file of a day says."""
    address = settings.SITE_URL + reverse("register:index")
    return heads.day_file(head.date, head.entry_hash, head.taken_at, office=office, address=address)


def take(office: str, now: datetime | None = None) -> DailyHead | None:
    """Take the head of the day that is over, once; None when it has been taken, or nothing was ever entered.

    A day on which the portal stood still gets none afterwards. A file that a
    crash left unwritten is written now.
    """
    now = now or timezone.now()
    day = timezone.localdate(now) - timedelta(days=1)
    known = DailyHead.objects.filter(date=day).first()
    if known:
        if not default_storage.exists(file_name(day)):
            _write(known, office)
        return None
    with transaction.atomic():
        newest = Head.objects.select_for_update().filter(pk="main").first()
        if newest is None or not newest.sequence:
            return None
        taken = DailyHead(date=day, sequence=newest.sequence, entry_hash=newest.entry_hash, taken_at=now)
        try:
            with transaction.atomic():
                taken.save()
        except IntegrityError:  # another worker was quicker
            return None
    _write(taken, office)
    return taken


def _write(head: DailyHead, office: str) -> None:
    """The file, once: what has been published is not written over."""
    name = file_name(head.date)
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(file_text(head, office).encode()))


def day_of(entry: Entry) -> DailyHead | None:
    """The first published head that covers an entry, or None until its day is over."""
    return DailyHead.objects.filter(sequence__gte=entry.sequence).order_by("sequence", "date").first()


def own_heads() -> tuple[list[heads.Published], list[Problem]]:
    """The heads of our rows and of our published files, and where the two do not agree."""
    problems: list[Problem] = []
    rows = {each.date: each for each in DailyHead.objects.order_by("date")}
    found = [heads.Published(each.entry_hash, day, each.sequence) for day, each in rows.items()]
    for day, text in _files():
        told = next(iter(heads.read(text)), None)
        row = rows.get(day)
        if told is None:
            problems.append(Problem("published-head", f"Tệp mã đầu sổ ngày {day:%d/%m/%Y} không còn ghi mã nào."))
        elif row is None:
            problems.append(
                Problem("published-head", f"Đầu sổ ngày {day:%d/%m/%Y} đã công bố thành tệp, nay mất dòng.")
            )
            found.append(heads.Published(told.entry_hash, day, None, "tệp đã công bố"))
        elif row.entry_hash != told.entry_hash:
            problems.append(
                Problem("published-head", f"Đầu sổ ngày {day:%d/%m/%Y} khác mã trong tệp đã công bố.", row.sequence)
            )
            found.append(heads.Published(told.entry_hash, day, None, "tệp đã công bố"))
    return found, problems


def _files() -> Iterable[tuple[date, str]]:
    """Day and text of each published file; what else lies in the folder is left alone."""
    try:
        years = sorted(default_storage.listdir(FOLDER)[0])
    except FileNotFoundError:
        return
    for year in years:
        for name in sorted(default_storage.listdir(f"{FOLDER}/{year}")[1]):
            found = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})\.txt", name)
            if found is None:
                continue
            with default_storage.open(f"{FOLDER}/{year}/{name}") as file:
                text = file.read(20_000).decode("utf-8", "replace")
            yield date(*map(int, found.groups())), text
