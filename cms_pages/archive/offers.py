"""Units offered while somebody types, today's and old ones, each leading to its awards in the archive."""

import time
from urllib.parse import urlencode

from django.urls import reverse

from search import registry
from search.engines import Request, get_engine
from search.query import Query
from search.suggestions import Group, Offer
from search.text import canonical, fold, has_marks

KEPT_SECONDS = 60
_kept: dict[str, tuple[float, list]] = {}


def unit_offers(typed: str) -> Group | None:
    """Units with public awards whose name has a word beginning with each word typed; the most awards first."""
    exact = has_marks(typed)
    words = (canonical(typed) if exact else fold(typed)).split()
    found = []
    for name, plain, code, count in _units():
        parts = (name if exact else plain).split()
        if all(any(part.startswith(word) for part in parts) for word in words):
            found.append((code, count))
    labels = registry.labels("unit")
    base = reverse("archive:search")
    items = [
        Offer(labels.get(code, code), f"{count} lượt", f"{base}?{urlencode({'donvi': code})}")
        for code, count in found[:8]
    ]
    return Group("Đơn vị, địa bàn", len(found), items)


def _units() -> list[tuple[str, str, str, int]]:
    """(name, folded name, code, awards) of units that have awards, the most first; kept for a minute."""
    kept = _kept.get("units")
    if kept is None or time.monotonic() - kept[0] > KEPT_SECONDS:
        kept = _kept["units"] = (time.monotonic(), _read())
    return kept[1]


def _read() -> list[tuple[str, str, str, int]]:
    answer = get_engine().search(Request(query=Query(), kinds=("award",), facets=("unit",), limit=1))
    labels = registry.labels("unit")
    counted = sorted(answer.facets["unit"].items(), key=lambda pair: (-pair[1], pair[0]))
    return [(canonical(labels[code]), fold(labels[code]), code, n) for code, n in counted if code in labels]


def forget() -> None:
    """Count anew (in tests)."""
    _kept.clear()
