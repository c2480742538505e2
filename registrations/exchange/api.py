"""The JSON API at /api/v1/: reading only, for everybody, the same data as the files."""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import F, Max, QuerySet, Value
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.http import http_date
from ninja import NinjaAPI, Query
from ninja.errors import ValidationError
from ninja.renderers import JSONRenderer

from registrations.awards.models import AwardEvent, AwardRecord, DecisionEvent
from registrations.awards.models import Decision as DecisionModel
from registrations.recipients.models import Recipient as RecipientModel
from registrations.recipients.queries import pages_of, public_recipient
from registrations.titles.models import Title as TitleModel
from registrations.units.models import Unit as UnitModel
from search.service import MAX_FINDABLE, MAX_PAGE_SIZE, search
from search.text import whole_number

from . import api_shapes as shapes
from .api_recipients import objects as recipient_objects
from .api_recipients import public_recipients
from .columns import AWARDS, DECISIONS, Dataset
from .queries import SIMPLE_FILTERS, filtered

ROOT = "/api/v1"
PROBLEM = "application/problem+json"
_ID = re.compile(r"[0-9a-z]{4,12}")
_TEXT_CURSOR = re.compile(r"t-([1-9][0-9]{0,4})")
# Finds are read in steps; a question whose filters leave little of them is answered in pieces.
STEP, MOST_SEARCHES = MAX_PAGE_SIZE, 5
_SEARCHED = ("form", "award_class", "level", "authority", "unit", "recipient_kind")


class _Readable(JSONRenderer):
    """Vietnamese letters as they are: smaller, and readable in a browser."""

    json_dumps_params = {"ensure_ascii": False, "separators": (",", ":")}


api = NinjaAPI(
    renderer=_Readable(),
    title="API dữ liệu khen thưởng",
    version="1.0.0",
    description="Quyết định khen thưởng và lượt khen thưởng đã công bố. Chỉ đọc, không cần tài khoản.",
    docs_url=None,  # its page loads scripts from elsewhere; ours stands at /du-lieu-mo/api/
    openapi_url=None,  # served with the same door as the rest, see api_urls
    urls_namespace="open_api",
)
PROBLEMS = dict.fromkeys([404, 422, 429], shapes.Problem)
LISTS = dict.fromkeys([422, 429], shapes.Problem)


class Unusable(Exception):
    """A question that makes no sense as a whole; the message is Vietnamese."""


def problem(status: int, title: str, detail: str, errors: list[dict[str, str]] | None = None) -> HttpResponse:
    """An answer that says what went wrong (RFC 9457)."""
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail, "errors": errors or []}
    return JsonResponse(body, status=status, content_type=PROBLEM, json_dumps_params={"ensure_ascii": False})


@api.exception_handler(ValidationError)
def _invalid(request, error: ValidationError) -> HttpResponse:
    wrong = [{"name": str(found["loc"][-1]), "reason": _reason(found)} for found in error.errors]
    names = ", ".join(dict.fromkeys(f"“{entry['name']}”" for entry in wrong))
    return problem(422, "Tham số chưa dùng được", f"Mời xem lại {names}.", wrong)


def _reason(found: dict) -> str:
    context = found.get("ctx", {})
    match found["type"]:
        case "literal_error" | "enum":
            return f"Chỉ nhận một trong: {context.get('expected', '')}".replace(" or ", ", ").replace("'", "")
        case "int_parsing" | "int_type" | "int_from_float":
            return "Cần một số nguyên."
        case "greater_than_equal":
            return f"Cần từ {context['ge']} trở lên."
        case "less_than_equal":
            return f"Cần không quá {context['le']}."
        case "string_too_long":
            return f"Cần không quá {context['max_length']} ký tự."
        case "date_from_datetime_parsing" | "date_parsing" | "date_type":
            return "Cần ngày dạng 2026-11-20."
    return "Giá trị này chưa dùng được."


@api.exception_handler(Unusable)
def _unusable(request, error: Unusable) -> HttpResponse:
    return problem(422, "Tham số chưa dùng được", str(error))


@api.exception_handler(Http404)
def _missing(request, error: Http404) -> HttpResponse:
    return problem(404, "Không tìm thấy", "Không có dữ liệu công khai nào mang mã này.")


def _objects(dataset: Dataset, queryset: QuerySet) -> list[dict]:
    names = [column.name for column in dataset.columns]
    return [dict(zip(names, row, strict=True)) for row in dataset.rows(queryset)]


