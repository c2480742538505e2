"""The embedded engine: a tantivy index in a folder, no service needed.

Folder layout: ``<dir>/current`` names the index in use (``v8-…``), ``<dir>/lock``
is held by whoever writes. A new index is built beside the old one and put in
place by replacing ``current``; readers notice with their next search.
"""

import fcntl
import json
import logging
import os
import secrets
import shutil
import threading
import time
from collections.abc import Hashable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import tantivy

from search.entry import FACETS, Entry

from . import Answer, Busy, Request
from .documents import LAYOUT, Layout, lay_out
from .embedded_question import Question
from .kept import Kept, counted
from .spelling import close_words
from .tallies import TALLIES

Q = tantivy.Query
log = logging.getLogger(__name__)

VERSION = LAYOUT
GAP = " ¦ "  # a word of its own between two parts
TEXT_FIELDS = ("a", "b", "ha", "hb", "pa", "pb", "fa", "fb")
TERM_FIELDS = ("ra", "rb", "num", "whole", "men", "dat", "fmen", "fdat")
UPDATE_HEAP = 32_000_000
REBUILD_HEAP = 200_000_000


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in ("id", "owner"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in TEXT_FIELDS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    for name in TERM_FIELDS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="basic")
    for facet in FACETS:
        builder.add_text_field(f"f_{facet}", tokenizer_name="raw", index_option="basic")
    for column in TALLIES:
        builder.add_text_field(f"t_{column}", tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_integer_field("place", fast=True)
    builder.add_text_field("name", tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_integer_field("year", fast=True, indexed=True)
    builder.add_text_field("mark", tokenizer_name="raw", index_option="basic", stored=True)
    builder.add_bytes_field("stored", stored=True)
    builder.add_bytes_field("pages", stored=True)
    return builder.build()


def _document(layout: Layout) -> tantivy.Document:
    document = tantivy.Document()
    document.add_text("id", layout.id)
    document.add_text("owner", layout.owner)
    for name, parts in layout.text.items():
        if parts:
            document.add_text(name, GAP.join(parts))
    for name, pairs in layout.rows.items():
        if pairs:
            document.add_text(name, pairs)
    for name, terms in layout.terms.items():
        if terms:
            document.add_text(name, " ".join(terms))
    for facet, values in layout.facets.items():
        for value in values:
            document.add_text(f"f_{facet}", value)
    for column, told in layout.tallies.items():
        if told:
            document.add_text(f"t_{column}", told)
    document.add_integer("place", layout.place)
    document.add_text("name", layout.name)
    document.add_integer("year", layout.year)
    document.add_text("mark", f"{layout.id} {layout.mark}")
    document.add_bytes("stored", layout.stored.encode())
    if layout.pages:
        document.add_bytes("pages", layout.pages.encode())
    return document


def _stored(found: tantivy.Document) -> dict[str, Any]:
    """What was stored of an entry; the text of its files as it lies there, for whoever needs it."""
    document: dict[str, Any] = json.loads(found["stored"][0])
    if pages := found["pages"]:
        document["pages"] = pages[0]
    return document


class _Writer:
    def __init__(self, writer: tantivy.IndexWriter) -> None:
        self._writer = writer

    def replace(self, owners: Iterable[str], entries: Iterable[Entry]) -> None:
        documents = [_document(lay_out(entry)) for entry in entries]
        for owner in owners:
            self._writer.delete_documents_by_term("owner", owner)
        for document in documents:
            self._writer.add_document(document)

    def add(self, entries: Iterable[Entry]) -> int:
        count = 0
        for entry in entries:
            self._writer.add_document(_document(lay_out(entry)))
            count += 1
        return count

    def commit(self) -> None:
        self._writer.commit()


class EmbeddedEngine:
    """The contract of ``search.engines.Index`` over one folder."""

    name = "embedded"

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = Path(path)
        self._guard = threading.Lock()
        self._open: tuple[str, tantivy.Index, tuple[int, int]] | None = None
        self._kept = Kept()
        self.cached = True  # counts of the same question may be kept

    # --- reading ---

    def search(self, request: Request) -> Answer:
        """See Engine.search."""
        searcher, schema, state = self._reader()
        if searcher is None:
            return Answer(facets={facet: {} for facet in request.facets})
        question = Question(searcher, schema, state, request, self._kept)
        # What was counted may be kept; where it stands is looked up anew.
        key = counted(request)
        total, facets, exact_total = self._kept.get(state, key, question.counts) if self.cached else question.counts()
        hits = question.hits(total)
        documents = [_stored(searcher.doc(address)) for address in hits[: request.limit]]
        return Answer(documents, total, {facet: dict(values) for facet, values in facets.items()}, exact_total)

    def counts(self, words: Iterable[str], field: str = "b") -> dict[str, int]:
        """See Engine.counts."""
        searcher, _, _ = self._reader()
        return {word: searcher.doc_freq(field, word) if searcher is not None else 0 for word in words}

    def close_words(self, word: str) -> list[str]:
        """See Engine.close_words."""
        return [] if self.counts([word])[word] else close_words(word, self.counts)

    def fingerprints(self, owners: Iterable[str] | None = None) -> Iterator[tuple[str, str]]:
        """See Index.fingerprints."""
        searcher, schema, _ = self._reader()
        if searcher is None:
            return
        query = Q.all_query() if owners is None else Q.term_set_query(schema, "owner", list(owners))
        for _, address in searcher.search(query, max(searcher.num_docs, 1), count=False).hits:
            identity, _, mark = searcher.doc(address)["mark"][0].rpartition(" ")
            yield identity, mark

    def size(self) -> int:
        """See Engine.size."""
        searcher, _, _ = self._reader()
        return searcher.num_docs if searcher is not None else 0

    def _reader(self) -> tuple[tantivy.Searcher | None, tantivy.Schema, Hashable]:
        """A searcher, its fields, and the state of the index that it sees; None without an index."""
        with self._guard:
            name = self._current()
            if name is None:
                return None, SCHEMA, None
            stamp = _stamp(self.path / name / "meta.json")
            if self._open is None or self._open[0] != name:
                index = tantivy.Index.open(str(self.path / name))
                index.config_reader("manual")
                index.reload()
                self._open = (name, index, stamp)
            elif self._open[2] != stamp:
                self._open[1].reload()
                self._open = (name, self._open[1], stamp)
            index = self._open[1]
            return index.searcher(), index.schema, (name, stamp)

    def _current(self) -> str | None:
        try:
            name = (self.path / "current").read_text().strip()
        except FileNotFoundError:
            return None
        if not name.startswith(f"{VERSION}-") or "/" in name:
            log.warning("search index %s is of another version: run rebuild_index", name)
            return None
        return name if (self.path / name / "meta.json").exists() else None

    # --- writing ---

    @contextmanager
    def _lock(self, wait: float, name: str = "lock") -> Iterator[None]:
        """Hold a lock of the folder. The kernel frees it when the process dies."""
        self.path.mkdir(parents=True, exist_ok=True)
        handle = os.open(self.path / name, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            until = time.monotonic() + wait
            while True:
                try:
                    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                except BlockingIOError:
                    if time.monotonic() >= until:
                        raise Busy(str(self.path)) from None
                    time.sleep(0.05)
            yield
        finally:
            os.close(handle)

    @contextmanager
    def writer(self, wait: float = 0.3) -> Iterator[_Writer]:
        """See Index.writer."""
        with self._lock(wait):
            name = self._current()
            if name is None:
                name = self._new_folder()
                self._point_to(name)
            index = tantivy.Index.open(str(self.path / name))
            writer = index.writer(UPDATE_HEAP, 1)
            try:
                yield _Writer(writer)
            except BaseException:
                writer.rollback()
                raise
            finally:
                writer.wait_merging_threads()

    @contextmanager
    def rebuild(self, wait: float = 60.0) -> Iterator[_Writer]:
        """See Index.rebuild. Until the block ends well the old index answers."""
        with self._lock(0, "rebuilding"), self._lock(wait):
            name = self._new_folder()
            writer = tantivy.Index.open(str(self.path / name)).writer(REBUILD_HEAP, 2)
            try:
                yield _Writer(writer)
                writer.commit()
                writer.wait_merging_threads()
            except BaseException:
                writer.rollback()
                writer.wait_merging_threads()
                shutil.rmtree(self.path / name, ignore_errors=True)
                raise
            before = self._current()
            self._point_to(name)
            self._sweep_folders(keep={name, before or name})

    def _new_folder(self) -> str:
        # The clock may stand still or go back; a folder name must not come twice.
        name = f"{VERSION}-{time.time_ns()}-{secrets.token_hex(3)}"
        (self.path / name).mkdir()
        tantivy.Index(SCHEMA, path=str(self.path / name))
        return name

    def _point_to(self, name: str) -> None:
        draft = self.path / "current.new"
        with draft.open("w") as file:
            file.write(name)
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, self.path / "current")

    def _sweep_folders(self, keep: set[str]) -> None:
        """Old indexes go; the one just left stays for searches that are still running."""
        for folder in self.path.glob("v*-*"):
            if folder.is_dir() and folder.name not in keep:
                shutil.rmtree(folder, ignore_errors=True)


SCHEMA = _schema()


def _stamp(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_mtime_ns, found.st_ino
