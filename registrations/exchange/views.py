"""The public pages of open data: what there is, the files themselves, and how the API is used."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import http_date
from django.views.decorators.http import condition, require_safe

from registrations.awards.models import Decision
from registrations.awards.queries import public_recipients
from search import text
from search.text import whole_number
from themes.base import outward

from . import files
from .api_guide import operations
from .columns import AWARDS, BY_SLUG, DATASETS, Dataset
from .exports import FORMATS, download, refusal
from .models import WHOLE, OpenDataFile, OpenDataSettings
from .schemas import csvw, json_schema
from .writers import TYPES

CRUMBS = [("Trang chủ", "/")]
RETRY_SECONDS = 120


def _dataset(slug: str) -> Dataset:
    if slug not in BY_SLUG:
        raise Http404
    return BY_SLUG[slug]


def _parts(dataset: Dataset) -> list[dict]:
    """The offers of a data set as the page and the catalogue show them."""
    made = []
    for offer in files.offers(dataset):
        listed = [
            {"file": file, "label": files.FORMATS[file.format], "url": _address(dataset, file)} for file in offer.files
        ]
        made.append({"year": offer.year, "files": listed, "remaking": offer.remaking})
    return made


def _address(dataset: Dataset, file: OpenDataFile) -> str:
    return reverse("open_data:file", args=[files.file_name(dataset, file.year, file.format)])


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What there is, how it may be used, and the files."""
    parts = {name: _parts(dataset) for name, dataset in DATASETS.items()}
    made = [entry["file"].made_at for offers in parts.values() for offer in offers for entry in offer["files"]]
    context = {
        "crumb_items": CRUMBS,
        "terms": OpenDataSettings.load(request_or_site=request),
        "sets": [{"dataset": dataset, "offers": parts[name]} for name, dataset in DATASETS.items()],
        "updated": max(made, default=None),
        "remaking": any(offer["remaking"] for offers in parts.values() for offer in offers),
    }
    context["structured"] = [_told(dataset, parts[name], context["terms"]) for name, dataset in DATASETS.items()]
    return render(request, "registrations/exchange/index.html", context)


def _told(dataset: Dataset, offers: list[dict], terms: OpenDataSettings) -> outward.Node:
    """A data set as search machines for data read it: https://schema.org/Dataset."""
    files = [entry for offer in offers if offer["year"] == WHOLE for entry in offer["files"]]
    return outward.node(
        "Dataset",
        name=dataset.title,
        description=f"{dataset.title}. {dataset.about} Dữ liệu công khai của {terms.attribution}.",
        url=outward.absolute(reverse("open_data:fields", args=[dataset.slug])),
        license=terms.licence_url,
        creator=outward.organisation_id(),
        isAccessibleForFree=True,
        inLanguage="vi",
        dateModified=max((entry["file"].made_at for entry in files), default=None),
        variableMeasured=[column.title for column in dataset.columns],
        distribution=[
            outward.node("DataDownload", encodingFormat=entry["label"], contentUrl=outward.absolute(entry["url"]))
            for entry in files
        ],
    )


@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    """The API in words, from its own description."""
    context = {
        "crumb_items": [*CRUMBS, ("Dữ liệu mở", reverse("open_data:index"))],
        "operations": operations(),
        "terms": OpenDataSettings.load(request_or_site=request),
    }
    return render(request, "registrations/exchange/api.html", context)


@require_safe
def fields(request: HttpRequest, slug: str) -> HttpResponse:
    """Every column of a data set, what it holds and which values it takes."""
    context = {
        "crumb_items": [*CRUMBS, ("Dữ liệu mở", reverse("open_data:index"))],
        "dataset": _dataset(slug),
    }
    return render(request, "registrations/exchange/fields.html", context)


def _read(name: str) -> tuple[Dataset, int, str]:
    """“luot-khen-thuong-2024.csv” → the data set, 2024, "csv". Raises Http404."""
    stem, _, format = name.rpartition(".")
    slug, _, year = stem.rpartition("-")
    if stem.endswith(f"-{files.WHOLE_WORD}"):
        slug, year = stem.removesuffix(f"-{files.WHOLE_WORD}"), str(WHOLE)
    number = whole_number(year, 4)
    if format not in files.FORMATS or number is None:
        raise Http404
    return _dataset(slug), number, format


