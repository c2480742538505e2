"""What a reader chose among the exemplars, and how many there are of each choice. Knows no page model.

Every choice stands in the address, so that a list can be shared and works
without script. The numbers of a filter are counted under all other filters,
as in the archive. Two queries for all of them.
"""

from dataclasses import dataclass

from django.db.models import CharField, Count, Exists, F, OuterRef, Q, Value
from django.db.models.functions import Cast, Coalesce, ExtractYear
from django.http import QueryDict

from cms_pages.core import choices
from cms_pages.core.fields import by_group, of_target_group
from registrations.awards.kinds import TargetGroup
from registrations.exemplars.kinds import Field, Stage, SubjectKind
from registrations.units.models import Succession, Unit
from search.text import asked_words, fold, sort_key, year_number

MAX_WORDS = 100


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter: its name in the address, heading, column, column of its labels or the labels themselves."""

    name: str
    heading: str
    column: str
    label: str = ""
    labels: tuple = ()


FIELD = Filter("linhvuc", "Lĩnh vực", "field", labels=tuple(Field.choices))
KIND = Filter("doituong", "Đối tượng", "subject_kind", labels=tuple(SubjectKind.choices))
GROUP = Filter("nhom", "Nhóm đối tượng", "", labels=tuple(TargetGroup.choices))
PLACE = Filter("xa", "Xã, phường", "place_unit__code", "place_unit__name")
MOVEMENT = Filter("phongtrao", "Phong trào", "movement__slug", "movement__name")
STAGE = Filter("buoc", "Bước", "stage", labels=tuple(Stage.choices))
YEAR = Filter("nam", "Năm đăng", "year")
FILTERS = (FIELD, KIND, GROUP, PLACE, MOVEMENT, STAGE, YEAR)
WORDS = "noi"


@dataclass(frozen=True, slots=True)
class Found:
    """The pages that were asked for, their number, and for each filter its choices with their numbers."""

    pages: object
    total: int
    groups: list
    chips: list
    words: str
    chosen: dict


def find(pages, params: QueryDict) -> Found:
    """Narrow pages of exemplars (with their `stage`) by the parameters of a request; what makes no sense is left out."""
    pages = pages.order_by().annotate(year=ExtractYear("told_on"))
    typed = asked_words(params.get(WORDS), MAX_WORDS)
    words = fold(typed).split()[:8]
    if words:
        pages = pages.filter(_lies_at(words))
    chosen = {each: value for each in FILTERS if (value := _read(each, params.get(each.name, "")))}
    counted = _counts(pages, chosen)
    groups = [_group(each, chosen.get(each, ""), counted[each], _namer(pages.model, each)) for each in FILTERS]
    kinds = {value: number for value, _, number in counted[KIND]}
    total = kinds.get(chosen[KIND], 0) if KIND in chosen else sum(kinds.values())
    typed = typed if words else ""
    named = {each.name: chosen.get(each, "") for each in FILTERS} | {WORDS: typed}
    return Found(_narrow(pages, chosen), total, groups, _chips(groups, typed), typed, named)


def _read(each: Filter, asked: str) -> str:
    if each.labels:
        return asked if asked in dict(each.labels) else ""
    if each is YEAR:
        return asked if year_number(asked) else ""
    return asked if asked.isascii() and asked.isprintable() and len(asked) <= 120 else ""


def _narrow(pages, chosen, but=None):
    for each, value in chosen.items():
        if each is but:
            continue
        if each is GROUP:
            pages = of_target_group(pages, value)
        else:
            pages = pages.filter(**{each.column: int(value) if each is YEAR else value})
    return pages


def _counts(pages, chosen):
    """{filter: [(value, label, number)]}, in two queries."""
    found = {each: [] for each in FILTERS}
    tables = [_table(_narrow(pages, chosen, each), each) for each in FILTERS if each is not GROUP]
    by_name = {each.name: each for each in FILTERS}
    for name, value, label, number in tables[0].union(*tables[1:], all=True):
        if value:
            found[by_name[name]].append((value, label, number))
    found[GROUP] = [(group, "", number) for group, number in by_group(_narrow(pages, chosen, GROUP)) if number]
    return found


def _table(pages, each):
    label = Coalesce(F(each.label), Value("")) if each.label else Value("")
    return (
        pages.annotate(
            filter_name=Value(each.name, output_field=CharField()),
            filter_value=Cast(each.column, CharField()),
            filter_label=Cast(label, CharField()),
        )
        .values("filter_name", "filter_value", "filter_label")
        .annotate(number=Count("pk"))
        .values_list("filter_name", "filter_value", "filter_label", "number")
    )


def _namer(model, each):
    """What tells the name of a value that no exemplar here has: asked of the table that keeps such values."""
    if not each.label:
        return dict(each.labels).get
    relation, _, key = each.column.partition("__")
    rows = model._meta.get_field(relation).related_model.objects
    return lambda value: rows.filter(**{key: value}).values_list(each.label.partition("__")[2], flat=True).first()


def _group(each, chosen, counted, named):
    """One filter for the form: its choices with their numbers, the one that was chosen marked."""
    labels = dict(each.labels)
    held = [(v, labels.get(v) or label or v, n) for v, label, n in counted]
    found = choices.group(each.name, each.heading, held, chosen, named)
    values = found["values"]
    if each.labels:
        order = {value: at for at, (value, _) in enumerate(each.labels)}
        values.sort(key=lambda one: order[one["value"]])
    else:
        values.sort(key=lambda one: sort_key(one["label"]), reverse=each is YEAR)
    return found


def _chips(groups, words):
    chips = choices.chips(groups)
    return [*chips, (WORDS, words)] if words else chips


def _lies_at(words):
    """Whether the place, under any name it bears or bore, holds all of the words; no query of its own."""
    now, before = Q(), Q()
    for word in words:
        now &= Q(folded__contains=word)
        before &= Q(predecessor__folded__contains=word)
    here = Unit.objects.filter(pk=OuterRef("place_unit"))
    came_of = Succession.objects.filter(before, successor=OuterRef("place_unit"))
    return Exists(here.filter(now)) | Exists(came_of)
