"""Answers that stream rows out: CSV, JSON Lines and workbooks with the right headers."""

from collections.abc import Iterable

from django.http import FileResponse, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render

from .columns import Dataset
from .throttles import ExportThrottle
from .writers import TYPES, XLSX, stream, workbook

FORMATS = ("csv", "jsonl", "xlsx")


def refusal(request) -> HttpResponse | None:
    """The page for somebody who asks for exports too often, else None."""
    wait = ExportThrottle().wait_for(request)
    if wait is None:
        return None
    response = render(request, "429.html", status=429)
    response["Retry-After"] = str(wait)
    return response


def download(dataset: Dataset, rows: Iterable[tuple], format: str, name: str) -> HttpResponseBase:
    """Rows of a data set as a file named ``name``; CSV and JSON Lines leave while they are read.

    A workbook is for people and has Vietnamese headings; the others are for programs and have the names of columns.
    """
    if format == "xlsx":
        headings = [column.title for column in dataset.columns]
        file = workbook([(dataset.title[:31], headings, rows)])
        response = FileResponse(file, as_attachment=True, filename=f"{name}.xlsx", content_type=XLSX)
    else:
        response = StreamingHttpResponse(stream(format, dataset.columns, rows), content_type=TYPES[format])
        response["Content-Disposition"] = f'attachment; filename="{name}.{format}"'
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response
