"""Statistics for everyone: figures, each of which opens the records behind it, and the province's targets."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cms_pages.archive import figure_lines as lines
from registrations import downloads
from registrations.awards.showing import public_view
from registrations.statistics import choice as filters
from registrations.statistics import exports, queries, targets
from registrations.statistics.choice import Choice
from registrations.statistics.dimensions import BY_PARAM, DIMENSIONS
from registrations.statistics.queries import Asked
from registrations.statistics.units_today import UnitsToday
from registrations.units.models import Unit

PAGE_SIZE = 40
TOP_UNITS = 10
CRUMBS = [("Trang chủ", "/"), ("Sổ vàng", "/so-vang/")]
HERE = ("Thống kê", "/thong-ke/")
DEFAULT_CROSS = "hinhthuc"


@dataclass(frozen=True, slots=True)
class Visit:
    """What a request asks for: filters, the question to the figures, the units of today, the unit chosen."""

    choice: Choice
    asked: Asked
    tree: UnitsToday
    unit: Unit | None

    @property
    def unit_name(self) -> str:
        return self.unit.name if self.unit else ""


def _visit(request: HttpRequest, code: str = "", all_units: bool = False) -> Visit:
    choice, tree = filters.read(request.GET), UnitsToday()
    unit = None if all_units else tree.by_code(code or choice.unit)
    if code and unit is None:
        raise Http404("Không có đơn vị này.")
    # A unit that is not there narrows nothing, like every value that makes no sense.
    choice = Choice(choice.values, choice.year_from, choice.year_to, unit.code if unit else "")
    return Visit(choice, queries.ask(choice, tree=tree), tree, unit)


def _tabs(choice: Choice, here: str) -> list[dict]:
    query = choice.query
    return [
        {"title": title, "url": f"/thong-ke/{path}{query}", "here": path == here}
        for path, title in (
            ("", "Tổng quan"),
            ("theo-nam/", "Theo năm"),
            ("don-vi/", "Theo đơn vị"),
            ("chi-tieu/", "Chỉ tiêu"),
        )
    ]


def _page(request: HttpRequest, template: str, visit: Visit, tab: str, **context) -> HttpResponse:
    context = {
        "crumb_items": [*CRUMBS, HERE] if tab else CRUMBS,
        "choice": visit.choice,
        "asked": visit.asked,
        "unit": visit.unit,
        "tabs": _tabs(visit.choice, tab),
        "groups": lines.groups(visit.choice),
        "query": visit.choice.query,
        "all_filters": request.GET.get("loc") == "1",
    } | context
    response = render(request, f"cms_pages/archive/statistics/{template}.html", context)
    if request.GET:
        response["X-Robots-Tag"] = "noindex, follow"
    return response


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Everything at a glance, narrowed by the filters in the address."""
    return _overview(request, _visit(request), "/thong-ke/")


@require_safe
def unit(request: HttpRequest, code: str) -> HttpResponse:
    """The same for one unit of today, with all that came before it."""
    return _overview(request, _visit(request, code), request.path, own_unit=True)


def _overview(request, visit: Visit, base: str, own_unit: bool = False) -> HttpResponse:
    found = queries.figures(visit.asked)
    by_unit = _units(visit)
    ranked = sorted(by_unit, key=lambda row: -row[1])
    context = {
        "figures": found,
        "headline": _headline(found, visit.choice),
        "chart": lines.year_chart(found),
        "years": lines.year_lines(found, visit.choice, base),
        "sections": lines.sections(found, visit.choice, base),
        "flags": lines.flag_rows(found, visit.choice),
        "units": lines.unit_lines(ranked[:TOP_UNITS], found.total, visit.choice) if found.total else [],
        "unit_count": len(by_unit),
        "own_unit": own_unit,
        "base": base,
        "records": f"{lines.RECORDS}{visit.choice.query}",
        "chips": lines.chips(_page_choice(visit.choice, own_unit), "" if own_unit else visit.unit_name, base),
    }
    if own_unit:
        context["crumb_items"] = [*CRUMBS, HERE, ("Theo đơn vị", "/thong-ke/don-vi/")]
    return _page(request, "overview", visit, "don-vi/" if own_unit else "", **context)


def _units(visit: Visit) -> list[tuple]:
    """Units beside each other; within one unit the others' shares of it would open lists that are longer."""
    return [] if visit.unit else queries.by_unit(visit.asked, visit.tree)


def _page_choice(choice: Choice, own_unit: bool) -> Choice:
    return Choice(choice.values, choice.year_from, choice.year_to) if own_unit else choice


def _headline(found: queries.Figures, choice: Choice) -> list[dict]:
    kinds = BY_PARAM["doituong"]
    return [
        {"label": kinds.label(value).lower(), "count": count, "url": lines.RECORDS + choice.narrow(kinds, value).query}
        for value, count in found.of(kinds)
    ]


