"""Days of the working calendar, for tests."""

from datetime import date

import factory

from registrations.calendar.models import CalendarDay


class CalendarDayFactory(factory.django.DjangoModelFactory):
    """A day on which the office is closed."""

    class Meta:
        model = CalendarDay

    date = date(2026, 11, 25)
    works = False
    reason = "Nghỉ tránh bão"
    source = "Công điện số 12/CĐ-UBND"
