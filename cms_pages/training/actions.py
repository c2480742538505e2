"""Everything that happens around a class: enrolling, cancelling, moving up, files, who was there, forgetting."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from cms_pages.core.file_form import FILE_BYTES
from registrations.attachments import actions as attachments
from registrations.refusals import demand

from . import emails, rules
from .models import ClassFile, Enrolment, TrainingPage

FORGOTTEN = "Đã xóa thông tin"


class Refused(Exception):
    """An enrolment that is not taken; `message` says why, `field` where ("" for the form as a whole)."""

    def __init__(self, message, field=""):
        super().__init__(message)
        self.message, self.field = message, field


def _locked(pk):
    return TrainingPage.objects.select_for_update().get(pk=pk)


@transaction.atomic
def enrol(page, unit, data, *, by, now=None):
    """Enrol one person for a unit: with a seat while there is one, else on the waiting list. Raises Refused.

    `data` holds name, position, phone, email.
    """
    (made,) = _enrol(page, unit, [data], by=by, now=now or timezone.now())
    emails.tell("seated" if made.confirmed_at else "waiting", made)
    return made


@transaction.atomic
def enrol_many(page, unit, people, *, by, now=None):
    """Enrol several at once, all or none, in the order of the list; whoever enrolled them gets one letter. Raises Refused."""
    made = _enrol(page, unit, people, by=by, now=now or timezone.now())
    for each in made:
        emails.tell("seated" if each.confirmed_at else "waiting", each, enroller=False)
    emails.tell_many(made, by)
    return made


def _enrol(page, unit, people, *, by, now):
    page = _locked(page.pk)
    demand(rules.acts_for(by, unit.pk, now))
    if not page.takes_now(now):
        raise Refused("Lớp này không còn nhận đăng ký.")
    active = page.enrolments.active()
    known = {email.lower() for email in active.exclude(email="").values_list("email", flat=True)}
    for data in people:
        email = data["email"].lower()
        if email and email in known:
            told = f"Dòng của {data['name']}: địa chỉ" if len(people) > 1 else "Địa chỉ"
            raise Refused(f"{told} thư này đã có trong danh sách của lớp.", "email")
        known.add(email)
    ours = active.filter(unit=unit)
    if page.per_unit is not None and ours.count() + len(people) > page.per_unit:
        left = max(page.per_unit - ours.count(), 0)
        more = f"còn đăng ký được {left} người" if left else "đơn vị đã đăng ký đủ"
        raise Refused(f"Mỗi đơn vị được đăng ký nhiều nhất {page.per_unit} người; {more}.")
    free = page.free()
    return [
        Enrolment.objects.create(
            page=page,
            unit=unit,
            enrolled_by=by,
            enrolled_at=now,
            confirmed_at=now if free is None or at < free else None,
            told_starts_at=page.starts_at,
            told_place=page.place,
            **data,
        )
        for at, data in enumerate(people)
    ]


@transaction.atomic
def cancel(enrolment, *, by, now=None):
    """Take back an enrolment; whoever waits longest moves up. Raises PermissionDenied."""
    now = now or timezone.now()
    page = _locked(enrolment.page_id)
    enrolment = (
        Enrolment.objects.select_for_update(of=("self",))
        .select_related("page", "unit", "enrolled_by")
        .get(pk=enrolment.pk)
    )
    if enrolment.cancelled_at is not None:
        return
    demand(rules.may_cancel(by, enrolment, now))
    enrolment.cancelled_at = now
    enrolment.save(update_fields=["cancelled_at"])
    emails.tell("cancelled", enrolment)
    move_up(page, now=now)


@transaction.atomic
def move_up(page, *, now=None):
    """Give free seats to those who wait, first come first, until the class has begun; returns how many moved up."""
    now = now or timezone.now()
    page = _locked(page.pk)
    if now >= page.starts_at or page.called_off:
        return 0
    free = page.free()
    waiting = page.enrolments.waiting().select_related("unit", "enrolled_by", "page")
    moved = list(waiting if free is None else waiting[:free])
    for each in moved:
        each.confirmed_at = now
        each.save(update_fields=["confirmed_at"])
        emails.tell("seated", each)
    return len(moved)


@transaction.atomic
def tell_changes(page, *, now=None):
    """Tell everybody enrolled once of a new time or place, and once that the class is not held; returns how many."""
    now = now or timezone.now()
    if now >= page.starts_at and not page.called_off:
        return 0
    told = 0
    rows = page.enrolments.active().select_for_update(of=("self",)).select_related("unit", "enrolled_by")
    for row in rows.filter(erased_at__isnull=True):
        row.page = page
        here, known = (page.starts_at, page.place), (row.told_starts_at, row.told_place)
        kind = ""
        if page.called_off:
            kind = "" if row.told_off else "called_off"
        elif row.told_off or (row.told_starts_at is not None and known != here):
            kind = "moved"
        if (row.told_off, *known) != (page.called_off, *here):
            row.told_off, (row.told_starts_at, row.told_place) = page.called_off, here
            row.save(update_fields=["told_off", "told_starts_at", "told_place"])
        if kind:
            emails.tell(kind, row)
            told += 1
    return told


def published(sender, instance, **kwargs):
    """Receiver of page_published: those who wait get new seats, those enrolled hear of another time, place or no class."""
    tell_changes(instance)
    move_up(instance)


@transaction.atomic
def take_attendance(page, attended, *, by):
    """Keep who was there: the primary keys of those present; all others who had a seat were not."""
    demand(rules.may_keep(by))
    seated = page.enrolments.seated()
    seated.filter(pk__in=attended).update(attended=True)
    seated.exclude(pk__in=attended).update(attended=False)
    log(page, "training.attendance", user=by, data={"count": seated.filter(attended=True).count()})


@transaction.atomic
def add_file(page, title, file, *, by):
    """Keep a file for those enrolled. Raises RefusedFile, and then nothing is kept."""
    demand(rules.may_keep(by))
    stored = attachments.store(file, max_bytes=FILE_BYTES, by=by)
    made = ClassFile.objects.create(page=page, title=title or stored.original_name, attachment=stored)
    log(page, "training.file", user=by, data={"title": made.title})
    return made


@transaction.atomic
def remove_file(file, *, by):
    """Take a file away."""
    demand(rules.may_keep(by))
    log(file.page, "training.file_removed", user=by, data={"title": file.title})
    attachment = file.attachment
    file.delete()
    attachments.discard(attachment)


@transaction.atomic
def forget(enrolment):
    """Erase who somebody was, when the term of keeping is over; the count of the class stays."""
    enrolment.name, enrolment.position, enrolment.phone, enrolment.email = FORGOTTEN, "", "", ""
    enrolment.erased_at = timezone.now()
    enrolment.save(update_fields=["name", "position", "phone", "email", "erased_at"])
