"""Days and old addresses as old sites wrote them."""

from __future__ import annotations

import re
from datetime import datetime, time
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from wagtail.contrib.redirects.models import Redirect

EARLIEST = 1945  # 01/01/1900 and 01/01/0001 are how programs write "no day"
_DAY = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})\s*(?:[/.\-]|tháng)\s*(?P<month>\d{1,2})\s*(?:[/.\-]|,?\s*năm)\s*(?P<year>\d{4})(?!\d)",
    re.I,
)
_TIME = re.compile(
    r"(?<![\d/])(?P<hour>\d{1,2})\s*(?:giờ|[:hg])\s*(?P<minute>\d{2})?(?::\d{2})?\s*(?:phút)?\s*(?P<half>am|pm|sa|chiều|tối|ch)?",
    re.I,
)


def instant_of(text: str) -> datetime | None:
    """The instant that a text tells, in local time; the day first; noon is not guessed: without a time it is 0 giờ.

    None where no day stands in it, one that does not exist, or one before any article of ours.
    """
    moment = _instant(text.strip())
    return moment if moment and moment.year >= EARLIEST else None


def is_month_first(text: str) -> bool:
    """Whether a day makes sense only with the month first: then other days of the list are likely misread."""
    found = _DAY.search(text)
    return bool(found) and int(found["day"]) <= 12 < int(found["month"]) <= 31


def _instant(text: str) -> datetime | None:
    if re.match(r"\d{4}-\d{1,2}-\d{1,2}", text):
        return _iso(text)
    if re.fullmatch(r"\d{9,10}", text):
        return datetime.fromtimestamp(int(text), tz=timezone.get_current_timezone())
    if re.match(r"[A-Za-z]{3},", text):
        return _mailed(text)
    found = _DAY.search(text)
    if not found:
        return None
    rest = f"{text[: found.start()]} {text[found.end() :]}"
    try:
        day = datetime(int(found["year"]), int(found["month"]), int(found["day"])).date()  # noqa: DTZ001 - a day only
        return timezone.make_aware(datetime.combine(day, _time(rest)))
    except ValueError:
        return None


def _mailed(text: str) -> datetime | None:
    """A day as mails and feeds write it, in which exports of WordPress follow them."""
    try:
        moment = parsedate_to_datetime(text)
        return moment if timezone.is_aware(moment) else timezone.make_aware(moment)
    except (ValueError, OverflowError):
        return None


def _iso(text: str) -> datetime | None:
    try:
        if moment := parse_datetime(text.replace("/", "-")):
            return moment if timezone.is_aware(moment) else timezone.make_aware(moment)
        day = parse_date(text[:10])
        return timezone.make_aware(datetime.combine(day, time())) if day else None
    except (ValueError, OverflowError):
        return None


def _time(text: str) -> time:
    found = _TIME.search(text)
    if not found:
        return time()
    hour, half = int(found["hour"]), (found["half"] or "").lower()
    if half in {"pm", "ch", "chiều", "tối"} and hour < 12:
        hour += 12
    return time(hour, int(found["minute"] or 0)) if hour < 24 else time()


def old_path(address: str) -> str:
    """The path by which redirects know an old address; "" for what is no address."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    if parts.scheme not in {"", "http", "https"} or not (parts.path or parts.query or parts.netloc):
        return ""
    path = Redirect.normalise_path(parts._replace(scheme="", netloc="", fragment="").geturl() or "/")
    return path if len(path) <= 255 and path != "/" else ""


def hosts_of(addresses) -> frozenset[str]:
    """The names of the machines in addresses: those of the old site."""
    found = set()
    for address in addresses:
        try:
            found.add(urlsplit(address).hostname)
        except ValueError:
            continue
    return frozenset(filter(None, found))