def _known(request, name: str) -> OpenDataFile | None:
    """The good file of this name, read once for a request; None while it is made anew. Raises Http404."""
    if not hasattr(request, "open_data_file"):
        dataset, year, format = _read(name)
        try:
            request.open_data_file = files.good_file(dataset, year, format)
        except OpenDataFile.DoesNotExist:
            raise Http404 from None
    return request.open_data_file


def _etag(request, name: str) -> str | None:
    known = _known(request, name)
    return f'"{known.sha256}"' if known else None


def _made_at(request, name: str):
    known = _known(request, name)
    return known.made_at if known else None


@require_safe
@condition(etag_func=_etag, last_modified_func=_made_at)
def file(request: HttpRequest, name: str) -> HttpResponseBase:
    """A stored file, byte for byte as its checksum says; never made here."""
    known = _known(request, name)
    if known is None:
        return _remaking(request)
    try:
        content = files.storage().open(known.path)
    except FileNotFoundError:  # another process has just put a newer one in its place
        return _remaking(request)
    response = FileResponse(content, as_attachment=True, filename=name, content_type=TYPES[known.format])
    response["Cache-Control"] = "no-cache"
    response["Link"] = f'<{reverse("open_data:csvw", args=[_read(name)[0].slug])}>; rel="describedby"'
    response["X-Checksum-Sha256"] = known.sha256
    return response


def _remaking(request) -> HttpResponse:
    response = render(request, "registrations/exchange/remaking.html", {"crumb_items": CRUMBS}, status=503)
    response["Retry-After"] = str(RETRY_SECONDS)
    response["Cache-Control"] = "no-store"
    return response


@require_safe
def schema(request: HttpRequest, slug: str) -> HttpResponse:
    """JSON Schema of a line."""
    return _json(json_schema(_dataset(slug), request.path), "application/schema+json")


@require_safe
def csvw_schema(request: HttpRequest, slug: str) -> HttpResponse:
    """CSV on the Web description of the CSV files."""
    dataset = _dataset(slug)
    whole = reverse("open_data:file", args=[files.file_name(dataset, WHOLE, "csv")])
    return _json(csvw(dataset, whole), "application/csvm+json")


@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    """Every file with its checksum, number of rows and time, for programs that fetch them."""
    terms = OpenDataSettings.load(request_or_site=request)
    sets = []
    for name, dataset in DATASETS.items():
        listed = [
            {
                "year": offer["year"] or None,
                "format": entry["file"].format,
                "url": request.build_absolute_uri(entry["url"]),
                "sha256": entry["file"].sha256,
                "bytes": entry["file"].size,
                "rows": entry["file"].row_count,
                "made_at": timezone.localtime(entry["file"].made_at).isoformat(timespec="seconds"),
            }
            for offer in _parts(dataset)
            for entry in offer["files"]
        ]
        sets.append(
            {
                "name": name,
                "title": dataset.title,
                "description": dataset.about,
                "json_schema": request.build_absolute_uri(reverse("open_data:schema", args=[dataset.slug])),
                "csvw": request.build_absolute_uri(reverse("open_data:csvw", args=[dataset.slug])),
                "files": listed,
            }
        )
    licence = {"name": terms.licence_name, "url": terms.licence_url, "attribution": terms.attribution}
    response = _json({"licence": licence, "datasets": sets}, "application/json")
    response["Last-Modified"] = http_date(timezone.now().timestamp())
    return response


def _json(data: dict, kind: str) -> HttpResponse:
    response = JsonResponse(data, json_dumps_params={"ensure_ascii": False, "indent": 2}, content_type=kind)
    response["Access-Control-Allow-Origin"] = "*"
    response["Cache-Control"] = "no-cache"
    return response


@require_safe
def decision_list(request: HttpRequest, public_id: str, format: str) -> HttpResponseBase:
    """The public recipients of one decision, in the order of its list."""
    decision = Decision.objects.public().filter(public_id=public_id).first()
    if decision is None or format not in FORMATS:
        raise Http404
    if refused := refusal(request):
        return refused
    name = f"danh-sach-{text.slug(decision.number)}-{decision.year}"
    return download(AWARDS, AWARDS.rows(public_recipients(decision)), format, name)
