"""Everything that happens to a registration: one function per event, each in one transaction.

Every event takes place at `now`, an aware instant: the instant of the call,
unless the demo province replays the past.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from registrations.attachments import actions as attachments
from registrations.receipts import actions as receipts
from registrations.units import collectives
from registrations.units.models import Unit

from . import emails, queries, rules
from .models import Answer, Campaign, Registration, RegistrationFile, RegistrationRow, Review, Submission
from .steps import BY_KEY, COLLECTIVES, FILES, MAX_FILES, PERSONS, ROW_KINDS, TARGETS, UNIT

RECEIPT_KIND = "campaigns.registration"
State = Registration.State


class Refused(Exception):
    """An event that may not happen; `message` says why, in Vietnamese, for the person who asked."""

    def __init__(self, message: str):
        super().__init__(message)
        self.message = message


class NotAllowed(Refused):
    """The person may not do this."""


class TooLate(Refused):
    """The deadline has passed."""


class WrongState(Refused):
    """The registration is not in a state in which this can happen."""


class AlreadySubmitted(WrongState):
    """Somebody else of the unit has sent it; `submission` is theirs."""

    def __init__(self, message: str, submission: Submission):
        super().__init__(message)
        self.submission = submission


class Conflict(Refused):
    """Somebody else saved the same step since this form was opened; nothing was written."""


class Incomplete(Refused):
    """Something is missing; `gaps` name it."""

    def __init__(self, gaps: Sequence[queries.Gap]):
        super().__init__(f"Bản đăng ký còn thiếu {len(gaps)} chỗ.")
        self.gaps = gaps


def start(campaign: Campaign, unit: Unit, *, by: Any, now: datetime | None = None) -> Registration:
    """The draft of a unit in a campaign, begun now if there is none; a second click finds the same one.

    Raises NotAllowed, WrongState (not meant for the unit, not open yet) or TooLate.
    """
    now = now or timezone.now()
    existing = Registration.objects.filter(campaign=campaign, unit=unit).first()
    draft = existing or Registration(campaign=campaign, unit=unit, changed_by=by)
    if not rules.may_write(by, draft, now):
        raise NotAllowed("Tài khoản này không phải thành viên của đơn vị.")
    if existing:
        return existing
    if not rules.concerns(campaign, unit):
        raise WrongState("Đợt đăng ký này không dành cho loại đơn vị của ông, bà.")
    if not rules.has_opened(campaign, now):
        raise WrongState("Đợt đăng ký này chưa mở.")
    if not rules.in_time(draft, now):
        raise TooLate(f"Đợt đăng ký này đã hết hạn {campaign.deadline}.")
    with transaction.atomic():
        person = {"contact_name": by.full_name, "contact_phone": by.phone, "changed_by": by, "changed_at": now}
        return Registration.objects.get_or_create(campaign=campaign, unit=unit, defaults=person)[0]


def _lock(registration_id: Any) -> Registration:
    """The registration, locked until the transaction ends. Raises Registration.DoesNotExist."""
    locked = Registration.objects.select_for_update(of=("self",)).select_related("campaign__organising_body", "unit")
    return locked.get(pk=registration_id)


def _require_writable(registration: Registration, by: Any, now: datetime) -> None:
    if not rules.may_write(by, registration, now):
        raise NotAllowed("Tài khoản này không còn là thành viên của đơn vị.")
    if registration.state not in rules.EDITABLE:
        state = registration.get_state_display().lower()
        raise WrongState(f"Bản đăng ký này {state}, không sửa được nữa. Nội dung vừa nhập chưa được lưu.")
    if not rules.in_time(registration, now):
        raise TooLate(
            f"Đã hết hạn đăng ký ({registration.deadline}). Nội dung vừa nhập chưa được lưu, "
            "mời chép lại ở dưới nếu cần."
        )


def _require_current(registration: Registration, step: str, version: int) -> None:
    if registration.step_versions.get(step, 0) > version:
        who = registration.changed_by.full_name if registration.changed_by else "Người khác"
        when = timezone.localtime(registration.changed_at)
        raise Conflict(
            f"Phần này vừa được {who} lưu lúc {when.hour} giờ {when.minute:02d} phút. Nội dung của ông, bà chưa ghi đè."
        )


def _touch(registration: Registration, step: str, by: Any, now: datetime, *extra: str) -> None:
    registration.version += 1
    registration.step_versions = {**registration.step_versions, step: registration.version}
    registration.changed_by, registration.changed_at = by, now
    registration.save(update_fields=["version", "step_versions", "changed_by", "changed_at", *extra])


def save_step(
    registration_id: Any, step: str, data: dict[str, Any], *, version: int, by: Any, now: datetime | None = None
) -> Registration:
    """Save one step of a draft as its form read it; also every autosave.

    `version` is the token that the form was opened with. Raises NotAllowed,
    WrongState, TooLate or Conflict, and then nothing is written. Saving what
    is already stored changes nothing and makes no new version.
    """
    now = now or timezone.now()
    with transaction.atomic():
        registration = _lock(registration_id)
        _require_writable(registration, by, now)
        if _stored(registration, step) == data:
            if step not in registration.step_versions:  # looked at and left as it is
                registration.step_versions = {**registration.step_versions, step: 0}
                registration.save(update_fields=["step_versions"])
            return registration
        _require_current(registration, step, version)
        extra = _WRITERS[step](registration, data)
        _touch(registration, step, by, now, *extra)
    return registration


def _stored(registration: Registration, step: str) -> dict[str, Any]:
    if step in ROW_KINDS:
        fields = ("name", "position", "title_id", "initiative")
        return {"rows": list(registration.rows.filter(kind=ROW_KINDS[step]).order_by("order").values(*fields))}
    if step == TARGETS.key:
        answers = registration.answers.exclude(value="").values_list("question_id", "value")
        return {"answers": dict(answers), "pledge": registration.pledge}
    return {"contact_name": registration.contact_name, "contact_phone": registration.contact_phone}


def _write_unit(registration: Registration, data: dict[str, Any]) -> list[str]:
    registration.contact_name, registration.contact_phone = data["contact_name"], data["contact_phone"]
    return ["contact_name", "contact_phone"]


def _write_rows(kind: str) -> Callable[[Registration, dict[str, Any]], list[str]]:
    def write(registration: Registration, data: dict[str, Any]) -> list[str]:
        registration.rows.filter(kind=kind).delete()
        RegistrationRow.objects.bulk_create(
            RegistrationRow(registration=registration, kind=kind, order=order, **row)
            for order, row in enumerate(data["rows"], start=1)
        )
        return []

    return write


def _write_targets(registration: Registration, data: dict[str, Any]) -> list[str]:
    registration.answers.all().delete()
    Answer.objects.bulk_create(
        Answer(registration=registration, question_id=question_id, value=value)
        for question_id, value in data["answers"].items()
    )
    registration.pledge = data["pledge"]
    return ["pledge"]


_WRITERS = {
    UNIT.key: _write_unit,
    COLLECTIVES.key: _write_rows(ROW_KINDS[COLLECTIVES.key]),
    PERSONS.key: _write_rows(ROW_KINDS[PERSONS.key]),
    TARGETS.key: _write_targets,
}


def add_files(registration_id: Any, uploads: Sequence[Any], *, by: Any, now: datetime | None = None) -> Registration:
    """Keep files with a draft: all of them or none.

    Raises RefusedFile, or as `save_step`.
    """
    now = now or timezone.now()
    with transaction.atomic():
        registration = _lock(registration_id)
        _require_writable(registration, by, now)
        problems = attachments.check_all(uploads, room_left=MAX_FILES - registration.files.count())
        if problems:
            raise attachments.RefusedFile(" ".join(problems))
        for upload in uploads:
            stored = attachments.store(upload, by=by)
            RegistrationFile.objects.create(registration=registration, attachment=stored)
        _touch(registration, FILES.key, by, now)
    return registration


def remove_file(registration_id: Any, file_id: int, *, by: Any, now: datetime | None = None) -> Registration:
    """Take a file off a draft; what was sent earlier keeps its files. A file already gone is no error."""
    now = now or timezone.now()
    with transaction.atomic():
        registration = _lock(registration_id)
        _require_writable(registration, by, now)
        link = registration.files.select_related("attachment").filter(pk=file_id).first()
        if link is None:
            return registration
        attachment = link.attachment
        link.delete()
        if not attachment.submissions.exists():
            attachments.discard(attachment)
        _touch(registration, FILES.key, by, now)
    return registration


def submit(
    registration_id: Any, *, version: int, form_key: uuid.UUID, by: Any, now: datetime | None = None
) -> Submission:
    """Send a registration to the council and give the receipt.

    `form_key` belongs to one form shown to one person: pressing the button
    twice gives the same submission. Raises NotAllowed, AlreadySubmitted (with
    the submission of whoever was faster), TooLate, Conflict (the draft has
    changed since the preview) or Incomplete.
    """
    now = now or timezone.now()  # the instant of arrival, before waiting for anybody else
    with transaction.atomic():
        registration = _lock(registration_id)
        if not rules.may_write(by, registration, now):
            raise NotAllowed("Tài khoản này không còn là thành viên của đơn vị.")
        mine = registration.submissions.filter(form_key=form_key, submitted_by=by).select_related("receipt").first()
        if mine:
            return mine
        _require_sendable(registration, version, by, now)
        snapshot = queries.full(registration.pk)
        if missing := queries.gaps(snapshot, now):
            raise Incomplete(missing)
        submission = _record(snapshot, form_key, by, now)
        registration.state = State.SUBMITTED
        registration.save(update_fields=["state"])
        collectives.add(registration.unit, [each["name"] for each in submission.content["collectives"]], by=by, now=now)
        emails.submitted(submission)
        log(registration, "campaigns.submit", user=by, data={"receipt": submission.receipt.code}, timestamp=now)
    return submission


def _require_sendable(registration: Registration, version: int, by: Any, now: datetime) -> None:
    if registration.state not in rules.EDITABLE:
        latest = registration.submissions.select_related("submitted_by", "receipt").first()
        when = timezone.localtime(latest.submitted_at)
        raise AlreadySubmitted(
            f"Bản đăng ký đã được {latest.submitted_by} gửi lúc {when.hour} giờ {when.minute:02d} phút, "
            f"ngày {when:%d/%m/%Y}. Mã tiếp nhận {latest.receipt.code}.",
            latest,
        )
    if not rules.may_send(by, registration, now):
        raise NotAllowed("Đợt này cần người ký duyệt của đơn vị gửi. Bản đăng ký đã lưu đầy đủ.")
    if not rules.in_time(registration, now):
        raise TooLate(f"Đã hết hạn đăng ký ({registration.deadline}). Bản đang soạn vẫn được giữ để xem lại.")
    if registration.version != version:
        raise Conflict("Bản đăng ký vừa được sửa sau khi ông, bà mở trang này. Mời xem lại bản mới rồi gửi.")


def _record(registration: Registration, form_key: uuid.UUID, by: Any, now: datetime) -> Submission:
    number = registration.submissions.count() + 1
    content = {**queries.content(registration), "number": number, "sent_by": by.full_name}
    receipt = receipts.issue(kind=RECEIPT_KIND, content=content, private=True, at=now)
    submission = Submission.objects.create(
        registration=registration,
        number=number,
        content=content,
        receipt=receipt,
        form_key=form_key,
        submitted_by=by,
        submitted_at=now,
    )
    submission.attachments.set([each.attachment_id for each in registration.files.all()])
    return submission


def _review(registration_id: Any, number: int, by: Any, now: datetime | None, **fields: Any) -> Review:
    """Judge the submission that the officer saw; a newer or already judged one is refused."""
    if not rules.may_review(by):
        raise NotAllowed("Tài khoản này không có quyền xử lý bản đăng ký.")
    registration = _lock(registration_id)
    latest = registration.submissions.select_related("receipt").first()
    if registration.state != State.SUBMITTED or latest is None or latest.number != number:
        raise WrongState("Bản đăng ký đã có thay đổi từ lúc mở trang. Mời xem lại bản mới nhất.")
    return Review(registration=registration, submission=latest, by=by, at=now or timezone.now(), **fields)


def _conclude(review: Review, action: str, *fields: str) -> Review:
    review.save()
    review.registration.save(update_fields=list(fields))
    emails.reviewed(review)
    log(review.registration, action, user=review.by, data={"reason": review.reason}, timestamp=review.at)
    return review


@transaction.atomic
def accept(registration_id: Any, *, number: int, by: Any, now: datetime | None = None) -> Review:
    """Accept submission `number`. Raises NotAllowed or WrongState."""
    review = _review(registration_id, number, by, now, outcome=Review.Outcome.ACCEPTED)
    review.registration.state = State.ACCEPTED
    return _conclude(review, "campaigns.accept", "state")


@transaction.atomic
def give_back(
    registration_id: Any,
    *,
    number: int,
    reason: str,
    steps: Sequence[str],
    until: datetime | None,
    by: Any,
    now: datetime | None = None,
) -> Review:
    """Return submission `number` to the unit with a reason and the steps to mend.

    `until` is the first instant at which it is too late to send again; None
    leaves the campaign's own deadline. Raises NotAllowed, WrongState, or Refused
    when the unit would have no time left.
    """
    marked = [step for step in steps if step in BY_KEY]
    review = _review(registration_id, number, by, now, outcome=Review.Outcome.RETURNED, reason=reason, steps=marked)
    registration = review.registration
    if until:
        registration.extended_until = until
    if registration.closes_at <= review.at:
        raise Refused("Đợt này đã hết hạn. Mời ghi ngày đơn vị được gửi lại.")
    registration.state = State.RETURNED
    return _conclude(review, "campaigns.return", "state", "extended_until")


@transaction.atomic
def extend(
    campaign: Campaign, unit: Unit, *, until: datetime, reason: str, by: Any, now: datetime | None = None
) -> Review:
    """Give one unit more time, effective at once, with a logged reason; begins its draft if there is none.

    Raises NotAllowed, WrongState (already sent) or Refused (not later than before).
    """
    if not rules.may_review(by):
        raise NotAllowed("Tài khoản này không có quyền gia hạn.")
    now = now or timezone.now()
    pk = Registration.objects.get_or_create(campaign=campaign, unit=unit, defaults={"changed_at": now})[0].pk
    registration = _lock(pk)
    if registration.state not in rules.EDITABLE:
        raise WrongState("Đơn vị đã gửi bản đăng ký, không cần gia hạn.")
    if until <= max(now, registration.closes_at):
        raise Refused("Hạn mới cần sau hạn hiện nay.")
    registration.extended_until = until
    review = Review(
        registration=registration, submission=None, outcome=Review.Outcome.EXTENDED, reason=reason, by=by, at=now
    )
    return _conclude(review, "campaigns.extend", "extended_until")


@transaction.atomic
def save_campaign(form: Any, *, by: Any) -> Campaign:
    """Save a campaign from its checked form; the form has computed the instants."""
    is_new = form.instance.pk is None
    campaign = form.save()
    log(campaign, "wagtail.create" if is_new else "wagtail.edit", user=by, content_changed=True)
    return campaign


@transaction.atomic
def save_questions(campaign: Campaign, formset: Any, *, by: Any) -> None:
    """Save the questions of a campaign from their checked formset."""
    formset.save()
    log(campaign, "campaigns.questions", user=by)
