"""The hamlets, schools and the like for which a unit registers: a list of its own, offered again every year."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from search.text import fold, tidy

from .acting import past_units_of, role_of
from .models import Collective

MAX_COLLECTIVES = 1000


def may_keep(user, unit, now=None):
    """Staff, and everybody who acts for the unit."""
    return user.has_perm("units.change_unit") or role_of(user, unit, now) is not None


def collectives_of(unit, now=None):
    """What a unit registers for today, with what it took over from units that passed into it; in order."""
    now = now or timezone.now()
    owners = [unit.pk, *(former.pk for former in past_units_of([unit], now)[unit.pk])]
    return Collective.objects.filter(unit__in=owners).in_force(timezone.localdate(now)).order_by("sort_key", "pk")


def _known(unit, now):
    return {fold(name) for name in collectives_of(unit, now).values_list("name", flat=True)}


@transaction.atomic
def add(unit, names, *, by, now=None):
    """Remember collectives of a unit from today; names that are known already, in any spelling, stay as they are.

    Returns those added. Raises PermissionDenied; ValidationError for a name
    that is too long or a list that is.
    """
    now = now or timezone.now()
    if not may_keep(by, unit, now):
        raise PermissionDenied
    known, added = _known(unit, now), []
    for name in filter(None, map(tidy, names)):
        if fold(name) in known:
            continue
        known.add(fold(name))
        if len(known) > MAX_COLLECTIVES:
            raise ValidationError(f"Danh sách nhận tối đa {MAX_COLLECTIVES} tập thể.")
        collective = Collective(unit=unit, name=name, effective_from=timezone.localdate(now))
        collective.full_clean()
        collective.save()
        added.append(collective)
    if added:
        log(unit, "units.collectives", user=by, data={"count": len(added)})
    return added


@transaction.atomic
def rename(collective, name, *, by, now=None):
    """Give a collective a new name from today; the old name keeps its days, and the new one remembers it.

    A name given today is simply put right. Raises PermissionDenied or ValidationError.
    """
    now = now or timezone.now()
    if not may_keep(by, collective.unit, now):
        raise PermissionDenied
    name, today = tidy(name), timezone.localdate(now)
    if not name:
        raise ValidationError("Mời ghi tên tập thể.")
    if name == collective.name:
        return collective
    if fold(name) != fold(collective.name) and fold(name) in _known(collective.unit, now):
        raise ValidationError("Tên này đã có trong danh sách.")
    old = collective.name
    if collective.effective_from == today:
        new = collective
    else:
        collective.effective_to = today
        collective.save()
        new = Collective(unit=collective.unit, effective_from=today, previous=collective)
    new.name = name
    new.full_clean()
    new.save()
    log(new.unit, "units.collective_renamed", user=by, data={"old": old, "name": name})
    return new


@transaction.atomic
def end(collective, *, by, now=None):
    """Take a collective off the list from today; what was registered for it stays."""
    now = now or timezone.now()
    if not may_keep(by, collective.unit, now):
        raise PermissionDenied
    today = timezone.localdate(now)
    log(collective.unit, "units.collective_ended", user=by, data={"name": collective.name})
    if collective.effective_from == today and not collective.following.exists():
        collective.delete()
    else:
        collective.effective_to = today
        collective.save()


@transaction.atomic
def take_over(collective, unit, *, by, now=None):
    """Make a collective of a former unit one of its successor from today; the old list keeps its row."""
    now = now or timezone.now()
    if not may_keep(by, unit, now):
        raise PermissionDenied
    today = timezone.localdate(now)
    new = Collective.objects.create(unit=unit, name=collective.name, effective_from=today, previous=collective)
    # Through the table: a row that began today ends before its first day and is simply gone.
    if collective.effective_from is not None and collective.effective_from >= today:
        collective.delete()
    else:
        Collective.objects.filter(pk=collective.pk).update(effective_to=today)
    return new
