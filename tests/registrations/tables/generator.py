"""Invents lists of recipients in the many ways in which offices write them, with what must be read out of each.

Nothing of the reader is used here: a list and its expectation come from the same records.
"""

import random
from dataclasses import dataclass, replace

from tests.registrations.tables import generator_words as words


@dataclass
class Expected:
    """One recipient with one award as it must come back, and whether it must be marked as doubtful."""

    name: str
    kind: str
    award: str
    award_class: str
    position: str = ""
    unit: str = ""
    merit: str = ""
    birth: int = 0
    woman: bool = False
    doubtful: bool = False

    @property
    def full_award(self) -> str:
        return f"{self.award} hạng {self.award_class}" if self.award_class else self.award


@dataclass
class Style:
    """How one office writes its lists."""

    form: str
    columns: list[str]
    award_in: str
    sections: str
    names: str
    units: str
    births: str
    joiner: str
    ditto: str
    restart: bool
    grouped: bool
    counters: bool
    repeat: int
    private: bool = False


def invent(chance: random.Random) -> list[list[Expected]]:
    """Return groups of recipients of one kind and one award each; no name comes twice."""
    groups, taken = [], set()
    for kind in chance.sample(list(words.AWARDS), chance.randint(1, 3)):
        for award, award_class in chance.sample(words.AWARDS[kind], chance.randint(1, 2)):
            group = []
            for _ in range(chance.randint(1, 6)):
                made = _recipient(chance, kind, award, award_class)
                if made.name not in taken:
                    taken.add(made.name)
                    group.append(made)
            if group:
                groups.append(group)
    return groups


def _recipient(chance: random.Random, kind: str, award: str, award_class: str) -> Expected:
    parts = (chance.choice(words.SURNAMES), chance.choice(words.MIDDLES), chance.choice(words.GIVEN))
    name = " ".join(filter(None, parts))
    made = Expected(name, kind, award, award_class, merit=chance.choice(words.MERITS), woman=chance.random() < 0.5)
    if kind == "individual":
        made.position, made.unit = chance.choice(words.POSITIONS), chance.choice(words.UNITS)
        made.birth = chance.randint(1932, 2004)
        if "Kháng chiến" in award:
            made.birth = 1930 + made.birth % 30
    elif kind == "collective":
        made.name = chance.choice(words.COLLECTIVES)
        made.unit = chance.choice(words.UNITS) if chance.random() < 0.4 else ""
    else:
        made.name = f"{chance.choice(['Hộ ông', 'Gia đình bà', 'Hộ gia đình ông'])} {name}"
    return made


def choose_style(chance: random.Random, groups: list[list[Expected]]) -> Style:
    kinds = {r.kind for g in groups for r in g}
    one_award = len({r.full_award for g in groups for r in g}) == 1
    people = kinds == {"individual"}
    award_in = chance.choice(["column", "column", "class column", "section", *(["title"] * 2 if one_award else [])])
    names = chance.choice(
        ["", "", "honorific", "honorific column", "capitals", *(["parts", "he she", "birth"] if people else [])]
    )
    units = chance.choice(
        [
            "apart",
            "apart",
            "together",
            *(["section", *(["name"] * (names not in ("parts", "he she")))] if people else []),
        ]
    )
    births = chance.choice(["", "", "year", "date", "words", *(["he she"] if people and names != "he she" else [])])
    columns = _columns(chance, names, units, births)
    if award_in in ("column", "class column"):
        columns.append("award")
    if award_in == "class column":
        columns.append("award_class")
    sections = {"section": chance.choice(["kind", "award"])}.get(award_in) or chance.choice(["kind", "none", "column"])
    if units == "section":
        sections, award_in = "unit", "title" if one_award else "column"
        columns += ["award"] if award_in == "column" and "award" not in columns else []
        columns = [c for c in columns if c != "award_class"]
    private = chance.random() < 0.15
    columns += [chance.choice(["phone", "identity"])] if private else []
    columns += [c for c in ("money", "ethnic") if chance.random() < 0.12]
    columns += ["kind"] if sections == "column" else []
    chance.shuffle(columns)
    if "man" in columns:
        columns.remove("woman")
        columns.insert(columns.index("man") + 1, "woman")
    name = ["family", "given"] if names == "parts" else ["he", "she"] if names == "he she" else ["name"]
    place = chance.randint(0, 1) if chance.random() < 0.8 else len(columns)
    place += columns[place : place + 1] == ["woman"]
    columns[place:place] = name
    columns = ["number", *columns, *chance.choice([[], ["note"]])]
    form = chance.choice(["xlsx", "xlsx", "xlsx", "docx", "docx", "csv", "csv", "xls", "tcvn3", "vni"])
    joiner = chance.choice([", ", " - ", ", ", "\n" if form not in ("csv", "vni", "tcvn3") else "; "])
    return Style(
        form, columns, award_in, sections, names, units, births, joiner,
        ditto=chance.choice(["", *words.DITTO]), restart=chance.random() < 0.5,
        grouped=births == "he she" or names == "he she", counters=chance.random() < 0.3,
        repeat=chance.choice([0, 0, 0, 4]), private=private,
    )  # fmt: skip


