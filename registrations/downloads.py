"""Files made for whoever asks, as answers to be kept under a name; the type is that of the name's ending."""

from django.http import HttpResponse

_OFFICE = "application/vnd.openxmlformats-officedocument"
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "docx": f"{_OFFICE}.wordprocessingml.document",
    "ics": "text/calendar; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "pdf": "application/pdf",
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
}


def public(body: bytes | str, name: str) -> HttpResponse:
    """A file for everybody; `name` is plain ASCII."""
    response = HttpResponse(body, content_type=TYPES[name.rpartition(".")[2]])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def private(body: bytes | str, name: str) -> HttpResponse:
    """A file for this person alone: nothing between may keep it."""
    response = public(body, name)
    response.headers["Cache-Control"] = "private, no-store"
    return response
