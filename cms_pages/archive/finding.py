"""One page of what a visitor has chosen in the archive, for the page and for exports."""

from cms_pages.archive import facets
from search.service import Results, search

PAGE_SIZE = 20
COUNTED = (*(facet for facet, _, _ in facets.FACETS.values()), "year", "kind")


def page_of_results(
    choice: facets.Choice, page: int, *, page_size: int = PAGE_SIZE, counted: tuple[str, ...] = COUNTED
) -> Results:
    """One page of what a visitor has chosen, with the counts of these facets."""
    return search(
        choice.text,
        kinds=["award"],
        filters=choice.filters,
        year_from=choice.year_from,
        year_to=choice.year_to,
        facets=counted,
        sort=facets.SORTS[choice.sort][0],
        exact=choice.exact,
        page=page,
        page_size=page_size,
    )
