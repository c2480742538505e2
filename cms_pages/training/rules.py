"""Who may enrol people, keep the lists of classes and read their files."""

from django.utils import timezone

from registrations.units.queries import acting_of

from .models import ClassFile


def may_keep(user):
    """Staff who keep the lists of classes."""
    return user.has_perm("cms_training.change_enrolment")


def may_see(user):
    """Staff who see who is enrolled."""
    return user.has_perm("cms_training.view_enrolment") or may_keep(user)


def acts_for(user, unit_id, now=None):
    """Whether a person acts for a unit."""
    return any(each.unit_id == unit_id for each in acting_of(user, now))


def may_cancel(user, enrolment, now=None):
    """The unit until the class begins, staff at any time."""
    now = now or timezone.now()
    if enrolment.cancelled_at is not None:
        return False
    return may_keep(user) or (now < enrolment.page.starts_at and acts_for(user, enrolment.unit_id, now))


def may_read_files(user, page, now=None):
    """Staff, and whoever acts for a unit with somebody who has a seat."""
    if not user.is_authenticated:
        return False
    if may_see(user):
        return True
    units = [each.unit_id for each in acting_of(user, now)]
    return bool(units) and page.live and page.enrolments.seated().filter(unit__in=units).exists()


def may_read_file(user, attachment):
    """Whether a file of a class is open to somebody."""
    file = ClassFile.objects.filter(attachment=attachment).select_related("page").first()
    return file is not None and may_read_files(user, file.page)
