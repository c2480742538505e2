"""What officers are told when the calendar has lengthened windows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from . import rules


def told(grown: Iterable) -> Iterator[str]:
    """One sentence per window that grew, with the meeting of the council if that now comes too early."""
    for consultation in grown:
        yield f"Cuộc lấy ý kiến “{consultation.title}” được kéo dài đến hết ngày {consultation.last_day:%d/%m/%Y}."
        clash = rules.council_problem(consultation, consultation.council_meets_on, consultation.last_day)
        if clash:
            yield f"{clash} Mời đổi ngày họp của cuộc “{consultation.title}”."
