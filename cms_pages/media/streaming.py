"""A stored file given out whole or in parts, so that a film can be sought (RFC 9110, section 14)."""

import re

from django.http import FileResponse, HttpResponse, HttpResponseNotModified

CHUNK = 256 * 1024
_RANGE = re.compile(r"bytes=(\d*)-(\d*)")


class NoSuchRange(ValueError):
    """The part asked for lies behind the end of the file."""


def range_of(header, size):
    """(first, last) byte that a Range header asks for; None for the whole file (several ranges, another unit, nonsense).

    Raises NoSuchRange when nothing of the file lies in the range.
    """
    found = _RANGE.fullmatch((header or "").strip())
    if found is None or found.groups() == ("", ""):
        return None
    first, last = found.groups()
    if not first:
        wanted = int(last)
        if not wanted or not size:
            raise NoSuchRange
        return max(0, size - wanted), size - 1
    start, end = int(first), int(last) if last else size - 1
    if last and end < start:
        return None
    if start >= size:
        raise NoSuchRange
    return start, min(end, size - 1)


def stream(request, stored, content_type, etag):
    """Answer for a stored file: 200, 206, 304 or 416. Raises FileNotFoundError when the file is gone."""
    mark = f'"{etag}"'
    if request.headers.get("If-None-Match", "").strip() in {mark, f"W/{mark}", "*"}:
        return _marked(HttpResponseNotModified(), mark)
    size = stored.size
    asked = request.headers.get("Range")
    if asked and request.headers.get("If-Range", mark).strip() != mark:
        asked = None
    try:
        part = range_of(asked, size)
    except NoSuchRange:
        response = HttpResponse(status=416, content_type="text/plain; charset=utf-8")
        response.headers["Content-Range"] = f"bytes */{size}"
        return _marked(response, mark)
    start, end = part or (0, size - 1)
    response = _body(request, stored, start, end - start + 1, 206 if part else 200, content_type)
    response.headers["Content-Length"] = str(end - start + 1)
    if part:
        response.headers["Content-Range"] = f"bytes {start}-{end}/{size}"
    return _marked(response, mark)


def _body(request, stored, start, length, status, content_type):
    if request.method == "HEAD":
        return HttpResponse(status=status, content_type=content_type)
    file = stored.storage.open(stored.name, "rb")
    file.seek(start)
    response = FileResponse(_Part(file, length), status=status, content_type=content_type)
    response.block_size = CHUNK
    return response


def _marked(response, mark):
    response.headers["ETag"] = mark
    response.headers["Accept-Ranges"] = "bytes"
    return response


class _Part:
    """A file from where it stands, as many bytes as given."""

    def __init__(self, file, length):
        self._file, self._left = file, length

    def read(self, count=-1):
        count = self._left if count is None or count < 0 else min(count, self._left)
        read = self._file.read(min(count, CHUNK)) if count else b""
        self._left -= len(read)
        return read

    def close(self):
        self._file.close()
