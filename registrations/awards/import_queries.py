"""What the screens of an import ask: questions, groups of doubts, rows of a page. Few queries whatever the list holds."""

from dataclasses import dataclass, field

from django.db.models import Q
from django.utils import timezone

from registrations.titles.models import AwardClass, RecipientKind, Title
from registrations.units.models import Unit
from search import text

from .import_edits import group_of
from .import_models import ImportRow, ImportWording, RecipientImport
from .models import AwardKind, AwardRecord
from .repeats import IN_DECISION, earlier_awards

About, State = ImportWording.About, ImportWording.State
KEEP = "giu"
QUESTIONS_SHOWN = 25
GROUPS_SHOWN = 15
KIND_OPEN = "doi-tuong"
# Said in their own question; not once more among the doubts.
_ASKED_ELSEWHERE = frozenset({About.AWARD, About.UNIT, KIND_OPEN, IN_DECISION})


@dataclass(slots=True)
class Option:
    """One answer to choose from."""

    value: str
    label: str
    note: str = ""


@dataclass(slots=True)
class Group:
    """Doubts of one sort: how many rows, which first, and the key under which they are settled."""

    key: str
    text: str
    about: str
    count: int = 0
    orders: list[int] = field(default_factory=list)


def describe_unit(unit: Unit) -> str:
    """What tells a unit from its namesakes: where it lay and since when it stands."""
    parts = []
    if unit.former_district_id:
        parts.append(f"trên địa bàn {unit.former_district.in_text} trước đây")
    if unit.parent_id and unit.parent.name not in str(unit):
        parts.append(f"trực thuộc {unit.parent.in_text}")
    if unit.effective_from:
        parts.append(f"từ {unit.effective_from:%d/%m/%Y}")
    if unit.effective_to:
        parts.append(f"đến {unit.last_day:%d/%m/%Y}")
    return ", ".join(parts)


def units_by_pk(pks) -> dict[int, Unit]:
    """Units with what describes them, by primary key."""
    return Unit.objects.select_related("parent", "former_district").in_bulk(set(pks) - {None})


def questions(batch: RecipientImport) -> list[ImportWording]:
    """Wordings that an officer has to decide, most rows first, each with ``options``."""
    asked = list(batch.wordings.filter(state=State.ASKED, answered_at=None)[:QUESTIONS_SHOWN])
    put_options(asked)
    return asked


def put_options(asked: list[ImportWording]) -> None:
    """Put the answers to choose from on wordings (two queries)."""
    titles = Title.objects.in_bulk({pk for w in asked if w.about == About.AWARD for pk in w.candidates})
    units = units_by_pk(pk for w in asked if w.about == About.UNIT for pk in w.candidates)
    for wording in asked:
        if wording.about == About.AWARD:
            found = [titles[pk] for pk in wording.candidates if pk in titles]
            wording.options = [option for title in found for option in _award_options(title, wording)]
        else:
            found = [units[pk] for pk in wording.candidates if pk in units]
            wording.options = [_unit_option(unit, part=bool(wording.found.get("part"))) for unit in found]


def _award_options(title: Title, wording: ImportWording) -> list[Option]:
    note = title.get_authority_display()
    said = wording.found.get("award_class", "")
    classes = [said] if said in title.classes else title.classes
    if not classes:
        return [Option(f"{title.pk}:", title.name, note)]
    return [Option(f"{title.pk}:{each}", title.name_with_class(each), note) for each in classes]


def _unit_option(unit: Unit, *, part: bool) -> Option:
    if part:
        return Option(f"t{unit.pk}", f"Thuộc {unit.in_text}", describe_unit(unit))
    return Option(f"u{unit.pk}", str(unit), describe_unit(unit))


def doubt_groups(batch: RecipientImport) -> dict[str, Group]:
    """Open doubts by what they have in common, in the order in which they first occur."""
    groups: dict[str, Group] = {}
    rows = batch.rows.filter(left_out="").exclude(doubts=[]).values_list("order", "doubts")
    for order, doubts in rows.iterator(chunk_size=2000):
        for doubt in doubts:
            key = group_of(doubt)
            group = groups.setdefault(key, Group(key, doubt["text"], doubt["about"]))
            group.count += 1
            if len(group.orders) < 6:
                group.orders.append(order)
    return groups


def to_look_at(groups: dict[str, Group]) -> list[Group]:
    """Groups that are settled by looking, those of most rows first."""
    return sorted((g for g in groups.values() if g.about not in _ASKED_ELSEWHERE), key=lambda g: -g.count)


def of_about(groups: dict[str, Group], about: str) -> Group | None:
    """The groups about one thing, as one."""
    found = [group for group in groups.values() if group.about == about]
    if not found:
        return None
    orders = sorted(order for group in found for order in group.orders)[:6]
    return Group(found[0].key, found[0].text, about, sum(group.count for group in found), orders)


def wording_counts(batch: RecipientImport) -> dict[str, int]:
    """How many wordings of units are part of a known unit, and how many nobody knows."""
    units = batch.wordings.filter(about=About.UNIT, answered_at=None).values_list("state", flat=True)
    states = list(units)
    return {"within": states.count(State.WITHIN), "unknown": states.count(State.UNKNOWN)}


