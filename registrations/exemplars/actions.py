"""Everything that happens to a proposal: one function per event, each in one transaction."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from registrations.attachments import actions as attachments
from registrations.attachments.models import Attachment
from registrations.attachments.sniffing import CITIZEN_KINDS
from registrations.receipts import actions as receipts
from registrations.receipts.queries import sent_with
from registrations.refusals import Conflict, Incomplete, NotAllowed, Refused, WrongState
from registrations.units.acting import role_of
from registrations.units.models import Unit

from . import emails, queries, rules
from .consents import FIELDS as CONSENT_FIELDS
from .models import Proposal, ProposalPicture, Submission
from .places import own_of, today_of

RECEIPT_KIND = "exemplars.proposal"
MAX_PICTURES = 12
PICTURE_KINDS = frozenset({"jpg", "png", "webp"})
FIELDS = (
    "subject_kind",
    "subject_name",
    "role",
    "place",
    "place_unit",
    "old_place",
    "field",
    "target_groups",
    "movement",
    "stage",
    "stage_on",
    "title",
    "lead",
    "story",
)
State = Proposal.State


def _lock(proposal_id: Any) -> Proposal:
    locked = Proposal.objects.select_for_update(of=("self",)).select_related("unit", "organising_body", "changed_by")
    return locked.get(pk=proposal_id)


@transaction.atomic
def start(unit: Unit, *, by: Any, now: datetime | None = None) -> Proposal:
    """A new draft of a unit; its own commune stands in it already. Raises NotAllowed."""
    now = now or timezone.now()
    if role_of(by, unit, now) is None:
        raise NotAllowed("Tài khoản này không phải thành viên của đơn vị.")
    return Proposal.objects.create(
        organising_body=unit.organising_body,
        unit=unit,
        place_unit=own_of(unit),
        changed_by=by,
        changed_at=now,
        created_at=now,
    )


def _writable(proposal_id: Any, by: Any, now: datetime) -> Proposal:
    proposal = _lock(proposal_id)
    if not rules.may_write(by, proposal, now):
        raise NotAllowed("Tài khoản này không còn là thành viên của đơn vị.")
    if not rules.is_editable(proposal):
        state = proposal.get_state_display().lower()
        raise WrongState(f"Đề xuất này {state}, không sửa được nữa. Nội dung vừa nhập chưa được lưu.")
    return proposal


def _touch(proposal: Proposal, by: Any, now: datetime) -> Proposal:
    proposal.version += 1
    proposal.changed_by, proposal.changed_at = by, now
    proposal.save()
    return proposal


def _require_newest(proposal: Proposal, version: int) -> None:
    if proposal.version > version:
        raise Conflict.of("Đề xuất", proposal.changed_by, proposal.changed_at)


@transaction.atomic
def save(proposal_id: Any, data: Mapping[str, Any], *, version: int, by: Any, now: datetime | None = None) -> Proposal:
    """Save the story as its form read it; also every autosave. Saving what is stored makes no new version.

    A place chosen by its old name is kept by the one it bears now, and the old
    name beside it. Raises NotAllowed, WrongState or Conflict, and then nothing is written.
    """
    now = now or timezone.now()
    proposal = _writable(proposal_id, by, now)
    data = dict(data)
    if data.get("place_unit"):
        data["place_unit"], old = today_of(data["place_unit"], timezone.localdate(now))
        data["old_place"] = data["old_place"] or old
    if all(getattr(proposal, name) == data[name] for name in FIELDS):
        return proposal
    _require_newest(proposal, version)
    for name in FIELDS:
        setattr(proposal, name, data[name])
    return _touch(proposal, by, now)


@transaction.atomic
def save_consent(
    proposal_id: Any,
    data: Mapping[str, Any],
    *,
    version: int,
    by: Any,
    upload: Any = None,
    remove: bool = False,
    now: datetime | None = None,
) -> Proposal:
    """Save who consented to what, with the signed form. Raises as `save`, or RefusedFile."""
    now = now or timezone.now()
    proposal = _writable(proposal_id, by, now)
    same = all(getattr(proposal, name) == data[name] for name in CONSENT_FIELDS)
    if same and not upload and not (remove and proposal.consent_file_id):
        return proposal
    _require_newest(proposal, version)
    for name in CONSENT_FIELDS:
        setattr(proposal, name, data[name])
    former = proposal.consent_file
    if upload:
        most = settings.SCAN_MAX_BYTES
        proposal.consent_file = attachments.store(upload, allowed=CITIZEN_KINDS, max_bytes=most, by=by)
    elif remove:
        proposal.consent_file = None
    _touch(proposal, by, now)
    if former and former != proposal.consent_file:
        _let_go(former)
    return proposal


def _let_go(attachment: Attachment) -> None:
    """Throw a file away unless it was sent once: what was sent keeps its files."""
    if not attachment.exemplar_submissions.exists():
        attachments.discard(attachment)


@transaction.atomic
def add_pictures(proposal_id: Any, uploads: Sequence[Any], *, by: Any, now: datetime | None = None) -> Proposal:
    """Keep pictures with a draft: all of them or none. Raises RefusedFile, or as `save`."""
    now = now or timezone.now()
    proposal = _writable(proposal_id, by, now)
    there = list(proposal.pictures.all())
    problems = attachments.check_all(
        uploads, room_left=MAX_PICTURES - len(there), allowed=PICTURE_KINDS, max_bytes=settings.UPLOAD_MAX_BYTES
    )
    if problems:
        raise attachments.RefusedFile(" ".join(problems))
    first = max((each.order for each in there), default=0) + 1
    has_portrait = any(each.is_portrait for each in there)
    for order, upload in enumerate(uploads, start=first):
        stored = attachments.store(upload, allowed=PICTURE_KINDS, max_bytes=settings.UPLOAD_MAX_BYTES, by=by)
        ProposalPicture.objects.create(
            proposal=proposal, attachment=stored, order=order, is_portrait=not has_portrait and order == first
        )
    return _touch(proposal, by, now)


@transaction.atomic
def describe_pictures(
    proposal_id: Any,
    words: Mapping[int, tuple[str, str]],
    portrait: int | None,
    *,
    by: Any,
    now: datetime | None = None,
) -> Proposal:
    """Save {picture pk: (what it shows, caption)} and which one is the portrait. Raises as `save`."""
    now = now or timezone.now()
    proposal = _writable(proposal_id, by, now)
    pictures = list(proposal.pictures.all())
    for each in pictures:
        each.alt, each.caption = words.get(each.pk, (each.alt, each.caption))
        each.is_portrait = each.pk == portrait
    ProposalPicture.objects.bulk_update(pictures, ["alt", "caption", "is_portrait"])
    return _touch(proposal, by, now)


@transaction.atomic
def remove_picture(proposal_id: Any, picture_id: int, *, by: Any, now: datetime | None = None) -> Proposal:
    """Take a picture off a draft. One already gone is no error. Raises as `save`."""
    now = now or timezone.now()
    proposal = _writable(proposal_id, by, now)
    picture = proposal.pictures.select_related("attachment").filter(pk=picture_id).first()
    if picture is None:
        return proposal
    picture.delete()
    _let_go(picture.attachment)
    return _touch(proposal, by, now)


@transaction.atomic
def discard(proposal_id: Any, *, by: Any, now: datetime | None = None) -> None:
    """Throw a draft away that was never sent, with its files. Raises NotAllowed or WrongState."""
    proposal = _writable(proposal_id, by, now or timezone.now())
    if proposal.submissions.exists():
        raise WrongState("Đề xuất đã gửi nên không bỏ được. Mời dùng nút Rút đề xuất.")
    files = [each.attachment for each in proposal.pictures.select_related("attachment")]
    files += [proposal.consent_file] if proposal.consent_file else []
    proposal.pictures.all().delete()
    proposal.delete()
    for file in files:
        attachments.discard(file)


@transaction.atomic
def submit(proposal_id: Any, *, version: int, form_key: uuid.UUID, by: Any, now: datetime | None = None) -> Submission:
    """Send a proposal. The same key gives the same submission. Raises NotAllowed, WrongState, Conflict or Incomplete."""
    now = now or timezone.now()
    _lock(proposal_id)
    proposal = queries.full(proposal_id)
    if not rules.may_send(by, proposal, now):
        raise NotAllowed("Người ký duyệt của đơn vị gửi đề xuất. Nội dung đã lưu đầy đủ.")
    if mine := sent_with(proposal, form_key, by):
        return mine
    if not rules.is_editable(proposal):
        raise WrongState(f"Đề xuất này {proposal.get_state_display().lower()}, không gửi lại được.")
    if proposal.version != version:
        raise Conflict("Đề xuất vừa được sửa sau khi ông, bà mở trang này. Mời xem lại bản mới rồi gửi.")
    if gaps := queries.gaps(proposal):
        raise Incomplete(f"Đề xuất còn thiếu {len(gaps)} chỗ.", gaps)
    number = proposal.submissions.count() + 1
    content = {**queries.content(proposal), "number": number, "sent_by": by.full_name}
    submission = Submission.objects.create(
        proposal=proposal,
        number=number,
        content=content,
        receipt=receipts.issue(kind=RECEIPT_KIND, content=content, private=True, at=now),
        form_key=form_key,
        submitted_by=by,
        submitted_at=now,
    )
    files = [each.attachment for each in proposal.pictures.all()]
    submission.attachments.set(files + ([proposal.consent_file] if proposal.consent_file else []))
    proposal.state, proposal.submitted_at = State.SUBMITTED, now
    proposal.save(update_fields=["state", "submitted_at"])
    emails.submitted(submission)
    emails.waiting(submission)
    log(proposal, "exemplars.submit", user=by, data={"receipt": submission.receipt.code}, timestamp=now)
    return submission


@transaction.atomic
def withdraw(proposal_id: Any, *, by: Any, now: datetime | None = None) -> Proposal:
    """The unit takes back what it sent, until a page was made of it. Raises NotAllowed or WrongState."""
    now = now or timezone.now()
    proposal = _lock(proposal_id)
    if not rules.may_send(by, proposal, now):
        raise NotAllowed("Người ký duyệt của đơn vị rút đề xuất.")
    if not rules.is_withdrawable(proposal):
        raise WrongState(f"Đề xuất này {proposal.get_state_display().lower()}, không rút được.")
    proposal.state = State.WITHDRAWN
    proposal.save(update_fields=["state"])
    log(proposal, "exemplars.withdraw", user=by, timestamp=now)
    return proposal


def _judging(proposal_id: Any, by: Any) -> Proposal:
    proposal = _lock(proposal_id)
    if not rules.may_judge(by):
        raise NotAllowed("Tài khoản này không có quyền xét đề xuất gương điển hình.")
    if proposal.state != State.SUBMITTED:
        state = proposal.get_state_display().lower()
        raise WrongState(f"Đề xuất này {state}. Mời xem lại trạng thái mới nhất.")
    return proposal


def _judged(proposal: Proposal, state: str, action: str, by: Any) -> Proposal:
    proposal.state = state
    proposal.save(update_fields=["state", "answer"])
    emails.judged(proposal)
    log(proposal, action, user=by)
    return proposal


@transaction.atomic
def give_back(proposal_id: Any, *, reason: str, by: Any) -> Proposal:
    """Return a proposal to the unit to be mended. Raises NotAllowed, WrongState or Refused."""
    proposal = _judging(proposal_id, by)
    if not reason.strip():
        raise Refused("Mời ghi những điểm cần bổ sung.")
    proposal.answer = reason.strip()
    return _judged(proposal, State.RETURNED, "exemplars.return", by)


@transaction.atomic
def refuse(proposal_id: Any, *, reason: str, by: Any) -> Proposal:
    """Note that no page will be made of it, and why. Raises NotAllowed, WrongState or Refused."""
    proposal = _judging(proposal_id, by)
    if not reason.strip():
        raise Refused("Mời ghi lý do.")
    proposal.answer = reason.strip()
    return _judged(proposal, State.REFUSED, "exemplars.refuse", by)


@transaction.atomic
def accept(proposal_id: Any, *, by: Any) -> Proposal:
    """Take a proposal in: an editor may make a page of it. Raises NotAllowed or WrongState."""
    proposal = _judging(proposal_id, by)
    proposal.answer = ""
    return _judged(proposal, State.ACCEPTED, "exemplars.accept", by)


@transaction.atomic
def note_public(proposal_id: Any, url: str) -> None:
    """The page made of a proposal went up (its address) or came down (""). The unit is told when it goes up."""
    proposal = _lock(proposal_id)
    if proposal.public_url == url:
        return
    was, proposal.public_url = proposal.public_url, url
    proposal.save(update_fields=["public_url"])
    if url and not was:
        emails.published(proposal)
