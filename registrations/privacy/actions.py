"""What happens to requests of data subjects: received, opened, identity checked, answered, forgotten."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from registrations.receipts.actions import erase_key, issue
from registrations.receipts.queries import by_code

from . import queries, rules
from .models import SubjectRequest
from .registry import concern_of

RECEIPT_KIND = "subject-request"
Kind, Identity, Result = SubjectRequest.Kind, SubjectRequest.Identity, SubjectRequest.Result


class NotYet(ValueError):
    """A step that has to wait for another; said in Vietnamese."""


@dataclass(frozen=True, slots=True)
class NewRequest:
    """What somebody filled in, cleaned; ``code`` is the receipt code of what it is about, or ""."""

    kind: str
    text: str
    name: str
    phone: str = ""
    email: str = ""
    code: str = ""
    form_key: uuid.UUID = field(default_factory=uuid.uuid4)
    suspicion: str = ""

    def key(self) -> uuid.UUID:
        """The key of this submission: sent twice, it is one request."""
        parts = (self.kind, self.text, self.name, self.phone, self.email, self.code)
        return uuid.uuid5(self.form_key, "\x1f".join(parts))


@transaction.atomic
def submit_request(new: NewRequest, *, at: datetime | None = None) -> SubjectRequest:
    """Take a request and give its receipt.

    Whoever knows the receipt code of what it is about may have it erased. To read or change what is kept, the code may
    have been found on a sheet of paper: name, phone or mail address must be those that were given with it.
    """
    at = at or timezone.now()
    known = SubjectRequest.objects.filter(submission_key=new.key()).select_related("receipt").first()
    if known:
        return known
    about = by_code(new.code) if new.code else None
    row = SubjectRequest(
        kind=new.kind, about=about, text=new.text, name=new.name, phone=new.phone, email=new.email, received_at=at,
        due_on=queries.due_on(new.kind, at), submission_key=new.key(), suspicion=new.suspicion,
        identity=Identity.CODE if about and _is_shown(new, about) else Identity.NONE,
    )  # fmt: skip
    row.receipt = issue(kind=RECEIPT_KIND, content=content_of(row), private=True, at=at)
    row.save()
    return row


def _is_shown(new: NewRequest, about) -> bool:
    if new.kind in (Kind.ERASE, Kind.WITHDRAW):
        return concern_of(about.kind) is not None
    return queries.is_known_by(about, {"name": new.name, "phone": new.phone, "email": new.email})


def content_of(row: SubjectRequest) -> dict[str, Any]:
    """What the receipt commits to."""
    return {name: getattr(row, name) for name in ("kind", "text", "name", "phone", "email")} | {"about": row.about_id}


def content_of_receipt(receipt) -> dict[str, Any] | None:
    """The same, from what is kept; None when it is gone."""
    row = SubjectRequest.objects.filter(receipt=receipt).first()
    return content_of(row) if row else None


Part = tuple[str, list[tuple[str, str]]]


@transaction.atomic
def open_request(row: SubjectRequest, *, by) -> list[Part]:
    """Who sent a request, and what is kept under the receipts it reaches. Every opening is logged.

    Raises PermissionDenied for everybody who may not answer requests.
    """
    if not rules.may_handle_requests(by):
        raise PermissionDenied
    log(instance=row, action="privacy.open_request", user=by)
    who = [("Họ và tên", row.name), ("Điện thoại", row.phone), ("Thư điện tử", row.email)]
    return [("Người yêu cầu", who), *queries.kept_of(row)]


@transaction.atomic
def export_request(row: SubjectRequest, *, by) -> list[Part]:
    """What is kept of whoever asked, for a file that is given to that person. Logged as an opening.

    Raises PermissionDenied for others, and NotYet while the identity is unknown.
    """
    if not rules.may_handle_requests(by) or row.erased_at:
        raise PermissionDenied
    if not row.identity:
        raise NotYet("Chưa xác minh người yêu cầu. Mời xác minh trước, rồi lập tệp.")
    log(instance=row, action="privacy.export_request", user=by)
    return queries.kept_of(row)


@transaction.atomic
def confirm_identity(row: SubjectRequest, *, by, note: str) -> SubjectRequest:
    """An officer has checked that it is the person; ``note`` says how, without numbers of papers."""
    row = SubjectRequest.objects.select_for_update().get(pk=row.pk)
    if not rules.may_handle_requests(by) or row.closed_at:
        raise PermissionDenied
    row.identity, row.identity_note = Identity.OFFICER, note
    row.save(update_fields=["identity", "identity_note"])
    log(instance=row, action="privacy.identity", user=by)
    return row


@transaction.atomic
def close_request(row: SubjectRequest, *, by, result: str, answer: str, now: datetime | None = None) -> SubjectRequest:
    """Answer a request. Erasure and withdrawal that are carried out reach everything of the person at once.

    Raises PermissionDenied for others and for a request that was answered, and
    NotYet when something would be done for somebody whose identity is unknown.
    """
    row = SubjectRequest.objects.select_for_update(of=("self",)).select_related("about").get(pk=row.pk)
    if not rules.may_handle_requests(by) or row.closed_at:
        raise PermissionDenied
    if result != Result.REFUSED and not row.identity:
        raise NotYet("Chưa xác minh người yêu cầu. Mời xác minh trước, rồi ghi kết quả.")
    erases = result == Result.DONE and row.kind in (Kind.ERASE, Kind.WITHDRAW)
    gone = queries.reached(row) if erases else []
    for receipt in gone:
        if concerned := concern_of(receipt.kind):
            concerned.erase(receipt)
    row.result, row.answer, row.closed_at, row.closed_by = result, answer, now or timezone.now(), by
    row.save(update_fields=["result", "answer", "closed_at", "closed_by"])
    log(
        instance=row,
        action="privacy.close_request",
        user=by,
        data={"result": Result(result).label, "erased": len(gone)},
    )
    return row


@transaction.atomic
def forget_requester(row: SubjectRequest) -> None:
    """Erase who sent an answered request, and what was written; kind, days and result stay."""
    row = SubjectRequest.objects.select_for_update().get(pk=row.pk)
    for name in ("name", "phone", "email", "text", "answer", "identity_note"):
        setattr(row, name, "")
    row.submission_key, row.erased_at = uuid.uuid4(), timezone.now()
    row.save()
    erase_key(row.receipt, reason="Hết thời hạn lưu yêu cầu về dữ liệu cá nhân")


def forget_opening(entry) -> None:
    """Erase one entry of the log of openings."""
    entry.delete()
