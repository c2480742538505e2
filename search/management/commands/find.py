"""Search from the command line."""

import json
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from search.entry import KINDS
from search.service import Hit, Results, search


class Command(BaseCommand):
    """Prints what the site search finds.

    With ``--json`` one JSON object: ``query``, ``read_as`` and ``notes`` (how it
    was read), ``total``, ``exact_total`` (finds that agree in their marks, null
    if none were typed), ``page``, ``pages``, ``facets`` ({facet: [{value, label,
    count, selected}]}), ``suggestions`` ([{text, reason}]) and ``hits``, best
    first: ``kind``, ``key``, ``title``, ``number``, ``people``, ``date`` (ISO or
    null), ``year``, ``url``, the facet codes, ``flags``, and ``title_segments``
    and ``snippet`` as lists of [text, marked].
    """

    help = "Tìm trong chỉ mục; --json in kết quả dạng JSON."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("query", help="nội dung cần tìm")
        parser.add_argument("--json", action="store_true", help="in dạng JSON")
        parser.add_argument("--kind", action="append", default=[], choices=KINDS, help="chỉ loại này")
        parser.add_argument("--limit", type=int, default=20, help="số kết quả mỗi trang (1–100)")
        parser.add_argument("--page", type=int, default=1, help="trang kết quả")
        parser.add_argument("--sort", default="relevance", choices=["relevance", "newest", "oldest"])

    def handle(self, *args: Any, **options: Any) -> None:
        results = search(
            options["query"],
            kinds=options["kind"],
            page=options["page"],
            page_size=options["limit"],
            sort=options["sort"],
        )
        if options["json"]:
            self.stdout.write(json.dumps(as_json(results), ensure_ascii=False, indent=2))
            return
        self.stdout.write(f"{results.total} kết quả")
        for hit in results.hits:
            told = " · ".join(filter(None, [hit.kind, hit.number, str(hit.year or ""), hit.url]))
            self.stdout.write(f"- {hit.title} ({told})")


def as_json(results: Results) -> dict[str, Any]:
    """Results as the documented JSON object."""
    return {
        "query": results.query.typed,
        "read_as": list(results.read_as),
        "notes": list(results.notes),
        "total": results.total,
        "exact_total": results.exact_total,
        "page": results.page,
        "pages": results.pages,
        "hits": [_hit(hit) for hit in results.hits],
        "facets": {name: [asdict(value) for value in values] for name, values in results.facets.items()},
        "suggestions": [asdict(suggestion) for suggestion in results.suggestions],
    }


def _hit(hit: Hit) -> dict[str, Any]:
    made = asdict(hit)
    made["date"] = hit.date.isoformat() if hit.date else None
    made.pop("number_segments")
    return made