def _columns(chance: random.Random, names: str, units: str, births: str) -> list[str]:
    columns = {"apart": ["position", "unit"], "together": ["position_unit"], "section": ["position"]}.get(units, [])[:]
    columns += ["merit"] if chance.random() < 0.5 else []
    columns += {"": [], "he she": ["man", "woman"]}.get(births, ["birth"])
    columns += ["honorific"] if names == "honorific column" else []
    return columns


def adapt(groups: list[list[Expected]], style: Style) -> list[list[Expected]]:
    """Leave out of the expectation what the list does not tell."""
    if style.sections == "unit":
        people = sorted((r for group in groups for r in group), key=lambda r: r.unit)
        groups = [[r for r in people if r.unit == unit] for unit in dict.fromkeys(r.unit for r in people)]
    if style.form == "tcvn3" and any(
        r.kind == "household" and r.name.split()[-1][0] in "ÍỔ" for g in groups for r in g
    ):
        style.form = "xlsx"  # the font has no such capitals
    return [[replace(r, **_untold(r, style)) for r in group] for group in groups]


def _untold(r: Expected, style: Style) -> dict[str, object]:
    untold: dict[str, object] = {}
    if "merit" not in style.columns:
        untold["merit"] = ""
    if not style.births and style.names != "birth":
        untold["birth"] = 0
    return untold


def cell(r: Expected, column: str, style: Style) -> str:
    """Return what stands in a column for a recipient."""
    person = r.kind == "individual"
    title = "Bà" if r.woman else "Ông"
    family, _, given = r.name.rpartition(" ")
    birth = {"words": f"Sinh năm {r.birth}", "date": f"0{r.birth % 9 + 1}/{r.birth % 12 + 1}/{r.birth}"}
    values = {
        "name": _name(r, style, title) if person else r.name + _address(r),
        "honorific": title if person else "",
        "family": family,
        "given": given,
        "he": "" if r.woman else r.name,
        "she": r.name if r.woman else "",
        "man": "" if r.woman else str(r.birth),
        "woman": str(r.birth) if r.woman else "",
        "position_unit": style.joiner.join(filter(None, (r.position, r.unit))),
        "award": r.award if style.award_in == "class column" else r.full_award,
        "birth": birth.get(style.births, str(r.birth)) if r.birth else "",
        "kind": words.KIND_CELLS[r.kind],
        "phone": f"09{abs(hash_of(r.name)) % 10**8:08d}",
        "identity": f"020{abs(hash_of(r.name)) % 10**9:09d}",
        "money": "1.800.000",
        "ethnic": "Tày",
    }
    return str(values.get(column, getattr(r, column, "")))


def _address(r: Expected) -> str:
    """Return the address that some households have behind their name."""
    behind = (", thôn Nà Pài, xã Tân Tri", " - Thôn Bản Chu", "; khối 3, phường Kỳ Lừa")
    return behind[hash_of(r.name) % 3] if r.kind == "household" and hash_of(r.name) % 5 < 2 else ""


def hash_of(text: str) -> int:
    """Return a number of a text that is the same in every run."""
    return sum(ord(c) * 7919**i for i, c in enumerate(text))


def _name(r: Expected, style: Style, title: str) -> str:
    name = r.name.upper() if style.names == "capitals" else r.name
    if style.names == "honorific":
        name = f"{title} {name}"
    if style.names == "birth":
        name += f" (sinh năm {r.birth})"
    if style.units == "name":
        name += style.joiner + style.joiner.join(filter(None, (r.position, r.unit)))
    return name
