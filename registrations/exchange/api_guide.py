"""The API's own description cut for the page that people read."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from .api import ROOT, description

EXAMPLES = {
    "/decisions": "?year=2025",
    "/decisions/{public_id}": "",
    "/awards": "?q=nong+thi+hoa&form=bang-khen",
    "/awards/{public_id}": "",
    "/recipients": "?name=hoa",
    "/recipients/{public_id}": "",
    "/titles": "?on=2026-01-01",
    "/units": "?limit=100",
}
_WORDS = {"integer": "số nguyên", "string": "chữ"}


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of an address."""

    name: str
    title: str
    about: str
    kind: str
    values: list[str]


@dataclass(frozen=True, slots=True)
class Operation:
    """One address of the API."""

    path: str
    title: str
    about: str
    parameters: list[Parameter]
    example: str


@cache
def operations() -> list[Operation]:
    """Every address with its parameters, in the order of the description."""
    made = []
    for path, methods in description()["paths"].items():
        asked = methods["get"]
        short = path.removeprefix(ROOT)
        example = "" if "{" in path else f"{path}{EXAMPLES.get(short, '')}"
        parameters = [_parameter(found) for found in asked.get("parameters", ())]
        made.append(Operation(path, asked["summary"], asked.get("description", ""), parameters, example))
    return made


def _parameter(found: dict[str, Any]) -> Parameter:
    schema = found["schema"]
    inner = next((part for part in schema.get("anyOf", ()) if part.get("type") != "null"), schema)
    kind = "ngày, dạng 2026-11-20" if inner.get("format") == "date" else _WORDS.get(inner.get("type", ""), "chữ")
    return Parameter(
        name=found["name"],
        title=schema.get("title", found["name"]) if found["in"] == "query" else "Mã",
        about=found.get("description") or schema.get("description", ""),
        kind=kind,
        values=[str(value) for value in inner.get("enum", ([inner["const"]] if "const" in inner else []))],
    )
