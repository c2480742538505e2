"""Search entries of award records: only public records of published decisions."""

from collections.abc import Iterable, Iterator

from registrations.movements.models import Movement
from registrations.titles.models import Authority, AwardClass, Form, Level, RecipientKind
from registrations.units.models import Succession, Unit
from search import registry, text
from search.entry import Entry
from search.text import whole_numbers

from .kinds import AwardKind
from .models import AwardRecord, TargetGroup
from .showing import public_view

FLAGS = {
    "tap-the-nho": "Tập thể nhỏ",
    "lao-dong-truc-tiep": "Người lao động trực tiếp",
    "cong-nhan-nong-dan": "Công nhân, nông dân",
    "truy-tang": "Truy tặng",
}


class _UnitTree:
    """What came of a unit, and what is above it, then and now; read once for a batch.

    An award counts for the unit that it was given in, though that has ended, and
    for every unit that stands in its place today: both names can be chosen.
    """

    def __init__(self):
        self._parents = dict(Unit.objects.values_list("pk", "parent_id"))
        self._codes = dict(Unit.objects.values_list("pk", "code"))
        self._heirs: dict[int, list[int]] = {}
        for before, after in Succession.objects.values_list("predecessor_id", "successor_id"):
            self._heirs.setdefault(before, []).append(after)

    def around(self, pk: int | None) -> tuple[str, ...]:
        """Codes of the unit itself, of all its successors, and of the units above them, the unit itself first."""
        seen: set[int] = set()
        todo = [pk] if pk else []
        while todo:
            unit = todo.pop()
            if unit in seen:
                continue
            seen.add(unit)
            todo += [*self._heirs.get(unit, ()), *filter(None, [self._parents.get(unit)])]
        found = {self._codes[unit] for unit in seen if unit in self._codes}
        own = self._codes.get(pk)
        return (*([own] if own else []), *sorted(found - {own}))


def award_entries(pks: Iterable[str] | None) -> Iterator[Entry]:
    """Entries of the given records, or of all, that are public now."""
    records, needed = AwardRecord.objects.public(), ("decision__movement", "title")
    if pks is not None:
        records = records.filter(pk__in=whole_numbers(map(str, pks))).select_related(*needed)
    else:
        # Thousands of records share few decisions and titles: each is then made once for a batch.
        records = records.prefetch_related(*needed)
    tree = None
    for record in records.order_by("pk").iterator(chunk_size=2000):
        tree = tree or _UnitTree()
        yield award_entry(record, tree)


def award_entry(record: AwardRecord, tree: _UnitTree) -> Entry:
    """The entry of one record: only what ``public_view`` shows, and whether the award still stands."""
    shown = public_view(record)
    person = record.recipient_kind == RecipientKind.PERSON
    movement = None if shown.is_minor else record.decision.movement
    units = () if shown.is_minor else tree.around(record.unit_id or record.within_id)
    return Entry(
        kind="award",
        key=str(record.pk),
        title=shown.name,
        number=record.decision.number,
        people=(text.without_titles(shown.name),) if person else (),
        form=shown.form,
        award_class=shown.award_class,
        level=shown.level,
        authority=shown.authority,
        award_kind=shown.kind,
        recipient_kind=shown.recipient_kind,
        movement=movement.slug if movement else "",
        year=shown.year,
        date=record.decision.signed_on,
        url=shown.url,
        body=". ".join(
            filter(None, [shown.award_name, shown.position, shown.unit_wording, shown.place_then, shown.merit])
        ),
        summary=". ".join(filter(None, [shown.ended_label, ", ".join(filter(None, [shown.award_name, shown.where]))])),
        unit=units[0] if units else "",
        units=units[1:],
        target_groups=shown.target_groups,
        flags=() if shown.is_minor else flags_of(record),
    )


def flags_of(record: AwardRecord) -> tuple[str, ...]:
    """Codes of the flags that are set."""
    values = (record.small_collective, record.direct_worker, record.worker_farmer, record.posthumous)
    return tuple(code for code, value in zip(FLAGS, values, strict=True) if value)


def _class_labels() -> dict[str, str]:
    return {code: label[:1].upper() + label[1:] for code, label in AwardClass.choices}


def _unit_labels() -> dict[str, str]:
    # Without the day on which a unit ended: labels are indexed as words, and a year in them would be found as one.
    return {code: label.partition(" (đến ")[0] for code, label in Unit.objects.values_list("code", "label")}


def _movement_labels() -> dict[str, str]:
    return dict(Movement.objects.values_list("slug", "name"))


def register() -> None:
    """Tell the search what awards are and what their codes mean."""
    registry.register("award", "Lượt khen thưởng", award_entries)
    for facet, choices in (
        ("form", Form),
        ("level", Level),
        ("authority", Authority),
        ("award_kind", AwardKind),
        ("recipient_kind", RecipientKind),
        ("target_group", TargetGroup),
    ):
        registry.register_labels(facet, _labels_of(choices))
    registry.register_labels("award_class", _class_labels)
    registry.register_labels("flag", lambda: FLAGS)
    registry.register_labels("movement", _movement_labels)
    registry.register_labels("unit", _unit_labels)


def _labels_of(choices):
    labels = dict(choices.choices)
    return lambda: labels