@require_safe
def by_year(request: HttpRequest) -> HttpResponse:
    """Years against one dimension."""
    visit, dimension = _visit(request), _dimension(request)
    table = queries.cross(visit.asked, dimension)
    return _page(
        request,
        "by_year",
        visit,
        "theo-nam/",
        table=table,
        rows=lines.cross_rows(table, visit.choice),
        columns=lines.cross_columns(table, visit.choice) if table.years else [],
        dimension=dimension,
        dimensions=DIMENSIONS,
        records=f"{lines.RECORDS}{visit.choice.query}",
        cross_query=visit.choice.query_with(theo=dimension.param),
        chips=lines.chips(visit.choice, visit.unit_name, "/thong-ke/theo-nam/", f"theo={dimension.param}"),
    )


def _dimension(request):
    return BY_PARAM.get(request.GET.get("theo", ""), BY_PARAM[DEFAULT_CROSS])


@require_safe
def by_unit(request: HttpRequest) -> HttpResponse:
    """All units of today that have awards; a unit among the filters would leave nothing to compare."""
    visit = _visit(request, all_units=True)
    whole, found = queries.total(visit.asked), queries.by_unit(visit.asked, visit.tree)
    if ranked := request.GET.get("xep") == "so":
        found.sort(key=lambda row: -row[1])
    ready = dict(zip((unit.pk for unit, _ in found), lines.unit_lines(found, whole, visit.choice), strict=True))
    kinds: dict[str, list] = {}
    for each, _ in found:
        kinds.setdefault(each.kind, []).append(ready[each.pk])
    return _page(
        request,
        "by_unit",
        visit,
        "don-vi/",
        total=whole,
        ranked=ranked,
        unit_count=len(found),
        kinds=[(label, kinds[kind]) for kind, label in Unit.Kind.choices if kind in kinds],
        records=f"{lines.RECORDS}{visit.choice.query}",
        chips=lines.chips(visit.choice, visit.unit_name, "/thong-ke/don-vi/"),
    )


@require_safe
def records(request: HttpRequest) -> HttpResponse:
    """The records behind a figure: exactly as many as the figure says."""
    visit = _visit(request)
    page = Paginator(queries.records(visit.asked), PAGE_SIZE).get_page(request.GET.get("trang"))
    response = _page(
        request,
        "records",
        visit,
        "ban-ghi/",
        page=page,
        rows=[(record, public_view(record)) for record in page],
        unnamed=visit.choice.tells_of_children,
        filters=exports.filter_words(visit.choice, visit.unit_name) if visit.choice.narrowed else "",
        chips=lines.chips(visit.choice, visit.unit_name, lines.RECORDS),
    )
    response["X-Robots-Tag"] = "noindex, follow"
    return response


@require_safe
def target_sets(request: HttpRequest) -> HttpResponse:
    """The targets that the office released, held against the figures."""
    now = timezone.now()
    made = [
        {"set": each, "lines": lines.target_lines(targets.evaluate(each, now=now))}
        for each in targets.sets(released_only=True)[:4]
    ]
    context = {
        "crumb_items": [*CRUMBS, HERE],
        "tabs": _tabs(Choice(), "chi-tieu/"),
        "sets": made,
        "now": now,
    }
    return render(request, "cms_pages/archive/statistics/targets.html", context)


@require_safe
def download(request: HttpRequest, kind: str) -> HttpResponse:
    """The figures of the filters as a file; with ``theo`` also the table of years."""
    visit = _visit(request)
    found = queries.figures(visit.asked)
    tables = [exports.overview(found)]
    if request.GET.get("theo") in BY_PARAM:
        tables.append(exports.crossed(queries.cross(visit.asked, _dimension(request))))
    if visit.unit is None:
        tables.append(exports.units(_units(visit), found.total))
    return _file(kind, exports.head(visit.asked, visit.unit_name), tables, "thong-ke-khen-thuong")


@require_safe
def target_download(request: HttpRequest, kind: str) -> HttpResponse:
    """The released targets as a file."""
    now = timezone.now()
    tables, top = [], []
    for each in targets.sets(released_only=True)[:4]:
        top += [[each.name], ["Văn bản", each.source]]
        table = exports.targets(targets.evaluate(each, now=now))
        tables.append(exports.Table(f"{table.name} {each.period}", table.headings, table.rows))
    if not tables:
        raise Http404("Chưa có bộ chỉ tiêu nào được công khai.")
    top += exports.head(queries.ask(Choice(), now=now))[1:]
    return _file(kind, top, tables, "chi-tieu-khen-thuong")


def _file(kind, top, tables, name) -> HttpResponse:
    data = (exports.as_csv if kind == "csv" else exports.as_xlsx)(top, *tables)
    response = downloads.public(data, f"{name}-{timezone.localdate():%Y%m%d}.{kind}")
    response["X-Robots-Tag"] = "noindex"
    return response