def _after(queryset: QuerySet, model, key: str, cursor: str | None) -> QuerySet:
    """Newest first, from behind the object that the cursor names."""
    if cursor:
        at = model.objects.filter(**{key: cursor}).values_list("pk", flat=True).first()
        if at is None:
            raise Unusable("“cursor” không còn dùng được. Mời đọc lại từ trang đầu.")
        queryset = queryset.filter(pk__lt=at)
    return queryset.order_by("-pk")


def _address(request: HttpRequest, cursor: str) -> str:
    asked = request.GET.copy()
    asked["cursor"] = cursor
    return f"{settings.SITE_URL}{request.path}?{urlencode(sorted(asked.items()))}"


def _page(request: HttpRequest, items: list[dict], limit: int, key: str = "id") -> dict:
    """``items`` holds one more than the page when there is a next one."""
    following = _address(request, items[limit - 1][key]) if len(items) > limit else None
    return {"items": items[:limit], "next": following}


def _public_id(value: str) -> str:
    if not _ID.fullmatch(value):
        raise Http404
    return value


@api.get(
    "/decisions", response={200: shapes.DecisionPage, **LISTS}, summary="Danh sách quyết định", tags=["Quyết định"]
)
def decisions(request, filters: Query[shapes.DecisionFilters]):
    """Các quyết định đã công bố, quyết định nhập sau đứng trước."""
    asked = {name: value for name in ("year", "authority", "kind") if (value := getattr(filters, name))}
    found = _after(DecisionModel.objects.public().filter(**asked), DecisionModel, "public_id", filters.cursor)
    return _page(request, _objects(DECISIONS, found[: filters.limit + 1]), filters.limit)


@api.get(
    "/decisions/{public_id}",
    response={200: shapes.DecisionDetail, **PROBLEMS},
    summary="Một quyết định",
    tags=["Quyết định"],
)
def decision(request, public_id: str, response: HttpResponse):
    """Một quyết định theo mã, kèm căn cứ."""
    found = DecisionModel.objects.public().filter(public_id=_public_id(public_id))
    model = found.first()
    if model is None:
        raise Http404
    told = DecisionEvent.objects.filter(decision=model).aggregate(at=Max("recorded_at"))["at"]
    _last_modified(response, model.published_at, told)
    address = f"{settings.SITE_URL}{ROOT}/awards?decision={model.public_id}"
    return _objects(DECISIONS, found)[0] | {"legal_grounds": model.grounds, "awards_url": address}


@api.get(
    "/awards",
    response={200: shapes.AwardPage, **LISTS},
    summary="Danh sách lượt khen thưởng",
    tags=["Lượt khen thưởng"],
)
def awards(request, filters: Query[shapes.AwardFilters]):
    """Các lượt khen thưởng công khai. Không có q: lượt nhập sau đứng trước; có q: phù hợp nhất đứng trước."""
    asked = {name: getattr(filters, name) or "" for name in (*SIMPLE_FILTERS, "unit", "decision", "recipient")}
    if filters.q and filters.q.strip():
        return _found_by_text(request, filters, asked)
    found = filtered(AwardRecord.objects.public(), **asked)
    found = _after(found, AwardRecord, "public_id", filters.cursor)
    return _page(request, _objects(AWARDS, found[: filters.limit + 1]), filters.limit)


def _found_by_text(request, filters: shapes.AwardFilters, asked: dict[str, Any]) -> dict:
    """What the words find, the best first, from behind the finds that the cursor counts.

    The search knows most filters; the database asks the rest of what was found. So a page may hold fewer than its
    limit, and none at all while there is a next one.
    """
    at = _finds_read(filters.cursor)
    items: list[dict] = []
    ended = False
    for _ in range(MOST_SEARCHES):
        results = search(
            filters.q,
            kinds=["award"],
            filters={name: [asked[name]] for name in _SEARCHED if asked[name]},
            year_from=filters.year,
            year_to=filters.year,
            facets=(),
            page=at // STEP + 1,
            page_size=STEP,
        )
        hits = results.hits[at % STEP :]
        ended = len(results.hits) < STEP or at + len(hits) >= MAX_FINDABLE
        found = in_order([whole_number(hit.key) or 0 for hit in hits], **asked)
        for number, item in enumerate(found):
            at += 1
            items += [item] if item else []
            if len(items) == filters.limit:
                ended = ended and number + 1 == len(found)
                break
        if ended or len(items) == filters.limit:
            break
    return {"items": items, "next": None if ended else _address(request, f"t-{at}")}


def _finds_read(cursor: str | None) -> int:
    """How many finds the pages before went through."""
    if not cursor:
        return 0
    known = _TEXT_CURSOR.fullmatch(cursor)
    if known is None or int(known[1]) >= MAX_FINDABLE:
        raise Unusable("“cursor” này không phải của một trang tìm theo “q”. Mời đọc lại từ trang đầu.")
    return int(known[1])


