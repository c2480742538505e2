"""What a visitor has chosen in the archive, and the links that change it: addresses can be shared."""

from dataclasses import dataclass, replace

from django.http import QueryDict
from django.utils import timezone

from cms_pages.archive import unit_choice
from search.service import Results
from search.text import whole_number, year_number

# Address parameter → (facet of the search, heading, values shown before "more").
FACETS = {
    "doituong": ("recipient_kind", "Đối tượng", 8),
    "dip": ("award_kind", "Dịp, loại khen thưởng", 8),
    "cap": ("level", "Cấp khen thưởng", 8),
    "thamquyen": ("authority", "Thẩm quyền quyết định", 8),
    "hinhthuc": ("form", "Hình thức, danh hiệu", 10),
    "hang": ("award_class", "Hạng", 3),
    "donvi": ("unit", "Đơn vị, địa bàn", 10),
    "nhom": ("target_group", "Nhóm đối tượng", 8),
    "dien": ("flag", "Diện khen thưởng", 8),
    "phongtrao": ("movement", "Phong trào thi đua", 5),
}
SORTS = {
    "": ("relevance", "Phù hợp nhất"),
    "moi": ("newest", "Mới nhất"),
    "cu": ("oldest", "Cũ nhất"),
    "ten": ("name", "Theo tên A–Y"),
}
FIRST_YEAR = 1945
MAX_VALUES = 80


@dataclass(frozen=True, slots=True)
class Choice:
    """All that a visitor asked for, cleaned: values that make no sense are left out."""

    text: str
    filters: dict[str, list[str]]
    year_from: int | None
    year_to: int | None
    sort: str
    exact: bool
    page: int

    @property
    def narrowed(self) -> bool:
        """Is anything chosen besides the text?"""
        return bool(self.filters or self.year_from or self.year_to)


def read(params: QueryDict) -> Choice:
    """Read the parameters of a request."""
    filters = {
        facet: [value for value in dict.fromkeys(params.getlist(name)) if value and value.isprintable()][:20]
        for name, (facet, _, _) in FACETS.items()
    }
    first, last = _year(params.get("tu", "")), _year(params.get("den", ""))
    if first and last and first > last:
        first, last = last, first
    sort = params.get("sapxep", "")
    page = params.get("trang", "1")
    return Choice(
        text=params.get("q", ""),
        filters={facet: values for facet, values in filters.items() if values},
        year_from=first,
        year_to=last,
        sort=sort if sort in SORTS else "",
        exact=params.get("dung") == "1",
        page=whole_number(page, 6) or 1,
    )


def _year(text: str) -> int | None:
    year = year_number(text.strip())
    return min(max(year, FIRST_YEAR), timezone.localdate().year) if year is not None else None


def groups(results: Results) -> list[dict]:
    """The facets for the form: heading, parameter, values shown first and the rest."""
    made = []
    for name, (facet, heading, first) in FACETS.items():
        values = results.facets.get(facet, [])
        if facet == "unit" and values:
            made.append(_units(name, heading, first, values))
            continue
        values = values[:MAX_VALUES]
        # A choice is never folded away.
        ordered = sorted(values, key=lambda value: not value.selected)
        if ordered:
            made.append({"name": name, "heading": heading, "values": ordered[:first], "rest": ordered[first:]})
    return made


def _units(name: str, heading: str, first: int, values: list) -> dict:
    """Today's units as a tree and old ones apart; a choice stands first and is never folded away."""
    picked = [(0, value) for value in values if value.selected]
    today, old = unit_choice.tree(value for value in values[: 5 * MAX_VALUES] if not value.selected)
    top = [*picked, *today[:first]]
    return {"name": name, "heading": heading, "tree": top, "more": today[first:], "old": old[: 2 * MAX_VALUES]}


def spans(choice: Choice, params: QueryDict, year: int) -> str:
    """Where a bar of the chart leads: to its year, or, beside a span that was chosen, to the span made longer."""
    first, last = choice.year_from or year, choice.year_to or year
    inside = first <= year <= last
    chosen = choice.year_from or choice.year_to
    first, last = (year, year) if inside or not chosen else (min(first, year), max(last, year))
    changed = params.copy()
    changed.pop("trang", None)
    changed["tu"], changed["den"] = str(first), str(last)
    return address(changed)


def fewer(choice: Choice, results: Results, params: QueryDict) -> list[tuple[str, Choice, str]]:
    """For each filter (facet by facet, and the years): label, the choice without it, and its address."""
    made = []
    for name, (facet, heading, _) in FACETS.items():
        if facet in choice.filters:
            labels = {value.value: value.label for value in results.facets.get(facet, [])}
            said = ", ".join(labels.get(value, value) for value in choice.filters[facet][:3])
            left = {key: values for key, values in choice.filters.items() if key != facet}
            made.append((f"{heading}: {said}", replace(choice, filters=left), _without(params, name, None)))
    if choice.year_from or choice.year_to:
        left = replace(choice, year_from=None, year_to=None)
        made.append((years_label(choice), left, _without(params, "tu", None, "den")))
    return made


def years_label(choice: Choice) -> str:
    """The years that were chosen, in words."""
    first, last = choice.year_from or "", choice.year_to or ""
    if first == last:
        return f"Năm {first}"
    said = " ".join(filter(None, [f"từ {first}" if first else "", f"đến {last}" if last else ""]))
    return said.capitalize()


def chips(choice: Choice, results: Results, params: QueryDict) -> list[dict]:
    """One chip for each thing chosen, with the address that takes it off."""
    made = []
    for name, (facet, _, _) in FACETS.items():
        labels = {value.value: value.label for value in results.facets.get(facet, [])}
        for value in choice.filters.get(facet, []):
            made.append({"label": labels.get(value, value), "url": _without(params, name, value)})
    if choice.year_from or choice.year_to:
        made.append({"label": years_label(choice), "url": _without(params, "tu", None, "den")})
    return made


def _without(params: QueryDict, name: str, value: str | None, *more: str) -> str:
    left = params.copy()
    if value is None:
        left.pop(name, None)
    else:
        left.setlist(name, [kept for kept in left.getlist(name) if kept != value])
    for other in ("trang", *more):
        left.pop(other, None)
    return address(left)


def address(params: QueryDict) -> str:
    """Query string with empty parameters left out, "." style: "?" alone when nothing is left."""
    kept = QueryDict(mutable=True)
    for name, values in params.lists():
        kept.setlist(name, [value for value in values if value])
    return f"?{kept.urlencode()}"


def with_text(params: QueryDict, text: str) -> str:
    """The same choice with another text."""
    changed = params.copy()
    changed["q"] = text
    for name in ("trang", "dung"):
        changed.pop(name, None)
    return address(changed)
