"""From an uploaded file to a preview of the list in it, at once or in the background."""

import io
from dataclasses import replace

from django.conf import settings

from registrations.attachments.actions import RefusedFile
from registrations.tables.containers import Bounds, Container, Unsafe
from registrations.tables.errors import UnreadableList
from registrations.tables.limits import DEFAULT_LIMITS
from registrations.tables.reading import read_list
from themes.base.vietnamese import size_text

from . import import_actions as actions
from .import_memory import assigned_for
from .models import Decision, RecipientImport

# Below these the list is read while the officer waits: some hundred rows, a second or so.
_SMALL = {"xl/worksheets/": 400_000, "word/document.xml": 1_500_000}
_SMALL_PLAIN = 60_000
_OLE = b"\xd0\xcf\x11\xe0"
_WIDE = (b"\xff\xfe", b"\xfe\xff")  # marks of UTF-16, where every other byte may be NUL
_PICTURES = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*")


def preview_upload(decision: Decision, uploaded, by, *, sender: str = "", sender_unit=None) -> RecipientImport:
    """Keep an uploaded list, read it and keep its preview.

    Raises RefusedFile with a Vietnamese message when the file is no list that
    can be read, too large or too long; Refused when the decision no longer
    takes lists.
    """
    batch = receive_upload(decision, uploaded, by, sender=sender, sender_unit=sender_unit)
    return batch if batch.confirmed_at else read_now(batch, by, discard=True)


def receive_upload(decision: Decision, uploaded, by, *, sender: str = "", sender_unit=None) -> RecipientImport:
    """Keep an uploaded list, still unread. Raises RefusedFile, Refused."""
    if uploaded.size > settings.UPLOAD_MAX_BYTES:
        limit = size_text(settings.UPLOAD_MAX_BYTES)
        raise RefusedFile(
            f"Tệp này nặng {size_text(uploaded.size)}, vượt mức {limit}. Mời bỏ ảnh hoặc chia danh sách thành nhiều tệp."
        )
    data = uploaded.read()
    uploaded.seek(0)
    if not data:
        raise RefusedFile("Tệp này trống, không có nội dung. Mời chọn tệp khác.")
    _refuse_what_the_reader_refuses(data, uploaded.name or "")
    if b"\0" in data and not data.startswith((b"PK", _OLE, *_WIDE)):
        raise RefusedFile(
            "Không nhận ra nội dung của tệp này. Mời lưu lại danh sách thành Excel (.xlsx), Word (.docx) hoặc CSV."
        )
    return actions.receive(decision, uploaded, actions.file_hash(data), by, sender=sender, sender_unit=sender_unit)


def _refuse_what_the_reader_refuses(data: bytes, name: str) -> None:
    """Pictures, PDF, protected workbooks, zip bombs: the reader's own words say best what to do."""
    protected = data.startswith(_OLE) and "EncryptedPackage".encode("utf-16-le") in data
    if protected or data.startswith(_PICTURES) or sum(_sizes(data).values()) > DEFAULT_LIMITS.unpacked_size:
        _read(data, name, DEFAULT_LIMITS, {})


def _sizes(data: bytes) -> dict[str, int]:
    """How large the parts of a packed file say they are, by name; nothing for a file that is none or is refused anyway."""
    if not data.startswith(b"PK"):
        return {}
    try:
        parts = Container(io.BytesIO(data), Bounds(DEFAULT_LIMITS.parts)).entries
    except Unsafe:
        return {}
    return {name: part.file_size for name, part in parts.items()}


def is_small(data: bytes) -> bool:
    """Is the list short enough to be read while somebody waits?"""
    if not data.startswith(b"PK"):
        return len(data) <= _SMALL_PLAIN
    sizes = _sizes(data)
    return all(
        sum(size for name, size in sizes.items() if name.startswith(prefix)) <= most for prefix, most in _SMALL.items()
    )


def kept_data(batch: RecipientImport) -> bytes:
    """The bytes of the kept file. Raises RefusedFile if it is gone."""
    if batch.file is None:
        raise RefusedFile("Danh sách này không có tệp để đọc lại.")
    try:
        with batch.file.file.open("rb") as file:
            return file.read()
    except OSError as error:
        raise RefusedFile("Tệp của danh sách không còn. Mời tải lên lại.") from error


def read_now(batch: RecipientImport, by, *, token: str = "", reporter=None, discard: bool = False) -> RecipientImport:
    """Read the kept file of an import and keep its preview.

    Raises RefusedFile when it is no list; with ``discard`` the upload is then
    thrown away, as nothing came of it.
    """
    if reporter:
        reporter.stage("Đang đọc tệp", 0.02, 0.05)
    limits = replace(DEFAULT_LIMITS, rows=settings.LIST_MAX_ROWS)
    try:
        reading = _read(kept_data(batch), batch.file_name, limits, assigned_for(batch))
    except RefusedFile:
        if discard:
            actions.discard_preview(batch, by)
        raise
    report = reporter.stage("Đang đối chiếu danh mục, đơn vị và lưu trữ", 0.45, 0.9) if reporter else None
    return actions.keep_reading(batch, reading, by, token=token, report=report)


def _read(data: bytes, name: str, limits, assigned: dict):
    try:
        return read_list(data, name, limits=limits, **assigned)
    except UnreadableList as error:
        raise RefusedFile(str(error)) from error
