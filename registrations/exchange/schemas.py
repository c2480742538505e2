"""What the files hold, said for machines: JSON Schema (draft 2020-12) and CSV on the Web (W3C, 2015)."""

from typing import Any

from django.conf import settings

from .columns import Column, Dataset

_JSON = {
    "string": {"type": "string"},
    "uri": {"type": "string", "format": "uri"},
    "integer": {"type": "integer"},
    "boolean": {"type": ["boolean", "null"]},
    "date": {"type": ["string", "null"], "format": "date"},
    "list": {"type": "array", "items": {"type": "string"}},
}
_CSVW = {
    "string": "string",
    "uri": "anyURI",
    "integer": "integer",
    "boolean": "boolean",
    "date": "date",
    "list": "string",
}


def json_schema(dataset: Dataset, address: str) -> dict[str, Any]:
    """The schema of one line of the JSON Lines file, which is also an object of the API."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{settings.SITE_URL}{address}",
        "title": dataset.title,
        "description": dataset.about,
        "type": "object",
        "properties": {column.name: _property(column) for column in dataset.columns},
        "required": [column.name for column in dataset.columns],
        "additionalProperties": False,
    }


def _property(column: Column) -> dict[str, Any]:
    kind = dict(_JSON[column.type])
    if column.required and isinstance(kind["type"], list):
        kind["type"] = kind["type"][0]
    if column.choices:
        values = list(column.choices.values)
        if column.type == "list":
            kind["items"] = {"type": "string", "enum": values}
        else:
            kind["enum"] = values if column.required else ["", *values]
    return {"title": column.title, "description": column.about, **kind}


def csvw(dataset: Dataset, file: str) -> dict[str, Any]:
    """The table of a CSV file, for the reader that finds it beside the file."""
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "vi"}],
        "url": f"{settings.SITE_URL}{file}",
        "dc:title": dataset.title,
        "dc:description": dataset.about,
        "dialect": {"delimiter": ",", "encoding": "utf-8", "header": True, "lineTerminators": "\r\n"},
        "tableSchema": {"columns": [_column(column) for column in dataset.columns], "primaryKey": "id"},
    }


def _column(column: Column) -> dict[str, Any]:
    made: dict[str, Any] = {
        "name": column.name,
        "titles": {"vi": column.title, "und": column.name},
        "dc:description": column.about,
        "datatype": _CSVW[column.type],
        "required": column.required,
    }
    if column.type == "list":
        made["separator"] = ";"
    return made