def rows_to_show(batch: RecipientImport, shown: str, words: str = ""):
    """Rows of a preview: all, or those with doubts, errors, changes by hand, or left out; found by name."""
    rows = batch.rows.all()
    if shown == "xem-lai":
        rows = rows.filter(left_out="").exclude(doubts=[])
    elif shown == "chua-nhap":
        rows = rows.filter(left_out="").exclude(errors=[])
    elif shown == "sua-tay":
        rows = rows.exclude(edits=[])
    elif shown == "bo-ra":
        rows = rows.exclude(left_out="")
    if words:
        rows = rows.filter(Q(values__name__icontains=words) | Q(values__unit_wording__icontains=words))
    return rows


def dress_rows(rows: list[ImportRow]) -> list[ImportRow]:
    """Put on the rows of one page what a reader wants to see beside the values: four queries whatever the page holds."""
    titles = Title.objects.in_bulk({row.values.get("title_id") for row in rows} - {None})
    units = units_by_pk(row.values.get(name) for row in rows for name in ("unit_id", "within_id"))
    earlier_awards(rows)
    for row in rows:
        values = row.values
        title = titles.get(values.get("title_id"))
        row.kind_label = RecipientKind(values["recipient_kind"]).label
        row.catalogue = title.name_with_class(values.get("award_class", "")) if title else ""
        row.award_differs = bool(title) and text.fold(row.catalogue) != text.fold(values["award_wording"])
        row.unit = units.get(values.get("unit_id"))
        row.unit_differs = bool(row.unit) and text.fold(str(row.unit)) != text.fold(values["unit_wording"])
        row.within = units.get(values.get("within_id"))
        row.edit_lines = edit_lines(row, titles, units)
    return rows


def edit_lines(row: ImportRow, titles: dict | None = None, units: dict | None = None) -> list[str]:
    """What was changed by hand in a row, one sentence for each field."""
    lines = []
    for edit in row.edits:
        label = field_label(edit["field"])
        before, after = (shown_value(edit["field"], edit[side], titles, units) for side in ("before", "after"))
        at = timezone.localtime(timezone.datetime.fromisoformat(edit["at"]))
        lines.append(f"{label}: “{before}” thành “{after}”, {edit['by']} sửa tay ngày {at:%d/%m/%Y}")
    return lines


def field_label(name: str) -> str:
    """The Vietnamese name of a field of a row."""
    label = str(AwardRecord._meta.get_field(name.removesuffix("_id")).verbose_name)
    return label[:1].upper() + label[1:]


def shown_value(name: str, value, titles: dict | None = None, units: dict | None = None) -> str:
    """A value of a row in words."""
    if value in (None, ""):
        return "trống"
    if isinstance(value, bool):
        return "có" if value else "không"
    if name == "title_id":
        return str((titles or {}).get(value) or Title.objects.filter(pk=value).first() or value)
    if name in ("unit_id", "within_id"):
        return str((units or {}).get(value) or Unit.objects.filter(pk=value).first() or value)
    for choices in ({"recipient_kind": RecipientKind, "award_class": AwardClass, "kind": AwardKind}).items():
        if name == choices[0] and value in choices[1].values:
            return str(choices[1](value).label)
    return str(value)


def meaning(wording: ImportWording, titles: dict[int, Title], units: dict[int, Unit]) -> str:
    """What a wording is taken for at present, in words."""
    found = wording.found
    if wording.about == About.AWARD:
        title = titles.get(found.get("title_id"))
        return title.name_with_class(found.get("award_class", "")) if title else "chỉ giữ nguyên chữ"
    if unit := units.get(found.get("unit_id")):
        return str(unit)
    if within := units.get(found.get("within_id")):
        return f"thuộc {within.in_text}"
    return "chỉ giữ nguyên chữ"


def with_meaning(wordings: list[ImportWording]) -> list[ImportWording]:
    """Put on wordings what they are taken for (two queries)."""
    titles = Title.objects.in_bulk({w.found.get("title_id") for w in wordings} - {None})
    units = units_by_pk(w.found.get(name) for w in wordings for name in ("unit_id", "within_id"))
    for wording in wordings:
        wording.meaning = meaning(wording, titles, units)
    return wordings


def sample_rows(wording: ImportWording, limit: int = 5) -> list[ImportRow]:
    """The first rows that have a wording."""
    key = "award_key" if wording.about == About.AWARD else "unit_key"
    return list(wording.batch.rows.filter(**{key: wording.key})[:limit])


def units_matching(words: str, on, limit: int = 10) -> list[Unit]:
    """Units whose names hold the words: whole words before parts of words, those standing on the day first."""
    folded = text.fold(words).split()[:8]
    if not folded:
        return []
    units = Unit.objects.matching(folded).select_related("parent", "former_district").in_order()
    whole = f" {' '.join(folded)} "
    found = sorted(units[:200], key=lambda unit: (whole not in f" {unit.folded} ", not unit.stands_on(on)))
    return found[:limit]
