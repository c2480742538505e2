"""A file that comes in parts: begun, carried on after the line broke, looked at when it is whole.

Every part is kept as an object of its own in the private storage, so that
nothing has to be appended to and a server killed in the middle leaves at most
one part to be sent again.
"""

from __future__ import annotations

import hashlib
import tempfile
import uuid
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.datastructures import MultiValueDict

from themes.base.vietnamese import size_text

from .actions import RefusedFile
from .models import Upload, private_storage
from .naming import shown_name
from .senders import Person, Sender
from .sniffing import Unrecognised, sniff

PART = 1024 * 1024
FIELD = "da-tai-"
MOST_OF_FORM = 20

NOT_THE_SAME = "Tệp nhận được không giống tệp trên máy của ông, bà. Mời chọn tệp và tải lên lại."


class NotThere(Exception):
    """There is no such upload of this person, or it was given up."""


class WrongOffset(Exception):
    """The part does not begin where the last one ended; `received` says where to go on."""

    def __init__(self, received: int):
        super().__init__(received)
        self.received = received


class BadPart(Exception):
    """The part arrived damaged, or has another length than it must have; it may be sent again."""


def begin(sender: Sender, *, place: str, name: str, size: int, mark: str, now: datetime | None = None) -> Upload:
    """A new upload, or the one of the same file for the same place that was broken off.

    `size` is in bytes, `mark` whatever the browser knows the file by. Raises
    RefusedFile when the file is empty or too heavy, or when this sender has
    too much on the way.
    """
    now = now or timezone.now()
    if size <= 0:
        raise RefusedFile("Tệp này trống, không có nội dung. Mời chọn tệp khác.")
    if size > sender.max_bytes:
        raise RefusedFile(
            f"Tệp này nặng {size_text(size)}, vượt mức {size_text(sender.max_bytes)}. "
            "Mời chọn tệp khác hoặc chụp lại ở cỡ nhỏ hơn."
        )
    facts = {"place": place[:300], "name": shown_name(name)[:150], "size": size, "mark": mark[:100]}
    with transaction.atomic():
        sender.lock()  # one begins at a time: the room is counted
        mine = Upload.objects.of(sender, now)
        if found := mine.filter(**facts).first():
            return found
        _make_room(sender, mine, size, now)
        sender.admit(size, now)
        return Upload.objects.create(
            **sender.columns, part_size=PART, begun_at=now, ends_at=now + sender.lasts(whole=False), **facts
        )


def _make_room(sender: Sender, mine, size: int, now: datetime) -> None:
    """Give up what has lain still, oldest first, until a file of this size fits. Raises RefusedFile."""
    idle = mine.filter(ends_at__lt=now + sender.lasts(whole=False) - sender.idle).order_by("ends_at")
    while mine.count() >= sender.most or (mine.aggregate(Sum("size"))["size__sum"] or 0) + size > sender.most_bytes:
        oldest = idle.first()
        if oldest is None:
            raise RefusedFile("Đang có nhiều tệp tải dở. Mời chờ tải xong hoặc bỏ bớt một tệp rồi chọn lại.")
        _remove(oldest)


def take(
    sender: Sender, upload_id: uuid.UUID, *, offset: int, body: bytes, digest: str = "", now: datetime | None = None
) -> Upload:
    """Keep the next part. `digest` is its SHA-256 as the browser made it; empty where it cannot.

    Raises NotThere, WrongOffset, BadPart, or RefusedFile when the first part
    already shows that such a file is not taken.
    """
    now = now or timezone.now()
    with transaction.atomic():
        upload = _lock(sender, upload_id, now)
        if upload.is_whole or offset != upload.received:
            raise WrongOffset(upload.received)
        if len(body) != min(upload.part_size, upload.size - offset) or not body:
            raise BadPart
        if digest and hashlib.sha256(body).hexdigest() != digest.lower():
            raise BadPart
        problem = _problem_of_head(body) if offset == 0 else ""
        if problem:
            _remove(upload)
        else:
            keep_part(upload, offset, body)
            upload.received += len(body)
            upload.ends_at = now + sender.lasts(whole=False)
            upload.save(update_fields=["received", "ends_at"])
    if problem:
        raise RefusedFile(problem)
    return upload


def keep_part(upload: Upload, offset: int, body: bytes) -> None:
    """Lay one part into the private storage."""
    storage, name = private_storage(), upload.part_name(offset)
    if storage.exists(name):  # of a try that ended before it was written down
        storage.delete(name)
    storage.save(name, ContentFile(body))


def _problem_of_head(body: bytes) -> str:
    """Why a file that begins so is not taken; the packed kinds can only be told when they are whole."""
    if body.startswith(b"PK\x03\x04"):
        return ""
    try:
        sniff(ContentFile(body))
    except Unrecognised as error:
        return str(error)
    return ""


