"""Calendar files hold to RFC 5545 whatever people write."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from themes.base.icalendar import CalendarEvent, calendar_text

START = datetime(2026, 3, 12, 1, tzinfo=UTC)


@given(st.text(max_size=300), st.text(max_size=300))
def test_lines_are_short_and_nothing_typed_begins_a_line_of_its_own(title, text):
    whole = calendar_text("Lịch", [CalendarEvent("a@b", title, START, None, START, text=text)])

    lines = whole.split("\r\n")
    assert lines[-1] == ""
    assert all(len(line.encode()) <= 75 for line in lines)
    unfolded = whole.replace("\r\n ", "").split("\r\n")
    known = ("BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "X-WR-CALNAME", "UID", "DTSTAMP", "DTSTART", "DTEND")
    assert all(line.split(":")[0] in (*known, "SUMMARY", "DESCRIPTION", "") for line in unfolded)
    assert unfolded.count("END:VEVENT") == 1


def test_times_are_in_utc_and_an_open_end_lasts_two_hours():
    whole = calendar_text("Lịch", [CalendarEvent("a@b", "Lễ", START, None, START, "Nhà A", "", "https://x.example/")])

    assert "DTSTART:20260312T010000Z\r\nDTEND:20260312T030000Z" in whole
    assert "LOCATION:Nhà A\r\nURL:https://x.example/" in whole
