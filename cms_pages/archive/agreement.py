"""Where the finds that agree with what was typed end, so that nobody takes another name for the one looked for."""

from cms_pages.archive import facets
from search.service import Hit, Results
from search.text import has_marks, tokens
from search.text.syllables import consistent


def divider(choice: facets.Choice, results: Results) -> int | None:
    """Index of the first find on the page from which on all agree only weakly; None if there is nothing to part.

    Somebody who looks for a name is told which finds bear all its words, with
    the marks that were typed. For other words, which find agrees in its marks.
    """
    query = results.query
    if choice.sort or results.exact or not results.hits or any(group.numbers for group in query.groups):
        return None
    if query.name_like:
        name = tuple(
            b for group in query.required for words in group.words[:1] for b in words.b
        )  # without titles and posts
        agree = [_bears(hit, name, query.said, half=query.half) for hit in results.hits]
        last = max((at for at, yes in enumerate(agree) if yes), default=-1)
        return last + 1 if last + 1 < len(agree) and (last >= 0 or results.page == 1) else None
    if results.exact_total is None:
        return None
    at = results.exact_total - (results.first - 1)
    return at if 0 < at < len(results.hits) else None


def _bears(hit: Hit, words: tuple[str, ...], typed: str, *, half: bool) -> bool:
    found = [token for text in (hit.title, *hit.people) for token in tokens(text)]
    if not has_marks(typed):
        return set(words) <= {token.b for token in found}
    # A word typed without marks agrees with any marks; typed with half of them, with what has those.
    asked = [token for token in tokens(typed) if token.b in words]
    ways = [(t.a, *(consistent(t.a) if half else ())) for t in asked]
    return all(
        any(has.a in keys or (t.a == t.b and has.b == t.b) for has in found)
        for t, keys in zip(asked, ways, strict=True)
    )
