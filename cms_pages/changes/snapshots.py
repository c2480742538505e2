"""Rows as plain data: what differs between two of them, and how it is shown."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from .coverage import fields_of

EMPTY = "Để trống"


@dataclass(frozen=True, slots=True)
class Line:
    """One field of a change: its name, the words now public, those asked for, those at the time of asking."""

    name: str
    label: str
    now: str
    wanted: str
    then: str

    @property
    def in_the_way(self) -> bool:
        """Whether the public words have changed since the change was asked for."""
        return self.now != self.then


def snapshot(row: Model) -> dict[str, str | None]:
    """The words of a row that wait for approval when they change."""
    return {field.name: _text(field, row) for field in fields_of(type(row))}


def _text(field: Any, row: Model) -> str | None:
    return None if field.value_from_object(row) is None else field.value_to_string(row)


def differing(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    """Names of the fields in which two snapshots differ."""
    return [name for name in old if old[name] != new[name]]


def write(row: Model, words: dict[str, str | None]) -> None:
    """Put the words of a snapshot, or of some of its fields, into a row, unsaved."""
    for name, text in words.items():
        setattr(row, name, row._meta.get_field(name).to_python(text))


def values(model: type[Model], words: dict[str, str | None]) -> dict[str, Any]:
    """The same as values for a form."""
    return {name: model._meta.get_field(name).to_python(text) for name, text in words.items()}


def token(row: Model, waiting: Any) -> str:
    """What a form was opened on: the public words and the change that waited."""
    told = [snapshot(row), [waiting.pk, waiting.version] if waiting else None]
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:32]


def lines(model: type[Model], row: Model | None, change: Any) -> list[Line]:
    """The fields of a change, one beside the other; once it is decided on, as they were then."""
    found = []
    for field in fields_of(model):
        if field.name in change.after:
            then = _shown(field, change.before[field.name])
            now = _shown(field, _text(field, row)) if row is not None and change.waits else then
            wanted = _shown(field, change.after[field.name])
            found.append(Line(field.name, _first_big(field.verbose_name), now, wanted, then))
    return found


def _shown(field: Any, text: str | None) -> str:
    if not text:
        return EMPTY
    value = field.to_python(text)
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return f"{value:%d/%m/%Y}" if hasattr(value, "strftime") else str(value)


def _first_big(words: Any) -> str:
    return str(words)[:1].upper() + str(words)[1:]
