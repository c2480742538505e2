"""Classes: enrolment that closes, classes that begin, lists not yet finished."""

from django.urls import reverse
from django.utils import timezone

from registrations.calendar.due import Due, end_of

from . import queries, rules

MOST = 20


def due(user, now, until):
    """For those who see who is enrolled."""
    if not rules.may_see(user):
        return
    for page in queries.near(now, until)[:MOST]:
        url = reverse("training_desk:class", args=[page.pk])
        if page.takes_enrolments and now < page.closes_at <= until:
            yield Due(page.closes_at, page.title, url, "Hết hạn đăng ký lớp tập huấn")
        if now < page.starts_at <= until:
            yield Due(page.starts_at, page.title, url, "Khai giảng lớp tập huấn", happens=True)
    for page in queries.without_attendance(now)[:MOST]:
        ended = page.ends_at or end_of(timezone.localdate(page.starts_at))
        url = reverse("training_desk:class", args=[page.pk])
        yield Due(ended, page.title, url, "Chưa xong điểm danh, danh sách lớp")
