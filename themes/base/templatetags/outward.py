"""Tags of the head of a page for those who read it from outside: search machines and those who share it."""

from __future__ import annotations

from html import unescape
from typing import Any

from django import template
from django.core.paginator import Page
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from themes.base import outward

register = template.Library()

CARD_WIDTH, CARD_HEIGHT = 1200, 630
ADDRESS = "address_told_to_machines"


def _told_address(context: Any) -> str:
    """The canonical address that the head of this page told; "" for a page that is nobody else's business.

    Kept on the request: what a block or an included template puts into the context is gone with it.
    """
    return getattr(context.get("request"), ADDRESS, "")


def _page(context: Any) -> Any:
    """The page that is shown, where it can describe itself; lists call their part of a list `page`, too."""
    page = context.get("page")
    return page if hasattr(page, "structured_data") and not isinstance(page, Page) else None


def _card(context: Any) -> str:
    page = _page(context)
    address = page.share_card(context.get("office")) if page else context.get("site_card")
    return outward.absolute(str(address)) if address else ""


def canonical_address(context: Any) -> str:
    """The one address of what is shown: without whatever else stands in the query."""
    request, listing = context.get("request"), context.get("listing")
    if given := context.get("canonical_url"):
        return outward.absolute(given)
    if request is None:
        return ""
    return outward.absolute(request.path) + (listing.query(listing.found.number) if listing else "")


register.filter("absolute", outward.absolute)


class KeptNode(template.Node):
    """Renders what stands between the tags and keeps it under a name, so that a block can be said more than once."""

    child_nodelists = ("nodelist",)

    def __init__(self, nodelist: template.NodeList, name: str) -> None:
        self.nodelist, self.name = nodelist, name

    def render(self, context: Any) -> str:
        said = self.nodelist.render(context)
        context[self.name] = mark_safe(" ".join(said.split()))
        return ""


@register.tag
def kept(parser: Any, token: Any) -> KeptNode:
    """`{% kept name %}{% block … %}{% endblock %}{% endkept %}`: says nothing, keeps the words as `name`."""
    name = token.split_contents()[1]
    nodelist = parser.parse(("endkept",))
    parser.delete_first_token()
    return KeptNode(nodelist, name)


@register.simple_tag(takes_context=True)
def address_here(context: Any) -> str:
    """The address of this page as a paper copy bears it; "" where nothing was asked for."""
    return canonical_address(context)


@register.simple_tag(takes_context=True)
def qr_here(context: Any) -> SafeString:
    """The address of a public page for the camera of a telephone, at the foot of its paper copy."""
    address = _told_address(context)
    return outward.qr(address) if address else mark_safe("")


@register.simple_tag(takes_context=True)
def canonical(context: Any) -> SafeString:
    """The canonical address, the same for those who share it, and the pages of a list before and after this one."""
    address, listing = canonical_address(context), context.get("listing")
    if not address:
        return mark_safe("")
    # A page that tells machines no address (an account, a receipt) tells them nothing else either.
    if (request := context.get("request")) is not None:
        setattr(request, ADDRESS, address)
    links = [("canonical", address)]
    if listing:
        base = outward.absolute(context["request"].path)
        links += [(rel, f"{base}{query}") for rel, query in listing.beside()]
    shared = format_html('<meta property="og:url" content="{}">', address)
    return format_html_join("", '<link rel="{}" href="{}">', links) + shared


@register.simple_tag(takes_context=True)
def share_card(context: Any) -> SafeString:
    """The card that others show when somebody passes the page on."""
    tags: list[tuple[str, str, str]] = []
    card = context.get("shared_picture") or _card(context)
    if picture := context.get("shared_picture"):
        # What the page is about is itself a picture: that, and no drawing with its title.
        tags = [("property", "og:image", picture), ("property", "og:image:alt", context.get("picture_alt") or "")]
    elif card:
        title = getattr(_page(context), "title", "") or unescape(context.get("page_title") or "")
        title = title or outward.office_name(context.get("office"))
        tags += [
            ("property", "og:image", card),
            ("property", "og:image:type", "image/png"),
            ("property", "og:image:width", str(CARD_WIDTH)),
            ("property", "og:image:height", str(CARD_HEIGHT)),
            ("property", "og:image:alt", title),
        ]
    tags.append(("name", "twitter:card", "summary_large_image" if card else "summary"))
    return format_html_join("\n", '<meta {}="{}" content="{}">', tags)


@register.simple_tag(takes_context=True)
def structured_data(context: Any) -> SafeString:
    """Everything this page says of itself to machines, as one block of data.

    A page with `structured_data()` gives its node; other views hand in a node, or several, as `structured`. What
    says nothing of itself is a WebPage by its title and description; what has no canonical address is not told of,
    nor what a view calls `untold`.
    """
    if context.get("untold"):
        return mark_safe("")
    page, given = _page(context), context.get("structured") or []
    nodes = [given] if isinstance(given, dict) else list(given)
    if page:
        nodes.insert(0, _described(context, page))
    elif not nodes and _told_address(context):
        nodes.append(_plain(context))
    nodes = [each for each in nodes if each]
    if not nodes:
        return mark_safe("")
    office = context.get("office")
    nodes.append(outward.organisation(office))
    nodes.append(outward.website(office, reverse("search:site")))
    if page and (above := page.crumbs()):
        nodes.append(outward.breadcrumbs(above, page.title))
    return outward.script(nodes)


def _plain(context: Any) -> outward.Node:
    """A view that says nothing of itself, by what stands in its head."""
    return outward.node(
        "CollectionPage" if context.get("listing") else "WebPage",
        name=unescape(context.get("page_title") or ""),
        description=unescape(context.get("page_description") or ""),
        url=_told_address(context),
        inLanguage="vi",
        isPartOf=outward.website_id(),
        publisher=outward.organisation_id(),
    )


def _described(context: Any, page: Any) -> outward.Node:
    made = page.structured_data()
    if made and "image" not in made and (card := _card(context)):
        made["image"] = card
    return made
