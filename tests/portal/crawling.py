"""Reads the public portal as a stranger does: every route, every link, every file, every box to type in.

Addresses come from the resolver, so that a new route is read without being named here. A route's parameters are
filled with everything in the database that could stand there, public or not.
"""

import html
import io
import itertools
import re
import zipfile
from collections import Counter
from dataclasses import dataclass, field

import pypdfium2
from django.core.cache import caches

from registrations.attachments.models import Attachment
from registrations.awards.models import AwardRecord, Decision
from registrations.consultations.models import Consultation
from registrations.exchange.columns import DATASETS
from registrations.exchange.files import file_name
from registrations.golden_book.models import BookVolume
from registrations.receipts.models import Receipt
from registrations.recipients.models import Recipient
from registrations.units.models import Unit
from search.text import fold
from tests.portal.routes import EVERYONE, HOLDER, PARAMETER, all_routes

MOST_A_ROUTE = 40
MOST_VARIANTS = 6
FORMATS = ["csv", "jsonl", "json", "xlsx", "xml", "pdf", "docx"]
ALTERNATIVES = re.compile(r"\(\?P<(\w+)>([\w-]+(?:\|[\w-]+)+)\)")


def things():
    """What could stand in an address, by the name of the parameter; whatever the database holds, public or not."""
    ids = [thing.public_id for model in (AwardRecord, Decision, Recipient) for thing in model.objects.all()]
    slugs = list(Consultation.objects.values_list("slug", flat=True))
    years = [str(year) for year in Decision.objects.values_list("year", flat=True).distinct()]
    codes = [*Receipt.objects.values_list("code", flat=True), *Unit.objects.values_list("code", flat=True)]
    return {
        "public_id": ids,
        "year": years,
        "format": FORMATS,
        "kind": FORMATS,
        "code": codes,
        "slug": [*slugs, *(dataset.slug for dataset in DATASETS.values())],
        "section": ["luot-khen", "nguoi", "so-vang"],
        "letter": list("ABKNV"),
        "name": [
            file_name(dataset, year, kind)
            for dataset in DATASETS.values()
            for year in [0, *map(int, years)]
            for kind in FORMATS[:2]
        ],
        "attachment_id": [str(pk) for pk in Attachment.objects.values_list("pk", flat=True)],
        "pk": [str(pk) for pk in BookVolume.objects.values_list("pk", flat=True)] or ["1"],
        "int": ["1", "2"],
        "str": [*ids, *codes],
        "uuid": [str(pk) for pk in Attachment.objects.values_list("pk", flat=True)],
    }


def filled(route, known):
    """The addresses of a route: its parameters filled in every way that means something."""
    pattern = route.pattern
    choices, shape = [], pattern
    for match in ALTERNATIVES.finditer(pattern):
        choices.append(match.group(2).split("|"))
        shape = shape.replace(match.group(0), "{}", 1)
    if not choices and "(?P" not in pattern and "(" not in pattern:
        for match in PARAMETER.finditer(pattern):
            choices.append(known.get(match.group(2)) or known.get(match.group(1) or "str") or ["x"])
            shape = shape.replace(match.group(0), "{}", 1)
    if not choices or "(" in shape:
        return [route.sample]
    shape = "/" + shape.replace("^", "").replace("$", "").replace("\\", "")
    return [shape.format(*values) for values in itertools.islice(itertools.product(*choices), MOST_A_ROUTE)]


def public_addresses():
    """Every address that a stranger could try, and some of what only the holder of a secret should."""
    known = things()
    routes = [route for route in all_routes() if not route.pattern.startswith("quan-tri")]
    asked = [route for route in routes if route.who in {EVERYONE, HOLDER, ""} or "attachment_id" in route.pattern]
    return ["/", "/quyet-dinh/", *dict.fromkeys(address for route in asked for address in filled(route, known))]


# Not pages to be read: answers to machines, files, what is typed, what only its holder opens.
NO_PAGES = re.compile(
    r"^/(api|_util|tep|tep-rieng|van-ban-tep|the-chia-se|captcha|mo-tip|goi-y|suc-khoe|tai-khoan|giao-dien)/"
)