def finish(sender: Sender, upload_id: uuid.UUID, *, digest: str = "", now: datetime | None = None) -> Upload:
    """Look at the whole file as at every other one; asked twice it answers the same.

    `digest` is the SHA-256 of the file on the sender's machine, empty where the browser cannot make one.
    Raises NotThere, WrongOffset (bytes are missing) or RefusedFile, and then the file is gone.
    """
    now = now or timezone.now()
    with transaction.atomic():
        upload = _lock(sender, upload_id, now)
        if upload.is_whole:
            return upload
        if upload.received != upload.size:
            raise WrongOffset(upload.received)
        problem = ""
        with _assembled(upload) as whole:
            found = hashlib.file_digest(whole, "sha256").hexdigest()
            if digest and found != digest.lower():
                problem = NOT_THE_SAME
            else:
                try:
                    sniff(whole)
                except Unrecognised as error:
                    problem = str(error)
        if problem:
            _remove(upload)
        else:
            upload.sha256, upload.ends_at = found, now + sender.lasts(whole=True)
            upload.save(update_fields=["sha256", "ends_at"])
    if problem:
        raise RefusedFile(problem)
    return upload


def drop(sender: Sender, upload_id: uuid.UUID) -> None:
    """Give up an upload; one that is gone already is no error."""
    with transaction.atomic():
        for upload in Upload.objects.select_for_update().filter(**sender.columns, taken_at=None, pk=upload_id):
            _remove(upload)


def discard_given_up(now: datetime | None = None) -> int:
    """Remove what nobody went on with. Returns how many."""
    found = list(Upload.objects.given_up(now or timezone.now())[:1000])
    for upload in found:
        with transaction.atomic():
            _remove(upload)
    return len(found)


def _lock(sender: Sender, upload_id: uuid.UUID, now: datetime) -> Upload:
    upload = Upload.objects.of(sender, now).select_for_update().filter(pk=upload_id).first()
    if upload is None:
        raise NotThere
    return upload


def _remove(upload: Upload, *, row: bool = True) -> None:
    """The row now, the parts when the transaction is through."""
    names, storage = [] if upload.taken_at else upload.part_names(), private_storage()
    if row:
        upload.delete()
    transaction.on_commit(lambda: [storage.delete(name) for name in names])


def _assembled(upload: Upload) -> Any:
    """All parts as one open file; whoever asked closes it."""
    whole = tempfile.SpooledTemporaryFile(max_size=4 * PART)  # noqa: SIM115
    for name in upload.part_names():
        with private_storage().open(name) as part:
            whole.write(part.read())
    whole.seek(0)
    return whole


# --- into a form -----------------------------------------------------------------


class ResumedFile(UploadedFile):
    """A file that came in parts, for a form as if it had come with it."""

    def __init__(self, upload: Upload):
        super().__init__(file=_assembled(upload), name=upload.name, size=upload.size)
        self.upload = upload

    def taken(self) -> None:
        """It is kept as an attachment now: its parts are no longer needed."""
        if not self.upload.holder:
            _remove(self.upload)
            return
        _remove(self.upload, row=False)
        self.upload.taken_at = timezone.now()
        self.upload.save(update_fields=["taken_at"])


class SpentFile(UploadedFile):
    """A file that went with the same form before: known by its name and size, and not taken a second time."""

    is_spent = True

    def __init__(self, upload: Upload):
        super().__init__(file=ContentFile(b""), name=upload.name, size=upload.size)


def files_of(request: Any) -> MultiValueDict:
    """The files of a form: those that came with it and those that came before it in parts.

    Give it to a form instead of `request.FILES`. A field `scan` takes the
    uploads that the form names in `da-tai-scan`; only whole ones of the same
    person are there for it.
    """
    files = request.FILES.copy()
    named = named_in(request.POST)
    wanted = [pk for ids in named.values() for pk in ids][:MOST_OF_FORM]
    if not wanted or not request.user.is_authenticated:
        return files
    there = Upload.objects.of(Person(request.user), timezone.now()).whole().in_bulk(wanted)
    for field, ids in named.items():
        for pk in ids:
            if upload := there.pop(pk, None):
                try:
                    files.appendlist(field, ResumedFile(upload))
                except OSError:  # gone from the disk: as if it had not been chosen
                    continue
    return files


def named_in(data: Any) -> dict[str, list[uuid.UUID]]:
    """Field → the uploads that a form names for it."""
    return {key.removeprefix(FIELD): ids_of(data.getlist(key)) for key in data if key.startswith(FIELD)}


def ids_of(texts: Iterable[str]) -> list[uuid.UUID]:
    found = []
    for text in texts:
        try:
            found.append(uuid.UUID(text))
        except ValueError:
            continue
    return found
