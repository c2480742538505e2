"""Registrations that units sent, for the management software: as they stand in the receipt, read-only.

Titles registered for are plans, no awards: nothing of this comes back. The portal is master of every field
(requirement S01 of the province's plan).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO, Any

from django.db.models import Max, OuterRef, QuerySet, Subquery
from django.utils import timezone

from registrations.campaigns.models import Registration, Submission

from .masters import VERSION
from .writers import workbook

FORMAT = "tdkt-dang-ky"
REGISTRATION_SHEET, ROW_SHEET, ANSWER_SHEET = "Bản đăng ký", "Danh hiệu đăng ký", "Chỉ tiêu"
_SENT = (Registration.State.SUBMITTED, Registration.State.ACCEPTED)
_HEAD = ("id", "campaign", "year", "unit_code", "unit", "state", "number", "submitted_at", "receipt", "pledge")
_ROW = ("registration_id", "unit_code", "kind", "name", "position", "title_code", "title", "initiative")
_ANSWER = ("registration_id", "unit_code", "question", "measure", "value")


def sent(year: int | None = None) -> QuerySet[Submission]:
    """The last submission of every registration that stands with the office; never drafts or what was given back."""
    newest = Submission.objects.filter(registration=OuterRef("registration")).order_by()
    found = Submission.objects.filter(
        registration__state__in=_SENT,
        number=Subquery(newest.values("registration").annotate(n=Max("number")).values("n")),
    )
    if year:
        found = found.filter(registration__campaign__year=year)
    found = found.select_related("registration", "receipt")
    return found.order_by("-registration__campaign__year", "registration__unit__code", "pk")


def _head(submission: Submission) -> dict[str, Any]:
    said = submission.content
    return {
        "id": str(submission.registration_id),
        "campaign": said["campaign"]["name"],
        "year": said["campaign"]["year"],
        "unit_code": said["unit"]["code"],
        "unit": said["unit"]["name"],
        "state": submission.registration.state,
        "number": submission.number,
        "submitted_at": timezone.localtime(submission.submitted_at).isoformat(timespec="seconds"),
        "receipt": submission.receipt.code,
        "pledge": said["pledge"],
    }


def _rows(said: dict[str, Any]) -> list[dict[str, Any]]:
    kinds = (("tap-the", said["collectives"]), ("ca-nhan", said["persons"]))
    return [{"kind": kind} | {name: row[name] for name in _ROW[3:]} for kind, listed in kinds for row in listed]


def _answers(said: dict[str, Any]) -> list[dict[str, Any]]:
    return [{name: answer.get(name, "") for name in _ANSWER[2:]} for answer in said["answers"]]


def write_registrations_json(year: int | None = None) -> Iterator[bytes]:
    """All registrations that were sent, unit by unit, with their rows and answers. Contacts stay here."""
    head = {"format": FORMAT, "version": VERSION}
    head["exported_at"] = timezone.localtime().isoformat(timespec="seconds")
    yield f'{json.dumps(head, ensure_ascii=False)[:-1]}, "registrations": ['.encode()
    for number, submission in enumerate(sent(year).iterator(chunk_size=200)):
        said = submission.content
        made = _head(submission) | {"rows": _rows(said), "answers": _answers(said)}
        yield f"{',' if number else ''}\n{json.dumps(made, ensure_ascii=False)}".encode()
    yield b"\n]}\n"


def write_registrations_workbook(year: int | None = None) -> IO[bytes]:
    """The same as a workbook of three sheets; headings are the names of the fields."""

    def lines(parts, names) -> Iterator[tuple]:
        for submission in sent(year).iterator(chunk_size=200):
            keys = (str(submission.registration_id), submission.content["unit"]["code"])
            for part in parts(submission.content):
                yield (*keys, *(part[name] for name in names[2:]))

    heads = (tuple(_head(submission).values()) for submission in sent(year).iterator(chunk_size=200))
    return workbook(
        [
            (REGISTRATION_SHEET, list(_HEAD), heads),
            (ROW_SHEET, list(_ROW), lines(_rows, _ROW)),
            (ANSWER_SHEET, list(_ANSWER), lines(_answers, _ANSWER)),
        ]
    )
