"""Setting a report as PDF with typst, in a process of its own: matter as JSON in, PDF out."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from django.conf import settings

from . import printing_process

SOURCE = Path(settings.BASE_DIR) / "themes" / "base" / "typst" / "summary_report.typ"
_SECONDS = 120


class NotSet(Exception):
    """The report could not be set; the message says why, for the log and the officer."""


def pdf(matter: dict[str, Any], footer: str) -> bytes:
    """The PDF of head and blocks as `layout` gives them. Raises NotSet when it takes too long or too much."""
    given = json.dumps(matter | {"footer": footer}, ensure_ascii=False).encode()
    command = [sys.executable, "-I", printing_process.__file__, str(SOURCE)]
    try:
        done = subprocess.run(command, input=given, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise NotSet(f"Bản PDF chưa lập xong sau {_SECONDS} giây.") from error
    if done.returncode or not done.stdout.startswith(b"%PDF"):
        raise NotSet(done.stderr.decode("utf-8", "replace")[-280:] or f"Dừng với mã {done.returncode}.")
    return done.stdout
