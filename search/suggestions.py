"""What is offered while somebody types: people and collectives, units, documents, pages.

Names come from the index, and before any is offered the room that keeps the
records says which of them may be (``register_check``): public now, no child.
Rooms may bring a group of their own (``register_offers``).
"""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field, replace

from . import lexicon, registry
from .engines import Request, get_engine
from .filter_values import FilterValues
from .query import Query
from .reading import read
from .text import canonical, fold

MOST = 8
IN_GROUP = 4
LOOKED_AT = 40
PAPERS = ("decision", "document")
PAGES = ("exemplar", "news", "consultation", "page")

Check = Callable[[Iterable[str]], set[str]]


@dataclass(frozen=True, slots=True)
class Offer:
    """One line: the text, what is said beside it, and where it leads ("": search for the text)."""

    text: str
    note: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Lines of one sort and how many finds there are in all."""

    label: str
    count: int
    items: list[Offer] = field(default_factory=list)

    def as_json(self) -> dict:
        """Plain values."""
        return asdict(self)


Offers = Callable[[str], Group | None]
_checks: dict[str, Check] = {}
_offers: list[Offers] = []


def register_check(kind: str, check: Check) -> None:
    """Let a room say which keys of a kind may be offered by name; without a check none of "award" is."""
    _checks[kind] = check


def allowed(kind: str, keys: Iterable[str]) -> set[str]:
    """Which of the keys may be offered by name; none if no room says so."""
    return _checks[kind](keys) if kind in _checks else set()


def register_offers(offers: Offers) -> None:
    """Let a room offer a group of its own, asked with the text as typed, without filters."""
    if offers not in _offers:
        _offers.append(offers)


def suggest(typed: str) -> list[Group]:
    """Groups of at most MOST lines together; nothing for less than two letters."""
    if len(fold(typed[:200])) < 2:
        return []
    query = read(typed[:200], lexicon.current(), FilterValues())
    if not query.groups:
        return []
    # A filter that is not finished yet ("năm:20") narrows nothing.
    told = tuple(each for each in query.constraints if not each.facet or each.values)
    query = replace(query, constraints=told)
    made = [_people(query), *(offers(query.said) for offers in _offers), *_written(query)]
    return _fair([group for group in made if group and group.items])


def _fair(groups: list[Group]) -> list[Group]:
    """The first lines of each group, so that no group takes all the room."""
    shares = [0] * len(groups)
    left = MOST
    while left and any(share < min(len(g.items), IN_GROUP) for share, g in zip(shares, groups, strict=True)):
        for at, group in enumerate(groups):
            if left and shares[at] < min(len(group.items), IN_GROUP):
                shares[at] += 1
                left -= 1
    return [Group(g.label, g.count, g.items[:share]) for g, share in zip(groups, shares, strict=True) if share]


def _people(query: Query) -> Group | None:
    """Names of people and collectives who were given awards, each once, the newest first."""
    if "award" not in _checks or all(group.numbers for group in query.groups):
        return None
    answer = get_engine().search(Request(query=query, kinds=("award",), limit=LOOKED_AT, heads="hb"))
    shown = allowed("award", [found["key"] for found in answer.documents])
    named: dict[str, str] = {}
    for found in answer.documents:
        if found["key"] in shown:
            named.setdefault(canonical(found["title"]), found["title"])  # Nhìn and Nhịn are two people
    return Group(
        "Người, tập thể được khen thưởng", answer.total, [Offer(query.filtered(name)) for name in named.values()]
    )


def _written(query: Query) -> list[Group]:
    """Documents and pages, by one question to the engine."""
    request = Request(query=query, kinds=(*PAPERS, *PAGES), limit=2 * LOOKED_AT, facets=("kind",), heads="hb")
    answer = get_engine().search(request)
    counts = answer.facets.get("kind", {})
    made = []
    told = registry.remarks((each["kind"], each["key"]) for each in answer.documents if each["kind"] in PAPERS)
    for label, kinds in (("Văn bản, quyết định", PAPERS), ("Bài viết, trang", PAGES)):
        found = [each for each in answer.documents if each["kind"] in kinds]
        items = [Offer(each["title"], _note(each, told), each["url"]) for each in found if each["url"]]
        made.append(Group(label, sum(counts.get(kind, 0) for kind in kinds), items))
    return made


def _note(found: dict, told: dict[tuple[str, str], str]) -> str:
    """The number of a document, unless its title says it; and what its room says of it today."""
    number = found["number"] if found["number"] and fold(found["number"]) not in fold(found["title"]) else ""
    return "; ".join(filter(None, [number, told.get((found["kind"], found["key"]), "")]))
