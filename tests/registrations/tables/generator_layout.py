"""Lays invented lists out as an office would, ambiguities planted here and there."""

import random
from dataclasses import dataclass, field

from tests.registrations.tables import generator_words as words
from tests.registrations.tables.generator import Expected, Style, adapt, cell, choose_style, invent

_DITTOED = ("position", "unit", "award", "merit", "position_unit")


@dataclass
class Sheet:
    """A list laid out: cells, merged ranges, hidden rows."""

    rows: list[list[object]] = field(default_factory=list)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden: list[int] = field(default_factory=list)
    header: int = 0
    width: int = 0


@dataclass
class Made:
    """A made-up list with its expectation; `notes` counts the doubts about the list as a whole."""

    sheet: Sheet
    style: Style
    expected: list[Expected]
    notes: int = 0


def make(seed: int) -> Made:
    """Return the list of a seed."""
    chance = random.Random(seed)
    groups = invent(chance)
    style = choose_style(chance, groups)
    groups = adapt(groups, style)
    sheet = _lay_out(chance, groups, style)
    made = Made(sheet, style, [r for group in groups for r in group], notes=int(style.private))
    made.notes += style.form in ("tcvn3", "vni")
    _plant(chance, made)
    return made


def _lay_out(chance: random.Random, groups: list[list[Expected]], style: Style) -> Sheet:
    sheet = Sheet(width=len(style.columns))
    if chance.random() < 0.4:
        sheet.rows += [list(row[: max(3, sheet.width)]) for row in words.OFFICE]
    sheet.rows += _title(chance, groups, style)
    sheet.header = len(sheet.rows)
    header = _header(chance, sheet, groups, style)
    if style.counters:
        sheet.rows.append([f"({i})" for i in range(1, sheet.width + 1)])
    _add_groups(chance, sheet, groups, style, header)
    kinds: dict[str, int] = {}
    for r in (r for group in groups for r in group):
        kinds[r.kind] = kinds.get(r.kind, 0) + 1
    if chance.random() < 0.5:
        said = ", ".join(f"{n:02d} {words.COUNTED[k]}" for k, n in kinds.items())
        total = chance.choice(["Tổng số: {}./.", "Tổng cộng: {}", "Danh sách gồm có {}.", "Tổng cộng có {}./."])
        sheet.rows.append(["", total.format(said)])
    if chance.random() < 0.5:
        sheet.rows += [list(row[: max(2, sheet.width)]) for row in chance.choice(words.FOOT)]
    return sheet


def _title(chance: random.Random, groups: list[list[Expected]], style: Style) -> list[list[object]]:
    award = groups[0][0].full_award
    if style.award_in == "title":
        lines = chance.choice(
            [["DANH SÁCH", f"Tặng {award}"], [f"DANH SÁCH ĐỀ NGHỊ TẶNG {award}"], [f"DANH SÁCH TẶNG THƯỞNG {award}"]]
        )
    else:
        lines = chance.choice([["DANH SÁCH KHEN THƯỞNG"], ["DANH SÁCH", "Khen thưởng thành tích công tác"]])
    return [[line] for line in (*lines, chance.choice(words.DECISIONS))]


def _header(chance: random.Random, sheet: Sheet, groups: list[list[Expected]], style: Style) -> list[list[object]]:
    """Add the header's one or two lines and return them."""
    people = all(r.kind == "individual" for group in groups for r in group)
    own = {"family": "Họ và tên đệm", "given": "Tên", "man": "Nam", "woman": "Nữ", "he": "Ông", "she": "Bà"}
    if "family" in style.columns:
        own["family"] = chance.choice(["Họ và tên đệm", "Họ", "HỌ", "Họ đệm", "Họ lót", "Họ và chữ đệm"])
    pairs = {"man": "Năm sinh", "he": "Họ và tên"}
    first: list[object] = []
    second: list[object] = []
    top = len(sheet.rows)
    for index, column in enumerate(style.columns):
        name = "name_person" if column == "name" and people and style.units != "name" else column
        if column in own and column not in ("family", "given"):
            first.append(pairs.get(column, ""))
            second.append(own[column])
            if column in pairs and style.form in ("xlsx", "docx"):
                sheet.merges.append((top, index, top, index + 1))
            continue
        heading = own.get(column) or chance.choice(words.HEADINGS[name])
        if column == "name" and style.units == "name":
            heading = chance.choice(["Họ và tên, chức vụ, đơn vị công tác", "Họ và tên - Chức vụ - Đơn vị"])
        first.append(heading)
        second.append("")
        if style.grouped and style.form in ("xlsx", "docx"):
            sheet.merges.append((top, index, top + 1, index))
    header = [first, second] if style.grouped else [first]
    sheet.rows += header
    return header


