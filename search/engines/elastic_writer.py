"""Writing to an Elasticsearch index by bulk requests: small changes, and the loading of a whole index."""

import json
import logging
from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from elasticsearch import Elasticsearch

from search.entry import Entry

from . import Refused, Unavailable
from .documents import Layout, lay_out
from .elastic_index import Lease, told
from .elastic_queries import wire_text

log = logging.getLogger(__name__)

CHUNK_BYTES = 4_000_000
OWNERS_ASKED = 200
MAX_HITS = 10_000
LOADERS = 2
FEW = 10
LOADING_SECONDS = 120.0


def line(layout: Layout) -> str:
    """The document of an entry, one line of JSON."""
    values = {name: [wire_text(part) for part in parts] for name, parts in layout.text.items() if parts}
    values |= {name: terms for name, terms in layout.terms.items() if terms}
    values |= {f"f_{facet}": found for facet, found in layout.facets.items() if found}
    values |= {f"t_{column}": told for column, told in layout.tallies.items() if told}
    values |= {name: wire_text(pairs) for name, pairs in layout.rows.items() if pairs}
    values |= {"owner": layout.owner, "mark": layout.mark, "place": layout.place, "name": layout.name}
    values["year"] = layout.year
    pages = f', "pages": {{"all": {layout.pages}}}' if layout.pages else ""
    return f'{json.dumps(values, ensure_ascii=False)[:-1]}, "stored": {layout.stored}{pages}}}'


def _action(verb: str, identity: str) -> str:
    return json.dumps({verb: {"_id": identity}}, ensure_ascii=False)


def send(client: Elasticsearch, index: str, lines: Sequence[str]) -> dict[str, str]:
    """One bulk request. Returns {id: reason} of what the index would not take; raises Unavailable."""
    if not lines:
        return {}
    with told():
        answer = client.bulk(
            index=index,
            operations=[text.encode("utf-8", "replace") for text in lines],
            filter_path="errors,items.*._id,items.*.status,items.*.error.type,items.*.error.reason",
        )
    refused: dict[str, str] = {}
    if not answer["errors"]:
        return refused
    for item in answer["items"]:
        (found,) = item.values()
        error = found.get("error")
        if not error:
            continue
        reason = f"{found['status']} {error['type']}: {error['reason']}"[:500]
        if found["status"] != 400:
            # Full disk, writing blocked, no shard: the fault of the server, not of this entry.
            raise Unavailable(reason)
        refused[found["_id"]] = reason
    return refused


class ElasticWriter:
    """Gathers changes; nothing of them is seen before ``commit``, and nothing if it is never called."""

    def __init__(self, client: Elasticsearch, index: str, lease: Lease) -> None:
        self.client = client
        self.index = index
        self.lease = lease
        self.owners: list[str] = []
        self.layouts: dict[str, Layout] = {}

    def replace(self, owners: Iterable[str], entries: Iterable[Entry]) -> None:
        """See Writer.replace."""
        owners = list(owners)
        gone = set(owners)
        self.layouts = {key: layout for key, layout in self.layouts.items() if layout.owner not in gone}
        self.owners += owners
        self.add(entries)

    def add(self, entries: Iterable[Entry]) -> int:
        """See Writer.add."""
        made = [lay_out(entry) for entry in entries]
        self.layouts |= {layout.id: layout for layout in made}
        return len(made)

    def commit(self) -> None:
        """See Writer.commit. Writing the same once more changes nothing, so a broken commit is simply repeated."""
        # What a process wrote before it was killed is not seen until somebody asks for it.
        self._show()
        lines = [_action("delete", identity) for identity in self._present() if identity not in self.layouts]
        refused: dict[str, str] = {}
        size = 0
        for layout in self.layouts.values():
            lines += [_action("index", layout.id), line(layout)]
            size += len(lines[-1])
            if size > CHUNK_BYTES:
                self.lease.renew()
                refused |= send(self.client, self.index, lines)
                lines, size = [], 0
        self.lease.renew()
        refused |= send(self.client, self.index, lines)
        self._show()
        owners = {self.layouts[identity].owner: reason for identity, reason in refused.items()}
        self.owners, self.layouts = [], {}
        if owners:
            raise Refused(owners)

    def _show(self) -> None:
        with told():
            self.client.indices.refresh(index=self.index)

    def _present(self) -> list[str]:
        """Ids of everything that the owners have in the index."""
        owners = list(dict.fromkeys(self.owners))
        batches = [owners[at : at + OWNERS_ASKED] for at in range(0, len(owners), OWNERS_ASKED)]
        found: list[str] = []
        while batches:
            batch = batches.pop()
            with told():
                answer = self.client.search(
                    index=self.index, query={"terms": {"owner": batch}}, size=MAX_HITS, source=False,
                    track_total_hits=False,
                )  # fmt: skip
            hits = answer["hits"]["hits"]
            if len(hits) == MAX_HITS and len(batch) > 1:
                batches += [batch[: len(batch) // 2], batch[len(batch) // 2 :]]
            else:
                found += [hit["_id"] for hit in hits]
        return found


class LoadingWriter:
    """Loads a new index: entries go out while the next ones are made.

    A few entries that the index will not take are told in the log and left
    out; the drift check finds them missing.
    """

    def __init__(self, client: Elasticsearch, index: str) -> None:
        self.client = client.options(request_timeout=LOADING_SECONDS)
        self.index = index
        self.lines: list[str] = []
        self.size = 0
        self.count = 0
        self.pool = ThreadPoolExecutor(LOADERS)
        self.sent: list[Future[dict[str, str]]] = []
        self.refused: dict[str, str] = {}

    def replace(self, owners: Iterable[str], entries: Iterable[Entry]) -> None:
        """See Writer.replace; the index is new, so there is nothing of the owners."""
        self.add(entries)

    def add(self, entries: Iterable[Entry]) -> int:
        """See Writer.add."""
        before = self.count
        for entry in entries:
            layout = lay_out(entry)
            self.lines += [_action("index", layout.id), line(layout)]
            self.size += len(self.lines[-1])
            self.count += 1
            if self.size > CHUNK_BYTES:
                self._push()
        return self.count - before

    def _push(self) -> None:
        if len(self.sent) > LOADERS:
            self._settle()
        self.sent.append(self.pool.submit(send, self.client, self.index, self.lines))
        self.lines, self.size = [], 0

    def _settle(self) -> None:
        self.refused |= self.sent.pop(0).result()
        if len(self.refused) > max(FEW, self.count // 100):
            raise Refused(self.refused)

    def commit(self) -> None:
        """Wait until everything is written; it is seen when the index is put in use."""
        self._push()
        while self.sent:
            self._settle()
        for identity, reason in self.refused.items():
            log.error("the index refused %s: %s", identity, reason)

    def close(self) -> None:
        """End the threads."""
        self.pool.shutdown(cancel_futures=True)
