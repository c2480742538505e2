"""Every address of every route, filled with real keys of every table, read as one person after another.

Read means: words of pages, data, workbooks, documents and PDF, each also in base64 and in signed, packed cookies; and
headers, cookies and the address to which an answer leads.
"""

import base64
import binascii
import re
import zlib
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from urllib.parse import unquote

from django.apps import apps
from django.core.cache import caches
from django.db import transaction
from django.test import Client
from django.urls import Resolver404, URLPattern, get_resolver, resolve

from tests.portal.crawling import links_in, words_of
from tests.portal.fields import HIDDEN, private_fields
from tests.portal.planting import WORD
from tests.portal.routes import HOLDER, PARAMETER, all_routes, sample_of

MOST_KEYS = 2
KEPT = 3  # addresses remembered of each word
MOST_LINKS = 2
CODE = re.compile(r"\bTDKT(?:-[0-9A-Z]{4}){3}\b")
PACKED = re.compile(r"[A-Za-z0-9+/_-]{24,}={0,2}")
# Not asked: they end the session, break on purpose, or answer with a challenge alone; the last is for posts only.
LEFT_OUT = re.compile(
    r"^/(quan-tri/(logout|failwhale|sprite|jsi18n)/|tai-khoan/dang-xuat/|captcha/|quan-tri/pages/1/set_position/)"
)
MODELS = {
    "report": "reports.unitreport", "period": "reports.reportperiod", "page_view_restriction": "wagtailcore.pageviewrestriction",
    "parent_page": "wagtailcore.page", "page_to_move": "wagtailcore.page", "destination": "wagtailcore.page",
    "session": "wagtailadmin.editingsession", "case": "nominations.case", "upload": "attachments.upload",
}  # fmt: skip


@dataclass(frozen=True)
class Place:
    """A route with the view behind it."""

    pattern: str
    view: object

    @property
    def model(self):
        found = getattr(self.view, "view_initkwargs", {}).get("model") or getattr(
            getattr(self.view, "view_class", None), "model", None
        )
        return found if isinstance(found, type) else None

    @property
    def room(self):
        """The label of the app whose view it is, or None."""
        module = getattr(getattr(self.view, "view_class", self.view), "__module__", "")
        found = apps.get_containing_app_config(module)
        return found and found.label


def places():
    """Every route with its view."""

    def walk(patterns, before):
        for pattern in patterns:
            here = before + str(pattern.pattern)
            if isinstance(pattern, URLPattern):
                yield Place(here, pattern.callback)
            else:
                yield from walk(pattern.url_patterns, here)

    return list(walk(get_resolver().url_patterns, ""))


class Keys:
    """What may stand in an address: keys of the rows of the right table, or of all tables of the room."""

    def __init__(self):
        self.named = defaultdict(list)
        for model in apps.get_models():
            self.named[model._meta.model_name].append(model)
        self.known = {}

    def of(self, model, name="pk", most=MOST_KEYS):
        asked = (model, name)
        if asked not in self.known:
            rows = model._base_manager.order_by("pk").values_list(name, flat=True)
            hidden = HIDDEN.get(model._meta.label)
            # What is not public first, then the newest.
            found = [*(rows.filter(hidden)[: most - 1] if hidden else rows[: most - 1]), *rows.reverse()[:most]]
            self.known[asked] = [str(key) for key in dict.fromkeys(found)][:most]
        return self.known[asked]

    def values(self, place, kind, name):
        """Keys for one parameter of a place."""
        base = re.sub(r"_(id|pk)$", "", name)
        if name in ("pk", "object_id") and place.model:
            return self.of(place.model)
        if base != name and (base in MODELS or base in self.named):
            models = [apps.get_model(MODELS[base])] if base in MODELS else self.named[base]
            mine = [model for model in models if model._meta.app_label == place.room] or models
            return [key for model in mine for key in self.of(model)]
        if name == "code" and place.room in ("receipts", "feedback"):
            return []  # only its holder has one: see `held`
        room = list(apps.get_app_config(place.room).get_models()) if place.room else []
        if name in ("pk", "object_id"):
            return list(dict.fromkeys(key for model in room for key in self.of(model, most=2)))[:6]
        holding = [model for model in room if name in {each.name for each in model._meta.local_concrete_fields}]
        return list(dict.fromkeys(key for model in holding for key in self.of(model, name)))[:MOST_KEYS]


# Screens of a public table that show nothing but the row itself; its list and its usage are read.
ITSELF = re.compile(r"/(new|add|edit|delete|copy|history|history-results|inspect|results|chosen|create)/")


