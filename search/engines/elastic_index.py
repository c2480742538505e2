"""What lies on the Elasticsearch server: mapping, names, aliases, locks.

One alias, ``<prefix>-entries-<layout>``, names the index in use; each rebuild
writes an index of its own, ``<prefix>-entries-<layout>-<time>-<random>``, and
moves the alias to it in one step. Writers take turns by a lease kept in
``<prefix>-locks``, because several machines may share one server.
"""

import os
import secrets
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from elasticsearch import ApiError, BadRequestError, ConflictError, Elasticsearch, NotFoundError, TransportError

from search.entry import FACETS

from . import Busy, NoIndex, Unanswerable, Unavailable
from .documents import LAYOUT
from .elastic_queries import ROW_FIELDS, TEXT_FIELDS
from .tallies import TALLIES

TERM_FIELDS = ("num", "whole", "men", "dat", "fmen", "fdat")
LEASE_SECONDS = 60
SETTINGS = {
    "number_of_shards": 1,
    "auto_expand_replicas": "0-1",
    # Entries lie in the order in which they are listed, so that a page of a common word costs no more than a page.
    "sort.field": "place",
    "sort.order": "desc",
    # What is written is shown when its writer says so, all at once.
    "refresh_interval": "-1",
    "max_result_window": 20_000,
}


def mapping() -> dict[str, Any]:
    """Fields of an entry. Strings are taken as they are; text is split into the words that we made.

    No prefixes are indexed: Vietnamese has some thousand syllables, so a prefix
    is quickly spelled out when it is asked, and prefixes doubled the work of
    building and half as much again the size (measured over 40,000 entries).
    """
    text = {"type": "text", "analyzer": "words", "norms": False, "index_options": "positions"}
    term = {"type": "keyword", "doc_values": False, "norms": False}
    fields: dict[str, Any] = {name: dict(text) for name in TEXT_FIELDS}
    fields |= dict.fromkeys(TERM_FIELDS, term)
    fields |= {name: text | {"index_options": "docs"} for name in ROW_FIELDS}
    fields |= {f"f_{facet}": dict(term) for facet in FACETS}
    fields |= {f"t_{name}": {"type": "keyword", "index": False, "eager_global_ordinals": True} for name in TALLIES}
    return {
        "dynamic": "strict",
        "_source": {"includes": ["stored", "pages"]},
        "properties": fields
        | {
            "owner": {"type": "keyword", "doc_values": False},
            "mark": {"type": "keyword", "index": False},
            "place": {"type": "long", "index": False},
            "name": {"type": "keyword", "index": False},
            "year": {"type": "integer"},
            "stored": {"type": "object", "enabled": False},
            "pages": {"type": "object", "enabled": False},
        },
    }


ANALYSIS = {"analyzer": {"words": {"type": "custom", "tokenizer": "standard", "filter": ["lowercase"]}}}


@contextmanager
def told() -> Iterator[None]:
    """Whatever the client raises, as Unavailable with a reason fit for a log line."""
    try:
        yield
    except NotFoundError as error:
        raise NoIndex(f"{error.status_code} {error.message}") from error
    except BadRequestError as error:
        raise Unanswerable(f"400 {error.message}"[:300]) from error
    except ApiError as error:
        raise Unavailable(f"{error.status_code} {error.message}"[:300]) from error
    except TransportError as error:
        raise Unavailable(f"{type(error).__name__}: {error.message}"[:300]) from error


class Indexes:
    """The indexes of one prefix on the server."""

    def __init__(self, client: Elasticsearch, prefix: str) -> None:
        self.client = client
        self.family = f"{prefix}-entries-"
        self.alias = f"{self.family}{LAYOUT}"
        self.locks = f"{prefix}-locks"

    def current(self) -> str | None:
        """Name of the index in use, None if there is none of this layout."""
        with told():
            found = self.client.options(ignore_status=404).indices.get_alias(name=self.alias)
        names = [name for name, known in found.items() if isinstance(known, dict) and "aliases" in known]
        return names[0] if names else None

    def create(self, *, loading: bool = False) -> str:
        """A new, empty index that is not in use yet; with ``loading`` written without care for its safety."""
        name = f"{self.alias}-{time.time_ns()}-{secrets.token_hex(3)}"
        settings = {"index": SETTINGS, "analysis": ANALYSIS}
        if loading:
            quick = {"auto_expand_replicas": False, "number_of_replicas": 0, "translog.durability": "async"}
            settings = {"index": SETTINGS | quick, "analysis": ANALYSIS}
        with told():
            self.client.options(request_timeout=30).indices.create(index=name, settings=settings, mappings=mapping())
        return name

    def finish(self, name: str) -> None:
        """Make a loaded index fit to serve: merged, safe, copied to a second node if there is one."""
        patient = self.client.options(request_timeout=600)
        with told():
            patient.indices.refresh(index=name)
            patient.indices.forcemerge(index=name, max_num_segments=1)
            serving = {"auto_expand_replicas": "0-1", "translog.durability": "request"}
            patient.indices.put_settings(index=name, settings={"index": serving})
            patient.indices.refresh(index=name)

    def switch(self, name: str) -> None:
        """Put an index in use, in one step with taking the one before it out."""
        with told():
            before = self.current()
            actions: list[dict[str, Any]] = [{"add": {"index": name, "alias": self.alias}}]
            if before:
                actions.append({"remove": {"index": before, "alias": self.alias}})
            self.client.options(request_timeout=30).indices.update_aliases(actions=actions)

    def sweep(self) -> None:
        """Delete every index of the family that is not in use: left by the switch or by a process that died."""
        with told():
            found = self.client.options(request_timeout=30).indices.get(index=f"{self.family}*", features="aliases")
            idle = [name for name, known in found.items() if self.alias not in known.get("aliases", {})]
            for name in idle:
                self.delete(name)

    def delete(self, name: str) -> None:
        """Delete one index; it may be gone already."""
        with told():
            self.client.options(request_timeout=30, ignore_status=404).indices.delete(index=name)

    def delete_all(self) -> None:
        """Delete everything under the prefix, locks too (throw-away indexes)."""
        with told():
            found = self.client.indices.get(index=f"{self.family}*,{self.locks}", ignore_unavailable=True)
            for name in found:
                self.delete(name)

    @contextmanager
    def lease(self, name: str, wait: float) -> Iterator["Lease"]:
        """Hold the lease ``name``; raises Busy if somebody else holds it longer than ``wait`` seconds."""
        lease = Lease(self.client, self.locks, name)
        lease.take(wait)
        try:
            yield lease
        finally:
            lease.give_back()


