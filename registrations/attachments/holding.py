"""Files of an open form that need not be chosen again: kept on the server while the form comes back with errors.

Browsers never fill in a file control, so that a missing name would cost the
sender every file. What came with such a form, and what a script sent ahead of
it in parts, is kept under the form's signed handle (`senders.OpenForm`),
unread by anybody, until the form is taken or some hours have passed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.datastructures import MultiValueDict

from registrations.safeguards.addresses import remote_of

from . import upload_actions
from .actions import RefusedFile, check
from .models import Upload
from .naming import shown_name
from .senders import OpenForm
from .sniffing import CITIZEN_KINDS
from .upload_actions import PART, ResumedFile, SpentFile

HANDLE, LEAVE = "giu-tep", "bo-tep"
LOST = "Tệp chọn lúc trước không còn được giữ. Nếu vẫn cần gửi, mời chọn lại."


class HeldFiles:
    """The files of one request of an open form: what came with it and what is kept for it.

    ``files`` is given to the form instead of ``request.FILES``. After an error
    call `keep`, after the form was taken `release`; the template shows ``rows``
    and carries ``token`` (registrations/attachments/held.html).
    """

    def __init__(self, request: Any, scope: str, *, max_bytes: int, field: str = "files"):
        self.field, self.max_bytes = field, max_bytes
        remote = remote_of(request)
        sent = request.method == "POST"
        known = OpenForm.read(request.POST.get(HANDLE, ""), remote, scope) if sent else None
        self.is_known = known is not None  # of a form that is given out now nothing can be kept yet
        self.form = known or OpenForm.new(scope, remote)
        self.files: MultiValueDict = request.FILES.copy() if sent else MultiValueDict()
        self.not_kept: list[str] = []
        self.lost = 0
        if sent:
            self._read(request.POST)

    def _read(self, data: Any) -> None:
        """Put the kept files that the form names into its field; count those that are gone."""
        named = upload_actions.named_in(data).get(self.field, [])[: self.form.most]
        leave = set(upload_actions.ids_of(data.getlist(LEAVE)))
        for upload_id in leave & set(named):
            upload_actions.drop(self.form, upload_id)
        wanted = list(dict.fromkeys(pk for pk in named if pk not in leave))
        there = Upload.objects.filter(**self.form.columns, ends_at__gt=timezone.now()).exclude(sha256="")
        found = there.in_bulk(wanted)
        uploads = [found[pk] for pk in wanted if pk in found]
        self.lost = len(wanted) - len(uploads)
        same = {upload.sha256 for upload in uploads}
        new = [file for file in self.files.getlist(self.field) if _digest(file) not in same]
        self.files.setlist(self.field, [*filter(None, map(self._opened, uploads)), *new])

    def _opened(self, upload: Upload) -> Any:
        try:
            return SpentFile(upload) if upload.taken_at else ResumedFile(upload)
        except OSError:  # gone from the disk
            self.lost += 1
            return None

    def accept(self, form: Any) -> bool:
        """Whether the form is valid; a file that its sender believes to be there and that is gone is an error."""
        if form.is_valid() and self.lost:
            form.add_error(self.field, LOST)
        return form.is_valid()

    @property
    def token(self) -> str:
        return self.form.token

    @property
    def rows(self) -> Sequence[Upload]:
        """What is kept for the form, in the order in which it came."""
        if not self.is_known:
            return []
        return list(Upload.objects.of(self.form, timezone.now()).whole().filter(place=self.field))

    @property
    def until(self) -> Any:
        """When the first of them is given up."""
        return min((row.ends_at for row in self.rows), default=None)

    def keep(self) -> None:
        """After an error: keep what came with the form, as far as such files are taken at all and there is room."""
        held = {row.sha256 for row in self.rows}
        for file in self.files.getlist(self.field):
            if isinstance(file, (ResumedFile, SpentFile)) or _digest(file) in held:
                continue
            try:
                check(file, allowed=CITIZEN_KINDS, max_bytes=self.max_bytes)
                self._keep(file)
                self.is_known = True
            except (RefusedFile, OSError):
                self.not_kept.append(shown_name(file.name or ""))
        self._close()

    @transaction.atomic
    def _keep(self, file: Any) -> None:
        digest = _digest(file)
        upload = upload_actions.begin(self.form, place=self.field, name=file.name, size=file.size, mark=digest)
        file.seek(0)
        for offset in range(0, file.size, PART):
            upload_actions.keep_part(upload, offset, file.read(PART))
        upload.received, upload.sha256 = file.size, digest
        upload.ends_at = timezone.now() + self.form.lasts(whole=True)
        upload.save(update_fields=["received", "sha256", "ends_at"])

    def release(self) -> None:
        """The form was taken: its handle has served, and what it did not send goes."""
        self.form.spend()
        for row in Upload.objects.of(self.form, timezone.now()):
            upload_actions.drop(self.form, row.pk)
        self._close()

    def _close(self) -> None:
        for file in self.files.getlist(self.field):
            if isinstance(file, ResumedFile):
                file.close()


def _digest(file: Any) -> str:
    if not hasattr(file, "known_digest"):
        found = hashlib.sha256()
        for chunk in file.chunks():
            found.update(chunk)
        file.seek(0)
        file.known_digest = found.hexdigest()
    return file.known_digest
