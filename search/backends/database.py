"""Search backend for Wagtail on SQLite and PostgreSQL that reads Vietnamese.

Everything is folded on its way into the index (``search.text.fold``) and every
query is folded the same way. So "quyet dinh", "Quyết định" typed in NFD and
"1657/QĐ-UBND" find what they should on both databases, and quotes and other
signs never reach the database's query syntax. Models need nothing special:
their ordinary SearchField and AutocompleteField are folded here.
"""

from copy import copy
from typing import Any

from django.db import connection
from django.utils.encoding import force_str
from modelsearch.index import AutocompleteField, RelatedFields, SearchField
from modelsearch.query import And, Boost, Fuzzy, Not, Or, Phrase, PlainText, SearchQuery

from search.text import fold

MAX_QUERY = 400


def _text(value: Any) -> str:
    if isinstance(value, list | tuple):
        return " ".join(map(_text, value))
    if isinstance(value, dict):
        return " ".join(map(_text, value.values()))
    return "" if value is None else force_str(value)


def _folding(field: Any) -> Any:
    """A copy of a search field whose value comes folded."""
    made = copy(field)
    if isinstance(field, RelatedFields):
        made.get_value = lambda obj: field.get_value(_original(obj))
        made.fields = [_folding(inner) for inner in field.fields]
    elif isinstance(field, SearchField | AutocompleteField):
        made.get_value = lambda obj: fold(_text(field.get_value(_original(obj))))
    return made


class _Folded:
    """Stands in for an object while it is indexed: same key, folded fields."""

    def __init__(self, original: Any) -> None:
        self.original = original
        self.pk = original.pk

    def get_search_fields(self) -> list[Any]:
        return [_folding(field) for field in self.original.get_search_fields()]


def _original(obj: Any) -> Any:
    return obj.original if isinstance(obj, _Folded) else obj


class FoldingIndex:
    """Mixin for an index class."""

    def add_items(self, model: Any, objs: Any) -> None:
        super().add_items(model, [_Folded(obj) for obj in objs])  # type: ignore[misc]


def fold_query(query: str | SearchQuery) -> str | SearchQuery | None:
    """A query with every text in it folded; None if no text is left to search for."""
    if isinstance(query, str):
        return fold(query[:MAX_QUERY]) or None
    if isinstance(query, PlainText):
        text = fold(query.query_string[:MAX_QUERY])
        return PlainText(text, operator=query.operator, boost=query.boost) if text else None
    if isinstance(query, Phrase):
        # SQLite knows no phrases of bound text: all words must be there.
        text = fold(query.query_string[:MAX_QUERY])
        return PlainText(text, operator="and") if text else None
    if isinstance(query, Fuzzy):
        text = fold(query.query_string[:MAX_QUERY])
        return PlainText(text, operator="and") if text else None
    if isinstance(query, And | Or):
        parts = [part for part in map(fold_query, query.subqueries) if part is not None]
        return type(query)(parts) if len(parts) > 1 else (parts[0] if parts else None)
    if isinstance(query, Not):
        inner = fold_query(query.subquery)
        return Not(inner) if inner is not None else None
    if isinstance(query, Boost):
        inner = fold_query(query.subquery)
        return Boost(inner, query.boost) if inner is not None else None
    return query


class FoldingBackend:
    """Mixin for a backend class: queries are folded before they are compiled."""

    def search(self, query: Any, model_or_queryset: Any, *args: Any, **kwargs: Any) -> Any:
        return super().search(  # type: ignore[misc]
            _or_empty(query), model_or_queryset, *args, **kwargs
        )

    def autocomplete(self, query: Any, model_or_queryset: Any, *args: Any, **kwargs: Any) -> Any:
        return super().autocomplete(  # type: ignore[misc]
            _or_empty(query), model_or_queryset, *args, **kwargs
        )


def _or_empty(query: Any) -> Any:
    folded = fold_query(query)
    return "" if folded is None else folded


def _make(backend: type, index: type) -> type:
    folding = type(f"Folding{index.__name__}", (FoldingIndex, index), {})
    return type(f"Folding{backend.__name__}", (FoldingBackend, backend), {"index_class": folding})


def SearchBackend(params: dict[str, Any]) -> Any:  # noqa: N802 (the name that Wagtail looks for)
    """The backend that fits the database; without full text it is Wagtail's plain one."""
    if connection.vendor == "postgresql":
        from modelsearch.backends.database.postgres import postgres

        return _make(postgres.PostgresSearchBackend, postgres.PostgresIndex)(params)
    if connection.vendor == "sqlite":
        from modelsearch.backends.database.sqlite import sqlite

        return _make(sqlite.SQLiteSearchBackend, sqlite.SQLiteIndex)(params)
    from modelsearch.backends.database import SearchBackend as PlainBackend

    return PlainBackend(params)
