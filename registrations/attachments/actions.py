"""Files come in and go out of keeping."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from themes.base.vietnamese import size_text

from .models import Attachment
from .naming import safe_name, shown_name
from .sniffing import LIST_ONLY, OFFICE_KINDS, Unrecognised, kinds_in_words, sniff

ORPHAN_AGE = timedelta(days=2)  # a form that was left open overnight may still be sent


class RefusedFile(ValueError):
    """A file that is not taken; `message` tells the sender why and what to do, in Vietnamese."""

    def __init__(self, message: str):
        super().__init__(message)
        self.message = message


def check(uploaded: UploadedFile, *, allowed: frozenset[str] = OFFICE_KINDS, max_bytes: int | None = None):
    """The kind of an uploaded file, or RefusedFile saying why it is not taken. Stores nothing."""
    max_bytes = max_bytes or settings.UPLOAD_MAX_BYTES
    if getattr(uploaded, "is_spent", False):
        raise RefusedFile("Tệp này đã đi cùng lần gửi trước. Mời chọn lại tệp.")
    if not uploaded.size:
        raise RefusedFile("Tệp này trống, không có nội dung. Mời chọn tệp khác.")
    if uploaded.size > max_bytes:
        raise RefusedFile(
            f"Tệp này nặng {size_text(uploaded.size)}, vượt mức {size_text(max_bytes)}. "
            "Mời chọn tệp khác hoặc chụp lại ở cỡ nhỏ hơn."
        )
    try:
        kind = sniff(uploaded, lists=bool(allowed & LIST_ONLY))
    except Unrecognised as error:
        raise RefusedFile(str(error)) from error
    if kind.extension not in allowed:
        raise RefusedFile(f"Ở đây chỉ nhận {kinds_in_words(allowed)}. Tệp này là {kind.name}.")
    return kind


def store(
    uploaded_file: UploadedFile,
    *,
    allowed: frozenset[str] = OFFICE_KINDS,
    max_bytes: int | None = None,
    by: Any = None,
) -> Attachment:
    """Keep an uploaded file privately.

    `allowed` are extensions out of `sniffing.KINDS`; `max_bytes` defaults to the
    portal's limit; `by` is the user, or None for a citizen without an account.
    Raises RefusedFile, and then nothing is kept.
    """
    kind = check(uploaded_file, allowed=allowed, max_bytes=max_bytes)
    digest = hashlib.sha256()
    for chunk in uploaded_file.chunks():
        digest.update(chunk)
    uploaded_file.seek(0)
    attachment = Attachment(
        original_name=safe_name(uploaded_file.name or "", kind.extension),
        kind=kind.extension,
        size=uploaded_file.size,
        sha256=digest.hexdigest(),
        uploaded_by=by if by is not None and by.is_authenticated else None,
    )
    attachment.file.save(attachment.original_name, uploaded_file, save=False)
    try:
        with transaction.atomic():
            attachment.save(force_insert=True)
    except BaseException:
        attachment.file.delete(save=False)
        raise
    if taken := getattr(uploaded_file, "taken", None):  # it came in parts, which have served
        taken()
    return attachment


def check_all(files: Sequence[UploadedFile], *, room_left: int, **limits: Any) -> list[str]:
    """What is wrong with a batch of files, one sentence each with the file's name; empty when all may be stored."""
    problems = []
    if len(files) > room_left:
        problems.append(
            f"Chỉ còn nhận được {room_left} tệp nữa; vừa chọn {len(files)} tệp."
            if room_left
            else "Đã đủ số tệp được gửi. Mời bỏ bớt một tệp trước khi thêm."
        )
    for file in files:
        try:
            check(file, **limits)
        except RefusedFile as error:
            problems.append(f"{shown_name(file.name or '')}: {error.message}")
    return problems


def discard(attachment: Attachment) -> None:
    """Remove a file that no record refers to any more; its bytes go when the transaction is through."""
    name, storage = attachment.file.name, attachment.file.storage
    attachment.delete()
    transaction.on_commit(lambda: storage.delete(name))


def discard_orphans() -> int:
    """Remove files older than two days that no record refers to. Returns how many."""
    orphans = list(Attachment.objects.orphans(timezone.now() - ORPHAN_AGE)[:1000])
    for orphan in orphans:
        with transaction.atomic():
            discard(orphan)
    return len(orphans)
