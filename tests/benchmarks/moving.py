"""Three thousand articles of an old site: time, queries and memory of checking, making drafts and publishing.

``python -m tests.benchmarks.moving`` makes the export (BENCH_ARTICLES, 3,000) and a database of its own. Nothing is
asserted as time; the memory of the process must stay within 400 MB however many articles come.
"""

from __future__ import annotations

import json
import os
import tempfile
import time
from pathlib import Path
from typing import Any

from .measuring import Row, figure, memory_mb

ARTICLES = int(os.environ.get("BENCH_ARTICLES", "3000"))
SLICE = 30


def measure(folder: Path) -> list[Row]:
    """Rows of figures; writes into the database of this process."""
    from django.core.files.base import File

    from cms_pages.moving_in import actions
    from cms_pages.moving_in.management.commands.import_site import _zipped
    from cms_pages.news.models import NewsCategory

    from . import old_site

    old_site.write(folder, ARTICLES)
    bringer, approver = people()
    with tempfile.TemporaryFile() as spooled:
        package = File(_zipped(folder, spooled), name="trang-cu.zip")
        batch = actions.receive("trang-cu.zip", package, category=NewsCategory.objects.first(), by=bringer)
    begin: dict[str, Any] = {
        "checked": lambda: None,
        "made into drafts": lambda: actions.begin_making(batch, by=bringer),
        "published": lambda: actions.approve(batch, by=approver),
    }
    rows: list[Row] = []
    for words, step in begin.items():
        step()
        rows += _stage(words, batch)
    counts = batch.items.counts()
    return [
        *rows,
        figure("old articles: pages", "", ARTICLES, counts.get("published", 0), ""),
        figure("old articles: left out, with the reason", "", ARTICLES, counts.get("refused", 0), ""),
        figure("old articles: most memory", "", ARTICLES, memory_mb("VmHWM"), "MB", 400),
    ]


def _stage(words: str, batch: Any) -> list[Row]:
    from django.db import connection

    from cms_pages.moving_in import actions

    asked = 0

    def count(execute: Any, *given: Any) -> Any:
        nonlocal asked
        asked += 1
        return execute(*given)

    began, used = time.perf_counter(), time.process_time()
    with connection.execute_wrapper(count):
        while actions.work(batch.pk, seconds=SLICE):
            pass
    batch.refresh_from_db()
    return [
        figure(f"old articles {words}", "", ARTICLES, time.perf_counter() - began, "s"),
        figure(f"old articles {words}: processor", "", ARTICLES, time.process_time() - used, "s"),
        figure(f"old articles {words}: queries each", "", ARTICLES, asked / ARTICLES, ""),
    ]


def people() -> list[Any]:
    """Who brings and who approves."""
    from django.contrib.auth import get_user_model
    from django.contrib.auth.models import Group

    made = []
    for number, group in enumerate(("Biên tập viên", "Người duyệt")):
        person = get_user_model().objects.create(email=f"{number}@bench.example", full_name=group)
        person.groups.add(Group.objects.get(name=group))
        made.append(person)
    return made


def main() -> None:
    """Make the data, measure, print the rows as JSON."""
    with tempfile.TemporaryDirectory(prefix="portal-moving-") as folder:
        os.environ |= {"DATA_DIR": f"{folder}/var", "DJANGO_SETTINGS_MODULE": "portal.settings"}
        import django

        django.setup()
        from django.core.management import call_command

        Path(folder, "var").mkdir(exist_ok=True)
        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        call_command("setup_office", verbosity=0)
        call_command("rebuild_index", verbosity=0)
        print(json.dumps([row.as_json() for row in measure(Path(folder, "trang-cu"))]))


if __name__ == "__main__":
    main()
