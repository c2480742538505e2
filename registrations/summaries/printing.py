"""Setting a report as PDF with typst, in a process of its own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.conf import settings

from registrations.typesetting import NotSet, set_pdf

__all__ = ["NotSet", "pdf"]

SOURCE = Path(settings.BASE_DIR) / "themes" / "base" / "typst" / "summary_report.typ"


def pdf(matter: dict[str, Any], footer: str) -> bytes:
    """The PDF of head and blocks as `layout` gives them. Raises NotSet when it takes too long or too much."""
    given = json.dumps(matter | {"footer": footer}, ensure_ascii=False).encode()
    return set_pdf(SOURCE, given, seconds=120, work=110)
