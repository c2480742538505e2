"""Indexes for one question, thrown away afterwards; what a killed process left is swept by the next and once a day."""

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from secrets import token_hex

from django.conf import settings

from .engines import Index

PATIENT_MS = 30_000
LEFT_SECONDS = 3_600  # nobody waits so long for an answer


@contextmanager
def in_a_folder() -> Iterator[Index]:
    """An empty embedded index in a folder of its own."""
    from .engines.embedded import EmbeddedEngine

    with tempfile.TemporaryDirectory(prefix="find-") as folder:
        yield EmbeddedEngine(folder)


@contextmanager
def on_the_server() -> Iterator[Index]:
    """An empty index on the Elasticsearch server under a prefix of its own."""
    from .engines.elasticsearch import ElasticsearchEngine

    sweep()
    options = {"INDEX_PREFIX": f"{_prefix()}{token_hex(4)}", "TIMEOUT_MS": PATIENT_MS}
    engine = ElasticsearchEngine(settings.ELASTICSEARCH | options)
    try:
        yield engine
    finally:
        engine.indexes.delete_all()


def sweep(older: float | None = None) -> int:
    """Delete what lies on the server longer than ``older`` seconds (an hour unless told); returns how many. Raises Unavailable."""
    from .engines.elastic_index import told
    from .engines.elasticsearch import connect

    client = connect(settings.ELASTICSEARCH | {"TIMEOUT_MS": PATIENT_MS})
    with told():
        found = client.indices.get_settings(index=f"{_prefix()}*", name="index.creation_date", ignore_unavailable=True)
        before = (time.time() - (LEFT_SECONDS if older is None else older)) * 1000
        left = [name for name, kept in found.items() if int(kept["settings"]["index"]["creation_date"]) <= before]
        for name in left:
            client.options(ignore_status=404).indices.delete(index=name)
    return len(left)


def _prefix() -> str:
    return f"{settings.ELASTICSEARCH['INDEX_PREFIX']}-find-"
