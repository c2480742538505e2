"""Whether a PDF can do something by itself: run a script, start a program. ISO 32000-1, 7.5.7, 12.6.4.

Only names and what is compressed together with them are looked at; nothing is drawn or run.
"""

import re
import zlib
from collections.abc import Iterator

MOST_STREAM = 8 << 20
MOST_STREAMS = 96 << 20
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.S)
_OBJECTS = re.compile(rb"/Type\s*/ObjStm\b")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_NAME = re.compile(rb"/[^\s/()<>\[\]{}%]+")
_ACTIVE = {b"/JavaScript", b"/Launch", b"/JS"}


def is_active(data: bytes) -> bool:
    """Whether the document holds a script or an action that starts a program."""
    return any(_ACTIVE & {_plain(name) for name in _NAME.findall(text)} for text in _texts(data))


def _plain(name: bytes) -> bytes:
    return _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), name)


def _texts(data: bytes) -> Iterator[bytes]:
    """The parts of a file in which objects are described: between its streams, and in streams of objects."""
    at, left = 0, MOST_STREAMS
    for found in _STREAM.finditer(data):
        between = data[at : found.start()]
        at = found.end()
        yield between
        if _OBJECTS.search(between[-2000:].rpartition(b"obj")[2]) and left > 0:
            try:
                content = zlib.decompressobj().decompress(found[1], min(MOST_STREAM, left))
            except zlib.error:
                continue
            left -= len(content)
            yield content
    yield data[at:]
