"""Names of browsers and systems, for people who look at their sessions."""

from __future__ import annotations

from django import template

register = template.Library()

# The first that fits counts: many browsers carry the names of others.
_BROWSERS = (
    ("coc_coc_browser", "Cốc Cốc"),
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("CriOS", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


@register.filter
def browser(user_agent: str) -> str:
    """ "Chrome trên Windows" out of what a browser says of itself; never longer than a line."""
    said = user_agent or ""
    name = next((name for mark, name in _BROWSERS if mark in said), "Trình duyệt khác")
    system = next((name for mark, name in _SYSTEMS if mark in said), "")
    return f"{name} trên {system}" if system else name
