"""Pages of something that takes place on a day: their calendar files, one by one and all of a section."""

from django.utils import timezone
from wagtail.url_routing import RouteResult

from registrations import downloads
from themes.base import outward
from themes.base.icalendar import CalendarEvent, calendar_text

# Wagtail serves addresses of plain words that end in a slash.
ICS = "lich-ics"
FILE = "lich.ics"
MOST = 200


def calendar_answer(name, pages):
    """The calendar of some pages that have `calendar_event`, as a file to open."""
    return downloads.public(calendar_text(name, [page.calendar_event() for page in pages]), FILE)


class CalendarFileMixin:
    """A page that also answers with a calendar below its own address; `calendar_pages` gives what stands in it."""

    def route(self, request, path_components):
        if path_components == [ICS] and self.live:
            return RouteResult(self, kwargs={"as_calendar": True})
        return super().route(request, path_components)

    def serve(self, request, *args, as_calendar=False, **kwargs):
        if as_calendar:
            return calendar_answer(self.title, self.calendar_pages())
        return super().serve(request, *args, **kwargs)

    def calendar_pages(self):
        return [self]


class HappeningMixin(CalendarFileMixin):
    """Something with `starts_at`, `ends_at` and `place`."""

    @property
    def is_over(self):
        """Whether it has ended; without an end it is over with its day."""
        now = timezone.now()
        if self.ends_at:
            return self.ends_at <= now
        return timezone.localdate(self.starts_at) < timezone.localdate(now)

    @property
    def one_day(self):
        """Whether it begins and ends on the same day."""
        return not self.ends_at or timezone.localdate(self.starts_at) == timezone.localdate(self.ends_at)

    def as_event(self):
        """What schema.org asks of an Event, as keyword arguments of `described`: when, where, who holds it."""
        host = getattr(self, "host", "")
        return {
            "startDate": self.starts_at,
            "endDate": self.ends_at or timezone.localdate(self.starts_at),
            "location": outward.place(self.place),
            "organizer": outward.author(host),
            "eventStatus": "https://schema.org/EventScheduled",
            "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
            # Properties of texts, which an event is not.
            "datePublished": None,
            "dateModified": None,
            "isPartOf": None,
            "publisher": None,
        }

    def calendar_event(self):
        """The page as an entry of a calendar."""
        return CalendarEvent(
            uid=f"{self._meta.label_lower}-{self.pk}@trang",
            title=self.title,
            starts_at=self.starts_at,
            ends_at=self.ends_at,
            changed_at=self.last_published_at or timezone.now(),
            place=self.place,
            text=self.lead,
            url=self.full_url or "",
        )
