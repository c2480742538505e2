"""Search from the command line."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search import lexicon
from search.corpus import BadCorpus, read_entries
from search.engines import ELASTICSEARCH, EMBEDDED, Engine, Refused, Unavailable, get_engine, names, using
from search.entry import FACETS, KINDS
from search.service import Hit, Results, search
from search.throw_away import in_a_folder, on_the_server


class Command(BaseCommand):
    """Prints what the site search finds.

    With ``--json`` one JSON object: ``query``, ``read_as`` and ``notes`` (how it
    was read), ``total``, ``exact_total`` (finds that agree in their marks, null
    if none were typed), ``page``, ``pages``, ``facets`` ({facet: [{value, label,
    count, selected}]}), ``suggestions`` ([{text, reason}]), ``engine`` and
    ``hits``, best first: ``kind``, ``key``, ``title``, ``number``, ``people``,
    ``date`` (ISO or null), ``year``, ``url``, the facet codes, ``flags``,
    ``title_segments`` and ``snippet`` as lists of [text, marked],
    ``snippet_text``, and ``file``: null, or where the words stand in a file
    ({name, url, page, sheet}; the snippet is then cut from it).

    ``--entries FILE`` searches the entries of a file (``search.corpus``) in an
    index that is thrown away afterwards. ``--engine`` asks that engine alone.
    """

    help = "Tìm trong chỉ mục; --json in kết quả dạng JSON."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("query", help="nội dung cần tìm")
        parser.add_argument("--json", action="store_true", help="in dạng JSON")
        parser.add_argument("--kind", action="append", default=[], choices=KINDS, help="chỉ loại này")
        parser.add_argument("--limit", type=int, default=20, help="số kết quả mỗi trang (1–100)")
        parser.add_argument("--page", type=int, default=1, help="trang kết quả")
        parser.add_argument("--sort", default="relevance", choices=["relevance", "newest", "oldest", "name"])
        parser.add_argument("--engine", default="", choices=[EMBEDDED, ELASTICSEARCH], help="chỉ hỏi máy tìm này")
        parser.add_argument("--entries", metavar="TỆP.jsonl", help="tìm trong các mục của tệp này, mỗi dòng một mục")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with self._engine(options) as engine, using(engine):
                results = search(
                    options["query"],
                    kinds=options["kind"],
                    page=options["page"],
                    page_size=options["limit"],
                    sort=options["sort"],
                    facets=tuple(FACETS),
                )
        except BadCorpus as error:
            raise CommandError(str(error)) from error
        except Refused as error:
            raise CommandError(f"Có mục không lập được chỉ mục: {error}") from error
        except Unavailable as error:
            raise CommandError(f"Máy tìm kiếm không trả lời: {error}") from error
        if options["json"]:
            told = as_json(results) | {"engine": engine.name}
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=2))
            return
        self.stdout.write(f"{results.total} kết quả")
        for hit in results.hits:
            told = " · ".join(filter(None, [hit.kind, hit.number, str(hit.year or ""), hit.url]))
            self.stdout.write(f"- {hit.title} ({told})")

    @contextmanager
    def _engine(self, options: dict[str, Any]) -> Iterator[Engine]:
        name = options["engine"]
        if name == ELASTICSEARCH and name not in names():
            raise CommandError("Trang chưa được nối với Elasticsearch: hãy đặt ELASTICSEARCH_URL.")
        if not options["entries"]:
            yield get_engine(name)
            return
        throw_away = on_the_server() if name == ELASTICSEARCH else in_a_folder()
        with lexicon.built_in(), throw_away as engine:
            with engine.rebuild() as writer:
                writer.add(read_entries(options["entries"]))
            yield engine


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
    made["snippet_text"] = "".join(segment.text for segment in hit.snippet)
    made.pop("number_segments")
    return made
