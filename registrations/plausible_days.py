"""Days that an office can mean: a slip of the hand makes a year of 0206 or 20260, and nothing sorts or counts with it."""

from datetime import date

FIRST_YEAR, LAST_YEAR = 1900, 2200
SLIP = "Mời xem lại năm."


class PlausibleDaysMixin:
    """A form that says so at the field when the year of a day, or of a day and hour, cannot be meant."""

    def clean(self):
        data = super().clean()
        for name in self.fields:
            day = self.cleaned_data.get(name)
            if isinstance(day, date) and not FIRST_YEAR <= day.year <= LAST_YEAR:
                self.add_error(name, SLIP)
        return data
