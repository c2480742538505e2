"""From an uploaded file to a preview of the list in it."""

from dataclasses import replace

from django.conf import settings

from registrations.attachments.actions import RefusedFile
from registrations.tables.errors import UnreadableList
from registrations.tables.limits import DEFAULT_LIMITS
from registrations.tables.reading import read_list

from . import actions
from .models import Decision, RecipientImport


def preview_upload(decision: Decision, uploaded, by) -> RecipientImport:
    """Read an uploaded list and keep its preview.

    Raises RefusedFile with a Vietnamese message when the file is no list that
    can be read, too large or too long; actions.Refused when the decision no
    longer takes lists.
    """
    if uploaded.size > settings.UPLOAD_MAX_BYTES:
        raise RefusedFile(
            f"Tệp này vượt mức {settings.UPLOAD_MAX_BYTES // 1024 // 1024} MB. Mời chia danh sách thành nhiều tệp."
        )
    data = uploaded.read()
    if not data:
        raise RefusedFile("Tệp này trống, không có nội dung. Mời chọn tệp khác.")
    limits = replace(DEFAULT_LIMITS, rows=settings.LIST_MAX_ROWS)
    try:
        reading = read_list(data, uploaded.name or "", limits=limits)
    except UnreadableList as error:
        raise RefusedFile(str(error)) from error
    return actions.preview_import(decision, reading, uploaded.name or "danh-sach", actions.file_hash(data), by)
