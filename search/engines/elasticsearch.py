"""Elasticsearch as an engine: the same words, levels and order as the embedded index.

The server only splits, matches and counts; what the words are (``search.text``),
what is asked (``plan``) and what is shown (``search.service``) is ours. One
search is two requests: how common its words are, then hits and counts together.
"""

import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from elasticsearch import Elasticsearch
from elasticsearch.dsl import A, Search

from . import Answer, NoIndex, Request, Unanswerable, Unavailable, ranking
from .documents import row_terms
from .elastic_index import LEASE_SECONDS, Indexes, told
from .elastic_queries import ElasticParts, narrowed, ranked, wire
from .elastic_writer import ElasticWriter, LoadingWriter
from .narrowing import filters
from .plan import COMMON, Plan, facet_groups
from .spelling import close_words
from .tallies import MOST, columns, taken_apart

MAX_OFFSET = 10_000
SHALLOW = 200  # pages up to here are filled level by level when words are common
PATIENT_SECONDS = 30.0
WRITE_SECONDS = 5.0
UNKNOWN = 10_000_000


def connect(options: Mapping[str, Any]) -> Elasticsearch:
    """A client that asks once and waits no longer than told: what comes next is another engine, not another try."""
    extra: dict[str, Any] = {}
    if options["API_KEY"]:
        extra["api_key"] = options["API_KEY"]
    elif options["USER"]:
        extra["basic_auth"] = (options["USER"], options["PASSWORD"])
    if options["CA_CERT"]:
        extra["ca_certs"] = options["CA_CERT"]
    seconds = options["TIMEOUT_MS"] / 1000
    return Elasticsearch(options["URL"], request_timeout=seconds, max_retries=0, retry_on_timeout=False, **extra)