def _add_groups(
    chance: random.Random, sheet: Sheet, groups: list[list[Expected]], style: Style, header: list[list[object]]
) -> None:
    counter, before, kind = 0, {}, ""
    merged = list(sheet.merges)
    for order, group in enumerate(groups):
        opened = _add_sections(chance, sheet, groups, order, style, kind)
        kind = group[0].kind
        before = {} if opened else before
        counter = 0 if style.restart and opened else counter
        for place, r in enumerate(group):
            if style.repeat and counter and counter % style.repeat == 0 and place:
                sheet.rows += [list(line) for line in header]
                shift = len(sheet.rows) - len(header) - sheet.header
                sheet.merges += [(top + shift, left, bottom + shift, right) for top, left, bottom, right in merged]
                before = {}
            counter += 1
            values = {column: cell(r, column, style) for column in style.columns} | {"number": str(counter)}
            same = {c for c in _DITTOED if values.get(c) and values[c] == before.get(c)}
            sheet.rows.append([style.ditto if c in same and style.ditto else values[c] for c in style.columns])
            before = {c: v or before.get(c, "") for c, v in values.items()}


def _add_sections(
    chance: random.Random, sheet: Sheet, groups: list[list[Expected]], order: int, style: Style, kind: str
) -> bool:
    """Add the section rows before a group; tell whether there were any."""
    first, rows = groups[order][0], len(sheet.rows)
    count = sum(len(g) for g in groups if g[0].kind == first.kind)
    word = chance.choice(words.KINDS[first.kind]).format(n=count)
    numeral = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
    letter = "ABCDEGHK"
    if style.sections == "unit":
        sheet.rows.append(
            chance.choice(
                [[numeral[order], first.unit], [f"{numeral[order]}. {first.unit}"], ["", first.unit]][
                    : 3 if order == -1 else 2
                ]
            )
        )
    if style.sections == "kind" and first.kind != kind:
        opened = len({g[0].kind for g in groups[: order + 1]}) - 1
        sheet.rows.append(chance.choice([[f"{numeral[opened]}. {word}"], [numeral[opened], word]]))
    if style.award_in == "section":
        heading = first.full_award.upper() if style.repeat else first.full_award
        if style.sections == "kind":
            sheet.rows.append([heading])
        else:
            sheet.rows.append(chance.choice([[f"{letter[order]}. {heading}"], [letter[order], heading]]))
            if len({g[0].kind for g in groups}) > 1:
                alone = [w for w in words.KINDS[first.kind] if "{" not in w]
                sheet.rows.append([chance.choice(alone)])
    for row in range(rows, len(sheet.rows)):
        if len(sheet.rows[row]) == 1 and style.form in ("xlsx", "docx") and chance.random() < 0.7:
            sheet.merges.append((row, 0, row, sheet.width - 1))
    return len(sheet.rows) > rows


def _plant(chance: random.Random, made: Made) -> None:
    """Put an ambiguity into some lists; what it makes doubtful is noted in the expectation."""
    rows = [i for i, row in enumerate(made.sheet.rows) if len(row) == made.sheet.width and str(row[0]).isdigit()]
    if len(rows) != len(made.expected) or chance.random() < 0.4:
        return
    plants = [_hide, _skip_number, _ditto_at_the_top, _slip, _short_year]
    chance.shuffle(plants)
    column = {name: i for i, name in enumerate(made.style.columns)}
    any(plant(chance, made, rows, column) for plant in plants)


def _hide(chance: random.Random, made: Made, rows: list[int], column: dict[str, int]) -> bool:
    at = chance.randrange(len(rows))
    if made.style.form != "xlsx":
        return False
    made.sheet.hidden.append(rows[at])
    made.expected[at].doubtful = True
    return True


def _skip_number(chance: random.Random, made: Made, rows: list[int], column: dict[str, int]) -> bool:
    if len(rows) < 2 or made.sheet.rows[rows[-1]][0] == "1":
        return False
    made.sheet.rows[rows[-1]][0] = str(int(str(made.sheet.rows[rows[-1]][0])) + 3)
    made.notes += 1
    return True


def _ditto_at_the_top(chance: random.Random, made: Made, rows: list[int], column: dict[str, int]) -> bool:
    first = made.expected[0]
    if "unit" not in column or not first.unit:
        return False
    made.sheet.rows[rows[0]][column["unit"]] = "-nt-"
    first.unit, first.doubtful = "", True
    for row, expected in list(zip(rows, made.expected, strict=True))[1:]:
        made.sheet.rows[row][column["unit"]] = expected.unit
    return True


def _slip(chance: random.Random, made: Made, rows: list[int], column: dict[str, int]) -> bool:
    last, award = made.expected[-1], column.get("award")
    if award is None or last.award not in ("Giấy khen", "Lao động tiên tiến"):
        return False
    wrong = {"Giấy khen": "Giấy khem", "Lao động tiên tiến": "Lao động tiên tiên"}[last.award]
    made.sheet.rows[rows[-1]][award] = last.award = wrong
    last.doubtful = True
    return True


def _short_year(chance: random.Random, made: Made, rows: list[int], column: dict[str, int]) -> bool:
    at = next((i for i, r in enumerate(made.expected) if r.birth), None)
    if at is None or "birth" not in column:
        return False
    expected = made.expected[at]
    made.sheet.rows[rows[at]][column["birth"]] = f"{expected.birth % 100:02d}"
    expected.doubtful = True
    if expected.birth % 100 < 30:
        expected.birth = 0
    return True
