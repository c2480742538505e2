"""What machines outside are told of a page: schema.org nodes, and the one address of each page of a list.

Knows no model: a page hands in its node as a dict, the office is anything with its fields.
https://schema.org/docs/full.html, https://www.w3.org/TR/json-ld11/
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

import segno
from django.conf import settings
from django.core.paginator import Page
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

Node = dict[str, Any]
CONTEXT = "https://schema.org"
PAGE_PARAMETER = "trang"
MOST_IN_QR = 300
# Inside a script element only these could end it or begin a comment; the last two end a line in old readers.
_UNSAFE = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}
# A byline may name an office instead of a person.
_OFFICES = (
    "ban", "báo", "bộ", "công an", "cổng", "cụm", "cục", "đài", "đoàn", "hội", "khối", "liên đoàn", "mặt trận",
    "phòng", "sở", "thường trực", "tòa soạn", "trang", "trung tâm", "trường", "ubnd", "ủy ban", "văn phòng", "xã",
)  # fmt: skip


def absolute(address: str) -> str:
    """The address with the origin of the portal, whatever host the request came by."""
    return settings.SITE_URL + address if address.startswith("/") else address


def instant(value: datetime.date | None) -> str:
    """A day or an instant (in local time) in ISO 8601; "" for none."""
    if isinstance(value, datetime.datetime):
        return (
            timezone.localtime(value).isoformat(timespec="seconds") if timezone.is_aware(value) else value.isoformat()
        )
    return value.isoformat() if value else ""


def lasting(seconds: float | None) -> str:
    """A length in ISO 8601 ("PT1M30S"); "" where it is not known."""
    whole = round(seconds or 0)
    return f"PT{whole // 60}M{whole % 60}S" if whole > 0 else ""


def node(kind: str, **properties: Any) -> Node:
    """A node of a schema.org type: empty properties are left out, days and instants written in ISO 8601."""
    made: Node = {"@type": kind}
    for name, value in properties.items():
        value = instant(value) if isinstance(value, datetime.date) else value
        if value not in (None, "", [], {}, ()):
            made[name] = value
    return made


def organisation_id() -> Node:
    """Reference to the node of the office."""
    return {"@id": absolute("/#co-quan")}


def website_id() -> Node:
    """Reference to the node of the portal as a whole."""
    return {"@id": absolute("/#trang")}


def office_name(office: Any) -> str:
    """Name of the office with its place."""
    return (
        " ".join(filter(None, [getattr(office, "name", ""), getattr(office, "place", "")]))
        or settings.WAGTAIL_SITE_NAME
    )


def organisation(office: Any) -> Node:
    """The council as a GovernmentOrganization, with what stands at the foot of every page."""
    return organisation_id() | node(
        "GovernmentOrganization",
        name=office_name(office),
        url=absolute("/"),
        logo=absolute(static("base/motifs/mark.svg")),
        address=getattr(office, "address", ""),
        telephone=getattr(office, "phone", ""),
        email=getattr(office, "email", ""),
        areaServed=getattr(office, "place", ""),
    )


def website(office: Any, search: str) -> Node:
    """The portal as a WebSite with its search; `search` is the path of the search page, which reads `q`."""
    target = node("EntryPoint", urlTemplate=f"{absolute(search)}?q={{search_term_string}}")
    action = node("SearchAction", target=target) | {"query-input": "required name=search_term_string"}
    return website_id() | node(
        "WebSite",
        name=office_name(office),
        url=absolute("/"),
        inLanguage="vi",
        publisher=organisation_id(),
        potentialAction=action,
    )


def author(byline: str) -> Node:
    """Whoever a byline names: a person, or an office by its first words; the council where there is no byline."""
    if not byline:
        return organisation_id()
    name = byline.strip()
    words = name.casefold()
    is_office = any(words == each or words.startswith(f"{each} ") for each in _OFFICES)
    return node("Organization" if is_office else "Person", name=name)


def place(name: str, country: str = "VN") -> Node:
    """Where something is held: the words that the page has, and the country."""
    return node("Place", name=name, address=node("PostalAddress", streetAddress=name, addressCountry=country))


def legislation(name: str, identifier: str, address: str = "") -> Node:
    """A document that is only named, as others refer to it."""
    return node("Legislation", name=name, legislationIdentifier=identifier, url=absolute(address) if address else "")


def breadcrumbs(links: Iterable[tuple[str, str]], here: str) -> Node:
    """The way down to a page as a BreadcrumbList: (title, address) from the top, then the page itself."""
    items = [
        node("ListItem", position=at, name=str(title), item=absolute(address))
        for at, (title, address) in enumerate(links, start=1)
    ]
    if here:
        items.append(node("ListItem", position=len(items) + 1, name=str(here)))
    return node("BreadcrumbList", itemListElement=items)


@lru_cache(maxsize=256)
def qr(address: str) -> SafeString:
    """A QR code of an address as a drawing in the page; "" for one too long for paper."""
    if len(address) > MOST_IN_QR:
        return mark_safe("")
    drawn = segno.make(address, error="m", micro=False)
    return mark_safe(drawn.svg_inline(border=0, omitsize=True, lineclass=None, svgclass="print-foot__qr"))


def script(nodes: Iterable[Node]) -> SafeString:
    """The nodes as one block of data in the page. It runs nothing, so a policy without inline script lets it be."""
    graph = [each for each in nodes if each]
    if not graph:
        return mark_safe("")
    data: Mapping[str, Any] = graph[0] if len(graph) == 1 else {"@graph": graph}
    text = json.dumps({"@context": CONTEXT} | dict(data), ensure_ascii=False, separators=(",", ":"))
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text.translate(_UNSAFE)))


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list under the choices that the reader made, known by one address each."""

    found: Page
    choices: dict[str, str] = field(default_factory=dict)

    def query(self, number: int) -> str:
        """The query string of a page of this list: choices in the list's own order, the first page without number."""
        asked = [(name, value) for name, value in self.choices.items() if value]
        if number > 1:
            asked.append((PAGE_PARAMETER, str(number)))
        return f"?{urlencode(asked)}" if asked else ""

    def beside(self) -> list[tuple[str, str]]:
        """("prev" or "next", query string) of the pages beside this one."""
        found = [("prev", self.query(self.found.previous_page_number()))] if self.found.has_previous() else []
        return found + ([("next", self.query(self.found.next_page_number()))] if self.found.has_next() else [])


def listing(found: Page, **choices: Any) -> Listing:
    """What a view with a list hands to its template as `listing`: the page of the list, and valid choices only."""
    return Listing(found, {name: "" if value in (None, "") else str(value) for name, value in choices.items()})