class ElasticsearchEngine:
    """The contract of ``search.engines.Index`` over one alias of a server."""

    name = "elasticsearch"

    def __init__(self, options: Mapping[str, Any]) -> None:
        self.client = connect(options)
        self.patience = options["TIMEOUT_MS"] / 1000
        self.indexes = Indexes(self.client.options(request_timeout=PATIENT_SECONDS), options["INDEX_PREFIX"])
        self.hurried = Indexes(self.client, options["INDEX_PREFIX"])
        self.cached = True  # the server may keep counts of the same question

    # --- reading ---

    def search(self, request: Request) -> Answer:
        """See Engine.search. Takes no longer than the time limit of the settings for all its requests together."""
        until = time.monotonic() + self.patience
        parts = ElasticParts(self._frequencies(request, until))
        question = _Question(parts, request)
        answers = self._ask(question.searches(), until)
        question.read(answers)
        while (more := question.missing()) is not None:
            question.add(self._ask(more, until))
        return question.answer()

    def _frequencies(self, request: Request, until: float) -> dict[tuple[str, str], int]:
        """How many entries have each word of the query, by one request."""
        words = [w for group in request.query.groups for w in (*group.words, *group.related)]
        if not words:
            return {}
        asked = {
            "a": {key: wire(key) for w in words for key in w.a},
            "b": {key: key for w in words for key in w.b},
        }
        rows = [w for w in words if w.phrase]
        asked |= {
            "fa": asked["a"],
            "fb": asked["b"],
            "ra": {two: wire(two) for w in rows for two in row_terms(w.a)},
            "rb": {two: wire(two) for w in rows for two in row_terms(w.b)},
        }
        if request.query.marked:
            asked["a"] = asked["a"] | {key: wire(key) for w in words for keys in w.agreeing for key in keys}
        found = self._term_counts({field: list(keys.values()) for field, keys in asked.items()}, until)
        return {
            (field, key): found.get(field, {}).get(sent, 0)
            for field, keys in asked.items()
            for key, sent in keys.items()
        }

    def _term_counts(self, asked: Mapping[str, list[str]], until: float) -> dict[str, dict[str, int]]:
        """{field: {word: entries}} by one request; words that stand nowhere may be missing."""
        with told():
            answer = self._within(until).termvectors(
                index=self.indexes.alias,
                doc={field: " ".join(words) for field, words in asked.items()},
                fields=list(asked),
                term_statistics=True,
                field_statistics=False,
                positions=False,
                offsets=False,
                payloads=False,
            )
        return {
            field: {word: told_of.get("doc_freq", 0) for word, told_of in vector["terms"].items()}
            for field, vector in answer["term_vectors"].items()
        }

    def _within(self, until: float) -> Elasticsearch:
        left = until - time.monotonic()
        if left <= 0:
            raise Unavailable("time limit of one search reached")
        return self.client.options(request_timeout=left)

    def _ask(self, searches: list[Search], until: float) -> list[dict[str, Any]]:
        """All searches in one request. A part of an answer is no answer."""
        lines: list[dict[str, Any]] = []
        for each in searches:
            lines.append({"index": self.indexes.alias, "allow_partial_search_results": False})
            if not self.cached:
                lines[-1]["request_cache"] = False
            lines.append(each.to_dict())
        with told():
            answers = self._within(until).msearch(searches=lines)["responses"]
        for answer in answers:
            if "error" in answer:
                status = answer.get("status")
                reason = answer["error"].get("reason") or answer["error"].get("type")
                trouble = {404: NoIndex, 400: Unanswerable}.get(status, Unavailable)
                raise trouble(f"{status} {reason}"[:300])
            if answer["timed_out"]:
                raise Unavailable("the server ran out of time")
        return answers

    def counts(self, words: Iterable[str], field: str = "b") -> dict[str, int]:
        """See Engine.counts."""
        sent = {word: wire(word) for word in words}
        if not sent:
            return {}
        until = time.monotonic() + self.patience
        found = self._term_counts({field: list(sent.values())}, until).get(field, {})
        return {word: found.get(key, 0) for word, key in sent.items()}

    def close_words(self, word: str) -> list[str]:
        """See Engine.close_words."""
        return [] if self.counts([word])[word] else close_words(word, self.counts)

    def size(self) -> int:
        """See Engine.size."""
        try:
            with told():
                return int(self.client.count(index=self.indexes.alias)["count"])
        except NoIndex:
            return 0

    def fingerprints(self, owners: Iterable[str] | None = None) -> Iterator[tuple[str, str]]:
        """See Index.fingerprints."""
        patient = self.client.options(request_timeout=PATIENT_SECONDS)
        query: dict[str, Any] = {"match_all": {}} if owners is None else {"terms": {"owner": list(owners)}}
        with told():
            point = patient.open_point_in_time(index=self.indexes.alias, keep_alive="2m")["id"]
        after: list[Any] | None = None
        try:
            while True:
                with told():
                    answer = patient.search(
                        pit={"id": point, "keep_alive": "2m"}, query=query, size=10_000, source=False,
                        docvalue_fields=["mark"], sort=["_shard_doc"], search_after=after, track_total_hits=False,
                    )  # fmt: skip
                hits = answer["hits"]["hits"]
                yield from ((hit["_id"], hit["fields"]["mark"][0]) for hit in hits)
                if len(hits) < 10_000:
                    return
                after = hits[-1]["sort"]
        finally:
            with told():
                patient.options(ignore_status=404).close_point_in_time(id=point)

    # --- writing ---

    @contextmanager
    def writer(self, wait: float = 0.3) -> Iterator[ElasticWriter]:
        """See Index.writer. Raises NoIndex while no index was ever built: one record is not an index."""
        # Somebody waits for a save; nobody for a sweep.
        indexes = self.hurried if wait < 1 else self.indexes
        with indexes.lease("writing", wait) as lease:
            name = indexes.current()
            if name is None:
                raise NoIndex(indexes.alias)
            patience = max(self.patience, WRITE_SECONDS) if wait < 1 else PATIENT_SECONDS
            yield ElasticWriter(self.client.options(request_timeout=patience), name, lease)

    @contextmanager
    def rebuild(self, wait: float = LEASE_SECONDS + 5.0) -> Iterator[LoadingWriter]:
        """See Index.rebuild. What an earlier one left when its process died is swept away."""
        with (
            self.indexes.lease("rebuilding", 0) as rebuilding,
            self.indexes.lease("writing", wait) as writing,
            rebuilding.beating(),
            writing.beating(),
        ):
            self.indexes.sweep()
            name = self.indexes.create(loading=True)
            writer = LoadingWriter(self.client, name)
            try:
                yield writer
                writer.commit()
                self.indexes.finish(name)
                # If somebody else has written meanwhile, what is here is old.
                writing.renew(surely=True)
                self.indexes.switch(name)
            except BaseException:
                writer.close()
                self._forget(name)
                raise
            writer.close()
            self.indexes.sweep()

    def _forget(self, name: str) -> None:
        try:
            if self.indexes.current() != name:
                self.indexes.delete(name)
        except Unavailable:
            return  # the next rebuild sweeps it away


def _document(source: dict[str, Any]) -> dict[str, Any]:
    pages = source.get("pages")
    return source["stored"] | {"pages": pages["all"]} if pages else source["stored"]


