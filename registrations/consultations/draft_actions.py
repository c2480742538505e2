"""What happens to the parts of a draft before it opens: nominees, articles, files. One function per event."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from wagtail.log_actions import log

from registrations.attachments import actions as attachments
from registrations.attachments.actions import RefusedFile
from search.files.reading import read_file

from . import rules
from .actions import Stale, check_seen
from .models import Consultation, DraftFile, Nominee, Passage
from .passages import Piece

FILES = frozenset({"pdf", "docx", "xlsx"})
MOST_FILES = 10


def _locked(consultation: Consultation, by: Any) -> Consultation:
    """The draft, locked, with ``by`` among those who wrote it. Raises PermissionDenied."""
    found = Consultation.objects.select_for_update(of=("self",)).get(pk=consultation.pk)
    if not rules.may_edit(by, found):
        raise PermissionDenied
    found.drafters.add(by)
    return found


def _next(rows: Any) -> int:
    last = rows.aggregate(last=Max("sort_order"))["last"]
    return 0 if last is None else last + 1


def _tell(consultation: Consultation, by: Any, what: str) -> None:
    log(instance=consultation, action="consultations.draft", user=by, data={"what": what})


@transaction.atomic
def save_nominee(nominee: Nominee, *, by: Any, seen: str = "") -> Nominee:
    """Add a nominee to a draft, or store one that was changed on a form.

    ``seen`` is the `frozen.own_token` of what the officer began from. Raises
    PermissionDenied, or `actions.Stale` when somebody else changed it since.
    """
    consultation = _locked(nominee.consultation, by)
    added = nominee.pk is None
    if added:
        nominee.sort_order = _next(Nominee.objects.filter(consultation=consultation))
    else:
        check_seen(Nominee.objects.get(pk=nominee.pk), seen)
    nominee.save()
    _tell(consultation, by, f"{'thêm' if added else 'sửa'} {nominee.name}")
    return nominee


@transaction.atomic
def order_nominees(consultation: Consultation, keys: Sequence[int], *, by: Any) -> None:
    """Put the nominees of a draft into the order of their keys.

    Raises PermissionDenied, or `actions.Stale` when the list is no longer the one that was put in order.
    """
    consultation = _locked(consultation, by)
    nominees = {nominee.pk: nominee for nominee in Nominee.objects.filter(consultation=consultation)}
    if set(keys) != set(nominees) or len(keys) != len(nominees):
        raise Stale("Danh sách vừa được người khác thêm bớt. Chưa ghi gì thêm.")
    for place, key in enumerate(keys):
        nominees[key].sort_order = place
    Nominee.objects.bulk_update(nominees.values(), ["sort_order"])
    _tell(consultation, by, "sắp xếp lại danh sách")


@transaction.atomic
def remove_nominee(nominee: Nominee, *, by: Any) -> None:
    """Take a nominee out of a draft. After opening there is only `actions.withdraw`. Raises PermissionDenied."""
    consultation = _locked(nominee.consultation, by)
    _tell(consultation, by, f"bỏ {nominee.name}")
    nominee.delete()


@transaction.atomic
def add_nominees(consultation: Consultation, rows: Sequence[dict[str, Any]], *, by: Any) -> list[Nominee]:
    """Add the confirmed rows of a list that was pasted or sent as a file: all of them or none.

    Raises PermissionDenied, or ValidationError for a row that does not hold.
    """
    consultation = _locked(consultation, by)
    start = _next(Nominee.objects.filter(consultation=consultation))
    made = [Nominee(consultation=consultation, sort_order=start + at, **row) for at, row in enumerate(rows)]
    for nominee in made:
        nominee.full_clean(exclude=["consultation", "title", "case"])
    Nominee.objects.bulk_create(made)
    _tell(consultation, by, f"nhập {len(made)} trường hợp từ danh sách")
    return made


@transaction.atomic
def add_passages(consultation: Consultation, pieces: Iterable[Piece], *, by: Any) -> list[Passage]:
    """Add articles to a draft of a document, after those it has. Raises PermissionDenied."""
    consultation = _locked(consultation, by)
    start = _next(Passage.objects.filter(consultation=consultation))
    made = [
        Passage(consultation=consultation, sort_order=start + at, number=one.number, heading=one.heading, text=one.text)
        for at, one in enumerate(pieces)
    ]
    for passage in made:
        passage.full_clean(exclude=["consultation"])
    Passage.objects.bulk_create(made)
    _tell(consultation, by, f"nhập {len(made)} điều, mục")
    return made


@transaction.atomic
def add_file(consultation: Consultation, uploaded: Any, *, label: str, by: Any) -> DraftFile:
    """Add a file to a draft of a document; its words are read so that the page can show them.

    Raises PermissionDenied, or RefusedFile when it is not taken.
    """
    consultation = _locked(consultation, by)
    rows = DraftFile.objects.filter(consultation=consultation)
    if rows.count() >= MOST_FILES:
        raise RefusedFile(f"Mỗi dự thảo nhận tối đa {MOST_FILES} tệp. Mời bỏ bớt một tệp trước khi thêm.")
    data = uploaded.read()
    uploaded.seek(0)
    if rows.filter(attachment__sha256=hashlib.sha256(data).hexdigest()).exists():
        raise RefusedFile("Tệp này đã có trong dự thảo.")
    attachment = attachments.store(uploaded, allowed=FILES, by=by)
    words = "\n\n".join(text for _, _, text in read_file(data).passages)
    file = DraftFile.objects.create(
        consultation=consultation,
        attachment=attachment,
        label=label or attachment.original_name,
        text=words.replace("\x00", ""),
        sort_order=_next(rows),
    )
    _tell(consultation, by, f"thêm tệp {file.label}")
    return file


@transaction.atomic
def remove_file(file: DraftFile, *, by: Any) -> None:
    """Take a file out of a draft. Raises PermissionDenied once it was opened."""
    consultation = _locked(file.consultation, by)
    attachment = file.attachment
    _tell(consultation, by, f"bỏ tệp {file.label}")
    file.delete()
    attachments.discard(attachment)