def addresses():
    """Every route, filled: the first keys of one row, then of others."""
    keys, found = Keys(), []
    private = {field.model for field in private_fields()}
    for place in places():
        pattern = place.pattern
        if place.model and place.model not in private and ITSELF.search(pattern):
            continue
        if "(?P" in pattern or "^" in pattern:
            found.append(sample_of(pattern))
            continue
        choices = [keys.values(place, *match.groups()) for match in PARAMETER.finditer(pattern)]
        shape = "/" + PARAMETER.sub("{}", pattern)
        if not choices:
            found.append(shape)
        elif not all(choices):
            found.append(sample_of(pattern))
        else:
            longest = max(map(len, choices))
            found += [shape.format(*(each[at % len(each)] for each in choices)) for at in range(longest)]
    return [each for each in dict.fromkeys(found) if not LEFT_OUT.match(each)]


def held(codes):
    """What the holder of a code can open with it."""
    return [
        "/" + route.pattern.replace("<str:code>", code)
        for route in all_routes()
        for code in codes
        if route.who == HOLDER and "<str:code>" in route.pattern
    ]


@dataclass
class Reading:
    """What one person read: the words found, each with the first addresses that said it."""

    found: dict = field(default_factory=lambda: defaultdict(list))
    broken: list = field(default_factory=list)
    statuses: Counter = field(default_factory=Counter)
    pages: list = field(default_factory=list)
    codes: set = field(default_factory=set)


def words_in(text):
    """The canaries of a text, plain or packed."""
    lowered = unquote(text).lower()
    found = set(WORD.findall(lowered))
    for run in PACKED.findall(text):
        found.update(WORD.findall(_unpacked(run)))
    return found


def _unpacked(run):
    for start in {0, run.rfind("/") + 1}:
        try:
            data = base64.b64decode(run[start:].replace("-", "+").replace("_", "/").rstrip("=") + "==", validate=True)
        except (binascii.Error, ValueError):
            continue
        for way in (bytes, zlib.decompress):
            try:
                text = way(data).decode("utf-8", "replace").lower()
            except zlib.error:
                continue
            if "zq" in text:
                return text
    return ""


class Person:
    """Somebody with a browser, who tries every address and follows what the pages offer."""

    def __init__(self, user=None):
        self.client = Client(raise_request_exception=False)
        if user:
            self.client.force_login(user)
        self.signed_in, self.count, self.reading = bool(user), 0, Reading()

    def read(self, addresses, *, post=False, follow=None):
        """GET every address (POST nothing to it, taken back at once), then what the pages link to.

        follow: a pattern of the links worth following; None follows all.
        """
        offered, first, seen = Counter(), frozenset(addresses), set(addresses)
        waiting = list(addresses)
        while waiting:
            address = waiting.pop(0)
            answer = self._ask("get", address)
            if answer.status_code == 200:
                for link in _links(answer):
                    shape = _shape(link)
                    if (
                        link not in seen
                        and (follow is None or follow.search(link))
                        and shape
                        and offered[shape] < MOST_LINKS
                    ):
                        seen.add(link)
                        offered[shape] += 1
                        waiting.append(link)
            if post and address in first and answer.status_code in (200, 405):
                with transaction.atomic():
                    self._ask("post", address)
                    transaction.set_rollback(True)
        return self.reading

    def _ask(self, method, address):
        self.count += 1
        if self.count % 20 == 1:  # the throttles forget him in time
            for cache in caches.all(initialized_only=True):
                cache.clear()
        self.client.cookies.pop("messages", None)  # they would pile up: nobody reads them on a page that refuses
        answer = getattr(self.client, method)(address)
        reading = self.reading
        reading.statuses[answer.status_code] += 1
        if answer.status_code >= 500 and answer.status_code != 503:
            reading.broken.append((method, address))
        said = words_of(answer)
        reading.codes.update(set(CODE.findall(said)) - set(CODE.findall(address)))
        heads = "\n".join(f"{name}: {value}" for name, value in answer.headers.items())
        cookies = "\n".join(morsel.value for morsel in answer.cookies.values())
        for word in words_in("\n".join([said, heads, cookies])) - words_in(address):
            if len(reading.found[word]) < KEPT:
                reading.found[word].append(f"{method} {address}")
        if answer.status_code == 200:
            reading.pages.append(address)
        return answer


def _links(answer):
    if "html" not in answer.get("Content-Type", ""):
        return []
    found = links_in(answer.content.decode(), ("/tinh/", "/static/"))
    return [link for link in found if not LEFT_OUT.match(link)]


def _shape(link):
    """The route of a link, and which filters it sets."""
    path, _, asked = link.partition("?")
    try:
        route = resolve(path).route
    except Resolver404:
        return None
    return route, tuple(sorted({part.partition("=")[0] for part in re.split("&(?:amp;)?", asked) if part}))