class _Question:
    """The searches that answer one request, and their answers."""

    def __init__(self, parts: ElasticParts, request: Request) -> None:
        self.parts = parts
        self.request = request
        self.plan = Plan(parts, request)
        self.narrow = filters(parts, request)
        self.base = self.plan.base(exact=request.exact)
        self.offset = min(request.offset, MAX_OFFSET)
        self.limit = max(request.limit, 1)
        self.total = 0
        self.exact_total: int | None = None
        self.facets: dict[str, dict[str, int]] = {facet: {} for facet in request.facets}
        self.hits: dict[str, dict[str, Any]] = {}
        self.groups = facet_groups(request)
        by_time = request.sort in ("newest", "oldest", "name") or not request.query.groups
        self.levels = [self.base] if by_time else ranking.levels(self.plan, exact=request.exact)
        self.common = self._estimate() > COMMON
        # Level by level: words that stand in every second record cost no more than the page they fill.
        self.stepwise = not by_time and self.common and self.offset + self.limit <= SHALLOW
        self.by_time = by_time
        self.source = ["stored", "pages"] if self.plan.files else ["stored"]
        self.wants_exact = request.query.marked and not (request.query.verbatim or request.exact or request.heads)
        self.asked_exact = False

    def _estimate(self) -> int:
        """At most so many entries match, as far as the words tell."""
        return min(map(self._of_group, self.request.query.required), default=UNKNOWN)

    def _of_group(self, group: Any) -> int:
        if group.year or group.years or group.days or group.units or group.begins or self.request.heads:
            return UNKNOWN
        words = (*group.words, *group.related)
        found = sum(min((self._seen(key) for key in w.b), default=0) for w in words)
        unfinished = len(words) == 1 and len(words[0].b) == 1 and (not found or len(words[0].b[0]) == 1)
        return UNKNOWN if unfinished else found + (COMMON // 2 if group.numbers or group.spans else 0)

    def _seen(self, key: str) -> int:
        return self.parts.frequency("b", key) + self.parts.frequency("fb", key)

    def searches(self) -> list[Search]:
        """First round: counts, each group of facets, and hits."""
        made = [self._counting()]
        made += [self._facets_without(name) for name in self.groups if name]
        if self.by_time:
            made.append(self._listing(self.base, self.offset, self.limit))
        elif self.stepwise:
            made += [self._listing(self.levels.pop(), 0, self.offset + self.limit) for _ in self.levels[-2:]]
        return made

    def _counting(self) -> Search:
        """Total, facets without a choice, and (unless pages are listed apart) the hits."""
        if self.by_time or self.stepwise:
            search = Search().query(narrowed(self.base, self.narrow)).extra(size=0)
        else:
            search = Search().query(ranked(self.levels, self.narrow))
            search = search.sort("_score", {"place": "desc"}).source(self.source)
            search = search.extra(size=self.limit, from_=self.offset)
        if self.wants_exact and not self.common:
            self.asked_exact = True
            search.aggs.bucket("exact", A("filter", self.plan.base(exact=True)))
        return self._counted(search.extra(track_total_hits=True), self.groups.get("", ()))

    def _facets_without(self, name: str) -> Search:
        narrow = filters(self.parts, self.request, without=name)
        search = Search().query(narrowed(self.base, narrow)).extra(size=0, track_total_hits=False)
        return self._counted(search, self.groups[name])

    def _counted(self, search: Search, names: Iterable[str]) -> Search:
        for column in columns(names):
            search.aggs.bucket(column, A("terms", field=f"t_{column}", size=MOST))
        return search

    def _listing(self, query: Any, offset: int, limit: int) -> Search:
        order = [{"place": "asc" if self.request.sort == "oldest" else "desc"}]
        if self.request.sort == "name":
            order.insert(0, {"name": "asc"})
        search = Search().query(narrowed(query, self.narrow)).sort(*order).source(self.source)
        return search.extra(from_=offset, size=limit, track_total_hits=False)

    def read(self, answers: list[dict[str, Any]]) -> None:
        """Take in the answers of the first round."""
        counting, *others = answers
        self.total = counting["hits"]["total"]["value"]
        if self.asked_exact:
            self.exact_total = counting["aggregations"]["exact"]["doc_count"]
        counted = [("", counting)]
        for name in filter(None, self.groups):
            counted.append((name, others.pop(0)))
        for name, answer in counted:
            names = self.groups.get(name, ())
            found = {column: answer["aggregations"][column]["buckets"] for column in columns(names)}
            told = {column: [(b["key"], b["doc_count"]) for b in buckets] for column, buckets in found.items()}
            self.facets |= taken_apart(told, names)
        self.add(others if others else [counting])

    def add(self, answers: list[dict[str, Any]]) -> None:
        """Take in hits, the strongest level first; how many are exact if that was asked apart."""
        for answer in answers:
            if self.exact_total is None and "exact" in answer.get("aggregations", {}):
                self.exact_total = answer["aggregations"]["exact"]["doc_count"]
                continue
            for hit in answer["hits"]["hits"]:
                self.hits.setdefault(hit["_id"], _document(hit["_source"]))

    def missing(self) -> list[Search] | None:
        """What has still to be asked, None if nothing."""
        if self.wants_exact and self.common and not self.asked_exact and self.total <= COMMON:
            self.asked_exact = True
            search = Search().query(narrowed(self.base, self.narrow)).extra(size=0)
            search.aggs.bucket("exact", A("filter", self.plan.base(exact=True)))
            return [search]
        wanted = self.offset + self.limit
        if self.stepwise and self.levels and len(self.hits) < min(wanted, self.total):
            return [self._listing(self.levels.pop(), 0, wanted) for _ in self.levels[-2:]]
        return None

    def answer(self) -> Answer:
        """The answer in the form that every engine gives."""
        found = list(self.hits.values())
        if self.stepwise:
            found = found[self.offset :]
        if self.request.query.verbatim:
            self.exact_total = self.total
        elif self.total > COMMON:
            self.exact_total = None
        return Answer(found[: self.request.limit], self.total, self.facets, self.exact_total)
