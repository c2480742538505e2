"""Where a reading is noted while somebody waits for the page: one short line at the end of a file, no database.

`tick` counts the lines once a minute. The file that is counted was set aside
the minute before, so that nobody writes to it any more; a flood ends at MOST
bytes, what comes after it in the same minute is not counted.
"""

from __future__ import annotations

import logging
import os
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

log = logging.getLogger(__name__)

MOST = 8 * 1024 * 1024
_LINE = re.compile(r"(\d{4}-\d\d-\d\d) ([\w-]{1,40})")


def _folder() -> Path:
    return Path(settings.DATA_DIR) / "luot-doc"


def note(day: str, key: str) -> None:
    """Note one reading. Never an error for the reader: what cannot be written is not counted."""
    path = _folder() / "dang-ghi"
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
    try:
        try:
            file = os.open(path, flags, 0o600)
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            file = os.open(path, flags, 0o600)
        try:
            if os.fstat(file).st_size < MOST:
                os.write(file, f"{day} {key}\n".encode())
        finally:
            os.close(file)
    except OSError:
        log.warning("a reading could not be noted", exc_info=True)


@contextmanager
def taken() -> Iterator[Counter[tuple[str, str]]]:
    """The readings that were set aside, as {(day, key): times}; gone when the block ends well, kept when it fails.

    What was written since is set aside for the next time.
    """
    current, aside = _folder() / "dang-ghi", _folder() / "cho-dem"
    found: Counter[tuple[str, str]] = Counter()
    if aside.exists():
        with aside.open(encoding="ascii", errors="replace") as lines:
            for line in lines:
                if match := _LINE.fullmatch(line.strip()):
                    found[match[1], match[2]] += 1
    yield found
    aside.unlink(missing_ok=True)
    if current.exists():
        current.replace(aside)