def in_order(keys: list[int], **asked) -> list[dict | None]:
    """Public records of these keys in this order; None for what is not asked for, or not public any more."""
    known = dict(AwardRecord.objects.filter(pk__in=keys).values_list("public_id", "pk"))
    rows = _objects(AWARDS, filtered(AwardRecord.objects.public().filter(pk__in=keys), **asked))
    by_key = {known[row["id"]]: row for row in rows}
    return [by_key.get(key) for key in keys]


@api.get(
    "/awards/{public_id}",
    response={200: shapes.AwardDetail, **PROBLEMS},
    summary="Một lượt khen thưởng",
    tags=["Lượt khen thưởng"],
)
def award(request, public_id: str, response: HttpResponse):
    """Một lượt khen thưởng theo mã."""
    found = AwardRecord.objects.public().filter(public_id=_public_id(public_id))
    objects = _objects(AWARDS, found)
    if not objects:
        raise Http404
    told = AwardEvent.objects.filter(record__public_id=public_id).aggregate(at=Max("recorded_at"))["at"]
    pk, published = found.values_list("pk", "decision__published_at").get()
    _last_modified(response, published, told)
    recipient, shown = pages_of([pk]).get(pk, (None, 0))
    return objects[0] | {"recipient_id": recipient.public_id if shown else None}


def _last_modified(response: HttpResponse, *moments: datetime | None) -> None:
    response["Last-Modified"] = http_date(max(filter(None, moments)).timestamp())


@api.get(
    "/recipients",
    response={200: shapes.RecipientPage, **LISTS},
    summary="Danh sách người, tập thể được khen",
    tags=["Người, tập thể được khen"],
)
def recipients(request, filters: Query[shapes.RecipientFilters]):
    """Người, tập thể, hộ gia đình mà cán bộ đã xác nhận, có lượt khen thưởng công khai; hồ sơ lập sau đứng trước."""
    found = public_recipients(filters.name or "")
    if filters.recipient_kind:
        found = found.filter(kind=filters.recipient_kind)
    found = _after(found, RecipientModel, "public_id", filters.cursor)[: filters.limit + 1]
    return _page(request, recipient_objects(found, f"{settings.SITE_URL}{ROOT}/awards"), filters.limit)


@api.get(
    "/recipients/{public_id}",
    response={200: shapes.Recipient, **PROBLEMS},
    summary="Một người, tập thể được khen",
    tags=["Người, tập thể được khen"],
)
def recipient(request, public_id: str):
    """Một người, tập thể, hộ gia đình theo mã; mã của hồ sơ đã gộp dẫn tới hồ sơ đang dùng."""
    found = public_recipient(_public_id(public_id))
    objects = recipient_objects([found], f"{settings.SITE_URL}{ROOT}/awards") if found else []
    if not objects:
        raise Http404
    return objects[0]


@api.get(
    "/titles", response={200: shapes.TitleList, **LISTS}, summary="Danh mục danh hiệu, hình thức", tags=["Danh mục"]
)
def titles(request, filters: Query[shapes.TitleFilters]):
    """Danh mục danh hiệu thi đua và hình thức khen thưởng theo thời gian hiệu lực."""
    found = TitleModel.objects.in_force(filters.on) if filters.on else TitleModel.objects.all()
    names = list(shapes.Title.model_fields)
    return {"items": list(found.order_by("order", "code", "effective_from").values(*names))}


@api.get("/units", response={200: shapes.UnitPage, **LISTS}, summary="Danh mục đơn vị", tags=["Danh mục"])
def units(request, filters: Query[shapes.Paging]):
    """Đơn vị hiện nay và đơn vị cũ, mã dùng cho bộ lọc unit."""
    found = UnitModel.objects.annotate(parent_code=Coalesce(F("parent__code"), Value("")))
    found = _after(found, UnitModel, "code", filters.cursor)[: filters.limit + 1]
    labels = dict(UnitModel.Kind.choices)
    names = ("code", "name", "kind", "parent_code", "effective_from", "effective_to")
    items = [row | {"kind_label": str(labels[row["kind"]])} for row in found.values(*names)]
    return _page(request, items, filters.limit, key="code")


@cache
def description() -> dict[str, Any]:
    """The OpenAPI description; refusals are problems, not plain JSON."""
    described = api.get_openapi_schema(path_prefix=f"{ROOT}/")
    for methods in described["paths"].values():
        for status, answer in methods["get"]["responses"].items():
            if int(status) >= 400:
                answer["content"][PROBLEM] = answer["content"].pop("application/json")
    return described
