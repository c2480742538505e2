"""Who stands in a list twice, or has had an award before. Asked of the archive in batches, never row by row."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from search import text

from .models import AwardRecord, Decision

_AT_ONCE = 400
_SHOWN = 5
_MOST_NAMESAKES = 5000
IN_LIST, IN_DECISION, IN_ARCHIVE = "trung-danh-sach", "trung-quyet-dinh", "trung-luu-tru"
REPEATS = frozenset({IN_LIST, IN_DECISION, IN_ARCHIVE})


def name_key(name: str) -> str:
    """The stored key of a recipient's name (``AwardRecord.name_key``)."""
    return text.fold(text.without_titles(name))[:500]


def _same_unit(values: dict, unit_id, unit_key: str) -> bool:
    if values["unit_id"] and unit_id:
        return values["unit_id"] == unit_id
    return text.fold(values["unit_wording"])[:500] == unit_key


def _same_award(values: dict, title_id, wording: str) -> bool:
    if values["title_id"] and title_id:
        return values["title_id"] == title_id
    return text.fold(values["award_wording"]) == text.fold(wording)


class Known(NamedTuple):
    """What is asked of a record when rows are held against the archive."""

    name_key: str
    unit_id: int | None
    unit_key: str
    title_id: int | None
    award_wording: str
    decision_id: int
    number: str
    year: int


_FIELDS = (*Known._fields[:6], "decision__number", "year")


def records_named(keys: Iterable[str], year: int) -> dict[str, list[Known]]:
    """Records of a year by the key of their name; one query for some hundred names."""
    found: dict[str, list[Known]] = defaultdict(list)
    keys = sorted(set(keys) - {""})
    for start in range(0, len(keys), _AT_ONCE):
        records = AwardRecord.objects.filter(name_key__in=keys[start : start + _AT_ONCE], year=year)
        for values in records.order_by("-pk").values_list(*_FIELDS).iterator(chunk_size=2000):
            found[values[0]].append(Known(*values))
    return found


def mark_repeats(rows: list, decision: Decision) -> None:
    """Say of each row that stands in the list, the decision or the year's archive already.

    Takes rows of a reading (PreparedRow) or of a preview (ImportRow).
    """
    keys = [name_key(row.values["name"]) for row in rows]
    there = records_named(keys, decision.signed_on.year)
    seen: dict[tuple, int] = {}
    for number, (row, key) in enumerate(zip(rows, keys, strict=True), start=1):
        if not key:
            continue
        values = row.values
        own = (key, text.fold(values["unit_wording"]), text.fold(values["place_then"]), row.award_key)
        if own in seen:
            _doubt(row, f"Cùng tên, đơn vị và hình thức với dòng {seen[own]}.", IN_LIST)
        seen.setdefault(own, number)
        for sentence, about in _met(values, there.get(key, ()), decision):
            _doubt(row, sentence, about)


def mark_again(rows: list, decision: Decision) -> None:
    """Take earlier remarks about repeats from rows of a preview (ImportRow) and make them anew."""
    for row in rows:
        row.doubts = [doubt for doubt in row.doubts if doubt["about"] not in REPEATS]
    mark_repeats(rows, decision)


def _doubt(row, sentence: str, about: str) -> None:
    seen = [*row.doubts, *getattr(row, "settled", ())]
    if all(known["text"] != sentence for known in seen):
        row.doubts.append({"about": about, "text": sentence})


def _met(values: dict, records, decision: Decision):
    """The nearest repeat of a row: one in the same decision before one elsewhere."""
    same = [
        record
        for record in records
        if _same_unit(values, record.unit_id, record.unit_key)
        and _same_award(values, record.title_id, record.award_wording)
    ]
    if any(record.decision_id == decision.pk for record in same):
        yield "Đã có trong quyết định này, cùng đơn vị và cùng hình thức.", IN_DECISION
    elif same:
        number, year = same[0].number, same[0].year
        yield f"Năm {year} đã có lượt khen cùng tên, đơn vị, hình thức theo Quyết định số {number}.", IN_ARCHIVE


def earlier_awards(rows: list) -> None:
    """Put on each row of one page (ImportRow) the awards that the same name and unit had before: ``row.earlier``."""
    keys = {name_key(row.values.get("name", "")) for row in rows} - {""}
    named: dict[str, list] = defaultdict(list)
    known = AwardRecord.objects.filter(name_key__in=keys).order_by("-year", "-pk")
    for pk, key, unit_id, unit_key in known.values_list("pk", "name_key", "unit_id", "unit_key")[:_MOST_NAMESAKES]:
        named[key].append((pk, unit_id, unit_key))
    for row in rows:
        kin = named.get(name_key(row.values.get("name", "")), ())
        row.earlier = [pk for pk, unit_id, unit_key in kin if _same_unit(row.values, unit_id, unit_key)][:_SHOWN]
        row.namesakes = len(kin) - len(row.earlier)
    records = AwardRecord.objects.select_related("decision", "title").in_bulk(
        {pk for row in rows for pk in row.earlier}
    )
    for row in rows:
        row.earlier = [records[pk] for pk in row.earlier if pk in records]