class Lease:
    """A turn that ends by itself: after LEASE_SECONDS, or at once when its process on this machine is dead."""

    def __init__(self, client: Elasticsearch, index: str, name: str) -> None:
        self.client = client
        self.index = index
        self.name = name
        self.held: dict[str, int] = {}
        self.until = 0.0
        self._guard = threading.Lock()

    def _document(self) -> dict[str, Any]:
        self.until = time.time() + LEASE_SECONDS
        return {"host": socket.gethostname(), "pid": os.getpid(), "until": self.until}

    def _keep(self, answer: Any) -> None:
        self.held = {"if_seq_no": answer["_seq_no"], "if_primary_term": answer["_primary_term"]}

    def take(self, wait: float) -> None:
        """Begin the turn. Raises Busy, Unavailable."""
        until = time.monotonic() + wait
        with told():
            self._prepare()
            while not self._try():
                if time.monotonic() >= until:
                    raise Busy(f"{self.index}/{self.name}")
                time.sleep(0.05)

    def _prepare(self) -> None:
        """Make the small index that holds the leases, if it is the first time."""
        if self.client.indices.exists(index=self.index):
            return
        settings = {"number_of_shards": 1, "auto_expand_replicas": "0-1"}
        try:
            self.client.options(request_timeout=30).indices.create(
                index=self.index, settings=settings, mappings={"dynamic": False}
            )
        except BadRequestError as error:
            if error.error != "resource_already_exists_exception":
                raise

    def _try(self) -> bool:
        try:
            self._keep(self.client.create(index=self.index, id=self.name, document=self._document()))
            return True
        except ConflictError:
            found = self.client.options(ignore_status=404).get(index=self.index, id=self.name)
        if not found.get("found"):
            return False
        if not _is_over(found["_source"]):
            return False
        held = {"if_seq_no": found["_seq_no"], "if_primary_term": found["_primary_term"]}
        try:
            self._keep(self.client.index(index=self.index, id=self.name, document=self._document(), **held))
        except ConflictError:
            return False
        return True

    def renew(self, *, surely: bool = False) -> None:
        """Go on; call it more often than every LEASE_SECONDS. Raises Busy if the turn was lost."""
        with self._guard, told():
            if not surely and self.until - time.time() > LEASE_SECONDS * 0.7:
                return
            try:
                self._keep(self.client.index(index=self.index, id=self.name, document=self._document(), **self.held))
            except ConflictError as error:
                raise Busy(f"{self.index}/{self.name} was taken over") from error

    @contextmanager
    def beating(self) -> Iterator[None]:
        """Renew from beside while one step inside the block takes long (merging, waiting for the database)."""
        done = threading.Event()

        def beat() -> None:
            while not done.wait(LEASE_SECONDS / 4):
                with suppress(Busy, Unavailable):  # whoever switches asks once more, surely
                    self.renew()

        thread = threading.Thread(target=beat, daemon=True)
        thread.start()
        try:
            yield
        finally:
            done.set()
            thread.join()

    def give_back(self) -> None:
        """End the turn; a server that is gone ends it by time."""
        try:
            self.client.options(ignore_status=(404, 409)).delete(index=self.index, id=self.name, **self.held)
        except (ApiError, TransportError):
            return


def _is_over(holder: dict[str, Any]) -> bool:
    if holder["until"] < time.time():
        return True
    if holder["host"] != socket.gethostname() or holder["pid"] == os.getpid():
        return False
    try:
        os.kill(holder["pid"], 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False
