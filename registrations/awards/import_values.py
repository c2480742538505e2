"""How columns and wordings of kinds and classes were read, and how an officer has them read instead."""

from dataclasses import dataclass

from registrations.tables.assignments import value_key
from registrations.tables.columns import BY_HAND, FIELD_LABELS, GIVEN_WAY
from registrations.tables.names import Kind

from .import_memory import assigned_for
from .models import RecipientImport

AS_READ, NOTHING = "doc", "trong"
MOST = 60
LABELS = {"kind": "Đối tượng", "award_class": "Hạng"}
# Awards have a screen of their own, where each wording is held against the catalogue.
CHOICES = {
    "kind": {kind.value: kind.label for kind in Kind if kind},
    "award_class": {name: f"hạng {name}" for name in ("Nhất", "Nhì", "Ba")},
}


def described(batch: RecipientImport) -> list[dict]:
    """Each wording of a kind or class that stands in cells, with its choice now; plain data for the screen."""
    assigned = assigned_for(batch)["values"]
    found = [value for value in batch.layout.get("values", []) if value["field"] in CHOICES]
    noted = {(value["field"], value["key"]) for value in found}
    # A cell that counts as empty is noted no more: what was settled about it stays in sight.
    for field in CHOICES:
        for key in batch.assigned.get("values", {}).get(field, {}):
            if (field, key) not in noted:
                found.append({"field": field, "text": key, "key": key, "read_as": "", "count": 0, "source": ""})
    return [_described(number, value, assigned.get(value["field"], {})) for number, value in enumerate(found[:MOST])]


def _described(number: int, value: dict, assigned: dict) -> dict:
    settled = assigned.get(value["key"])
    if settled is None or value_key(settled) == value["key"]:
        choice = AS_READ
    else:
        choice = settled or NOTHING
    choices = CHOICES[value["field"]]
    return value | {
        "name": f"gia-tri-{number}",
        "label": LABELS[value["field"]],
        "choice": choice if choice in (AS_READ, NOTHING, *choices) else AS_READ,
        "choices": choices.items(),
    }


def chosen(values: list[dict], posted) -> dict[str, dict[str, str]]:
    """{field: {key: wording}} of what a form changes; choices that do not exist change nothing."""
    made: dict[str, dict[str, str]] = {}
    for value in values:
        choice = posted.get(value["name"], "")
        if choice == value["choice"] or choice not in (AS_READ, NOTHING, *CHOICES[value["field"]]):
            continue
        # Its own words in its place: read by the reader again, whatever is remembered of the sender.
        wording = {AS_READ: value["key"], NOTHING: ""}.get(choice, choice)
        made.setdefault(value["field"], {})[value["key"]] = wording
    return made


@dataclass(frozen=True, slots=True)
class Rivals:
    """Columns of a sheet that could equally be the same thing; the first is the one that was taken."""

    name: str
    field: str
    sheet: str
    columns: tuple[dict, ...]

    @property
    def label(self) -> str:
        """What they could be."""
        return FIELD_LABELS[self.field]

    def headings(self, chosen: str) -> dict[str, str]:
        """{key: field} that makes the chosen column (key) the one, the others none; {} for no column of these."""
        keys = [column["key"] for column in self.columns]
        return {key: self.field if key == chosen else "extra" for key in keys} if chosen in keys else {}


def rivals(batch: RecipientImport) -> list[Rivals]:
    """Columns between which nobody has chosen yet."""
    found = []
    for number, sheet in enumerate(batch.layout.get("sheets", [])):
        for first in sheet["columns"]:
            if first["field"] == "extra" or first["why"] == BY_HAND:
                continue
            why = GIVEN_WAY.format(heading=first["heading"], label=first["label"])
            others = [column for column in sheet["columns"] if column["why"] == why]
            if others:
                name = f"chon-cot-{number}-{first['letter']}"
                found.append(Rivals(name, first["field"], sheet["name"], (first, *others)))
    return found