def reading_addresses():
    """Those of the public addresses at which a page to be read may stand."""
    return [each for each in public_addresses() if each.endswith("/") and not NO_PAGES.match(each)]


def words_of(answer):
    """All that can be read in an answer: pages, data, workbooks, PDF."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    kind = answer.get("Content-Type", "")
    if body.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            body = b"\n".join(archive.read(name) for name in archive.namelist())
    elif body.startswith(b"%PDF"):
        document = pypdfium2.PdfDocument(body)
        return "\n".join(document[n].get_textpage().get_text_range() for n in range(len(document)))
    text = body.decode("utf-8", "replace")
    if "json" in kind:
        text = re.sub(r"\\u([0-9a-fA-F]{4})", lambda match: chr(int(match.group(1), 16)), text)
    return html.unescape(text)


@dataclass
class Crawl:
    """What was read: the words of every address, by address."""

    pages: dict[str, str] = field(default_factory=dict)

    def saying(self, *words):
        """Addresses whose words hold one of these, in whatever spelling."""
        folded = [fold(word) for word in words]
        read = {address: fold(text) for address, text in self.pages.items()}
        return [address for address, text in read.items() if any(word in text for word in folded)]


class Reader:
    """A visitor in no hurry: the throttles forget them in time."""

    def __init__(self, client):
        self.client, self.count = client, 0

    def get(self, address, **params):
        self.count += 1
        if self.count % 20 == 1:
            for cache in caches.all(initialized_only=True):
                cache.clear()
        answer = self.client.get(address, params or None)
        assert answer.status_code < 500 or answer.status_code == 503, address  # 503: a file is being made anew
        assert answer.status_code != 429, address
        return answer


INNER = ("/tinh/", "/quan-tri/", "/static/", "/tai-khoan/")


def links_in(text, passed_over=INNER):
    """Addresses of this site that a page names, as links or in data."""
    found = re.findall(r'(?:href|src|action)="(/[^"#]*)', text)
    found += (
        re.findall(r'"(?:https?://[^/"]+)?(/(?!/)[^"\s<>{}]*)"', text) if text.lstrip().startswith(("{", "[")) else []
    )
    found += re.findall(r"<loc>https?://[^/<]+(/[^<]*)</loc>", text)
    return [link for link in found if not link.startswith(passed_over)]


def crawl(client, starts, most=900):
    """Read from these addresses on by the links of what is read."""
    reader, waiting, read, variants = Reader(client), list(starts), Crawl(), Counter()
    while waiting and len(read.pages) < most:
        address = waiting.pop(0)
        if address in read.pages:
            continue
        path, _, question = address.partition("?")
        # Of a page with many filters a few are followed; what may be typed is tried by ``questions``.
        variants[path] += bool(question)
        if variants[path] > MOST_VARIANTS:
            continue
        answer = reader.get(address)
        read.pages[address] = words = words_of(answer)
        if answer.status_code == 200:
            waiting += links_in(words)
    return read


def questions(client, addresses, typed):
    """Type each text into every box of every page, and into every parameter of the API: (address, words) pairs."""
    reader = Reader(client)
    asked = {}
    for address in addresses:
        for name in _boxes(reader, address):
            for text in typed:
                asked[f"{address}?{name}={text}"] = words_of(reader.get(address, **{name: text}))
    return asked


def _boxes(reader, address):
    answer = reader.get(address)
    if answer.status_code != 200 or "text/html" not in answer.get("Content-Type", ""):
        return _parameters(reader, address)
    text = answer.content.decode()
    forms = re.findall(r"<form[^>]*method=\"get\".*?</form>", text, flags=re.S)
    inputs = [tag for form in forms for tag in re.findall(r"<input[^>]*>", form) if 'type="checkbox"' not in tag]
    return list(dict.fromkeys(name for tag in inputs for name in re.findall(r'name="([\w-]+)"', tag)))


def _parameters(reader, address):
    if not address.startswith("/api/"):
        return []
    described = reader.get("/api/v1/openapi.json")
    operation = described.json()["paths"].get(address, {}).get("get", {})
    return [each["name"] for each in operation.get("parameters", []) if each["in"] == "query"]
