"""Reading files into the table, and what the index is given of them."""

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from search.entry import FilePassage

from .models import FileText
from .reading import MAX_BYTES, Reading, read_file

log = logging.getLogger(__name__)
MAX_FILES = 20


@dataclass(frozen=True, slots=True)
class PublicFile:
    """A file that everyone may read now: its name, address, hash of the contents, and how to open it.

    The room that links the file says so; nothing here asks again.
    """

    name: str
    url: str
    digest: str
    open: Callable[[], BinaryIO] = field(compare=False)


def texts(files: Iterable[PublicFile]) -> dict[str, FileText]:
    """{digest: what was read}, without those that were not read yet. One query, none without files."""
    digests = {file.digest for file in files}
    return FileText.objects.in_bulk(digests) if digests else {}


def passages(files: Sequence[PublicFile]) -> tuple[FilePassage, ...]:
    """What the index is given of these files: nothing of one that was not read yet."""
    known = texts(files)
    made: list[FilePassage] = []
    for file in dict.fromkeys(files[:MAX_FILES]):
        text = known.get(file.digest)
        for page, sheet, words in text.passages if text else ():
            address = f"{file.url}#page={page}" if page else file.url
            made.append(FilePassage(file.name, address, words, page=page, sheet=sheet))
    return tuple(made)


def unread(files: Sequence[PublicFile]) -> list[PublicFile]:
    """Those of the files that were not read yet."""
    known = texts(files)
    return [file for file in files[:MAX_FILES] if file.digest not in known]


def read(files: Sequence[PublicFile]) -> int:
    """Read what was not read yet; returns how many files. A file that is not there is tried again another time."""
    done = 0
    for file in unread(files):
        try:
            with file.open() as opened:
                data = opened.read(MAX_BYTES + 1)
        except OSError as error:
            log.warning("file %s cannot be opened for its text: %s", file.url, error)
            continue
        _keep(file.digest, read_file(data))
        done += 1
    return done


def _keep(digest: str, reading: Reading) -> None:
    FileText.objects.update_or_create(
        digest=digest,
        defaults={
            "state": reading.state,
            "pages": reading.pages,
            "cut": reading.cut,
            "characters": reading.characters,
            "passages": [list(passage) for passage in reading.passages],
        },
    )


def forget_all_but(digests: Iterable[str]) -> int:
    """Drop the text of files that nobody offers any more. Returns how many."""
    gone = set(FileText.objects.values_list("digest", flat=True)) - set(digests)
    FileText.objects.filter(digest__in=gone).delete()
    return len(gone)
