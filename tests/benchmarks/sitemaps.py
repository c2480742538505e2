"""The map of addresses over a province: the index when nothing is kept, and the first, a middle and the last part.

Every figure is that of one answer: milliseconds, queries, size; the memory at the end is that of the process. Bounds:
an index within 10 s and 20 queries, a part within 3 s and 8 queries, no part above 50,000 addresses or 50 MB
(https://www.sitemaps.org/protocol.html).
"""

from __future__ import annotations

import os
import time

from .measuring import Row, figure, memory_mb

MOST_ADDRESSES, MOST_BYTES = 50_000, 50 << 20


def sitemaps(records: int) -> list[Row]:
    """Rows of figures on the data of this process's DATA_DIR."""
    from django.core.cache import caches

    caches["local"].clear()
    rows, index = _answer("sitemap index, nothing kept", "/sitemap.xml", records, seconds=10, queries=20)
    rows += _answer("sitemap index, kept", "/sitemap.xml", records, seconds=1, queries=4)[0]
    parts = [address for address in _addresses(index) if "luot-khen" in address]
    chosen = {"first": parts[0], "middle": parts[len(parts) // 2], "last": parts[-1]} if parts else {}
    for name, address in chosen.items():
        found, content = _answer(f"sitemap of awards, {name} part", address, records, seconds=3, queries=8)
        addresses = len(_addresses(content))
        rows += [
            *found,
            figure(f"sitemap of awards, {name} part: addresses", "", records, addresses, "", MOST_ADDRESSES),
        ]
    rows.append(figure("sitemap: parts of awards", "", records, len(parts), ""))
    rows.append(figure("sitemap: most memory", "", records, memory_mb("VmHWM"), "MB", 400))
    return rows


def _addresses(content: bytes) -> list[str]:
    return [each.partition("</loc>")[0].replace("&amp;", "&") for each in content.decode().split("<loc>")[1:]]


def _answer(what: str, address: str, records: int, *, seconds: float, queries: int) -> tuple[list[Row], bytes]:
    from urllib.parse import urlsplit

    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    path = urlsplit(address)._replace(scheme="", netloc="").geturl()
    with CaptureQueriesContext(connection) as asked:
        began = time.perf_counter()
        content = Client(HTTP_HOST="127.0.0.1").get(path).content
        took = time.perf_counter() - began
    rows = [
        figure(what, "", records, took, "s", seconds),
        figure(f"{what}: queries", "", records, len(asked), "", queries),
        figure(f"{what}: size", "", records, len(content) / 1e6, "MB", MOST_BYTES / 1e6),
    ]
    return rows, content


def main() -> None:
    """Measure and print."""
    import json

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    django.setup()
    rows = sitemaps(int(os.environ.get("BENCH_RECORDS", "0")))
    print(json.dumps([row.as_json() for row in rows]))


if __name__ == "__main__":
    main()
